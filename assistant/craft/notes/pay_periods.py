"""Which period a figure of pay is for: "/hr", "mthly", "im Monat", or one said beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf
from typing import Literal, NamedTuple

from assistant.craft.notes.figures import Figure
from assistant.craft.notes.pay_words import pattern

__all__ = ["Period", "Rate", "is_by_piece", "period_beside", "period_of", "shared_period"]

Period = Literal["hour", "day", "week", "month", "year"]
_PERIODS: tuple[Period, ...] = ("hour", "day", "week", "month", "year")
_LEAST_BARE = 150  # "480 wk" is pay, "38 wk" a count
_LEAST_FLAT = 60  # "200 flat" is what a piece of work pays, "35 flat" a salary
_SPAN = re.compile(r"\b(?:after|in|within|for|nach|tras|après)\s*$", re.IGNORECASE)
_NEAR = 42  # characters around a figure in which its period stands
_MOST_OF: dict[Period, float] = {  # "3 days/wk = 21k" is no week's pay
    "hour": 3_000, "day": 10_000, "week": 15_000, "month": inf, "year": inf,
}  # fmt: skip
_LIKE = 2  # how much more one rate may be than another of the same period
_BARE = re.compile(  # "4,100 month", "2800+tips mth": only where the figure is money
    r"(?:\s?\+ ?[a-z]+)?[ -](?:(?P<hour>hr|hour)|(?P<day>day|night)|(?P<week>wk|week)"
    r"|(?P<month>mo\.?|mth|mnth|month)|(?P<year>yr|year))(?![\w-])",
    re.IGNORECASE,
)
_BEFORE_TAX = re.compile(
    r"(?:ish)?\s*\(?(?:(?:brutto|netto|brutos?|netos?|bruts?|nets?|net|gross)\s)?", re.IGNORECASE
)
_FLAT = re.compile(r"\s*(?:flat|lump sum|one-off|all-in|pauschal|a tanto alzado)\b", re.IGNORECASE)
_PER_PIECE = re.compile(
    r"\s*(?:per|por|pro|par|je)\s(?!(?:y|yr|year|annum|an|año|jahr|ano|lo|la|el|un|una|unos|encima"
    r"|debajo|ahí|aquí)\b)[a-zà-ÿ]{3,}",
    re.IGNORECASE,
)
_A_PIECE = re.compile(
    r"\s+(?:an?|each)\s(?!(?:few|bit|lot|little|couple|while|year|yr|good|great|decent|fair)\b)"
    r"[a-z]{3,}",
    re.IGNORECASE,
)


class Rate(NamedTuple):
    """A figure, the upper end of its range, and the period that is said beside it."""

    one: Figure
    two: Figure | None
    period: Period | None


def period_of(text: str, one: Figure, two: Figure | None = None) -> Period | None:
    """The period said right behind a figure, else before it in its clause."""
    last = two or one
    beside = period_beside(text, one, last) or period_beside(text, one, one)
    if beside:
        return beside
    behind = re.split(r"[;.](?=\s)|,\s|\d|\b(?:plus|and|und|y|et)\b", _behind(text, last))[0]
    nearest = [
        (match.start(), period)
        for period in _PERIODS
        for match in [pattern(period).search(behind)]
        if match and not _SPAN.search(behind[: match.start()])
    ]
    if nearest:
        return min(nearest)[1]
    ahead = re.split(r"[;.](?=\s)|\d", text[max(0, one.start - _NEAR) : one.start])[-1]
    named = (p for p in _PERIODS if pattern(p).search(ahead) or _paid_by(p, ahead))
    return next((period for period in named if one.value * one.unit <= _MOST_OF[period]), None)


def period_beside(text: str, one: Figure, last: Figure) -> Period | None:
    """The period that stands right behind a figure: "22 p.h.", "$4,100 month", "700 wkly"."""
    behind = _behind(text, last)
    if re.match(r"\s?h(?:r|our)?(?!\w)", behind) and (one.pence or not behind[:1].isspace()):
        return "hour"
    lead = _BEFORE_TAX.match(behind)
    begin = lead.end() if lead else 0
    for period in _PERIODS:
        if pattern(period).match(behind, begin):
            return period
    bare = _BARE.match(behind)
    if bare and (one.currency or last.currency or one.pence or "+" in bare[0]):
        return next(period for period in _PERIODS if bare[period])
    if bare and last.value >= _LEAST_BARE and (bare["week"] or bare["month"] or last.value >= 1000):
        return next(period for period in _PERIODS if bare[period])
    return None


def _behind(text: str, last: Figure) -> str:
    return text[last.end : last.end + _NEAR]


def _paid_by(period: Period, ahead: str) -> bool:
    """Whether what stands before names the period: "paid by the week", "some weeks I earn"."""
    names = {"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year"}
    said = rf"(?:by the {names[period]}|(?:some|most|good|an?|per|each|every) {names[period]}s?)\b"
    return re.search(said, ahead, re.IGNORECASE) is not None


def shared_period(rates: Sequence[Rate], one: Figure) -> Period | None:
    """The rate that another figure of the sentence names: "$22/hr, goes to $28"."""
    if one.unit > 1 or (one.value >= 1000 and not one.spoken):
        return None
    value = one.value / 100 if one.value >= 1000 else one.value  # "twenty-two fifty"
    for other, _, period in rates:
        known = other.value / 100 if other.value >= 1000 and other.spoken else other.value
        like = known / _LIKE <= value <= known * _LIKE
        if period not in (None, "year") and like and other.unit == 1:
            return period
    return None


def is_by_piece(text: str, one: Figure, last: Figure) -> bool:
    """Whether a figure pays one piece of work: "£90 a call-out", "300 € por visita", "200 flat"."""
    behind = text[last.end :]
    if _PER_PIECE.match(behind) or pattern("piece").match(behind.lstrip(" ")):
        return True
    if one.currency or last.currency:
        return bool(_FLAT.match(behind) or _A_PIECE.match(behind))
    return one.value >= _LEAST_FLAT and _FLAT.match(behind) is not None
