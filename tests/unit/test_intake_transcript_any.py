"""Whatever is given, a conversation or a refusal comes back; no word is lost on the way."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.intake.conversation import read_conversation
from assistant.talks import Conversation
from benchmarks.transcript_eval import FOLDERS, evaluate

PIECES = st.sampled_from(
    [
        "WEBVTT\n\n",
        "00:00:01.000 --> 00:00:02.000\n",
        "0:1,5 --> 0:2\n",
        "1\n",
        "\n",
        "<v Mara>",
        "</v>",
        "Mara Quill: ",
        "Mara Quill  0:12\n",
        "[laughter]",
        "♪",
        "hello there. ",
        "**Ike:** ",
        "### 00:05:00\n",
        "- pay 60k\n",
        "NOTE x\n",
        "((",
        "\\[",
        "：",
        "\ufeff",
        "\u202e",
        ">> ",
        "&amp;",
    ]
)


def read_or_refused(name: str, data: str | bytes) -> Conversation | InputError:
    try:
        return read_conversation(name, data)
    except InputError as refused:
        return refused


def check(read: Conversation | InputError) -> None:
    if isinstance(read, InputError):
        assert read.message
        assert read.hint
        return
    assert read.turns
    for before, turn in zip(read.turns, read.turns[1:], strict=False):
        assert turn.speaker is None or turn.speaker != before.speaker
    for turn in read.turns:
        assert turn.text == " ".join(turn.text.split())
        assert all(0 <= mark.at <= len(turn.text) for mark in turn.noise)
        assert turn.speaker is None or turn.speaker.strip()
    assert Conversation.model_validate(json.loads(read.model_dump_json())) == read


@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30).map("".join))
def test_any_text(text: str) -> None:
    check(read_or_refused("", text))


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    # Files that a child process would have to read are tried in the tests of `documents`.
    if data.startswith(b"PK") or b"%PDF-" in data:
        return
    check(read_or_refused("talk.vtt", data))


SPEECH = st.text("abcdeXYZäß .,?!'-:;()[]<>{}*&#_/019", max_size=60).map("so {}".format)
CLOCKS = "{0:02}:{1:02}:{2:02}{3}000"


def tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize(("mark", "head"), [(".", "WEBVTT\n\n"), (",", "")])
@given(said=st.lists(st.tuples(st.sampled_from(["Mara", "Ike"]), SPEECH), min_size=1, max_size=20))
def test_no_word_of_a_cue_is_lost(mark: str, head: str, said: list[tuple[str, str]]) -> None:
    cues = []
    for i, (speaker, text) in enumerate(said):
        times = " --> ".join(CLOCKS.format(0, n // 60, n % 60, mark) for n in (i, i + 1))
        cues.append(f"{i + 1}\n{times}\n{speaker}: {text}\n")
    read = read_conversation("", head + "\n".join(cues))
    kept = Counter[str]()
    for turn in read.turns:
        kept += tokens(" ".join([turn.text, turn.speaker or "", *(m.text for m in turn.noise)]))
    # A tag of style is markup, not words.
    given_words = (re.sub(r"</?[biucv]\b[^<>]*>", " ", text) for _, text in said)
    lost = Counter[str]()
    for text in given_words:
        lost += tokens(text)
    assert not set(lost) - set(kept) - {"Mara", "Ike"}
    assert sum(lost.values()) <= sum(kept.values())


def test_known_talks_agree_in_every_format(samples: Path) -> None:
    folders = [samples.parent / name for name in FOLDERS]
    if not folders[0].is_dir():
        pytest.skip(f"no transcripts beside {samples}: set FIRSTHAND_SAMPLES")
    rows = [row for folder in folders if folder.is_dir() for row in evaluate(folder)]
    assert rows
    assert [row.file for row in rows if not row.whole] == []
