"""Figures of pay as they were said. What was not said stays empty; nothing is defaulted.

The numbers come from `figures`; `pay_ranges` says which belong together, `pay_periods` what
they are paid for, and `pay_earned` which of them are pay.
"""

from __future__ import annotations

import re

from assistant.craft.lexicon import level
from assistant.craft.notes.currencies import code_of, named_in
from assistant.craft.notes.figures import Figure, figures
from assistant.craft.notes.pay_earned import earns, is_pay, is_sum, level_of, speaks_of_pay
from assistant.craft.notes.pay_periods import (
    Period,
    Rate,
    is_by_piece,
    period_of,
    shared_period,
)
from assistant.craft.notes.pay_ranges import Figures, joined, pairs_of, uncorrected
from assistant.craft.notes.pay_words import pattern
from assistant.insights import Pay

__all__ = ["Figures", "earns", "pay_figures", "speaks_of_pay"]

_LEAST, _MOST = 12, 400  # a bare number between is meant in thousands a year
_MOST_SIGNED = 200  # the same beside a sign of money: "£31" may be 31,000, "£640" is 640
_LIKE = 2  # how much more one rate may be than another of the same period
_DECADE_SIDE = re.compile(
    r"(?P<side>low|early|anfang|mid|middle|mitte|high|upper|late|ende)(?:er|ish)?[- ]?"
    r"(?:to[- ](?P<to>mid|high|late|upper)\w*[- ]?)?$",
    re.IGNORECASE,
)
_SIDE_BEHIND = re.compile(r",? \(?(low|mid|high|early|late)(?:er|ish)?\b", re.IGNORECASE)
_SIDES = {  # what a careful reader takes "low forties", "mid-50s", "high 40s" for
    "low": (0, 3), "early": (0, 3), "anfang": (0, 3),
    "mid": (4, 6), "middle": (4, 6), "mitte": (4, 6),
}  # fmt: skip
_UPPER_SIDE = (7, 9)
_DENIED = re.compile(r"\b(?:no|not|never|nicht|nie|kein\w*)\s+\w+(?:\s\w+)?\s*$", re.IGNORECASE)


def pay_figures(
    text: str, *, about_pay: bool, strict: bool = False, before: str = ""
) -> list[Figures]:
    """The figures of pay in a text; `about_pay` if pay is what it was asked about.

    Elsewhere a number needs a sign of money or "k", and a word of pay beside it. A rate that
    is named in `before`, what was said just before, holds for like figures here.
    `strict`: without `about_pay` and where nothing says outright that money is earned, only
    sums of money are pay: "four hundred a day", "thirty thousand", but no bare number.
    """
    plain = level(text)
    every = list(pairs_of(plain, figures(plain)))
    if not every:
        return []
    speaks = about_pay or speaks_of_pay(plain)
    if strict and not about_pay and not earns(plain):
        every = [pair for pair in every if speaks and is_sum(plain, *pair)]
    pairs = [pair for pair in every if is_pay(plain, *pair, speaks=speaks)]
    pairs = uncorrected(plain, pairs)
    if pairs and not speaks:  # one is pay: so are the bare numbers beside it
        every_pay = [pair for pair in every if is_pay(plain, *pair, speaks=True)]
        pairs = uncorrected(plain, every_pay)
    rates = [Rate(one, two, period_of(plain, one, two)) for one, two in pairs]
    pence = [one.value for one, _ in pairs if one.pence]
    known = rates
    if before and pairs and not any(rate.period for rate in rates):
        known = rates + _rates(level(before))[-1:]  # the last named holds
    found = [
        _read(plain, rate._replace(period=rate.period or shared_period(known, rate.one)), pence)
        for rate in rates
    ]
    return joined(plain, found)


def _rates(text: str) -> list[Rate]:
    pairs = [pair for pair in pairs_of(text, figures(text)) if is_pay(text, *pair, speaks=True)]
    return [Rate(one, two, period_of(text, one, two)) for one, two in pairs]


def _read(text: str, rate: Rate, pence: list[float]) -> Figures:
    one, two, period = rate
    start, end = one.start, (two or one).end
    low, high = _ends(text, rate, pence)
    return Figures(
        start,
        end,
        Pay(
            low=_rounded(low),
            high=_rounded(high),
            currency=_currency(text, one, two or one),
            period=period,
            level=level_of(text, start, end),
            place=_place(text),
            year=_year(text),
        ),
    )


