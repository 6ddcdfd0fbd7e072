"""Whether the statements of two people agree, contradict each other, or neither.

Vectors tell whether they are about the like; words tell on which side each stands. Nearness
alone never makes a contradiction: two sides must be named of one thing, or figures of the same
pay must be apart. A contradiction that is none embarrasses, so whatever is hedged makes none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from assistant.craft.lexicon import level
from assistant.craft.names import fold, stem
from assistant.insights import Pay
from assistant.plans import Witness

__all__ = ["Accord", "accord", "pay_accord"]

Accord = Literal["agree", "against", "apart"]

# Cosines of all-MiniLM-L6-v2 between statements, set on the open pairs of
# benchmarks/data/accord.toml and measured on the held ones (`python -m benchmarks.accord_eval`).
AGREE = 0.60  # at least, for two statements to say the like
NAMED = 0.55  # the same where they also name two things that are the same
BESIDE = 0.47  # the same where they are also on one side of one thing
AKIN = 0.25  # at least, for two sides of one thing to be a contradiction
TWIN = 0.55  # the same, for the same words with and without "not"
JUDGED = 0.45  # at least, for a liking and a dislike of one thing to be one
_MOST = 0.5  # of the things that a clause names, for two clauses to be of one thing
_SHARED = 0.5  # of the words of two statements, for the same words with and without "not"
_NEAR = 0.10  # figures of pay that are this much apart, of the lower, are the like
_PERIOD = 3.0  # figures further apart than this are of different periods where one is unsaid
_REACH = 3  # words before a word within which "not" turns it


class Side(NamedTuple):
    """On which side of an axis a clause stands, and the things it speaks of."""

    axis: str
    side: int  # 1 or -1
    things: frozenset[str]


def accord(one: Witness, other: Witness, cosine: float | None) -> Accord:
    """How two statements stand to each other; `cosine` is that of their vectors, if there are.

    Symmetric. Statements without vectors agree on nothing and differ in pay alone.
    """
    if one.pay and other.pay:
        return pay_accord(one, other)
    if cosine is None or cosine < AKIN:
        return "apart"
    open_ones = _hedged(one.statement) or _hedged(other.statement)
    if not open_ones and (
        _opposed(one, other, cosine) or _denied(one.statement, other.statement, cosine)
    ):
        return "against"
    return "agree" if _alike(one, other, cosine) and not _turned(one, other) else "apart"


def pay_accord(one: Witness, other: Witness) -> Accord:
    """Figures of the same level, place, currency and period: overlapping, or apart.

    A level counts only where the statement itself names it. Unknown is the same as unknown,
    and never as known, but for a period that the size of the figure tells.
    """
    mine, theirs = one.pay, other.pay
    if mine is None or theirs is None or not _comparable(one, other, mine, theirs):
        return "apart"
    first, second = _range(mine), _range(theirs)
    if first is None or second is None:
        return "apart"
    gap = max(first[0] - second[1], second[0] - first[1])
    least = min(first[1], second[1])
    return "agree" if gap <= _NEAR * least else "against"


def _comparable(one: Witness, other: Witness, mine: Pay, theirs: Pay) -> bool:
    levels = _level(one.statement, mine.level), _level(other.statement, theirs.level)
    if levels[0] is None or levels[0] != levels[1] or mine.currency != theirs.currency:
        return False
    if mine.place and theirs.place and fold(mine.place) != fold(theirs.place):
        return False
    if mine.year and theirs.year and abs(mine.year - theirs.year) > 1:
        return False
    if mine.period and theirs.period:
        return mine.period == theirs.period
    figures = [value for pay in (mine, theirs) for value in (pay.low, pay.high) if value]
    return bool(figures) and max(figures) <= _PERIOD * min(figures)


def _range(pay: Pay) -> tuple[float, float] | None:
    """Low and high; open ends stay open, and what has no end at all is none."""
    if pay.low is None and pay.high is None:
        return None
    return pay.low or 0.0, pay.high if pay.high is not None else float("inf")


@lru_cache(maxsize=20_000)
def _level(statement: str, named: str | None) -> str | None:
    """The level of a figure, one name for all that mean it; None where it is not said with it.

    What somebody earned once is no figure of today.
    """
    said = fold(named or "")
    if not said or said not in fold(statement) or _listed("once").search(_lower(statement)):
        return None
    for name, pattern in _levels():
        if pattern.fullmatch(said.rstrip("s")) or pattern.fullmatch(said):
            return name
    return said


def _opposed(one: Witness, other: Witness, cosine: float) -> bool:
    """Whether a clause of each stands on another side of one axis, and of one thing."""
    toward = _things(one.toward), _things(other.toward)
    if cosine >= JUDGED and _judged(one, other) and _mostly(*toward):
        return True
    opposed = _shared_sides(one.statement, other.statement, -1)
    return any(cosine >= (JUDGED if _axes()[axis].judges else AKIN) for axis in opposed)


def _shared_sides(one: str, other: str, turn: int) -> Iterator[str]:
    """The axes on which both are on one side of one thing; with `turn` -1, on opposite ones."""
    for mine in _sides(one):
        about = [side for side in _sides(other) if _of_one(mine, side)]
        if not about or any(side.side != turn * mine.side for side in about):
            continue
        same = any(_mostly(mine.things, side.things) for side in about)
        if turn > 0 or same or _axes()[mine.axis].general:
            yield mine.axis


def _judged(one: Witness, other: Witness) -> bool:
    return {one.stance, other.stance} == {"positive", "negative"}


def _denied(one: str, other: str, cosine: float) -> bool:
    """Whether two statements say the same in the same words, but for a "not" in one."""
    if cosine < TWIN or not _parted(one, other):
        return False
    mine, theirs = _things(one), _things(other)
    return bool(mine and theirs) and len(mine & theirs) >= _SHARED * len(mine | theirs)


def _parted(one: str, other: str) -> bool:
    """Whether one denies and the other does not."""
    return _negations(one) % 2 != _negations(other) % 2


def _alike(one: Witness, other: Witness, cosine: float) -> bool:
    if cosine >= AGREE:
        return True
    if cosine >= NAMED and len(_things(one.statement) & _things(other.statement)) >= 2:
        return True
    beside = _shared_sides(one.statement, other.statement, 1)
    return cosine >= BESIDE and any(not _axes()[axis].judges for axis in beside)


def _turned(one: Witness, other: Witness) -> bool:
    """Whether two near statements may be on other sides, so that they are not said to agree."""
    if _judged(one, other) or any(_shared_sides(one.statement, other.statement, -1)):
        return True
    reasons = _reason(one.statement), _reason(other.statement)
    if all(reasons) and not reasons[0] & reasons[1]:
        return True
    if _parted(one.statement, other.statement):
        return not any(_shared_sides(one.statement, other.statement, 1))
    numbers = [set(re.findall(r"\d+", said.statement)) for said in (one, other)]
    return bool(numbers[0] and numbers[1]) and not numbers[0] & numbers[1]


@lru_cache(maxsize=20_000)
def _reason(statement: str) -> frozenset[str]:
    """The things that follow the first word of a reason; none where there is no such word."""
    found = _listed("reason").search(_lower(statement))
    return _things(statement[found.end() :]) if found else frozenset()


@lru_cache(maxsize=20_000)
def _sides(statement: str) -> tuple[Side, ...]:
    """What the clauses of a statement say on each axis; who is on both sides is on neither."""
    found: list[Side] = []
    things = _things(statement)
    for clause in _clauses(statement):
        for name, axis in _axes().items():
            sides = set(_found(clause, axis))
            if len(sides) == 1:
                about = _things(axis.one.sub(" ", axis.other.sub(" ", clause)))
                found.append(Side(name, sides.pop(), about or things))
    torn = [one for one in found if any(one.side != o.side and _of_one(one, o) for o in found)]
    return tuple(one for one in found if one not in torn)


def _of_one(one: Side, other: Side) -> bool:
    """Whether two clauses stand on an axis of one thing, or on one that is its own thing."""
    return one.axis == other.axis and (_axes()[one.axis].general or bool(one.things & other.things))


def _mostly(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the other names most of what the shorter does: the early shift is not the late."""
    return len(mine & theirs) > _MOST * min(len(mine), len(theirs))


