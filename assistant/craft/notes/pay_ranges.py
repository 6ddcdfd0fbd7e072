"""Which numbers are the two ends of one figure of pay, and which were taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.craft.notes.figures import Figure
from assistant.craft.notes.pay_words import pattern
from assistant.insights import Pay

__all__ = ["Figures", "joined", "pairs_of", "uncorrected"]

_A_PERIOD = r"(?:\s?(?:/|an? |per |p/)\s?(?:h|hr|hour|d|day|wk|week|mth|mo|month|yr|year)s?)?"
_TO = re.compile(
    rf"{_A_PERIOD},\s(?:going|goes|rising|rises|climbing|climbs) (?:up )?to\s*(?:about |around )?"
    r"|(?:-?\s*|,\s(?=\w+ing (?:up )?to))(?:-|–|—|/|→|->"
    r"|(?:(?:going|rising|climbing|moving|goes|rises|then) )?(?:up )?to"
    r"|bis(?: zu)?|until|till|y? ?(?:llega|sube)?n? ?a"
    r"|à|jusqu'à|até|fino a|and|or|y|und|et)\s*(?:about |around |maybe )?",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s*(?:maybe |or |perhaps )?")
_NOT = re.compile(r"(?<!why )\b(?:not|nicht|pas) $", re.IGNORECASE)
_CORRECTED = re.compile(
    r"[\s,.;(–—-]+(?:(?:oh|no|sorry|wait|rather|actually|correction|i mean(?:t)?|make that|perdón"
    r"|digo|nein|pardon)[\s,:–—-]+)+",
    re.IGNORECASE,
)
_WITH_MORE = re.compile(  # "38, with overtime 45" is one job's pay
    r",?\s*(?:(?:and|or|but)\s)?(?:w/|with|incl(?:uding|\.)?|con|mit)\s*(?:the\s)?"
    r"(?:overtime|OT|nights?|shifts?|weekends?|horas extras?|überstunden)"
    r"(?:\s(?:more like|closer to|nearer|about|around|up to|it's))*\s*",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:she|he|it|they|you|we|i|people|others?|base|OTE|sie|er|ella|elle|il)\b", re.IGNORECASE
)
_TO_START = re.compile(
    r"\s*(?:to start|at first|starting|at the start|low end|bottom(?: end)?),?\s*(?:then |and )?$"
)
_LATER = re.compile(r"\s*(?:after|later|once|when|top(?: end)?\b|high end|at the top)\b")
_ON_CONDITION = re.compile(
    r"\s*(?:if|when(?:ever)?|once|(?:for|in) (?:the|my|your|a) (?:second|good|busy|normal)|wenn"
    r"|sobald|si|cuando|quand)\b",
    re.IGNORECASE,
)
_JUST_BEFORE = re.compile(
    r"(?:\s(?:an?|per|the) \w+|/\w+|\s(?:for|in) (?:the |my |your |an? )?(?:first|second|bad|good"
    r"|normal|slow|quiet) \w+)?,?\s+(?:and |then |or |,)*(?:maybe |about |around )?",
    re.IGNORECASE,
)
_LEAST, _MOST = 12, 700
_TWO_FIGURES = 4  # how much more the upper end of a range may be than the lower
_NEAR = 42


class Figures(NamedTuple):
    """A figure of pay, or the two ends of one, at `text[start:end]`."""

    start: int
    end: int
    pay: Pay


def pairs_of(text: str, found: list[Figure]) -> Iterator[tuple[Figure, Figure | None]]:
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
    if low < 1000 <= high and (one.unit > 1 or _LEAST <= low <= _MOST):  # "28-30,000"
        low *= 1000
    grows = low < high <= _TWO_FIGURES * low
    grows = grows or (one.unit < two.unit and low < high * two.unit)
    if one.unit > two.unit:
        grows = low < high <= _TWO_FIGURES * low
    if _TO.fullmatch(between):
        return grows
    return bool(one.spoken and two.spoken and _COMMA.fullmatch(between) and grows)


def uncorrected(
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


def joined(text: str, found: list[Figures]) -> list[Figures]:
    """Figures of one pay made one: "high forties, fifty", "29 to start, 32 after probation"."""
    return _stepped(text, _without_decades(text, found))


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


def _stepped(text: str, found: list[Figures]) -> list[Figures]:
    """ "29 to start, 32 after probation" is one figure with two ends."""
    out: list[Figures] = []
    for figure in found:
        before = out[-1] if out else None
        between = text[before.end : figure.start] if before else ""
        after = text[figure.end :]
        rises = _TO_START.match(between) and _LATER.match(after)
        rises = rises or (_JUST_BEFORE.fullmatch(between) and _ON_CONDITION.match(after))
        if before and (rises or _is_same_pay(text, before, figure)):
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
    if re.search(r"[.;!?](?=\s)", between) or pattern("level").search(text[: two.start]):
        return False
    if _SOMEBODY.search(between):
        return False
    low, high = one.pay.low or 0, one.pay.high or one.pay.low or 0
    like = low / 2.5 <= (two.pay.low or 0) <= 2.5 * high
    timed = pattern("over_time")
    return like and bool(timed.search(between) or timed.match(after.lstrip(" ,")))
