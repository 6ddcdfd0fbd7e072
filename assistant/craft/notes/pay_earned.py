"""Whether a number is pay: money or thousands that somebody earns.

Years, shares, head counts, prices, costs, bonuses and differences ("5k more") are not.
"""

from __future__ import annotations

import re

from assistant.craft.lexicon import level
from assistant.craft.notes.figures import Figure
from assistant.craft.notes.pay_periods import Period, period_beside, period_of
from assistant.craft.notes.pay_words import pattern, source

__all__ = ["earns", "is_pay", "is_sum", "level_of", "speaks_of_pay"]

_LEAST, _MOST = 12, 400  # a bare number between is meant in thousands a year
_LEAST_RATE = 5  # an hour's pay, where no sign of money stands beside it
_LEAST_SALARY = 10_000
_LABEL = re.compile(r"\w\s?[:=]\s?(?:about |abt |around |ca\.? |~ ?|[<>] ?)?$", re.IGNORECASE)
_LEAST_LARGE = 700  # a bare number as large is pay where a period or a level stands beside it
_MOST_YEAR = 1_500_000  # more is nobody's pay, unless a period says so
_LEAST_OF: dict[Period, int] = {"hour": 8, "day": 60, "week": 150, "month": 400, "year": 8000}
_DAILY = re.compile(r"\s?(?:/ ?d(?:ay)?|p/d|/ ?tag|/ ?día|/ ?jour)(?!\w)", re.IGNORECASE)
_LEAST_DAY = 100  # a bare day's rate beside a level, where pay is not spoken of
_LATER = re.compile(
    r"\s*(?:after|once|later|with \d|nach|con \d|con experiencia|au bout|après|tras)\b",
    re.IGNORECASE,
)
_LATER_AHEAD = re.compile(r"\b(?:after|nach|tras|après)\s[\w ]{1,20}$", re.IGNORECASE)
_CLAUSE = re.compile(r"[;.](?=\s)|,(?=\s)(?! which)|\s[-–]\s")


def earns(text: str) -> bool:
    """Whether words say outright that money is earned."""
    return pattern("earns").search(level(text)) is not None


def speaks_of_pay(text: str) -> bool:
    """Whether pay is spoken of in a text, so that bare numbers beside it are figures of pay."""
    return pattern("speaks").search(level(text)) is not None


def is_pay(text: str, one: Figure, two: Figure | None, *, speaks: bool) -> bool:
    """Whether a figure is pay; `speaks` if pay is spoken of around it."""
    last = two or one
    before, after = text[: one.start], text[last.end :]
    rate = period_beside(text, one, last)
    if _is_other(before, after, one, last, rate) or _is_time(before, after, last):
        return False
    period = rate or period_of(text, one, two)
    if last.value * last.unit > _MOST_YEAR and not (period and _has_currency(one, last)):
        return False
    if not speaks:
        return _is_sure(text, one, last, period, rate)
    rated = period and one.value >= (_LEAST_RATE if period == "hour" else _LEAST)
    if _is_money(one, last) or rated:
        return True
    if last.value in range(1950, 2100) and not last.spoken:
        return False
    bare = (one.pence and one.value > _LEAST_RATE) or (period == "month" and one.value % 1 != 0)
    if last.value < _LEAST and two and (one.value % 1 or last.value % 1):  # "3,1 bis 3,4"
        return True
    return last.value >= 1000 or _LEAST <= one.value <= 999 or bare


def is_sum(text: str, one: Figure, two: Figure | None) -> bool:
    """Whether a figure says by itself that it is money: "thirty thousand", "two hundred a day"."""
    last = two or one
    rate = period_beside(text, one, last)
    if rate and one.value * one.unit >= _LEAST_OF[rate]:
        return True
    amount = last.value * last.unit
    return (_has_currency(one, last) and amount >= _LEAST) or _LEAST * 1000 <= amount <= 400_000


def _is_sure(
    text: str, one: Figure, last: Figure, period: Period | None, rate: Period | None
) -> bool:
    """Whether a figure is pay where nothing else speaks of pay."""
    after = text[last.end :]
    thousands = one.unit > 1 or last.unit > 1 or last.value >= _LEAST_SALARY
    ranked = level_of(text, one.start, last.end) is not None
    if _has_currency(one, last) and (thousands or period):
        return True
    if last.value >= _LEAST_LARGE and (period or ranked):
        return True
    if rate and one.value * one.unit >= _LEAST_OF[rate]:
        return True
    if ranked and (thousands or (_DAILY.match(after) and last.value >= _LEAST_DAY)):
        return True
    if pattern("as_work").match(after) and (thousands or last.value >= _LEAST_LARGE):
        return True
    if ranked and _LABEL.search(text[: one.start]) and _LEAST <= one.value <= _MOST:
        return pattern("plain_end").match(after) is not None
    salary = _LEAST * 1000 <= last.value * last.unit <= _MOST * 1000
    if _has_currency(one, last) and pattern("piece").match(after.lstrip(" ")):
        return True
    return (one.unit > 1 or last.unit > 1) and salary and not pattern("things").match(after)


def _has_currency(one: Figure, last: Figure) -> bool:
    return bool(one.currency or last.currency)


def _is_money(one: Figure, last: Figure) -> bool:
    return _has_currency(one, last) or one.unit > 1 or last.unit > 1


def _is_time(before: str, after: str, last: Figure) -> bool:
    """Whether a number is a time of day."""
    hours = last.value <= 12 and re.match(r"\s*[ap]\.?m\b(?!\s+[A-Z])", after)
    minutes = re.match(r"\s*[:.]\d{2}", after) or re.search(r"\d[:.]$", before)
    return bool(hours or minutes)


def _is_other(before: str, after: str, one: Figure, last: Figure, rate: Period | None) -> bool:
    """Whether the words around a number say that it counts years, heads, costs or a bonus."""
    if pattern("other_after").match(after):
        return True
    rated = rate and (one.pence or last.value >= 100 or "/" in after[:2])
    counts = not rated and pattern("counted").match(after)
    if counts and not _has_currency(one, last):
        return True
    if not _is_money(one, last) and pattern("things").match(after):
        return True
    if pattern("before_no_number").search(before) and not _is_money(one, last):
        return True
    if pattern("other_before").search(_CLAUSE.split(before)[-1]):
        return True
    if re.search(rf"(?:{source('paid_out')})\s*$", before, re.IGNORECASE):
        return pattern("for_a_thing").search(_CLAUSE.split(after)[0]) is not None
    named = r"(?:budget|bonus|discount|fees?|costs?)\W{1,3}(?:of |is |about )?$"
    return re.search(named, before, re.IGNORECASE) is not None


def level_of(text: str, start: int, end: int) -> str | None:
    """The level named nearest to a figure, before it if there is one."""
    clause = max(text.rfind(mark, 0, start) for mark in (";", ". ", "? ", "! "))
    ahead = text[clause + 1 : start]
    before = list(pattern("level").finditer(ahead))
    later = _LATER.match(text[end:]) or _LATER_AHEAD.search(ahead)
    # "Juniors start on 31k, 48k after 4 years": the second is no longer a junior's.
    if before and not (later and re.search(r"\d", ahead[before[-1].end() :])):
        return before[-1][0]
    if before and later:
        return None
    behind = pattern("level").search(re.split(r"[;.](?=\s)|,\s", text[end:])[0])
    return behind[0] if behind else None
