"""SQLite FTS5, through Python's sqlite3 module."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from ..failure import Unavailable
from ..places import DRIVERS
from .engine import BuildOptions, Engine


class FTS5(Engine):
    """SQLite as this Python has it, if it was compiled with FTS5."""

    name = "fts5"
    is_slow = True

    def set_up(self) -> None:
        try:
            sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE article USING fts5(text)")
        except sqlite3.Error as error:
            raise Unavailable(f"the SQLite of this Python has no FTS5 ({error})") from error

    def version(self) -> str:
        return f"SQLite {sqlite3.sqlite_version}"

    def build_command(self, corpus: Path, index: Path, options: BuildOptions) -> list[str]:
        return [*self._driver(), "build", str(corpus), str(index), str(options.memory)]

    def serve_command(self, index: Path) -> list[str]:
        return [*self._driver(), "serve", str(index)]

    def _driver(self) -> list[str]:
        return [sys.executable, str(DRIVERS / "fts5_driver.py")]
