"""Dates inside typed facts: "(since 2018)", "2013-17", "from 2008 to 2017", "in 2015"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.intake.dates import find_range, read_single
from assistant.intake.wording import alike

_YEAR = r"(?:19|20)\d\d"
_SHORT = re.compile(rf"(?<![\w-])({_YEAR}) ?[-/] ?(\d\d)(?![\d-])")
_BETWEEN = re.compile(
    rf"(?:between|entre|zwischen|tra il|fra il) ((?:[^\W\d_]+ )?{_YEAR})"
    rf" (?:and|et|und|y|e|e il) ((?:[^\W\d_]+ )?{_YEAR})",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"[\s,;:]*(?:[-–—]\s)?\s*\(?\s*(?:\b(?:from|since|between|until|in|depuis|de|entre|seit|von|ab"
    r"|im|desde|a partir de|dal|da|nel|em|en|ever since)\b)?\s*\(?\s*$",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(rf"(?<![\w-])({_YEAR})\)?[\s.]*$")

_IN_YEAR = re.compile(rf"\b(?:in|en|em|nel|im Jahr) ({_YEAR})(?=,)", re.IGNORECASE)


@dataclass(frozen=True)
class Dated:
    """Dates and the stretch `low:high` that they take up, brackets and "since" included."""

    start: tuple[int, int] | None
    end: tuple[int, int] | None
    current: bool
    low: int
    high: int

    def without(self, text: str) -> str:
        """The text without the dates."""
        return text[: self.low] + text[self.high :]

    def place(self, low: int, high: int) -> tuple[int, int] | None:
        """Where characters of `without(text)` stand in `text`; None if the dates part them."""
        gap = self.high - self.low
        if high <= self.low:
            return low, high
        return (low + gap, high + gap) if low >= self.low else None


def dates_in(text: str) -> Dated | None:
    """The first range of dates in a text, or "since" a date."""
    even = alike(text)
    found = find_range(even)
    short = _SHORT.search(even) or _BETWEEN.search(even)
    if short and (found is None or short.start() <= found.start[0]):
        return _stretch(text, short.span(1), short.span(2), short.end(), current=False)
    if found is None:
        return None
    return _stretch(text, found.start, found.end, found.stop, current=found.current)


def single_in(text: str) -> Dated | None:
    """The one date that a text ends with, as an end: "BSc Statistics, 2015"."""
    last = _LAST_YEAR.search(text) or _IN_YEAR.search(text)
    if last is None:
        return None
    low, high = last.span(1)
    before = [match.start() for match in re.finditer(r"\S+", text[:low])][-3:]
    for start in before:
        single = read_single(text[start:high])
        if single is not None and single.start == (0, high - start):
            low = start
            break
    return _stretch(text, None, (low, high), high, current=False)


def _stretch(
    text: str,
    start: tuple[int, int] | None,
    end: tuple[int, int] | None,
    stop: int,
    *,
    current: bool,
) -> Dated:
    first = (start or end or (0, 0))[0]
    lead = _LEAD.search(text, max(0, first - 24), first)
    low = lead.start() if lead else first
    closing = re.compile(r"\s*\)").match(text, stop)
    high = closing.end() if closing and "(" in text[low:first] else stop
    if low == 0:
        high += len(text[high:]) - len(text[high:].lstrip(" ,:–—-"))
    return Dated(start, end, current, low, high)
