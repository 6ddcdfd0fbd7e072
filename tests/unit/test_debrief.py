"""From a conversation to what it taught, without a model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from assistant.craft.topics import examples
from assistant.insights import Debrief
from assistant.intake.conversation import read_conversation
from assistant.talks import Conversation, TalkFormat, Turn
from assistant.tasks.debrief import debrief

ON = date(2026, 11, 4)
NOTES = """Call with Odd Berge, 4 Nov, 30 min
Harbour pilot, Port of Nordvik

- path: deckhand → mate → pilot school, 9 yrs in all
- typ day: 40% waiting, 60% on the bridge, works w/ tug crews
- pay: trainees 38–42k, pilots low eighties, heard that Sundvik pays 10k more
- must know radio English, patience. no degree needed
- ppl leave b/c of nights, not b/c of pay
- OFF RECORD: two pilots were sacked in May
- hiring: sim test, then 3 trial trips. Never posted outside the union
- me: scared of the ladder climb tbh
- loves: sunrise on the fjord

next:
- talk to Siri Holm @ Nordvik Tugs – he'll intro by Fri, ok to use his name
- I send him my sea log by next Wed
- good luck!
"""


class Letters:
    """Vectors of how often each letter stands in a text: no model, but the same every time."""

    id = "letters"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = [[1 + text.lower().count(chr(97 + i)) for i in range(26)] for text in texts]
        vectors = np.array(rows, dtype=np.float32).reshape(len(texts), 26)
        unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


def drawn(notes: str = NOTES, *, vectors: bool = False) -> tuple[Conversation, Debrief]:
    conversation = read_conversation("n.txt", notes)
    embed = Letters() if vectors else None
    return conversation, debrief(conversation, me=None, person="Odd Berge", on=ON, embed=embed)


def test_each_line_becomes_an_insight_of_its_topic() -> None:
    _, found = drawn()
    topics = {insight.quote.split(":")[0]: insight.topic for insight in found.insights}
    assert topics["path"] == "path_in"
    assert topics["typ day"] == "day_to_day"
    assert topics["hiring"] == "standing_out"
    assert topics["loves"] == "pros_cons"
    assert topics["ppl leave b/c of nights, not b/c of pay"] == "stay_leave"


def test_figures_of_pay_are_insights_of_their_own() -> None:
    _, found = drawn()
    paid = [(i.pay.low, i.pay.high) for i in found.insights if i.pay]
    assert paid == [(38000, 42000), (80000, 83000)]
    hearsay = next(i for i in found.insights if "Sundvik" in i.quote)
    assert (hearsay.basis, hearsay.confidence, hearsay.pay) == ("hearsay", "low", None)


def test_what_is_off_the_record_is_kept_and_locked() -> None:
    _, found = drawn()
    hidden = [insight.quote for insight in found.insights if insight.off_record]
    assert hidden == ["OFF RECORD: two pilots were sacked in May"]


def test_reactions_are_no_evidence() -> None:
    _, found = drawn()
    assert [own.quote for own in found.reflections] == ["scared of the ladder climb tbh"]
    assert not any("ladder" in insight.quote for insight in found.insights)


def test_people_promises_and_things_to_do() -> None:
    _, found = drawn()
    (referral,) = found.referrals
    assert (referral.name, referral.organisation) == ("Siri Holm", "Nordvik Tugs")
    assert referral.introduces
    assert referral.may_name
    assert [(p.by, p.due) for p in found.promises] == [
        ("them", date(2026, 11, 6)),
        ("me", date(2026, 11, 11)),
    ]
    assert {(a.owner, a.due) for a in found.actions} >= {(p.by, p.due) for p in found.promises}


def test_titles_and_small_talk_are_left_out() -> None:
    _, found = drawn()
    quotes = " ".join(insight.quote for insight in found.insights)
    assert "Call with" not in quotes
    assert "Harbour pilot" not in quotes
    assert "good luck" not in quotes


def test_the_same_conversation_gives_the_same_debrief() -> None:
    assert drawn(vectors=True) == drawn(vectors=True)
    _, found = drawn()
    ids = [insight.id for insight in found.insights]
    assert len(set(ids)) == len(ids)


def test_vectors_tell_the_topic_where_words_do_not() -> None:
    topic, example = next((t, x) for t, x in examples() if t == "outlook")
    _, found = drawn(f"Call with Odd, 4 Nov\n\n- {example}", vectors=True)
    assert found.insights[0].topic == topic


def test_no_embedder_is_asked_about_nothing() -> None:
    _, found = drawn("Call with Odd, 4 Nov\n\n- thanks", vectors=True)
    assert found.insights == ()


def test_of_a_transcript_only_the_other_side_is_evidence() -> None:
    turns = (
        Turn(speaker="Jo", start=0, text="Hi Odd! Thanks so much for doing this."),
        Turn(speaker="Jo", start=4, text="I earn 43 as a teacher. What does a pilot earn?"),
        Turn(speaker="Odd", start=9, text="A trainee is on thirty-eight, I think. Hello, can you hear me?"),  # noqa: E501
        Turn(speaker="Jo", start=20, text="That frightens me a bit."),
    )  # fmt: skip
    conversation = Conversation(format="vtt", turns=turns)
    found = debrief(conversation, me="Jo", person="Odd Berge", on=ON)
    (insight,) = found.insights
    assert insight.quote == "A trainee is on thirty-eight, I think."
    assert (insight.topic, insight.speaker, insight.at) == ("pay", "interviewee", 9)
    assert insight.pay is not None
    assert insight.pay.low == 38000
    assert [own.quote for own in found.reflections] == ["That frightens me a bit."]


PIECES = st.sampled_from(
    [
        *NOTES.splitlines(), "me: hm", "Q: And the money?", "A: 40k, don't quote me", "PAY", "??",
        "she'll text me tmrw; I owe her a book", "unter uns: Verkauf", "- (laughs)",
        "12:30 low pay",
        "“ok” & so on → then / or", "𝐁𝐨𝐥𝐝 30k", "e\u0301te\u0301 à 1 500 €", "Off the record", "- ",
    ]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.one_of(PIECES, st.text(max_size=60)), min_size=1, max_size=12))
def test_every_quote_is_verbatim_and_every_statement_short(rows: list[str]) -> None:
    conversation = Conversation(
        format="notes",
        turns=tuple(Turn(text=row) for row in rows if row.strip()),
        source="\n".join(rows),
    )
    found = debrief(conversation, me=None, person="Odd Berge", on=ON)
    text = conversation.text
    quoted = [
        *found.insights,
        *found.actions,
        *found.promises,
        *found.referrals,
        *found.reflections,
    ]
    for one in quoted:
        assert text[one.start : one.end] == one.quote
    for insight in found.insights:
        assert insight.statement
        assert all(entity.text in insight.quote for entity in insight.entities)
        assert insight.topic not in insight.topics


class Counted(Letters):
    """Counts the texts it is asked for."""

    id = "counted"

    def __init__(self) -> None:
        self.texts = 0

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += len(texts)
        return super().embed(texts)


def test_the_examples_are_read_once_by_an_embedder() -> None:
    conversation = read_conversation("n.txt", "Call with Odd, 4 Nov\n\n- the pay is low there")
    counts = []
    for _ in range(2):
        embed = Counted()
        debrief(conversation, me=None, person="Odd Berge", on=ON, embed=embed)
        counts.append(embed.texts)
    assert counts == [len(examples()) + 1, 1]


def test_of_a_long_turn_only_what_is_clear_is_kept() -> None:
    story = " ".join(["And then we went over there and it was something of that kind."] * 14)
    talk = f"{story} Thanks for joining us on the show. You need a degree and a licence exam to be hired as a nurse. {story}"  # noqa: E501
    turns = (
        Turn(speaker="Jo", text="What do you need to get in, a degree?"),
        Turn(speaker="Odd", text=talk),
    )
    found = debrief(Conversation(format="vtt", turns=turns), me="Jo", person="Odd Berge", on=ON)
    assert [insight.topic for insight in found.insights] == ["credentials"]


@pytest.mark.parametrize("form", ["vtt", "notes"])
def test_an_empty_talk_teaches_nothing(form: TalkFormat) -> None:
    found = debrief(Conversation(format=form, turns=()), me=None, person=None, on=ON)
    assert found == Debrief()
