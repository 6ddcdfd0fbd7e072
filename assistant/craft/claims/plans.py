"""Is what the writer plans planned for when the writer's own facts say?

"I will apply next autumn" is nobody's to check, unless the writer's facts name a season or
a month of a coming year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.calendar import season_of
from assistant.craft.claims.careers import has_month
from assistant.craft.claims.patterns import find
from assistant.craft.claims.reading import Problem, Reading

__all__ = ["plans"]

# By season from spring: its months.
_MONTHS = ((3, 4, 5), (6, 7, 8), (9, 10, 11), (12, 1, 2))

_NEAR = 80  # characters between what is planned and its time
_YEARS = 5  # ahead within which a printed year is a plan


def plans(reading: Reading) -> Iterator[Problem]:
    """Seasons of the writer's plans that differ from the coming ones in the writer's facts."""
    words = reading.words
    if words is None or words.find("meeting", reading.text) or reading.text.rstrip().endswith("?"):
        return
    planned = find("order", "planned", reading.language, reading.text)
    printed = _coming(reading) if planned else set[int]()
    for match in re.finditer(r"[^\W\d_]{4,}", reading.text):
        season = season_of(match[0])
        segment = reading.at(match.start())
        if season is None or not printed or segment.person != "me" or season in printed:
            continue
        if planned and abs(match.start() - planned.end()) <= _NEAR:
            yield Problem(
                match.start(),
                match.end(),
                f"“{match[0]}”: your own facts name another time for this plan.",
                "Name the time that stands in your facts, or change it there.",
            )


def _coming(reading: Reading) -> set[int]:
    """The seasons of this year or later that the writer's facts print with that year."""
    today = reading.case.today
    found: set[int] = set()
    for item in reading.sources.me.passages:
        if not any(today.year <= value <= today.year + _YEARS for value in item.values):
            continue
        if any(1940 < value < today.year for value in item.values):
            continue
        seasons = {season_of(word) for word in re.findall(r"[^\W\d_]{4,}", item.text)}
        found |= {one for one in seasons if one is not None}
        if seasons == {None} and today.year < max(item.values):
            named = {month for month in range(1, 13) if has_month(item, month)}
            found |= {at for at, months in enumerate(_MONTHS) if named.intersection(months)}
    return found
