"""The three parts of the game over the same indexes: builds, queries, starts."""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack
from pathlib import Path

from . import agreement, annotations, comparison, rounds
from .builds import Build, run_paired
from .conversation import Conversation
from .engines import BuildOptions, Engine, Newsidx
from .failure import Failure
from .figures import Spread
from .measurement import Measurement
from .places import cache
from .processes import start_times
from .progress import say

_STARTS = 300


class Game:
    """Fills in a measurement; use it in a `with` statement, which removes the indexes."""

    def __init__(
        self, measured: Measurement, newsidx: Newsidx, peers: list[Engine], keeps_indexes: bool
    ):
        self._measured = measured
        self._newsidx = newsidx
        self._keeps_indexes = keeps_indexes
        self._folder = cache() / "indexes"
        # The indexes that are searched, then those that are built for figures only.
        self._searched = [
            self._build(engine, BuildOptions(), engine.name) for engine in (newsidx, *peers)]
        self._annotated = self._build(
            newsidx, BuildOptions(places=True, dates=True), "newsidx-places-dates")
        self._further = [
            self._build(newsidx, BuildOptions(threads=2), "newsidx-2-threads"),
            self._build(newsidx, BuildOptions(memory=256), "newsidx-256-mebibytes"),
            self._build(newsidx, BuildOptions(places=True), "newsidx-places"),
            self._annotated,
        ]
        measured.builds = [*self._searched, *self._further]

    def __enter__(self) -> Game:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._keeps_indexes:
            shutil.rmtree(self._folder, ignore_errors=True)

    def measure_builds(self) -> None:
        """Builds all indexes, in turn, as often as asked for."""
        say("builds")
        run_paired(self._measured.builds, self._measured.corpus, self._measured.runs)
        self._drop_failures()

    def measure_queries(self, times: Path | None) -> None:
        """Plays the rounds and compares times and counts."""
        measured = self._measured
        self._have_indexes(self._searched)
        self._drop_failures()
        with ExitStack() as stack:
            talks = {
                build.engine: stack.enter_context(self._conversation(build))
                for build in self._searched}
            fast = [talk for engine, talk in talks.items() if not engine.is_slow]
            slow = [talk for engine, talk in talks.items() if engine.is_slow]
            say(f"warming up for {measured.warm_up:g} s")
            rounds.warm_up(fast, measured.queries, measured.warm_up)
            played = []
            for number in range(measured.rounds):
                say(f"round {number + 1} of {measured.rounds}")
                played.append(rounds.play(fast, measured.queries, measured.iterations))
            for talk in slow:
                say(f"round of {talk.name}")
                played[0].update(
                    rounds.play_slowly(talk, measured.queries, measured.slow_seconds))
        rivals = [engine.name for engine in talks if engine.is_rival]
        measured.lines = comparison.compare(played, measured.queries, rivals)
        measured.agreements = agreement.agreements(played[0], measured.queries)
        measured.contradictions = agreement.self_contradictions(played[0], measured.queries)
        if times:
            self._write_times(played, times)

    def measure_annotations(self) -> None:
        """Times queries for places and dates beside the word that most articles hold."""
        measured = self._measured
        self._have_indexes([self._annotated])
        with self._conversation(self._annotated) as talk:
            measured.annotations = annotations.play(talk, measured.rounds, measured.iterations)
            measured.months = annotations.play_month(
                talk, measured.queries, measured.rounds, measured.iterations)

    def measure_starts(self) -> None:
        """Times whole processes, beside the smallest program there is."""
        self._have_indexes(self._searched[:1])
        query = self._measured.queries[0].text
        commands = {
            "newsidx count": self._newsidx.count_command(self._searched[0].index, query),
            "a program that does nothing": [shutil.which("true") or "/bin/true"],
        }
        for name, command in commands.items():
            self._measured.starts[name] = Spread.of(start_times(command, _STARTS))

    def _build(self, engine: Engine, options: BuildOptions, folder: str) -> Build:
        return Build(engine, options, self._folder / folder)

    def _have_indexes(self, builds: list[Build]) -> None:
        """Builds what is not there; newsidx always, since the program changes."""
        corpus = self._measured.corpus
        for build in builds:
            is_ours = isinstance(build.engine, Newsidx)
            if not build.has_index and (is_ours or not build.is_kept(corpus)):
                build.make(corpus)

    def _drop_failures(self) -> None:
        """Goes on without peers whose index cannot be built, but not without newsidx."""
        measured = self._measured
        for build in [build for build in measured.builds if build.failure]:
            if build.engine is self._newsidx:
                raise Failure(build.failure)
            measured.missing[build.engine.name] = f"no index: {build.failure.splitlines()[0]}"
            measured.peers.remove(build.engine.name)
            measured.builds.remove(build)
            self._searched.remove(build)

    def _conversation(self, build: Build) -> Conversation:
        engine = build.engine
        return Conversation(
            engine.name, engine.serve_command(build.index), engine.environment())

    def _write_times(self, played: list[rounds.Round], target: Path) -> None:
        """Writes the best time of each query over all rounds, and its count."""
        lines = []
        for number, query in enumerate(self._measured.queries):
            best: dict[str, dict[str, float]] = {}
            for (command, engine), column in played[0].items():
                found = [
                    round[command, engine].microseconds[number] for round in played
                    if (command, engine) in round
                    and number in round[command, engine].microseconds]
                if found:
                    best.setdefault(command, {})[engine] = min(found)
            lines.append(json.dumps(
                {"query": query.text, "classes": query.classes, "microseconds": best}))
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
