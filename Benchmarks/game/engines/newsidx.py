"""newsidx as it is in this repository."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from ..failure import Failure
from ..places import REPOSITORY
from ..processes import output
from .engine import BuildOptions, Engine


class Newsidx(Engine):
    """The program compiled from the repository, or another one that is named.

    A copy is measured, so that compiling goes on without disturbing a run.
    """

    # As the README says to install it.
    _COMPILE = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", "newsidx"]

    def __init__(self, binary: Path | None = None, name: str = "newsidx"):
        self.name = name
        self._named = binary
        self._folder = tempfile.TemporaryDirectory(prefix="newsidx-")
        self.binary = Path(self._folder.name) / "newsidx"

    def set_up(self) -> None:
        program = self._named or self._compile()
        try:
            shutil.copy2(program, self.binary)
        except OSError as error:
            raise Failure(f"there is no program {program}: {error.strerror}") from error

    def _compile(self) -> Path:
        output(self._COMPILE, cwd=REPOSITORY)
        folder = output([*self._COMPILE, "--show-bin-path"], cwd=REPOSITORY).strip()
        return Path(folder) / "newsidx"

    def version(self) -> str:
        version = output([str(self.binary), "--version"]).splitlines()[0].removeprefix("newsidx ")
        return version if self._named else f"{version}, commit {_commit()}"

    def build_command(self, corpus: Path, index: Path, options: BuildOptions) -> list[str]:
        command = [
            str(self.binary), "build", str(corpus), "--output", str(index), "--no-store",
            "--profile", "news", "--threads", str(options.threads),
            "--memory", f"{options.memory}M", "--quiet",
        ]
        without = [("--no-places", options.places), ("--no-dates", options.dates)]
        return command + [flag for flag, is_on in without if not is_on]

    def serve_command(self, index: Path) -> list[str]:
        return [
            str(self.binary), "batch", "--index", str(index), "--default-operator", "or", "--quiet",
        ]

    def count_command(self, index: Path, query: str) -> list[str]:
        """A whole process that answers one query."""
        return [str(self.binary), "count", "--index", str(index), query]


def _commit() -> str:
    """The commit that is checked out, with a remark if files differ from it."""
    try:
        return output(["git", "describe", "--always", "--dirty"], cwd=REPOSITORY).strip()
    except Failure:
        return "unknown"
