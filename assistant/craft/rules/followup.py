"""The rule about writing again: L22."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from assistant.craft.rules.after import timing
from assistant.craft.rules.letter import Letter, whole
from assistant.models import Finding


def followup_timing(letter: Letter) -> Iterator[Finding]:
    """L22. One follow-up, after 7 business days; a second is a warning, a third an error. A
    hint where thanks come later than a day, or two for whoever made the introduction."""
    request, limits = letter.case.request, letter.case.limits
    yield from timing(letter)
    if request.kind != "follow-up":
        return
    if request.followups >= 2:
        message = f"This would be follow-up number {request.followups + 1}."
        mend = "Leave it: silence is no judgement of you. Try another person at the same place."
        yield whole("L22", "E", message, mend)
    elif request.followups == 1:
        mend = "One follow-up is the custom. Try another person at the same place."
        yield whole("L22", "W", "This would be the second follow-up.", mend)
    if request.sent is None:
        return
    days = business_days(request.sent, letter.case.today)
    if days < limits.followup_days:
        message = f"{days} business days since you wrote; people need about {limits.followup_days}."
        mend = f"Send it on {_due(request.sent, limits.followup_days):%d %B} or later."
        yield whole("L22", "W", message, mend)


def business_days(start: date, end: date) -> int:
    """Mondays to Fridays after `start`, up to and with `end`; 0 where `end` is not later."""
    days = (end - start).days
    return sum(1 for offset in range(1, days + 1) if (start + timedelta(days=offset)).weekday() < 5)


def _due(start: date, days: int) -> date:
    day = start
    while business_days(start, day) < days:
        day += timedelta(days=1)
    return day
