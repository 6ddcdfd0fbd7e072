"""The shapes in which results leave the program: JSON values with every key, and lines to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from assistant.models import Fact, Finding, Profile

if TYPE_CHECKING:
    from assistant.app.writing import Preview
    from assistant.craft.instructions import Passage
    from assistant.tasks.outreach import Checked

LONGEST_SHOWN = 120  # characters of a passage in a warning
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
    """A draft as `firsthand draft --json` prints it; only one by a model has a gloss."""
    gloss = {"gloss": checked.draft.gloss} if checked.draft.model else {}
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
        **gloss,
    }


def draft_lines(checked: Checked) -> Iterator[str]:
    """A draft as it can be sent, then what the rules say of it."""
    if checked.draft.subject is not None:
        yield f"Subject: {checked.draft.subject}"
        yield ""
    yield checked.draft.body
    yield ""
    if checked.draft.gloss:
        yield f"-- in other words: {checked.draft.gloss}"
    yield f"-- written {f'by {checked.draft.model}' if checked.draft.model else 'without a model'}"
    yield from finding_lines(checked.findings)


def preview(shown: Preview | None) -> dict[str, Any]:
    """What would be sent, as `firsthand draft --show --json` prints it; None: nothing."""
    messages = () if shown is None else shown.messages
    return {
        "messages": [{"role": one.role, "text": one.text} for one in messages],
        "tokens": 0 if shown is None else shown.tokens,
        "price": None if shown is None else shown.price,
        "model": None if shown is None else shown.model,
        "host": None if shown is None else shown.host,
        "prompt": None if shown is None else shown.prompt,
    }


def preview_lines(shown: Preview | None) -> Iterator[str]:
    """What would be sent, to the letter, and what about it."""
    if shown is None:
        yield "Nothing would be sent: Firsthand writes this without a model."
        return
    for message in shown.messages:
        yield f"-- {message.role}"
        yield message.text
        yield ""
    yield f"-- to {shown.model} at {shown.host}, prompt {shown.prompt}; nothing was sent"
    yield f"-- about {shown.tokens} tokens; {cost(shown.price, shown.price_source)}"
    if shown.masked:
        yield f"-- {shown.masked} addresses and phone numbers are masked"
    for passage in shown.left_out:
        yield f"-- left out, because it gives a model orders: “{passage}”"


def cost(price: float | None, source: str) -> str:
    """A price in words: "about $0.0012 (OpenAI's list prices of 2026-06-04)"."""
    if price is None:
        return source
    if price == 0:
        return f"free ({source})"
    if price < 0.0001:
        return f"less than $0.0001 ({source})"
    return f"about ${price:.4f} ({source})"


def instructions(found: Iterable[Passage]) -> dict[str, Any]:
    """Passages that speak to a machine, as `profile` and `draft` add them with --json.

    `start` and `end` count characters of the profile as it was read.
    """
    return {"instructions": [passage.model_dump() for passage in found]}


def instruction_lines(found: Iterable[Passage]) -> Iterator[str]:
    """The same as lines to read; none where nothing was found."""
    for passage in found:
        text = " ".join(passage.text.split())
        shown = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
        # What nobody sees on the page is spelled out: a terminal would hide or obey it too.
        seen = "".join(c if c.isprintable() else f"\\u{{{ord(c):x}}}" for c in shown)
        yield f"! The profile {passage.why}: “{seen}”"


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
