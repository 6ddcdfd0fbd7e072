"""The index and the exact search beside it: what is found, by whom, and what stands with it."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from assistant.insights import Debrief, Insight
from assistant.models import Experience, Fact, Profile
from assistant.store import metadata
from assistant.store.database import Database
from assistant.store.embedding import LocalEmbedder
from assistant.store.index import Index
from assistant.store.nearest import nearest
from assistant.store.records import Records
from assistant.store.talks import Talks
from assistant.store.vectors import Vectors
from tests.unit.conversations import NOW, contact, insight, talk

ANA = Profile(
    kind="facts",
    name=Fact(text="Ana Ruiz"),
    experiences=(
        Experience(
            title=Fact(text="Head of  Nursing"), company=Fact(text="Northline Ltd"), current=True
        ),
    ),
)
SAID = {
    "day": "Mornings go to calls about the rota.",
    "pay": "Newcomers earn thirty-one thousand in their first year.",
    "fit": "Being on your feet for twelve hours wears people out.",
}


def test_what_stands_beside_an_insight_is_flat_and_known() -> None:
    one = insight(topic="pay", topics=("outlook",), stance="mixed")
    person = metadata.Person("p1", ANA)
    known = metadata.of(one, "hash", "t1", date(2026, 3, 4), person)
    assert known == {
        "content": "hash",
        "topic": "pay",
        "topic:pay": True,
        "topic:outlook": True,
        "stance": "mixed",
        "imported": False,
        "talk": "t1",
        "day": 20260304,
        "person": "p1",
        "company": "northline",
        "role": "head of nursing",
        "seniority": "manager",
        "perspective": "manager",
    }


def test_what_is_not_known_is_left_out() -> None:
    known = metadata.of(insight(), "hash", None, None, None)
    assert set(known) == {"content", "topic", "topic:day_to_day", "stance", "imported"}
    nobody = metadata.Person("p1", contact())
    assert "company" not in metadata.of(insight(), "hash", None, None, nobody)


def drawn() -> tuple[Insight, ...]:
    return tuple(insight(name, statement=text, quote=text) for name, text in SAID.items())


@pytest.fixture
def database(home: Path) -> Database:
    database = Database(home)
    person = Records(database).save_person(ANA, NOW)
    talks = Talks(database)
    talks.save_talk(talk("t1", person.id))
    talks.save_debrief("t1", Debrief(insights=drawn()))
    return database


QUESTIONS = {
    "What is the salary of a beginner?": "pay",
    "How do they start the working day?": "day",
    "Is it physically exhausting?": "fit",
}


def test_a_question_that_shares_no_word_is_answered_through_chroma_and_without_it(
    home: Path, database: Database
) -> None:
    embedder = LocalEmbedder()
    exact = Vectors(database, embedder)
    with closing(Index(home, embedder, database)) as index:
        index.settle()
        for question, wanted in QUESTIONS.items():
            words = set(re.findall(r"\w{3,}", question.lower()))
            assert not words & set(re.findall(r"\w{3,}", SAID[wanted].lower())) - {"the"}
            vector = embedder.embed([question])[0]
            found = nearest(index, exact, vector, 3)
            assert (found.by, found.hits[0][0]) == ("index", wanted)
            same = exact.nearest(vector, 3)
            assert [one for one, _ in same] == [one for one, _ in found.hits]
            assert [how for _, how in same] == pytest.approx(
                [how for _, how in found.hits], abs=1e-4
            )


def test_both_sides_are_held_to_filters(home: Path, database: Database) -> None:
    embedder = LocalEmbedder()
    exact = Vectors(database, embedder)
    vector = embedder.embed(["salary"])[0]
    where = {"$and": [{"company": "northline"}, {"day": {"$gte": 20260301}}]}
    with closing(Index(home, embedder, database)) as index:
        waiting = nearest(index, exact, vector, 9, where, lambda: ["day", "fit"])
        assert (waiting.by, waiting.hits) == ("record", []), "no vector is made yet"
        assert waiting.told
        index.settle()
        assert len(nearest(index, exact, vector, 9, where).hits) == 3
        assert index.nearest(vector, 9, {"company": "southline"}) == []
    away = nearest(index, exact, vector, 9, where, lambda: ["day", "fit", "nobody"])
    assert away.by == "record"
    assert {one for one, _ in away.hits} == {"day", "fit"}
    assert nearest(index, exact, vector, 9, where, list).hits == []
    assert len(exact.nearest(vector, 2)) == 2
    assert exact.nearest(vector, 0) == []
    assert exact.nearest(vector[:100], 9) == [], "of another length"


def test_exact_search_finds_nothing_off_the_record(database: Database) -> None:
    embedder = LocalEmbedder()
    exact = Vectors(database, embedder)
    exact.fill()
    vector = embedder.embed(["salary"])[0]
    assert exact.nearest(vector, 1)[0][0] == "pay"
    kept = Talks(database).insight("pay")
    Talks(database).change_insight(kept.model_copy(update={"off_record": True}))
    assert {one for one, _ in exact.nearest(vector, 9)} == {"day", "fit"}


def test_a_changed_statement_is_found_by_its_new_words(home: Path, database: Database) -> None:
    embedder = LocalEmbedder()
    talks = Talks(database)
    with closing(Index(home, embedder, database)) as index:
        index.settle()
        fit = talks.insight("fit").model_copy(update={"statement": "Offices close in August."})
        talks.change_insight(fit)
        index.settle()
        vector = embedder.embed(["Offices close in August."])[0]
        assert index.nearest(vector, 1)[0][0] == "fit"
        assert index.compare() == []
        talks.save_talk(talk("t1", None))  # with nobody who is kept
        index.settle()
        assert index.nearest(vector, 9, {"company": "northline"}) == []
        assert index.compare() == []


def test_an_empty_record_has_an_index_that_serves(home: Path) -> None:
    database = Database(home)
    with closing(Index(home, LocalEmbedder(), database)) as index:
        assert not index.ready
        index.settle()
        assert index.ready
        assert index.nearest(LocalEmbedder().embed(["salary"])[0], 3) == []
        assert index.compare() == []
