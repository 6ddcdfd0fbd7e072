"""Writing with a model: what is sent is what is shown, and what comes back is checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from assistant.errors import ModelBusy, ModelStopped, ModelUnavailable
from assistant.tasks.answers import Letter, NewSentence
from assistant.tasks.ports import Usage
from assistant.tasks.prompt import Prompt, parse
from assistant.tasks.request_writing import VoiceExample, messages_for, write_with
from tests.scripted import Scripted
from tests.unit.people import case

PROMPT: Prompt = parse(
    (Path(__file__).resolve().parents[2] / "prompts/outreach/v1.md").read_text("utf-8")
)

GOOD = {
    "subject": "Weighing hives in October",
    "body": (
        "Dear Ottilie,\n\n"
        "I read that at Thistledown Honey you cut winter losses from 31 % to 12 % by weighing "
        "every hive in October, and I wondered what had to change first.\n\n"
        "I am a maths teacher at Redhill Secondary School, and I would like to understand how "
        "analysts decide which numbers to trust. Could we talk for 20 minutes in the next few "
        "weeks, by phone or video?\n\n"
        "If your weeks are full, I completely understand. Thank you for reading.\n\n"
        "Best wishes,\nSam Okonjo"
    ),
    "gloss": "She weighs hives.",
}
FALSE = {
    **GOOD,
    "body": GOOD["body"].replace("at Thistledown Honey", "at Brackenfield Dairy"),
}


def rules(checked: Any, severities: str = "EW") -> list[str]:
    return [item.rule for item in checked.findings if item.severity in severities]


def test_a_good_answer_is_returned_as_it_is_after_one_call() -> None:
    model = Scripted([GOOD])
    told: list[Usage] = []
    checked = write_with(case(), model, PROMPT, told=told.append)
    assert checked.draft.body == GOOD["body"]
    assert checked.draft.subject == GOOD["subject"]
    assert checked.draft.model == "scripted"
    assert checked.draft.prompt == PROMPT.label
    assert checked.draft.gloss == ""
    assert rules(checked) == []
    assert any(item.sources for item in checked.draft.sentences)
    assert len(model.asked) == 1
    assert [usage.outcome for usage in told] == ["ok"]
    assert model.asked[0].temperature == PROMPT.temperature


def test_what_is_shown_is_what_is_sent() -> None:
    manner: dict[str, Any] = {
        "voice": (VoiceExample(before="I would love to", after="I'd like to"),),
        "avoid": ["Dear Ottilie,\n\nI count bees. Could we talk?"],
        "gloss_language": "fr",
        "left_out": ["Half of my work"],
    }
    model = Scripted([GOOD])
    write_with(case(), model, PROMPT, **manner)
    assert model.asked[0].messages == messages_for(case(), PROMPT, **manner)


@pytest.mark.parametrize("first", [FALSE, {**GOOD, "body": GOOD["body"] + " Are you hiring?"}])
def test_an_answer_that_fails_a_check_goes_back_once_with_what_was_found(
    first: dict[str, str],
) -> None:
    model = Scripted([first, GOOD])
    told: list[Usage] = []
    checked = write_with(case(), model, PROMPT, told=told.append)
    assert checked.draft.body == GOOD["body"]
    assert len(model.asked) == len(told) == 2
    before, said, objection = model.asked[1].messages[:2], *model.asked[1].messages[2:]
    assert before == model.asked[0].messages
    assert said.role == "assistant"
    assert json.loads(said.text)["body"] == first["body"]
    assert objection.role == "user"
    assert "<findings-" in objection.text


def test_the_findings_are_told_in_plain_words() -> None:
    model = Scripted([FALSE, GOOD])
    write_with(case(), model, PROMPT)
    objection = model.asked[1].messages[-1].text
    assert '"Brackenfield Dairy"' in objection
    assert "L13" not in objection


def test_no_answer_goes_back_twice() -> None:
    model = Scripted([FALSE, FALSE, GOOD])
    checked = write_with(case(), model, PROMPT)
    assert len(model.asked) == 2
    assert "L13" in rules(checked, "E")


def test_the_better_of_two_is_returned() -> None:
    worse = {**FALSE, "body": FALSE["body"] + "\n\nPlease find my CV attached. Are you hiring?"}
    assert write_with(case(), Scripted([FALSE, worse]), PROMPT).draft.body == FALSE["body"]
    assert "CV" not in write_with(case(), Scripted([worse, FALSE]), PROMPT).draft.body


def test_a_mere_warning_is_not_sent_back() -> None:
    dull = {**GOOD, "subject": "Hello"}
    model = Scripted([dull])
    assert "L05" in rules(write_with(case(), model, PROMPT), "W")
    assert len(model.asked) == 1


# --- stop, errors, partial ----------------------------------------------------------------------


def test_stop_ends_the_first_call() -> None:
    with pytest.raises(ModelStopped):
        write_with(case(), Scripted([GOOD]), PROMPT, stop=lambda: True)


def test_stop_after_a_whole_answer_keeps_it_and_asks_no_more() -> None:
    model = Scripted([FALSE, GOOD])
    done: list[Usage] = []
    checked = write_with(case(), model, PROMPT, stop=lambda: bool(done), told=done.append)
    assert checked.draft.body == FALSE["body"]
    assert "L13" in rules(checked, "E")
    assert len(model.asked) == 1


@pytest.mark.parametrize("error", [ModelBusy("Too many."), ModelStopped("Stopped.")])
def test_an_error_in_the_second_call_keeps_the_first_answer(error: Exception) -> None:
    model = Scripted([FALSE, error])
    told: list[Usage] = []
    assert write_with(case(), model, PROMPT, told=told.append).draft.body == FALSE["body"]
    assert [usage.outcome for usage in told] == ["ok", type(error).__name__]


def test_an_error_in_the_first_call_is_the_callers() -> None:
    with pytest.raises(ModelUnavailable):
        write_with(case(), Scripted([ModelUnavailable("Nobody answers.")]), PROMPT)


def test_what_arrives_is_heard_while_it_arrives() -> None:
    heard: list[dict[str, Any]] = []
    write_with(case(), Scripted([GOOD]), PROMPT, on_partial=lambda part: heard.append(dict(part)))
    assert len(heard) == 3
    assert heard[0]["subject"] == GOOD["subject"]
    assert heard[-1]["body"] == GOOD["body"]


# --- the shape ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "kind", "wanted"),
    [
        ("email", "request", {"subject", "body"}),
        ("inmail", "request", {"subject", "body"}),
        ("note", "request", {"body"}),
        ("message", "request", {"body"}),
        ("email", "blurb", {"body"}),
    ],
)
def test_a_subject_is_asked_for_where_the_channel_has_one(
    channel: str, kind: str, wanted: set[str]
) -> None:
    model = Scripted([GOOD])
    checked = write_with(case(channel=channel, kind=kind, via="Bo"), model, PROMPT)
    assert set(model.asked[0].shape.model_fields) == wanted
    assert (checked.draft.subject is None) is ("subject" not in wanted)


@pytest.mark.parametrize(
    ("language", "reads", "glossed"),
    [("fr", "en", True), ("en", "de", True), ("en-GB", "en", False), ("fr", "fr-CA", False),
     ("fr", "", False), ("en", "en", False)],
)  # fmt: skip
def test_a_gloss_is_asked_for_where_the_user_reads_another_language(
    language: str, reads: str, glossed: bool
) -> None:
    model = Scripted([GOOD])
    checked = write_with(case(language=language), model, PROMPT, gloss_language=reads)
    assert ("gloss" in model.asked[0].shape.model_fields) is glossed
    assert checked.draft.gloss == (GOOD["gloss"] if glossed else "")


@pytest.mark.parametrize("shape", [Letter, NewSentence])
@pytest.mark.parametrize("blank", ["", "  \n\t "])
def test_blanks_alone_are_no_answer(shape: type[BaseModel], blank: str) -> None:
    with pytest.raises(ValidationError, match="at least 1 character"):
        shape.model_validate({"subject": "Hives", "body": blank, "sentence": blank})


def test_every_field_of_every_shape_is_bounded() -> None:
    model = Scripted([GOOD])
    for channel, language in (("email", "fr"), ("note", "fr"), ("email", "en"), ("note", "en")):
        write_with(case(channel=channel, language=language), model, PROMPT)
    for asked in model.asked:
        for field in asked.shape.model_json_schema()["properties"].values():
            assert field["maxLength"] <= 2000


@pytest.mark.parametrize(
    ("body", "tidied"),
    [
        ("Hi Ottilie,\r\n\r\n\r\n\r\nI  count. \n\nSam", "Hi Ottilie,\n\nI count.\n\nSam"),
        ("Hi Ottilie,\\n\\nI count.\\n\\nSam", "Hi Ottilie,\n\nI count.\n\nSam"),
        ("  Hi Ottilie,\n\nI\u200b count\u202e.\n\nSam\n", "Hi Ottilie,\n\nI count.\n\nSam"),
        (
            "<opening-1a2b3c4d>Hi Ottilie,\n\nI count.</opening-1a2b3c4d>\n\nSam",
            "Hi Ottilie,\n\nI count.\n\nSam",
        ),
        ("Hi Ottilie,\n\nI count.", "Hi Ottilie,\n\nI count.\n\nSam Okonjo"),
        ("Subject: Bees\n\nHi Ottilie,\n\nI count.\n\nSam", "Hi Ottilie,\n\nI count.\n\nSam"),
    ],
)
def test_a_body_is_made_tidy_and_signed(body: str, tidied: str) -> None:
    checked = write_with(case(), Scripted([{"subject": "Bees", "body": body}]), PROMPT)
    assert checked.draft.body == tidied


def test_a_subject_that_stands_in_the_body_is_used() -> None:
    body = "Subject: Hives in October\n\nHi Ottilie,\n\nI count.\n\nSam"
    checked = write_with(case(), Scripted([{"body": body}]), PROMPT)
    assert checked.draft.subject == "Hives in October"


def test_a_name_is_added_to_a_note_only_where_it_fits() -> None:
    short = "Hi Ottilie, could we talk for 20 minutes about your hives?"
    long = short + " x" * 70
    noted = [
        write_with(case(channel="note"), Scripted([{"body": body}]), PROMPT).draft.body
        for body in (short, long)
    ]
    assert noted == [f"{short}\nSam Okonjo", long]


def test_a_blurb_is_not_signed() -> None:
    blurb = case(kind="blurb", via="Bo Lindgren", agreed=("Bo Lindgren",))
    body = "Sam Okonjo teaches maths and wonders about hives. Could you talk for 20 minutes?"
    assert write_with(blurb, Scripted([{"body": body}]), PROMPT).draft.body == body


GERMAN = {
    "subject": "Bienenstöcke im Oktober",
    "body": (
        "Liebe Ottilie,\n\nbei Thistledown Honey sanken die Verluste von 31 % auf 12 %, seit Sie "
        "jeden Stock im Oktober wiegen. Was musste sich dafür zuerst ändern? Ich bin Mathelehrer. "
        "Hätten Sie 20 Minuten für ein Gespräch? Wenn nicht, verstehe ich das.\n\nVielen Dank!\n"
        "Sam Okonjo"
    ),
    "gloss": "You weigh every hive. What had to change first? Would you have 20 minutes?",
}


def test_english_where_another_language_was_asked_for_goes_back() -> None:
    model = Scripted([GOOD, GERMAN])
    checked = write_with(case(language="de"), model, PROMPT)
    assert checked.draft.body == GERMAN["body"]
    assert "language" not in rules(checked)
    assert "This is in English; German was asked for." in model.asked[1].text


def test_what_stays_english_is_said_to_be() -> None:
    checked = write_with(case(language="ja"), Scripted([GOOD]), PROMPT)
    assert rules(checked, "E")[0] == "language"


def test_the_dull_version_is_shown_to_the_first_only_and_hides_addresses() -> None:
    facts = case(why="Write to me at sam@okonjo.example: I heard you weigh hives in October.")
    first = messages_for(facts, PROMPT)[-1].text
    assert "A dull version" in first
    assert "sam@okonjo.example" not in first
    assert "A dull version" not in messages_for(facts, PROMPT, avoid=[GOOD["body"]])[-1].text
    assert "A dull version" not in messages_for(case(kind="blurb", via="Ana"), PROMPT)[-1].text
