"""How a conversation of so many minutes is laid out: slots, and how many questions they hold.

Of 25 minutes: thanks and one line about oneself until 2, an easy start until 6, what matters
most until 18 (pay, leaving and unadvertised roles from 12 on), advice until 22, then who else
to talk to. Four questions fit 15 minutes, 6 to 8 fit 25, 10 to 12 fit 45, 12 fit 60. Other
lengths lie between. The figures are our own synthesis of career centres' advice.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from assistant.plans import Stage

__all__ = ["LATE_FROM", "Part", "bounds", "late_from", "musts", "parts", "spares"]

LATE_FROM = 12 / 25  # the share of the time after which pay and leaving may be asked about
_FEWEST = {15: 4, 25: 6, 45: 10, 60: 12}
_MOST = {15: 4, 25: 8, 45: 12, 60: 12}
_PER_MUST = 5  # minutes: so many that what must be asked fits even a slow conversation
_MUSTS_AT_MOST = 8


class Part(NamedTuple):
    """A stretch of the conversation, and for how many questions it has room.

    `kind` tells what it is for: hello, opening, core, late, advice, closing.
    """

    kind: str
    stage: Stage
    start: int
    end: int
    room: int


def bounds(minutes: int) -> tuple[int, int]:
    """The fewest and the most questions for so many minutes."""
    return round(_between(_FEWEST, minutes) - 0.01), round(_between(_MOST, minutes) - 0.01)


def late_from(minutes: int) -> float:
    """The minute from which pay, leaving and unadvertised roles may be asked about."""
    return LATE_FROM * minutes


def musts(minutes: int) -> int:
    """How many questions may be musts, those of the closing included."""
    return min(_MUSTS_AT_MOST, max(3, minutes // _PER_MUST))


def spares(minutes: int) -> int:
    """How many questions are spare: asked only if the answers are short."""
    return 0 if minutes < 20 else 1 if minutes < 30 else 2


def parts(minutes: int) -> tuple[Part, ...]:
    """The parts of so many minutes (15 to 60), without gaps from 0 to the end."""
    hello = 1 if minutes < 20 else 2
    opening = max(hello + 2, round(minutes * 6 / 25))
    late = -(-minutes * 12 // 25)  # rounded up: never before its time
    closing = minutes - (3 if minutes <= 30 else 4 if minutes < 60 else 5)
    advice = min(closing - 2, round(minutes * 18 / 25))
    most = bounds(minutes)[1]
    ends = 1 if minutes < 20 else 2
    first = 2 if minutes >= 45 else 1
    advised = 0 if minutes < 25 else 1 if minutes < 40 else 2
    rest = most - ends - first - advised
    later = max(1, rest // 2)
    found = [
        Part("hello", "opening", 0, hello, 0),
        Part("opening", "opening", hello, opening, first),
        Part("core", "core", opening, late, rest - later),
        Part("late", "late", late, advice if advised else closing, later),
        Part("advice", "late", advice, closing, advised),
        Part("closing", "closing", closing, minutes, ends),
    ]
    return tuple(part for part in found if part.room or part.kind == "hello")


def _between(points: dict[int, int], minutes: int) -> float:
    """The value at `minutes`, on the straight line between the points beside it."""
    known = sorted(points)
    place = bisect_left(known, minutes)
    if place == 0 or place == len(known):
        return points[known[min(place, len(known) - 1)]]
    low, high = known[place - 1], known[place]
    share = (minutes - low) / (high - low)
    return points[low] + share * (points[high] - points[low])
