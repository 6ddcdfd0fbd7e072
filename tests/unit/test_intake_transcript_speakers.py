"""Speakers' names alone, and noise beside the words."""

from __future__ import annotations

import pytest

from assistant.intake.transcripts.noise import without_noise
from assistant.intake.transcripts.speakers import cleaned

NAMES = {
    "Mara Quill": "Mara Quill",
    "Mara Quill (Guest)": "Mara Quill",
    "Mara Quill (Gast)": "Mara Quill",
    "[External] Mara Quill": "Mara Quill",
    "Mara Quill [External] (Unverified)": "Mara Quill",
    "Mara Quill | Pipeworks": "Mara Quill",
    "Mara Quill (Pipeworks Ltd)": "Mara Quill",
    "Mara Quill - Pipeworks": "Mara Quill",
    "Mara Quill (she/her)": "Mara Quill",
    "Mara Quill (2)": "Mara Quill",
    "Mara Quill's Presentation": "Mara Quill",
    "Mara Quill’s iPhone": "Mara Quill",
    "Fireflies.ai Notetaker Mara Quill": "Mara Quill",
    "[Mara Quill]": "Mara Quill",
    "**Mara Quill**": "Mara Quill",
    "Mara Quill 🎧": "Mara Quill",
    "Jean-Luc O'Hara": "Jean-Luc O'Hara",
    "Quill, Mara": "Quill, Mara",
    "李娜": "李娜",
    "Speaker 1": "Speaker 1",
    "SPEAKER_01": "Speaker 1",
    "spk_2": "Speaker 2",
    "Unknown Speaker": None,
    "Unbekannter Sprecher": None,
    "Fireflies.ai Notetaker": None,
    "???": None,
    "": None,
}


@pytest.mark.parametrize(("printed", "name"), NAMES.items())
def test_the_name_alone(printed: str, name: str | None) -> None:
    assert cleaned([printed])[printed] == name


def test_one_person_has_one_spelling() -> None:
    assert set(cleaned(["Mara Quill", "mara quill (Guest)", "MARA QUILL"]).values()) == {
        None,
        "Mara Quill",
    }


def test_two_people_of_one_name_stay_apart() -> None:
    found = cleaned(["Jo (Acme)", "Jo (Pipeworks)", "Jo"])
    assert found["Jo (Acme)"] == "Jo (Acme)"
    assert found["Jo (Pipeworks)"] == "Jo (Pipeworks)"
    assert found["Jo"] == "Jo"


HEARD = [
    ("Well [laughter] yes", "Well yes", ["[laughter]"]),
    ("(crosstalk) the pay", "the pay", ["(crosstalk)"]),
    ("pay is [unintelligible 00:12:34], and", "pay is, and", ["[unintelligible 00:12:34]"]),
    ("[Mara laughs out loud] no", "no", ["[Mara laughs out loud]"]),
    ("uh {disfmarker} right", "uh right", ["{disfmarker}"]),
    ("so *laughs* yes <laughter> ok", "so yes ok", ["*laughs*", "<laughter>"]),
    ("♪ theme tune ♪ Hello", "Hello", ["♪ theme tune ♪"]),
    ("ja (lacht) genau [beide lachen]", "ja genau", ["(lacht)", "[beide lachen]"]),
    ("it cost [04:10] more", "it cost more", ["[04:10]"]),
    ("the (music teacher) said [the] so", "the (music teacher) said [the] so", []),
    ("we start early (10:30) and {a, b}", "we start early (10:30) and {a, b}", []),
    ("5 < 6 and *really* good", "5 < 6 and *really* good", []),
]


@pytest.mark.parametrize(("speech", "text", "noise"), HEARD)
def test_noise_is_kept_beside_the_words(speech: str, text: str, noise: list[str]) -> None:
    heard = without_noise(speech)
    assert heard.text == text
    assert [mark.text for mark in heard.noise] == noise


def test_a_mark_keeps_its_place() -> None:
    heard = without_noise("We pay [inaudible] thousand.")
    assert heard.text[: heard.noise[0].at] == "We pay"


def test_a_time_that_leads_is_when_it_was_said() -> None:
    assert without_noise("[04:10] I left.").start == 250.0
    assert without_noise("I [04:10] left.").start is None
