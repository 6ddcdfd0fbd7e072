"""Is what is told of the reader's present still so? "Still at X", "X, where you work"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.careers import stays
from assistant.craft.claims.mentions import Mention
from assistant.craft.claims.patterns import find, pattern
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import Passage, Side

__all__ = ["present"]

_CLOSED = re.compile(
    r"(?:19|20)\d\d\)?\s*(?:-|–|—|to|à|a|bis|until|al|até)\s*\(?"
    r"(?:\w+\.? )?(?:de )?((?:19|20)\d\d)"
)


def present(reading: Reading) -> Iterator[Problem]:
    """Places told as the contact's today, which the facts know only of a time that ended."""
    if reading.words is None:
        return
    side = reading.sources.contact
    for mention in reading.mentions:
        if reading.is_person(mention.text) or not _is_told_now(reading, mention):
            continue
        homes = _apart(side.named(mention.text))
        if homes and all(_is_over(reading, side, item) for item in homes):
            yield Problem(
                mention.start,
                mention.end,
                f"This tells “{mention.text}” of today; in {reading.owner(side)} that is over.",
                "Say it in the past, or name where the person is now.",
            )


def _is_told_now(reading: Reading, mention: Mention) -> bool:
    behind = find("present", "behind", reading.language, reading.text[mention.end :])
    clause = re.split(r"[;:]", reading.text[: mention.start])[-1]
    if behind and behind.start() == 0:
        return True
    mine = reading.at(mention.start).person == "me"
    if mine or find("present", "past", reading.language, clause):
        return False
    before = pattern("present", "before", reading.language)
    return before is not None and before.search(reading.text[: mention.start]) is not None


def _apart(homes: list[Passage]) -> list[Passage]:
    """The passages without the bare lines that an entry was read from."""
    read = {item.text for item in homes if not item.field.endswith("source")}
    return [
        item for item in homes if not item.field.endswith("source") or item.text not in read
    ]  # fmt: skip


def _is_over(reading: Reading, side: Side, item: Passage) -> bool:
    """Whether a passage belongs to a position that ended, to a school, or prints a range."""
    known = {stay.group: stay.open for stay in stays(side.entries, reading.case.today)}
    if item.group in known:
        return not known[item.group]
    if "education" in item.field:
        return True
    return item.field.endswith("source") and _CLOSED.search(item.text) is not None
