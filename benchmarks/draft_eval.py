"""What the offline engine writes, over every profile × kind × channel × tone × goal × sender.

    python -m benchmarks.draft_eval FOLDER… [--samples N] [--findings]

Prints the number of drafts, the findings of the rules by id, the sentences that drafts for
different people share, and the drafts that hold no fact beyond name, title and company.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import get_args

from assistant.errors import InputError
from assistant.intake.documents import read_document
from assistant.intake.profile import read_profile
from assistant.models import (
    AskingKind,
    Case,
    Channel,
    Education,
    Fact,
    Goal,
    Me,
    Profile,
    Request,
    Sentence,
    Tone,
)
from assistant.tasks.outreach import Checked, write

TODAY = date(2026, 11, 20)
SENT = date(2026, 11, 3)
_NAMED = ("name", "given", "title", "company", "headline", "pronouns")


@dataclass
class Table:
    """Counts over all drafts."""

    drafts: int = 0
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    shared: dict[str, set[str]] = field(default_factory=dict)
    without_fact: list[str] = field(default_factory=list)
    examples: dict[tuple[str, str], str] = field(default_factory=dict)
    samples: list[tuple[str, Checked]] = field(default_factory=list)

    def add(self, other: Table) -> None:
        """Take in another table's counts."""
        self.drafts += other.drafts
        self.findings += other.findings
        for text, people in other.shared.items():
            self.shared.setdefault(text, set()).update(people)
        self.without_fact += other.without_fact
        self.examples = other.examples | self.examples
        self.samples += other.samples

    @property
    def passed(self) -> bool:
        """No E finding, no shared sentence, a further fact in every draft."""
        errors = any(severity == "E" for severity, _ in self.findings)
        shared = any(len(people) > 1 for people in self.shared.values())
        return not errors and not shared and not self.without_fact


def files(folder: Path) -> list[Path]:
    """The profiles of a folder, by name."""
    return sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".pdf", ".docx"})


def senders(contact: Profile) -> tuple[tuple[str, Me], ...]:
    """A complete sender whose résumé shares a school, one of three fields, and nobody."""
    schools = tuple(
        Education(school=Fact(text=item.school.text))
        for item in contact.education[:1]
        if item.school
    )
    resume = Profile(
        kind="resume",
        name=Fact(text="Leila Strand"),
        education=schools,
        source="\n".join(["Leila Strand", *(item.school.text for item in schools if item.school)]),
    )
    complete = Me(
        name="Leila Strand",
        work="I schedule crews for a ferry line",
        learn="how people in this field came to it",
        profile=resume,
    )
    typed = Me(
        name="Sam Okonjo", work="maths teacher", learn="what the job is like from the inside"
    )
    return (("complete", complete), ("three fields", typed), ("empty", Me()))


def cases(contact: Profile) -> Iterator[tuple[str, Case]]:
    """Every kind, channel, tone, goal and sender for one contact."""
    choices = itertools.product(
        get_args(AskingKind), get_args(Channel), get_args(Tone), get_args(Goal), senders(contact)
    )
    for kind, channel, tone, goal, (sender, me) in choices:
        through = kind in {"introduction", "blurb"}
        request = Request(
            kind=kind,
            channel=channel,
            tone=tone,
            goal=goal,
            via="Bo Lindgren" if through else "",
            agreed=("Bo Lindgren",) if through else (),
            earlier="Could we talk for 20 minutes?" if kind == "follow-up" else "",
            sent=SENT if kind == "follow-up" else None,
        )
        label = f"{kind} · {channel} · {tone} · {goal} · {sender}"
        yield label, Case(request=request, contact=contact, me=me, today=TODAY)


def evaluate(paths: Sequence[Path], samples: int = 0) -> Table:
    """Write everything for every profile and count; about one in 37 drafts is kept to read."""
    table = Table()
    with ProcessPoolExecutor() as pool:
        for part in pool.map(evaluate_one, paths):
            table.add(part)
    every = max(1, len(table.samples) // max(1, samples))
    table.samples = table.samples[::every][:samples]
    return table


def evaluate_one(path: Path) -> Table:
    """Write everything for one profile; nothing for one that is refused."""
    table = Table()
    try:
        contact = read_profile(read_document(path.name, path.read_bytes()).text)
    except InputError:
        return table
    for number, (label, case) in enumerate(cases(contact)):
        checked = write(case)
        count(table, path.stem, label, checked)
        if number % 37 == len(path.stem) % 37:
            table.samples.append((f"{path.stem} · {label}", checked))
    return table


def count(table: Table, person: str, label: str, checked: Checked) -> None:
    """Add one draft to the table."""
    table.drafts += 1
    for finding in checked.findings:
        key = (finding.severity, finding.rule)
        table.findings[key] += 1
        shown = f"{person} · {label}: {finding.message} {finding.text!r}"
        table.examples.setdefault(key, shown)
    if not any(is_beyond(sentence) for sentence in checked.draft.sentences):
        table.without_fact.append(f"{person} · {label}")
    for sentence in checked.draft.sentences:
        if any(source.origin == "profile" for source in sentence.sources):
            table.shared.setdefault(sentence.text, set()).add(person)


def is_beyond(sentence: Sentence) -> bool:
    """Whether a sentence holds a fact of the contact beyond name, title and company."""
    return any(
        source.origin == "profile"
        and (
            source.field.split(".")[-1] not in _NAMED
            or source.field.startswith("volunteering.")
            or (
                source.field.startswith("experiences.")
                and not source.field.startswith("experiences.0.")
            )
            or (source.field == "headline" and source.quote in sentence.text)
        )
        for source in sentence.sources
    )


def report(table: Table, *, examples: bool = False) -> Iterator[str]:
    """The table as lines."""
    errors = sum(count for (severity, _), count in table.findings.items() if severity == "E")
    warnings = sum(count for (severity, _), count in table.findings.items() if severity == "W")
    yield f"drafts                          {table.drafts}"
    yield f"findings E                      {errors}"
    each = warnings / max(1, table.drafts)
    yield f"findings W                      {warnings} ({each:.3f} a draft)"
    for (severity, rule), number in sorted(table.findings.items()):
        yield f"  {severity} {rule}                         {number}"
        if examples:
            yield f"      {table.examples[severity, rule]}"
    shared = {text: people for text, people in table.shared.items() if len(people) > 1}
    yield f"sentences shared by people      {len(shared)}"
    for text, people in sorted(shared.items())[:20]:
        yield f"  {sorted(people)}: {text}"
    yield f"drafts without a further fact   {len(table.without_fact)}"
    yield from (f"  {label}" for label in table.without_fact[:20])
    for label, checked in table.samples:
        yield f"\n--- {label}\nSubject: {checked.draft.subject}\n\n{checked.draft.body}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 1 where a mark is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--samples", type=int, default=12)
    parser.add_argument("--findings", action="store_true", help="an example of each finding")
    options = parser.parse_args(arguments)
    paths = [path for folder in options.folders for path in files(folder)]
    table = evaluate(paths, options.samples)
    print("\n".join(report(table, examples=options.findings)))
    return 0 if table.passed else 1


if __name__ == "__main__":
    sys.exit(main())
