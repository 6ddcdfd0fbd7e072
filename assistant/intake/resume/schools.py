"""The schools of a résumé: school, degree and dates in any order, on one line or several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.intake.dates import find_range, read_single
from assistant.intake.lines import Line
from assistant.intake.passage import bullet, details, joined
from assistant.intake.pdf.schools import is_degree, is_school
from assistant.intake.places import known_place, place_at_end
from assistant.intake.resume.roles import cells
from assistant.models import Education

_PARTS = re.compile(r"\t+|\s{2,}|\s+[|•·]\s+|\s+[-–—]+\s+")
_SOFT = re.compile(r",\s+|\s+(?:at|from|à l['’]|à la|an der|en la|na)\s+")
_NOTE = re.compile(
    r"(?:gpa|grade|thesis|dissertation|relevant coursework|coursework|honou?rs|minor|major"
    r"|activities|note|mention|mémoire|schwerpunkt|abschlussnote|tesis|promedio|tese|média)"
    r"\b.*[:\d]",
    re.IGNORECASE,
)
_EDGE = " \t,;:|·•–—-()[]"


@dataclass
class _Entry:
    school: Line | None = None
    degree: Line | None = None
    start: Line | None = None
    end: Line | None = None
    tail: list[Line] = field(default_factory=list)


def read_schools(lines: Sequence[Line]) -> tuple[Education, ...]:
    """The schools in the page's order."""
    entries: list[_Entry] = []
    for line in lines:
        if bullet(line.text) or _NOTE.match(line.text) or (len(line.text) > 110 and entries):
            if entries:
                entries[-1].tail.append(line)
            continue
        rest, start, end = _without_dates(line)
        parts = [
            part
            for piece in rest
            for part in _parts(piece)
            if is_school(part.text) or not known_place(part.text)
        ]
        if not entries or _begins_another(entries[-1], line, parts, dates=bool(start or end)):
            entries.append(_Entry())
        entry = entries[-1]
        entry.start, entry.end = entry.start or start, entry.end or end
        for part in sorted(parts, key=lambda part: not is_school(part.text)):
            _place(entry, part)
    return tuple(_education(entry) for entry in entries if entry.school or entry.degree)


def _without_dates(line: Line) -> tuple[list[Line], Line | None, Line | None]:
    """The line's parts around its dates, and the dates: a range or one date at an edge."""
    text = line.text
    found = find_range(text)
    if found is not None:
        low, high = found.start[0], found.stop
        start = line.part(*found.start)
        end = line.part(*found.end) if found.end else None
    else:
        single = _single(text)
        if single is None:
            return [line], None, None
        low, high = single
        start, end = None, line.part(low, high)
    before = line.part(0, len(text[:low].rstrip(_EDGE)))
    after = line.part(
        high + len(text[high:]) - len(text[high:].lstrip(_EDGE)), len(text.rstrip(" ,;"))
    )
    pieces = [part for part in (before, after) if part is not None and part.text.strip(_EDGE)]
    return pieces, start, end


def _single(text: str) -> tuple[int, int] | None:
    """One date at the beginning or end of a line."""
    for match in re.finditer(r"(?<!\w)(?=\w)", text):
        found = read_single(text[match.start() :])
        if found is None:
            continue
        low, high = match.start() + found.start[0], match.start() + found.start[1]
        if not text[high:].strip(_EDGE + ".") or not text[:low].strip(_EDGE):
            return low, high
    return None


def _parts(line: Line) -> list[Line]:
    found: list[Line] = []
    for cell in cells(line):
        start = 0
        for match in [*_PARTS.finditer(cell.text), None]:
            stop = match.start() if match else len(cell.text)
            part = cell.part(start, stop)
            start = match.end() if match else stop
            if part is not None:
                found.extend(_school_and_degree(part))
    return found


def _school_and_degree(part: Line) -> list[Line]:
    """ "BSc Physics, University of Leeds": cut where one side is a school and one a degree."""
    if not is_school(part.text):
        return [part]
    found: list[Line] = []
    for match in _SOFT.finditer(part.text):
        left, right = part.part(0, match.start()), part.part(match.end(), len(part.text))
        if left is None or right is None:
            continue
        if is_school(right.text) and not is_school(left.text):
            found = [left, *_without_place(right)]  # the last cut leaves the degree whole
        elif not found and is_degree(right.text) and not is_school(right.text):
            found = [left, right]
    return found or _without_place(part)


def _without_place(part: Line) -> list[Line]:
    """A school without the place that follows it: "University of Leeds, Leeds, UK"."""
    place = place_at_end(part.text)
    left = part.part(0, len(part.text[:place].rstrip(_EDGE))) if place else None
    if left is not None and is_school(left.text):
        return [left]
    for match in re.finditer(r",\s+", part.text):
        rest = part.text[match.end() :]
        if known_place(rest) and is_school(part.text[: match.start()]):
            left = part.part(0, match.start())
            return [left] if left else []
    return [part]


def _begins_another(entry: _Entry, line: Line, parts: Sequence[Line], *, dates: bool) -> bool:
    if not parts:
        return dates and bool(entry.start or entry.end) and bool(entry.school and entry.degree)
    school = any(is_school(part.text) and not is_degree(part.text) for part in parts)
    degree = any(is_degree(part.text) for part in parts)
    if entry.school and school:
        return True
    if entry.degree and degree:
        return True
    full = bool(entry.school and entry.degree)
    return full and (line.gap or (dates and bool(entry.start or entry.end)))


def _place(entry: _Entry, part: Line) -> None:
    """Put a part where it belongs: by its words, else where something is missing."""
    degree = is_degree(part.text)
    if is_school(part.text) and not degree and entry.school is None:
        entry.school = part
    elif degree and entry.degree is None:
        entry.degree = part
    elif entry.school is None:
        entry.school = part
    elif entry.degree is None:
        entry.degree = part
    else:
        entry.tail.append(part)


def _education(entry: _Entry) -> Education:
    sure = entry.school is not None and is_school(entry.school.text)
    return Education(
        school=joined([entry.school], sure=sure) if entry.school else None,
        degree=joined([entry.degree]) if entry.degree else None,
        start=joined([entry.start]) if entry.start else None,
        end=joined([entry.end]) if entry.end else None,
        details=details(entry.tail, 110),
    )
