"""A corpus of JSON lines: reading it, drawing articles from it, making a longer one."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

from .failure import Failure

_ID = re.compile(rb'(?<!\\)"id"\s*:\s*"')


@dataclass(frozen=True)
class Article:
    """The text of an article, its title apart."""

    title: str
    body: str


@dataclass(frozen=True)
class Corpus:
    """A file with an article on each line: `title` and `body`, and an `id` of its own."""

    path: Path

    @staticmethod
    def at(path: str) -> Corpus:
        """The corpus in a file, which must be JSON lines and not packed."""
        corpus = Corpus(Path(path).resolve())
        try:
            with corpus.path.open("rb") as file:
                start = file.read(1)
        except OSError as error:
            raise Failure(f"cannot read {path}: {error.strerror}") from error
        if start != b"{":
            raise Failure(f"{path} is not JSON lines; if it is packed, unpack it first")
        return corpus

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def bytes(self) -> int:
        return self.path.stat().st_size

    def count_lines(self) -> int:
        """The number of lines; also brings the file into the page cache."""
        lines = 0
        with self.path.open("rb") as file:
            while block := file.read(1 << 20):
                lines += block.count(b"\n")
        return lines

    def articles(self) -> Iterator[Article]:
        """All articles, in the order of the file; of equal lines only the first."""
        seen: set[int] = set()
        with self.path.open("rb") as file:
            for line in file:
                if line.strip() and hash(line) not in seen:
                    seen.add(hash(line))
                    yield _article(line)

    def drawn(self, randomness: random.Random) -> Iterator[Article]:
        """Articles drawn at random without end, longer ones more often."""
        size = self.bytes
        with self.path.open("rb") as file:
            while True:
                file.seek(randomness.randrange(size))
                file.readline()
                if line := file.readline() or (file.seek(0), file.readline())[1]:
                    yield _article(line)

    def write_repeated(self, times: int, target: Path) -> None:
        """Writes the corpus several times in a row, the id of each copy with its own prefix."""
        with target.open("wb") as output:
            for copy in range(times):
                prefix = rb"\g<0>%d/" % copy
                with self.path.open("rb") as file:
                    output.writelines(_ID.sub(prefix, line, count=1) for line in file)


def _article(line: bytes) -> Article:
    fields = json.loads(line)
    return Article(fields.get("title") or "", fields.get("body") or "")
