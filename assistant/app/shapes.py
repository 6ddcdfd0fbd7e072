"""The shapes in which results leave the program: JSON values with every key, and lines to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from assistant.models import Fact, Finding, Profile

if TYPE_CHECKING:
    from assistant.tasks.outreach import Checked

WORDS = {"E": "error", "W": "warning", "I": "hint"}


def profile(read: Profile) -> dict[str, Any]:
    """A profile as `firsthand profile --json` prints it; what is not known is null or []."""
    return {
        "kind": read.kind,
        "language": read.language,
        "name": _text(read.name),
        "headline": _text(read.headline),
        "location": _text(read.location),
        "about": _text(read.about),
        "experiences": [
            {
                "title": _text(item.title),
                "company": _text(item.company),
                "start": _text(item.start),
                "end": _text(item.end),
                "current": item.current,
            }
            for item in read.experiences
        ],
        "education": [
            {"school": _text(item.school), "degree": _text(item.degree)} for item in read.education
        ],
        "skills": [fact.text for fact in read.skills],
    }


def profile_lines(read: Profile) -> Iterator[str]:
    """A profile as lines to read, uncertain facts marked with a question mark."""
    for label, fact in (
        ("name", read.name),
        ("headline", read.headline),
        ("location", read.location),
        ("about", read.about),
    ):
        if fact:
            yield f"{label}: {_shown(fact)}"
    for item in read.experiences:
        place = " at ".join(_shown(fact) for fact in (item.title, item.company) if fact)
        dates = " – ".join(fact.text for fact in (item.start, item.end) if fact)
        yield f"experience: {place}{f' ({dates})' if dates else ''}"
    for school in read.education:
        yield "education: " + ", ".join(_shown(f) for f in (school.school, school.degree) if f)
    if read.skills:
        yield "skills: " + ", ".join(_shown(fact) for fact in read.skills)


def draft(checked: Checked) -> dict[str, Any]:
    """A draft as `firsthand draft --json` prints it."""
    return {
        "subject": checked.draft.subject,
        "body": checked.draft.body,
        "sentences": [
            {
                "text": sentence.text,
                "sources": [{"from": s.origin, "quote": s.quote} for s in sentence.sources],
            }
            for sentence in checked.draft.sentences
        ],
        "findings": findings(checked.findings),
        "model": checked.draft.model,
    }


def draft_lines(checked: Checked) -> Iterator[str]:
    """A draft as it can be sent, then what the rules say of it."""
    if checked.draft.subject is not None:
        yield f"Subject: {checked.draft.subject}"
        yield ""
    yield checked.draft.body
    yield ""
    yield f"-- written {f'by {checked.draft.model}' if checked.draft.model else 'without a model'}"
    yield from finding_lines(checked.findings)


def findings(found: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as JSON values; `start` and `end` count characters of the named part."""
    return [finding.model_dump() for finding in found]


def finding_lines(found: Iterable[Finding]) -> Iterator[str]:
    """Findings as lines to read, or one line that says there are none."""
    empty = True
    for finding in found:
        empty = False
        place = f" “{finding.text}”" if finding.text else ""
        yield f"{finding.rule} {WORDS[finding.severity]}:{place} {finding.message} {finding.mend}"
    if empty:
        yield "Nothing to look at."


def _text(fact: Fact | None) -> str | None:
    return None if fact is None else fact.text


def _shown(fact: Fact) -> str:
    return fact.text if fact.sure else f"{fact.text} (?)"
