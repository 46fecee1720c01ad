"""A virtual environment of Python packages, in the cache of the peers."""

from __future__ import annotations

import sys
from pathlib import Path

from ..failure import Failure, Unavailable
from ..places import cache
from ..processes import output


def environment() -> Path:
    """The interpreter of the virtual environment, which is made if it is not there."""
    folder = cache() / "python"
    interpreter = folder / "bin" / "python"
    if not interpreter.exists():
        try:
            output([sys.executable, "-m", "venv", str(folder)])
        except Failure as failure:
            raise Unavailable(f"there is no virtual environment\n{failure}") from failure
    return interpreter


def install(package: str, version: str) -> Path:
    """Installs a package from PyPI unless this version is there; returns the interpreter."""
    interpreter = environment()
    if not installed_version(interpreter, package).startswith(version):
        try:
            output([
                str(interpreter), "-m", "pip", "install", "--quiet",
                "--disable-pip-version-check", f"{package}=={version}.*",
            ])
        except Failure as failure:
            raise Unavailable(f"PyPI does not give {package} {version}\n{failure}") from failure
    return interpreter


def installed_version(interpreter: Path, package: str) -> str:
    """The version of a package in the environment; empty if it is not there."""
    script = f"import importlib.metadata as m; print(m.version({package!r}))"
    try:
        return output([str(interpreter), "-c", script]).strip()
    except Failure:
        return ""
