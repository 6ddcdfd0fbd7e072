"""After a yes and after the conversation: what is asked of the record, kept in it, and deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest

from assistant.app.assistant import Assistant
from assistant.errors import ConfigError, NotFound
from assistant.insights import Talk
from assistant.models import Channel, Fact, Me, Person, Profile, Request
from assistant.settings import load

NOTES = """- CV: a portfolio of two studies matters more than the degree
- you have to be able to sit with somebody who is upset
- off the record: the zebrafinch project is being closed in spring
- talk to Dev Mistry at the Land Records Service, she will introduce me by email
- I promised to send her my two parent-evening surveys by Friday
"""
ON = date(2026, 11, 18)


class Even:
    """An embedder to which all texts are alike, so that words alone tell topics; and quick."""

    id = "even"

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        return np.full((len(texts), 4), 0.5, dtype=np.float32)


@pytest.fixture
def assistant(home: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    made = Assistant(load(home), now=lambda: datetime(2026, 11, 19, 9, 30).astimezone())
    monkeypatch.setitem(made.__dict__, "_embedder", Even())
    made.save_me(Me(name="Sam Okafor", work="I teach maths", learn="how researchers work"))
    return made


@pytest.fixture
def person(assistant: Assistant) -> Person:
    profile = Profile(
        kind="facts",
        name=Fact(text="Imke Vandersteen"),
        location=Fact(text="Leeds, England, United Kingdom"),
    )
    return assistant.save_person(profile)


@pytest.fixture
def talk(assistant: Assistant, person: Person) -> Talk:
    kept = assistant.save_conversation("n.txt", NOTES, person=person.id, on=ON)
    assistant.debrief_now(kept.id, offline=True)
    return kept


def asked(assistant: Assistant, person: Person, channel: Channel, **request: str) -> str:
    """A request that went out; its id."""
    wanted = Request.model_validate(request)
    draft = assistant.draft(wanted, person.profile, assistant.me()).draft
    kept = assistant.save_request(person.id, wanted, draft, draft.subject, draft.body)
    assistant.sent(kept.id, channel, date(2026, 11, 10))
    return kept.id


def test_the_thank_you_is_written_from_its_conversation(
    assistant: Assistant, person: Person, talk: Talk
) -> None:
    request = assistant.thanks(talk.id)
    checked = assistant.draft(request, person.profile, assistant.me())
    assert checked.findings == ()
    assert "yesterday" in checked.draft.body
    assert "Dev Mistry" in checked.draft.body
    assert "my two parent-evening surveys by Friday 20 November" in checked.draft.body
    assert "zebrafinch" not in checked.draft.model_dump_json()


def test_what_is_said_off_the_record_later_is_found(
    assistant: Assistant, person: Person, talk: Talk
) -> None:
    request = assistant.thanks(talk.id)
    draft = assistant.draft(request, person.profile, assistant.me()).draft
    told = next(s.quote for one in draft.sentences for s in one.sources if s.field == "talk")
    for insight in assistant.insights(talk.id):
        if told in (insight.quote, insight.statement):
            assistant.set_off_record(insight.id, True)
    checked = assistant.check(draft.subject, draft.body, request, person.profile, assistant.me())
    errors = {item.message for item in checked.findings if item.severity == "E"}
    assert "This was said off the record." in errors


def test_deleting_the_conversation_deletes_its_thanks(
    assistant: Assistant, person: Person, talk: Talk, home: Path
) -> None:
    asked(assistant, person, "email")
    request = assistant.thanks(talk.id)
    draft = assistant.draft(request, person.profile, assistant.me()).draft
    kept = assistant.save_request(person.id, request, draft, draft.subject, draft.body)
    assistant.sent(kept.id, "email", ON)
    assistant.delete_talk(talk.id)
    assert [one.request.kind for one in assistant.requests()] == ["request"]
    assert assistant.heard(talk.id) is None
    said = draft.sentences[1].text.encode()
    assert not [file for file in home.rglob("*") if file.is_file() and said in file.read_bytes()]
    with pytest.raises(NotFound):
        assistant.thanks(talk.id)


def test_a_kept_thank_you_is_still_judged_after_its_conversation_is_gone(
    assistant: Assistant, person: Person
) -> None:
    gone = Request(kind="thanks", talk="gone")
    checked = assistant.check("Thank you", "Thank you.", gone, person.profile, assistant.me())
    assert checked.draft.body == "Thank you."


def test_thanks_teach_a_model_nothing(assistant: Assistant, person: Person, talk: Talk) -> None:
    request = assistant.thanks(talk.id)
    draft = assistant.draft(request, person.profile, assistant.me()).draft
    body = draft.body.replace("Thank you", "Many thanks indeed to you")
    kept = assistant.save_request(person.id, request, draft, draft.subject, body)
    assistant.sent(kept.id, "email", ON)
    assert assistant.voice() == ()


def test_who_made_the_introduction(assistant: Assistant, person: Person, talk: Talk) -> None:
    dev = assistant.save_person(Profile(kind="facts", name=Fact(text="Dev Mistry")))
    assert assistant.introducers(dev.id) == ("Imke Vandersteen",)
    assert assistant.introducers(person.id) == ()
    asked(assistant, person, "email", via="Bo Lindqvist")
    assert assistant.introducers(person.id) == ("Bo Lindqvist",)
    with_dev = assistant.save_conversation("d.txt", "- must know SQL well", person=dev.id, on=ON)
    assert assistant.told_introducer(with_dev.id).via == "Imke Vandersteen"
    assert assistant.told_introducer(with_dev.id, "Ada Weiss").via == "Ada Weiss"


@pytest.mark.parametrize(
    ("sent", "channel"), [("email", "email"), ("note", "message"), ("inmail", "inmail")]
)
def test_a_yes_is_answered_where_it_came_from(
    assistant: Assistant, person: Person, sent: Channel, channel: Channel
) -> None:
    request = asked(assistant, person, sent, tone="formal")
    answer = assistant.answer_to_yes(person.id)
    assert (answer.kind, answer.channel, answer.tone) == ("yes", channel, "formal")
    assert answer.earlier == assistant.kept_request(request).body
    assert (answer.my_zone, answer.their_zone) == ("", "Europe/London")
    assert assistant.answer_to_yes(person.id, request) == answer


def test_without_a_request_there_is_an_answer_all_the_same(
    assistant: Assistant, person: Person
) -> None:
    assistant.save_settings(zone="Europe/Berlin")
    answer = assistant.answer_to_yes(person.id)
    assert (answer.earlier, answer.my_zone) == ("", "Europe/Berlin")


@pytest.mark.parametrize("name", ["Berlin", "Mars/Olympus", "../etc"])
def test_a_zone_that_is_none_is_refused(assistant: Assistant, name: str) -> None:
    with pytest.raises(ConfigError):
        assistant.save_settings(zone=name)
    assert assistant.settings.zone == ""


def test_an_unsure_place_is_asked(assistant: Assistant) -> None:
    unsure = Profile(kind="facts", location=Fact(text="Berlin", sure=False))
    assert assistant.zone_of(unsure) is None
    assert assistant.zone_of(Profile(kind="facts")) is None
    assert "Europe/Berlin" in assistant.zones()


def test_the_samples_go_with_their_thanks(assistant: Assistant) -> None:
    from assistant.app.samples import samples

    sample = samples()[0]
    person = assistant.save_person(sample.profile)
    talk = assistant.save_conversation(sample.file, sample.data, person=person.id, on=ON)
    assistant.debrief_now(talk.id, offline=True)
    request = assistant.thanks(talk.id)
    draft = assistant.draft(request, person.profile, assistant.me()).draft
    assistant.save_request(person.id, request, draft, draft.subject, draft.body)
    assistant.keep(f"after-{talk.id}-thanks", {"a": "b"})
    assistant.remove_samples()
    assert (assistant.requests(), assistant.people()) == ([], [])
    assert assistant.kept(f"after-{talk.id}-thanks") is None
