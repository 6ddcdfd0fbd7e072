"""The rules of a plan over every profile × role × goal × length, and how the plans differ.

    python -m benchmarks.plan_eval FOLDER… [--postings FOLDER…] [--samples N] [--findings]

Each person is asked about their own work, about roles that are hardly theirs, and about each
posting. Prints the plans, the findings by
rule, how many questions name something of the person or the role, and whether two people of
different rank ever get the same list.
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import get_args

from assistant.craft import call_plan
from assistant.craft.perspective import main_post, perspective
from assistant.errors import InputError
from assistant.intake.documents import read_document
from assistant.intake.posting import read_role
from assistant.intake.profile import read_profile
from assistant.models import Me, Profile
from assistant.plans import Goal, Plan, Role
from assistant.tasks.questions import Asked, desk, plan

TODAY = date(2026, 11, 20)
POSTINGS = Path(__file__).parent / "data" / "postings"
MINUTES = (15, 20, 25, 30, 45, 60)
OTHER_ROLES = ("data analyst", "UX", "Head of marketing")
ME = Me(name="Sam Lee", work="I teach maths at a secondary school", learn="how people get into it")
CRITERIA = ("no night shifts", "time to learn on the job")


@dataclass
class Table:
    """Counts over all plans."""

    plans: int = 0
    questions: int = 0
    naming: int = 0  # questions that name something of the person or the role
    half: int = 0  # plans in which at least half of them do
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    lists: dict[tuple[str, ...], set[str]] = field(default_factory=lambda: defaultdict(set))
    texts: Counter[str] = field(default_factory=Counter)

    def add(self, other: Table) -> None:
        """Take in another table's counts."""
        self.plans += other.plans
        self.questions += other.questions
        self.naming += other.naming
        self.half += other.half
        self.findings += other.findings
        self.texts += other.texts
        for rule, example in other.examples.items():
            self.examples.setdefault(rule, example)
        for texts, ranks in other.lists.items():
            self.lists[texts] |= ranks


def profiles(folders: Sequence[Path]) -> Iterator[tuple[str, Profile]]:
    """Every file of the folders that is somebody's profile."""
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.suffix in {".json", ".md"} or not path.is_file() or ".raw" in path.name:
                continue
            try:
                yield path.name, read_profile(read_document(path.name, path.read_bytes()).text)
            except InputError:
                continue


def roles(contact: Profile, postings: Sequence[str]) -> Iterator[Role]:
    """Their own work, other work, and the postings."""
    post = main_post(contact)
    own = post.title.text if post and post.title else "translator"
    yield read_role(own)
    yield from (read_role(name) for name in OTHER_ROLES)
    yield from (read_role(text) for text in postings)


def of_profile(given: tuple[str, Profile], postings: Sequence[str]) -> Table:
    """All plans for one person."""
    name, contact = given
    table = Table()
    for role, goal, minutes in itertools.product(roles(contact, postings), get_args(Goal), MINUTES):
        asked = Asked(
            contact=contact, role=role, me=ME, goal=goal, minutes=minutes, today=TODAY,
            criteria=CRITERIA if goal == "deciding" else (),
        )  # fmt: skip
        _count(table, plan(asked), asked, name)
    return table


def _count(table: Table, made: Plan, asked: Asked, name: str) -> None:
    setting = desk(asked).setting
    naming = sum(call_plan.names_something(said, setting) for said in made.questions)
    table.plans += 1
    table.questions += len(made.questions)
    table.naming += naming
    table.half += 2 * naming >= len(made.questions)
    table.texts.update(said.text for said in made.questions)
    rank, view = perspective(asked.contact, asked.role.title, TODAY)
    table.lists[tuple(said.text for said in made.questions)].add(f"{rank} {view}")
    for found in call_plan.check(made, setting):
        table.findings[found.rule, found.severity] += 1
        where = f"{name}, {asked.role.title}, {asked.goal}, {asked.minutes} min"
        table.examples.setdefault(found.rule, f"{found.message} “{found.text}” ({where})")


def measured(folders: Sequence[Path], postings: Sequence[str]) -> Table:
    """The table of all profiles, on two processes."""
    table = Table()
    with ProcessPoolExecutor(max_workers=2) as pool:
        found = pool.map(partial(of_profile, postings=postings), profiles(folders))
        for one in found:
            table.add(one)
    return table


def texts_of(folders: Sequence[Path]) -> list[str]:
    """The postings of the folders."""
    files = [path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()]
    return [path.read_text("utf-8") for path in files]


def show(table: Table, findings: bool = False) -> bool:
    """Print a table; whether every rule held, and the plans speak of their person."""
    shared = [texts for texts, ranks in table.lists.items() if len(ranks) > 1]
    share = table.naming / max(1, table.questions)
    print(f"{table.plans} plans, {table.questions} questions, {len(table.texts)} different ones")
    print(f"questions that name something of the person or the role: {share:.0%}")
    print(f"plans in which at least half do: {table.half} of {table.plans}")
    print(f"lists that people of different rank share: {len(shared)}")
    for rule, title in call_plan.RULES.items():
        counts = {sev: table.findings[rule, sev] for sev in "EW" if table.findings[rule, sev]}
        told = ", ".join(f"{sev} {number}" for sev, number in counts.items()) or "0"
        print(f"{rule}  {told:12} {title}")
        if findings and rule in table.examples:
            print(f"      {table.examples[rule]}")
    errors = sum(number for (_, severity), number in table.findings.items() if severity == "E")
    return not errors and not shared and table.half >= 0.99 * table.plans


def report(folders: Sequence[Path]) -> bool:
    """The table of the README: these folders' people, and our own postings."""
    return show(measured(folders, texts_of([POSTINGS])))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--postings", nargs="*", type=Path, default=[POSTINGS])
    parser.add_argument("--samples", type=int, default=0, help="how many of the commonest to show")
    parser.add_argument("--findings", action="store_true")
    given = parser.parse_args()
    table = measured(given.folders, texts_of(given.postings))
    show(table, given.findings)
    for text, number in table.texts.most_common(given.samples):
        print(f"{number:5}  {text}")


if __name__ == "__main__":
    main()
