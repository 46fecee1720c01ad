"""SQLite FTS5 in the game: `build CORPUS INDEX MEBIBYTES` or `serve INDEX`."""

from __future__ import annotations

import os
import sqlite3
import sys
from typing import Optional

from protocol import articles, serve


def build(corpus: str, index: str, mebibytes: str) -> None:
    """Indexes the text without storing it, in one transaction, and merges all into one tree."""
    os.makedirs(index)
    database = sqlite3.connect(_file(index), isolation_level=None)
    database.execute(f"PRAGMA cache_size = -{int(mebibytes) << 10}")
    database.execute("CREATE TABLE identifier (number INTEGER PRIMARY KEY, id TEXT)")
    database.execute("CREATE VIRTUAL TABLE article USING fts5(text, content='')")
    database.execute("BEGIN")
    for number, (identifier, text) in enumerate(articles(corpus), start=1):
        database.execute("INSERT INTO identifier VALUES (?, ?)", (number, identifier))
        database.execute("INSERT INTO article (rowid, text) VALUES (?, ?)", (number, text))
    database.execute("COMMIT")
    database.execute("INSERT INTO article (article) VALUES ('optimize')")
    database.execute("VACUUM")
    database.close()


class Searches:
    """The four commands over an open database."""

    _COUNT = "SELECT count(*) FROM article WHERE article MATCH ?"
    _BEST = "SELECT rowid FROM article WHERE article MATCH ? ORDER BY rank LIMIT ?"

    def __init__(self, index: str):
        self._database = sqlite3.connect(_file(index))
        self._database.execute(f"PRAGMA mmap_size = {1 << 40}")

    def answer(self, command: str, text: str) -> Optional[int]:
        query = _translated(text)
        if command == "COUNT":
            return self._count(query)
        if command in ("TOP_10", "TOP_100"):
            self._best(query, int(command[4:]))
            return 1
        if command == "TOP_10_COUNT":
            self._best(query, 10)
            return self._count(query)
        return None

    def _count(self, query: str) -> int:
        return self._database.execute(self._COUNT, (query,)).fetchone()[0]

    def _best(self, query: str, limit: int) -> None:
        self._database.execute(self._BEST, (query, limit)).fetchall()


def _translated(query: str) -> str:
    """A query of the game in the syntax of FTS5."""
    if query.startswith('"'):
        return query
    words = [f'"{word.lstrip("+")}"' for word in query.split()]
    return (" AND " if query.startswith("+") else " OR ").join(words)


def _file(index: str) -> str:
    return os.path.join(index, "articles.db")


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(*sys.argv[2:])
    else:
        serve(Searches(sys.argv[2]).answer)
