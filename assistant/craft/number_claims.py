"""Are the years, spans of time, counts and shares of a sentence true of their person?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.amounts import Amount, amounts, close_enough, months_in
from assistant.craft.careers import Stay, has_month, moments, spans, stays
from assistant.craft.claim_words import Wording
from assistant.craft.claims import Segment
from assistant.craft.names import fold, stem
from assistant.craft.reading import Problem, Reading, groups
from assistant.craft.sources import Passage, Side, related

__all__ = ["is_asked", "numbers"]

_HEAD = 6  # words in which a stretch says that it is about a talk or an article
_RECKONED = 5  # numbers from which people add and subtract
_ALONE = 100  # a count from here on is told apart by its value alone
_NEAR = 30  # characters between a year and the name it is said of
_TELLING = 13  # in a language without a word list, smaller counts are not checked
_ROUND = 0.07  # "about", "nearly", "over": how far a count may be from the printed one


def numbers(reading: Reading) -> Iterator[Problem]:
    """Numbers that do not stand in the person's facts and do not follow from their dates."""
    for amount in reading.amounts:
        segment = reading.at(amount.start)
        if _is_idle(reading, segment, amount):
            continue
        if amount.kind == "between" and _between(reading, amount):
            continue
        sides = reading.sides(segment)
        theirs = _is_of_next(reading, amount)
        both = theirs or (
            segment.person == "me"
            and bool(reading.words and reading.words.find("common", reading.text))
        )
        if segment.mood in ("soft", "said", "intention") or both or (
            segment.person == "me" and not _own(reading, amount)
        ):  # fmt: skip
            sides = (reading.sources.contact, reading.sources.me)
        if any(_holds(reading, segment, amount, side) for side in sides):
            continue
        yield _problem(reading, amount, reading.side(segment))


def _between(reading: Reading, amount: Amount) -> bool:
    """ "Two years before I finished": the distance of any two years of the two sides."""
    sides = (reading.sources.contact, reading.sources.me)
    years = {
        value for side in sides for item in side.all for value in item.values
        if 1940 <= value <= 2060
    }  # fmt: skip
    return amount.unit != "year" or any(
        first - second == amount.value for first in years for second in years
    )


def _is_of_next(reading: Reading, amount: Amount) -> bool:
    """ "The 19 registrations that your team …": said just before the contact is named."""
    index = reading.segments.index(reading.at(amount.start))
    follow = reading.segments[index + 1 : index + 2]
    return any(
        item.person == "contact" and item.start - amount.end <= _NEAR
        and "," not in reading.text[amount.end : item.start]
        for item in follow
    )  # fmt: skip


def _own(reading: Reading, amount: Amount) -> bool:
    """Whether what the writer counts is the writer's: no word beside it is only the contact's."""
    contact, me = reading.sources.contact, reading.sources.me
    near = reading.content(max(0, amount.start - _NEAR), amount.end + _NEAR)
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
    if words.find("of_these", reading.text[amount.start :][:30]):
        return True
    if amount.kind == "minutes" or segment.mood == "asked":
        return is_asked(reading)
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
    return free and not _speaks_of_contact(reading, amount) and not _is_firm(segment, amount)


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
        return _year(reading, segment, amount, side)
    if amount.kind in ("span", "ago", "between"):
        return _span(reading, segment, amount, side) or _printed(reading, segment, amount, side)
    return _printed(reading, segment, amount, side)


def _about(reading: Reading, segment: Segment, side: Side, near: Amount | None) -> list[Passage]:
    """The side's passages that hold a name said in the same stretch (close by, if asked)."""
    found: list[Passage] = []
    names = [item for item in reading.mentions if not reading.is_person(item.text)]
    inside = [item for item in names if segment.start <= item.start < segment.end]
    if near:
        gaps = {item: max(item.start - near.end, near.start - item.end) for item in inside}
        closest = min(gaps.values(), default=0)
        inside = [item for item in inside if gaps[item] == closest <= _NEAR]
    for item in inside:
        found += side.named(item.text)
    before = [item for item in names if item.end <= segment.start]
    if not found and before and near and near.start - before[-1].end <= _NEAR:
        found += side.named(before[-1].text)  # "X, which I joined in 2018"
    return found


def _year(reading: Reading, segment: Segment, amount: Amount, side: Side) -> bool:
    """A year must be printed with what it is said of, where a name or a telling word is near."""
    if any(amount.value in item.values for item in side.shared):
        return True
    named = _about(reading, segment, side, amount)
    pool = groups(named, side) if named else list(side.all)
    if not any(1940 <= value <= 2060 for item in pool for value in item.values):
        pool = list(side.all)
    pool = [item for item in pool if amount.value in item.values]
    month = _month_before(reading, amount)
    if month is None or not pool:
        return bool(pool)
    return any(has_month(item, month) for item in pool)


