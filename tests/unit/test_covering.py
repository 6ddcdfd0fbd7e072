"""What is known together, from the record: who counts, who counts as one, what one talk added."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.app.assistant import Assistant
from assistant.errors import NotFound
from assistant.insights import Debrief, Insight, Referral, Topic
from assistant.models import Draft, Experience, Fact, Profile, Request
from assistant.plans import Known, Plan, Question, Slot
from assistant.settings import Settings
from assistant.store.embedding import LocalEmbedder
from assistant.talks import Conversation, Turn

TODAY = datetime(2026, 6, 1, 9, 0).astimezone()
NOTE = "ok"


@pytest.fixture(scope="module")
def embedder() -> LocalEmbedder:
    return LocalEmbedder()  # loading it takes a second


@pytest.fixture
def assistant(home: Path, embedder: LocalEmbedder) -> Assistant:
    made = Assistant(Settings(home=home), now=lambda: TODAY)
    made.__dict__["_embedder"] = embedder
    return made


def profile(name: str, company: str = "", title: str = "User researcher") -> Profile:
    place = Fact(text=company) if company else None
    post = Experience(title=Fact(text=title), company=place, current=True)
    return Profile(kind="facts", source=name, name=Fact(text=name), experiences=(post,))


def insight(key: str, statement: str, topic: Topic = "credentials", **more: Any) -> Insight:
    return Insight.model_validate(
        {"id": key, "statement": statement, "topic": topic, "quote": NOTE, "start": 0, "end": 2}
        | {"speaker": "interviewee"}
        | more
    )


def met(
    assistant: Assistant,
    name: str,
    *insights: Insight,
    company: str = "",
    on: date = date(2026, 5, 1),
    named: str = "",
    **more: Any,
) -> str:
    """Keep a person with a conversation of these insights, and whom they named; its id."""
    person = assistant.save_person(profile(name, company, **more)).id
    read = Conversation(format="notes", turns=(Turn(text=NOTE),), source=f"{NOTE} {name}")
    talk = assistant.save_conversation(f"{name}.md", read.source, person=person, on=on)
    referrals = (Referral(name=named, quote=NOTE, start=0, end=2, may_name=True),) if named else ()
    vectors: dict[str, tuple[str, bytes]] = {}
    assistant._talks.save_debrief(talk.id, Debrief(insights=insights, referrals=referrals), vectors)
    return talk.id


def row(assistant: Assistant, topic: Topic = "credentials", role: str = "") -> Known:
    return next(one for one in assistant.coverage(role) if one.topic == topic)


def test_an_empty_record_knows_nothing(assistant: Assistant) -> None:
    assert {one.state for one in assistant.coverage()} == {"unknown"}
    assert assistant.witnesses() == ()


def test_two_of_one_employer_count_as_one_until_the_user_parts_them(assistant: Assistant) -> None:
    met(assistant, "Ana Ruiz", insight("a", "No degree is needed."), company="Acme Ltd")
    met(assistant, "Bo Li", insight("b", "A degree is not needed."), company="The ACME Co.")
    assert row(assistant).sources == 1
    assert assistant.employers() == {"Acme Ltd": ("Acme Ltd", "The ACME Co.")}
    assistant.part_employer("The ACME Co.")
    assert row(assistant).sources == 2
    assert row(assistant).state == "echoed"
    assistant.join_employers("The ACME Co.", "Acme Ltd")
    assert row(assistant).sources == 1


def test_a_name_that_was_joined_can_be_parted_again(assistant: Assistant) -> None:
    met(assistant, "Ana Ruiz", insight("a", "No degree is needed."), company="Acme")
    met(assistant, "Bo Li", insight("b", "A degree is not needed."), company="Tarn")
    assistant.join_employers("Acme", "Tarn")
    assert row(assistant).sources == 1
    assistant.part_employer("Tarn")
    assert row(assistant).sources == 2


def test_whom_one_named_counts_as_one_with_them(assistant: Assistant) -> None:
    met(assistant, "Ana Ruiz", insight("a", "No degree is needed."), named="Bo Li")
    met(assistant, "Bo Li", insight("b", "A degree is not needed."), on=date(2026, 5, 9))
    assert row(assistant).sources == 1


def test_a_chain_holds_over_somebody_who_said_nothing(assistant: Assistant) -> None:
    met(assistant, "Ana Ruiz", insight("a", "No degree is needed."), named="Cem Oz")
    met(assistant, "Cem Oz", named="Bo Li", on=date(2026, 11, 1))
    met(assistant, "Bo Li", insight("b", "A degree is not needed."), on=date(2026, 11, 5))
    assert row(assistant).sources == 1


def test_whoever_was_named_only_later_had_not_been_led_to(assistant: Assistant) -> None:
    met(assistant, "Bo Li", insight("b", "A degree is not needed."), on=date(2026, 4, 1))
    met(assistant, "Ana Ruiz", insight("a", "No degree is needed."), named="Bo Li")
    assert row(assistant).sources == 2


def test_two_whom_one_wrote_to_through_the_same_person_count_as_one(assistant: Assistant) -> None:
    met(assistant, "Ana Ruiz", insight("a", "No degree is needed."))
    met(assistant, "Bo Li", insight("b", "A degree is not needed."))
    for person in assistant.people():
        request = Request(via="Zoe Marsh", agreed=("Zoe Marsh",))
        assistant.save_request(person.id, request, Draft(subject="s", body="b"), "s", "b")
    assert row(assistant).sources == 1


def test_off_the_record_and_the_users_own_never_count(assistant: Assistant) -> None:
    met(
        assistant,
        "Ana Ruiz",
        insight("a", "No degree is needed.", off_record=True),
        insight("b", "I need a degree.", speaker="user"),
    )
    assert row(assistant).state == "unknown"
    assistant.set_off_record("a", False)
    assert row(assistant).insights == ("a",)


def test_a_changed_statement_is_compared_as_it_stands_now(assistant: Assistant) -> None:
    met(assistant, "Ana Ruiz", insight("a", "No degree is needed."))
    met(assistant, "Bo Li", insight("b", "The canteen is good."))
    assert row(assistant).state == "one view"
    assistant.edit_insight("b", "You need a degree.")
    assert row(assistant).state == "conflict"


def test_what_is_old_counts_half_by_the_setting(assistant: Assistant) -> None:
    met(assistant, "Ana Ruiz", insight("a", "No degree is needed."), on=date(2024, 1, 9))
    assert (row(assistant).sources, row(assistant).old) == (0.5, 1)
    assistant.save_settings(old_after_months=36)
    assert (row(assistant).sources, row(assistant).old) == (1, 0)


def test_coverage_of_a_role_leaves_other_trades_out(assistant: Assistant) -> None:
    met(assistant, "Ana Ruiz", insight("a", "No degree is needed."), title="Baker")
    assert row(assistant, role="User researcher").state == "unknown"
    assert row(assistant, role="Head baker").state == "one view"


def test_the_card_tells_new_confirmed_different_and_whom_to_ask(assistant: Assistant) -> None:
    met(assistant, "Ana Ruiz", insight("a", "No degree is needed."), company="Acme")
    met(
        assistant,
        "Bo Li",
        insight("b", "A degree is not needed."),
        insight("p", "Juniors start at 30k.", "pay"),
        company="Tarn",
    )
    last = met(
        assistant,
        "Cem Ak",
        insight("c", "A degree is not needed here."),
        insight("d", "You need a degree."),
        insight("e", "Python is shrinking.", "outlook"),
        company="Fell",
        named="Dee Fox",
    )
    card = assistant.learned(last)
    assert card.name == "Cem Ak"
    assert card.insights == 3
    assert card.new == ("outlook",)
    assert "skills" in card.open
    assert [(one.insight, one.sources) for one in card.confirmed] == [("c", 3)]
    assert [(one.insight, one.sources, len(one.others)) for one in card.differs] == [("d", 2, 2)]
    assert [(one.name, one.by, one.may_name) for one in card.people] == [
        ("Dee Fox", "Cem Ak", True)
    ]
    assert card.kind is not None
    bars = {bar.topic: (bar.before, bar.after) for bar in card.bars}
    assert bars["credentials"] == (2, 3)


def test_whoever_was_written_to_is_not_named_again(assistant: Assistant) -> None:
    talk = met(assistant, "Ana Ruiz", insight("a", "No degree is needed."), named="Dee Fox")
    assert [one.name for one in assistant.learned(talk).people] == ["Dee Fox"]
    dee = assistant.save_person(profile("Dee FOX")).id
    assistant.save_request(dee, Request(), Draft(subject="s", body="b"), "s", "b")
    assert assistant.learned(talk).people == ()


def test_the_plans_answers_stand_on_the_card_and_unanswered_musts_are_left(
    assistant: Assistant,
) -> None:
    talk = met(assistant, "Ana Ruiz", insight("a", "No degree is needed."))
    asked = tuple(
        Question.model_validate(
            {"id": key, "text": text, "topic": topic, "why": "w"} | {"priority": "must"}
        )
        for key, text, topic in (
            ("q1", "Does one need a degree?", "credentials"),
            ("q2", "Why do people leave?", "stay_leave"),
        )
    )
    slot = Slot(start=0, end=25, stage="core", title="t", questions=asked)
    plan = assistant.save_plan(Plan(id="p", role="User researcher", slots=(slot,), talk=talk))
    assert assistant.answers(plan, talk) == {"q1": ("a",)}
    card = assistant.learned(talk)
    assert (card.answered, card.planned) == (1, 2)
    assert [one.id for one in card.questions] == ["q2"]


def test_a_conversation_that_is_gone_has_no_card(assistant: Assistant) -> None:
    with pytest.raises(NotFound):
        assistant.learned("none")


def test_deleting_a_person_takes_what_they_said_out_of_what_is_known(assistant: Assistant) -> None:
    met(assistant, "Ana Ruiz", insight("a", "No degree is needed."))
    assistant.delete_person(assistant.people()[0].id)
    assert row(assistant).state == "unknown"
