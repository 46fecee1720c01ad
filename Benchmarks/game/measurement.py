"""Everything that a run of the game has measured."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from .agreement import Agreement
from .builds import Build, ratio
from .comparison import OURS, Line
from .corpus import Corpus
from .figures import Spread
from .queries import Query

_EXAMPLES = 20


@dataclass
class Measurement:
    """The setting of a run, then its figures."""

    when: datetime
    corpus: Corpus
    articles: int
    # Nothing if the queries are read from a file.
    seed: int | None
    queries: list[Query]
    runs: int
    rounds: int
    iterations: int
    warm_up: float
    slow_seconds: float
    machine: dict[str, object]
    versions: dict[str, str]
    missing: dict[str, str]
    peers: list[str]
    builds: list[Build] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    contradictions: list[str] = field(default_factory=list)
    starts: dict[str, Spread] = field(default_factory=dict)
    # By command and query: the time as a multiple of a frequent word's.
    annotations: dict[str, dict[str, Spread]] = field(default_factory=dict)
    # By command and class: the time within one month as a multiple of that without.
    months: dict[str, dict[str, Spread]] = field(default_factory=dict)

    def build(self, engine: str, threads: int, annotations: str = "") -> Build | None:
        """The first build of an engine with so many threads, with or without annotations."""
        return next(
            (build for build in self.builds
             if build.engine.name == engine and build.options.threads == threads
             and build.options.annotations == annotations), None)

    def as_json(self) -> dict[str, object]:
        return {
            "kind": "game",
            "date": self.when.isoformat(),
            "machine": self.machine,
            "versions": self.versions,
            "not to be had": self.missing,
            "corpus": {
                "name": self.corpus.name, "bytes": self.corpus.bytes, "articles": self.articles},
            "settings": {
                "seed": self.seed, "runs": self.runs, "rounds": self.rounds,
                "iterations": self.iterations, "seconds of warm-up": self.warm_up,
                "seconds for slow engines": self.slow_seconds},
            "queries": Counter(name for query in self.queries for name in query.classes),
            "builds": [build.as_json() for build in self.builds if build.is_measured],
            "build ratios": self._build_ratios(),
            "times": [line.as_json() for line in self.lines],
            "counts": [agreement.as_json(_EXAMPLES) for agreement in self.agreements],
            "self-contradictions": self.contradictions,
            "annotations, times of a word": {
                command: {query: spread.as_json() for query, spread in queries.items()}
                for command, queries in self.annotations.items()},
            "one month, times without": {
                command: {name: spread.as_json() for name, spread in classes.items()}
                for command, classes in self.months.items()},
            "starts, seconds": {name: spread.as_json() for name, spread in self.starts.items()},
        }

    def _build_ratios(self) -> dict[str, dict[str, float]]:
        """Seconds of each build over those of newsidx with one thread."""
        ours = self.build(OURS, threads=1)
        if ours is None or not ours.is_measured:
            return {}
        return {
            build.label: Spread.of(ratio(build, ours)).as_json()
            for build in self.builds if build.is_measured and build is not ours
        }
