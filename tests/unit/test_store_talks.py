"""Conversations and what was drawn from them come back equal, and change as they are changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import NotFound, StoreError
from assistant.insights import Debrief, Insight
from assistant.store.database import Database
from assistant.store.records import Records
from assistant.store.talks import Talks
from tests.unit.conversations import NOTES, NOW, contact, debrief, insight, quoted, talk

VECTOR = ("an-embedder", b"\x00\x00\x80?")


@pytest.fixture
def database(home: Path) -> Database:
    return Database(home)


@pytest.fixture
def talks(database: Database) -> Talks:
    return Talks(database)


def by_weight(found: Debrief) -> list[Insight]:
    return sorted(found.insights, key=lambda insight: -insight.weight)


def test_a_conversation_comes_back_equal_and_the_latest_stands_first(talks: Talks) -> None:
    early = talk("a").model_copy(update={"on": date(2026, 1, 1)})
    talks.save_talk(early)
    talks.save_talk(talk("b"))
    assert talks.talk("a") == early
    assert talks.talks() == [talk("b"), early]


def test_a_conversation_with_a_person_needs_that_person(database: Database, talks: Talks) -> None:
    with pytest.raises(NotFound, match="person"):
        talks.save_talk(talk("a", person="nobody"))
    ana = Records(database).save_person(contact(), NOW)
    talks.save_talk(talk("a", person=ana.id))
    talks.save_talk(talk("b"))
    assert [found.id for found in talks.talks(person=ana.id)] == ["a"]


def test_a_debrief_comes_back_equal_the_strongest_first(talks: Talks) -> None:
    talks.save_talk(talk())
    kept = talks.save_debrief("t1", debrief())
    assert kept == talks.debrief("t1")
    assert list(kept.insights) == by_weight(debrief()) == talks.insights(talk="t1")
    assert kept.model_copy(update={"insights": ()}) == debrief().model_copy(update={"insights": ()})
    assert {found.kind for found in talks.agreements("t1")} == {"action", "referral", "promise"}
    assert talks.agreements() == talks.agreements("t1")


def test_insights_are_found_by_person(database: Database, talks: Talks) -> None:
    ana = Records(database).save_person(contact(), NOW)
    talks.save_talk(talk("a", person=ana.id))
    talks.save_talk(talk("b"))
    talks.save_debrief("a", Debrief(insights=(insight("one"),)))
    talks.save_debrief("b", Debrief(insights=(insight("two"),)))
    assert [found.id for found in talks.insights(person=ana.id)] == ["one"]
    assert {found.id for found in talks.insights()} == {"one", "two"}
    assert talks.talk_of("one") == talk("a", person=ana.id)


def test_drawing_again_replaces_what_nobody_reviewed(talks: Talks) -> None:
    talks.save_talk(talk())
    talks.save_debrief("t1", debrief())
    mine = insight("i1", statement="Mornings are for the rota.", reviewed=True, weight=2.0)
    talks.change_insight(mine)
    again = Debrief(insights=(insight("i1"), insight("i9", weight=9.0)))
    assert talks.save_debrief("t1", again).insights == (insight("i9", weight=9.0), mine)
    assert talks.agreements("t1") == []


def test_the_same_notes_kept_twice_have_insights_of_their_own(talks: Talks) -> None:
    talks.save_talk(talk("a"))
    talks.save_talk(talk("b"))
    first = talks.save_debrief("a", debrief())
    second = talks.save_debrief("b", debrief())
    assert talks.debrief("a") == first
    assert not {one.id for one in first.insights} & {two.id for two in second.insights}
    assert len(talks.agreements()) == 6
    assert talks.save_debrief("b", debrief()) == second, "drawing again changes no id"


@pytest.mark.parametrize("change", [{"topic": "skills"}, {"off_record": True}, {"reviewed": True}])
def test_an_insight_is_changed_and_keeps_its_vector(
    talks: Talks, change: dict[str, object]
) -> None:
    talks.save_talk(talk())
    talks.save_debrief("t1", Debrief(insights=(insight(),)), {"i1": VECTOR})
    talks.change_insight(insight(**change))
    assert talks.insight("i1") == insight(**change)
    assert talks.vectors("an-embedder") == {"i1": VECTOR[1]}
    assert talks.vectors("another") == {}


def test_a_vector_goes_with_the_text_it_was_made_of(talks: Talks) -> None:
    talks.save_talk(talk())
    talks.save_debrief("t1", Debrief(insights=(insight(),)), {"i1": VECTOR})
    talks.change_insight(insight(statement="Mornings are for visits."))
    assert talks.vectors("an-embedder") == {}


def test_many_insights_are_changed_at_once_and_none_comes_back(talks: Talks) -> None:
    talks.save_talk(talk())
    talks.save_debrief("t1", Debrief(insights=(insight("i1"), insight("i2"))))
    talks.delete_insight("i2")
    talks.change_insights([insight(one, reviewed=True) for one in ("i1", "i2")])
    assert talks.insights("t1") == [insight("i1", reviewed=True)]


def test_insights_are_merged_and_split_in_one_step(talks: Talks) -> None:
    talks.save_talk(talk())
    talks.save_debrief("t1", debrief())
    one = insight("one", reviewed=True, weight=5.0)
    talks.replace_insights(["i1", "i2"], [one])
    assert [found.id for found in talks.insights("t1")] == ["one", "i3"]
    assert talks.talk_of("one") == talk()
    with pytest.raises(NotFound):
        talks.replace_insights(["i3", "gone"], [insight("two")])
    assert [found.id for found in talks.insights("t1")] == ["one", "i3"]


def test_insights_of_two_conversations_are_not_merged(talks: Talks) -> None:
    for name in ("a", "b"):
        talks.save_talk(talk(name))
        talks.save_debrief(name, Debrief(insights=(insight(f"of-{name}"),)))
    with pytest.raises(NotFound, match="one conversation"):
        talks.replace_insights(["of-a", "of-b"], [insight("one")])
    assert {found.id for found in talks.insights()} == {"of-a", "of-b"}


def test_a_correction_takes_the_conversation_and_all_that_was_drawn(talks: Talks) -> None:
    talks.save_talk(talk())
    talks.save_debrief("t1", debrief(), {"i1": VECTOR})
    lines = tuple(line.replace("Calder", "Kelder") for line in NOTES)
    left = debrief()
    mended = left.model_copy(
        update={
            "insights": (left.insights[0],),
            "referrals": (left.referrals[0].model_copy(update={"organisation": "Kelder Buses"}),),
        }
    )
    talks.correct(talk(lines=lines), mended)
    assert talks.talk("t1") == talk(lines=lines)
    assert talks.debrief("t1") == mended
    assert talks.vectors("an-embedder") == {"i1": VECTOR[1]}


def test_agreements_are_changed_and_deleted(talks: Talks) -> None:
    talks.save_talk(talk())
    talks.save_debrief("t1", debrief())
    action = next(found for found in talks.agreements() if found.kind == "action")
    later = action.of.model_copy(update={"due": date(2026, 4, 1)})
    talks.change_agreement(action.model_copy(update={"of": later}))
    assert talks.debrief("t1").actions == (later,)
    talks.delete_agreement(action.id)
    assert talks.debrief("t1").actions == ()
    with pytest.raises(NotFound):
        talks.delete_agreement(action.id)
    with pytest.raises(NotFound):
        talks.change_agreement(action)


def test_an_insight_and_a_conversation_are_deleted_alone(talks: Talks) -> None:
    for name in ("a", "b"):
        talks.save_talk(talk(name))
        talks.save_debrief(name, debrief())
    gone = talks.insights("a")[0].id
    talks.delete_insight(gone)
    assert len(talks.insights("a")) == 2
    talks.delete_talk("a")
    assert [found.id for found in talks.talks()] == ["b"]
    assert len(talks.insights()) == 3
    assert {found.talk for found in talks.agreements()} == {"b"}


@pytest.mark.parametrize("act", ["talk", "delete_talk", "debrief", "insight", "delete_insight"])
def test_what_is_not_there_is_said(talks: Talks, act: str) -> None:
    with pytest.raises(NotFound, match="no longer kept"):
        getattr(talks, act)("nothing")


def test_nothing_is_drawn_from_what_is_not_kept(talks: Talks) -> None:
    with pytest.raises(NotFound):
        talks.save_debrief("nothing", debrief())
    with pytest.raises(NotFound):
        talks.correct(talk("nothing"), debrief())
    with pytest.raises(NotFound):
        talks.change_insight(insight("nothing"))


def test_a_row_that_holds_something_else_is_damage(database: Database, talks: Talks) -> None:
    talks.save_talk(talk())
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE talks SET body = '{}'")
    with pytest.raises(StoreError, match="damaged"):
        talks.talks()


def test_a_quote_keeps_its_place(talks: Talks) -> None:
    talks.save_talk(talk())
    talks.save_debrief("t1", debrief())
    text = talks.talk("t1").conversation.text
    assert all(text[i.start : i.end] == i.quote for i in talks.insights("t1"))
    assert quoted(NOTES[1])["quote"] in text
