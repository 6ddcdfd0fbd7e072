"""Transcripts whose turns have a heading: a name and a time, then what was said.

Otter, Teams' newer Word file, Zoom's saved text, Rev and Fireflies print one line
("Ann Lee  0:22", "Ann Lee (00:22):", "[Ann Lee] 14:02:13", "0:22 - Ann Lee"); pages that
are copied from the screen print two, the name and under it the time.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.intake.transcripts.cue import CLOCK, Cue, seconds
from assistant.intake.transcripts.labels import could_be_a_name, is_written_as_a_name
from assistant.intake.transcripts.lines import is_furniture

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
_ALONE = re.compile(rf"[*_#\s]*{_SPAN}[*_]*\s*", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d+) (hour|minute|second)", re.IGNORECASE)
_OF_A_DAY = re.compile(r"\d\s*[ap]\.?m\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
_NO_RECORDING = 4 * 3600.0  # seconds; a recording does not begin so late
_LONGEST = 160  # characters of a heading
_UNITS = {"hour": 3600, "minute": 60, "second": 1}


class Heading(NamedTuple):
    """Who speaks from when. `name` None: the heading is a time alone."""

    name: str | None
    start: float
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
        if found and _may_head(name := _bare(found["name"])):
            return Heading(name, seconds(found["clock"]), 1)
    found = _MINUTES.fullmatch(line.strip())
    if found and _may_head(_bare(found["name"])):
        parts = _NUMBERS.findall(found["spoken"])
        start = sum(int(n) * _UNITS[unit.lower()] for n, unit in parts)
        return Heading(_bare(found["name"]), float(start), 1)
    return None


def _bare(name: str) -> str:
    name = name.strip(" *_:\t")
    return name[1:-1].strip() if name[:1] == "[" and name[-1:] == "]" else name


def _may_head(name: str) -> bool:
    return ":" not in name and could_be_a_name(name)


def headings(lines: Sequence[str]) -> dict[int, Heading]:
    """The headings of a text by their line; none where the text has another layout.

    They come back with the same names and have something said under them, which the times
    and topics of notes do not.
    """
    for layout in (_on_one_line, _on_two_lines):
        found = layout(lines)
        if len(found) > 1 and _come_back(found) and _are_filled(found, len(lines)):
            return found
    return _times_alone(lines)


def _on_one_line(lines: Sequence[str]) -> dict[int, Heading]:
    named = {i: head for i, line in enumerate(lines) if (head := heading_of(line)) is not None}
    counts = Counter(head.name for head in named.values())
    steady = {i: head for i, head in named.items() if counts[head.name] > 1}
    places = sorted(steady)
    # Once, "Budget 10:30" or "2 June, 3:00 pm" is talk or the file's date.
    named = {
        i: head
        for i, head in named.items()
        if i in steady
        or (
            is_written_as_a_name(head.name or "")
            and not _OF_A_DAY.search(lines[i])
            and _in_order(i, head.start, steady, places)
        )
    }
    if len(named) < 2:
        return {}
    first = min(named)
    # Otter prints a time alone where it does not know who speaks.
    alone = {
        i: Heading(None, start, 1)
        for i, line in enumerate(lines)
        if i > first and (start := stamp_of(line)) is not None
    }
    return dict(sorted((named | alone).items()))


def _in_order(line: int, start: float, steady: dict[int, Heading], places: list[int]) -> bool:
    """Whether the time lies between those of the headings around it, whose lines are `places`."""
    at = bisect(places, line)
    low = steady[places[at - 1]].start if at else 0.0
    high = steady[places[at]].start if at < len(places) else float("inf")
    return low <= start <= high


def _on_two_lines(lines: Sequence[str]) -> dict[int, Heading]:
    found = {}
    for i, (name, time) in enumerate(pairwise(lines)):
        start = stamp_of(time)
        if start is not None and _may_head(_bare(name)) and not is_furniture(name):
            found[i] = Heading(_bare(name), start, 2)
    return found


def _times_alone(lines: Sequence[str]) -> dict[int, Heading]:
    """Times of a recording, as a video's page prints them; the times in notes are of a day."""
    stamps = {i: at for i, line in enumerate(lines) if (at := stamp_of(line)) is not None}
    starts = list(stamps.values())
    if len(starts) < 3 or starts[0] >= 60 or starts != sorted(starts):
        return {}
    return {i: Heading(None, at, 1) for i, at in stamps.items()}


def _come_back(found: dict[int, Heading]) -> bool:
    counts = Counter(head.name for head in found.values() if head.name)
    again = sum(n for n in counts.values() if n > 1)
    pairs = all(is_written_as_a_name(name) and len(name.split()) > 1 for name in counts)
    return again >= sum(counts.values()) / 2 or pairs


def _are_filled(found: dict[int, Heading], lines: int) -> bool:
    filled = sum(
        at + head.lines not in found and at + head.lines < lines for at, head in found.items()
    )
    return filled >= 0.6 * len(found)


def cues_of(lines: Sequence[str], found: dict[int, Heading]) -> list[Cue]:
    """The cues under the headings; what stands before the first is the file's title.

    Times of the day are counted from the first of them.
    """
    first = next(iter(found.values())).start
    begin = first if first >= _NO_RECORDING else 0.0
    named = any(head.name for head in found.values())
    cues: list[Cue] = []
    head: Heading | None = None
    skip = 0
    waiting = False  # a heading was read, and none of its words
    for i, line in enumerate(lines):
        if i in found:
            head, skip, waiting = found[i], i + found[i].lines, True
        elif head is None or i < skip or is_furniture(line):
            continue
        elif waiting:
            start = max(0.0, round(head.start - begin, 3))
            cues.append(Cue(head.name, start, line, fresh=named and head.name is None))
            waiting = False
        else:
            cues.append(Cue(head.name, None, line))
    return cues
