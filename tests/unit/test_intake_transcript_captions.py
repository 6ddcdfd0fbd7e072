"""Captions: WebVTT, SubRip and the older Word file of Teams, as programs really write them."""

from __future__ import annotations

import io

import pytest

from assistant.intake.conversation import read_conversation
from assistant.talks import Conversation

Turns = list[tuple[str | None, float | None, str]]


def turns(read: Conversation) -> Turns:
    return [(turn.speaker, turn.start, turn.text) for turn in read.turns]


ZOOM = """WEBVTT

1
00:00:01.000 --> 00:00:02.500
Mara Quill: I tune organs, mostly

2
00:00:02.500 --> 00:00:04.000
Mara Quill: in spring.

3
00:00:04.100 --> 00:00:05.000
Ike Dunmore: And pay: is it hourly?
"""
TEAMS = """WEBVTT

NOTE duration:"00:00:05"

NOTE Confidence: 0.91

8f14e45f-ea2a/1-0
00:00:01.000 --> 00:00:02.500
<v Mara Quill>I tune organs, mostly</v>

NOTE Confidence: 0.93

8f14e45f-ea2a/2-0
00:00:02.500 --> 00:00:04.000 align:start position:0%
<v Mara Quill>in spring.</v>

8f14e45f-ea2a/3-0
00:00:04.100 --> 00:00:05.000
<v Ike Dunmore>And pay: is it hourly?</v>
"""
NO_HOURS = """WEBVTT

00:01.000 --> 00:02.500
<v Mara Quill>I tune organs, mostly

00:02.500 --> 00:04.000
<v.loud Mara Quill>in <i>spring</i>.

00:04.100 --> 00:05.000
<v Ike Dunmore>And pay: is it hourly?
"""
WEBEX = """WEBVTT

1 "Mara Quill" (1842)
00:00:01.000 --> 00:00:02.500
I tune organs, mostly

2 "Mara Quill" (1842)
00:00:02.500 --> 00:00:04.000
in spring.

3 "Ike Dunmore" (77)
00:00:04.100 --> 00:00:05.000
And pay: is it hourly?
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
Mara Quill: I tune organs, mostly

2
00:00:02,500 --> 00:00:04,000
Mara Quill: in spring.

3
00:00:04,100 --> 00:00:05,000
Ike Dunmore: And pay: is it hourly?
"""
TALK: Turns = [
    ("Mara Quill", 1.0, "I tune organs, mostly in spring."),
    ("Ike Dunmore", 4.1, "And pay: is it hourly?"),
]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (ZOOM, "vtt"),
        (ZOOM.removeprefix("WEBVTT\n\n"), "vtt"),
        (ZOOM.replace("\n", "\r\n"), "vtt"),
        ("\ufeff" + ZOOM, "vtt"),
        (ZOOM.replace("\n", "\n\n"), "vtt"),
        (TEAMS, "vtt"),
        (NO_HOURS, "vtt"),
        (WEBEX, "vtt"),
        (ZOOM.removeprefix("WEBVTT\n").replace(" --> ", ","), "vtt"),  # .sbv
        (ZOOM.replace("-->", "→"), "vtt"),
        (SRT, "srt"),
        (SRT.replace("00:00:0", "00:0"), "srt"),
        (SRT.replace("1\n00", "00").replace("2\n00", "00").replace("3\n00", "00"), "srt"),
        (SRT.replace(": I", ":  I").replace("I tune", "<i>I</i> tune"), "srt"),
    ],
)
def test_every_layout_gives_the_same_talk(text: str, form: str) -> None:
    for given in (text, text.encode()):
        read = read_conversation("talk", given)
        assert read.format == form
        assert turns(read) == TALK


def test_a_name_only_at_each_change_holds_until_the_next() -> None:
    text = """1
00:01 --> 00:02
Mara Quill: I began

2
00:02 --> 00:03
as a clerk: filing.

3
00:03 --> 00:04
Ike: And then?

4
00:04 --> 00:05
Mara Quill: Organs.

5
00:05 --> 00:06
Ike: Why?
"""
    assert turns(read_conversation("", text)) == [
        ("Mara Quill", 1.0, "I began as a clerk: filing."),
        ("Ike", 3.0, "And then?"),
        ("Mara Quill", 4.0, "Organs."),
        ("Ike", 5.0, "Why?"),
    ]


