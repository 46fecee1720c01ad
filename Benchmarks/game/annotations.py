"""Queries for places and dates beside the most usual word: what annotations cost a search."""

from __future__ import annotations

from .conversation import Conversation
from .figures import Spread, geometric_mean
from .queries import CLASSES, Query
from .rounds import COMMANDS

# What the others are compared with: a word of most articles.
WORD = "said"
QUERIES = [
    "place:Mali", "about:Mali", "place:Africa", '"<place:Africa>"', "place:Sahel", "place:Paris~50km",
    '"killed in <place:Iraq>"', '"<number> people were killed"', "date:2008-09", "date-in:2008-09",
    "date:2008", "published:2008-09", '"killed on <date>"',
]
# What the queries of the game are narrowed down to.
MONTH = "published:2008-09"


def play(talk: Conversation, rounds: int, iterations: int) -> dict[str, dict[str, Spread]]:
    """For each command and query its time as a multiple of the word's, round by round."""
    ratios: dict[str, dict[str, list[float]]] = {
        command: {query: [] for query in QUERIES} for command in COMMANDS}
    for _ in range(rounds):
        for command in COMMANDS:
            word = _best(talk, command, WORD, iterations)
            for query in QUERIES:
                ratios[command][query].append(_best(talk, command, query, iterations) / word)
    return {
        command: {query: Spread.of(values) for query, values in queries.items()}
        for command, queries in ratios.items()
    }


def play_month(
    talk: Conversation, queries: list[Query], rounds: int, iterations: int
) -> dict[str, dict[str, Spread]]:
    """For each command and class the time of its queries within one month over that without."""
    ratios: dict[str, dict[str, list[float]]] = {
        command: {name: [] for name in CLASSES} for command in COMMANDS}
    for _ in range(rounds):
        for command in COMMANDS:
            found = [
                _best(talk, command, f"+({query.text}) +{MONTH}", iterations)
                / _best(talk, command, query.text, iterations)
                for query in queries]
            for name in CLASSES:
                members = [ratio for query, ratio in zip(queries, found) if name in query.classes]
                # A few queries have some classes only.
                if members:
                    ratios[command][name].append(geometric_mean(members))
    return {
        command: {name: Spread.of(values) for name, values in classes.items() if values}
        for command, classes in ratios.items()
    }


def _best(talk: Conversation, command: str, query: str, iterations: int) -> float:
    talk.ask(command, query)
    return min(talk.ask(command, query).microseconds for _ in range(iterations))
