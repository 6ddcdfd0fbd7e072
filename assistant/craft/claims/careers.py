"""How long somebody has done what, and since when, from the printed dates of a profile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from assistant.craft.claims.sources import Entry, Passage
from assistant.craft.claims.words import LANGUAGES, wording
from assistant.craft.names import fold
from assistant.models import Experience, Fact

__all__ = ["Stay", "has_month", "line_stays", "moments", "spans", "stays"]

# Months of three letters or four are words as well, but not behind these.
_FULL = ("may", "mai", "mei")
_LED = re.compile(
    r"(?:^|\b(?:in|im|since|seit|last|until|bis|ab|en|depuis|em|desde|of|de|fin)) $", re.I
)
_SPAN = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:-|–|—|to|à|a|al|bis|até|until)\s*"
    r"(?:\w+\.? (?:de )?)?((?:19|20)\d\d)(?!\d)"
)
_SINCE = re.compile(
    r"\b(?:since|seit|depuis|desde|dal|da|from)(?: \w+\.?(?: de)?)? ((?:19|20)\d\d)(?!\d)", re.I
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Stay(NamedTuple):
    """A position or a school in months since year 0; a printed year alone leaves a range.

    `low` to `high` hold the true start (or end). `open`: still going on.
    """

    group: str
    start: tuple[int, int]
    end: tuple[int, int]
    open: bool


def stays(entries: Iterable[Entry], today: date) -> list[Stay]:
    """The entries that have a start, in their order."""
    now = today.year * 12 + today.month - 1
    found: list[Stay] = []
    for group, record in entries:
        start = _moment(record.start)
        end = _moment(record.end)
        going = isinstance(record, Experience) and (record.current or record.end is None)
        if start and (going or end is None) and (going or record.end is not None):
            found.append(Stay(group, start, (now, now), True))
        elif start and end:
            found.append(Stay(group, start, end, False))
        elif end:
            found.append(Stay(group, end, end, False))
    return found


def line_stays(passages: Iterable[Passage], found: list[Stay], today: date) -> list[Stay]:
    """Stays that typed lines print and no entry holds: "baker at X, 2009-2012", "since 2014"."""
    now = today.year * 12 + today.month - 1
    taken = {(stay.start[0] // 12, stay.end[0] // 12) for stay in found}
    out: list[Stay] = []
    for item in passages:
        if not item.field.endswith("source"):
            continue
        match = _SPAN.search(item.text)
        since = None if match else _SINCE.search(item.text)
        if match:
            first, last = int(match[1]), int(match[2])
            end = (last * 12, last * 12 + 11)
            stay = Stay(item.group, (first * 12, first * 12 + 11), end, False)
        elif since:
            first, last = int(since[1]), today.year
            stay = Stay(item.group, (first * 12, first * 12 + 11), (now, now), True)
        else:
            continue
        if (first, last) not in taken and first <= last:
            taken.add((first, last))
            out.append(stay)
    return out


def _moment(fact: Fact | None) -> tuple[int, int] | None:
    """A printed date as the first and last month it may mean."""
    year = _YEAR.search(fact.text) if fact else None
    if not fact or not year:
        return None
    first = int(year[0]) * 12
    numeric = re.search(r"(?<!\d)(0?[1-9]|1[0-2])[./-](?=(?:19|20)\d\d)", fact.text)
    month = int(numeric[1]) - 1 if numeric else _month(fact.text)
    return (first, first + 11) if month is None else (first + month, first + month)


def has_month(item: Passage, month: int) -> bool:
    """Whether a passage prints a month by name or number."""
    if any(found == month for found in _named_months(item.text)):
        return True
    year = r"(?:19|20)\d\d"
    number = rf"(?<!\d)0?{month}[./-](?={year})|{year}-0?{month}(?!\d)"
    return re.search(number, item.text) is not None


def _month(text: str) -> int | None:
    found = next(_named_months(text), None)
    return None if found is None else found - 1


def _named_months(text: str) -> Iterator[int]:
    """Months by name; short ones, which are words as well ("may", "set"), only beside a digit."""
    for match in re.finditer(r"[^\W\d_]{3,}", text):
        month = _months().get(fold(match[0]))
        around = text[max(0, match.start() - 3) : match.end() + 5]
        before = text[max(0, match.start() - 8) : match.start()]
        led = len(match[0]) > 3 or (match[0].casefold() in _FULL and _LED.search(before))
        if month and (len(match[0]) > 4 or re.search(r"\d", around) or led):
            yield month


@cache
def _months() -> dict[str, int]:
    """Months of all languages by name and short form; what two of them read apart is left out."""
    table: dict[str, set[int]] = {}
    for language in LANGUAGES:
        words = wording(language)
        for name, number in words.months.items() if words else ():
            table.setdefault(name, set()).add(number)
            table.setdefault(name[:3], set()).add(number)
    return {key: numbers.pop() for key, numbers in table.items() if len(numbers) == 1}


def spans(found: list[Stay]) -> Iterator[tuple[int, int]]:
    """Every length in months that the stays tell: each one, one after the other, in all."""
    for stay in found:
        yield _length(stay.start, stay.end)
    ordered = sorted(found, key=lambda stay: stay.start)
    for index, first in enumerate(ordered):
        last = first.end
        for stay in ordered[index + 1 :]:
            last = max(last, stay.end)
            yield _length(first.start, last)
            yield _length(first.start, stay.start)
    total = [_length(stay.start, stay.end) for stay in found]
    if total:
        yield sum(low for low, _ in total), sum(high for _, high in total)


def _length(start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int]:
    """From the first to the last month, both counted, as profiles count; between two bare
    years their difference."""
    if start[1] - start[0] == 11 == end[1] - end[0]:
        return end[0] - start[0], end[0] - start[0]
    return max(0, end[0] - start[1]), max(0, end[1] - start[0]) + 1


def moments(found: list[Stay], today: date) -> Iterator[tuple[int, int]]:
    """How many months ago the stays began and ended."""
    now = today.year * 12 + today.month - 1
    for stay in found:
        yield now - stay.start[1], now - stay.start[0] + 1
        if not stay.open:
            yield now - stay.end[1], now - stay.end[0] + 1
