"""Times for a conversation: ahead, on business days, in working hours of both, the same moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.meeting_times import END, START, outside, propose, zone, zone_name

ZONES = [
    "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles",
    "America/Sao_Paulo", "Asia/Kolkata", "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland",
    "Africa/Lagos", "Asia/Kathmandu", "America/St_Johns", "UTC", "Pacific/Honolulu",
]  # fmt: skip
SUNDAY = date(2026, 11, 22)
zones = st.sampled_from([ZoneInfo(name) for name in ZONES])
days = st.dates(date(2024, 1, 1), date(2031, 12, 31))


def business_days(start: date, end: date) -> int:
    between = (start + timedelta(days=n + 1) for n in range((end - start).days))
    return sum(day.weekday() < 5 for day in between)


@given(days, zones, zones, st.integers(0, 6), st.sampled_from([15, 20, 30]))
def test_what_holds_for_all_times(
    today: date, mine: ZoneInfo, theirs: ZoneInfo, notice: int, minutes: int
) -> None:
    found = propose(today, mine, theirs, notice=notice, minutes=minutes)
    assert len(found.times) == 3
    assert list(found.times) == sorted(found.times)
    for at in found.times:
        assert at.tzinfo is UTC
        here, there = at.astimezone(mine), at.astimezone(theirs)
        assert here.astimezone(UTC) == there.astimezone(UTC) == at
        assert here.date() > today, "never past, never today"
        assert business_days(today, here.date()) >= max(1, notice)
        assert here.weekday() < 5
        assert there.weekday() < 5
        for local in (here, there):
            ends = datetime.combine(local.date(), END, tzinfo=local.tzinfo)
            fits = local.time() >= START and local + timedelta(minutes=minutes) <= ends
            assert fits or found.outside
    for where in (mine, theirs):
        assert len({at.astimezone(where).date() for at in found.times}) == 3, "on three days"


@given(days, zones, zones)
def test_outside_working_hours_only_where_none_overlap(
    today: date, mine: ZoneInfo, theirs: ZoneInfo
) -> None:
    found = propose(today, mine, theirs)
    if not found.outside:
        return
    for ahead in range(2, 12):
        day = datetime.combine(today + timedelta(days=ahead), time(0), tzinfo=UTC)
        for half_hour in range(48):
            at = day + timedelta(minutes=30 * half_hour)
            assert outside(at, mine, 20) or outside(at, theirs, 20)


@pytest.mark.parametrize(
    ("mine", "theirs", "first", "apart"),
    [
        ("Europe/Berlin", "Europe/London", "Tue 24 10:00", "Tue 24 11:00"),
        ("Europe/London", "America/New_York", "Tue 24 10:00", "Tue 24 15:00"),
        ("Europe/Berlin", "Europe/Berlin", "Tue 24 11:00", "Tue 24 11:00"),
    ],
)
def test_an_overlap_is_used(mine: str, theirs: str, first: str, apart: str) -> None:
    found = propose(SUNDAY, ZoneInfo(mine), ZoneInfo(theirs))
    assert not found.outside
    shown = [f"{found.times[0].astimezone(ZoneInfo(name)):%a %d %H:%M}" for name in (theirs, mine)]
    assert shown == [first, apart]


def test_the_least_bad_times_favour_the_one_who_does_the_favour() -> None:
    mine, theirs = ZoneInfo("Europe/London"), ZoneInfo("Pacific/Auckland")
    found = propose(SUNDAY, mine, theirs)
    assert found.outside
    assert {at.astimezone(theirs).hour for at in found.times} <= {7, 8}
    assert {at.astimezone(mine).hour for at in found.times} <= {18, 19, 20}


def test_the_clocks_change_between_now_and_then() -> None:
    """New York leaves summer time on 1 November 2026, Berlin a week before."""
    mine, theirs = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
    shifts = []
    for today in (date(2026, 10, 20), date(2026, 10, 26), date(2026, 11, 2)):
        at = propose(today, mine, theirs, notice=1).times[0]
        here, there = at.astimezone(mine), at.astimezone(theirs)
        shifts.append((here.utcoffset() or timedelta()) - (there.utcoffset() or timedelta()))
    assert shifts == [timedelta(hours=6), timedelta(hours=5), timedelta(hours=6)]


def test_other_weekends_are_kept() -> None:
    riyadh = ZoneInfo("Asia/Riyadh")
    friday, saturday = 4, 5
    weekends = (frozenset({5, 6}), frozenset({friday, saturday}))
    found = propose(SUNDAY, ZoneInfo("Europe/London"), riyadh, weekends=weekends)
    assert not {at.astimezone(riyadh).weekday() for at in found.times} & {friday, saturday}


@pytest.mark.parametrize(
    ("name", "month", "shown"),
    [
        ("Europe/Berlin", 1, "CET"),
        ("Europe/Berlin", 7, "CEST"),
        ("America/New_York", 1, "EST"),
        ("America/Sao_Paulo", 1, "UTC-3"),
        ("Asia/Kathmandu", 1, "UTC+5:45"),
        ("UTC", 1, "UTC"),
    ],
)
def test_a_zone_has_a_name_that_people_can_read(name: str, month: int, shown: str) -> None:
    assert zone_name(datetime(2026, month, 6, 12, tzinfo=UTC), ZoneInfo(name)) == shown


@pytest.mark.parametrize("name", ["", "Nowhere/Town", "../etc/passwd", "Europe/\x00"])
def test_what_is_no_zone_is_none(name: str) -> None:
    assert zone(name) is None
