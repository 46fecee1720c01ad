"""Whether the engines count the same, and where they rightly do not."""

from __future__ import annotations

from dataclasses import dataclass

from .comparison import OURS
from .queries import Query
from .rounds import Round

# Why counts differ without anybody being wrong; every engine keeps its own rules of what a word is.
REASONS = (
    "newsidx drops the possessive 's, joins U.N. to un, tells US from us, folds accents, and lets "
    "no phrase run from a title into the body",
    "lucene cuts words by UAX #29 and keeps the company's and U.N as they stand",
    "tantivy and fts5 cut at all that is no letter or digit, so company's has the word company",
    "xapian keeps apostrophes inside words, and joins initials such as U.N.",
)


@dataclass(frozen=True)
class Difference:
    """A query for which a peer counts otherwise."""

    query: str
    ours: int
    theirs: int

    @property
    def weight(self) -> float:
        """How large the difference is, measured by the larger count."""
        return abs(self.ours - self.theirs) / max(self.ours, self.theirs, 1)


@dataclass(frozen=True)
class Agreement:
    """newsidx's counts beside those of a peer."""

    peer: str
    queries: int
    differences: list[Difference]

    def as_json(self, examples: int) -> dict[str, object]:
        return {
            "peer": self.peer,
            "queries": self.queries,
            "equal": self.queries - len(self.differences),
            "articles where they differ, newsidx": sum(d.ours for d in self.differences),
            "articles where they differ, peer": sum(d.theirs for d in self.differences),
            "examples": [
                {"query": d.query, "newsidx": d.ours, "peer": d.theirs}
                for d in self.differences[:examples]
            ],
        }


def agreements(round: Round, queries: list[Query]) -> list[Agreement]:
    """One for each peer, with the greatest differences first."""
    peers = list(dict.fromkeys(engine for _, engine in round if engine != OURS))
    return [_agreement(round, queries, peer) for peer in peers]


def self_contradictions(round: Round, queries: list[Query]) -> list[str]:
    """Queries that newsidx counts otherwise for COUNT than for TOP_10_COUNT: never rightly."""
    counts, totals = round["COUNT", OURS].counts, round["TOP_10_COUNT", OURS].counts
    return [queries[i].text for i in counts if counts[i] != totals[i]]


def _agreement(round: Round, queries: list[Query], peer: str) -> Agreement:
    ours, theirs = round["COUNT", OURS].counts, round["COUNT", peer].counts
    differences = [
        Difference(queries[i].text, ours[i], theirs[i]) for i in theirs if ours[i] != theirs[i]
    ]
    differences.sort(key=lambda difference: (-difference.weight, difference.query))
    return Agreement(peer, len(theirs), differences)
