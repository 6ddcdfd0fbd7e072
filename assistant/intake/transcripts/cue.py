"""One piece of speech as a format gives it, before speakers are cleaned and cues merged."""

from __future__ import annotations

from typing import NamedTuple

# 0:22, 00:22.000, 1:02:03, 00:00:22,000, and 0:0:2.21 of older Teams files.
CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,6})?"


class Cue(NamedTuple):
    """A speaker as printed (None: not said), seconds from the start (None: not printed), words.

    `fresh`: somebody else than before, though the file does not say who.
    """

    speaker: str | None
    start: float | None
    text: str
    fresh: bool = False


def seconds(clock: str) -> float:
    """Seconds of a time that matches `CLOCK`; without hours, minutes come first."""
    total = 0.0
    for piece in clock.replace(",", ".").split(":"):
        total = total * 60 + float(piece)
    return round(total, 3)
