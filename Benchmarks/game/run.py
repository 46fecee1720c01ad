"""`run CORPUS.jsonl`: the whole game."""

from __future__ import annotations

import argparse
from pathlib import Path

from . import options, report, results
from .corpus import Corpus
from .engines import PEERS, Newsidx
from .game import Game
from .machine import machine, swift_version
from .measurement import Measurement
from .peers import set_up

_PARTS = ["builds", "queries", "annotations", "start"]

# How much is measured unless an option says otherwise: as it should be, and with --quick.
_AMOUNTS = {
    "runs": (5, 1), "rounds": (5, 2), "iterations": (5, 2), "queries": (1000, 100),
    "warm_up": (60.0, 5.0), "slow_seconds": (10.0, 2.0),
}


def main() -> int:
    """Sets up, builds, asks, compares; writes the result and prints the table of ratios."""
    arguments = _arguments()
    corpus = Corpus.at(arguments.corpus)
    newsidx = Newsidx(arguments.newsidx)
    newsidx.set_up()
    peers, missing = set_up(arguments.peers)
    if arguments.before:
        before = Newsidx(arguments.before, name="before")
        before.set_up()
        peers.append(before)
    measured = Measurement(
        when=results.moment(), machine=machine(), corpus=corpus, articles=corpus.count_lines(),
        seed=None if arguments.query_file else arguments.seed,
        queries=options.query_set(arguments, corpus), runs=arguments.runs,
        rounds=arguments.rounds, iterations=arguments.iterations, warm_up=arguments.warm_up,
        slow_seconds=arguments.slow_seconds, missing=missing,
        peers=[peer.name for peer in peers],
        versions={
            "newsidx": f"{newsidx.version()}, {swift_version()}",
            **{peer.name: peer.version() for peer in peers}})
    with Game(measured, newsidx, peers, keeps_indexes=arguments.keep) as game:
        if "builds" in arguments.only:
            game.measure_builds()
        if "queries" in arguments.only:
            game.measure_queries(arguments.times)
        if "annotations" in arguments.only:
            game.measure_annotations()
        if "start" in arguments.only:
            game.measure_starts()
    results.write("game", measured.when, measured.as_json(), report.report(measured))
    print(report.ratios(measured))
    return 0


def _arguments() -> argparse.Namespace:
    parser = options.parser("Measure newsidx and its peers side by side, on one corpus.")
    parser.add_argument("--peers", default=",".join(PEERS), help="which (%(default)s)")
    parser.add_argument(
        "--before", type=Path, metavar="PROGRAM", help="another newsidx, which plays as a peer")
    parser.add_argument("--only", default=",".join(_PARTS), help="which parts (%(default)s)")
    parser.add_argument("--runs", type=options.positive, metavar="N", help="of each build (5)")
    parser.add_argument("--rounds", type=options.positive, metavar="N", help="of queries (5)")
    parser.add_argument(
        "--iterations", type=options.positive, metavar="N",
        help="askings of a query in a round, the best of which counts (5)")
    parser.add_argument(
        "--warm-up", type=float, metavar="S", help="seconds of askings before the rounds (60)")
    parser.add_argument(
        "--slow-seconds", type=float, metavar="S",
        help="for a slow engine: time for each command and kind of query (10)")
    parser.add_argument(
        "--quick", action="store_true",
        help="1 run, 2 rounds, 2 iterations, 100 phrases, 5 and 2 s, unless told otherwise")
    parser.add_argument(
        "--keep", action="store_true",
        help="keep the indexes; where builds are not measured, use the peers' that were kept")
    parser.add_argument(
        "--times", type=Path, metavar="FILE", help="also write the times of each query, as JSON")
    arguments = parser.parse_args()
    for name, (thorough, quick) in _AMOUNTS.items():
        if getattr(arguments, name) is None:
            setattr(arguments, name, quick if arguments.quick else thorough)
    arguments.only = _chosen(parser, "--only", arguments.only, _PARTS)
    arguments.peers = _chosen(parser, "--peers", arguments.peers, list(PEERS))
    return arguments


def _chosen(
    parser: argparse.ArgumentParser, option: str, text: str, known: list[str]
) -> list[str]:
    names = [name for name in text.split(",") if name]
    for name in names:
        if name not in known:
            parser.error(f"{option} knows {', '.join(known)}, not {name}")
    return names
