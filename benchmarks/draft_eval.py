"""What the offline engine writes, over every profile × kind × channel × tone × goal × sender.

    python -m benchmarks.draft_eval FOLDER… [--samples N] [--findings]

Prints the number of drafts, the findings of the rules by id, the sentences that drafts for
different people share, and the drafts that hold no fact beyond name, title and company.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import get_args

from assistant.errors import InputError
from assistant.intake.documents import read_document
from assistant.intake.profile import read_profile
from assistant.models import (
    Case,
    Channel,
    Education,
    Fact,
    Goal,
    Kind,
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
    shared: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    without_fact: list[str] = field(default_factory=list)
    examples: dict[tuple[str, str], str] = field(default_factory=dict)
    samples: list[tuple[str, Checked]] = field(default_factory=list)


def profiles(folders: Sequence[Path]) -> Iterator[tuple[str, Profile]]:
    """Every readable profile in the folders; what is refused is left out."""
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.suffix in {".txt", ".pdf", ".docx"}:
                try:
                    text = read_document(path.name, path.read_bytes()).text
                    yield path.stem, read_profile(text)
                except InputError:
                    continue


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
        get_args(Kind), get_args(Channel), get_args(Tone), get_args(Goal), senders(contact)
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


def evaluate(folders: Sequence[Path], samples: int = 12) -> Table:
    """Write everything for every profile and count."""
    table = Table()
    for index, (person, contact) in enumerate(profiles(folders)):
        written = []
        for label, case in cases(contact):
            checked = write(case)
            count(table, person, label, checked)
            written.append((f"{person} · {label}", checked))
        table.samples += [
            written[(index * 61 + part * 149 + 17) % len(written)] for part in range(3)
        ]
    table.samples = table.samples[:: max(1, len(table.samples) // max(1, samples))][:samples]
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
            table.shared[sentence.text].add(person)


def is_beyond(sentence: Sentence) -> bool:
    """Whether a sentence holds a fact of the contact beyond name, title and company."""
    return any(
        source.origin == "profile"
        and (
            source.field.split(".")[-1] not in _NAMED
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
    """The command; 1 where a draft has an E finding."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--samples", type=int, default=12)
    parser.add_argument("--findings", action="store_true", help="an example of each finding")
    options = parser.parse_args(arguments)
    table = evaluate(options.folders, options.samples)
    print("\n".join(report(table, examples=options.findings)))
    return 1 if any(severity == "E" for severity, _ in table.findings) else 0


if __name__ == "__main__":
    sys.exit(main())
