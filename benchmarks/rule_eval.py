"""How the draft rules do on requests written by hand.

`python -m benchmarks.rule_eval [--items]` reads `benchmarks/data/requests` and prints, for
each half, the findings on good requests (at most one E in all, one W each on average) and
how many of the bad ones draw the rule that they break. Its rules were improved by the
open half only. `--items` names what is amiss in the open half.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from assistant.craft.draft_rules import review
from assistant.intake.me import read_me
from assistant.intake.profile import read_profile
from assistant.models import Case, Finding, Me, Profile, Request

DATA = Path(__file__).parent / "data" / "requests"
HALVES = ("open", "held")


@cache
def _profile(path: Path) -> Profile:
    return read_profile(path.read_text(encoding="utf-8"))


@cache
def _me(path: Path) -> Me:
    return read_me(path.read_text(encoding="utf-8"))


def read_items(path: Path) -> list[dict[str, Any]]:
    """One dictionary a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def case_of(item: dict[str, Any], folder: Path = DATA) -> Case:
    """The case that an item describes; its profile and sender are read as the app reads them."""
    keys = set(Request.model_fields) & set(item)
    request = Request.model_validate({key: item[key] for key in keys})
    return Case(
        request=request,
        contact=_profile(folder / "profiles" / item["profile"]),
        me=_me(folder / "me" / item["me"]),
        today=date.fromisoformat(item["today"]),
    )


def findings_of(item: dict[str, Any], folder: Path = DATA) -> tuple[Finding, ...]:
    """What the rules say about an item."""
    return review(item["subject"], item["body"], case_of(item, folder))[1]


def _good(items: Sequence[dict[str, Any]], half: str, show: bool, folder: Path) -> bool:
    """Print one half's row; whether it has at most one E in sixty and one W each."""
    rules: Counter[str] = Counter()
    grave: Counter[str] = Counter()
    for item in items:
        for finding in findings_of(item, folder):
            grave[finding.severity] += 1
            if finding.severity != "I":
                rules[f"{finding.rule}/{finding.severity}"] += 1
                if show:
                    print(f"  {item['id']} {finding.rule} {finding.severity} {finding.text!r}")
    print(
        f"good {half:5}{len(items):4} requests  E {grave['E']}  W {grave['W']}"
        f" ({grave['W'] / max(1, len(items)):.2f} each)  {dict(rules.most_common())}"
    )
    return grave["E"] <= math.ceil(len(items) / 60) and grave["W"] <= len(items)


def _bad(items: Sequence[dict[str, Any]], half: str, show: bool, folder: Path) -> bool:
    """Print one half's row; whether every broken rule fired."""
    missed: Counter[str] = Counter()
    for item in items:
        found = findings_of(item, folder)
        hit = any(finding.rule == item["breaks"] for finding in found)
        missed[item["breaks"]] += not hit
        if show and not hit:
            print(f"  {item['id']} {item['breaks']} missed")
        beside = [f for f in found if f.severity == "E" and f.rule != item["breaks"]]
        for finding in beside if show else ():
            print(f"  {item['id']} beside {item['breaks']}: {finding.rule} {finding.text!r}")
    total, lost = len(items), missed.total()
    print(f"bad  {half:5}{total:4} requests  fired {total - lost}  missed {dict(+missed)}")
    return lost == 0


def report(folder: Path = DATA, *, items: bool = False) -> bool:
    """Print the table of both halves; whether all marks are met."""
    good, bad = read_items(folder / "good.jsonl"), read_items(folder / "bad.jsonl")
    met = []
    for half in HALVES:
        show = items and half == "open"
        met.append(_good([item for item in good if item["half"] == half], half, show, folder))
        met.append(_bad([item for item in bad if item["half"] == half], half, show, folder))
    return all(met)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", action="store_true", help="name what is amiss, open half")
    parser.add_argument("--data", type=Path, default=DATA, help="another folder of requests")
    given = parser.parse_args()
    report(given.data, items=given.items)


if __name__ == "__main__":
    main()
