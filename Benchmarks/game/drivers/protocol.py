"""The part that the drivers in Python share: articles in, answers out."""

from __future__ import annotations

import json
import sys
import time
from typing import Callable, Iterator, Optional


def articles(corpus: str) -> Iterator[tuple[str, str]]:
    """The id and the text, title and body, of each article in a file of JSON lines."""
    with open(corpus, encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                fields = json.loads(line)
                title, body = fields.get("title") or "", fields.get("body") or ""
                yield str(fields.get("id", "")), f"{title}\n{body}"


def serve(answer: Callable[[str, str], Optional[int]]) -> None:
    """Answers COMMAND<TAB>QUERY by count<TAB>microseconds until the input ends.

    The time is that of `answer`, which parses and searches; it returns nothing for a command that
    it does not know.
    """
    clock = time.perf_counter_ns
    for line in sys.stdin:
        command, _, query = line.rstrip("\n").partition("\t")
        start = clock()
        count = answer(command, query)
        elapsed = clock() - start
        if count is None:
            print("UNSUPPORTED", flush=True)
        else:
            print(f"{count}\t{elapsed / 1000:.1f}", flush=True)
