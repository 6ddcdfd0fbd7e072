"""The rule about the times that the answer to a yes proposes: L25.

A time is read from the text as a day and one or two hours with their zones: "Tuesday 24
November, 10:00 GMT for you (11:00 CET for me)". What was not said is read so: the first hour is
the reader's, the second mine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from assistant.craft.meeting_times import outside, zone, zone_name
from assistant.craft.notes.dates import index_of, names_of
from assistant.craft.rules.letter import Letter, at, place_in, whole
from assistant.craft.time_zones import weekend
from assistant.models import Finding

_LONG_AGO = 180  # days from which a date without a year is one of next year
_WANTED = 3  # times: enough to choose from, few enough to answer by a number
_MINUTES = 20  # of a conversation, for the end of the working day
_CLOCK = re.compile(
    r"(?<![\d.:/-])(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d))?\s?"
    r"(?P<half>[ap]\.?\s?m\.?(?!\w))?\s?(?P<zone>[A-Z]{2,5}(?![\w])|UTC[+−-]\d{1,2}(?::\d\d)?)?"
    r"(?P<whose>\s(?:for (?:you|me)|your time|my time)\b)?(?![\d:/])"
)
_SAID = re.compile(r"\b(?:early|late|evening|outside|overlap|weekend|früh|spät|tôt|tard)\w*", re.I)


class _Hour(NamedTuple):
    """One hour in the text, with the day it belongs to."""

    day: date
    clock: time
    zone: str  # as written
    whose: str  # "you", "me" or ""
    line: int  # on which line of the body
    start: int
    end: int


def proposed_times(letter: Letter) -> Iterator[Finding]:
    """L25. The answer to a yes proposes three times: ahead, in working hours, in both zones.

    The two hours of a time are the same moment, and each weekday fits its date.
    """
    if letter.kind != "yes":
        return
    request = letter.case.request
    mine, theirs = zone(request.my_zone), zone(request.their_zone)
    yield from _days(letter)
    found = list(_hours(letter))
    if not found:
        mend = "Name three: a day, an hour and the time zone."
        yield whole("L25", "W", "No time is proposed.", mend)
        return
    if theirs is None or mine is None:
        whose = "Their" if theirs is None else "Your"
        message = f"{whose} time zone is not known, so the hours stand in one zone only."
        yield whole("L25", "W", message, "Choose it beside the message.")
        return
    times = list(_paired(found, mine, theirs))
    for hours in times:
        yield from _moment(letter, hours, mine, theirs)
    if len(times) < _WANTED:
        count = "One time is" if len(times) == 1 else "Two times are"
        mend = "Three on different days are easier to say yes to."
        yield whole("L25", "I", f"{count} proposed.", mend)


def _moment(
    letter: Letter, hours: tuple[_Hour, ...], mine: ZoneInfo, theirs: ZoneInfo
) -> Iterator[Finding]:
    """What is wrong with one proposed time."""
    first = hours[0]
    zones = (mine, theirs) if _is_mine(first, mine, theirs) else (theirs, mine)
    moment = _instant(first, zones[0])
    if len(hours) > 1:
        second = hours[1]
        if _instant(second, zones[1]) != moment:
            there = moment.astimezone(zones[1])
            right = f"{there:%A} {there.day} {there:%B}, {there:%H:%M}"
            message = f"{_text(letter, first)} is {right} {zone_name(moment, zones[1])}."
            yield at("L25", "E", _place(letter, second), message, "Write it so.")
            return
    elif moment.astimezone(mine).utcoffset() != moment.astimezone(theirs).utcoffset():
        message = "This hour stands in one time zone only."
        yield at("L25", "W", _place(letter, first), message, "Add the hour on the other side.")
    for where, whose in ((theirs, "for them"), (mine, "for you")):
        why = outside(moment, where, _MINUTES, weekend(where.key))
        if why and not _SAID.search(letter.prose):
            message = f"{moment.astimezone(where):%A, %H:%M} {whose}: {why}."
            mend = "Choose a time between 9:00 and 17:30 on both sides, or say why it is not."
            yield at("L25", "W", _place(letter, first), message, mend)


def _paired(found: list[_Hour], mine: ZoneInfo, theirs: ZoneInfo) -> Iterator[tuple[_Hour, ...]]:
    """The hours that stand for one time: one of each side, on one line."""
    waiting: _Hour | None = None
    for hour in found:
        if waiting is None:
            waiting = hour
        elif (
            _is_mine(waiting, mine, theirs) != _is_mine(hour, mine, theirs, second=True)
            and hour.line == waiting.line
        ):
            yield waiting, hour
            waiting = None
        else:
            yield (waiting,)
            waiting = hour
    if waiting is not None:
        yield (waiting,)


def _is_mine(hour: _Hour, mine: ZoneInfo, theirs: ZoneInfo, *, second: bool = False) -> bool:
    """Whether an hour is told in my zone: as it says; else the reader's comes first."""
    if hour.whose:
        return hour.whose == "me"
    names = [zone_name(_instant(hour, where), where) for where in (mine, theirs)]
    if hour.zone and names[0] != names[1] and hour.zone in names:
        return hour.zone == names[0]
    return second


