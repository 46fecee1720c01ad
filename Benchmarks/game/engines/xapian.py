"""Xapian, through Debian's package for the system's Python."""

from __future__ import annotations

from pathlib import Path

from ..failure import Failure, Unavailable
from ..places import DRIVERS, cache
from ..processes import output
from .engine import BuildOptions, Engine

_PYTHON = "/usr/bin/python3"
_PACKAGES = ["python3-xapian", "libxapian30"]


class Xapian(Engine):
    """The module that is installed; else Debian's packages, unpacked in the cache."""

    name = "xapian"
    is_slow = True

    def __init__(self) -> None:
        self._environment: dict[str, str] = {}

    def set_up(self) -> None:
        if self._is_importable():
            return
        folder = cache() / "xapian"
        if not folder.exists():
            self._fetch(folder)
        libraries = {str(library.parent) for library in folder.glob("usr/lib/**/libxapian.so.*")}
        self._environment = {
            "PYTHONPATH": str(folder / "usr/lib/python3/dist-packages"),
            "LD_LIBRARY_PATH": ":".join(sorted(libraries)),
        }
        if not self._is_importable():
            raise Unavailable("Debian's package does not fit the Python that is installed")

    def version(self) -> str:
        return output(
            [_PYTHON, "-c", "import xapian; print(xapian.version_string())"],
            env=self._environment).strip()

    def build_command(self, corpus: Path, index: Path, options: BuildOptions) -> list[str]:
        return [*self._driver(), "build", str(corpus), str(index)]

    def serve_command(self, index: Path) -> list[str]:
        return [*self._driver(), "serve", str(index)]

    def environment(self) -> dict[str, str]:
        return self._environment

    def _driver(self) -> list[str]:
        return [_PYTHON, str(DRIVERS / "xapian_driver.py")]

    def _is_importable(self) -> bool:
        try:
            output([_PYTHON, "-c", "import xapian"], env=self._environment)
        except Failure:
            return False
        return True

    def _fetch(self, folder: Path) -> None:
        """Unpacks the packages without installing them, which asks for no rights."""
        partial = folder.with_name("xapian.partial")
        partial.mkdir(parents=True, exist_ok=True)
        try:
            output(["apt-get", "download", *_PACKAGES], cwd=partial)
            for package in partial.glob("*.deb"):
                output(["dpkg-deb", "--extract", str(package), str(partial)])
                package.unlink()
        except Failure as failure:
            names = " and ".join(_PACKAGES)
            raise Unavailable(f"Debian does not give {names}\n{failure}") from failure
        partial.rename(folder)
