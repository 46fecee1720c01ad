"""What the measurements were made on."""

from __future__ import annotations

import os
import platform
from pathlib import Path

from .failure import Failure
from .processes import output


def machine() -> dict[str, object]:
    """Processor, memory, system, and how busy the machine was at this moment."""
    return {
        "processor": _first_value("/proc/cpuinfo", "model name") or platform.processor(),
        "cores": os.cpu_count(),
        "memory GiB": _memory(),
        "system": f"{platform.system()} {platform.release()}",
        "load": [round(load, 2) for load in os.getloadavg()],
    }


def swift_version() -> str:
    try:
        return output(["swift", "--version"]).splitlines()[0]
    except Failure:
        return "unknown"


def _memory() -> float:
    return round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30, 1)


def _first_value(file: str, name: str) -> str:
    try:
        lines = Path(file).read_text().splitlines()
    except OSError:
        return ""
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(name)), "")
