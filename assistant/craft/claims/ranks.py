"""Is the rank that a sentence gives to the contact theirs: deputy or head, lead or director?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.craft.claims.patterns import pattern
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import Passage, Side
from assistant.craft.claims.words import LANGUAGES
from assistant.craft.lexicon import level

__all__ = ["ranks"]

_BEFORE, _BEHIND = 28, 24  # characters around a title in which the deputy is said
_KINDS = ("lead", "chair", "sea", "study", "found")
# "A director", "the head", "my boss": somebody, not the contact.
_SOMEBODY = re.compile(
    r"\b(?:an?|any|the|une?|eine?|una?|uma?|um|every|your|votre|ihre?|su|seu|sua|suo|my|mein\w*|"
    r"mon|ma|mi|meu|minha|mia?o?|our|their|for the|al|le|la|il|el|o|der|die) $",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:as|are|were|was|'re|became|become|being|als|sind|waren|comme|êtes|étiez|como|es|é|era|"
    r"come|è) \w+ $",
    re.IGNORECASE,
)
_I_AM = re.compile(
    r"\b(?:i am|i'm|i was|i've been|bin|war|suis|étais|soy|fui|era|sou|fui|é|sono|ero|è|is|was) "
    r"(?:(?:an?|the|une?|eine?|der|die|una?|uma?|el|la|le|il|o|a) )?(?:\w+ )?$",
    re.IGNORECASE,
)
_YOURS = re.compile(r"\b(?:your|votre|ihre?|su|seu|sua|suo|tu|ton|ta) (?:\w+ )?$", re.IGNORECASE)
_TITLE = re.compile(r"title|headline|source|about|why|via|company|honours|publications")


def ranks(reading: Reading) -> Iterator[Problem]:
    """A deputy told as the head; a high title that the contact's facts do not know."""
    if reading.words is None or reading.cast.second == "me":
        return
    side = reading.sources.contact
    leader, high = (pattern("ranks", kind, reading.language) for kind in ("leader", "high"))
    for match in leader.finditer(reading.text) if leader else ():
        if _is_of_contact(reading, match) and not _has_deputy(reading.text, *match.span()):
            mine = _is_led(reading.sources.me) and not _is_theirs(reading, match)
            if _is_deputy(side, _kind(match[0])) and not mine:
                yield _problem(reading, match, "the facts know this rank only of a deputy")
    yield from _own(reading, high)
    for match in high.finditer(reading.text) if high else ():
        if _is_of_contact(reading, match) and not _stands(reading, match, side):
            yield _problem(reading, match, "no such rank stands there")


def _own(reading: Reading, high: re.Pattern[str] | None) -> Iterator[Problem]:
    """High titles that the writer takes: "I am the director of a school"."""
    me = reading.sources.me
    for match in high.finditer(reading.text) if high else ():
        segment, before = reading.at(match.start()), reading.text[: match.start()]
        if segment.person != "me" or segment.mood not in ("claim", "said"):
            continue
        if _I_AM.search(before) and not any(_ranked(item, _kind(match[0])) for item in me.all):
            yield _problem(reading, match, "no such rank stands there", me)


def _is_of_contact(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a title is said of the contact: not asked for, not the writer's, nobody's boss."""
    segment = reading.at(match.start())
    asked = segment.mood in ("asked", "told") and reading.text.rstrip().endswith("?")
    if segment.person in ("me", "both") or segment.mood in ("intention", "told") or asked:
        return False
    before = reading.text[: match.start()]
    if _SOMEBODY.search(before) and not _CALLED.search(before):
        return False
    if _YOURS.search(before):
        return False
    return not any(item.start <= match.start() < item.end and item.words > 1
                   for item in reading.mentions if reading.is_person(item.text))  # fmt: skip


def _kind(word: str) -> str:
    """Which kind of rank a word names."""
    found = (kind for kind in _KINDS if _same(kind).search(level(word)))
    return next(found, "lead")


def _is_deputy(side: Side, kind: str) -> bool:
    """Whether the person's titles hold this rank, and always as a deputy's."""
    held = [item for item in side.all if _TITLE.search(item.field) and _ranked(item, kind)]
    return bool(held) and all(_as_deputy(item, kind) for item in held)


def _is_theirs(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a word beside the title is the contact's alone: "head of quality"."""
    if reading.at(match.start()).person == "contact":
        return True
    contact, me = reading.sources.contact, reading.sources.me
    near = reading.content(match.start(), min(match.end() + _BEHIND, len(reading.text)))
    return any(contact.knows(key) and not me.knows(key) for key, _, _ in near)


def _is_led(side: Side) -> bool:
    return any(_ranked(item, "lead") for item in side.passages)


def _ranked(item: Passage, kind: str) -> bool:
    text = level(item.text)
    return _same(kind).search(text) is not None or _joined().search(text) is not None


def _as_deputy(item: Passage, kind: str) -> bool:
    text = level(item.text)
    found = [*_same(kind).finditer(text)]
    return bool(_joined().search(text)) or any(_has_deputy(text, *one.span()) for one in found)


def _has_deputy(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - _BEFORE) : end + _BEHIND]
    return _deputy().search(around) is not None or _joined().match(text, start) is not None


def _stands(reading: Reading, match: re.Match[str], side: Side) -> bool:
    """Whether the contact's facts, or the writer's own, know a rank of this kind."""
    kind = _kind(match[0])
    told = [] if _is_theirs(reading, match) else [reading.sources.me]
    return any(_ranked(item, kind) for one in (side, *told) for item in one.all)


def _problem(reading: Reading, match: re.Match[str], why: str, side: Side | None = None) -> Problem:
    side = side or reading.sources.contact
    return Problem(
        match.start(),
        match.end(),
        f"“{match[0]}” is not the rank that {reading.owner(side)} gives: {why}.",
        "Use the title as the source has it, or leave it out.",
    )


@cache
def _same(kind: str) -> re.Pattern[str]:
    return _known("same", kind)


@cache
def _deputy() -> re.Pattern[str]:
    return _known("deputy", "any")


@cache
def _joined() -> re.Pattern[str]:
    return _known("deputy", "joined")


def _known(name: str, kind: str) -> re.Pattern[str]:
    found = pattern("ranks", name, kind)
    if found is None:
        raise KeyError(f"ranks.toml has no {name}.{kind}; languages are {LANGUAGES}")
    return found