def _found(clause: str, axis: _Axis) -> Iterator[int]:
    """The sides that the words of a clause stand for; "not" before one turns it."""
    taken: list[tuple[int, int]] = []
    for pattern, side in ((axis.other, -1), (axis.one, 1)):
        for match in pattern.finditer(clause):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            before = " ".join(clause[: match.start()].split()[-_REACH:])
            inside = _listed("negation").search(match[0])
            turned = _listed("negation").search(before) is not None and not inside
            yield -side if turned else side


def _clauses(statement: str) -> list[str]:
    plain = _lower(statement)
    parts = re.split(r"[.;:!?](?=\s|$)|,\s|\s(?:but|and|aber|und|pero|y|mais|et|-)\s", plain)
    return [part.strip() for part in parts if part.strip()]


@lru_cache(maxsize=20_000)
def _things(text: str) -> frozenset[str]:
    """The stems of the words that name something; figures and empty words left out."""
    words = re.findall(r"[^\W\d_]{2,}(?:[-'][^\W\d_]+)*", _lower(text))
    kept = [word for word in words if fold(word) not in _empty()]
    return frozenset(stem(word) for word in kept if not _listed("negation").fullmatch(word))


def _lower(text: str) -> str:
    return level(text).lower()


@lru_cache(maxsize=20_000)
def _negations(text: str) -> int:
    return sum(1 for _ in _listed("negation").finditer(_lower(text)))


@lru_cache(maxsize=20_000)
def _hedged(text: str) -> bool:
    return _listed("open").search(_lower(text)) is not None


class _Axis(NamedTuple):
    one: re.Pattern[str]
    other: re.Pattern[str]
    general: bool  # the axis itself is what is spoken of, such as how posts are filled
    judges: bool  # a liking: two may like and dislike many things that share a word


@cache
def _axes() -> Mapping[str, _Axis]:
    return {
        name: _Axis(
            one=_pattern(axis["one"]),
            other=_pattern(axis["other"]),
            general=axis.get("general", False),
            judges=axis.get("judges", False),
        )
        for name, axis in _table()["axis"].items()
    }


@cache
def _levels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(source)) for name, source in _table()["levels"].items())


@cache
def _listed(kind: str) -> re.Pattern[str]:
    """The words of one list: negation, open, once."""
    return _pattern(_table()[kind])


@cache
def _empty() -> frozenset[str]:
    return frozenset(fold(word) for word in _table()["empty"].split())


def _pattern(lines: str) -> re.Pattern[str]:
    listed = "|".join(line for line in lines.splitlines() if line)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "accord.toml").read_text(encoding="utf-8"))
