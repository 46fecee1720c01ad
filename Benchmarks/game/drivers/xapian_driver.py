"""Xapian in the game: `build CORPUS INDEX` or `serve INDEX`."""

from __future__ import annotations

import shutil
import sys
from typing import Optional

import xapian

from protocol import articles, serve

# The documents that are inverted in memory before they are written.
BATCH = 50_000


def build(corpus: str, index: str) -> None:
    """Indexes the text with positions, stores the ids only, and compacts the index.

    The lists of terms by document, which only serve updates and expansion, are left out.
    """
    loose = f"{index}.loose"
    database = xapian.WritableDatabase(loose, xapian.DB_CREATE | xapian.DB_NO_TERMLIST)
    generator = xapian.TermGenerator()
    for number, (identifier, text) in enumerate(articles(corpus), start=1):
        document = xapian.Document()
        document.set_data(identifier)
        generator.set_document(document)
        generator.set_termpos(0)
        generator.index_text(text)
        database.add_document(document)
        if number % BATCH == 0:
            database.commit()
    database.commit()
    database.compact(index)
    database.close()
    shutil.rmtree(loose)


class Searches:
    """The four commands over an open index."""

    _SYNTAX = xapian.QueryParser.FLAG_PHRASE | xapian.QueryParser.FLAG_LOVEHATE

    def __init__(self, index: str):
        self._database = xapian.Database(index)
        self._parser = xapian.QueryParser()

    def answer(self, command: str, text: str) -> Optional[int]:
        everything = self._database.get_doccount()
        enquire = xapian.Enquire(self._database)
        enquire.set_query(self._parser.parse_query(text, self._SYNTAX))
        if command == "COUNT":
            enquire.set_weighting_scheme(xapian.BoolWeight())
            return enquire.get_mset(0, 0, everything).get_matches_estimated()
        if command == "TOP_10_COUNT":
            return enquire.get_mset(0, 10, everything).get_matches_estimated()
        if command in ("TOP_10", "TOP_100"):
            enquire.get_mset(0, int(command[4:]))
            return 1
        return None


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(*sys.argv[2:])
    else:
        serve(Searches(sys.argv[2]).answer)
