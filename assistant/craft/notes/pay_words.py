"""The words beside figures of pay, from `pay.toml`, as regular expressions."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["pattern", "source"]

_BEHIND = ("counted", "other_after", "plain_end", "as_work", "things")  # from where a figure ends
_AHEAD = ("open_up", "open_down", "before_no_number")  # up to where a figure begins


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """Any of the words of a kind, where they stand as words."""
    if kind in _BEHIND:
        return re.compile(f"(?:{source(kind)})", re.IGNORECASE)
    if kind in _AHEAD:
        return re.compile(rf"(?<!\w)(?:{source(kind)})", re.IGNORECASE)
    return re.compile(rf"(?:(?<!\w)|(?=/))(?:{source(kind)})(?!\w)", re.IGNORECASE)


def source(kind: str) -> str:
    """The alternatives of a kind, joined."""
    return "|".join(line for line in _words()[kind].splitlines() if line)


@cache
def _words() -> dict[str, str]:
    return tomllib.loads((files(__package__) / "pay.toml").read_text(encoding="utf-8"))
