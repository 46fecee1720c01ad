"""Asking every engine every query, round by round."""

from __future__ import annotations

import time
from dataclasses import dataclass

from .conversation import Conversation
from .queries import Query

COMMANDS = ("COUNT", "TOP_10", "TOP_10_COUNT")


@dataclass
class Column:
    """One engine's answers to one command: for each query the best time and the count.

    What was not asked is missing.
    """

    microseconds: dict[int, float]
    counts: dict[int, int]

    @staticmethod
    def empty() -> Column:
        return Column({}, {})


# The columns of a round by command and engine.
Round = dict[tuple[str, str], Column]


def warm_up(talks: list[Conversation], queries: list[Query], seconds: float) -> None:
    """Asks everything again and again for so long, which is what a Java engine needs to be fast."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        for command in COMMANDS:
            for query in queries:
                for talk in talks:
                    talk.ask(command, query.text)


def play(talks: list[Conversation], queries: list[Query], iterations: int) -> Round:
    """A round: for each command, each query is asked of each engine in turn, `iterations` times.

    The best time counts. One more iteration before these warms the engines up.
    """
    columns: Round = {(command, talk.name): Column.empty()
                      for command in COMMANDS for talk in talks}
    for command in COMMANDS:
        for iteration in range(iterations + 1):
            # Another engine goes first each time, so that none always finds the same caches.
            start = iteration % len(talks)
            order = talks[start:] + talks[:start]
            for number, query in enumerate(queries):
                for talk in order:
                    _ask(talk, command, number, query, columns[command, talk.name], iteration > 0)
    return columns


def play_slowly(talk: Conversation, queries: list[Query], seconds: float) -> Round:
    """The round of a slow engine: each query twice in a row, of which the second time counts.

    After so many seconds for a command and one kind of query (phrase, intersection, union) the
    rest of the kind is left out. What is asked is a random part, since queries come shuffled.
    """
    columns: Round = {}
    for command in COMMANDS:
        column = columns[command, talk.name] = Column.empty()
        spent: dict[str, float] = {}
        for number, query in enumerate(queries):
            kind = query.classes[0]
            if spent.get(kind, 0) >= seconds:
                continue
            start = time.perf_counter()
            _ask(talk, command, number, query, column, counts=False)
            _ask(talk, command, number, query, column, counts=True)
            spent[kind] = spent.get(kind, 0) + time.perf_counter() - start
    return columns


def _ask(
    talk: Conversation, command: str, number: int, query: Query, column: Column, counts: bool
) -> None:
    answer = talk.ask(command, query.text)
    column.counts[number] = answer.count
    if counts:
        best = column.microseconds.get(number)
        if best is None or answer.microseconds < best:
            column.microseconds[number] = answer.microseconds
