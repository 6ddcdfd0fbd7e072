"""The prompts that come with Firsthand: each parses, renders, and stays as it was released."""

from __future__ import annotations

import hashlib
import itertools
from pathlib import Path
from typing import get_args

import pytest

from assistant.errors import ConfigError
from assistant.models import AskingKind, Channel, Goal, Kind, Tone
from assistant.tasks.prompt import Pasted, Prompt, parse
from assistant.tasks.request_writing import Revision, messages_for, messages_for_revision
from tests.unit.people import BEEKEEPER, LEILA, SENT, case

FOLDER = Path(__file__).resolve().parents[2] / "prompts"
FILES = sorted(FOLDER.glob("*/*.md"))

EVERY = list(itertools.product(get_args(AskingKind), get_args(Channel)))

# A prompt is never edited once it is here: what it wrote is kept under its version and hash.
RELEASED = {
    "debrief/v1.md": "3f239775ea5f6352ff58393d83a3a923b6e4999b71c64dc2f3ba0d3ce6cdf792",
    "outreach/v1.md": "5b2fbcc307f5c2017998320ba1451949649464ba0c4f839a9abaa863d521d76c",
    "questions/v1.md": "1b66ca96659b9c8c6139c3859373a122ebef0f85e22c9567f22fa82a613e0a95",
    "questions/v2.md": "961e36b2d0305315031a92e9f7d23dc37ad46f4eedebdc4597280bd5375d41fb",
    "revise/v1.md": "d50610d0842d5e8cd92f0d8e9f92d839c82ccd0c69b5fee2b5b72648bddb3330",
}


def read(name: str) -> Prompt:
    return parse((FOLDER / name).read_text("utf-8"))


def test_the_table_names_every_file() -> None:
    assert {str(path.relative_to(FOLDER).as_posix()) for path in FILES} == set(RELEASED)


@pytest.mark.parametrize("name", RELEASED)
def test_a_released_prompt_is_never_edited(name: str) -> None:
    path = FOLDER / name
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    version = int(path.stem[1:])
    assert found == RELEASED[name], (
        f"prompts/{name} has been edited, and what it wrote is kept under its old hash. Put it "
        f"back, write prompts/{path.parent.name}/v{version + 1}.md instead, and add its hash "
        f"to this table."
    )
    assert read(name).sha256 == found


@pytest.mark.parametrize("name", RELEASED)
def test_folder_and_file_name_say_task_and_version(name: str) -> None:
    prompt = read(name)
    assert f"{prompt.task}/v{prompt.version}.md" == name


@pytest.mark.parametrize("name", RELEASED)
def test_every_variable_must_be_given_and_no_other(name: str) -> None:
    """Strict for each file: all its own values render; one less or one more is an error."""
    prompt = read(name)
    values: dict[str, str | int] = dict.fromkeys(prompt.variables, "x")
    values |= {key: next(iter(texts)) for key, texts in prompt.choices.items()}
    values |= {key: Pasted("x") for key in prompt.pasted if key != "findings"}
    prompt.render(**values)
    if prompt.mend:
        prompt.render_mend(findings=Pasted("x"))
    for key in values:
        with pytest.raises(ConfigError, match=f"wants “{key}”"):
            prompt.render(**{other: value for other, value in values.items() if other != key})
    with pytest.raises(ConfigError, match="does not use “surplus”"):
        prompt.render(**values, surplus="x")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("kind", "channel"), EVERY)
def test_outreach_has_a_text_for_every_request(kind: Kind, channel: Channel, language: str) -> None:
    prompt = read("outreach/v1.md")
    wording = list(itertools.product(get_args(Goal), get_args(Tone), ("short", "normal")))
    for goal, tone, length in wording:
        asked = case(
            BEEKEEPER, LEILA, kind=kind, channel=channel, goal=goal, tone=tone, length=length,
            language=language, via="Bo Lindgren", agreed=("Bo Lindgren",), earlier="Hello?",
            sent=SENT,
        )  # fmt: skip
        system, user = messages_for(asked, prompt)
        assert "{{" not in system.text + user.text
        assert ("gloss" in user.text) is (language == "fr")
        assert ("subject" in user.text.split("Answer with")[1]) is (
            channel in ("email", "inmail") and kind != "blurb"
        )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("wish", ["shorter", "warmer", "sentence"])
@pytest.mark.parametrize(("kind", "channel"), EVERY)
def test_revise_has_a_text_for_every_wish(
    kind: Kind, channel: Channel, wish: str, language: str
) -> None:
    asked = case(kind=kind, channel=channel, language=language, via="Bo Lindgren")
    revision = Revision.model_validate({"wish": wish, "sentence": "I count.", "say": "louder"})
    body = "Dear Ottilie,\n\nI count. Could we talk?\n\nSam"
    for message in messages_for_revision(asked, None, body, revision, read("revise/v1.md")):
        assert "{{" not in message.text
