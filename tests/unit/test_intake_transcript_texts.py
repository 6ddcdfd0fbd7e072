"""Transcripts without captions: headed turns, Google Meet, "Name:" lines."""

from __future__ import annotations

import pytest

from assistant.intake.conversation import read_conversation
from assistant.talks import Conversation

TALK = [
    ("Mara Quill", "I tune organs. Mostly in spring."),
    ("Ike Dunmore", "And the pay?"),
    ("Mara Quill", "By the hour."),
]
HEADED = {
    "otter": "{name}  {clock}  \n{text}\n\n",
    "rev": "{name} ({clock}):\n{text}\n\n",
    "square": "{name} [00:{clock}]\n{text}\n",
    "fireflies": "{name} - {clock}\n{text}\n\n",
    "fathom": "{clock} - {name} (Acme)\n  {text}\n\n",
    "bold": "**{name}** {clock}\n\n{text}\n\n",
    "two lines": "{name}\n{clock}\n{text}\n\n",
    "lead": "[{clock}] {name}\n{text}\n",
}


def said(read: Conversation) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in read.turns]


@pytest.mark.parametrize("layout", HEADED.values(), ids=HEADED.keys())
def test_headed_turns(layout: str) -> None:
    clocks = ["0:03", "0:59", "12:04"]
    text = "".join(
        layout.format(name=name, clock=clock, text=words)
        for (name, words), clock in zip(TALK, clocks, strict=True)
    )
    read = read_conversation("", text)
    assert read.format == "otter"
    assert said(read) == TALK
    assert [turn.start for turn in read.turns] == [3.0, 59.0, 724.0]


def test_otters_own_lines_are_no_talk() -> None:
    text = """Call about organs
Mon, Jun 2, 2026 3:00PM • 12:30

SUMMARY KEYWORDS
organ, tuning, pay

SPEAKERS
Mara Quill, Ike Dunmore

Mara Quill  00:03
I tune organs.

Mostly in spring.

Ike Dunmore  00:59
And the pay?

Mara Quill  12:04
By the hour.

Transcribed by https://otter.ai
"""
    assert said(read_conversation("otter.txt", text)) == TALK


def test_a_sentence_cut_by_an_unknown_speaker_is_one_persons() -> None:
    text = """Mara Quill  0:03
I tune organs and

Unknown Speaker  0:06
the odd harpsichord

Mara Quill  0:09
in spring.

Unknown Speaker  0:12
Hello? Anybody there?

Ike Dunmore  0:15
Yes.
"""
    assert said(read_conversation("", text)) == [
        ("Mara Quill", "I tune organs and the odd harpsichord in spring."),
        (None, "Hello? Anybody there?"),
        ("Ike Dunmore", "Yes."),
    ]


def test_times_of_the_day_are_counted_from_the_first() -> None:
    text = "[Mara Q] 14:02:13\nHello.\n\n[Ike] 14:02:20\nHi.\n\n"
    text += "[Mara Q] 15:02:13\nBye.\n\n[Ike] 15:02:14\nBye.\n"
    assert [turn.start for turn in read_conversation("", text).turns] == [0.0, 7.0, 3600.0, 3601.0]


def test_what_teams_copies_from_the_screen() -> None:
    text = "Mara Quill   0 minutes 3 seconds\nHello.\nIke   1 minute\nHi.\n"
    text += "Mara Quill 1 hour 1 minute 2 seconds\nBye.\nIke 1 hour 2 minutes\nBye.\n"
    starts = [turn.start for turn in read_conversation("", text).turns]
    assert starts == [3.0, 60.0, 3662.0, 3720.0]


def test_a_time_in_the_talk_is_no_heading() -> None:
    text = "Mara Quill  0:03\nWhen do you start?\n\nIke  0:05\nAbout 10:30\n\n"
    text += "Mara Quill  0:09\nLate.\n\nIke  0:11\nYes.\n"
    assert said(read_conversation("", text))[1] == ("Ike", "About 10:30")


