"""tantivy in the game: `build CORPUS INDEX THREADS MEBIBYTES` or `serve INDEX`."""

from __future__ import annotations

import os
import sys
from typing import Optional

import tantivy

from protocol import articles, serve


def build(corpus: str, index: str, threads: str, mebibytes: str) -> None:
    """Indexes the text with positions, stores the ids only, and waits for all merges.

    A column that is the same in all articles, and so takes no space, is there to be counted.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("one", fast=True)
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", tokenizer_name="default", index_option="position")
    os.makedirs(index)
    writer = tantivy.Index(builder.build(), path=index).writer(
        int(mebibytes) << 20, int(threads))
    for identifier, text in articles(corpus):
        writer.add_document(tantivy.Document(one=1, id=[identifier], text=[text]))
    writer.commit()
    writer.wait_merging_threads()


class Searches:
    """The four commands over an open index."""

    _NUMBER = {"number": {"value_count": {"field": "one"}}}

    def __init__(self, path: str):
        self._index = tantivy.Index.open(path)
        self._searcher = self._index.searcher()

    def answer(self, command: str, text: str) -> Optional[int]:
        query = self._index.parse_query(text, ["text"])
        if command == "COUNT":
            return self._count_union(query) if text[0] not in '"+' else self._count(query)
        if command == "TOP_10_COUNT":
            return self._searcher.search(query, 10, count=True).count
        if command in ("TOP_10", "TOP_100"):
            self._searcher.search(query, int(command[4:]), count=False)
            return 1
        return None

    # The package has no search that only counts. Of what it has, each of these comes nearest for
    # its kind of query.

    def _count(self, query: tantivy.Query) -> int:
        """Keeps one hit, with a constant for its score."""
        constant = tantivy.Query.const_score_query(query, 1.0)
        return self._searcher.search(constant, 1, count=True).count

    def _count_union(self, query: tantivy.Query) -> int:
        """Aggregates, which scores nothing: twice as fast for unions, a bit slower for others."""
        return int(self._searcher.aggregate(query, self._NUMBER)["number"]["value"])


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(*sys.argv[2:])
    else:
        serve(Searches(sys.argv[2]).answer)
