"""The roles of a résumé: dates mark each, title and employer stand before, beside or below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.intake.dates import Range, find_range
from assistant.intake.lines import Line
from assistant.intake.passage import bullet, details, joined
from assistant.intake.places import known_place, place_at_end
from assistant.intake.resume.words import titleness
from assistant.models import Experience, Fact

_MOST_HEAD = 100  # characters of a line that may be a title or an employer
_WRAP = 110  # characters; a description's line in most résumés
# Between the parts of one line; a comma only where nothing else stands.
_STRONG = re.compile(
    r"\t+|\s{2,}|\s+[|•·]\s+|\s+[-–—]+\s+|\s+(?:at|@|chez|bei|beim)\s+", re.IGNORECASE
)
_DATE_EDGE = " \t,;:|·•–—-()[]"
_LEGAL = r"GmbH|AG|KG|Ltd|Inc|LLC|Corp|Co|PLC|plc|S\.?A|S\.?L|SAS|SARL|Lda|Ltda|B\.?V|e\.\s?V"
_SINCE = re.compile(r"(?:^|\s)(?:seit|since|depuis|desde|from|von|ab|dès|de|du)$", re.IGNORECASE)


@dataclass
class _Entry:
    """One role while it is read: parts of its head, dates, and the lines below."""

    dates: Line
    found: Range
    head: list[Line] = field(default_factory=list)
    place: Line | None = None
    tail: list[Line] = field(default_factory=list)
    lines_of_head: int = 0


def read_roles(lines: Sequence[Line]) -> tuple[Experience, ...]:
    """The roles in the page's order."""
    anchors = [index for index, line in enumerate(lines) if dated(line) is not None]
    entries: list[_Entry] = []
    previous_end = 0
    for number, index in enumerate(anchors):
        limit = anchors[number + 1] if number + 1 < len(anchors) else len(lines)
        low = _head_start(lines, previous_end, index)
        if entries:
            entries[-1].tail = list(lines[previous_end:low])
        entry, previous_end = _entry(lines, low, index, limit, last=number + 1 == len(anchors))
        entries.append(entry)
    if entries:
        entries[-1].tail = list(lines[previous_end:])
    return _experiences(entries)


def dated(line: Line) -> tuple[Range, list[Line]] | None:
    """The range at the beginning or end of a line, and the line's other parts; else None."""
    if bullet(line.text):
        return None
    found = find_range(line.text)
    if found is None:
        return None
    before = _SINCE.sub("", line.text[: found.start[0]].rstrip(_DATE_EDGE)).rstrip(_DATE_EDGE)
    after = line.text[found.stop :].strip(_DATE_EDGE)
    if len(before) + len(after) > _MOST_HEAD or (before and after and len(after.split()) > 6):
        return None
    if before.endswith((" in", " between")) and len(before.split()) > 5:
        return None
    parts = [
        line.part(0, len(before)),
        line.part(
            len(line.text) - len(line.text[found.stop :].lstrip(_DATE_EDGE)),
            len(line.text.rstrip(_DATE_EDGE)),
        ),
    ]
    return found, [part for part in parts if part is not None and part.text.strip(_DATE_EDGE)]


def cells(line: Line) -> list[Line]:
    """The parts of a line that tabs or wide gaps set apart."""
    raw = line.source[line.start : line.end]
    found: list[Line] = []
    start = 0
    for gap in [*re.finditer(r"\t+|[ \u00a0]{3,}", raw), None]:
        stop = gap.start() if gap else len(raw)
        piece = line.part(*_plain_range(raw, start, stop)) if stop > start else None
        found.extend([piece] if piece else [])
        start = gap.end() if gap else stop
    return found or [line]


def _plain_range(raw: str, start: int, stop: int) -> tuple[int, int]:
    """Places in the plain text of the line for places in the raw one."""

    def plain_length(text: str) -> int:
        return len(re.sub(r"\s+", " ", text))

    return plain_length(raw[:start]), plain_length(raw[:stop])


def _is_head(line: Line) -> bool:
    text = line.text
    if bullet(text) or len(text) > _MOST_HEAD or text[:1].islower():
        return False
    if re.search(r"[.!?;:]$", text) and not re.search(
        r"\b(?:\w|Inc|Ltd|Co|Corp|Bros|Lda|Ltda|e\.\s?V)\.$", text
    ):
        return False
    return len(text.split()) <= 14


def _head_start(lines: Sequence[Line], previous_end: int, index: int) -> int:
    """Where the head above the dates begins: at most three lines, back to running text."""
    low = index
    own = dated(lines[index])
    enough = own is not None and len(_split_parts(own[1])) >= 2
    if enough:
        return index
    after_dates = bool(own and own[1] and own[1][0].start > lines[index].start)
    most = 0 if after_dates else 1 if own and own[1] else 3
    while low > previous_end and index - low < most and _is_head(lines[low - 1]):
        above = lines[low - 2] if low - 2 >= previous_end else None
        wrapped = above is not None and bullet(above.text) and len(above.text) > 75
        if wrapped and low < index and not lines[low - 1].gap:
            break  # the wrapped rest of a bullet
        low -= 1
        if lines[low].gap and low < index:
            break
    return low


