"""Child processes: run to the end, measured, or only for their output."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from .failure import Failure


@dataclass(frozen=True)
class Usage:
    """What a finished process took: seconds of the clock and of processors, peak resident bytes."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int


def output(command: list[str], cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """The standard output of a command that must succeed."""
    try:
        done = subprocess.run(
            command, cwd=cwd, env=_environment(env), capture_output=True, text=True,
            stdin=subprocess.DEVNULL)
    except OSError as error:
        raise Failure(f"cannot run {_name(command)}: {error.strerror}") from error
    if done.returncode != 0:
        raise Failure(f"{_name(command)} failed:\n{_tail(done.stderr or done.stdout)}")
    return done.stdout


def measured(command: list[str], env: dict[str, str] | None = None) -> Usage:
    """Runs a command that must succeed and tells what the kernel counted for it."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen(
            command, env=_environment(env), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=errors)
        _, status, resources = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            errors.seek(0)
            message = _tail(errors.read().decode(errors="replace"))
            raise Failure(f"{_name(command)} failed:\n{message}")
    return Usage(seconds, resources.ru_utime + resources.ru_stime, resources.ru_maxrss * 1024)


def start_times(command: list[str], times: int) -> list[float]:
    """Seconds from starting a process to its end, for each of many starts, its output thrown away.

    The first start, which may read from disk, is left out.
    """
    silence = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
    seconds = []
    for _ in range(times + 1):
        start = time.perf_counter()
        child = os.posix_spawn(command[0], command, os.environ, file_actions=silence)
        _, status = os.waitpid(child, 0)
        seconds.append(time.perf_counter() - start)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise Failure(f"{_name(command)} failed")
    return seconds[1:]


def _name(command: list[str]) -> str:
    return Path(command[0]).name


def _environment(extra: dict[str, str] | None) -> dict[str, str] | None:
    return None if extra is None else {**os.environ, **extra}


def _tail(text: str, lines: int = 15) -> str:
    return "\n".join(text.strip().splitlines()[-lines:])
