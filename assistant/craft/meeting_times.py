"""Times for a conversation: inside both sides' working hours, told in both time zones.

Pure: the day and the zones are arguments. Where no working hours of the two overlap, the
least bad times are found and said to be so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assistant.models import Record

__all__ = ["Proposal", "names_hour", "outside", "propose", "zone", "zone_name"]

START, END = time(9), time(17, 30)  # working hours on either side; our own setting
LUNCH = time(12), time(13)  # avoided where another time will do
WEEKEND = frozenset({5, 6})  # Monday is 0
_HOUR = re.compile(r"(?<![\d.:])(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d|\s?[ap]\.?m\b)", re.IGNORECASE)
_STEP = timedelta(minutes=30)
_HORIZON = 21  # days that are looked at
_SPREAD = (0, 1, 3)  # which of the possible days are taken
_PART = (0.25, 0.75, 0.5)  # where in the day's possible times, so that they differ


class Proposal(Record):
    """Moments that can be proposed, in UTC; `outside`: of the working hours of one side."""

    times: tuple[datetime, ...]
    outside: bool = False


def propose(
    today: date,
    mine: tzinfo,
    theirs: tzinfo,
    *,
    notice: int = 2,
    minutes: int = 20,
    weekends: tuple[frozenset[int], frozenset[int]] = (WEEKEND, WEEKEND),
) -> Proposal:
    """Three moments on different days, none sooner than `notice` business days after `today`.

    `today` is the day on my side; one business day at least is left, so that no moment is
    past when the message is read. `weekends` are my weekdays off and theirs.
    """
    zones = (mine, theirs)
    days = [
        options
        for day in _days(today, max(1, notice), weekends[0])
        if (options := list(_moments(day, zones, weekends)))
    ]
    free = [[at for at in day if _burden(at, zones, minutes) == 0] for day in days]
    free = [day for day in free if day]
    if free:
        chosen = zip(_spread(free, theirs), _PART, strict=False)
        return Proposal(times=tuple(_at(day, part, zones) for day, part in chosen))
    least = [min(day, key=lambda at: _burden(at, zones, minutes)) for day in days]
    burdens = sorted(_burden(at, zones, minutes) for at in least)
    most = burdens[min(len(_SPREAD), len(burdens)) - 1]
    kept = [[at] for at in least if _burden(at, zones, minutes) <= most]
    return Proposal(times=tuple(day[0] for day in _spread(kept, theirs)), outside=True)


def outside(at: datetime, where: tzinfo, minutes: int, weekend: frozenset[int] = WEEKEND) -> str:
    """Why a moment lies outside the working hours of a place; "" where it does not."""
    local = at.astimezone(where)
    if local.weekday() in weekend:
        return "a weekend"
    if local.time() < START:
        return "early"
    return "late" if _minute(local) + minutes > _minute(END) else ""


def names_hour(text: str) -> bool:
    """Whether a text names an hour: a proposed time, which claims nothing of anybody."""
    return _HOUR.search(text) is not None


def zone(name: str) -> ZoneInfo | None:
    """The time zone of an IANA name such as "Europe/Berlin"; None where there is none."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_name(at: datetime, where: tzinfo) -> str:
    """How a zone is called at a moment: "CET", or "UTC-3" where it has no letters of its own."""
    local = at.astimezone(where)
    name = local.tzname() or ""
    if name.isalpha():
        return name
    shift = local.utcoffset() or timedelta()
    total = int(shift.total_seconds()) // 60
    hours, rest = divmod(abs(total), 60)
    return f"UTC{'-' if total < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"


def _days(today: date, notice: int, weekend: frozenset[int]) -> Iterator[date]:
    """My business days from the first that leaves enough notice."""
    passed = 0
    for ahead in range(1, _HORIZON + notice * 2):
        day = today + timedelta(days=ahead)
        if day.weekday() in weekend:
            continue
        passed += 1
        if passed >= notice:
            yield day


def _moments(
    day: date, zones: tuple[tzinfo, tzinfo], weekends: tuple[frozenset[int], frozenset[int]]
) -> Iterator[datetime]:
    """Every half hour of my day that is a business day on their side too."""
    first = datetime.combine(day, time(0))
    for step in range(48):
        at = (first + step * _STEP).replace(tzinfo=zones[0]).astimezone(UTC)
        local = at.astimezone(zones[0])
        skipped = local.replace(tzinfo=None) != first + step * _STEP  # the clocks went forward
        if not skipped and at.astimezone(zones[1]).weekday() not in weekends[1]:
            yield at


def _burden(at: datetime, zones: Sequence[tzinfo], minutes: int) -> int:
    """How far a moment lies outside working hours; far on one side is worse than a bit on both.

    Theirs count twice: they do the favour.
    """
    return sum(
        weight * _beyond(at.astimezone(where), minutes) ** 2
        for weight, where in zip((1, 2), zones, strict=True)
    )


def _beyond(local: datetime, minutes: int) -> int:
    begins = _minute(local)
    return max(0, _minute(START) - begins, begins + minutes - _minute(END))


def _spread(days: list[list[datetime]], theirs: tzinfo) -> list[list[datetime]]:
    """Days that stand apart, on their calendar too."""
    wanted = [days[index] for index in _SPREAD if index < len(days)]
    found: list[list[datetime]] = []
    for day in [*wanted, *days]:
        known = {one[0].astimezone(theirs).date() for one in found}
        if day not in found and day[0].astimezone(theirs).date() not in known:
            found.append(day)
    return sorted(found[: len(_SPREAD)])


def _at(day: list[datetime], part: float, zones: Sequence[tzinfo]) -> datetime:
    """A moment at that part of the day's possible ones: on the hour, and not at lunch."""
    wanted = part * (len(day) - 1)

    def rank(number: int) -> tuple[int, int, float]:
        local = [day[number].astimezone(where) for where in zones]
        lunch = sum(LUNCH[0] <= one.time() < LUNCH[1] for one in local)
        odd = sum(one.minute != 0 for one in local)
        return lunch, odd, abs(number - wanted)

    return day[min(range(len(day)), key=rank)]


def _minute(at: datetime | time) -> int:
    return at.hour * 60 + at.minute
