from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from assistant.app.assistant import ABOUT_ME, HOSTS, Assistant
from assistant.models import Channel
from assistant.settings import load


@pytest.fixture
def assistant(home: Path) -> Assistant:
    return Assistant(load(home), now=lambda: datetime(2026, 3, 20, 9, 30).astimezone())


@pytest.mark.parametrize(
    ("channel", "on", "counted"),
    [
        ("note", date(2026, 3, 1), 1),
        ("note", date(2026, 2, 28), 0),
        ("email", date(2026, 3, 1), 0),
    ],
)
def test_the_notes_of_this_month(
    assistant: Assistant, channel: Channel, on: date, counted: int
) -> None:
    contact, me, request = assistant.sample()
    draft = assistant.draft(request, contact, me).draft
    person = assistant.save_person(contact)
    kept = assistant.save_request(person.id, request, draft, draft.subject, draft.body)
    assert assistant.notes_this_month() == 0
    assistant.sent(kept.id, channel, on)
    assert assistant.notes_this_month() == counted


def test_a_deletion_takes_what_is_typed_about_them_and_nothing_else(assistant: Assistant) -> None:
    contact, _, _ = assistant.sample()
    person = assistant.save_person(contact)
    for slot in ("desk", ABOUT_ME, HOSTS):
        assistant.keep(slot, {"a": slot})
    assistant.delete_person(person.id)
    assert assistant.kept("desk") is None
    assert assistant.kept(ABOUT_ME) == {"a": ABOUT_ME}
    assert assistant.kept(HOSTS) == {"a": HOSTS}
