"""How good it is: `python -m benchmarks.eval` prints the tables of the README.

Six tables: reading profiles, the rules on requests written by hand, grounding on true and
falsified requests, what the offline engine writes, instructions to a machine, and insights
from conversations. "Open" samples were looked at while the code was written, "held" ones
only counted. Exit 1 where a mark is missed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from assistant.settings import Settings
from benchmarks import (
    accord_eval,
    debrief_eval,
    draft_eval,
    grounding_eval,
    injection_eval,
    loop_eval,
    plan_eval,
    profile_eval,
    rule_eval,
    search_eval,
)

DATA = Path(__file__).parent / "data"
OPEN, HELD = DATA / "profiles", DATA / "profiles-held"


def main() -> int:
    """Print all tables; 1 where a mark is missed."""
    print("## Reading a profile\n")
    folders = list(_folders())
    passed = [_profiles(name, folder) for name, folder in folders]
    print("\n## The rules, on requests written by hand\n")
    passed.append(rule_eval.report())
    print("\n## Grounding, on true requests and the same with one false fact\n")
    passed.append(grounding_eval.report())
    print("\n## What is written without a model\n")
    passed.append(_drafts([folder for name, folder in folders if name != "open"]))
    print("\n## Instructions to a machine, in a profile\n")
    passed.append(injection_eval.report())
    print("\n## Insights from conversations, without a model\n")
    passed.append(debrief_eval.main([]) == 0)
    print("\n## Search, against its two sides alone\n")
    passed.append(search_eval.main() == 0)
    print("\n## What several people say of one thing\n")
    passed.append(accord_eval.main([]) == 0)
    print("\n## The loop: does each plan know what was learned before?")
    passed.append(loop_eval.report())
    print("\n## Plans, without a model: every person × role × goal × length\n")
    passed.append(plan_eval.report([folder for name, folder in folders if name != "open"]))
    print(f"\nmarks: {'all met' if all(passed) else 'MISSED'}")
    return 0 if all(passed) else 1


def _folders() -> Iterator[tuple[str, Path]]:
    outside = Settings().samples
    if outside.is_dir():
        yield "outside", outside
    else:
        print(f"no samples at {outside} (FIRSTHAND_SAMPLES): that row is left out")
    yield "open", OPEN
    yield "held", HELD


def _profiles(name: str, folder: Path) -> bool:
    table = profile_eval.evaluate(folder)
    print(f"{name:8} {str(table).splitlines()[-1]}")
    return table.passed


def _drafts(folders: list[Path]) -> bool:
    table = draft_eval.evaluate([path for folder in folders for path in draft_eval.files(folder)])
    print(*draft_eval.report(table), sep="\n")
    return table.passed


if __name__ == "__main__":
    sys.exit(main())
