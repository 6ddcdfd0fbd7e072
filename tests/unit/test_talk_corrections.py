"""A conversation put right: every quote still stands, at its place, to the letter."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.app.talk_corrections import Change, changed
from assistant.insights import Action, Debrief, Entity, Insight, Quoted, Referral, Talk
from assistant.intake.transcripts.correction import corrected, renamed
from assistant.talks import Conversation, Turn

NOW = datetime(2026, 3, 20, 9, 30)
TURNS = (
    Turn(speaker="Ike", text="Do you know archer Lund? Archer said sequel."),
    Turn(speaker="Mara", text="Archer's sequel course is good, archer teaches sequel."),
    Turn(speaker="Bo", text="Yes."),
)


def talk(*turns: Turn, **changes: Any) -> Talk:
    conversation = Conversation(format="labelled", turns=turns or TURNS, source="raw")
    values = {"me": "Ike", "others": ("Bo",), **changes}
    return Talk(
        id="t", on=date(2026, 3, 20), conversation=conversation, created=NOW, changed=NOW, **values
    )


def at(kept: Talk, quote: str, number: int = 0) -> dict[str, Any]:
    start = -1
    for _ in range(number + 1):
        start = kept.conversation.text.index(quote, start + 1)
    return {"quote": quote, "start": start, "end": start + len(quote)}


def insight(kept: Talk, quote: str, number: int = 0, **changes: Any) -> Insight:
    said = {"statement": quote, "topic": "skills", **changes}
    return Insight(id=f"{quote}{number}", **said, **at(kept, quote, number))


def test_a_term_is_put_right_everywhere() -> None:
    kept = talk()
    drawn = Debrief(
        insights=(
            insight(
                kept, "Archer's sequel course is good", toward="sequel",
                entities=(Entity(kind="skill", text="sequel"),),
            ),
        ),
        actions=(Action(owner="me", what="Ask about sequel.", **at(kept, "teaches sequel")),),
        referrals=(Referral(name="archer Lund", **at(kept, "archer Lund")),),
        reflections=(Quoted(**at(kept, "Archer said sequel")),),
    )  # fmt: skip
    moved, after = changed(kept, drawn, partial(corrected, wrong="sequel", right="SQL"))
    (one,) = after.insights
    assert one.quote == one.statement == "Archer's SQL course is good"
    assert (one.toward, one.entities[0].text) == ("SQL", "SQL")
    assert one.id == drawn.insights[0].id
    assert after.actions[0].what == "Ask about SQL."
    assert after.actions[0].quote == "teaches SQL"
    assert after.reflections[0].quote == "Archer said SQL"
    assert after.referrals == drawn.referrals, "what holds no such word stays, place and all"
    for item in (*after.insights, *after.actions, *after.referrals, *after.reflections):
        assert moved.conversation.text[item.start : item.end] == item.quote
    assert "sequel" not in moved.conversation.text
    assert moved.conversation.source == "raw", "what was given stays"


def test_a_quote_keeps_its_own_place_where_its_words_come_twice() -> None:
    kept = talk(
        Turn(speaker="Mara", text="Archer pays well. Artur pays well."),
        Turn(speaker="Ike", text="And Archer pays well."),
    )
    drawn = Debrief(insights=(insight(kept, "Archer pays well", 1),))
    moved, after = changed(kept, drawn, partial(corrected, wrong="Archer", right="Artur"))
    (one,) = after.insights
    assert one.quote == "Artur pays well"
    assert one.start == moved.conversation.text.rindex("Artur pays well")


@pytest.mark.parametrize(
    ("change", "me", "others", "text"),
    [
        (
            partial(renamed, speaker="Ike", name="Ike Brand"),
            "Ike Brand", ("Bo",), "\n".join(turn.text for turn in TURNS),
        ),
        (
            partial(renamed, speaker="Bo", name="Mara"),  # their turns become one
            "Ike", ("Mara",), f"{TURNS[0].text}\n{TURNS[1].text} Yes.",
        ),
        (
            partial(corrected, wrong="Bo", right="Mara"),
            "Ike", ("Mara",), f"{TURNS[0].text}\n{TURNS[1].text} Yes.",
        ),
    ],
)  # fmt: skip
def test_speakers_change_with_who_is_who(
    change: Change, me: str, others: tuple[str, ...], text: str
) -> None:
    kept = talk()
    drawn = Debrief(insights=(insight(kept, "teaches sequel"), insight(kept, "Yes")))
    moved, after = changed(kept, drawn, change)
    assert (moved.me, moved.others) == (me, others)
    assert moved.conversation.text == text
    assert [one.quote for one in after.insights] == ["teaches sequel", "Yes"]
    for one in after.insights:
        assert text[one.start : one.end] == one.quote


WORD = st.sampled_from(["archer", "Archer", "ARCHER", "sequel", "and", "pays", "SQL", "a"])
TEXT = st.lists(WORD, min_size=1, max_size=8).map(" ".join)


@given(
    st.lists(st.tuples(st.sampled_from(["Ike", "Mara", "Archer", None]), TEXT), min_size=1),
    st.sampled_from(["archer", "archer and", "sequel", "pays"]),
    st.sampled_from(["Artur", "SQL", "structured query language", "x"]),
    st.data(),
)
def test_whatever_is_corrected_every_quote_stands_there(
    spoken: list[tuple[str | None, str]], wrong: str, right: str, data: st.DataObject
) -> None:
    kept = talk(*(Turn(speaker=who, text=text) for who, text in spoken))
    text = kept.conversation.text
    words = [(at, at + len(word)) for at, word in _words(text)]
    first = data.draw(st.sampled_from(words))
    last = data.draw(st.sampled_from([word for word in words if word[0] >= first[0]]))
    piece = Quoted(quote=text[first[0] : last[1]], start=first[0], end=last[1])
    change = partial(corrected, wrong=wrong, right=right)
    moved, after = changed(kept, Debrief(reflections=(piece,)), change)
    (one,) = after.reflections
    assert moved.conversation.text[one.start : one.end] == one.quote
    if wrong not in piece.quote.lower() and " " not in wrong:
        assert one.quote == piece.quote or one.quote.split() == piece.quote.split()


def _words(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for word in text.split():
        start = text.index(word, start)
        found.append((start, word))
        start += len(word)
    return found
