"""Remarks on standard error while a command runs."""

import sys


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
