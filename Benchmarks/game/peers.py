"""Setting the engines up."""

from __future__ import annotations

from .engines import PEERS, Engine
from .failure import Unavailable
from .progress import say


def set_up(names: list[str]) -> tuple[list[Engine], dict[str, str]]:
    """The peers that can be had, and for each of the others why it cannot."""
    ready: list[Engine] = []
    missing: dict[str, str] = {}
    for name in names:
        peer = PEERS[name]()
        try:
            peer.set_up()
            say(f"{name}: {peer.version()}")
            ready.append(peer)
        except Unavailable as error:
            missing[name] = str(error).splitlines()[0]
            say(f"{name} is not to be had, the game goes on without it: {error}")
    return ready, missing
