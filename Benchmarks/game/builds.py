"""Building indexes, engine after engine, again and again."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from .corpus import Corpus
from .engines import BuildOptions, Engine
from .failure import Failure
from .figures import Spread, significant
from .processes import Usage, measured
from .progress import say


@dataclass
class Build:
    """One way to build an index, and what its runs took."""

    engine: Engine
    options: BuildOptions
    index: Path
    runs: list[Usage] = field(default_factory=list)
    index_bytes: int = 0
    # Why it could not be built, if it could not.
    failure: str = ""

    @property
    def label(self) -> str:
        threads = "1 thread" if self.options.threads == 1 else f"{self.options.threads} threads"
        found = f", {self.options.annotations}" if self.options.annotations else ""
        return f"{self.engine.name}, {threads}, {self.options.memory} MiB{found}"

    @property
    def is_measured(self) -> bool:
        return bool(self.runs)

    @property
    def has_index(self) -> bool:
        """Whether this object has seen its index built."""
        return self.index_bytes > 0

    def is_kept(self, corpus: Corpus) -> bool:
        """Whether an earlier command left the index of this corpus and version."""
        if not self._stamp.exists() or self._stamp.read_text() != self._identity(corpus):
            return False
        self.index_bytes = size(self.index)
        return True

    def run(self, corpus: Corpus) -> None:
        """Builds the index anew and notes what that took."""
        if usage := self.make(corpus):
            self.runs.append(usage)

    def make(self, corpus: Corpus) -> Usage | None:
        """Builds the index anew; nothing, and a `failure`, if that fails."""
        self._stamp.unlink(missing_ok=True)
        shutil.rmtree(self.index, ignore_errors=True)
        self.index.parent.mkdir(parents=True, exist_ok=True)
        command = self.engine.build_command(corpus.path, self.index, self.options)
        try:
            usage = measured(command, self.engine.environment())
        except Failure as failure:
            self.failure = str(failure)
            say(f"  {self.label}: {failure}")
            return None
        self.index_bytes = size(self.index)
        self._stamp.write_text(self._identity(corpus))
        say(
            f"  {self.label}: {usage.seconds:.2f} s ({usage.cpu_seconds:.2f} s of processors), "
            f"peak {usage.peak_bytes / 2**20:.0f} MiB, index {self.index_bytes / 1e6:.1f} MB")
        return usage

    @property
    def _stamp(self) -> Path:
        return self.index.with_name(f"{self.index.name}.built-from")

    def _identity(self, corpus: Corpus) -> str:
        status = corpus.path.stat()
        return f"{corpus.path} {status.st_size} {status.st_mtime_ns} {self.engine.version()}\n"

    def as_json(self) -> dict[str, object]:
        return {
            "engine": self.engine.name,
            "threads": self.options.threads,
            "memory MiB": self.options.memory,
            "places": self.options.places,
            "dates": self.options.dates,
            "runs": len(self.runs),
            "seconds": Spread.of(run.seconds for run in self.runs).as_json(),
            "processor seconds": Spread.of(run.cpu_seconds for run in self.runs).as_json(),
            "peak MiB": Spread.of(run.peak_bytes / 2**20 for run in self.runs).as_json(),
            "index bytes": self.index_bytes,
        }


def run_paired(builds: list[Build], corpus: Corpus, runs: int) -> None:
    """Runs the builds in turn, A B C A B C, so that what a ratio compares lies close together.

    A slow engine builds once. What fails is not tried again.
    """
    for number in range(runs):
        for build in builds:
            if not build.failure and (number == 0 or not build.engine.is_slow):
                build.run(corpus)


def ratio(slower: Build, faster: Build) -> list[float]:
    """How many times as long one took as the other, run by run."""
    return [
        significant(a.seconds / b.seconds) for a, b in zip(slower.runs, faster.runs)
    ]


def size(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
