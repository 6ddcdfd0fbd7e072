"""Which topics to ask about first: what is still unknown, times who knows it, times the goal.

One gap that this person can fill is worth more than three that they can only guess at. What
three independent people agree on is asked last; it can still be probed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import cast, get_args

from assistant.insights import Topic
from assistant.plans import Goal, Known, Stage
from assistant.searches import Perspective

__all__ = ["knows", "named", "order", "worth"]

# What one more independent person adds to a topic: the first adds most, the third makes it sure.
# A conflict wants a tie-breaker; where three say the like there is least left to learn.
# Set on simulated conversations (benchmarks/loop_eval.py, runs that its table leaves out).
_UNKNOWN, _ONE, _TWO, _ENOUGH = 4.0, 1.6, 3.2, 0.5
_CONFLICT = 2.8
_PATTERN = 0.4
_NOTHING_NEW = 0.3  # of one employer or chain with somebody who spoke of it: they count as one
_SOURCES = 3.0  # independent people, of whom there are then enough
_NAMED, _KNOWS, _FAR = 1.8, 1.3, 0.3  # times that: who is the one to tell, who stands far from it
_GOAL, _FIRST = 1.05, 1.2  # a topic that serves the goal, or that the goal is for


def order(
    known: Iterable[Known],
    perspective: Perspective,
    goal: Goal,
    stage: Stage | None = None,
    *,
    counted: Collection[Topic] = (),
) -> list[Topic]:
    """The topics of a stage of the call (all of them without one), the best to ask first.

    `known` is the coverage for the role that is asked about; a topic that is missing there is
    unknown. `counted` are those that a colleague of this person, or one of the same referral
    chain, has spoken of (`craft.patterns.counted_topics`): this person adds nobody to them.
    The closing stage begins with who else to talk to, whatever is known.
    """
    states = {one.topic: one for one in known}
    if stage is None:
        candidates: tuple[Topic, ...] = get_args(Topic)
    else:
        candidates = _table()["stages"][stage]
    ranked = sorted(
        candidates,
        key=lambda topic: -worth(topic, states.get(topic), perspective, goal, topic in counted),
    )
    if stage == "closing":
        ranked.sort(key=lambda topic: topic != "referrals_next")
    return ranked


def worth(
    topic: Topic,
    known: Known | None,
    perspective: Perspective,
    goal: Goal,
    is_counted: bool = False,
) -> float:
    """How much an answer on a topic by this person is worth; it orders and means nothing else."""
    value = min(_gap(known), _NOTHING_NEW) if is_counted else _gap(known)
    table = _table()
    if topic in table["named"][perspective]:
        value *= _NAMED
    elif topic in table["knows"][perspective]:
        value *= _KNOWS
    elif topic in table["spare"][perspective]:
        value *= _FAR
    if topic in table["first"][goal]:
        value *= _FIRST
    elif topic in table["goals"][goal]:
        value *= _GOAL
    return value


def _gap(known: Known | None) -> float:
    if known is None or known.state == "unknown":
        return _UNKNOWN
    if known.state == "conflict":
        return _CONFLICT
    if known.sources < _SOURCES:  # what is old counts half, and so is asked again
        return _ONE if known.sources < _SOURCES - 1 else _TWO
    return _PATTERN if known.state == "pattern" else _ENOUGH


def knows(perspective: Perspective) -> tuple[Topic, ...]:
    """The topics that somebody who stands there knows at first hand, the surest first."""
    return (*named(perspective), *_table()["knows"][perspective])


def named(perspective: Perspective) -> tuple[Topic, ...]:
    """The topics that somebody who stands there is the one to tell."""
    return _table()["named"][perspective]


@cache
def _table() -> Mapping[str, Mapping[str, tuple[Topic, ...]]]:
    text = (files(__package__) / "coverage_order.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    known = set(get_args(Topic))
    for name, lists in read.items():
        for key, topics in lists.items():
            if unknown := set(topics) - known:
                raise ValueError(f"coverage_order.toml: {name}.{key} has {sorted(unknown)}")
    return {
        name: {key: cast(tuple[Topic, ...], tuple(topics)) for key, topics in lists.items()}
        for name, lists in read.items()
    }
