"""Numbers that state nothing by themselves, but count what the facts count otherwise."""

from __future__ import annotations

from assistant.craft.claims.amounts import Amount, amounts
from assistant.craft.claims.reading import Reading
from assistant.craft.claims.segments import Segment
from assistant.craft.claims.sources import Side, related

__all__ = ["contradicted"]

_LEAST = 2  # a smaller number is a turn of phrase


def contradicted(reading: Reading, segment: Segment, amount: Amount) -> bool:
    """Whether the facts print another number with the same noun, and this number nowhere.

    Of a span in days or weeks, a word of the stretch must stand beside the printed one too.
    """
    if amount.kind in ("minutes", "year", "ago", "between") or amount.value < _LEAST:
        return False
    if amount.unit in ("year", "month") or not (amount.noun or amount.unit):
        return False
    sides = reading.sides(segment)
    both = (reading.sources.contact, reading.sources.me)
    if any(_prints(amount, side) for side in both):
        return False
    return any(_prints_other(reading, segment, amount, side) for side in sides)


def _prints(amount: Amount, side: Side) -> bool:
    return any(amount.value in item.values for item in side.all)


def _prints_other(reading: Reading, segment: Segment, amount: Amount, side: Side) -> bool:
    if not reading.readable(side):
        return False
    keys = {key for key, _, _ in reading.content(segment.start, segment.end)}
    keys.discard(amount.noun)
    for item in side.all:
        for printed in amounts(item.text, reading.language):
            same = printed.noun == amount.noun if amount.noun else printed.unit == amount.unit
            if not same or printed.value < _LEAST or printed.kind in ("minutes", "year"):
                continue
            if amount.noun or any(related(key, item.stems) for key in keys):
                return True
    return False
