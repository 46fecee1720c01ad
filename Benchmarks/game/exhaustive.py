"""`exhaustive CORPUS.jsonl`: proves that what is fast is also right, on the whole query set."""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from pathlib import Path

from . import options, oracle
from .builds import Build
from .conversation import Conversation
from .corpus import Corpus
from .engines import BuildOptions, Newsidx
from .failure import Failure
from .places import cache
from .queries import Query

_SHOWN = 10

# The ten best with their scores: as TOP_10 finds them, as TOP_10_COUNT does (where that is another
# way), and without skipping anything.
_BEST = ("IDS_10", "IDS")
_EXHAUSTIVE = "IDS_EXHAUSTIVE"


def main() -> int:
    """Compares every answer with that of an evaluator that skips nothing; 2 if one differs."""
    arguments = _arguments()
    corpus = Corpus.at(arguments.corpus)
    newsidx = Newsidx(arguments.newsidx)
    newsidx.set_up()
    drawn = options.query_set(arguments, corpus)
    cache().mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="exhaustive-", dir=cache()))
    try:
        build = Build(newsidx, BuildOptions(), folder / "newsidx")
        if not build.make(corpus):
            raise Failure(build.failure)
        with Conversation(newsidx.name, newsidx.serve_command(build.index), {}) as talk:
            wrong = _compare_evaluators(talk, drawn)
            wrong += _compare_counts(talk, corpus, _sample(drawn, arguments))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for message in wrong[:_SHOWN]:
        print(message)
    if wrong:
        raise Failure(f"{len(wrong)} answers are wrong")
    print("all answers are right")
    return 0


def _arguments() -> argparse.Namespace:
    parser = options.parser(
        "Prove that COUNT is exact, and that TOP_10 gives the ten that an exhaustive evaluator "
        "gives, with the same scores in the same order.")
    parser.add_argument(
        "--scanned", type=int, default=50, metavar="N",
        help="phrases that are also counted by reading the corpus (%(default)s)")
    parser.set_defaults(queries=1000)
    return parser.parse_args()


def _sample(drawn: list[Query], arguments: argparse.Namespace) -> list[str]:
    phrases = [query.text.strip('"') for query in drawn if query.text.startswith('"')]
    chosen = random.Random(arguments.seed).sample(phrases, min(arguments.scanned, len(phrases)))
    return sorted(chosen)


def _compare_evaluators(talk: Conversation, drawn: list[Query]) -> list[str]:
    """What the fast evaluators answer otherwise than the exhaustive one."""
    known = [verb for verb in _BEST if talk.try_ask(verb, drawn[0].text)]
    if talk.try_ask(_EXHAUSTIVE, drawn[0].text) is None:
        raise Failure(f"this newsidx has no {_EXHAUSTIVE} to compare with")
    wrong = []
    for query in drawn:
        expected = talk.ask(_EXHAUSTIVE, query.text)
        for verb in known:
            best = talk.ask(verb, query.text).fields
            if best != expected.fields:
                wrong.append(
                    f"{query.text}: {verb} differs\n  fast        {' '.join(best)}"
                    f"\n  exhaustive  {' '.join(expected.fields)}")
        for verb in ("COUNT", "TOP_10_COUNT"):
            count = talk.ask(verb, query.text).count
            if count != expected.count:
                wrong.append(f"{query.text}: {verb} is {count}, exhaustively {expected.count}")
    verbs = ", ".join([*known, "COUNT", "TOP_10_COUNT"])
    print(f"{len(drawn)} queries, {verbs} beside {_EXHAUSTIVE}: {len(wrong)} differences")
    return wrong


def _compare_counts(talk: Conversation, corpus: Corpus, phrases: list[str]) -> list[str]:
    """Counts that lie outside of what reading the corpus allows."""
    wrong = []
    decided = 0
    for bounds in oracle.bound(corpus, phrases):
        count = talk.ask("COUNT", f'"{bounds.phrase}"').count
        decided += bounds.least == bounds.most
        if not bounds.least <= count <= bounds.most:
            wrong.append(
                f'"{bounds.phrase}": COUNT is {count}, but {bounds.least} articles at least and '
                f"{bounds.most} at most hold it")
    print(
        f"{len(phrases)} phrases beside the text itself: {len(wrong)} counts impossible, "
        f"{decided} exactly determined")
    return wrong
