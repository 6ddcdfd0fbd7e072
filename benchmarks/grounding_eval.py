"""How many planted falsehoods grounding finds, and how many true sentences it flags.

    python benchmarks/grounding_eval.py [--data DIR] [--show open|held|both]

Reads `benchmarks/data/requests`: `true.jsonl` (true requests, each with variants that
hold one false thing) and `good.jsonl` (all true), and single sentences on the same
people, `benchmarks/data/grounding.jsonl`, all of which the rules were tried on. The
half `open` was looked at while the rules were written, the half `held` was not.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from assistant.craft.grounding import ground
from assistant.craft.message import read_message
from assistant.errors import InputError
from assistant.intake.me import read_me
from assistant.intake.profile import read_profile
from assistant.models import Case, Finding, Me, Profile, Request, Sentence

DATA = Path(__file__).parent / "data" / "requests"
TODAY = date(2026, 11, 23)  # on which the single sentences are judged
PLANTS_FLAGGED = 0.95
TRUE_FLAGGED = 0.05
_Z = 1.96  # of a 95 % interval

Row = dict[str, Any]


@cache
def profile(path: Path) -> Profile:
    return read_profile(path.read_text(encoding="utf-8"))


@cache
def me(path: Path) -> Me:
    return read_me(path.read_text(encoding="utf-8"))


def rows(folder: Path, name: str, half: str) -> Iterator[Row]:
    """The rows of one half; those whose profile the reader refuses are named and left out."""
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["half"] != half:
            continue
        row["folder"] = folder
        try:
            _sides(row)
        except InputError as error:
            print(f"  not read: {row['id']} ({row['profile']}, {row['me']}): {error}")
            continue
        yield row


def case(row: Row) -> Case:
    fields = ("kind", "channel", "premium", "goal", "language", "why", "via", "earlier")
    request = Request(
        **{key: row[key] for key in fields},
        agreed=tuple(row["agreed"]),
        sent=date.fromisoformat(row["sent"]) if row["sent"] else None,
        followups=row.get("followups", 0),
    )
    today = date.fromisoformat(row["today"])
    contact, mine = _sides(row)
    return Case(request=request, contact=contact, me=mine, today=today)


def _sides(row: Row) -> tuple[Profile, Me]:
    folder: Path = row["folder"]
    return profile(folder / "profiles" / row["profile"]), me(folder / "me" / row["me"])


def review(row: Row, body: str) -> tuple[tuple[Sentence, ...], tuple[Finding, ...]]:
    return ground(read_message(body, row["language"]), case(row))


def flagged(body: str, sentence: str, findings: tuple[Finding, ...]) -> bool:
    """Whether a finding points into the sentence."""
    start = body.index(sentence)
    return any(item.start < start + len(sentence) and start < item.end for item in findings)


def interval(hits: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    if not total:
        return 0.0, 1.0
    share, square = hits / total, _Z * _Z / total
    middle = (share + square / 2) / (1 + square)
    half = _Z * math.sqrt(share * (1 - share) / total + square / 4 / total) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


class Tally:
    """Hits and totals by name, in the order of their first appearance."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, name: str, hit: bool) -> None:
        """Count one case, a hit or not."""
        self.counts[name][0] += hit
        self.counts[name][1] += 1

    def lines(self) -> Iterator[str]:
        """One line a name: hits, total, share and its interval."""
        for name, (hits, total) in self.counts.items():
            low, high = interval(hits, total)
            share = f"{hits:4}/{total:<4} {hits / total:6.1%}  [{low:.1%}, {high:.1%}]"
            yield f"  {name:24} {share}"

    def share(self, name: str) -> float:
        """The share of hits."""
        hits, total = self.counts[name]
        return hits / total if total else 0.0


def measure(folder: Path, half: str, show: bool) -> tuple[float, float]:
    """Print one half's table; the shares of plants and of true sentences flagged."""
    plants, true = Tally(), Tally()
    for row in rows(folder, "true.jsonl", half):
        sentences, findings = review(row, row["body"])
        _true(true, row, sentences, findings, show)
        for plant in row["plants"]:
            found = review(row, plant["body"])[1]
            hit = flagged(plant["body"], plant["sentence"], found)
            for name in ("all", plant["type"], row["language"]):
                plants.add(name, hit)
            if show and not hit:
                print(f"  missed {row['id']} {plant['type']}: {plant['sentence']}")
    for row in rows(folder, "good.jsonl", half):
        _true(true, row, *review(row, row["body"]), show, prefix="good ")
    print(f"{half}: plants flagged")
    print(*plants.lines(), sep="\n")
    print(f"{half}: true sentences flagged")
    print(*true.lines(), sep="\n")
    return plants.share("all"), true.share("all")


def sentences() -> None:
    """Print the table of single sentences, all of which the rules were tried on."""
    plants, true = Tally(), Tally()
    for line in (DATA.parent / "grounding.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        request = Request(language=row["language"], why=row["why"])
        contact, mine = _sides({**row, "folder": DATA})
        known = Case(request=request, contact=contact, me=mine, today=TODAY)
        for text in (row["sentence"], *row["plants"]):
            found = ground(read_message(text, row["language"]), known)[1]
            tally = true if text == row["sentence"] else plants
            tally.add("all", bool(found))
            tally.add(row["language"], bool(found))
    print("single sentences: plants flagged", *plants.lines(), sep="\n")
    print("single sentences: true ones flagged", *true.lines(), sep="\n")


def _true(
    tally: Tally,
    row: Row,
    sentences: tuple[Sentence, ...],
    findings: tuple[Finding, ...],
    show: bool,
    prefix: str = "",
) -> None:
    for sentence in sentences:
        hits = [f for f in findings if f.start < sentence.end and sentence.start < f.end]
        tally.add(f"{prefix}all" if prefix else "all", bool(hits))
        tally.add(f"{prefix}{row['language']}", bool(hits))
        if show and hits:
            print(f"  flagged {row['id']}: {sentence.text}")
            for hit in hits:
                print(f"      [{hit.text}] {hit.message}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--show", choices=["open", "held", "both"], help="print what was missed or wrongly flagged"
    )
    parser.add_argument("--data", type=Path, default=DATA, help="another folder of requests")
    arguments = parser.parse_args()
    if arguments.data == DATA:
        sentences()
        print()
    return 0 if report(arguments.data, arguments.show or "") else 1


def report(folder: Path = DATA, show: str = "") -> bool:
    """Print the tables of both halves; whether both meet the marks."""
    met = True
    for half in ("open", "held"):
        found, wrong = measure(folder, half, show in (half, "both"))
        met = met and found >= PLANTS_FLAGGED and wrong <= TRUE_FLAGGED
        print()
    print(
        f"marks (plants ≥ {PLANTS_FLAGGED:.0%}, true ≤ {TRUE_FLAGGED:.0%}):",
        "met" if met else "missed",
    )
    return met


if __name__ == "__main__":
    sys.exit(main())
