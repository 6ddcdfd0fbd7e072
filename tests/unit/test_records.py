"""What is kept comes back equal, and deleting takes all of it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import NotFound
from assistant.models import Draft, Fact, Me, ModelCall, Profile, Request
from assistant.store.database import Database
from assistant.store.records import Records, new_id

NOW = datetime(2026, 3, 4, 5, 6, 7)
LATER = datetime(2026, 3, 5)


@pytest.fixture
def records(home: Path) -> Records:
    return Records(Database(home))


def contact(name: str = "Ana Ruiz") -> Profile:
    return Profile(kind="facts", source=name, name=Fact(text=name))


def test_me_is_empty_until_it_is_saved_and_the_last_one_counts(records: Records) -> None:
    assert records.me() == Me()
    records.save_me(Me(name="Sam"), NOW)
    records.save_me(Me(name="Sam Okafor", profile=contact()), LATER)
    assert records.me() == Me(name="Sam Okafor", profile=contact())


def test_a_person_comes_back_equal_and_keeps_the_day_they_came(records: Records) -> None:
    ana = records.save_person(contact(), NOW)
    assert records.person(ana.id) == ana
    again = records.save_person(contact("Ana Ruiz Vega"), LATER, ana.id)
    assert again.id == ana.id
    assert again.created == NOW
    assert [person.profile.name for person in records.people()] == [Fact(text="Ana Ruiz Vega")]


def test_a_request_comes_back_equal(records: Records) -> None:
    ana = records.save_person(contact(), NOW)
    draft = Draft(subject="Your night buses", body="Hello Ana Ruiz")
    kept = records.save_request(ana.id, Request(), draft, "Your buses", "Hello", NOW)
    assert records.request(kept.id) == kept
    edited = records.save_request(ana.id, Request(), draft, None, "Hi", LATER, kept.id)
    assert (edited.id, edited.created, edited.body) == (kept.id, NOW, "Hi")
    sent = records.sent(kept.id, "note", date(2026, 3, 6), LATER)
    assert (sent.status, sent.sent_by, sent.sent_on) == ("sent", "note", date(2026, 3, 6))
    assert records.requests(ana.id) == [sent]
    # Editing the text afterwards does not make it unsent.
    assert records.save_request(ana.id, Request(), draft, None, "Hey", LATER, kept.id).status == (
        "sent"
    )


def test_deleting_a_person_takes_requests_and_typed_text_and_nobody_else(records: Records) -> None:
    ana, ben = records.save_person(contact(), NOW), records.save_person(contact("Ben"), NOW)
    for person in (ana, ben):
        records.save_request(person.id, Request(), Draft(subject=None, body="x"), None, "x", NOW)
    records.keep("outreach", {"paste": "Ana Ruiz"}, NOW)
    records.keep("about-me", {"paste": "Sam"}, NOW)
    records.delete_person(ana.id, spared=["about-me"])
    assert [person.id for person in records.people()] == [ben.id]
    assert [request.person for request in records.requests()] == [ben.id]
    assert records.kept("outreach") is None
    assert records.kept("about-me") == {"paste": "Sam"}
    assert records.requests(ana.id) == []


@pytest.mark.parametrize("act", ["person", "request", "delete_person"])
def test_what_is_not_there_is_said(records: Records, act: str) -> None:
    with pytest.raises(NotFound, match="no longer kept"):
        getattr(records, act)("nothing")


def test_a_request_needs_its_person(records: Records) -> None:
    with pytest.raises(NotFound):
        records.save_request("x", Request(), Draft(subject=None, body="x"), None, "x", NOW)


def test_typed_text_is_kept_by_slot_and_forgotten(records: Records) -> None:
    records.keep("a", {"text": "one"}, NOW)
    records.keep("b", {"text": "two"}, NOW)
    records.keep("a", {"text": "three"}, LATER)
    assert records.kept("a") == {"text": "three"}
    records.forget("a")
    assert records.kept("a") is None
    assert records.kept("b") == {"text": "two"}


def test_model_calls_are_listed_newest_first(records: Records) -> None:
    calls = [
        ModelCall(
            id=new_id(),
            at=at,
            task="outreach",
            prompt="outreach/v1",
            prompt_hash="0",
            model="m",
            host="h",
            milliseconds=1,
            outcome="done",
        )
        for at in (NOW, LATER)
    ]
    for call in calls:
        records.add_model_call(call)
    assert records.model_calls() == calls[::-1]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1), st.text())
def test_any_text_comes_back_as_it_was(records: Records, one: str, two: str) -> None:
    records.keep(one, {"text": two}, NOW)
    assert records.kept(one) == {"text": two}
