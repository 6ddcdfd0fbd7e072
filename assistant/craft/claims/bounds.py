"""Is the year behind "until" or "since" the end or the start of what is named with it?"""

from __future__ import annotations

import re

from assistant.craft.claims.amounts import Amount
from assistant.craft.claims.careers import stays
from assistant.craft.claims.patterns import pattern
from assistant.craft.claims.reading import Reading
from assistant.craft.claims.sources import Passage, Side

__all__ = ["is_out_of_bounds"]


def is_out_of_bounds(reading: Reading, amount: Amount, side: Side, named: list[Passage]) -> bool:
    """Whether "until" or "since" a year is not the end or start of the entry named before it."""
    kind = next((kind for kind in ("until", "since") if _before_year(kind, reading, amount)), "")
    clause = re.split(r"[,;:]", reading.text[: amount.start])[-1]
    if not kind or not any(item.text in clause for item in reading.mentions):
        return False
    groups_named = {item.group for item in named}
    chosen = [one for one in stays(side.entries, reading.case.today) if one.group in groups_named]
    if not chosen or any(amount.value in item.values for item in named):
        return False
    months = [one.end if kind == "until" else one.start for one in chosen]
    return not any(low // 12 == amount.value for low, _ in months)


def _before_year(kind: str, reading: Reading, amount: Amount) -> bool:
    found = pattern("order", kind, reading.language)
    return found is not None and found.search(reading.text[: amount.start]) is not None
