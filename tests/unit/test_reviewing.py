"""Reviewing: each act is kept at once, and what was reviewed stays so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.app.assistant import Assistant
from assistant.app.reviewing import NEAR
from assistant.errors import InputError, NotFound
from assistant.insights import Action, Debrief, Entity, Insight, Pay, Talk
from assistant.settings import load

NOTES = """typ day: 80% mtgs, rest is tuning
juniors start 42-46k
loves the quiet, hates the travel
"""
Kept = tuple[Assistant, Talk]
Put = Callable[..., Insight]


@pytest.fixture
def kept(home: Path) -> Kept:
    assistant = Assistant(load(home))
    return assistant, assistant.save_conversation("notes.txt", NOTES)


@pytest.fixture
def put(kept: Kept) -> Put:
    """Keeps one more insight of the conversation."""
    assistant, talk = kept
    drawn: list[Insight] = []

    def put(quote: str, **changes: Any) -> Insight:
        start = talk.conversation.text.index(quote)
        made = Insight(
            id=f"id-{len(drawn)}", quote=quote, start=start, end=start + len(quote),
            **{"statement": quote, "topic": "day_to_day", **changes},
        )  # fmt: skip
        drawn.append(made)
        assistant._talks.save_debrief(talk.id, Debrief(insights=tuple(drawn)))
        return made

    return put


def again(kept: Kept) -> Assistant:
    """Another Assistant of the same folder, as after a crash."""
    return Assistant(load(kept[0].settings.home))


def test_what_is_kept_is_reviewed(kept: Kept, put: Put) -> None:
    one = put("80% mtgs")
    assert not one.reviewed
    kept[0].keep_insight(one.id)
    assert again(kept).insights() == [one.model_copy(update={"reviewed": True})]


def test_one_key_keeps_all_of_a_conversation(kept: Kept, put: Put) -> None:
    put("80% mtgs")
    put("rest is tuning")
    assistant, talk = kept
    other = assistant.save_conversation("more.txt", "pay is bad\n")
    extra = Insight(id="x", quote="pay", start=0, end=3, statement="Pay.", topic="pay")
    assistant._talks.save_debrief(other.id, Debrief(insights=(extra,)))
    assistant.keep_all(talk.id)
    assert all(one.reviewed for one in again(kept).insights(talk.id))
    assert not again(kept).insights(other.id)[0].reviewed


def test_a_statement_is_edited_and_flagged_anew(kept: Kept, put: Put) -> None:
    one = put("80% mtgs")
    kept[0].edit_insight(one.id, "  90% of a day\nis meetings ")
    (after,) = again(kept).insights()
    assert after.statement == "90% of a day is meetings"
    assert after.flags == ("number 90",)
    assert after.reviewed
    assert kept[0].edit_insight(one.id, "80% is meetings").flags == ()


@pytest.mark.parametrize("statement", ["", " \n", "so " * 31])
def test_what_is_no_statement_is_refused(kept: Kept, put: Put, statement: str) -> None:
    one = put("80% mtgs")
    with pytest.raises(InputError):
        kept[0].edit_insight(one.id, statement)
    assert again(kept).insights() == [one]


def test_another_topic_keeps_the_first_beside_it(kept: Kept, put: Put) -> None:
    one = put("80% mtgs", topics=("pros_cons",))
    after = kept[0].move_insight(one.id, "pros_cons")
    assert (after.topic, after.topics) == ("pros_cons", ("day_to_day",))
    assert again(kept).insights() == [after]


def test_off_the_record_by_hand_and_back(kept: Kept, put: Put) -> None:
    one = put("80% mtgs")
    kept[0].set_off_record(one.id, True)
    assert again(kept).insights()[0].off_record
    kept[0].set_off_record(one.id, False)
    assert not again(kept).insights()[0].off_record


def test_what_is_dropped_is_gone(kept: Kept, put: Put) -> None:
    one = put("80% mtgs")
    kept[0].drop_insight(one.id)
    assert again(kept).insights() == []
    with pytest.raises(NotFound):
        kept[0].keep_insight(one.id)


# merging


def test_merging_joins_quotes_that_stand_near(kept: Kept, put: Put) -> None:
    assistant, talk = kept
    first = put("80% mtgs", weight=1.0, entities=(Entity(kind="tool", text="mtgs"),))
    second = put("rest is tuning", weight=2.0, topic="skills", confidence="low", off_record=True)
    merged = assistant.merge_insights([first.id, second.id])
    assert merged.quote == "80% mtgs, rest is tuning"
    assert talk.conversation.text[merged.start : merged.end] == merged.quote
    assert (merged.statement, merged.topic, merged.topics) == (
        "rest is tuning", "skills", ("day_to_day",)
    )  # fmt: skip
    assert merged.entities == first.entities
    assert (merged.confidence, merged.off_record, merged.reviewed) == ("low", True, True)
    assert again(kept).insights() == [merged]


def test_a_merged_quote_is_never_made_up(kept: Kept) -> None:
    assistant, _ = kept
    far = assistant.save_conversation("far.txt", f"near\n{'word ' * NEAR}\nfar off\n")
    text = far.conversation.text
    found = [
        Insight(
            id=quote, quote=quote, start=text.index(quote), end=text.index(quote) + len(quote),
            statement=quote, topic="pay", pay=Pay(low=1) if quote == "near" else None,
        )
        for quote in ("near", "far off")
    ]  # fmt: skip
    assistant._talks.save_debrief(far.id, Debrief(insights=tuple(found)))
    merged = assistant.merge_insights(["near", "far off"], "Both of it.")
    assert (merged.quote, merged.statement, merged.pay) == ("near", "Both of it.", Pay(low=1))


def test_what_cannot_be_merged_stays(kept: Kept, put: Put) -> None:
    assistant, _ = kept
    one = put("80% mtgs")
    other = assistant.save_conversation("more.txt", "pay is bad\n")
    extra = Insight(id="x", quote="pay", start=0, end=3, statement="Pay.", topic="pay")
    assistant._talks.save_debrief(other.id, Debrief(insights=(extra,)))
    with pytest.raises(InputError):
        assistant.merge_insights([one.id, one.id])
    with pytest.raises(NotFound):
        assistant.merge_insights([one.id, extra.id])
    with pytest.raises(NotFound):
        assistant.merge_insights([one.id, "nobody"])
    assert {found.id for found in again(kept).insights()} == {one.id, extra.id}


# splitting


def test_splitting_cuts_the_quote_in_two(kept: Kept, put: Put) -> None:
    assistant, talk = kept
    one = put(
        "loves the quiet, hates the travel",
        entities=(Entity(kind="skill", text="travel"),),
        weight=3.0,
    )
    first, second = assistant.split_insight(one.id, len("loves the quiet,"))
    assert (first.quote, second.quote) == ("loves the quiet,", "hates the travel")
    for half in (first, second):
        assert talk.conversation.text[half.start : half.end] == half.quote
        assert (half.topic, half.reviewed) == ("day_to_day", True)
    assert (first.statement, second.statement) == ("Loves the quiet.", "Hates the travel.")
    assert (len(first.entities), len(second.entities)) == (0, 1)
    assert {found.id for found in again(kept).insights()} == {first.id, second.id}


def test_halves_may_be_given_their_statements(kept: Kept, put: Put) -> None:
    one = put("loves the quiet, hates the travel")
    said = ("It is quiet.", "One does not travel.")
    first, second = kept[0].split_insight(one.id, 16, said)
    assert (first.statement, second.statement) == said
    assert second.flags == ("negation",)


@pytest.mark.parametrize("at", [-1, 0, 33, 99])
def test_there_must_be_words_on_both_sides(kept: Kept, put: Put, at: int) -> None:
    one = put("loves the quiet, hates the travel")
    with pytest.raises(InputError):
        kept[0].split_insight(one.id, at)
    assert again(kept).insights() == [one]


# agreements


def test_agreements_are_changed_and_dropped(kept: Kept) -> None:
    assistant, talk = kept
    action = Action(owner="me", what="Call.", quote="80% mtgs", start=9, end=17)
    assistant._talks.save_debrief(talk.id, Debrief(actions=(action,)))
    (found,) = assistant.agreements(talk.id)
    changed = found.model_copy(update={"of": action.model_copy(update={"owner": "them"})})
    assistant.change_agreement(changed)
    assert again(kept).agreements() == [changed]
    assistant.drop_agreement(found.id)
    assert again(kept).agreements() == []
