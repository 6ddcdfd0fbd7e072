"""Do a name and the role, count or place beside it belong to the same fact?

Both may stand in the person's facts and yet not together: "74 routes at Lindhoven", where
the routes were counted at Grauwbrug and only a talk was given at Lindhoven.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.mentions import Mention
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.segments import Segment
from assistant.craft.claims.sources import Passage, Side, related
from assistant.craft.names import stem

__all__ = ["is_general", "pairs", "together"]

_FAR = 45  # characters between a name and what is said of it
_COUNT = 13  # from which a count tells which fact is meant
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LINE = re.compile(r"((?:profile\.)?source)\.(\d+)#(\d+)")


def pairs(reading: Reading) -> Iterator[Problem]:
    """Names of places and employers that stand in the facts, but not with what is beside them."""
    words = reading.words
    if words is None:
        return
    for mention in reading.mentions:
        segment = reading.at(mention.start)
        side = reading.side(segment)
        if side is None or segment.mood not in ("claim", "told") or reading.is_person(mention.text):
            continue
        if not words.has("before_place", mention.before) and not words.has("before_work", mention.before):  # noqa: E501  # fmt: skip
            continue
        homes = side.named(mention.text)
        if not homes or any(is_general(item) for item in homes) or any(item in side.shared for item in homes):  # noqa: E501  # fmt: skip
            continue
        for anchored in _anchors(reading, segment, mention, side):
            if anchored and not any(together(one, two) for one in homes for two in anchored):
                yield Problem(
                    mention.start,
                    mention.end,
                    f"“{mention.text}” stands in {reading.owner(side)}, but not with what is "
                    "said of it here.",
                    "Say it of the place the source names.",
                )
                break


def _anchors(
    reading: Reading, segment: Segment, mention: Mention, side: Side
) -> Iterator[list[Passage]]:
    """The facts that hold a role or a telling count said just before the name."""
    words = reading.words
    begin = max(segment.start, mention.start - _FAR)
    for amount in reading.amounts:
        if begin <= amount.start < mention.start and amount.kind == "count" and amount.value >= _COUNT:  # noqa: E501  # fmt: skip
            yield [item for item in side.all if amount.value in item.values]
    near = reading.text[begin : mention.start]
    role = re.search(r"([^\W\d_]+) (?:\w+ )?$", near)
    if role and words and words.is_role(role[1]) and reading.readable(side):
        key = stem(role[1])
        held = [item for item in side.all if related(key, item.stems)]
        yield [] if any(is_general(item) for item in held) else held


def is_general(item: Passage) -> bool:
    """Whether a fact is of no one position: it may be said with any."""
    path = item.field.removeprefix("profile.")
    if path == "source" and ":" in item.text[:25]:
        return not _YEAR.search(item.text)  # "Lives in: …", "About: …"
    return path in ("headline", "location", "about", "name", "email", "link", "work", "why", "via")


def together(one: Passage, other: Passage) -> bool:
    """Whether two passages belong to one entry, or stand beside one another in running text."""
    if one.group == other.group or other.text in one.text or one.text in other.text:
        return True
    first, second = _LINE.fullmatch(one.group), _LINE.fullmatch(other.group)
    if not first or not second:
        return False
    same = first[2] == second[2] and abs(int(first[3]) - int(second[3])) <= 1
    labelled = ":" in one.text[:25] or ":" in other.text[:25]
    dated = _YEAR.search(one.text) and _YEAR.search(other.text)  # two facts, each with its year
    return same or (not labelled and not dated and abs(int(first[2]) - int(second[2])) <= 1)
