"""One talk in every layout, with any names and whatever a copy does to it, is the same talk."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.intake.conversation import read_conversation
from assistant.talks import Conversation
from tests.unit.talk_layouts import FILES, TEXTS, said

PLAIN = ("Ike Dunmore", "Mara Quill")
# As printed, and as the people are called.
NAMES: list[tuple[tuple[str, str], tuple[str | None, str]]] = [
    (PLAIN, PLAIN),
    (("Ike", "Mara"), ("Ike", "Mara")),
    (("Dunmore, Ike", "Quill, Mara J."), ("Dunmore, Ike", "Quill, Mara J.")),
    (("Ike D.", "M. J. Quill"), ("Ike D.", "M. J. Quill")),
    (("Ike Dunmore (Guest)", "Mara Quill (she/her)"), PLAIN),
    (("王伟", "李娜"), ("王伟", "李娜")),
    (("Ольга Иванова", "Пётр Сидоров"), ("Ольга Иванова", "Пётр Сидоров")),
    (("محمد علي", "ليلى حسن"), ("محمد علي", "ليلى حسن")),
    (("SPEAKER_00", "SPEAKER_01"), ("Speaker 0", "Speaker 1")),
    (("Ike Dunmore | Vellum", "DR. QUILL"), ("Ike Dunmore", "DR. QUILL")),
    (
        ("Dr. Ike O'Neil-Dunmore", "María del Carmen de la Fuente y Castro"),
        ("Dr. Ike O'Neil-Dunmore", "María del Carmen de la Fuente y Castro"),
    ),
    (("+1 555-010-0199", "Mara Quill"), ("+1 555-010-0199", "Mara Quill")),
    (("Interviewer", "Interviewee"), ("Interviewer", "Interviewee")),
    (("J", "M"), ("J", "M")),
    (("Conference Room B", "Mara Quill"), ("Conference Room B", "Mara Quill")),
    (("Unknown Speaker", "Mara Quill"), (None, "Mara Quill")),
]
LOWER = ("ike dunmore", "mara_q42")
# Without a time or a colon beside them, such names are words like others.
BARE = {"otter without times", "bold on its own line", "headings"}
UNTIMED = BARE | {"meet", "meet in Markdown", "bold", "labels", "labels, wrapped"}
UNTIMED |= {"a table without times"}


def read(data: str | bytes) -> list[tuple[str | None, str]]:
    found = read_conversation("talk", data)
    assert found.recorded
    return [(turn.speaker, turn.text) for turn in found.turns]


def talk(printed: tuple[str, str], called: tuple[str | None, str]) -> list[tuple[str | None, str]]:
    names = dict(zip(printed, called, strict=True))
    return [(names[one.name], one.text) for one in said(printed)]


@pytest.mark.parametrize("layout", TEXTS)
def test_every_layout_with_any_names(layout: str) -> None:
    for printed, called in NAMES:
        if layout == "a table in Markdown" and "|" in printed[0]:
            continue  # there, a bar ends the cell
        assert read(TEXTS[layout](printed)) == talk(printed, called), printed
    if layout not in BARE:
        assert read(TEXTS[layout](LOWER)) == talk(LOWER, LOWER)


@pytest.mark.parametrize("layout", FILES)
def test_word_files(layout: str) -> None:
    for printed, called in NAMES[:5]:
        assert read(FILES[layout](printed)) == talk(printed, called), printed


def starts(found: Conversation) -> list[float | None]:
    return [turn.start for turn in found.turns]


@pytest.mark.parametrize("layout", sorted({*TEXTS} - UNTIMED))
def test_times_are_read_as_far_as_they_are_printed(layout: str) -> None:
    found = starts(read_conversation("talk", TEXTS[layout](PLAIN)))
    first = said(PLAIN)[0].start if layout == "zoom's text" else 0
    for start, one in zip(found, said(PLAIN), strict=True):
        assert start is not None
        assert abs(start - (one.start - first)) < 1.25, one


DONE: dict[str, Callable[[str], str | bytes]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "line ends of old": lambda text: text.replace("\n", "\r").encode(),
    "a mark of UTF-8": lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16, big end first": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "blanks behind": lambda text: text.replace("\n", "   \n"),
    "lines before": lambda text: "\n\n  \n" + text,
    "indented": lambda text: re.sub("(?m)^(?=.)", "  ", text),
    "blanks that do not break": lambda text: text.replace(": ", ":\u00a0"),
    "more blank lines": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "no line end": str.rstrip,
    "signs without width": lambda text: text.replace("\n", "\n\u200b"),
    "marks of direction": lambda text: text.replace("\n", "\n\u200f"),
    "quoted in a mail": lambda text: re.sub("(?m)^", "> ", text),
    "a short arrow": lambda text: text.replace("-->", "->"),
    "an arrow without blanks": lambda text: text.replace(" --> ", "-->"),
    "no hours": lambda text: re.sub(r"\b00:(\d\d:\d\d[.,]\d)", r"\1", text),
    "tenths": lambda text: re.sub(r"(\d\d:\d\d[.,]\d)\d\d", r"\1", text),
    "a title": lambda text: "Talk about organs\n1 June 2026\n\n" + text,
}


@pytest.mark.parametrize("layout", TEXTS)
@pytest.mark.parametrize("done", DONE)
def test_whatever_a_copy_does(layout: str, done: str) -> None:
    assert read(DONE[done](TEXTS[layout](PLAIN))) == talk(PLAIN, PLAIN)


@pytest.mark.parametrize("layout", sorted({*TEXTS} - {"names of cues"}))
def test_blank_lines_say_nothing(layout: str) -> None:
    """Each line followed by a blank one, or none: only a name of a cue in words needs them."""
    text = TEXTS[layout](PLAIN)
    assert read(text.replace("\n", "\n\n")) == talk(PLAIN, PLAIN)
    assert read(re.sub("\n\n+", "\n", text)) == talk(PLAIN, PLAIN)


LETTERS = st.sampled_from("abdefhijklmnoprstuvyzäéöñčşøå")
WORD = st.text(LETTERS, min_size=2, max_size=9).map(str.capitalize)
NAME = st.lists(WORD, min_size=2, max_size=3).map(" ".join)


@given(
    layout=st.sampled_from(sorted(TEXTS)),
    names=st.tuples(NAME, NAME).filter(lambda two: two[0] != two[1]),
)
def test_names_of_every_kind(layout: str, names: tuple[str, str]) -> None:
    assert read(TEXTS[layout](names)) == talk(names, names)


@pytest.mark.parametrize(
    "notes",
    [
        "Pay\nstarts at 31k\nTravel\nfour days a week\nPay\n38 after the exam\nTravel\nhates it\n",
        "[pay] 31k to start\n[day] leaves at 6:30\n[pay] 38 after the exam\n[day] cold churches\n",
        "> 31k to start\n> leaves at 6:30\n> she loves it\n",
        "6:30\tleaves\tfirst church\n8:00\tstarts\tcold pipes\n9:15\ttea\tat the vicar's\n",
        "Pay\t31k to start\nDay\tcold churches\nPay\t38 after the exam\nTravel\ta lot\n",
        "| Pay | 31k |\n|---|---|\n| Hours | long |\n| Travel | four days |\n",
        "## Mara\n\n- 31k to start\n- cold\n\n## Ike\n\n- 29k\n\n## Mara\n\n- more: 38\n",
        "Q: what do juniors earn?\nA: 31k\nQ: and then?\nA: 38 after the exam\n",
        "Mara says 31k.\nRight.\nShe leaves at 6:30.\nRight.\nTravel is hard.\nYes.\nYes.\n",
    ],
)
def test_notes_stay_notes(notes: str) -> None:
    assert read_conversation("notes", notes).format == "notes"
