"""Was the reader heard where and when the sentence says?

A talk's place and month stand in a publication, in a line on it, or in *Why this person?*;
another place of the reader's life, or another season, is not where it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.calendar import season_of
from assistant.craft.claims.careers import has_month
from assistant.craft.claims.mentions import Mention
from assistant.craft.claims.patterns import pattern
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import Passage
from assistant.craft.claims.words import LANGUAGES, wording
from assistant.craft.lexicon import level
from assistant.craft.names import same_name

__all__ = ["events"]

_AHEAD = 12  # characters between a place and "… and heard you" behind it
_CAPITAL = re.compile(r"\W[^\W\d_a-z]\w{2,}")
# By season from spring: the months in which it may be said, with those at its edges.
_MONTHS = ((3, 4, 5, 6), (6, 7, 8, 9), (9, 10, 11, 12), (12, 1, 2, 3))


def events(reading: Reading) -> Iterator[Problem]:
    """Places and seasons of a talk or an encounter that its facts do not print."""
    spoke = pattern("events", "spoke", reading.language)
    told = [*spoke.finditer(reading.text)] if spoke else []
    held = _held(reading) if told else []
    if not held:
        return
    for mention in reading.mentions:
        if any(_is_where(reading, mention, match) for match in told):
            yield from _place(reading, mention, held)
    yield from _season(reading, held)


def _held(reading: Reading) -> list[Passage]:
    """The facts that speak of a talk or of having heard the contact."""
    out: list[Passage] = []
    known = [found for found in map(wording, LANGUAGES) if found]
    side = reading.sources.contact
    for item in side.all:
        text = level(item.text)
        talk = any(words.find("talk", text) for words in known)
        met = item in side.shared and any(words.find("encounter", text) for words in known)
        if item.is_work or talk or met:
            out.append(item)
    return out


def _is_where(reading: Reading, mention: Mention, match: re.Match[str]) -> bool:
    """Whether a name says where: "in X and heard you", "you spoke at X"."""
    if reading.is_person(mention.text):
        return False
    if 0 <= match.start() - mention.end <= _AHEAD:
        between = reading.text[mention.end : match.start()]
        return "," not in between and _leads(reading.text[: mention.start])
    behind = reading.text[match.end() : mention.start]
    return len(behind) > 0 and _leads(behind, whole=True)


def _leads(text: str, *, whole: bool = False) -> bool:
    """Whether a text ends with a word that leads to a place; all of it, if `whole`."""
    found = pattern("events", "where", "any")
    match = found.search(text) if found else None
    return match is not None and (not whole or match.start() == 0)


def _place(reading: Reading, mention: Mention, held: list[Passage]) -> Iterator[Problem]:
    if any(same_name(mention.text, item.words) for item in held):
        return
    placed = [item for item in held if _CAPITAL.search(item.text)]
    if placed and reading.sources.contact.named(mention.text):
        yield Problem(
            mention.start,
            mention.end,
            f"Nothing says that {reading.owner(reading.sources.contact)} has this talk or meeting "
            f"at “{mention.text}”.",
            "Name the place that the source names, or leave it out.",
        )


def _season(reading: Reading, held: list[Passage]) -> Iterator[Problem]:
    months = {month for month in range(1, 13) for item in held if has_month(item, month)}
    for match in re.finditer(r"[^\W\d_]{3,}", reading.text):
        season = season_of(match[0])
        if season is None or not months or reading.text.rstrip().endswith("?"):
            continue
        if months.isdisjoint(_MONTHS[season]):
            yield Problem(
                match.start(),
                match.end(),
                f"“{match[0]}” has no source: the talk or meeting is dated to another season.",
                "Use the date as the source has it, or leave it out.",
            )
