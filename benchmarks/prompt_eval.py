"""How much of a profile a model is sent: `python -m benchmarks.prompt_eval [FOLDER]`.

For each sample, the tokens of the messages for an e-mail against those of the whole paste,
with and without the instructions of the prompt. Tokens are estimated (`assistant.app.tokens`).
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assistant.app.prompts import released
from assistant.errors import InputError
from assistant.intake.documents import read_document
from assistant.intake.profile import read_profile
from assistant.models import Case, Me, Profile
from assistant.settings import Settings
from assistant.tasks.material import material
from assistant.tasks.request_writing import prepare

ME = Me(
    name="Sam Okonjo",
    work="I teach maths at Redhill Secondary School",
    learn="how people in this work spend their week",
)
TODAY = date(2026, 11, 20)


class Row(NamedTuple):
    """One sample: tokens of the paste, of the facts taken from it, and of all messages."""

    paste: int
    facts: int
    messages: int
    masked: int


def rows(folder: Path) -> Iterator[Row]:
    """A row for each sample that is a profile."""
    from assistant.app.tokens import about_tokens, about_tokens_of

    prompt = released("outreach")
    for path in sorted(folder.iterdir()):
        if path.suffix not in {".txt", ".pdf", ".docx"}:
            continue
        try:
            text = read_document(path.name, path.read_bytes()).text
            profile: Profile = read_profile(text)
        except InputError:  # samples that are to be refused
            continue
        case = Case(contact=profile, me=ME, today=TODAY)
        told = material(case)
        facts = "\n".join(map(str, (*told.contact, *told.both)))
        prepared = prepare(case, prompt)
        yield Row(
            paste=about_tokens(text),
            facts=about_tokens(facts),
            messages=about_tokens_of(message.text for message in prepared.messages),
            masked=prepared.masked,
        )


def report(folder: Path) -> list[str]:
    """The comparison in lines."""
    found = list(rows(folder))
    if not found:
        return [f"no profile in {folder}"]
    instructions = [row.messages - row.facts for row in found]
    return [
        f"{len(found)} profiles; tokens, about",
        f"{'':42}{'median':>8}{'largest':>9}{'in all':>9}",
        _line("the whole paste", [row.paste for row in found]),
        _line("the facts that are sent of it", [row.facts for row in found]),
        _line("instructions and the sender's side", instructions),
        _line("all messages", [row.messages for row in found]),
        "",
        _ratio("facts against the paste", found, 0),
        _ratio("all messages against the paste + instructions", found, 1),
        _ratio("all messages against the bare paste", found, 2),
        f"addresses and phone numbers masked: {sum(row.masked for row in found)}",
    ]


def _line(name: str, values: Sequence[int]) -> str:
    median = round(statistics.median(values))
    return f"{name:42}{median:8,}{max(values):9,}{sum(values):9,}"


def _ratio(name: str, found: Sequence[Row], kind: int) -> str:
    """The share that is sent: the median of the samples, and over all of them."""
    pairs = []
    for row in found:
        said = row.messages - row.facts
        sent = row.facts if kind == 0 else row.messages
        pairs.append((sent, row.paste + (said if kind == 1 else 0)))
    median = statistics.median(sent / whole for sent, whole in pairs)
    total = sum(sent for sent, _ in pairs) / sum(whole for _, whole in pairs)
    return f"{name:48} median {median:5.0%}   in all {total:5.0%}"


def main(arguments: Sequence[str]) -> int:
    """Print the comparison for a folder, by default the samples of the settings."""
    folder = Path(arguments[0]) if arguments else Settings().samples
    if not folder.is_dir():
        print(f"no samples at {folder} (FIRSTHAND_SAMPLES)")
        return 1
    print(*report(folder), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
