"""Transcripts whose turns have a heading: a name and a time, then what was said.

Otter, Teams' newer Word file, Zoom's saved text, Rev and Fireflies print one line
("Ann Lee  0:22", "Ann Lee (00:22):", "[Ann Lee] 14:02:13", "0:22 - Ann Lee"); pages that
are copied from the screen print two, the name and under or above it the time. Otter leaves
the times out where it is told to: then the names stand alone.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from assistant.intake.transcripts.cue import Cue
from assistant.intake.transcripts.heading import (
    Heading,
    bare,
    heading_of,
    is_spoken_time,
    may_head,
    stamp_of,
)
from assistant.intake.transcripts.labels import is_written_as_a_name
from assistant.intake.transcripts.lines import is_furniture, is_listed

_OF_A_DAY = re.compile(r"\d\s*[ap]\.?m\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
_NO_RECORDING = 4 * 3600.0  # seconds; a recording does not begin so late
_SENTENCE_ENDS = (".", "?", "!", "…", "。", "？", "！", '."', ".”", '?"', "?”")
_INITIAL = re.compile(r"\b[^\W\d_]\.$")
_BRACKETS = re.compile(r"\([^()]*\)")
_SPOKEN = 0.6  # of the lines under names alone, that end as sentences do


def headings(lines: Sequence[str]) -> dict[int, Heading]:
    """The headings of a text by their line; none where the text has another layout.

    They come back with the same names and have something said under them, which the times
    and topics of notes do not.
    """
    for layout in (_on_one_line, _on_two_lines, _under_times, _names_alone):
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
            and _in_order(i, head.start or 0.0, steady, places)
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
    copied = dict(_from_its_first_line(lines, i, head) for i, head in (named | alone).items())
    return dict(sorted(copied.items()))


def _from_its_first_line(lines: Sequence[str], i: int, head: Heading) -> tuple[int, Heading]:
    """A heading with the lines above it that say the same: Teams' page is copied with all three."""
    first = i
    while first and (lines[first - 1] == head.name or is_spoken_time(lines[first - 1])):
        first -= 1
    if head.name not in lines[first:i]:
        return i, head
    return first, head._replace(lines=i - first + 1)


def _in_order(line: int, start: float, steady: dict[int, Heading], places: list[int]) -> bool:
    """Whether the time lies between those of the headings around it, whose lines are `places`."""
    at = bisect(places, line)
    low = steady[places[at - 1]].start if at else None
    high = steady[places[at]].start if at < len(places) else None
    return (low or 0.0) <= start <= (float("inf") if high is None else high)


def _on_two_lines(lines: Sequence[str]) -> dict[int, Heading]:
    found = {}
    for i, (name, time) in enumerate(pairwise(lines)):
        start = stamp_of(time)
        if start is not None and may_head(bare(name)) and not is_furniture(name):
            found[i] = Heading(bare(name), start, 2)
    return found


def _under_times(lines: Sequence[str]) -> dict[int, Heading]:
    found = {}
    for i, (time, name) in enumerate(pairwise(lines)):
        start = stamp_of(time)
        if start is not None and may_head(bare(name)) and not is_furniture(name):
            found[i] = Heading(bare(name), start, 2)
    return found


def _names_alone(lines: Sequence[str]) -> dict[int, Heading]:
    """Names without times: they come back, and under them are sentences, unlike in notes."""
    names = {i: bare(line) for i, line in enumerate(lines) if _may_stand_alone(line)}
    counts = Counter(names.values())
    steady = {i for i, name in names.items() if counts[name] > 1}
    if len({names[i] for i in steady}) < 2 or any(i + 1 in steady for i in steady):
        return {}
    first = min(steady)
    ends = {i for i, line in enumerate(lines) if line.endswith(_SENTENCE_ENDS)}
    # Somebody who speaks once has a whole name, between two who have finished.
    once = {
        i
        for i, name in names.items()
        if i > first and len(name.split()) > 1 and {i - 1, i + 1} <= ends and i not in steady
    }
    heads = steady | once
    said = [i for i in range(first, len(lines)) if i not in heads]
    if sum(i in ends for i in said) < _SPOKEN * len(said):
        return {}
    return {i: Heading(names[i], None, 1) for i in sorted(heads)}


def _may_stand_alone(line: str) -> bool:
    name = bare(line)
    return (
        may_head(name)
        and is_written_as_a_name(_BRACKETS.sub("", name))
        and (not line.endswith(_SENTENCE_ENDS) or _INITIAL.search(line) is not None)
        and not is_listed(line)
        and not is_furniture(line)
    )


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
    first = next(iter(found.values())).start or 0.0
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
            start = None if head.start is None else max(0.0, round(head.start - begin, 3))
            cues.append(Cue(head.name, start, line, fresh=named and head.name is None))
            waiting = False
        else:
            cues.append(Cue(head.name, None, line))
    return cues
