"""Several titles at one employer: which dates can be of a title there."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.intake.lines import Line
from assistant.intake.web.items import Item


@dataclass
class Group:
    """The employer whose titles are being read, and the months its titles span so far.

    `kinds`: whether each title has its kind of employment below it; a page prints it there
    or beside the employer's length of time, not in both places.
    """

    company: Line
    months: int | None
    kinds: bool = True
    earliest: int | None = None
    latest: int | None = None

    def add(self, item: Item) -> None:
        """Count a role of these dates in."""
        first, last = _months_of(item)
        self.earliest = first if self.earliest is None else min(self.earliest, first)
        self.latest = last if self.latest is None else max(self.latest, last)

    def takes(self, item: Item) -> bool | None:
        """Whether a role of these dates can belong to the group; None: cannot be told."""
        if self.months is None or self.earliest is None or self.latest is None:
            return None
        if self.latest - self.earliest + 1 >= self.months:
            return False
        return not self.exceeds(item)

    def exceeds(self, item: Item) -> bool:
        """Whether a role of these dates would make the time at the employer longer than printed."""
        if self.months is None or self.earliest is None or self.latest is None:
            return False
        first, last = _months_of(item)
        return max(last, self.latest) - min(first, self.earliest) > self.months + 1

    def overlaps(self, item: Item) -> bool:
        """Whether the role lies within the months of those read so far."""
        first, last = _months_of(item)
        return (
            self.earliest is not None
            and self.latest is not None
            and self.earliest <= first
            and last <= self.latest + 1
        )


def _months_of(item: Item) -> tuple[int, int]:
    if item.range is None:
        return 0, 0
    first = item.range.first
    if item.range.last is not None:
        return first, item.range.last
    return first, first + (item.months or 1) - 1
