"""What goes wrong, told to people."""


class Failure(Exception):
    """Ends a command with a message and status 2."""


class Unavailable(Exception):
    """A peer cannot be had here; the game goes on without it.

    The first line of the message goes into the result file, the rest is for who set it up.
    """
