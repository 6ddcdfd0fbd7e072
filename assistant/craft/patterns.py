"""What the conversations say of each topic: one person's view, echoed, a pattern, a conflict.

Independent people are counted, not statements. Those of one employer, and those who led to one
another, are one; so is everybody whose name is not known. A label is about a claim: three people
who spoke of pay and said three different things are three sources of the topic, and each of
their claims is still one person's view.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple, get_args

from assistant.craft.accord import accord
from assistant.craft.employers import key
from assistant.craft.occupations import akin
from assistant.insights import Insight, Topic
from assistant.plans import Known, State, Witness

__all__ = ["OLD_AFTER", "Counting", "counted_topics", "counts", "known"]

OLD_AFTER = 18  # months after which what somebody said counts half
PATTERN, ECHOED = 3.0, 2.0  # independent people who say the like
_HALF = 0.5

Vectors = Mapping[str, Sequence[float]]
"""By insight: of unit length and one embedder. An insight may have none."""


def counts(insight: Insight) -> bool:
    """Whether an insight is evidence: not off the record, not imported, not the user's own."""
    return not insight.off_record and not insight.imported and insight.speaker != "user"


def known(
    witnesses: Iterable[Witness],
    vectors: Vectors,
    *,
    role: str = "",
    today: date,
    old_after_months: int = OLD_AFTER,
    joined: Collection[tuple[str, str]] = (),
    parted: Collection[str] = (),
) -> tuple[Known, ...]:
    """What is known of each of the sixteen topics, for one role or for all, in their order.

    The order of the witnesses does not matter. `joined` and `parted` are what the user said
    of employers (`craft.employers.key`).
    """
    told = sorted(
        (one for one in witnesses if not role or akin(one.role, role)), key=lambda one: one.insight
    )
    counting = Counting(told, today, old_after_months, joined, parted)
    likeness = _likeness(vectors)
    return tuple(_of_topic(topic, role, told, counting, likeness) for topic in get_args(Topic))


def counted_topics(
    witnesses: Sequence[Witness],
    *,
    person: str,
    employer: str,
    introducer: str | None = None,
    joined: Collection[tuple[str, str]] = (),
    parted: Collection[str] = (),
) -> frozenset[Topic]:
    """The topics that somebody who counts as one with this person has spoken of already."""
    asked = Witness(
        insight="",
        statement="",
        topic="referrals_next",
        person=person,
        employer=employer,
        introducer=introducer,
        on=date.max,
    )
    counting = Counting((*witnesses, asked), date.max, joined=joined, parted=parted)
    group = counting.group(asked)
    return frozenset(
        topic
        for one in witnesses
        if counting.group(one) == group
        for topic in (one.topic, *one.topics)
    )


class Counting:
    """Who of the witnesses counts as one, and what counts half."""

    def __init__(
        self,
        witnesses: Sequence[Witness],
        today: date,
        old_after_months: int = OLD_AFTER,
        joined: Collection[tuple[str, str]] = (),
        parted: Collection[str] = (),
    ) -> None:
        self._since = _months_before(today, old_after_months)
        ties: list[tuple[Hashable, Hashable]] = []
        for one in witnesses:
            ties.append((("person", one.person), ("person", one.person)))
            if employer := key(one.employer, joined, parted):
                ties.append((("person", one.person), ("employer", employer)))
            if one.introducer:
                ties.append((("person", one.person), ("person", one.introducer)))
        self._group = _groups(ties)

    def group(self, witness: Witness) -> Hashable:
        """What is equal for all who count as one."""
        return self._group[("person", witness.person)]

    def is_old(self, witness: Witness) -> bool:
        """Whether it was said longer ago than the setting."""
        return witness.on < self._since

    def sources(self, witnesses: Iterable[Witness]) -> float:
        """How many independent people these are; one who spoke only long ago is a half."""
        recent: dict[Hashable, bool] = {}
        for one in witnesses:
            group = self.group(one)
            recent[group] = recent.get(group, False) or not self.is_old(one)
        return sum(1.0 if one else _HALF for one in recent.values())


