"""Whether two statements agree or contradict: `python -m benchmarks.accord_eval [--show]`.

Pairs written by hand (benchmarks/data/accord.toml), half of them looked at while the rules were
written; then all pairs of statements by different people in the gold of the conversations,
where nobody does the work of another: whatever is found there as a contradiction is listed.
Exit 1 where a contradiction of the held half is none, or agreements are right too seldom.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from assistant.craft.accord import Accord, accord
from assistant.insights import Insight, Topic
from assistant.plans import Witness
from assistant.store.embedding import LocalEmbedder

DATA = Path(__file__).parent / "data"
HALVES = ("open", "held", "last")
KINDS: tuple[Accord, ...] = ("agree", "against", "apart")
MARKS = {"agree": 0.85, "against": 1.0}  # precision on the held half
DAY = date(2026, 10, 1)


def pairs(half: str, embedder: LocalEmbedder) -> list[tuple[Accord, Accord, str, str, float]]:
    """What each pair is, what it is found to be, both statements and their cosine."""
    rows = tomllib.loads((DATA / "accord.toml").read_text("utf-8"))[half]
    vectors = embedder.embed([text for row in rows for text in row[2:]])
    found = []
    for index, (kind, topic, one, other) in enumerate(rows):
        cosine = float(vectors[2 * index] @ vectors[2 * index + 1])
        said = accord(_witness(topic, one, "a"), _witness(topic, other, "b"), cosine)
        found.append((kind, said, one, other, cosine))
    return found


def _witness(topic: Topic, statement: str, person: str) -> Witness:
    from assistant.craft.notes.stance import stance_of, toward_of

    stance = stance_of(statement, topic)
    return Witness(
        insight=f"{person}-{statement}",
        statement=statement,
        topic=topic,
        stance=stance,
        toward=toward_of(statement, stance),
        person=person,
        on=DAY,
    )


def strangers(embedder: LocalEmbedder) -> tuple[int, list[tuple[Accord, str, str, float]]]:
    """How many pairs of the gold share a topic, and those that are found to be something."""
    told: list[tuple[str, Insight]] = []
    for path in sorted((DATA / "conversations").glob("*/gold.json")):
        for index, entry in enumerate(json.loads(path.read_text("utf-8"))["insights"]):
            entry = {key: value for key, value in entry.items() if key != "key"}
            insight = Insight(id=f"{path.parent.name}-{index}", start=0, end=0, **entry)
            if not insight.off_record and insight.speaker != "user":
                told.append((path.parent.name, insight))
    vectors = embedder.embed([f"{one.statement}\n{one.quote}" for _, one in told])
    likeness = vectors @ vectors.T
    count = 0
    found: list[tuple[Accord, str, str, float]] = []
    for (a, (mine, one)), (b, (theirs, other)) in combinations(enumerate(told), 2):
        if mine == theirs or not {one.topic, *one.topics} & {other.topic, *other.topics}:
            continue
        count += 1
        cosine = float(likeness[a, b])
        kind = accord(_of(mine, one), _of(theirs, other), cosine)
        if kind != "apart":
            found.append((kind, one.statement, other.statement, cosine))
    return count, found


def _of(person: str, insight: Insight) -> Witness:
    return Witness(
        insight=insight.id,
        statement=insight.statement,
        topic=insight.topic,
        topics=insight.topics,
        stance=insight.stance,
        toward=insight.toward,
        person=person,
        pay=insight.pay,
        on=DAY,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 1 where a mark is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what was read wrongly")
    show = parser.parse_args(arguments).show
    embedder = LocalEmbedder()
    passed = True
    for half in HALVES:
        found = pairs(half, embedder)
        both = Counter((kind, said) for kind, said, *_ in found)
        for kind in KINDS[:2]:
            said = sum(both[any_kind, kind] for any_kind in KINDS)
            true = sum(both[kind, any_kind] for any_kind in KINDS)
            right = both[kind, kind]
            precision = right / said if said else 1.0
            passed &= half != "held" or precision >= MARKS[kind]
            print(
                f"{half:5} {kind:8} precision {right}/{said} = {precision:.2f}   "
                f"recall {right}/{true} = {right / true:.2f}"
            )
        if show:
            for meant, how, one, other, cosine in found:
                if meant != how:
                    print(f"   {meant} → {how} {cosine:.2f} | {one} | {other}")
    shared, others = strangers(embedder)
    kinds = Counter(row[0] for row in others)
    print(
        f"gold: {shared} pairs of people of different trades on one topic, found to agree "
        f"{kinds['agree']}, to contradict {kinds['against']}"
    )
    for how, one, other, cosine in sorted(others):
        if show or how == "against":
            print(f"   {how} {cosine:.2f} | {one} | {other}")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
