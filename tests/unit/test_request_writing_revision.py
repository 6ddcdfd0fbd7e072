"""Changing a message with a model: shorter, warmer, one sentence."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import InputError
from assistant.models import plain
from assistant.tasks.prompt import parse
from assistant.tasks.request_writing import (
    Revision,
    VoiceExample,
    messages_for_revision,
    prepare_revision,
    revise_with,
)
from tests.scripted import Scripted
from tests.unit.people import BEEKEEPER, LEILA, case, facts

PROMPT = parse((Path(__file__).resolve().parents[2] / "prompts/revise/v1.md").read_text("utf-8"))

SUBJECT = "Weighing hives in October"
BODY = (
    "Dear Ottilie,\n\n"
    "I read that at Thistledown Honey you cut winter losses from 31 % to 12 % by weighing every "
    "hive in October. I wondered what had to change first.\n\n"
    "I am a maths teacher at Redhill Secondary School, and I would like to understand how "
    "analysts decide which numbers to trust. Could we talk for 20 minutes in the next few weeks, "
    "by phone or video?\n\n"
    "If your weeks are full, I completely understand. Thank you for reading.\n\n"
    "Best wishes,\nSam Okonjo"
)
WONDERED = "I wondered what had to change first."
SHORTER = Revision(wish="shorter")
SHORT = (
    "Dear Ottilie,\n\n"
    "You cut winter losses from 31 % to 12 % by weighing every hive in October. I teach maths at "
    "Redhill Secondary School and would like to know which numbers you trust. Could we talk for "
    "20 minutes, by phone or video?\n\nIf not, I understand. Thank you.\n\nSam Okonjo"
)


def revised(revision: Revision, *script: Any, body: str = BODY, **manner: Any) -> Any:
    return revise_with(case(), SUBJECT, body, revision, Scripted(script), PROMPT, **manner)


def test_a_shorter_message_is_returned_checked() -> None:
    checked = revised(SHORTER, {"subject": SUBJECT, "body": SHORT})
    assert checked.draft.body == SHORT
    assert checked.draft.subject == SUBJECT
    assert checked.draft.model == "scripted"
    assert checked.draft.prompt == PROMPT.label
    assert checked.draft.sentences


def test_what_is_shown_is_what_is_sent() -> None:
    manner: dict[str, Any] = {
        "voice": (VoiceExample(before="I would love to", after="I'd like to"),),
        "gloss_language": "fr",
        "left_out": ("Half of my work",),
    }
    model = Scripted([{"sentence": "What had to change?"}])
    wish = Revision(wish="sentence", sentence=WONDERED, say="a question")
    revise_with(case(), SUBJECT, BODY, wish, model, PROMPT, **manner)
    shown = messages_for_revision(case(), SUBJECT, BODY, wish, PROMPT, **manner)
    assert model.asked[0].messages == shown


@pytest.mark.parametrize("wish", ["shorter", "warmer"])
def test_for_shorter_and_warmer_no_facts_are_sent(wish: str) -> None:
    revision = Revision.model_validate({"wish": wish})
    text = messages_for_revision(case(), SUBJECT, BODY, revision, PROMPT)[1].text
    assert "340 hives" not in text
    assert "weighing every hive" in text
    assert wish in text


def test_for_a_sentence_the_facts_are_sent() -> None:
    revision = Revision(wish="sentence", sentence=WONDERED, say="speak of her handbook")
    text = messages_for_revision(case(), SUBJECT, BODY, revision, PROMPT)[1].text
    assert "swarm handbook" in text
    assert "speak of her handbook" in text


def test_a_shorter_message_is_asked_for_in_numbers() -> None:
    long = messages_for_revision(case(), SUBJECT, BODY, SHORTER, PROMPT)[1].text
    short = messages_for_revision(case(), SUBJECT, SHORT, SHORTER, PROMPT)[1].text
    most = [int(text.split("at most ")[1].split()[0]) for text in (long, short)]
    assert most[0] > most[1]
    assert most[1] < len(SHORT.split())


def test_a_message_that_is_not_shorter_goes_back_once() -> None:
    same = {"subject": SUBJECT, "body": BODY}
    model = Scripted([same, {"subject": SUBJECT, "body": SHORT}])
    checked = revise_with(case(), SUBJECT, BODY, SHORTER, model, PROMPT)
    assert len(model.asked) == 2
    assert "It is not shorter" in model.asked[1].messages[-1].text
    assert checked.draft.body == SHORT
    stubborn = Scripted([same])
    assert revise_with(case(), SUBJECT, BODY, SHORTER, stubborn, PROMPT).draft.body == BODY
    assert len(stubborn.asked) == 2
    warm = Scripted([same])
    revise_with(case(), SUBJECT, BODY, Revision(wish="warmer"), warm, PROMPT)
    assert len(warm.asked) == 1


def test_a_new_sentence_takes_the_place_of_the_old_one_and_nothing_else_changes() -> None:
    revision = Revision(wish="sentence", sentence=WONDERED)
    checked = revised(revision, {"sentence": "What had to\nchange first? "})
    assert checked.draft.body == BODY.replace(WONDERED, "What had to change first?")
    assert checked.draft.subject == SUBJECT


def test_a_sentence_is_found_whatever_its_white_space() -> None:
    body = BODY.replace("wondered what had", "wondered\nwhat had")
    revision = Revision(wish="sentence", sentence=f" {WONDERED} ")
    checked = revised(revision, {"sentence": "What changed first?"}, body=body)
    assert "What changed first?" in checked.draft.body
    assert "wondered" not in checked.draft.body


@pytest.mark.parametrize("sentence", ["I was never there.", "", "   "])
def test_a_sentence_that_is_not_there_is_not_asked_about(sentence: str) -> None:
    model = Scripted([{"sentence": "x"}])
    revision = Revision(wish="sentence", sentence=sentence)
    with pytest.raises(InputError, match="no longer in the message"):
        revise_with(case(), SUBJECT, BODY, revision, model, PROMPT)
    assert model.asked == []


def test_the_listener_hears_the_whole_message_with_the_sentence_as_it_comes() -> None:
    heard: list[dict[str, Any]] = []
    revision = Revision(wish="sentence", sentence=WONDERED)
    revised(
        revision,
        {"sentence": "What had to change first?"},
        on_partial=lambda part: heard.append(dict(part)),
    )
    assert len(heard) == 3
    assert all(part["subject"] == SUBJECT for part in heard)
    assert all(part["body"].startswith("Dear Ottilie,\n\nI read that at") for part in heard)
    for before, after in itertools.pairwise(heard):
        assert len(before["body"]) < len(after["body"])
    assert heard[-1]["body"] == BODY.replace(WONDERED, "What had to change first?")


def test_what_a_change_newly_breaks_goes_back_once() -> None:
    false = {"subject": SUBJECT, "body": SHORT.replace("You cut", "At Brackenfield you cut")}
    model = Scripted([false, {"subject": SUBJECT, "body": SHORT}])
    checked = revise_with(case(), SUBJECT, BODY, SHORTER, model, PROMPT)
    assert len(model.asked) == 2
    assert "Brackenfield" in model.asked[1].messages[-1].text
    assert checked.draft.body == SHORT


def test_what_the_message_had_wrong_before_is_no_reason_for_a_second_call() -> None:
    wrong = BODY.replace("Thank you for reading.", "My CV is attached.")
    short = SHORT.replace("Thank you.", "My CV is attached.")
    before = {"subject": SUBJECT, "body": short}
    model = Scripted([before])
    checked = revise_with(case(), SUBJECT, wrong, SHORTER, model, PROMPT)
    assert len(model.asked) == 1
    assert "L11" in [item.rule for item in checked.findings]


def test_addresses_and_numbers_of_the_message_are_hidden_and_come_back() -> None:
    body = f"{BODY}\nsam@redhill.example, 07700 900123"
    prepared = prepare_revision(case(), SUBJECT, body, SHORTER, PROMPT)
    assert prepared.masked == 2
    assert "900123" not in prepared.messages[1].text
    answer = {"subject": SUBJECT, "body": f"{SHORT}\n[e-mail], [phone]"}
    checked = revised(SHORTER, answer, body=body)
    assert checked.draft.body == f"{SHORT}\nsam@redhill.example, 07700 900123"


def test_a_subject_that_does_not_come_back_stays() -> None:
    assert revised(SHORTER, {"body": SHORT}).draft.subject == SUBJECT


def test_a_message_without_a_subject_gets_none() -> None:
    model = Scripted([{"body": "Hi Ottilie, could we talk for 20 minutes about hives?\nSam"}])
    checked = revise_with(case(channel="note"), None, SHORT, SHORTER, model, PROMPT)
    assert checked.draft.subject is None
    assert set(model.asked[0].shape.model_fields) == {"body"}


@pytest.mark.parametrize("wish", ["shorter", "sentence"])
def test_another_language_brings_a_gloss(wish: str) -> None:
    revision = Revision.model_validate({"wish": wish, "sentence": WONDERED})
    answer = {"subject": SUBJECT, "body": SHORT, "sentence": "Quoi ?", "gloss": "What?"}
    model = Scripted([answer])
    checked = revise_with(case(language="fr"), SUBJECT, BODY, revision, model, PROMPT)
    assert checked.draft.gloss == "What?"
    assert "in French" in model.asked[0].text


def test_nothing_of_mutual_connections_is_sent() -> None:
    profile = BEEKEEPER.model_copy(update={"mutual": facts("Wilhelmina Stroud")})
    revision = Revision(wish="sentence", sentence=WONDERED, say="mention somebody")
    messages = messages_for_revision(case(profile, LEILA), SUBJECT, BODY, revision, PROMPT)
    assert "Stroud" not in plain(" ".join(message.text for message in messages))