def _instant(hour: _Hour, where: ZoneInfo) -> datetime:
    return datetime.combine(hour.day, hour.clock, tzinfo=where).astimezone(UTC)


def _hours(letter: Letter) -> Iterator[_Hour]:
    """Every hour in the body that stands behind a day on its line."""
    for number, line in enumerate(re.finditer(r"[^\n]+", letter.body)):
        days = list(_dates(letter, line[0]))
        for match in _CLOCK.finditer(line[0]):
            before = [day for day, _, end in days if end <= match.start()]
            within = any(start < match.end() and match.start() < end for _, start, end in days)
            clock = _clock(match)
            if not before or within or clock is None:
                continue
            whose = (match["whose"] or "").split()
            side = "me" if {"me", "my"} & set(whose) else "you" if whose else ""
            name = (match["zone"] or "").replace("−", "-")
            start = line.start() + match.start()
            end = line.start() + match.start() + len(match[0].rstrip())
            yield _Hour(before[-1], clock, name, side, number, start, end)


def _clock(match: re.Match[str]) -> time | None:
    """The hour that was read; None for a number that is none ("3 times")."""
    if not (match["minute"] or match["half"] or match["zone"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"][0] == "p" else 0)
    return time(hour % 24, minute)


def _days(letter: Letter) -> Iterator[Finding]:
    """Days that are past, and weekdays that do not fit their date."""
    for line in re.finditer(r"[^\n]+", letter.body):
        for day, start, end in _dates(letter, line[0]):
            place = place_in(letter.body, line.start() + start, line.start() + end)
            said = _weekday(line[0][start:end])
            if said is not None and said != day.weekday():
                message = f"{day.day} {day:%B %Y} is a {day:%A}."
                yield at("L25", "E", place, message, "Put the weekday or the date right.")
            elif day == letter.case.today:
                mend = "Propose days ahead, with time to answer."
                yield at("L25", "W", place, "This day is today.", mend)
            elif day < letter.case.today:
                yield at("L25", "E", place, "This day is past.", "Propose days ahead.")


def _dates(letter: Letter, line: str) -> Iterator[tuple[date, int, int]]:
    """The days that a line names, in the year that brings them nearest ahead."""
    today = letter.case.today
    for match in _date_pattern().finditer(line):
        month = index_of("months", match["month"] or match["first"])
        day = int(match["day"] or match["second"])
        years = [int(match["year"])] if match["year"] else [today.year, today.year + 1]
        options = [found for year in years if (found := _real(year, month, day))]
        ahead = [one for one in options if (today - one).days < _LONG_AGO]
        if options:
            yield (ahead or options)[0], match.start(), match.end()


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month + 1, day)
    except ValueError:
        return None


@cache
def _date_pattern() -> re.Pattern[str]:
    weekday, month = names_of("days"), names_of("months")
    return re.compile(
        rf"(?:(?<!\w)(?P<weekday>{weekday})\.?,?\s+(?:the |den |der |le |el |dia )?)?"
        rf"(?:(?<![\d.:/])(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.|º|er)?\s+(?:of |de )?"
        rf"(?P<month>{month})(?!\w)"
        rf"|(?<!\w)(?P<first>{month})\.?\s+(?P<second>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:]))"
        r"(?:,?\s+(?P<year>20\d\d))?",
        re.IGNORECASE,
    )


def _weekday(text: str) -> int | None:
    match = _date_pattern().search(text)
    return index_of("days", match["weekday"]) if match and match["weekday"] else None


def _place(letter: Letter, hour: _Hour) -> tuple[str, int, int]:
    return place_in(letter.body, hour.start, hour.end)


def _text(letter: Letter, hour: _Hour) -> str:
    return letter.body[hour.start : hour.end]
