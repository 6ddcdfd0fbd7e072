"""Figures of pay as they were said. What was not said stays empty; nothing is defaulted.

A number is pay if it stands with money or thousands where pay is spoken of. Years, shares,
head counts, costs, bonuses and differences ("5k more") are not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from assistant.craft.lexicon import level
from assistant.craft.notes.figures import Figure, figures
from assistant.insights import Pay

__all__ = ["Figures", "earns", "pay_figures", "speaks_of_pay"]

Period = Literal["hour", "day", "week", "month", "year"]
_PERIODS: tuple[Period, ...] = ("hour", "day", "week", "month", "year")
_LEAST, _MOST = 12, 700  # a bare number between is meant in thousands a year
_SPAN = re.compile(r"\b(?:after|in|within|for|nach|tras|après)\s*$", re.IGNORECASE)
_LEAST_RATE = 5  # an hour's pay, where no sign of money stands beside it
_LEAST_MONTH = 700  # a bare number as large is pay where a period or a level stands beside it
_LIKE = 2  # how much more one rate may be than another of the same period
_TO = re.compile(
    r"\s*(?:-|–|—|/|→|->|(?:(?:going|rising|climbing|moving|goes|rises|then) )?(?:up )?to"
    r"|bis(?: zu)?|until|till|y? ?(?:llega|sube)?n? ?a"
    r"|à|jusqu'à|até|fino a|and|or|y|und|et)\s*(?:about |around |maybe )?",
    re.IGNORECASE,
)
_ENDS = re.compile(  # what stands behind "31k" where it counts no things
    r"\s*(?:$|[,.;:)(/+&|→=–-]|w/|(?:to|for|after|now|if|with|when|a|per|and|in|at|as|or|on"
    r"|is|base|basic|start\w*|"
    r"entry|plus|but|pa|gross|net|OTE|total|all|depending|because|until|once|where|while"
    r"|before|b/c|bc|then|vs|"
    r"brutto|netto|brutos?|netos?|brut|nets?|zum|im|pro|mit|nach|am|bei|und|de|al|con|por"
    r"|pour|par|au|selon|avec)\b)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\s*(?:after|once|later|with \d|nach|con \d|con experiencia|au bout"
    r"|après|tras)\b",
    re.IGNORECASE,
)
_LATER_AHEAD = re.compile(r"\b(?:after|nach|tras|après)\s[\w ]{1,20}$", re.IGNORECASE)
_COMMA = re.compile(r",\s*(?:maybe |or |perhaps )?")
_FLAT = re.compile(r"\s*(?:flat|lump sum|one-off|all-in|pauschal|a tanto alzado)\b", re.IGNORECASE)
_PER_PIECE = re.compile(
    r"\s*(?:per|por|pro|par)\s(?!(?:y|yr|year|annum|an|año|jahr|ano|lo|la|el|un|una|unos|encima"
    r"|debajo|ahí|aquí)\b)[a-zà-ÿ]{3,}",
    re.IGNORECASE,
)
_A_PIECE = re.compile(
    r"\s+an?\s(?!(?:few|bit|lot|little|couple|while|year|yr|good|great|decent|fair)\b)[a-z]{3,}",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?<!why )\b(?:not|nicht|pas) $", re.IGNORECASE)
_CORRECTED = re.compile(
    r"[\s,.;(–—-]+(?:(?:oh|no|sorry|wait|rather|actually|correction|i mean(?:t)?|make that|perdón"
    r"|digo|nein|pardon)[\s,:–—-]+)+",
    re.IGNORECASE,
)
_DAILY = re.compile(r"\s?(?:/ ?d(?:ay)?|p/d|/ ?tag|/ ?día|/ ?jour)(?!\w)", re.IGNORECASE)
_LEAST_DAY = 100  # a bare day's rate beside a level, where pay is not spoken of
_WITH_MORE = re.compile(  # "38, with overtime 45" is one job's pay
    r",?\s*(?:(?:and|or|but)\s)?(?:w/|with|incl(?:uding|\.)?|con|mit)\s*(?:the\s)?"
    r"(?:overtime|OT|nights?|shifts?|weekends?|horas extras?|überstunden)"
    r"(?:\s(?:more like|closer to|nearer|about|around|up to|it's))*\s*",
    re.IGNORECASE,
)
_NEAR = 42  # characters around a figure in which its period stands


class Figures(NamedTuple):
    """A figure of pay, or the two ends of one, at `text[start:end]`."""

    start: int
    end: int
    pay: Pay


def pay_figures(
    text: str, *, about_pay: bool, strict: bool = False, before: str = ""
) -> list[Figures]:
    """The figures of pay in a text; `about_pay` if pay is what it was asked about.

    Elsewhere a number needs a sign of money or "k", and a word of pay beside it. A rate that
    is named in `before`, what was said just before, holds for like figures here.
    `strict`: without `about_pay` no figure is pay where nothing says that it is earned.
    """
    plain = level(text)
    if strict and not about_pay and not earns(plain):
        return []
    speaks = about_pay or _pattern("speaks").search(plain) is not None
    every = list(_paired(plain, figures(plain)))
    pairs = [pair for pair in every if _is_pay(plain, *pair, speaks=speaks)]
    pairs = _uncorrected(plain, pairs)
    if pairs and not speaks:  # one is pay: so are the bare numbers beside it
        every_pay = [pair for pair in every if _is_pay(plain, *pair, speaks=True)]
        pairs = _uncorrected(plain, every_pay)
    periods = [_period(plain, one.start, (two or one).end) for one, two in pairs]
    pence = [one.value for one, _ in pairs if one.pence]
    rates = list(zip(pairs, periods, strict=True))
    if before and pairs and not any(periods):
        rates += _rates(level(before))[-1:]  # the last named holds
    found = [
        _read(plain, one, two, period or _shared(rates, one), pence)
        for (one, two), period in zip(pairs, periods, strict=True)
    ]
    return _stepped(plain, _without_decades(plain, found))


def _uncorrected(
    text: str, pairs: list[tuple[Figure, Figure | None]]
) -> list[tuple[Figure, Figure | None]]:
    """Without what was taken back beside another figure: "not 40, 44", "42, sorry, 48"."""
    kept: list[tuple[Figure, Figure | None]] = []
    for index, (one, two) in enumerate(pairs):
        behind = text[(two or one).end : pairs[index + 1][0].start] if pairs[index + 1 :] else ""
        denied = len(pairs) > 1 and _NOT.search(text[: one.start])
        if not denied and not _CORRECTED.fullmatch(behind):
            kept.append((one, two))
    return kept or pairs


def earns(text: str) -> bool:
    """Whether words say outright that money is earned."""
    return _pattern("earns").search(level(text)) is not None


def speaks_of_pay(text: str) -> bool:
    """Whether pay is spoken of in a text, so that bare numbers beside it are figures of pay."""
    return _pattern("speaks").search(level(text)) is not None


def _paired(text: str, found: list[Figure]) -> Iterator[tuple[Figure, Figure | None]]:
    """Each figure with the upper end of its range, where it has one."""
    index = 0
    while index < len(found):
        one = found[index]
        two = found[index + 1] if index + 1 < len(found) else None
        if two and _is_range(text, one, two):
            yield one, two
            index += 2
        else:
            yield one, None
            index += 1


def _is_range(text: str, one: Figure, two: Figure) -> bool:
    between = text[one.end : two.start]
    if one.decade or two.decade:
        return False
    low, high = one.value, two.value
    if low < 1000 <= high and (one.thousands or _LEAST <= low <= _MOST):  # "28-30,000"
        low *= 1000
    grows = low < high <= 4 * low or (not one.thousands and two.thousands and low < high * 1000)
    if _TO.fullmatch(between):
        return grows
    return bool(one.spoken and two.spoken and _COMMA.fullmatch(between) and grows)


def _is_pay(text: str, one: Figure, two: Figure | None, *, speaks: bool) -> bool:
    last = two or one
    before, after = text[: one.start], text[last.end :]
    money = _is_money(one, last)
    hourly = re.match(r"\s?h(?:r|our)?(?![\w])", after) and one.value % 1 != 0
    if not hourly and _is_other(before, after):
        return False
    if re.search(_words()["before_no_number"], before, re.IGNORECASE) and not money:
        return False
    hours = last.value <= 12 and re.match(r"\s*[ap]\.?m\b(?!\s+[A-Z])", after)
    if hours or re.match(r"\s*[:.]\d{2}", after) or re.search(r"\d[:.]$", before):
        return False
    period = hourly or _period(text, one.start, last.end)
    if not speaks:
        large = last.value >= _LEAST_MONTH
        thousands = one.thousands or last.thousands
        sure = bool(one.currency or last.currency) and bool(thousands or period)
        sure = sure or (large and bool(period or _level(text, one.start, last.end)))
        ranked = (one.thousands or last.thousands) and _level(text, one.start, last.end)
        plain = (one.thousands or last.thousands) and last.value in range(12, 400)
        daily = _DAILY.match(after) and last.value >= _LEAST_DAY
        ranked = ranked or (daily and _level(text, one.start, last.end))
        return bool(sure or ranked or (plain and _ENDS.match(after)))
    if money or (period and one.value >= _LEAST_RATE):
        return True
    if last.value in range(1950, 2100):
        return False
    bare = (one.pence and one.value > _LEAST_RATE) or (period == "month" and one.value % 1 != 0)
    return last.value >= 1000 or _LEAST <= one.value <= _MOST or bare


def _is_other(before: str, after: str) -> bool:
    """Whether the words around a number say that it counts years, heads, costs or a bonus."""
    clause = re.split(r"[;,.](?=\s)|\s[-–]\s", before)[-1]
    if _pattern("other_after").match(after) or _pattern("other_before").search(clause):
        return True
    named = r"(?:budget|bonus|discount|fees?|costs?)\W{1,3}(?:of |is |about )?$"
    return re.search(named, before, re.IGNORECASE) is not None


_Rate = tuple[tuple[Figure, Figure | None], Period | None]


def _rates(text: str) -> list[_Rate]:
    pairs = [pair for pair in _paired(text, figures(text)) if _is_pay(text, *pair, speaks=True)]
    return [(pair, _period(text, pair[0].start, (pair[1] or pair[0]).end)) for pair in pairs]


def _shared(rates: list[_Rate], one: Figure) -> Period | None:
    """The rate that another figure of the sentence names: "$22/hr, goes to $28"."""
    if one.thousands or (one.value >= 1000 and not one.spoken):
        return None
    if one.value >= 1000:  # "twenty-two fifty"
        one = one._replace(value=one.value / 100)
    for (other, _), period in rates:
        if other.value >= 1000 and other.spoken:
            other = other._replace(value=other.value / 100)
        like = other.value / _LIKE <= one.value <= other.value * _LIKE
        if period not in (None, "year") and like and not other.thousands:
            return period
    return None


def _without_decades(text: str, found: list[Figures]) -> list[Figures]:
    """ "high forties, fifty" is one figure; "high thirties, 38 to 39" is the narrower one."""
    out: list[Figures] = []
    for figure in found:
        before = out[-1] if out else None
        wide = (
            before
            and before.pay.low
            and before.pay.high
            and before.pay.high - before.pay.low < 10_000
        )
        if before and wide and re.search(r"(?:s|ies)$", text[before.start : before.end]):
            low, high = before.pay.low or 0, figure.pay.high or 0
            if _COMMA.fullmatch(text[before.end : figure.start]) and 0 <= high - low <= 10_000:
                single = figure.pay.low == figure.pay.high
                pay = figure.pay.model_copy(update={"low": low}) if single else figure.pay
                out[-1] = Figures(before.start, figure.end, pay)
                continue
        out.append(figure)
    return out


def _is_money(one: Figure, last: Figure) -> bool:
    return bool(one.currency or last.currency or one.thousands or last.thousands)


def _read(
    text: str, one: Figure, two: Figure | None, period: Period | None, pence: list[float]
) -> Figures:
    last = two or one
    thousands = one.thousands or last.thousands or (one.value < 1000 <= last.value)
    by_piece = _pattern("piece").search(text) is not None or _is_by_piece(text, one, last)
    # "13.90, 15 after a year": beside pounds and pence a like number is no thousands either.
    by_piece = by_piece or any(rate / _LIKE <= one.value <= rate * _LIKE for rate in pence)
    scale = _scale(one, last, thousands, whole=period not in (None, "year") or by_piece)
    if period == "month" and last.value < _LEAST:  # "3.2 a month"
        scale = 1000
    if period == "hour" and one.spoken and one.value >= 1000:  # "fourteen fifty an hour"
        one, last = one._replace(value=one.value / 100), last._replace(value=last.value / 100)
    low: float | None = one.value * (1000 if one.thousands else scale)
    high: float | None = last.value * (
        1000 if last.thousands else scale if last.value < 1000 else 1
    )
    before = text[: one.start]
    if one.decade:
        later = re.match(
            r",? \(?(low|mid|high|early|late)(?:er"
            r"|ish)?\b",
            text[last.end :],
            re.IGNORECASE,
        )
        low, high = _decade(f"{later[1]} " if later else before, low or 0)
    elif two is None:
        denied = re.search(
            r"\b(?:no|not|never|nicht|nie|kein\w*"
            r"|no)\s+\w+(?:\s\w+)?\s*$",
            before,
            re.IGNORECASE,
        )
        up = one.open_up or re.search(rf"(?:{_words()['open_up']})", before, re.IGNORECASE)
        down = re.search(rf"(?:{_words()['open_down']})", before, re.IGNORECASE)
        if (up and not denied) or (down and denied):
            high = None
        elif up or down:
            low = None
    return Figures(
        one.start,
        last.end,
        Pay(
            low=_rounded(low),
            high=_rounded(high),
            currency=_currency(text, one, last),
            period=period,
            level=_level(text, one.start, last.end),
            place=_place(text),
            year=_year(text),
        ),
    )


def _is_by_piece(text: str, one: Figure, last: Figure) -> bool:
    """Whether a figure pays one piece of work: "£90 a call-out", "300 € por visita", "200 flat"."""
    behind = text[last.end :]
    if _FLAT.match(behind) or _PER_PIECE.match(behind):
        return True
    return bool(one.currency or last.currency) and _A_PIECE.match(behind) is not None


def _scale(one: Figure, last: Figure, thousands: bool, *, whole: bool) -> int:
    """1000 where thousands are meant: "31–34k", or a small bare number that is no rate."""
    if thousands:
        return 1000 if one.value < 1000 else 1
    small = one.value >= _LEAST and last.value <= _MOST
    return 1000 if small and not whole and not one.pence else 1


def _decade(before: str, value: float) -> tuple[float, float]:
    """ "low forties", "mid-50s", "high 40s": what a careful reader takes them for."""
    step = value / 1000 if value >= 1000 else value
    where = re.search(
        r"(low|early|mid|middle|high|upper|late)[- ]?(?:to[- ](?P<to>mid|high|late"
        r"|upper)\w*[- ]?)?$",
        before,
        re.IGNORECASE,
    )
    ends = {"low": (0, 3), "early": (0, 3), "mid": (4, 6), "middle": (4, 6)}
    low, high = ends.get(where[1].lower(), (7, 9)) if where else (0, 9)
    if where and where["to"]:
        high = ends.get(where["to"].lower(), (7, 9))[1] - (where["to"].lower() == "mid")
    return (step + low) * 1000, (step + high) * 1000


def _stepped(text: str, found: list[Figures]) -> list[Figures]:
    """ "29 to start, 32 after probation" is one figure with two ends."""
    out: list[Figures] = []
    for figure in found:
        before = out[-1] if out else None
        between = text[before.end : figure.start] if before else ""
        rises = re.match(
            r"\s*(?:to start|at first|starting|at the start),?\s*(?:then |and )?$", between
        )
        later = re.match(r"\s*(?:after|later|once|when)\b", text[figure.end :])
        if before and ((rises and later) or _is_same_pay(text, before, figure)):
            ends = [end for pay in (before.pay, figure.pay) for end in (pay.low, pay.high) if end]
            merged = before.pay.model_copy(update={"low": min(ends), "high": max(ends)})
            out[-1] = Figures(before.start, figure.end, merged)
        else:
            out.append(figure)
    return out


def _is_same_pay(text: str, one: Figures, two: Figures) -> bool:
    """Whether two figures are one person's over time: "27k last yr, 19 the yr before"."""
    between, after = text[one.end : two.start], text[two.end : two.end + _NEAR]
    if _WITH_MORE.fullmatch(between) and (one.pay.low or 0) < (two.pay.low or 0):
        return True
    if re.search(r"[.;!?](?=\s)", between) or _pattern("level").search(text[: two.start]):
        return False
    if re.search(
        r"\b(?:she|he|it|they|you|we|i|people|others?|base|OTE|sie|er|ella|elle"
        r"|il)\b",
        between,
        re.IGNORECASE,
    ):
        return False
    like = (
        (one.pay.low or 0) / 2.5 <= (two.pay.low or 0) <= 2.5 * (one.pay.high or one.pay.low or 0)
    )
    timed = _pattern("over_time")
    return like and bool(timed.search(between) or timed.match(after.lstrip(" ,")))


