"""Queries for places beside the most usual word: what annotations cost a search."""

from __future__ import annotations

from .conversation import Conversation
from .figures import Spread
from .rounds import COMMANDS

# What the others are compared with: a word of most articles.
WORD = "said"
QUERIES = [
    "place:Mali", "about:Mali", "place:Africa", '"<place:Africa>"', "place:Sahel", "place:Paris~50km",
    '"killed in <place:Iraq>"', '"<number> people were killed"',
]


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


def _best(talk: Conversation, command: str, query: str, iterations: int) -> float:
    talk.ask(command, query)
    return min(talk.ask(command, query).microseconds for _ in range(iterations))
