"""One heading of a turn: who speaks, and from when."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.intake.transcripts.cue import CLOCK, seconds
from assistant.intake.transcripts.labels import could_be_a_name, without_brackets

_SPAN = rf"[\[(]?(?P<clock>{CLOCK})(?:\s*(?:-|–|-->|to)\s*{CLOCK})?(?:\s*[ap]m)?[\])]?"
_SPOKEN = (  # what Teams copies beside the time
    r"(?:(?:\d+ hours? )?\d+ minutes?(?: \d+ seconds?)?|\d+ seconds?)"
)
_NAME = r"(?P<name>[^\s#>].{0,78}?)"
_HEADINGS = tuple(
    re.compile(layout, re.IGNORECASE)
    for layout in (
        rf"[*_#\s]*{_NAME}[*_]*(?:\s*[-–—|,·•@:]\s*|\s+|(?=[\[(])){_SPAN}[*_]*\s*:?\s*",
        rf"[*_#\s]*{_SPAN}\s*[-–—|,·•:]?\s*[*_]*{_NAME}[*_]*\s*:?\s*",
    )
)
_MINUTES = re.compile(rf"{_NAME}\s+(?P<spoken>{_SPOKEN})", re.IGNORECASE)
_TIME_IN_WORDS = re.compile(rf"{_SPOKEN}\s*(?:{CLOCK})?", re.IGNORECASE)
_ALONE = re.compile(rf"[*_#\s]*{_SPAN}[*_]*\s*", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d+) (hour|minute|second)", re.IGNORECASE)
_LONGEST = 160  # characters of a heading
_UNITS = {"hour": 3600, "minute": 60, "second": 1}


class Heading(NamedTuple):
    """Who speaks from when. `name` None: the heading is a time alone; `start` None: a name."""

    name: str | None
    start: float | None
    lines: int  # that it takes


def stamp_of(line: str) -> float | None:
    """The seconds of a line that is a time alone, "### 00:05:00" too."""
    found = _ALONE.fullmatch(line) if len(line) <= _LONGEST else None
    return seconds(found["clock"]) if found else None


def heading_of(line: str) -> Heading | None:
    """The line as a heading with a name, if it has that shape."""
    if len(line) > _LONGEST:
        return None
    for layout in _HEADINGS:
        found = layout.fullmatch(line.strip())
        if found and may_head(name := bare(found["name"])):
            return Heading(name, seconds(found["clock"]), 1)
    found = _MINUTES.fullmatch(line.strip())
    if found and may_head(bare(found["name"])):
        parts = _NUMBERS.findall(found["spoken"])
        start = sum(int(n) * _UNITS[unit.lower()] for n, unit in parts)
        return Heading(bare(found["name"]), float(start), 1)
    return None


def bare(name: str) -> str:
    """The name without Markdown's marks, a colon or brackets around it."""
    return without_brackets(name.strip(" *_#:\t"))


def may_head(name: str) -> bool:
    """Whether the words may be the name in a heading."""
    return ":" not in name and could_be_a_name(name)


def is_spoken_time(line: str) -> bool:
    """Whether the line is a time alone, in words ("0 minutes 6 seconds"), in digits or both."""
    return bool(_TIME_IN_WORDS.fullmatch(line.strip())) or stamp_of(line) is not None
