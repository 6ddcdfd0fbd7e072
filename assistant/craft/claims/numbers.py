"""Are the years, spans of time, counts and shares of a sentence true of their person?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.amounts import Amount, amounts, close_enough, months_in
from assistant.craft.claims.contradictions import contradicted
from assistant.craft.claims.reading import Problem, Reading, groups
from assistant.craft.claims.segments import Segment
from assistant.craft.claims.sources import Passage, Side, related
from assistant.craft.claims.times import about, beside_in_text, holds_span, holds_year, is_told_of
from assistant.craft.claims.words import Wording
from assistant.craft.lexicon import level
from assistant.craft.names import fold, is_school_name, stem

__all__ = ["is_asked", "numbers"]

# "… of which there are now 64": of what was named, whosever it is.
_THERE = re.compile(
    r"\b(?:there (?:are|were)|es gibt|gibt es|il y (?:en )?a|hay|h\u00e1|ci sono|ce ne sono)(?: \w+)? $",  # noqa: E501
    re.I,
)
_BOTH = re.compile(r"\b(?:tutt[ei] e|tou(?:te)?s(?: les)?|l[oa]s|[oa]s|the|all) $", re.IGNORECASE)
_ALONE = 100  # a count from here on is told apart by its value alone
_NEAR = 30  # characters between a year and the name it is said of
_TELLING = 13  # in a language without a word list, smaller counts are not checked
_FROM_TO = re.compile(r"\b(?:from|de|von|da|di|des)\b.+?\b(?:to|à|auf|a|para|in)\b", re.IGNORECASE)
_SHARE = 0.04  # by which a share in words may miss the true one
_TENS = 10  # "forty-odd" is said up to here above
_ROUND = 0.07  # "about", "nearly", "over": how far a count may be from the printed one


def numbers(reading: Reading) -> Iterator[Problem]:
    """Numbers that do not stand in the person's facts and do not follow from their dates."""
    for amount in reading.amounts:
        segment = reading.at(amount.start)
        if _is_idle(reading, segment, amount):
            if contradicted(reading, segment, amount):
                yield _problem(reading, amount, reading.side(segment))
            continue
        if amount.kind == "between" and (between := _between(reading, amount)) is not None:
            if not between:
                yield _problem(reading, amount, reading.side(segment))
            continue
        sides = reading.sides(segment)
        theirs = _is_of_next(reading, amount)
        both = (
            theirs
            or _is_of_mine(reading, segment, amount)
            or (
                segment.person == "me"
                and bool(reading.words and reading.words.find("common", reading.text))
            )
        )
        both = both or bool(_THERE.search(reading.text[: amount.start]))
        free = segment.mood in ("soft", "said", "intention") and not _is_firm(segment, amount)
        if free or both or (
            segment.person == "me" and not _own(reading, amount)
        ):  # fmt: skip
            sides = (reading.sources.contact, reading.sources.me)
        if len(sides) == 2 and segment.person == "other":
            sides = _owners(reading, segment) or _only_one(reading, segment, amount) or sides
        if any(_holds(reading, segment, amount, side) for side in sides):
            continue
        yield _problem(reading, amount, reading.side(segment))


def _between(reading: Reading, amount: Amount) -> bool | None:
    """ "Two years before I finished": the distance of any two years of the two sides; of two
    degrees, of the years printed with them. None where it may follow otherwise."""
    sides = (reading.sources.contact, reading.sources.me)
    words = reading.words
    people = {segment.person for segment in reading.segments}
    studies = words is not None and ("both" in people or {"contact", "me"} <= people) and any(
        words.find(kind, reading.text) for kind in ("degree", "studied")
    )  # fmt: skip
    ends = [_ends_of_study(reading, side) for side in sides]
    if studies and all(ends):
        return amount.unit != "year" or any(
            abs(one - two) == amount.value for one in ends[0] for two in ends[1]
        )
    years = {
        value for side in sides for item in side.all for value in item.values
        if 1940 <= value <= 2060
    }  # fmt: skip
    if amount.unit != "year" or any(
        first - second == amount.value for first in years for second in years
    ):
        return True
    return None


def _ends_of_study(reading: Reading, side: Side) -> set[float]:
    """The years printed with the side's schools, first and last."""
    words = reading.words
    return {
        value for item in side.passages for value in item.values
        if 1940 <= value <= 2060 and (
            "education" in item.field
            or bool(words and words.find("degree", level(item.text)))
            or is_school_name(item.text)
        )
    }  # fmt: skip


def _is_of_next(reading: Reading, amount: Amount) -> bool:
    """ "The 19 registrations that your team …": said just before the contact is named."""
    index = reading.segments.index(reading.at(amount.start))
    follow = reading.segments[index + 1 : index + 2]
    return any(
        item.person == "contact" and item.start - amount.end <= _NEAR
        and "," not in reading.text[amount.end : item.start]
        for item in follow
    )  # fmt: skip


