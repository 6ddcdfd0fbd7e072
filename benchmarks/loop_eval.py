"""Does each plan know what was learned before? `python -m benchmarks.loop_eval [--draw FILE]`.

Conversations are added one by one. Each person answers only what they are asked, and only what
they know. Counted is the share of the sixteen topics with at least one, and with at least three
independent people, by three ways of asking: our plans, which see what is known so far; random
topics, as many as our plan has for that person, none twice; and the usual ten questions, all of
them even where the time is short. Mean and 95 % interval of 20 seeded runs.

Three crowds are simulated (benchmarks/data/loop/people.toml); they differ in how much anybody
knows beside what they are the one to tell. A fourth are the people of the written
conversations, who know what their notes tell.

Exit 1 where a mark is missed: ours have no fewer topics than both others from the third
conversation on; with three people no fewer than random topics from the fifth on, and than the
usual ten from the eleventh on. The usual ten ask everybody the same, so that what they
ask has three voices early, and the rest of the sixteen topics never has one.
"""

from __future__ import annotations

import argparse
import random
import sys
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from statistics import mean, stdev
from typing import Any, cast, get_args

from assistant.craft.patterns import known
from assistant.insights import Topic
from assistant.plans import Role, Witness
from assistant.searches import Perspective
from assistant.tasks.questions import Asked, plan
from benchmarks.loop_drawing import Point, svg
from benchmarks.loop_people import DAY, TRADE, Person, written_people

DATA = Path(__file__).parent / "data" / "loop"
TOPICS: tuple[Topic, ...] = get_args(Topic)
RUNS, TALKS = 20, 12
SEED = 0  # of the first run; weights were set on others, from 100 on
LENGTHS = (25, 45)  # minutes
STUDENT = 2.093  # two-sided 95 % of Student's t with 19 degrees of freedom
OURS, CHANCE, USUAL = WAYS = ("our plan", "random", "the usual ten")
BREADTH, DEPTH = LEAST = (1, 3)  # independent people
# From which conversation on ours may not be below, by way of asking and least number of people.
MARKS = {(CHANCE, BREADTH): 3, (USUAL, BREADTH): 3, (CHANCE, DEPTH): 5, (USUAL, DEPTH): 11}
FROM = 3
COLUMNS = (1, 2, 3, 4, 5, 6, 8, 10, 12)  # conversations, in the printed table
SAME = 1e-9
FULL = 0.98  # where ours are there, it does not count that others are too

Shares = tuple[float, float]
Curves = dict[tuple[str, int], list[Point]]  # by way of asking and least number of people
Crowd = Callable[[random.Random], list[Person]]
Ask = Callable[[Sequence[Witness], Person], list[Topic]]


def our_plan(told: Sequence[Witness], person: Person, minutes: int) -> list[Topic]:
    """The topics of the questions for this person, planned with what the others told."""
    asked = Asked(
        contact=person.profile,
        role=Role(title=TRADE),
        minutes=minutes,
        known=known(told, {}, role=TRADE, today=DAY),
        witnesses=tuple(told),
        person=person.id,
        today=DAY,
    )
    return [question.topic for question in plan(asked).questions]


def usual(_: Sequence[Witness], __: Person) -> list[Topic]:
    """The usual ten, all of them, whoever is asked and however short the time."""
    return [cast(Topic, topic) for _, topic in _table()["usual"]["questions"]]


def run(people: Sequence[Person], ask: Ask) -> list[Shares]:
    """After each conversation, the shares of topics with one and with three independent people."""
    told: list[Witness] = []
    shares: list[Shares] = []
    for person in people:
        asked = dict.fromkeys(ask(tuple(told), person))
        told += [_witness(person, topic) for topic in asked if topic in person.knows]
        rows = known(told, {}, today=DAY)
        one, three = (sum(row.sources >= least for row in rows) / len(TOPICS) for least in LEAST)
        shares.append((one, three))
    return shares


def curves(crowd: Crowd, minutes: int) -> tuple[Curves, float]:
    """The curves of one crowd, and how many questions our plan has on average."""
    shares: dict[str, list[list[Shares]]] = {way: [] for way in WAYS}
    lengths: list[int] = []
    for seed in range(SEED, SEED + RUNS):
        people = crowd(random.Random(seed))
        planned: list[list[Topic]] = []

        def ours(
            told: Sequence[Witness], person: Person, planned: list[list[Topic]] = planned
        ) -> list[Topic]:
            planned.append(our_plan(told, person, minutes))
            return planned[-1]

        shares[OURS].append(run(people, ours))
        lengths += map(len, planned)
        shares[CHANCE].append(run(people, _by_chance(planned, random.Random(seed))))
        shares[USUAL].append(run(people, usual))
    return {
        (way, least): [_point([one[step][index] for one in runs]) for step in range(len(runs[0]))]
        for way, runs in shares.items()
        for index, least in enumerate(LEAST)
    }, mean(lengths)


