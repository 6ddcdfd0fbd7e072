"""How the readers of the child process say that a file is not to be read."""

from __future__ import annotations


class Refused(Exception):
    """The file is understood, and not to be read; `args[0]` is a key of the refusals."""