def _is_of_mine(reading: Reading, segment: Segment, amount: Amount) -> bool:
    """ "Your talk made me ask what four years of data from my roof …": the writer's, named
    right behind; or said behind a colon."""
    if segment.person != "contact":
        return False
    index = reading.segments.index(segment)
    follow = reading.segments[index + 1 : index + 2]
    behind = any(
        item.person == "me" and item.possessive and item.start - amount.end <= _NEAR
        and not re.search(r"[,;:]", reading.text[amount.end : item.start])
        for item in follow
    )  # fmt: skip
    doing = re.search(r"\b(?:while|when) \w+ing\b", reading.text[segment.start : amount.start])
    if doing and reading.segments[0].person == "me":
        return True  # "I heard you on X while weeding bed number nineteen"
    colon = re.search(r": ", reading.text[segment.start : amount.start])
    return behind or (colon is not None and reading.language in ("es", "pt", "it"))


def _owners(reading: Reading, segment: Segment) -> tuple[Side, ...]:
    """ "Was a nurse at X until 2013": the side that alone knows the names of the stretch."""
    names = [
        item.text for item in reading.mentions
        if segment.start <= item.start < segment.end and not reading.is_person(item.text)
    ]  # fmt: skip
    owners = [side for side in (reading.sources.contact, reading.sources.me)
              if names and all(side.named(name) for name in names)]  # fmt: skip
    return tuple(owners) if len(owners) == 1 else ()


def _only_one(reading: Reading, segment: Segment, amount: Amount) -> tuple[Side, ...]:
    """ "Qualified in 2019, a medal in 2024": the side that alone knows the words of the stretch."""
    sides = (reading.sources.contact, reading.sources.me)
    if amount.kind != "year" or not all(map(reading.readable, sides)):
        return ()
    keys = {key for key, _, _ in reading.content(segment.start, segment.end)}
    held = [{key for key in keys if reading.knows(side, key)} for side in sides]
    alone = [side for side, own, other in zip(sides, held, held[::-1], strict=True) if own - other]
    return tuple(alone) if len(alone) == 1 else ()


def _own(reading: Reading, amount: Amount) -> bool:
    """Whether what the writer counts is the writer's: no word beside it is only the contact's."""
    contact, me = reading.sources.contact, reading.sources.me
    near = reading.content(max(0, amount.start - 2 * _NEAR), amount.end + _NEAR)
    keys = [key for key, _, _ in near]
    theirs = any(contact.knows(key) and not me.knows(key) for key in keys)
    return not theirs or any(me.knows(key) and not contact.knows(key) for key in keys)


def _is_idle(reading: Reading, segment: Segment, amount: Amount) -> bool:
    """Whether the number states nothing about anybody: a call's length, a plan, a date ahead."""
    words, today = reading.words, reading.case.today
    sent = reading.case.request.sent
    if words is None:
        return amount.kind in ("minutes", "between") or amount.value < _TELLING
    kind = amount.kind
    if kind == "year":
        ahead = amount.value > today.year
        return ahead or bool(sent and amount.value == sent.year)
    if _is_turn_of_phrase(reading, amount, words):
        return True
    if amount.kind == "minutes" or segment.mood == "asked":
        wished = any(item.person == "me" and item.mood != "claim" for item in reading.segments)
        return is_asked(reading) or wished
    if amount.kind == "share" and not amount.digits and segment.person == "me":
        return True
    if words.find("wrote_before", reading.text) and amount.kind in ("span", "ago"):
        return True
    if _is_of_call(reading, amount, words):
        return True
    if amount.unit in ("day", "week") and segment.person != "contact":
        return True
    side = reading.sources.contact
    if segment.person == "contact" and amount.noun and amount.value <= 12 and (
        amount.kind == "count" and reading.readable(side) and not side.knows(amount.noun)
    ):  # fmt: skip
        return True
    if _is_small(segment, amount, words):
        return True
    free = segment.mood in ("soft", "said", "intention")
    if free and amount.kind == "span" and amount.unit == "year" and amount.start < segment.end:
        past = words.find("past_span", reading.text[: amount.start][-12:])
        return past is None
    return free and not _speaks_of_contact(reading, amount) and not _is_firm(segment, amount)


def _is_turn_of_phrase(reading: Reading, amount: Amount, words: Wording) -> bool:
    """ "Both", "the two of you", "three of them"."""
    if amount.value == 2 and _BOTH.search(reading.text[: amount.start]):
        return True
    these = words.find("of_these", reading.text[amount.start :][:30])
    return amount.value <= 12 and these is not None


def _is_firm(segment: Segment, amount: Amount) -> bool:
    """A count in "I plan 35 tours a day": the writer's own fact, with what it counts."""
    return segment.mood == "said" and amount.kind in ("count", "share") and bool(amount.noun)


def _is_of_call(reading: Reading, amount: Amount, words: Wording) -> bool:
    """ "20 or 25 minutes", "at ten": the length of a call and the hour proposed for it."""
    if amount.kind != "count" or amount.noun or amount.value > 60:
        return False
    before = re.findall(r"[^\W\d_]+", reading.text[: amount.start])[-1:]
    hour = amount.value <= 24 and bool(before) and words.has("before_hour", fold(before[0]))
    return hour or any(item.kind == "minutes" for item in reading.amounts)