def _by_chance(planned: Sequence[Sequence[Topic]], chance: random.Random) -> Ask:
    counts = iter([len(set(topics)) for topics in planned])
    return lambda *_: chance.sample(TOPICS, next(counts))


def _witness(person: Person, topic: Topic) -> Witness:
    return Witness(
        insight=f"{person.id}-{topic}",
        statement=topic,
        topic=topic,
        person=person.id,
        employer=person.employer,
        introducer=person.introducer,
        on=DAY,
    )


def _point(values: Sequence[float]) -> Point:
    half = STUDENT * stdev(values) / len(values) ** 0.5
    middle = mean(values)
    return Point(middle, max(0.0, middle - half), min(1.0, middle + half))


# --- whom one talks to ----------------------------------------------------------------------


def simulated(other: float) -> Crowd:
    """A crowd in which everything that somebody is not named for is known with `other`."""

    def people(chance: random.Random) -> list[Person]:
        table, made = _table(), list[Person]()
        kinds, weights = zip(*table["met"].items(), strict=True)
        for number in range(TALKS):
            kind = cast(Perspective, chance.choices(kinds, weights)[0])
            earlier = chance.choice(made) if made else None
            near = table["independence"]
            same = earlier is not None and chance.random() < near["same_employer"]
            led = earlier is not None and chance.random() < near["led_to"]
            made.append(
                Person(
                    id=f"p{number}",
                    perspective=kind,
                    knows=frozenset(t for t in TOPICS if chance.random() < _odds(t, kind, other)),
                    employer=earlier.employer if same and earlier else f"Employer {number}",
                    introducer=earlier.id if led and earlier else None,
                )
            )
        return made

    return people


def _odds(topic: Topic, kind: Perspective, other: float) -> float:
    for how in ("named", "spared"):
        if topic in _table()[how].get(kind, ()):
            return float(_table()[how]["probability"])
    return other


def written(chance: random.Random) -> list[Person]:
    """The people of the written conversations, in an order by chance."""
    people = written_people()
    return chance.sample(people, min(TALKS, len(people)))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((DATA / "people.toml").read_text("utf-8"))


# --- what is told of it ---------------------------------------------------------------------


def below(found: Curves, way: str, least: int) -> list[int]:
    """The conversations, from the third on, after which ours have less than another way."""
    pairs = zip(found[OURS, least], found[way, least], strict=True)
    return [
        number
        for number, (ours, theirs) in enumerate(pairs, start=1)
        if number >= FROM and ours.mean < min(theirs.mean, FULL) - SAME
    ]


def rows(found: Curves) -> list[str]:
    """The printed table of one crowd."""
    shown = [number for number in COLUMNS if number <= len(found[OURS, BREADTH])]
    lines = [f"{'people':11}{'asked by':15}" + "".join(f"{number:>16}" for number in shown)]
    for least in LEAST:
        for way in WAYS:
            points = [found[way, least][number - 1] for number in shown]
            cells = "".join(f"{p.mean:.0%} [{p.low:.0%}–{p.high:.0%}]".rjust(16) for p in points)
            lines.append(f"{f'{least} or more':11}{way:15}{cells}")
    return lines


def report(draw: Path | None = None) -> bool:
    """Print the tables, and draw the curves; whether the marks are met."""
    shares = _table()["other"]["probabilities"]
    crowds = {f"simulated, {other:.0%} known beside": simulated(other) for other in shares}
    drawn: dict[str, Curves] = {}
    passed = True
    for name, crowd in (crowds | {"written conversations": written}).items():
        for minutes in LENGTHS:
            found, asked = curves(crowd, minutes)
            drawn[f"{name}, {minutes} min"] = found
            print(f"\n{name}, {minutes} minutes, {asked:.1f} questions; mean [95 % interval]")
            print(*rows(found), sep="\n")
            for (way, least), mark in MARKS.items():
                where = below(found, way, least)
                passed &= all(number < mark for number in where)
                if where:
                    told = ", ".join(map(str, where))
                    print(f"below {way}, {least} or more people, after {told}")
    if draw:
        shown = {name: found for name, found in drawn.items() if name.endswith(f"{LENGTHS[0]} min")}
        title = "Share of the sixteen topics covered, conversation by conversation"
        draw.write_text(svg(shown, title, f"Mean of {RUNS} runs; band: 95 % interval"), "utf-8")
    return passed


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 1 where a mark is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draw", type=Path, help="an SVG file for the curves")
    return 0 if report(parser.parse_args(arguments).draw) else 1


if __name__ == "__main__":
    sys.exit(main())