class _Pair(NamedTuple):
    cosine: float
    one: Witness
    other: Witness


def _of_topic(
    topic: Topic,
    role: str,
    told: Sequence[Witness],
    counting: Counting,
    likeness: Callable[[Witness, Witness], float | None],
) -> Known:
    here = [one for one in told if topic in (one.topic, *one.topics)]
    agreed: list[_Pair] = []
    against: list[tuple[str, str]] = []
    for one, other in combinations(here, 2):
        if one.person == other.person or not akin(one.role, other.role):
            continue
        cosine = likeness(one, other)
        how = accord(one, other, cosine)
        if how == "against":
            against.append((one.insight, other.insight))
        elif how == "agree":
            agreed.append(_Pair(cosine or 0.0, one, other))
    groups = [group for group in _cliques(agreed) if len(set(map(counting.group, group))) > 1]
    strongest = max((counting.sources(group) for group in groups), default=0.0)
    return Known(
        topic=topic,
        role=role,
        state=_state(bool(here), bool(against), strongest),
        sources=counting.sources(here),
        people=tuple(sorted({one.person for one in here if one.person})),
        insights=tuple(one.insight for one in here),
        agreeing=tuple(tuple(one.insight for one in group) for group in groups),
        against=tuple(against),
        old=sum(map(counting.is_old, here)),
    )


def _state(told: bool, against: bool, strongest: float) -> State:
    """A conflict stands before an agreement: it is what the next person can settle."""
    if not told:
        return "unknown"
    if against:
        return "conflict"
    if strongest >= PATTERN:
        return "pattern"
    return "echoed" if strongest >= ECHOED else "one view"


def _cliques(pairs: Iterable[_Pair]) -> list[list[Witness]]:
    """Groups in which everybody agrees with everybody, grown from the nearest pairs.

    Chains are not followed: what A and C say need not be the like because B is near to both.
    """
    ordered = sorted(pairs, key=lambda pair: (-pair.cosine, pair.one.insight, pair.other.insight))
    agree = {frozenset((pair.one.insight, pair.other.insight)) for pair in ordered}
    group_of: dict[str, list[Witness]] = {}
    for pair in ordered:
        mine = group_of.setdefault(pair.one.insight, [pair.one])
        theirs = group_of.setdefault(pair.other.insight, [pair.other])
        if mine is theirs or not all(
            frozenset((one.insight, other.insight)) in agree or one.person == other.person
            for one in mine
            for other in theirs
        ):
            continue
        mine.extend(theirs)
        for one in theirs:
            group_of[one.insight] = mine
    unique = {id(group): group for group in group_of.values()}
    found = [sorted(group, key=lambda one: one.insight) for group in unique.values()]
    return sorted(found, key=lambda group: (-len(group), group[0].insight))


def _likeness(vectors: Vectors) -> Callable[[Witness, Witness], float | None]:
    """The cosine of two witnesses' vectors; None where one has none."""
    import numpy as np

    def of(one: Witness, other: Witness) -> float | None:
        mine, theirs = vectors.get(one.insight), vectors.get(other.insight)
        return None if mine is None or theirs is None else float(np.dot(mine, theirs))

    return of


def _groups(ties: Iterable[tuple[Hashable, Hashable]]) -> dict[Hashable, Hashable]:
    """What is tied, over however many steps, has one representative."""
    leader: dict[Hashable, Hashable] = {}

    def find(node: Hashable) -> Hashable:
        leader.setdefault(node, node)
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for one, other in ties:
        leader[find(one)] = find(other)
    return {node: find(node) for node in list(leader)}


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last day: 31 May less 3 months is 28 February."""
    total = day.year * 12 + day.month - 1 - months
    year, month = max(total // 12, date.min.year), total % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