def _entry(
    lines: Sequence[Line], low: int, index: int, limit: int, *, last: bool
) -> tuple[_Entry, int]:
    """The role whose dates stand at `index`, and where its head ends."""
    own = dated(lines[index])
    assert own is not None  # noqa: S101 - the caller looked for dates
    found, beside = own
    entry = _Entry(lines[index], found)
    above = list(lines[low:index])
    parts = _split_parts([*above, *beside])
    end = index + 1
    missing = 2 - len([part for part in parts if not known_place(part.text)])
    while missing > 0 and end < limit and _is_head(lines[end]) and not lines[end].gap:
        following = lines[end + 1] if end + 1 < len(lines) else None
        if above and beside == [] and missing < 2:
            break  # the head stands above the dates
        if following is not None and dated(following) is not None and not last and missing < 2:
            break  # it is the next role's head
        parts.extend(_split_parts([lines[end]]))
        end += 1
        missing = 2 - len([part for part in parts if not known_place(part.text)])
    entry.lines_of_head = len(above) + bool(beside) + (end - index - 1)
    for part in parts:
        if known_place(part.text) and entry.place is None and len(parts) > 1:
            entry.place = part
        else:
            entry.head.append(part)
    if len(entry.head) == 1 and entry.lines_of_head == 1:
        entry.head = [piece for half in _at_comma(entry.head[0]) for piece in without_place(half)]
    return entry, end


def _split_parts(lines: Sequence[Line]) -> list[Line]:
    parts: list[Line] = []
    for line in lines:
        for cell in cells(line):
            start = 0
            for match in [*_STRONG.finditer(cell.text), None]:
                stop = match.start() if match else len(cell.text)
                part = cell.part(start, stop)
                start = match.end() if match else stop
                if part is not None and part.text.strip(_DATE_EDGE):
                    parts.extend(without_place(part))
    return parts


def without_place(part: Line) -> list[Line]:
    """A part of a head and, as one of its own, the place that ends it."""
    text = part.text
    cut = place_at_end(text) if known_place(text) and titleness(text) else None
    if cut is None:
        for match in re.finditer(r",\s+", text):
            rest = text[match.end() :]
            legal = re.search(rf"\b(?:{_LEGAL})\.?$", text[: match.start()])
            most = 3 if legal else 1 if titleness(text[: match.start()]) < 0 else 0
            if len(rest.split()) <= most and not titleness(rest):
                left = part.part(0, match.start())
                return [left] if left else []
        return [part]
    pieces = [part.part(0, len(text[:cut].rstrip(_DATE_EDGE))), part.part(cut, len(text))]
    return [piece for piece in pieces if piece is not None]


def _at_comma(line: Line) -> list[Line]:
    """ "Title, Company" or "Company, Title": cut at the comma that parts them best."""
    best: tuple[float, int] | None = None
    for match in re.finditer(r",\s+", line.text):
        left, right = line.text[: match.start()], line.text[match.end() :]
        score = abs(titleness(left) - titleness(right))
        if titleness(left) * titleness(right) < 0:
            score += 2.0
        if best is None or score > best[0]:
            best = (score, match.start())
    if best is None:
        return [line]
    cut = best[1]
    parts = [line.part(0, cut), line.part(cut + 1, len(line.text))]
    return [part for part in parts if part is not None]


def _experiences(entries: Sequence[_Entry]) -> tuple[Experience, ...]:
    """Decide for the whole résumé whether the title or the employer is printed first."""
    lean = sum(
        titleness(entry.head[0].text) - titleness(entry.head[1].text)
        for entry in entries
        if len(entry.head) >= 2
    )
    roles: list[Experience] = []
    employer: Fact | None = None
    stacked = any(entry.lines_of_head >= 2 and len(entry.head) >= 2 for entry in entries)
    for entry in entries:
        title, company, sure = _title_and_company(entry, title_first=lean >= 0)
        if company is None and title is not None and stacked and lean < 0:
            company = employer
        roles.append(_role(entry, title, company, sure=sure))
        employer = roles[-1].company or employer
    return tuple(roles)


def _title_and_company(
    entry: _Entry, *, title_first: bool
) -> tuple[Line | None, Line | Fact | None, bool]:
    if not entry.head:
        return None, None, True
    if len(entry.head) == 1:
        only = entry.head[0]
        if titleness(only.text) < 0:
            return None, only, False
        return only, None, titleness(only.text) > 0
    first, second = entry.head[0], entry.head[1]
    apart = titleness(first.text) - titleness(second.text)
    if abs(apart) < 1.0:
        apart = 1.0 if title_first else -1.0
        sure = False
    else:
        sure = True
    return (first, second, sure) if apart > 0 else (second, first, sure)


def _role(
    entry: _Entry, title: Line | None, company: Line | Fact | None, *, sure: bool
) -> Experience:
    dates, found = entry.dates, entry.found
    start = dates.part(*found.start)
    end = dates.part(*found.end) if found.end else None
    place = entry.place
    tail = entry.tail
    if place is None and tail and known_place(tail[0].text):
        place, tail = tail[0], tail[1:]
    return Experience(
        title=joined([title], sure=sure) if title else None,
        company=joined([company], sure=sure) if isinstance(company, Line) else company,
        start=joined([start]) if start else None,
        end=joined([end]) if end else None,
        current=found.current,
        place=joined([place]) if place else None,
        details=details(tail, _WRAP),
    )