def _period(text: str, start: int, end: int) -> Period | None:
    """The period said right behind a figure, else before it in its clause."""
    if re.match(r"\s?h(?:r|our)?(?!\w)", text[end:]):
        return "hour"
    behind = re.split(r"[;.](?=\s)|,\s|\b(?:plus|and|und|y|et)\b", text[end : end + _NEAR])[0]
    nearest = [
        (match.start(), period)
        for period in _PERIODS
        for match in [_pattern(period).search(behind)]
        if match and not _SPAN.search(behind[: match.start()])
    ]
    if nearest:
        return min(nearest)[1]
    ahead = re.split(r"[;.](?=\s)|\d", text[max(0, start - _NEAR) : start])[-1]
    return next((period for period in _PERIODS if _pattern(period).search(ahead)), None)


def _currency(text: str, one: Figure, last: Figure) -> str | None:
    named = one.currency or last.currency
    table: Mapping[str, str] = _words()["currencies"]
    if named:
        return table.get(named, table.get(named.lower()))
    said = re.search(r"(?:that'?s|in) (pounds|euros|dollars|francs|quid)\b", text[last.end :])
    return table[said[1]] if said else None


def _level(text: str, start: int, end: int) -> str | None:
    """The level named nearest to a figure, before it if there is one."""
    clause = max(text.rfind(mark, 0, start) for mark in (";", ". ", "? ", "! "))
    ahead = text[clause + 1 : start]
    before = list(_pattern("level").finditer(ahead))
    later = _LATER.match(text[end:]) or _LATER_AHEAD.search(ahead)
    # "Juniors start on 31k, 48k after 4 years": the second is no longer a junior's.
    if before and not (later and re.search(r"\d", ahead[before[-1].end() :])):
        return before[-1][0]
    if before and later:
        return None
    behind = _pattern("level").search(re.split(r"[;.](?=\s)|,\s", text[end:])[0])
    return behind[0] if behind else None


def _place(text: str) -> str | None:
    near = re.search(r"(?<!\w)[Ii]n ((?:the )?[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?)", text)
    month = near and re.match(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", near[1])
    return near[1] if near and not month else None


def _year(text: str) -> int | None:
    said = re.search(r"(?<!\w)(?:in|for|as of|since|from|en|seit)\s(20[12]\d)(?!\w)", text)
    return int(said[1]) if said else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    source = "|".join(line for line in _words()[kind].splitlines() if line)
    start = "" if kind == "other_after" else r"(?:(?<!\w)|(?=/))"
    end = "" if kind == "other_after" else r"(?!\w)"
    return re.compile(rf"{start}(?:{source}){end}", re.IGNORECASE)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "pay.toml").read_text(encoding="utf-8"))
