"""Was the first message sent when a follow-up says: "two months ago I wrote to you"?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.craft.claims.amounts import Amount
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.names import fold

__all__ = ["followups"]

_NEAR = 48  # characters between the message and its time
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
_SLACK, _SHARE = 3, 0.35  # days, and share of the span said, by which it may be rounded
_DAY = re.compile(
    r"(?:(?P<day>[0-3]?\d)(?:\.|st|nd|rd|th|er|º|°)? (?:de |of |di |d')?(?P<month>[^\W\d_]{3,})|"
    r"(?P<name>[^\W\d_]{3,}) (?P<number>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:]))"
)


def followups(reading: Reading) -> Iterator[Problem]:
    """Spans and dates beside "I wrote to you" that are not those of the message sent."""
    words, request = reading.words, reading.case.request
    sent, today = request.sent, reading.case.today
    if words is None or sent is None or request.followups:
        return
    for match in words.every("wrote_before", reading.text):
        for amount in reading.amounts:
            if _is_beside(reading, match, amount.start, amount.end) and _is_wrong(
                amount, (today - sent).days
            ):
                yield _problem(reading, amount.start, amount.end, sent)
        for said in _DAY.finditer(reading.text):
            month = words.months.get(fold(said["month"] or said["name"]))
            day = int(said["day"] or said["number"])
            if month and _is_beside(reading, match, *said.span()) and (
                (day, month) != (sent.day, sent.month)
            ):  # fmt: skip
                yield _problem(reading, *said.span(), sent)


def _is_beside(reading: Reading, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a time stands near the message, with no other clause between."""
    first, last = min(end, match.end()), max(start, match.start())
    return last - first <= _NEAR and not re.search(r"[;:.?!]|, ", reading.text[first:last])


def _is_wrong(amount: Amount, passed: int) -> bool:
    """Whether a span is not the days that have passed, rounded kindly."""
    if amount.kind not in ("ago", "span") or amount.unit not in _DAYS:
        return False
    said = amount.value * _DAYS[amount.unit]
    return abs(said - passed) > max(_SLACK, _SHARE * said)


def _problem(reading: Reading, start: int, end: int, sent: date) -> Problem:
    return Problem(
        start,
        end,
        f"“{reading.text[start:end]}”: the message was sent on {sent.isoformat()}.",
        "Say how long ago it was, or leave the time out.",
    )
