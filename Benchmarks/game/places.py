"""Where things are: the repository, the cache of the peers, the results."""

from __future__ import annotations

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
DRIVERS = Path(__file__).resolve().parent / "drivers"
RESULTS = REPOSITORY / "Benchmarks" / "results"


def cache() -> Path:
    """The folder of peers and indexes: $NEWSIDX_PEERS, else one in the user's cache folder."""
    if named := os.environ.get("NEWSIDX_PEERS"):
        return Path(named).resolve()
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "newsidx-peers"
