"""A point of a conversation, put so that it can be said to the person who made it.

"She told me not to hide the teaching" becomes "you told me not to hide the teaching", "I want
one story" becomes "you want one story". What cannot be turned for sure is quoted instead: their
own words where there is a recording, my line where there are notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from assistant.craft.english import is_english, starts_with_verb
from assistant.craft.lexicon import level
from assistant.craft.telling import leans_back
from assistant.models import Point
from assistant.tasks.offline.second_person import clause, pattern, second, small

__all__ = ["Said", "said"]

Form = Literal["that", "advice", "words", "note"]


class Said(NamedTuple):
    """One way to say a point: a clause behind "that", "to …" behind "advice", or a quotation."""

    form: Form
    text: str


_MOST, _LEAST = 26, 5  # words
_TRIED = 3  # sentences of a point, the longest first
_ADVICE = frozenset({"mistakes_advice", "standing_out", "skills", "credentials", "hidden_market"})


def said(point: Point) -> Iterator[Said]:
    """The ways to say a point, the most natural first; none where it cannot be said well."""
    text = level(point.quote if point.spoken else point.statement)
    parts = [part.strip() for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]
    ranked = sorted(parts, key=lambda part: -len(part.split()))[:_TRIED]
    for part in ranked:
        if is_english(part):
            bare = pattern("joining").sub("", part.strip(" .\"'"))
            yield from _turned(bare[:1].upper() + bare[1:], point)
    for part in ranked:
        bare = part.strip(" .,;\"'")
        if _fits(bare) and _is_quotable(bare, point):
            yield Said("words" if point.spoken else "note", bare)
            return


def _fits(text: str) -> bool:
    """Whether it has a fair length, and speaks of nothing that only another sentence names."""
    leans = leans_back(text) or pattern("leaning").search(text)
    return _LEAST <= len(text.split()) <= _MOST and not leans


def _is_quotable(text: str, point: Point) -> bool:
    """Whether words can stand in quotation marks in a message to the person themselves."""
    if pattern("unquotable").search(text) or pattern("fillers").search(text):
        return False
    about = any(pattern(name).search(text) for name in ("third", "others", "first"))
    return point.spoken or not (about or text.count(",") > 3 or text.isupper())


def _turned(text: str, point: Point) -> Iterator[Said]:
    """As a clause in the second person; nothing where that is not safe."""
    advised, told = pattern("advised").match(text), pattern("told").match(text)
    if advised:
        rest = second(text[advised.end() :], spoken=point.spoken)
        if rest and _fits(rest) and not pattern("rough").search(rest):
            yield Said("advice", rest)
        return
    text = text[told.end() :] if told else text
    text = pattern("reported").sub("", text)
    text = _one_clause(text[:1].upper() + text[1:], point)
    signs = not point.spoken and pattern("signs").search(point.quote)
    if signs or pattern("rough").search(text) or pattern("fillers").search(text):
        return
    base = starts_with_verb(text) == "base"
    if order := pattern("order").match(text):
        word = "never" if order[0].lower().startswith("never") else "not"
        yield from _advice(word, text[order.end() :], point)
    elif told or (base and point.topic in _ADVICE):
        if base:
            yield from _advice("", text, point)
    else:
        found = clause(text, spoken=point.spoken)
        if found and _fits(found):
            yield Said("that", found)


def _advice(word: str, text: str, point: Point) -> Iterator[Said]:
    """What to do or not to do, behind "your advice"."""
    rest = None if pattern("first").search(text) else second(text, spoken=point.spoken)
    if rest and _fits(rest):
        yield Said("advice", f"{word} to {small(rest)}".strip())


def _one_clause(text: str, point: Point) -> str:
    """Notes run clauses together with commas: the first of them, where it stands by itself."""
    found = None if point.spoken else pattern("spliced").search(text)
    return text[: found.start()] if found else text