NOTICE = (
    "This editable transcript was computer generated and might contain errors. "
    "People can also change the text after it was created."
)
MEET_NEWER = f"""Transcript

{NOTICE}


00:00:03

Mara Quill: I tune organs.


00:05:04

Mara Quill: Mostly in spring.
Ike Dunmore: And the pay?
Mara Quill: By the hour.

Transcription ended after 00:06:10

{NOTICE}
"""
MEET_OLDER = f"""# Organs: Transcript

### Attendees:
Ike Dunmore, Mara Quill, Mara Quill's Presentation

## Transcript

**{NOTICE}**

**Mara Quill:** I tune organs.
Mostly in spring.
**Ike Dunmore:** And the pay?

**Mara Quill's Presentation:** By the hour.
"""
MEET_HEADED = f"""_{NOTICE}_

### 00:00:03

**Mara Quill:** I tune organs. \\
Mostly in spring. \\
\N{NO-BREAK SPACE} \\
**Ike Dunmore:** And the pay? \\

### 00:05:00

**Mara Quill:** By the hour.

### Meeting ended after 00:06:10 👋
"""


@pytest.mark.parametrize("text", [MEET_NEWER, MEET_OLDER, MEET_HEADED])
def test_google_meet(text: str) -> None:
    read = read_conversation("meet.txt", text)
    assert read.format == "meet"
    assert said(read) == TALK


def test_a_printed_time_is_that_of_the_first_words_behind_it() -> None:
    assert [turn.start for turn in read_conversation("", MEET_NEWER).turns] == [3.0, None, None]


@pytest.mark.parametrize(
    "layout",
    [
        "{name}: {text}\n",
        "**{name}:** {text}\n\n",
        "**{name}**: {text}\n\n",
        "[00:12] {name}: {text}\n",
        "{name} (00:12): {text}\n",
        "{name}:\n{text}\n\n",
        "{name} | Acme: {text}\n",
    ],
)
def test_lines_that_begin_with_a_name(layout: str) -> None:
    talk = [*TALK, ("Ike Dunmore", "Is that so: really?")]
    text = "".join(layout.format(name=name, text=words) for name, words in talk)
    read = read_conversation("", text)
    assert read.format == "labelled"
    assert said(read) == talk


def test_paragraphs_without_a_name_go_on_with_the_speaker() -> None:
    text = "**Mara:** One.\n\nNote: two.\n\n**Ike:** Three.\n\n**Mara:** Four.\n\n**Ike:** Five.\n"
    assert said(read_conversation("", text))[0] == ("Mara", "One. Note: two.")


def test_the_head_of_a_file_is_no_talk_but_prose_is() -> None:
    prose = "We met at the workshop on a cold morning and drank a great deal of tea first."
    text = f"Interview\nDate: 2 June\n{prose}\n" + "".join(f"{n}: {t}\n" for n, t in TALK * 2)
    read = read_conversation("", text)
    assert said(read)[0] == (None, prose)
    assert said(read)[1] == TALK[0]


def test_times_of_a_recording_without_names() -> None:
    text = "0:00\nhello and welcome\n0:04\nto the workshop\n1:09\nabout pay\n"
    read = read_conversation("", text)
    assert said(read) == [(None, "hello and welcome to the workshop about pay")]


def test_two_letters_can_be_two_people() -> None:
    read = read_conversation("", "A: Hello.\nB: Hi, and the pay?\nA: By the hour.\nB: I see.\n")
    assert read.speakers == ("A", "B")


def test_a_note_before_the_dialogue_is_kept() -> None:
    text = "Call with Mara\nDate: 2 June\npay: 60k\nIke: why?\nMara: rent\nIke: hm\nMara: so\n"
    assert said(read_conversation("", text))[:2] == [(None, "pay: 60k"), ("Ike", "why?")]


def test_tags_of_style_are_no_words() -> None:
    cue = "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>Mara</i>: <font color=red>Hi</font>\n"
    assert said(read_conversation("", cue)) == [("Mara", "Hi")]
