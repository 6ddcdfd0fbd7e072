"""How the draft rules do on requests written by hand.

`python -m benchmarks.rule_eval [--items]` reads `benchmarks/data/requests` and prints, for
each half, the findings on good requests (at most one E in all, one W each on average) and
how many of the bad ones draw the rule that they break. Its rules were improved by the
open half only. `--items` names what is amiss in the open half.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
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


def _print_good(items: Iterable[dict[str, Any]], half: str, show: bool, folder: Path) -> None:
    rules: Counter[str] = Counter()
    grave: Counter[str] = Counter()
    count = 0
    for item in items:
        count += 1
        for finding in findings_of(item, folder):
            grave[finding.severity] += 1
            if finding.severity != "I":
                rules[f"{finding.rule}/{finding.severity}"] += 1
                if show:
                    print(f"  {item['id']} {finding.rule} {finding.severity} {finding.text!r}")
    if count:
        print(
            f"good {half:5}{count:4} requests  E {grave['E']}  W {grave['W']}"
            f" ({grave['W'] / count:.2f} each)  I {grave['I']}   {dict(rules.most_common())}"
        )


def _print_bad(items: Iterable[dict[str, Any]], half: str, show: bool, folder: Path) -> None:
    fired: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for item in items:
        found = findings_of(item, folder)
        hit = any(finding.rule == item["breaks"] for finding in found)
        (fired if hit else missed)[item["breaks"]] += 1
        if show and not hit:
            print(f"  {item['id']} {item['breaks']} missed")
        beside = [f for f in found if f.severity == "E" and f.rule != item["breaks"]]
        for finding in beside if show else ():
            print(f"  {item['id']} beside {item['breaks']}: {finding.rule} {finding.text!r}")
    total = fired.total() + missed.total()
    if total:
        print(f"bad  {half:5}{total:4} requests  fired {fired.total()}  missed {dict(missed)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", action="store_true", help="name what is amiss, open half")
    parser.add_argument("--data", type=Path, default=DATA, help="another folder of requests")
    given = parser.parse_args()
    good = read_items(given.data / "good.jsonl")
    bad = read_items(given.data / "bad.jsonl")
    for half in HALVES:
        show = given.items and half == "open"
        _print_good((item for item in good if item["half"] == half), half, show, given.data)
        _print_bad((item for item in bad if item["half"] == half), half, show, given.data)


if __name__ == "__main__":
    main()