def _ends(text: str, rate: Rate, pence: list[float]) -> tuple[float | None, float | None]:
    """The lower and the upper end of a figure; None where it is open."""
    one, two, period = rate
    last = two or one
    if one.decade:
        return _decade(text, one)
    if period == "hour" and _in_pence(text, one):  # "fourteen fifty an hour"
        one, last = one._replace(value=one.value / 100), last._replace(value=last.value / 100)
    # "13.90, 15 after a year": beside pounds and pence a like number is no thousands either.
    beside = any(known / _LIKE <= one.value <= known * _LIKE for known in pence)
    by_piece = beside or pattern("piece").search(text) or is_by_piece(text, one, last)
    scale = _scale(one, last, period, whole=bool(by_piece))
    low = one.value * (one.unit if one.unit > 1 else scale)
    high = last.value * (last.unit if last.unit > 1 else scale if last.value < 1000 else 1)
    return (low, high) if two else _opened(text[: one.start], one, low)


def _in_pence(text: str, one: Figure) -> bool:
    """Whether an hour's pay was said as two numbers: "eight fifty", "twenty-two fifty"."""
    hundred = re.search("hundred", text[one.start : one.end], re.IGNORECASE)
    return one.spoken and one.unit == 1 and one.value >= (1000 if hundred else 500)


def _scale(one: Figure, last: Figure, period: Period | None, *, whole: bool) -> int:
    """1000 where thousands are meant: "31–34k", or a small bare number that is no rate."""
    if max(one.unit, last.unit) > 1 or one.value < 1000 <= last.value:
        return max(one.unit, last.unit, 1000) if one.value < 1000 else 1
    if period == "month" and last.value < _LEAST:  # "3.2 a month"
        return 1000
    if period not in (None, "year") or whole or one.named or last.named or one.pence:
        return 1
    if one.value < _LEAST:  # "3,1 bis 3,4": thousands a month
        return 1000 if one.value % 1 or last.value % 1 else 1
    signed = one.currency or last.currency
    return 1000 if last.value <= (_MOST_SIGNED if signed else _MOST) else 1


def _opened(before: str, one: Figure, value: float) -> tuple[float | None, float | None]:
    """One figure that may be open at one end: "north of 45", "up to 58k", "100k+"."""
    denied = _DENIED.search(before)
    up = one.open_up or pattern("open_up").search(before)
    down = pattern("open_down").search(before)
    if (up and not denied) or (down and denied):
        return value, None
    return (None, value) if up or down else (value, value)


def _decade(text: str, one: Figure) -> tuple[float, float | None]:
    """ "low forties", "mid-50s", "low six figures", "the forties" without a side."""
    later = _SIDE_BEHIND.match(text[one.end :])
    where = _DECADE_SIDE.search(f"{later[1]} " if later else text[: one.start])
    if one.unit > 1 and one.open_up:  # five or six figures
        step, low, high = one.value * one.unit, 1.0, 3.0 if one.value < 100 else 1.3
        if not where:
            return step, None
        if where["side"].lower() not in ("low", "early", "anfang"):
            low, high = _SIDES.get(where["side"].lower(), _UPPER_SIDE)
        return step * low, step * high
    least, most = _SIDES.get(where["side"].lower(), _UPPER_SIDE) if where else (0, 9)
    if where and where["to"]:
        most = _SIDES.get(where["to"].lower(), _UPPER_SIDE)[1] - (where["to"].lower() == "mid")
    return (one.value + least) * 1000, (one.value + most) * 1000


def _currency(text: str, one: Figure, last: Figure) -> str | None:
    sign = one.currency or last.currency
    return code_of(sign) if sign else named_in(text[last.end :])


def _place(text: str) -> str | None:
    near = re.search(r"(?<!\w)[Ii]n ((?:the )?[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?)", text)
    month = near and re.match(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", near[1])
    return near[1] if near and not month else None


def _year(text: str) -> int | None:
    said = re.search(r"(?<!\w)(?:in|for|as of|since|from|en|seit)\s(20[12]\d)(?!\w)", text)
    return int(said[1]) if said else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
