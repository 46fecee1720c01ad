"""Options that several commands share."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Callable

from . import queries
from .corpus import Corpus
from .failure import Failure
from .progress import say
from .queries import Query


def parser(purpose: str) -> argparse.ArgumentParser:
    """A parser with the corpus, the program and the query set."""
    result = argparse.ArgumentParser(description=purpose)
    result.add_argument("corpus", metavar="CORPUS.jsonl", help="JSON lines with id, title, body")
    result.add_argument(
        "--newsidx", type=Path, metavar="PROGRAM",
        help="measure this program and do not compile one")
    result.add_argument(
        "--queries", type=positive, metavar="N", help="phrases to draw from the corpus")
    result.add_argument("--seed", type=int, default=2013, help="of the query set (2013)")
    result.add_argument(
        "--query-file", type=Path, metavar="FILE",
        help="ask these and draw none: JSON lines with query and tags")
    return result


def query_set(arguments: argparse.Namespace, corpus: Corpus) -> list[Query]:
    """The queries of the file that is named, else drawn from the corpus."""
    if arguments.query_file:
        result = queries.read(arguments.query_file)
    else:
        result = queries.draw(corpus, arguments.seed, arguments.queries)
    say(f"{len(result)} queries" + ("" if arguments.query_file else f", seed {arguments.seed}"))
    if not result:
        raise Failure("there are no queries to ask")
    return result


def positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 at least")
    return value


def exit_with(command: Callable[[], int]) -> None:
    """Runs a command and ends the program: 0, or 2 and a message after a failure."""
    try:
        sys.exit(command())
    except Failure as failure:
        print(f"error: {failure}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("error: interrupted", file=sys.stderr)
        sys.exit(2)
