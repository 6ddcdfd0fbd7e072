"""A message as the letter's component is given it: text, sources, findings, files."""

from __future__ import annotations

import base64
import re
from typing import Any

from assistant.errors import AssistantError
from assistant.models import Finding, Sentence
from ui import acts, widgets, words
from ui.acts import Reviewed
from ui.counters import counters
from ui.desk import Desk, Letter
from ui.runtime import get_assistant

TO_OTHERS = ("introduction", "introducer")  # kinds that go to somebody else than the contact
UNFOUNDED = ("L13",)  # says what no source says


def reviewed(desk: Desk) -> Reviewed:
    """The text as it stands with what the rules say; a refusal is told on the page."""
    try:
        return acts.review(desk, get_assistant())
    except AssistantError as error:
        widgets.refusal(error.message, error.hint)
        return Reviewed(sentences=(), findings=())


def data(desk: Desk, letter: Letter, reviewed: Reviewed) -> dict[str, Any]:
    """What the component shows."""
    assistant, contact = get_assistant(), desk.contact
    limits = assistant.settings.limits
    counted = counters(letter.body, reviewed.sentences, letter.request, limits, reviewed.findings)
    eml, mailto = b"", ""
    if letter.request.channel == "email" and contact is not None:
        me = acts.sender(desk, assistant)
        if letter.request.kind in TO_OTHERS:  # the address on the page is not the reader's
            contact = contact.model_copy(update={"email": None})
        eml = assistant.eml(letter.subject, letter.body, contact, me)
        mailto = assistant.mailto(letter.subject, letter.body, contact)
    return {
        "subject": letter.subject,
        "body": letter.body,
        "sentences": [_sentence(sentence) for sentence in reviewed.sentences],
        "findings": [finding.model_dump(mode="json") for finding in reviewed.findings],
        "summary": words.things(len(reviewed.findings)),
        "counters": [counter.model_dump() for counter in counted],
        "eml": base64.b64encode(eml).decode("ascii"),
        "file": _file(letter.request.kind, contact.name.text if contact and contact.name else ""),
        "mailto": mailto,
        "flagged": _flagged(reviewed.findings),
        "primary": not desk.sample,
    }


def _flagged(findings: tuple[Finding, ...]) -> str:
    """What stands before the copy button where a text should not go out as it is."""
    grave = [item for item in findings if item.severity == "E" or item.rule in UNFOUNDED]
    return f"▲ {words.things(len(grave))} before you send" if grave else ""


def _sentence(sentence: Sentence) -> dict[str, Any]:
    origins = {source.origin for source in sentence.sources}
    return {
        "start": sentence.start,
        "end": sentence.end,
        "origin": next((one for one in ("talk", "profile", "me") if one in origins), ""),
        "sources": [{"origin": item.origin, "quote": item.quote} for item in sentence.sources],
    }


def _file(kind: str, name: str) -> str:
    safe = re.sub(r"\W+", "-", name).strip("-").lower()
    return f"{'thank-you' if kind == 'thanks' else 'request'}-{safe or 'draft'}.eml"