def _month_before(reading: Reading, amount: Amount) -> int | None:
    """The month that is said before a year."""
    before = re.search(r"([^\W\d_]+)\.? (?:de |del )?$", reading.text[: amount.start])
    return reading.words.months.get(fold(before[1])) if reading.words and before else None


def _span(reading: Reading, segment: Segment, amount: Amount, side: Side) -> bool:
    """A span must follow from the dates of what it is said of, or of all there is."""
    today = reading.case.today
    known = stays(side.entries, today)
    chosen = [] if _is_of_work(reading, segment) else _chosen(reading, segment, amount, side, known)
    lengths = [*(moments(chosen, today) if amount.kind == "ago" else spans(chosen))]
    if any(close_enough(amount, low, high) for low, high in lengths):
        return True
    return amount.unit == "year" and any(
        _in_years(amount, years) for years in _years_printed(reading, segment, amount, side)
    )


def _in_years(amount: Amount, years: int) -> bool:
    """Whether a span describes a difference of two bare years."""
    low, high = {"": (0, 0), "over": (-2, 0), "nearly": (0, 1), "about": (-1, 1)}[amount.qualifier]
    return low <= amount.value - years <= high


def _is_of_work(reading: Reading, segment: Segment) -> bool:
    """Whether the stretch dates a talk or an article, which no position dates."""
    words = reading.words
    head = " ".join(reading.text[segment.start : segment.end].split()[:_HEAD])
    return segment.possessive and bool(
        words and (words.find("talk", head) or words.find("text", head))
    )


def _years_printed(reading: Reading, segment: Segment, amount: Amount, side: Side) -> list[int]:
    """Differences in years from the years printed in a fact that speaks of the same thing."""
    keys = {key for key, _, _ in reading.content(segment.start, segment.end)}
    named = {item.text for item in _about(reading, segment, side, None)}
    today = reading.case.today
    out: list[int] = []
    for item in side.all:
        if item.text not in named and not any(related(key, item.stems) for key in keys):
            continue
        years = sorted(int(value) for value in item.values if 1940 <= value <= today.year)
        for index, year in enumerate(years):
            out.append(today.year - year)
            if amount.kind == "span":
                out.append(today.year - year - 1)
                out += [last - year for last in years[index + 1 :]]
    return out


def _chosen(
    reading: Reading, segment: Segment, amount: Amount, side: Side, known: list[Stay]
) -> list[Stay]:
    """The stays that the stretch speaks of: by name, else by its telling words, else all."""
    named = {item.group for item in _about(reading, segment, side, amount)}
    by_name = [stay for stay in known if stay.group in named]
    if by_name:
        return by_name
    if not reading.readable(side):
        return known
    keys = {key for key, _, _ in reading.content(segment.start, segment.end)}
    if reading.words:
        keys |= {
            stem(word)
            for word in re.findall(r"[^\W\d_]+", reading.text[segment.start : segment.end])
            if reading.words.is_role(word)
        }
    shared: dict[str, int] = {}
    for item in side.passages:
        weight = 3 if item.field.endswith((".title", ".degree")) else 1
        count = weight * sum(related(key, item.stems) for key in keys)
        shared[item.group] = max(shared.get(item.group, 0), count)
    most = max((shared.get(stay.group, 0) for stay in known), default=0)
    return [stay for stay in known if shared.get(stay.group, 0) == most]


def _printed(reading: Reading, segment: Segment, amount: Amount, side: Side) -> bool:
    """A number must stand in a fact that speaks of the same thing."""
    keys = {key for key, _, _ in reading.content(0, len(reading.text))}
    keys |= {amount.noun} if amount.noun else set()
    named = {item.text for item in _about(reading, segment, side, None)}
    for item in side.all:
        if not _equal(item, amount, reading):
            continue
        if item.text in named or not reading.readable(side):
            return True
        stems = frozenset[str]().union(*(one.stems for one in groups([item], side)))
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
    if stated in item.values or (stated <= 100 and stated / 100 in item.values):
        return True
    if amount.kind == "share":
        slack = 0.05 if amount.qualifier else 0.0005 if amount.digits else 0.03
        return any(min(abs(value - stated), abs(value / 100 - stated)) < slack
                   for value in item.values)  # fmt: skip
    if _is_reckoned(item, stated):
        return True
    loose = amount.qualifier and stated >= 20
    return bool(loose) and any(
        abs(value - stated) <= _ROUND * stated and not 1940 <= value <= 2060
        for value in item.values
    )


def _is_reckoned(item: Passage, stated: float) -> bool:
    """A sum or difference of two numbers of one fact: "55 fewer" of "from 96 to 41"."""
    values = [value for value in item.values if value >= _RECKONED and not 1940 <= value <= 2060]
    return stated >= _RECKONED and any(
        stated in (one + two, one - two) for one in values for two in values if one != two
    )


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
