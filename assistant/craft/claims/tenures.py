"""Did it last as long as a sentence says: "nine years at X", "taught for nine years"?

`numbers` asks whether any dates of the person give a span; this asks whether the dates of
the very position or school do that the clause names, by its name or by the kind of work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.amounts import Amount, amounts, close_enough
from assistant.craft.claims.careers import Stay, line_stays, spans, stays
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import Passage, Side, related
from assistant.craft.claims.trades import notions, notions_of
from assistant.craft.names import fold, stem

__all__ = ["tenures"]

_CUT = re.compile(
    r"[;:.!?(] ?|, (?=\w)| - | (?:and|und|et|y|e|then|dann|puis|luego|before|bevor|avant|antes|"
    r"prima|while|when|after|nach|après|tras|después|depois|dopo) (?=\w)",
    re.IGNORECASE,
)
_LED = re.compile(r"(?:at|with|bei|beim|chez|en|em|na|no|in|a|alla|presso) [^,]{3,50}, ", re.I)
_PARTS = ("title", "company", "school", "degree")
_OF_SOURCE = "source"


def tenures(reading: Reading) -> Iterator[Problem]:
    """Spans beside a place or a kind of work whose dates give another length."""
    if reading.words is None or reading.text.rstrip().endswith("?"):
        return
    for amount in reading.amounts:
        segment = reading.at(amount.start)
        since = amount.kind == "ago" and _is_since(reading, amount)
        if amount.unit != "year" or not (amount.kind == "span" or since):
            continue
        if segment.mood in ("intention", "asked") or reading.sources.contact.people == ():
            continue
        told = [(side, _told(reading, amount, side)) for side in reading.sides(segment)]
        meant = [(side, found) for side, found in told if found]
        if len(meant) == 1 and not any(
            _is_borne_out(reading, amount, side, found) for side, found in told
        ):
            yield _problem(reading, amount, meant[0][0])


def _is_since(reading: Reading, amount: Amount) -> bool:
    """ "Desde hace ocho años", "seit acht Jahren": a span that goes on."""
    before = reading.text[: amount.start]
    return re.search(r"\b(?:desde hace|depuis|seit|da|há|lleva|llevo) $", before, re.I) is not None


def _told(reading: Reading, amount: Amount, side: Side) -> list[Stay]:
    """The stays that the clause around a span names; none where it may mean them all."""
    known = stays(side.entries, reading.case.today)
    known += line_stays(side.passages, known, reading.case.today)
    start, end = _clause(reading.text, amount)
    named = [
        item.text for item in reading.mentions
        if start <= item.start < end and not reading.is_person(item.text)
    ]  # fmt: skip
    groups = {one.group for name in named for one in side.named(name)}
    told = [stay for stay in known if stay.group in groups]
    if not told and not named:
        jobs = [stay for stay in known if "education" not in stay.group]
        told = _titled(reading, side, jobs, start, end)
        said = _notions(reading, start, end)
        told = told or [stay for stay in jobs if said & _notions_at(side, stay.group)]
    return told if len(told) < len(known) else []


def _titled(reading: Reading, side: Side, jobs: list[Stay], start: int, end: int) -> list[Stay]:
    """The positions whose title holds most of the words of a clause, at least two or a trade."""
    if reading.words is None or not reading.readable(side):
        return []
    said = set(re.findall(r"[^\W\d_]{4,}", reading.text[start:end]))
    said = {word for word in said if not reading.words.has("stop", fold(word))}
    held = dict.fromkeys(jobs, 0)
    for stay in jobs:
        titles = [one for one in side.passages if one.group == stay.group and ".title" in one.field]
        found = [word for word in said if any(related(stem(word), one.stems) for one in titles)]
        held[stay] = len(found) + any(reading.words.is_role(word) for word in found)
    most = max(held.values(), default=0)
    return [stay for stay in jobs if held[stay] == most] if most > 1 else []


def _clause(text: str, amount: Amount) -> tuple[int, int]:
    cuts = list(_CUT.finditer(text))
    start = max((match.end() for match in cuts if match.end() <= amount.start), default=0)
    end = min((match.start() for match in cuts if match.start() >= amount.end), default=len(text))
    led = _LED.match(text)
    if led and led.end() == start:
        start = 0  # "At X, I have tested for nine years"
    return start, end


def _notions(reading: Reading, start: int, end: int) -> frozenset[str]:
    found = (notions(word, reading.language) for word in re.findall(r"[^\W\d_]{3,}", reading.text[start:end]))  # noqa: E501  # fmt: skip
    return frozenset[str]().union(*found)


def _notions_at(side: Side, group: str) -> frozenset[str]:
    """The kinds of work that an entry's title and place name, or a typed line."""
    held = [
        item for item in side.passages
        if item.group == group and item.field.endswith((*_PARTS, _OF_SOURCE))
    ]  # fmt: skip
    return frozenset[str]().union(*(notions_of(item.words) for item in held))


def _is_borne_out(reading: Reading, amount: Amount, side: Side, told: list[Stay]) -> bool:
    """Whether the stays named, or a fact that prints years itself, give the span."""
    if any(close_enough(amount, low, high) for low, high in spans(told)):
        return True
    start, end = _clause(reading.text, amount)
    keys = {key for key, _, _ in reading.content(start, end)}
    said = _notions(reading, start, end)
    for item in side.all:
        alike = said & notions_of(item.words) or any(related(key, item.stems) for key in keys)
        if _prints(item, amount, reading) or (alike and _is_as_old(item, amount, reading)):
            return True
    return False


def _prints(item: Passage, amount: Amount, reading: Reading) -> bool:
    """Whether a fact prints such a number of years."""
    return any(
        one.value == amount.value and one.unit == amount.unit
        for language in {reading.language, "en"} for one in amounts(item.text, language)
    )  # fmt: skip


def _is_as_old(item: Passage, amount: Amount, reading: Reading) -> bool:
    """Whether a fact that is no part of an entry prints a year as long ago."""
    if "." in item.field.removeprefix("profile.") or item.field.endswith(_OF_SOURCE):
        return False
    ages = [reading.case.today.year - year for year in item.values if 1940 <= year <= 2060]
    return any(close_enough(amount, 12 * (age - 1), 12 * age) for age in ages)


def _problem(reading: Reading, amount: Amount, side: Side) -> Problem:
    said = reading.text[amount.start : amount.end]
    return Problem(
        amount.start,
        amount.end,
        f"“{said}” does not follow from the dates of what it is said of in {reading.owner(side)}.",
        "Count from the dates printed with it, or leave the span out.",
    )
