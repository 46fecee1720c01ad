"""tantivy, through its Python package."""

from __future__ import annotations

from pathlib import Path

from ..places import DRIVERS
from . import python_packages
from .engine import BuildOptions, Engine


class Tantivy(Engine):
    """The package from PyPI brings the engine compiled; the driver adds a few microseconds."""

    name = "tantivy"
    is_rival = True
    _VERSION = "0.27"

    def set_up(self) -> None:
        self._python = python_packages.install("tantivy", self._VERSION)

    def version(self) -> str:
        return python_packages.installed_version(self._python, "tantivy")

    def build_command(self, corpus: Path, index: Path, options: BuildOptions) -> list[str]:
        return [
            *self._driver(), "build", str(corpus), str(index), str(options.threads),
            str(options.memory),
        ]

    def serve_command(self, index: Path) -> list[str]:
        return [*self._driver(), "serve", str(index)]

    def _driver(self) -> list[str]:
        return [str(self._python), str(DRIVERS / "tantivy_driver.py")]
