"""What people say of their own lives, of others and of the world.

The age of the writer, the children, an evening after eight, a country, what an advert
asks: no fact of either side bears it out, and none needs to. It claims nothing of the
reader, so what the checks find in it is no fault.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from assistant.craft.claims.contradictions import contradicted
from assistant.craft.claims.patterns import find
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.segments import Segment
from assistant.craft.claims.sources import Side, related
from assistant.craft.names import fold

__all__ = ["is_circumstance", "is_of_world"]

_AGES = range(1, 100)
_AFTER_AGE = re.compile(r" ?(?:[,.;:!)]|$|and |et |und |y |e |bin |war |habe |fühle |years old|now\b|ans\b|años\b|anos\b|anni\b|jahre alt)")  # noqa: E501  # fmt: skip
_OF_WORK = re.compile(r" ?(?:\w+ )?(?:d'|de |di |of |en |in |im |bei |als |as |at |como |come )")
_STOP = re.compile(r"[;:.!?] |, (?:and|but|und|aber|et|mais|y|pero|e|mas|ma) | (?:and|but) i ")
_SMALL = 60  # to which a number of the writer's own life needs no source
_DAYS = 31  # to which a number may be a day or an hour
_TELLING = 2  # words that only the contact's facts know, from which a stretch tells of them
_NEAR = 30  # characters beside a number that say what it counts


def is_of_world(name: str) -> bool:
    """Whether a name is that of a country or a large city."""
    return fold(name) in _world()


def is_circumstance(reading: Reading, problem: Problem) -> bool:
    """Whether what a check found is said of nobody whose facts are known."""
    segment = reading.at(problem.start)
    about_contact = segment.person == "contact" and segment.mood in ("claim", "told")
    said = reading.text[problem.start : problem.end]
    to_reader = about_contact and _is_spoken_to(reading, segment)
    if not to_reader and _find(reading, "kin", problem.end) is not None:
        return True
    if is_of_world(said):
        words = reading.words  # where the two met is claimed of the reader too
        met = words is not None and words.find("encounter", reading.text) is not None
        asked = segment.mood == "asked" and reading.text.rstrip().endswith("?")
        contact, me = reading.sources.contact, reading.sources.me
        keys = {key for key, _, _ in reading.content(segment.start, segment.end)}
        alone = {key for key in keys if reading.knows(contact, key) and not reading.knows(me, key)}
        clause = re.split(r"[,;:]", reading.text[: problem.start])[-1]
        schooled = find("order", "graduated", reading.language, clause) is not None
        told = len(alone) >= _TELLING or schooled
        told = told and segment.person == "other" and not asked
        return (segment.person != "contact" or asked) and not met and not told
    if _is_of_advert(reading) and not to_reader:
        return not any(item.start == problem.start for item in reading.mentions)
    if about_contact:
        return False
    if not _is_number(reading, problem):
        return False
    own = (
        _is_age(reading, problem)
        or _is_of_diary(reading, problem)
        or _is_of_own_life(reading, segment, problem)
    )
    contradicts = own and _is_contradicted(reading, segment, problem)
    return (own and not contradicts) or _is_general(reading, segment)


def _is_spoken_to(reading: Reading, segment: Segment) -> bool:
    """Whether a stretch has the reader as its subject, said with a pronoun."""
    words = reading.words
    return words is None or (segment.marker in words.person["you"] and not segment.possessive)


def _is_number(reading: Reading, problem: Problem) -> bool:
    return any(item.start == problem.start for item in reading.amounts)


def _is_contradicted(reading: Reading, segment: Segment, problem: Problem) -> bool:
    """Whether a fact prints another number of the same thing: then it is no circumstance."""
    amount = next(item for item in reading.amounts if item.start == problem.start)
    free = segment.person == "me" and segment.mood != "soft"
    return not free and contradicted(reading, segment, amount)


def _find(reading: Reading, kind: str, end: int) -> re.Match[str] | None:
    """The last such words before a place, in the same clause."""
    pattern = _patterns(kind).get(reading.language)
    found = list(pattern.finditer(reading.text, 0, end)) if pattern else []
    if not found or _STOP.search(reading.text, found[-1].end(), end):
        return None
    return found[-1]


def _is_of_advert(reading: Reading) -> bool:
    pattern = _patterns("advert").get(reading.language)
    return bool(pattern and pattern.search(reading.text))


def _is_age(reading: Reading, problem: Problem) -> bool:
    amount = next(item for item in reading.amounts if item.start == problem.start)
    pattern = _patterns("age").get(reading.language)
    before = reading.text[max(0, problem.start - _NEAR) : problem.start]
    if amount.value not in _AGES or not pattern or not any(
        match.end() == len(before) for match in pattern.finditer(before)
    ):  # fmt: skip
        return False
    after = reading.text[amount.end :]
    return _AFTER_AGE.match(after) is not None and not _OF_WORK.match(after)


def _is_of_diary(reading: Reading, problem: Problem) -> bool:
    """Whether a number is an hour or a day in a sentence that says when somebody is free."""
    amount = next(item for item in reading.amounts if item.start == problem.start)
    if amount.kind != "count" or amount.value > _DAYS:
        return False
    pattern = _patterns("diary").get(reading.language)
    return bool(pattern and pattern.search(reading.text))


def _is_of_own_life(reading: Reading, segment: Segment, problem: Problem) -> bool:
    """Whether a small number counts what the writer's facts do not speak of, and no deed."""
    amount = next(item for item in reading.amounts if item.start == problem.start)
    words, me = reading.words, reading.sources.me
    if segment.person not in ("me", "other") or amount.kind != "count" or amount.value > _SMALL:
        return False
    if words is None or not reading.readable(me) or reading.mentions:
        return False
    if words.find("event", reading.text[segment.start : segment.end]):
        return False
    near = reading.content(max(0, amount.start - _NEAR), amount.end + _NEAR)
    keys = {key for key, _, _ in near} | ({amount.noun} if amount.noun else set())
    return not any(_speaks(side, key) for side in (me, reading.sources.contact) for key in keys)


def _speaks(side: Side, key: str) -> bool:
    return related(key, side.stems)


def _is_general(reading: Reading, segment: Segment) -> bool:
    """Whether a number is told of a country or a city, and of neither person."""
    return segment.person == "other" and any(is_of_world(item.text) for item in reading.mentions)


@cache
def _patterns(kind: str) -> dict[str, re.Pattern[str]]:
    text = (files(__package__) / "circumstances.toml").read_text(encoding="utf-8")
    listed: dict[str, str] = tomllib.loads(text)[kind]
    return {
        language: re.compile(rf"(?<![\w'-])(?:{pattern})(?:(?<!\w)|(?!\w))", re.IGNORECASE)
        for language, pattern in listed.items()
    }


@cache
def _world() -> frozenset[str]:
    text = (files(__package__) / "world.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["names"])