def is_asked(reading: Reading) -> bool:
    """Whether a sentence asks for a call or says how long it would be."""
    asked = any(item.mood == "asked" for item in reading.segments)
    meeting = reading.words is not None and reading.words.find("meeting", reading.text)
    return asked or reading.text.rstrip().endswith("?") or bool(meeting)


def _is_small(segment: Segment, amount: Amount, words: Wording) -> bool:
    """A small number that counts something everybody has, or is only a turn of phrase."""
    noun, value = amount.noun, amount.value
    if noun and value <= 12 and _listed(noun, words.units["idle"]):
        return segment.person != "contact" or value <= 3
    if noun and value <= 6 and _listed(noun, words.units["counts"]):
        return True
    if amount.kind == "count" and value <= 3 and segment.person == "me":
        return True
    if amount.kind == "count" and value <= 5 and segment.person in ("other", "both"):
        return True
    return not noun and amount.kind == "count" and value <= 4


def _speaks_of_contact(reading: Reading, amount: Amount) -> bool:
    """Whether the words beside a number are the contact's: "a pricing team of six"."""
    side = reading.sources.contact
    if not reading.readable(side):
        return False
    near = reading.content(max(0, amount.start - _NEAR), amount.end + _NEAR)
    return any(side.knows(key) for key, _, _ in near)


def _listed(noun: str, listed: frozenset[str]) -> bool:
    return noun in {stem(word) for word in listed}


def _holds(reading: Reading, segment: Segment, amount: Amount, side: Side) -> bool:
    if amount.kind == "year":
        return holds_year(reading, segment, amount, side)
    if amount.kind in ("span", "ago", "between"):
        if holds_span(reading, segment, amount, side):
            return True
        return not is_told_of(reading, segment, amount, side) and _printed(
            reading, segment, amount, side
        )
    return _printed(reading, segment, amount, side)


def _printed(reading: Reading, segment: Segment, amount: Amount, side: Side) -> bool:
    """A number must stand in a fact that speaks of the same thing."""
    keys = {key for key, _, _ in reading.content(0, len(reading.text))}
    keys |= {amount.noun} if amount.noun else set()
    named = {item.text for item in about(reading, segment, side, None)}
    for item in side.all:
        if not _equal(item, amount, reading):
            continue
        if item.text in named or not reading.readable(side):
            return True
        around = [*groups([item], side), *beside_in_text([item], side)]
        stems = frozenset[str]().union(*(one.stems for one in around))
        if any(related(key, stems) for key in keys):
            return True
        if amount.unit or amount.value >= _ALONE:
            return True
    return False


def _equal(item: Passage, amount: Amount, reading: Reading) -> bool:
    stated = amount.value
    if amount.kind in ("span", "ago"):
        return any(
            same.kind in ("span", "ago") and close_enough(amount, months_in(same), months_in(same))
            for language in {reading.language, "en"}
            for same in amounts(item.text, language)
        )
    if amount.kind == "count" and 2 <= stated <= _ALONE and _is_difference(item, stated):
        return True
    if stated in item.values or (stated <= 100 and stated / 100 in item.values):
        return True
    if amount.kind == "share" and any(abs(value - stated) < _SHARE for value in _shares(item)):
        return True
    if amount.kind == "share":
        slack = 0.05 if amount.qualifier else 0.0005 if amount.digits else 0.03
        return any(min(abs(value - stated), abs(value / 100 - stated)) < slack
                   for value in item.values)  # fmt: skip
    if amount.qualifier == "over" and stated >= 20 and not stated % _TENS and any(
        stated < value < stated + _TENS for value in item.values
    ):  # fmt: skip
        return True
    loose = amount.qualifier and stated >= 20
    return bool(loose) and any(
        abs(value - stated) <= _ROUND * stated and not 1940 <= value <= 2060
        for value in item.values
    )


def _shares(item: Passage) -> Iterator[float]:
    """ "From nine hours to six": a third less, two thirds of it."""
    counts = sorted(value for value in item.values if 1 < value < 1940)
    if len(counts) == 2 and _FROM_TO.search(item.text):
        yield from (1 - counts[0] / counts[1], counts[0] / counts[1])


def _is_difference(item: Passage, stated: float) -> bool:
    """ "From fourteen modules to five": nine fell away."""
    counts = sorted(value for value in item.values if 1 <= value < 1940)
    pairs = [(one, two) for one in counts for two in counts] if len(counts) <= 3 else []
    return any(two - one == stated for one, two in pairs)


def _problem(reading: Reading, amount: Amount, side: Side | None) -> Problem:
    text = reading.text[amount.start : amount.end]
    where = reading.owner(side) if side else "either side’s facts"
    follow = ", nor does it follow from the dates there" if amount.kind in ("span", "ago") else ""
    what = "is not printed with it in" if amount.kind == "year" else "does not stand in"
    return Problem(
        amount.start,
        amount.end,
        f"“{text}” {what} {where}{follow}.",
        "Use the number as the source has it, or leave it out.",
    )
