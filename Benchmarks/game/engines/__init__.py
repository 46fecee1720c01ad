"""The engines of the game."""

from __future__ import annotations

from .engine import BuildOptions, Engine
from .fts5 import FTS5
from .lucene import Lucene
from .newsidx import Newsidx
from .tantivy import Tantivy
from .xapian import Xapian

PEERS: dict[str, type[Engine]] = {
    peer.name: peer for peer in (Tantivy, Lucene, FTS5, Xapian)
}

__all__ = ["PEERS", "BuildOptions", "Engine", "Newsidx"]
