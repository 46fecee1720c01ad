"""What the game needs of an engine."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class BuildOptions:
    """How an index is built: indexing threads, and MiB of memory for what is not yet written.

    Only newsidx knows places and dates; what it is compared by has none.
    """

    threads: int = 1
    memory: int = 1024
    places: bool = False
    dates: bool = False

    @property
    def annotations(self) -> str:
        """What is found in the text besides words, for people; empty if nothing is."""
        names = [name for name, is_on in [("places", self.places), ("dates", self.dates)] if is_on]
        return " and ".join(names)


class Engine(ABC):
    """An engine that builds an index of a corpus and answers the game's lines."""

    name: str
    # Whether newsidx is to be faster than this one; the others are only shown.
    is_rival = False
    # Whether it takes so long that it is asked in one round only, and for a limited time.
    is_slow = False

    @abstractmethod
    def set_up(self) -> None:
        """Fetches and compiles what is not there yet; raises `Unavailable` if that fails."""

    @abstractmethod
    def version(self) -> str:
        """The version, with what it runs on."""

    @abstractmethod
    def build_command(self, corpus: Path, index: Path, options: BuildOptions) -> list[str]:
        """The command that builds an index in a folder that does not exist yet."""

    @abstractmethod
    def serve_command(self, index: Path) -> list[str]:
        """The command that answers lines from its standard input."""

    def environment(self) -> dict[str, str]:
        """Environment variables of both commands."""
        return {}
