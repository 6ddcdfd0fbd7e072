"""The roles of a "Save to PDF": what stands around each line of dates.

A role is company, title, dates, place, description; a company with several roles
prints the total time below its name and then title, dates, … for each. Nothing marks
where one role's description ends and the next company begins, so every way to cut
the lines between two lines of dates is weighed and the most plausible is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.intake.dates import Range, months_in, range_line
from assistant.intake.lines import Line
from assistant.intake.passage import Passage, bullet, column_width, details, joined
from assistant.intake.pdf.drawn import HEADING, TEXT, TITLE, fits, full
from assistant.intake.pdf.drawn import width as width_of
from assistant.intake.places import known_place, shaped_as_place
from assistant.intake.resume.words import titleness
from assistant.models import Experience, Fact

_MOST_TITLE = 3  # lines
_LONG_NAME = 22.0  # em; few companies are called as much
_WIDER = 1.1  # than in Arial, where another font or extraction wrapped the text
HEAD_WIDTH = 66  # characters; company and title are set larger than the description
_GOES_ON = re.compile(
    r"(?:[,&/|(–—-]|\b(?:and|of|the|for|to|in|at|with|on|de|des|du|la|le|les|et|pour|à|en|und|für"
    r"|der|die|im|y|para|del|e|do|da|dos|das|em|von|bei)) *$",
    re.IGNORECASE,
)
_SHORTENED = re.compile(
    r"\b(?:\w|Inc|Ltd|Co|Corp|Bros|Lda|Ltda|Cia|St|Sr|Jr|Dr|Dept|Univ|Assoc|mbH|S\.A|e\.\s?V|e\.\s?G)\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cut:
    """How the lines before a line of dates are divided. Empty `company`: same as before."""

    tail: int  # lines of the role before
    company: int  # where the title begins
    total: int | None = None  # months at the company, where printed
    named: int | None = None  # where the company's name ends, if other lines follow it


@dataclass
class _Company:
    """The company whose roles are being read; `left` months are not yet used by roles."""

    lines: Sequence[Line] = ()
    left: int | None = None  # None: one role only


def read_roles(lines: Sequence[Line], width: int | None = None) -> tuple[Experience, ...]:
    """The roles in the page's order. `width` of a description's column, if it is known."""
    dated = [index for index, line in enumerate(lines) if _dates(line) is not None]
    if not dated:
        return ()
    width = width or column_width(lines, HEAD_WIDTH)
    heads: list[tuple[list[Line], list[Line]]] = []  # company, title
    tails: list[list[Line]] = []
    company = _Company()
    start = 0
    for place in dated:
        block = list(lines[start:place])
        found = _dates(lines[place])
        months = _length(found) if found else 0
        cut = _best_cut(block, company, months, first=not heads)
        if heads:
            tails.append(block[: cut.tail])
        if cut.company > cut.tail:
            printed = [
                line for line in block[cut.tail : cut.company] if months_in(line.text) is None
            ]
            company = _Company(printed, cut.total)
        heads.append((list(company.lines), block[cut.company :]))
        if company.left is not None:
            company.left -= months
        start = place + 1
    tails.append(list(lines[start:]))
    return tuple(
        _role(title, employer, lines[place], tail, width)
        for (employer, title), place, tail in zip(heads, dated, tails, strict=True)
    )


def _dates(line: Line) -> Range | None:
    return range_line(line.text)


def _length(found: Range) -> int:
    if found.months is not None:
        return found.months
    return found.last - found.first + 1 if found.last is not None else 0


def _best_cut(block: Sequence[Line], company: _Company, length: int, *, first: bool) -> Cut:
    """The most plausible cut of the lines before a role of `length` months."""
    size = len(block)
    totals = [
        index
        for index, line in enumerate(block)
        if index and index < size - 1 and months_in(line.text) is not None
    ]
    if totals:
        total = totals[-1]
        months = months_in(block[total].text)
        starts = range(1) if first else range(max(0, total - 2), total)
        tail = max(starts, key=lambda at: _tail_fits(block, at) + _name_fits(block[at:total]))
        title = max(total + 1, size - _MOST_TITLE)
        return Cut(tail, title, months, named=total)
    if size <= 1:
        return Cut(0, 0)
    cuts: list[tuple[float, Cut]] = []
    for title in range(max(0, size - 3), size):
        named = _title_fits(block[title:])
        if company.left is not None and not first:
            room = 2.5 if length <= company.left + 1 else (0.0 if company.left > 1 else -4.0)
            cuts.append((named + _tail_fits(block, title) + room, Cut(title, title)))
        for tail in range(max(0, title - 2), title):
            if first and tail:
                continue
            fits = named + _name_fits(block[tail:title]) + _tail_fits(block, tail)
            cuts.append((fits, Cut(tail, title)))
    return max(cuts, key=lambda pair: pair[0])[1] if cuts else Cut(0, 0)


def _wrap_fits(lines: Sequence[Line], limit: float) -> float:
    """How well several lines read as one that was wrapped; 0 for one line."""
    score = 0.0
    for line, following in pairwise(lines):
        goes_on = _GOES_ON.search(line.text) is not None
        lower = following.text[:1].islower() or following.text.startswith(("&", "|", "(", "-"))
        score += -1.0 if full(line.text, following.text, limit) else -7.0
        score += 3.5 if goes_on or lower else 0.0
        score += -4.0 if ends_sentence(line.text) else 0.0
    return score


def _title_fits(lines: Sequence[Line]) -> float:
    text = " ".join(line.text for line in lines)
    named = min(1.0, max(-1.0, titleness(text)))
    return _wrap_fits(lines, TITLE) + _head_fits(lines, TITLE) + named


def _name_fits(lines: Sequence[Line]) -> float:
    last = lines[-1].text
    score = _wrap_fits(lines, HEADING) + _head_fits(lines, HEADING)
    score -= 0.5 * min(1.0, max(-1.0, titleness(" ".join(line.text for line in lines))))
    if len(lines) == 1 and width_of(last) > _LONG_NAME:
        score -= 0.7
    if _GOES_ON.search(last):
        score -= 3.0
    if known_place(last) and "," in last:
        score -= 3.0
    return score


def _head_fits(lines: Sequence[Line], limit: float) -> float:
    """How much lines look like a company or title and not like running text."""
    score = 0.0
    text = " ".join(line.text for line in lines)
    if bullet(text):
        score -= 8.0
    if text[:1].islower():
        score -= 3.0
    if ends_sentence(text):
        score -= 3.0
    if not all(fits(line.text, limit * _WIDER) for line in lines):
        score -= 5.0
    elif not all(fits(line.text, limit) for line in lines):
        score -= 1.5
    return score


def ends_sentence(text: str) -> bool:
    """Whether a line ends in a full stop or the like, and not in an abbreviation."""
    return bool(re.search(r"[.!?;:…]$", text)) and not _SHORTENED.search(text)


def _tail_fits(block: Sequence[Line], at: int) -> float:
    """How plausible it is that the role before ends with `block[at - 1]`."""
    if at == 0:
        return 1.0
    last, following = block[at - 1].text, block[at].text
    score = 0.0
    if block[at].gap and any(line.gap for line in block):
        score += 2.0
    if re.search(r"[.!?…)\"”»]$", last):
        score += 2.0
    if at == 1 and (known_place(last) or (shaped_as_place(last) and "," in last)):
        score += 2.5
    if _GOES_ON.search(last):
        score -= 3.0
    if not ends_sentence(last) and full(last, following, TEXT):
        score -= 1.0
    if titleness(last) < 0 and not bullet(last) and full(last, following, HEADING):
        score -= 1.0  # an employer's name that goes on
    return score


def _role(
    title: Sequence[Line], company: Sequence[Line], dates: Line, tail: Sequence[Line], width: int
) -> Experience:
    found = _dates(dates)
    passage = Passage((dates,))
    place, rest = place_of(tail)
    return Experience(
        title=joined(title),
        company=joined(company),
        start=passage.fact(*found.start) if found else None,
        end=passage.fact(*found.end) if found and found.end else None,
        current=bool(found and found.current),
        place=place,
        details=details(rest, width),
    )


def place_of(tail: Sequence[Line]) -> tuple[Fact | None, Sequence[Line]]:
    """The place that stands below the dates, if one does, and the lines after it."""
    if not tail:
        return None, tail
    first = tail[0].text
    if bullet(first) or not shaped_as_place(first):
        return None, tail
    if len(tail) > 1 and first.count(",") and re.fullmatch(r"[\d-]{4,9}", tail[1].text):
        return joined(tail[:2]), tail[2:]  # a postal code that was wrapped
    if known_place(first) or (first.count(",") and len(first.split()) <= 6):
        return joined(tail[:1], sure=known_place(first)), tail[1:]
    if len(first.split()) <= 2 and len(tail) != 1 and not tail[1].text[:1].islower():
        return joined(tail[:1], sure=False), tail[1:]
    return None, tail
