"""Raw notes: known as notes, and kept as they were typed."""

from __future__ import annotations

import pytest

from assistant.errors import InputError
from assistant.intake.conversation import read_conversation

NOTES = {
    "headings with colons": "typ day: 80% mtgs\npay: 55–62k\nme: energised\nme: hmm??\n",
    "capital headings": "Pay: 60ish\nCulture: calm\nPeople: ask Priya\nPros: team\nCons: slow\n",
    "questions and answers": "Q: typical day?\nA: mail\nQ: pay?\nA: 60k\n",
    "times of a day": "10:05 intro\n8 ppl, NPS\n10:15 pay\n60ish\n10:30 culture\nok\n",
    "names as headings": "### Mara Quill:\n- likes tuning\n### Ike Dunmore:\n- left @2y\n",
    "actions": "- **Mara:** link\n- **Ike:** call Priya\n- **Mara:** room\n- **Ike:** pay\n",
    "arrows": "stays b/c team → ppl leave @2y\nmust know SQL\n\ttalk to Priya @ Acme\n",
    "times from and to": "ask Priya\n10:00, 11:00\nintro\n10:00 → 11:30\npay 60k\n",
    "a talk typed by hand": "J: mixes 3 games\nme: wow\nJ: pay 60k\nruns on\nme: ask more\n",
    "one line": "pay ca. 60k, WFH 3d",
}


@pytest.mark.parametrize("text", NOTES.values(), ids=NOTES.keys())
def test_notes_are_notes_and_lose_no_word(text: str) -> None:
    read = read_conversation("", text)
    assert read.format == "notes"
    assert not read.recorded
    assert all(turn.speaker is None and turn.start is None for turn in read.turns)
    kept = " ".join(turn.text for turn in read.turns).split()
    assert kept == [word for word in text.split() if word not in {"-", "###"}]
    assert read.source.strip() == text.strip()


def test_one_turn_a_line_or_bullet() -> None:
    text = "# Call\n\n- pay 60k\n  - plus bonus\n* SQL (music)\n1. ask Priya\n→ ping in Jan\n***\n"
    assert [turn.text for turn in read_conversation("", text).turns] == [
        "Call",
        "pay 60k",
        "plus bonus",
        "SQL (music)",
        "1. ask Priya",
        "→ ping in Jan",
    ]


def test_a_line_broken_for_its_width_is_joined() -> None:
    text = (
        "She said that the team had grown from three people to eleven in\n"
        "the last two years, which is why they look for tuners.\n"
        "pay is low\nbut fair\n"
    )
    assert [turn.text for turn in read_conversation("", text).turns] == [
        "She said that the team had grown from three people to eleven in the last two years, "
        "which is why they look for tuners.",
        "pay is low",
        "but fair",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "00:12\n00:15\n01:20\n",
        "WEBVTT\n",
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n\n2\n00:00:02.000 --> 00:00:03.000\n",
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nMara Quill: [laughter]\n",
        "1\n00:00:01,000 --> 00:00:02,000\n",
        "--- 12 / 34 ---",
        "",
        "  \n\t\n",
    ],
)
def test_what_holds_no_words_is_refused_with_what_to_do(text: str) -> None:
    for data in (text, text.encode()):
        with pytest.raises(InputError) as refused:
            read_conversation("talk.vtt", data)
        assert refused.value.message.endswith(".")
        assert refused.value.hint.endswith(".")


def test_a_paste_is_text_whatever_it_begins_with() -> None:
    for start in ("%PDF- is what they use", "{\\rtf and so on", "GIF87a was before my time"):
        assert read_conversation("", start).turns[0].text == start


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(InputError):
        read_conversation("", "note of pay\n" * 500_000)


def test_lines_typed_small_are_no_wrapped_paragraph() -> None:
    rows = [
        "she runs the night desk and hates every minute of the handover meetings",
        "pay is 31k, no bonus, but the pension makes up for quite a lot of it",
        "people leave b/c of the shifts and the drive",
        "never advertised, ask the foreman in october when the list is made",
        "needs a first aid course",
    ]
    assert [turn.text for turn in read_conversation("", "\n".join(rows)).turns] == rows


def test_a_sign_of_money_is_a_line() -> None:
    read = read_conversation("", "Call with Bo\n\n$$\n- 31k to start\n")
    assert [turn.text for turn in read.turns] == ["Call with Bo", "$$", "31k to start"]


def test_notes_with_times_and_a_few_labels_are_notes() -> None:
    text = (
        "call w. Bo, K = him, N = me\n\n10:00\this dog\n10:03\tK: was a courier once\n"
        "10:06\tno typical day\n"
        "10:10\tN: sounds hard\n10:12\tpay 31k\nK: more later\n"
    )
    assert read_conversation("", text).format == "notes"