def captions(*said: str) -> str:
    cues = (f"{i}\n00:{i:02},000 --> 00:{i + 1:02},000\n{text}\n" for i, text in enumerate(said))
    return "\n".join(cues)


def test_a_colon_in_speech_without_names_is_no_name() -> None:
    read = read_conversation(
        "", captions("Well, here is the thing: pay.", "It is low.", "So: leave.")
    )
    assert turns(read) == [(None, 0.0, "Well, here is the thing: pay. It is low. So: leave.")]


def test_speech_of_nobody_known_is_cut_at_ends_of_sentences() -> None:
    said = [f"word{i} " * 10 + ("end." if i % 4 == 3 else "and") for i in range(40)]
    read = read_conversation("", captions(*said))
    assert len(read.turns) > 3
    assert all(turn.text.endswith("end.") for turn in read.turns)
    assert " ".join(turn.text for turn in read.turns).split() == " ".join(said).split()
    assert read.turns[1].start is not None


def test_marks_of_a_new_speaker_part_turns_without_naming_anybody() -> None:
    read = read_conversation("", captions(">> Hello.", "Welcome.", ">> Thank you."))
    assert turns(read) == [(None, 0.0, "Hello. Welcome."), (None, 2.0, "Thank you.")]


def test_two_voices_of_one_cue_are_two_turns() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mara>Mind &amp; hand</v> <v Ike>Yes <3</v>\n"
    assert turns(read_conversation("", text)) == [
        ("Mara", 1.0, "Mind & hand"),
        ("Ike", 1.0, "Yes <3"),
    ]


def test_two_labels_of_one_cue_are_two_turns() -> None:
    read = read_conversation("", captions("Mara: One.\nIke: Two.", "Mara: Three.", "Ike: Four."))
    assert [turn.speaker for turn in read.turns] == ["Mara", "Ike", "Mara", "Ike"]


def test_a_blank_line_within_a_cue_loses_nothing() -> None:
    text = captions("Mara: First\n\nsecond", "Mara: third")
    assert read_conversation("", text).turns[0].text == "First second third"


def test_full_width_colons_part_names_too() -> None:
    read = read_conversation("", captions("王伟：你好。", "李娜：薪水呢？"))
    assert [turn.speaker for turn in read.turns] == ["王伟", "李娜"]


def word_file(*paragraphs: str) -> bytes:
    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


OLD = (
    "0:0:1.0 --> 0:0:2.500\nMara Quill\nI tune organs, mostly",
    "0:0:2.500 --> 0:0:4.0\nMara Quill\nin spring.",
    "0:0:4.100 --> 0:0:5.0\nIke Dunmore (Guest)\nAnd pay: is it hourly?",
)


def test_older_word_file_of_teams() -> None:
    for data in (word_file(*OLD), word_file(*"\n".join(OLD).split("\n")), "\n".join(OLD)):
        read = read_conversation("talk.docx", data)
        assert read.format == "teams"
        assert turns(read) == TALK


def test_newer_word_file_of_teams() -> None:
    read = read_conversation(
        "talk.docx",
        word_file(
            "Organs-20260602_150011-Meeting Transcript",
            "2 June 2026, 3:00pm",
            "46m 09s",
            "Ike Dunmore started transcription",
            "Mara Quill   0:01\nI tune organs, mostly in spring.",
            "Ike Dunmore   0:04\nAnd pay: is it hourly?",
            "Mara Quill   1:00:05\nYes.",
            "Ike Dunmore stopped transcription",
        ),
    )
    assert read.format == "teams"
    assert turns(read) == [
        ("Mara Quill", 1.0, "I tune organs, mostly in spring."),
        ("Ike Dunmore", 4.0, "And pay: is it hourly?"),
        ("Mara Quill", 3605.0, "Yes."),
    ]


def test_a_number_that_was_said_is_no_number_of_a_cue() -> None:
    text = "0:1 --> 0:2\nMara\nHow many pipes?\n0:2 --> 0:3\nIke\n420\n0:3 --> 0:4\nMara\nMany.\n"
    assert [turn.text for turn in read_conversation("", text).turns] == [
        "How many pipes?",
        "420",
        "Many.",
    ]
