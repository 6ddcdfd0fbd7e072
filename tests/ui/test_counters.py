from __future__ import annotations

import pytest

from assistant.models import Channel, Finding, Limits, Request, Sentence
from ui.counters import counters


@pytest.mark.parametrize(
    ("texts", "channel", "expected"),
    [
        (
            ["I read your talk.", "Could we talk for 20 minutes?"],
            "email",
            "10 words, one ask, 20 min",
        ),
        (["May we talk for 15-20 min?"], "message", "6 words, one ask, 15–20 min"),
        ([], "message", "0 words, no asks"),
        (["A?"], "note", "1 word, one ask, 2 of 200 characters"),
        (["お話を伺えますか？"], "message", "8 characters, one ask"),
    ],
)
def test_what_is_counted(texts: list[str], channel: Channel, expected: str) -> None:
    sentences = tuple(Sentence(text=text, start=0, end=len(text)) for text in texts)
    found = counters(" ".join(texts), sentences, Request(channel=channel), Limits())
    assert ", ".join(counter.text for counter in found) == expected


@pytest.mark.parametrize(("premium", "length", "over"), [(False, 201, True), (True, 201, False)])
def test_a_limit_passed_is_marked(premium: bool, length: int, over: bool) -> None:
    request = Request(channel="note", premium=premium)
    assert counters("x" * length, (), request, Limits())[-1].over is over


@pytest.mark.parametrize(
    ("texts", "finding", "expected"),
    [
        (["Darf ich Sie 20 bis 30 Minuten sprechen."], None, "one ask, 20–30 min"),
        (["Tuesday? Or Friday?", "By phone?"], None, "one ask"),
        (
            ["I read your talk."],
            Finding(rule="L07", severity="E", message="Nothing.", mend=""),
            "no asks",
        ),
        (
            ["Could we talk?", "Please send your slides."],
            Finding(
                rule="L07",
                severity="E",
                text="Please send",
                start=1,
                end=2,
                message="Two.",
                mend="",
            ),
            "two asks",
        ),
    ],
)
def test_the_rule_says_how_many_asks_there_are(
    texts: list[str], finding: Finding | None, expected: str
) -> None:
    sentences = tuple(Sentence(text=text, start=0, end=len(text)) for text in texts)
    findings = (finding,) if finding else ()
    found = counters(" ".join(texts), sentences, Request(channel="message"), Limits(), findings)
    assert ", ".join(counter.text for counter in found[1:]) == expected
