"""The times of a meeting in words: each once for the reader and once for me."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from assistant.craft.meeting_times import propose, zone, zone_name
from assistant.craft.time_zones import twelve_hours, weekend
from assistant.models import Case, plain
from assistant.tasks.offline.wording import sentence

__all__ = ["how_to_meet", "minutes_of", "time_lines"]

_MINUTES = re.compile(r"\b(1[5-9]|2\d|30)(?:\s|-)?min", re.IGNORECASE)


def minutes_of(case: Case, usual: str) -> str:
    """How long the talk is to last: as I asked at first, else as usual."""
    asked = _MINUTES.search(case.request.earlier)
    return asked[1] if asked else usual


def how_to_meet(case: Case) -> str:
    """How to meet, as I typed it; "" where I did not."""
    typed = plain(case.request.meet)
    return sentence(typed) if typed else ""


def time_lines(case: Case) -> tuple[list[str], bool]:
    """The proposed times, a line each, and whether they lie outside somebody's working hours.

    Where a zone is not known, the hours are told in the other alone, for the rules to object.
    """
    mine, theirs = zone(case.request.my_zone), zone(case.request.their_zone)
    known = theirs or mine or ZoneInfo("UTC")
    sides = (mine or known, theirs or known)
    names = (case.request.my_zone, case.request.their_zone)
    found = propose(
        case.today,
        *sides,
        notice=case.limits.notice_days,
        weekends=(weekend(names[0] or names[1]), weekend(names[1] or names[0])),
    )
    american = twelve_hours(names[1] or names[0])
    both = mine is not None and theirs is not None
    return [_line(at, *sides, american, both) for at in found.times], found.outside


def _line(at: datetime, mine: ZoneInfo, theirs: ZoneInfo, american: bool, both: bool) -> str:
    there, here = at.astimezone(theirs), at.astimezone(mine)
    line = f"{_day(there, american)}, {_hour(there, american)} {zone_name(at, theirs)}"
    if not both:
        return line
    same = zone_name(at, mine) == zone_name(at, theirs)
    if same and there.utcoffset() == here.utcoffset():
        return f"{line} for both of us"
    day = "" if here.date() == there.date() else f"{_day(here, american)}, "
    return f"{line} for you ({day}{_hour(here, american)} {zone_name(at, mine)} for me)"


def _day(at: datetime, american: bool) -> str:
    return f"{at:%A}, {at:%B} {at.day}" if american else f"{at:%A} {at.day} {at:%B}"


def _hour(at: datetime, american: bool) -> str:
    if not american:
        return f"{at:%H:%M}"
    return f"{(at.hour - 1) % 12 + 1}:{at:%M} {'pm' if at.hour >= 12 else 'am'}"
