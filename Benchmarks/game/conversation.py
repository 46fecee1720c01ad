"""Talking to an engine: a line COMMAND<TAB>QUERY in, a line count<TAB>microseconds out."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass

from .failure import Failure


@dataclass(frozen=True)
class Answer:
    """The count, the microseconds that parsing and searching took, and what else the line holds."""

    count: int
    microseconds: float
    fields: tuple[str, ...]


class Conversation:
    """A serving process; use it in a `with` statement, which ends it."""

    def __init__(self, name: str, command: list[str], env: dict[str, str]):
        self.name = name
        self._process = subprocess.Popen(
            command, env={**os.environ, **env}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, bufsize=1)

    def __enter__(self) -> Conversation:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._process.stdin.close()
            self._process.wait(timeout=10)
        except (OSError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()

    def ask(self, command: str, query: str) -> Answer:
        """Asks one query; an engine that cannot answer it ends the command."""
        answer = self.try_ask(command, query)
        if answer is None:
            raise Failure(f"{self.name} gives no answer to {command} {query}")
        return answer

    def try_ask(self, command: str, query: str) -> Answer | None:
        """Asks one query; nothing if the engine does not know the command."""
        try:
            self._process.stdin.write(f"{command}\t{query}\n")
            line = self._process.stdout.readline()
        except OSError:
            line = ""
        if not line:
            raise Failure(f"{self.name} ended while it was asked {command} {query}")
        fields = line.rstrip("\n").split("\t")
        if len(fields) < 2 or not fields[0].isdigit():
            return None
        return Answer(int(fields[0]), _microseconds(fields[1]), tuple(fields[2:]))


def _microseconds(text: str) -> float:
    """An engine that tells whole microseconds has cut off what is behind them: half of one on
    average, which must not make the very short times look shorter than they are."""
    return float(text) if "." in text else int(text) + 0.5
