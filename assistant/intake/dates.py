"""Dates as profiles print them, in English, French, German, Spanish and Portuguese.

A range is read with the places of its two ends in the text, because facts keep dates as
printed: "févr. 2014 - juil. 2014 · 6 mois", "Apr. 2021 – Heute", "jul de 2021 - o momento",
"August 2014  -  Present (3 years)", "03/2019 – 05/2021", "2011 - 2015".
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from assistant.intake import wording


class Range(NamedTuple):
    """A range of dates in a text. Places are characters of that text.

    `end` None: only one date is printed. `first` and `last` count months (12 × year + month;
    January where no month is printed, for `last` December); `last` None: it goes on.
    `stop`: where the range ends, its length in brackets or after "·" included.
    `months`: the length as printed, None if none is.
    """

    start: tuple[int, int]
    end: tuple[int, int] | None
    current: bool
    first: int
    last: int | None
    stop: int
    months: int | None


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in words)


def _units(words: tuple[str, ...]) -> str:
    """Units of time after a number; one letter ("8 a 9 m") only small and apart: not "3M"."""
    short = tuple(word for word in words if len(word) == 1)
    long = tuple(word for word in words if len(word) > 1)
    return rf"(?: ?(?:{_any(long)})" + (rf"|(?-i: (?:{_any(short)})))" if short else ")")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    month = _any(tuple(sorted(wording.months(), key=len, reverse=True)))
    year = r"(?:19|20)\d\d"
    date = (
        rf"(?:(?:\d{{1,2}}(?:\.|er|o)? (?:de )?)?(?:{month})\b\.?,? ?(?:del? )?{year}"
        rf"|(?:0?[1-9]|1[0-2])[/.]{year}|{year}[-/](?:0[1-9]|1[0-2])\b(?![-/])|{year})"
        rf"(?:(?!\d)|(?={year}(?!\d)))"
    )
    of = rf"(?:(?:{_any(wording.dates('from'))}) )?"
    # A page that prints a line twice may glue the second printing to the first.
    over = rf"(?:(?-i:(?![a-zà-öø-ÿ]))|(?={of}{date}))"
    present = rf"(?:{_any(wording.dates('present'))}){over}"
    years = _units(wording.dates("years"))
    units = _units(wording.dates("years") + wording.dates("months_unit"))
    joint = _any(wording.dates("and"))
    span = (
        rf"(?:\d{{1,2}}{units}{over}\.?(?:,? ?(?:(?:{joint}) )?\d{{1,2}}{units}{over}\.?)?"
        rf"|{_any(wording.dates('less'))})"
    )
    to = rf"(?: ?[-/] ?| (?:{_any(wording.dates('to'))}) )"
    since = rf"(?:{_any(wording.dates('since'))}) "
    printed = rf"(?: ?· ?(?P<span>{span})| ?\((?P<bracket>{span})\))?"
    flags = re.IGNORECASE
    return {
        "range": re.compile(
            rf"{of}(?P<start>{date}){to}(?P<end>{date}|(?P<now>{present})){printed}", flags
        ),
        "since": re.compile(rf"(?P<since>{since})(?P<start>{date}){printed}", flags),
        "single": re.compile(rf"(?P<start>{date}){printed}", flags),
        "find": re.compile(rf"(?<!\w)(?:{of}{date}{to}(?:{date}|{present})|{since}{date})", flags),
        "duration": re.compile(rf"\(?{span}\)?", flags),
        "count": re.compile(rf"(\d+)(?:(?P<years>{years})|{units}){over}", flags),
        "year": re.compile(year),
        "name": re.compile(rf"(?:{month})\b", flags),
        "number": re.compile(rf"(0?[1-9]|1[0-2])[/.]{year}|{year}[-/](0[1-9]|1[0-2])"),
    }


def read_range(text: str) -> Range | None:
    """The range that `text` begins with (or "since" a date), if it does; plain text.

    What follows is the caller's: `text[found.stop:]`.
    """
    even = wording.alike(text)
    match = _patterns()["range"].match(even) or _patterns()["since"].match(even)
    return _range(match) if match else None


def find_range(text: str) -> Range | None:
    """The first range that stands anywhere in `text`, for lines that hold other words too."""
    even = wording.alike(text)
    found = _patterns()["find"].search(even)
    if not found:
        return None
    place = found.start()
    match = _patterns()["range"].match(even, place) or _patterns()["since"].match(even, place)
    return _range(match) if match else None


def read_single(text: str) -> Range | None:
    """The one date that `text` begins with, as a range without an end: "2015", "Jun 2018"."""
    match = _patterns()["single"].match(wording.alike(text))
    return _range(match) if match else None


def range_line(text: str) -> Range | None:
    """The range, if the line is nothing else: "Feb 2019 - Present · 5 yrs", also printed twice.

    A single date with a length after it counts: "Jun 2019 · 1 mo".
    """
    even = wording.alike(text)
    found = read_range(even)
    if found is None:
        single = read_single(even)
        found = single if single is not None and single.months is not None else None
    if found is None:
        return None
    rest = even[found.stop :].strip(" ·")
    if rest:
        again = read_range(rest) or read_single(rest)
        if again is None or again.first != found.first:
            return None
    return found


def months_in(text: str) -> int | None:
    """The months of a length of time, if the text is nothing else: "3 yrs 9 mos" is 45."""
    even = wording.alike(text)
    if not _patterns()["duration"].fullmatch(even):
        return None
    return _months(even)


def _months(span: str) -> int:
    return sum(
        int(match[1][:4]) * (12 if match["years"] else 1)
        for match in _patterns()["count"].finditer(span)
    )


def _range(match: re.Match[str]) -> Range:
    groups = match.groupdict()
    end = match.span("end") if groups.get("end") else None
    length = groups.get("span") or groups.get("bracket")
    ended = end is not None and not groups.get("now")
    return Range(
        start=match.span("start"),
        end=end,
        current=bool(groups.get("now") or groups.get("since")),
        first=_month(match["start"], 1),
        last=_month(match["end"], 12) if ended else None,
        stop=match.end(),
        months=_months(length) if length else None,
    )


def _month(date: str, default: int) -> int:
    """12 × year + month of a date as printed; `default` where it prints no month."""
    year = _patterns()["year"].search(date)
    name = _patterns()["name"].search(date)
    number = _patterns()["number"].search(date)
    month = default
    if name:
        month = wording.months()[wording.key(name.group()).rstrip(".")]
    elif number:
        month = int(number[1] or number[2])
    return 12 * int(year.group() if year else 0) + month
