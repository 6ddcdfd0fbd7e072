"""What a model draws, joined: one claim once, and the agreements of the rules first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.insights import Action, Debrief, Insight, Promise, Referral
from assistant.intake.conversation import read_conversation
from assistant.tasks import debrief_with
from tests.long_talk import ME, PERSON, long_talk
from tests.unit.model_debriefs import ON, QUOTE, SECRET, at, by_rules, claim, drawn, notes

# one claim once


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ({}, 1),
        ({"statement": "A day is 80% meetings."}, 1),
        ({"quote": "day: 80% mtgs, rest is tuning", "statement": "Meetings and tuning."}, 1),
        ({"statement": "Tuners work alone.", "topic": "fit_setting"}, 2),
        ({"quote": "you do not need a degree", "statement": "No degree is needed."}, 2),
    ],
)
def test_duplicates_are_merged(second: dict[str, Any], count: int) -> None:
    assert len(drawn(claim(), claim(**second)).insights) == count


def test_merging_keeps_what_both_know() -> None:
    first = claim(entities=[{"kind": "tool", "text": "mtgs"}], topic="day_to_day")
    second = claim(off_record=True, topic="pros_cons")
    (insight,) = drawn(first, second).insights
    assert insight.off_record
    assert (insight.topic, insight.topics) == ("day_to_day", ("pros_cons",))
    assert len(insight.entities) == 1


@pytest.mark.parametrize("noted", [True, False])
def test_of_the_rules_notes_stay_and_of_speech_pay_and_secrets(noted: bool) -> None:
    conversation = notes()
    if not noted:
        conversation = conversation.model_copy(update={"format": "labelled"})
    quote = "juniors start 42-46k, base + bonus"
    pay = {"low": 42000.0, "high": 46000.0}
    common = {"weight": 9.0, "topic": "pay"}
    rules = [
        Insight(id="1", statement="Juniors.", pay=pay, **common, **at(conversation, quote)),
        Insight(id="2", statement="Degree.", **common, **at(conversation, "need a degree")),
        Insight(id="3", statement="Day.", **common, **at(conversation, QUOTE)),
        Insight(id="4", statement="Sale.", off_record=True, **common, **at(conversation, SECRET)),
    ]
    found = drawn(claim(), known=by_rules(conversation, insights=tuple(rules)))
    others = {"Juniors.", "Sale.", "Degree."} if noted else {"Juniors.", "Sale."}
    said = {one.statement: one.weight for one in found.insights}
    assert set(said) == {"Meetings take 80% of a day."} | others
    assert said["Meetings take 80% of a day."] == 9.0, "the weight of the rules' is taken on"


def test_a_figure_that_the_model_leaves_out_stays() -> None:
    conversation = notes("starts at 42k, then 55k after two years")
    topic = {"topic": "pay", "weight": 1.0}
    low = Insight(
        id="1", statement="42k.", pay={"low": 42000.0}, **topic, **at(conversation, "starts at 42k")
    )
    high = Insight(
        id="2",
        statement="55k.",
        pay={"low": 55000.0},
        **topic,
        **at(conversation, "then 55k after two years"),
    )
    both = claim(quote=conversation.text, statement="It grows from 42k to 55k.", topic="pay")
    found = drawn(both, known=by_rules(conversation, insights=(low, high)))
    assert {one.pay.low for one in found.insights if one.pay} == {42000.0, 55000.0}


@pytest.mark.parametrize(("claims", "stays"), [(0, True), (2, True), (3, False)])
def test_where_a_model_draws_next_to_nothing_from_a_long_piece_the_rules_stand(
    claims: int, stays: bool
) -> None:
    conversation = read_conversation("t", long_talk(1_000))
    said = [one.text for one in conversation.turns if one.speaker == PERSON]
    quotes = [text.split(". ")[1] for text in said[:claims]]
    topic = {"weight": 1.0, "topic": "outlook"}
    rules = (Insight(id="1", statement="Hire.", **topic, **at(conversation, "They hire every")),)
    known = debrief_with.known(conversation, Debrief(insights=rules), me=ME, person=PERSON, on=ON)
    found = drawn(*(claim(quote=quote, statement=quote) for quote in quotes), known=known)
    assert len(found.insights) == claims + stays
    assert ("Hire." in {one.statement for one in found.insights}) is stays


# agreements


def test_agreements_are_kept_where_their_words_stand() -> None:
    promise = "I'll send you the reading list by Friday"
    found = drawn(
        promises=[
            {"quote": promise, "by": "them", "what": "send the reading list",
             "due_text": "by Friday"},
            {"quote": "she will call", "by": "them", "what": "call"},
        ],
        actions=[
            {"quote": promise, "owner": "me", "what": "call Zorn at 9", "due_text": "tomorrow"},
            {"quote": "no such words", "owner": "me", "what": "nothing"},
        ],
        referrals=[
            {"quote": "talk to Priya Nair at Vellum Organs", "name": "Priya Nair",
             "organisation": "Vellum Organs"},
            {"quote": "talk to Priya Nair at Vellum Organs", "name": "Bo Zorn"},
            {"quote": "talk to Bo Zorn", "name": "Bo Zorn"},
        ],
    )  # fmt: skip
    (kept,) = found.promises
    assert (kept.by, kept.what, kept.due_text) == ("them", "send the reading list", "by Friday")
    assert kept.due == date(2026, 10, 16)
    (action,) = found.actions
    assert action.what == promise, "what holds a name or number that was not said is not taken on"
    assert (action.due_text, action.due) == ("by Friday", date(2026, 10, 16))
    (referral,) = found.referrals
    assert (referral.name, referral.organisation) == ("Priya Nair", "Vellum Organs")
    assert (referral.introduces, referral.may_name) == (False, False)


def test_those_of_the_rules_come_first() -> None:
    conversation = notes()
    words = at(conversation, "I'll send you the reading list by Friday")
    talk_to = at(conversation, "talk to Priya Nair at Vellum Organs")
    known = by_rules(
        conversation,
        actions=(Action(owner="them", what="Send the list.", **words),),
        promises=(Promise(by="them", what="Send the list.", **words),),
        referrals=(Referral(name="Priya", may_name=True, **talk_to),),
    )
    found = drawn(
        known=known,
        promises=[{"quote": words["quote"], "by": "me", "what": "send a list"}],
        actions=[{"quote": words["quote"], "owner": "me", "what": "send a list"}],
        referrals=[{"quote": talk_to["quote"], "name": "Priya Nair"}],
    )
    assert (found.actions, found.promises) == (known.drawn.actions, known.drawn.promises)
    assert found.referrals == known.drawn.referrals
