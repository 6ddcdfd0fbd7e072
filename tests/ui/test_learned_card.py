"""The card after a conversation: what it added, all of it literal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.app.covering import Learned
from assistant.craft.learned import Bar, Confirmed, Differs, NextKind, NextPerson
from assistant.plans import Question
from tests.ui.pages import field, html

Typed = Callable[..., AppTest]
CARD = Learned(
    talk="",
    insights=4,
    bars=(
        Bar(topic="pay", before=2, after=3, state="conflict", told=1, people=5),
        Bar(topic="skills", before=0, after=1, state="one view", told=2, people=1),
        Bar(topic="outlook", before=1.5, after=1.5, state="one view", people=2),
        Bar(topic="company", before=0, after=0, state="unknown"),
    ),
    confirmed=(
        Confirmed(
            insight="a", statement="Must know SQL.", topic="skills", sources=3, others=("b",)
        ),
    ),
    differs=(
        Differs(
            insight="c",
            statement="Juniors start at <b>30k</b>.",
            topic="pay",
            others=("d",),
            other_statement="Juniors start at 40k.",
            sources=1,
        ),
    ),
    questions=(
        Question(id="q", text="Why do people leave?", topic="stay_leave", priority="must", why=""),
    ),
    answered=5,
    planned=7,
    people=(NextPerson(name="Bo <i>Li</i>", organisation="Acme", by="Ana Ruiz", may_name=True),),
    kind=NextKind(perspective="former", topics=("company", "stay_leave")),
)


@pytest.fixture
def reviewed(app: AppTest, typed: Typed, assistant: Any) -> AppTest:
    assistant.card = CARD
    screen = app.run().switch_page("views/debrief.py").run()
    token = field(screen, "notes-paste")["token"]
    pasted = typed(screen, "notes-paste", token=token, text="- pay is 30k a year\n", pasted=True)
    return pasted.button(key="notes-save").click().run()


def test_the_card_says_what_is_new_agreed_and_different(reviewed: AppTest) -> None:
    page = html(reviewed)
    assert not reviewed.exception
    assert "1</b> topic nobody had covered" in page
    assert "3 people say so" in page
    assert "1 person said otherwise" in page
    assert "The other view: Juniors start at 40k." in page
    assert "views differ" in page
    assert "1½ people" in page
    assert "nobody yet" in page


def test_the_card_says_what_is_left_and_whom_to_ask(reviewed: AppTest) -> None:
    page = html(reviewed)
    assert "5 of 7 planned questions answered" in page
    assert "Why do people leave?" in page
    assert "named by Ana Ruiz, you may name them" in page
    assert "somebody who left it" in page
    assert "count as one" in page


def test_nothing_of_others_comes_alive_on_the_card(reviewed: AppTest) -> None:
    raw = html(reviewed)
    assert "Bo &lt;i&gt;Li" in raw
    assert "<i>Li</i>" not in raw
    assert "<b>30k</b>" not in raw


def test_without_evidence_there_is_no_card(reviewed: AppTest, assistant: Any) -> None:
    assistant.card = Learned(talk="")
    assert "What this conversation added" not in [one.value for one in reviewed.run().subheader]
