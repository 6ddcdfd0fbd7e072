"""Did somebody finish school in the year that a sentence gives: "a 2024 graduate"?

The year in which a course began is printed with it too, so that it stands in the facts is
not enough: it must be the last year of a school.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.craft.claims.patterns import pattern
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import Passage, Side
from assistant.craft.claims.words import LANGUAGES, wording
from assistant.craft.lexicon import level
from assistant.craft.names import is_school_name

__all__ = ["finished"]

_FIRST, _LAST = 1940, 2060  # between which a number is a year


def finished(reading: Reading) -> Iterator[Problem]:
    """Years of a degree in which no school of the person ended."""
    for kind in ("before", "behind"):
        found = pattern("finished", kind, reading.language)
        for match in found.finditer(reading.text) if found else ():
            segment = reading.at(match.start("year"))
            side = reading.side(segment)
            if side is None or segment.mood in ("asked", "intention"):
                continue
            years = _ends(side)
            if years and float(match["year"]) not in years:
                yield Problem(
                    match.start("year"),
                    match.end("year"),
                    f"In {reading.owner(side)} no course of study ends in {match['year']}.",
                    "Use the year in which it ended, or leave it out.",
                )


def _ends(side: Side) -> set[float]:
    """The last years of the side's schools; with them years printed beside a degree alone."""
    found: dict[str, set[float]] = {}
    for item in side.all:
        if _is_of_school(item):
            found.setdefault(item.group, set())
    for item in side.all:
        if item.group in found:
            found[item.group] |= {year for year in item.values if _FIRST <= year <= _LAST}
    ends = {max(years) for years in found.values() if years}
    return ends | {year for item in side.shared for year in item.values}


def _is_of_school(item: Passage) -> bool:
    if "education" in item.field or is_school_name(item.text):
        return True
    return any(
        words.find(kind, level(item.text))
        for words in map(wording, LANGUAGES) if words for kind in ("degree", "studied")
    )  # fmt: skip
