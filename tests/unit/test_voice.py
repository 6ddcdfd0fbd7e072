"""The user's voice: the sentences that were changed before sending, nobody named in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from assistant.app.voice import FEW, examples
from assistant.models import (
    Draft,
    Education,
    Experience,
    Fact,
    KeptRequest,
    Profile,
    Request,
    Sentence,
    Source,
)

NOW = datetime(2026, 3, 20)
CONTACT = Profile(
    kind="facts",
    name=Fact(text="Ana Ruiz"),
    experiences=(
        Experience(title=Fact(text="Research lead"), company=Fact(text="Northline Transit")),
        Experience(company=Fact(text="Calder Valley Academy")),
    ),
    education=(Education(school=Fact(text="Wrenfield University")),),
    mutual=(Fact(text="Priya Raman"),),
)
DRAFT = """Dear Ana Ruiz,

Your panel of 600 passengers at Northline Transit made me write. I teach maths in Bradford.

I would be grateful for twenty minutes of your time. Would that be possible next week?

Kind regards,
Sam Okafor"""


def kept(body: str, draft: str = DRAFT, quotes: tuple[str, ...] = (), **more: Any) -> KeptRequest:
    sources = tuple(Source(origin="profile", quote=quote) for quote in quotes)
    told = (Sentence(text=draft, start=0, end=len(draft), sources=sources),)
    values: dict[str, Any] = {"status": "sent", "request": Request(), **more}
    return KeptRequest(
        id="r",
        person="p",
        draft=Draft(subject=None, body=draft, sentences=told),
        subject=None,
        body=body,
        created=NOW,
        changed=NOW,
        **values,
    )


def learned(*bodies: str, **more: Any) -> list[tuple[str, str]]:
    found = examples(((kept(body, **more), CONTACT) for body in bodies), "Sam Okafor")
    return [(example.before, example.after) for example in found]


def test_a_changed_sentence_is_learned() -> None:
    body = DRAFT.replace(
        "I would be grateful for twenty minutes of your time.",
        "Could you spare me twenty minutes?",
    )
    assert learned(body) == [
        (
            "I would be grateful for twenty minutes of your time.",
            "Could you spare me twenty minutes?",
        )
    ]


def test_what_was_sent_as_written_teaches_nothing() -> None:
    assert learned(DRAFT) == []
    assert learned(DRAFT.replace("\n", "\n\n")) == []  # white space is no wording


def test_a_changed_greeting_or_name_teaches_nothing() -> None:
    assert learned(DRAFT.replace("Dear Ana Ruiz", "Hi Ana").replace("Okafor", "O.")) == []


def test_sentences_that_were_only_added_or_taken_out_teach_nothing() -> None:
    assert learned(DRAFT.replace("I teach maths in Bradford.", "")) == []
    more = DRAFT.replace("in Bradford.", "in Bradford. My sister knows your town well.")
    assert learned(more) == []


@pytest.mark.parametrize(
    "told",
    [
        "I saw what Ana Ruiz built at Northline and it stayed with me.",
        "I saw what ANA built at Northline Transit and it stayed with me.",
        "I saw what Ana's people built after Calder Valley and it stayed with me.",
        "Priya Raman told me of Wrenfield University and it stayed with me.",
        "I saw what ana ruiz built for 600 people and it stayed with me.",
        "I saw ana@northline.example and https://northline.example/600 and it stayed with me.",
    ],
)
def test_nobody_is_named_and_nothing_counted(told: str) -> None:
    body = DRAFT.replace("Your panel of 600 passengers at Northline Transit made me write.", told)
    ((before, after),) = learned(body)
    assert before == "Your panel of [number] passengers at [name] made me write."
    assert after.endswith("and it stayed with me.")
    secrets = ("Ana", "ANA", "ana ", "Ruiz", "Northline", "Calder", "Wrenfield", "Priya", "600")
    assert not [secret for secret in secrets if secret in after]


def test_what_the_draft_took_from_the_profile_is_masked() -> None:
    body = DRAFT.replace("made me write", "stayed with me since I read of it")
    ((before, after),) = learned(body, quotes=("panel of 600 passengers",))
    assert before == "Your [fact] at [name] made me write."
    assert after == "Your [fact] at [name] stayed with me since I read of it."


def test_who_referred_and_who_agreed_are_masked() -> None:
    request = Request(via="Jo March", agreed=("Ken Abe",))
    body = DRAFT.replace("I teach maths in Bradford.", "Jo March and Ken said I may write to you.")
    ((_, after),) = learned(body, request=request)
    assert after == "[name] and [name] said I may write to you."


def test_a_change_that_is_only_a_name_is_none() -> None:
    body = DRAFT.replace("at Northline Transit made", "at Northline made")
    assert learned(body) == []


def test_several_sentences_for_one_are_one_example() -> None:
    body = DRAFT.replace(
        "I would be grateful for twenty minutes of your time. Would that be possible next week?",
        "Might we talk for twenty minutes some day soon?",
    )
    assert learned(body) == [
        (
            "I would be grateful for twenty minutes of your time. "
            "Would that be possible next week?",
            "Might we talk for twenty minutes some day soon?",
        )
    ]


def test_the_newest_few_are_kept() -> None:
    bodies = [
        DRAFT.replace("I teach maths in Bradford.", f"I do teach maths {word} Bradford.")
        for word in ("in", "near", "around", "outside", "beside", "beyond", "above")
    ]
    found = learned(*bodies)
    assert len(found) == FEW
    assert found[0][1] == "I do teach maths in Bradford."
