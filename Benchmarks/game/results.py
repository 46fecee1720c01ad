"""Result files: one dated JSON file for each run, and the same for reading beside it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from .places import REPOSITORY, RESULTS
from .progress import say


def moment() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


def write(kind: str, when: datetime, figures: dict[str, object], text: str) -> Path:
    """Writes `DATE-TIME-KIND.json` and `.md` to the folder of results; returns the JSON file."""
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{when:%Y-%m-%d-%H%M%S}-{kind}.json"
    file.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    file.with_suffix(".md").write_text(text, encoding="utf-8")
    say(f"written: {file.relative_to(REPOSITORY)} and .md")
    return file
