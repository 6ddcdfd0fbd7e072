"""Search over a record: what is found, in which order, by what, and what the user is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.errors import NotFound
from assistant.insights import Insight, Referral
from assistant.searches import Filters, Found
from assistant.store.database import FILE, Database
from assistant.store.fusion import fused
from assistant.store.records import Records
from assistant.store.search import NOBODY, NOTHING_ASKED, NOTHING_MEETS, Search
from assistant.store.talk_rows import Agreement, put_agreement, put_insight
from assistant.store.talks import Talks
from assistant.talks import Conversation, Turn
from tests.unit.conversations import NOW
from tests.unit.searchable import Meaning, filled, profile, search_of

FIVE = ("rota", "pay", "mistake", "bar", "ask")
SET_UP = [HealthCheck.function_scoped_fixture]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, str]]:
    """A filled record's file, and the people's ids: made once."""
    record = Database(tmp_path_factory.mktemp("kept"))
    people = filled(record)
    return record.path.read_bytes(), people


@pytest.fixture
def record(home: Path, kept: tuple[bytes, dict[str, str]]) -> Database:
    home.mkdir(parents=True)
    (home / FILE).write_bytes(kept[0])
    return Database(home)


@pytest.fixture
def people(kept: tuple[bytes, dict[str, str]]) -> dict[str, str]:
    return kept[1]


@pytest.fixture
def search(record: Database) -> Search:
    return search_of(record)[0]


def ids(found: Found) -> list[str]:
    return [hit.id for hit in found.insights]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("What did they say about pay?", "pay"),
        ("salary", "pay"),  # no word in common
        ("rotas in the morning", "rota"),
        ("C++", "sql"),
        ("trainning", "mistake"),  # misspelt
        ("portafolio", "bar"),  # of a kindred language
        ("who should I talk to", "ask"),
        ("what did Priya say about money", "pay"),  # who said it stands in no insight
    ],
)
def test_the_best_answer_stands_first(search: Search, typed: str, first: str) -> None:
    assert ids(search.search(typed))[0] == first


def test_a_name_alone_finds_what_that_person_said(search: Search) -> None:
    assert set(ids(search.search("tomas", limit=2))) == {"sql", "leave"}


def test_a_result_says_who_when_and_where(search: Search, people: dict[str, str]) -> None:
    hit = search.search("pay in Leeds").insights[0]
    assert (hit.person, hit.name, hit.date) == (
        people["Priya Nair"],
        "Priya Nair",
        date(2026, 1, 10),
    )
    assert [hit.statement[start:end] for start, end in hit.lit_statement] == ["Pay", "Leeds"]
    assert [hit.quote[start:end] for start, end in hit.lit_quote] == ["pay", "Leeds"]
    assert hit.quote == "pay: starts ~31k in Leeds"
    assert hit.talk == "talk Priya Nair"


@pytest.mark.parametrize("typed", ["salario", "Gehalt", "pay"])
def test_a_topic_is_found_by_its_name_in_another_language(search: Search, typed: str) -> None:
    assert ids(search.search(typed))[0] == "pay"


def test_who_to_talk_to_shows_where_somebody_was_named(search: Search, record: Database) -> None:
    referral = {"kind": "referral", "id": "r1", "talk": "talk Olu Adeyemi"}
    text = Talks(record).talk("talk Olu Adeyemi").conversation.text
    start = text.index("talk to Wren Ito")
    of = Referral(name="Wren Ito", quote="talk to Wren Ito", start=start, end=len(text))
    with record.write() as connection:
        put_agreement(connection, Agreement(**referral, of=of))
    first = search.search("who else should I talk to?").notes[0]
    assert (first.text, first.name) == ("talk to Wren Ito", "Olu Adeyemi")
    with record.write() as connection:
        hidden = of.model_copy(update={"off_record": True})
        put_agreement(connection, Agreement(**referral, of=hidden))
    assert search.search("who else should I talk to?").notes == ()


def test_my_own_turns_are_no_answer(search: Search, record: Database) -> None:
    talk = Talks(record).talk("talk Priya Nair")
    asked, told = (
        Turn(speaker="Me", text="Is the depot cold?"),
        Turn(speaker="P", text="Depot: yes"),
    )
    read = Conversation(format="labelled", turns=(asked, told))
    kept = talk.model_copy(update={"id": "t9", "conversation": read})
    Talks(record).save_talk(kept)
    assert len(search.search("cold depot").notes) == 2
    Talks(record).save_talk(kept.model_copy(update={"me": "Me"}))
    (place,) = search.search("cold depot").notes
    assert place.text == "Depot: yes" == read.text[place.start : place.end]


def test_notes_are_a_second_group_with_their_place(search: Search, record: Database) -> None:
    (place,) = search.search("ppl leave").notes
    text = Talks(record).talk(place.talk).conversation.text
    assert text[place.start : place.end] == place.text == "ppl leave @2y"
    assert [place.text[start:end] for start, end in place.lit] == ["ppl", "leave"]
    assert (place.name, place.date) == ("Tomás Beck", date(2026, 2, 20))


def test_what_is_off_the_record_is_nowhere(search: Search, record: Database) -> None:
    found = search.search("Brandt buys the works", limit=100)
    assert "secret" not in ids(found)
    assert found.notes == ()
    one = Talks(record).insight("secret")
    Talks(record).change_insight(one.model_copy(update={"off_record": False}))
    found = search.search("Brandt buys the works", limit=100)
    assert ids(found)[0] == "secret"
    assert len(found.notes) == 1


@pytest.mark.parametrize(
    ("filters", "met"),
    [
        (Filters(topics=("pay", "skills")), {"pay", "sql"}),
        (Filters(stances=("negative",)), {"leave"}),
        (Filters(roles=("planner",)), {"rota", "pay", "mistake"}),
        (Filters(companies=("calder buses",)), {"rota", "pay", "mistake"}),
        (Filters(companies=("CALDER BUSES LIMITED", "Quill Staffing")), set(FIVE)),
        (Filters(perspectives=("recruiter",)), {"bar", "ask"}),
        (Filters(since=date(2026, 2, 20)), {"sql", "leave", "bar", "ask"}),
        (Filters(until=date(2026, 2, 20), since=date(2026, 1, 11)), {"sql", "leave"}),
        (Filters(roles=("planner",), topics=("pay",)), {"pay"}),
        (Filters(topics=("company",)), set()),
    ],
)  # fmt: skip
@pytest.mark.parametrize("typed", ["", "pay rota portfolio"])
def test_filters_hold_what_is_found(
    search: Search, typed: str, filters: Filters, met: set[str]
) -> None:
    found = search.search(typed, filters)
    assert set(ids(found)) == met
    assert found.told or met, "the user is told that nothing meets them"
    told = filters.topics or filters.stances
    assert all(hit.talk in {one.talk for one in found.insights} for hit in found.notes)
    assert not (told and found.notes), "a place in the notes has no topic"


def test_people_are_filtered_by_who_they_are_now(
    search: Search, record: Database, people: dict[str, str]
) -> None:
    asked = Filters(people=(people["Olu Adeyemi"],), roles=("planner",))
    assert search.search("", asked).told == NOBODY
    Records(record).save_person(
        profile("Priya Nair").model_copy(update={"source": "x"}), NOW, people["Olu Adeyemi"]
    )
    later = Records(record).save_person(
        profile("Priya Nair"), NOW.replace(hour=9), people["Olu Adeyemi"]
    )
    assert later.id == people["Olu Adeyemi"]
    assert set(ids(search.search("", asked))) == {"bar", "ask"}


def test_without_words_the_newest_stand_first(search: Search) -> None:
    dates = [hit.date for hit in search.search("", Filters(since=date(2026, 1, 1))).insights]
    assert dates == sorted(dates, reverse=True)
    assert search.search("  ").told == NOTHING_ASKED
    assert search.search("", Filters(topics=("company",))).told == NOTHING_MEETS


def test_a_search_over_nothing_says_what_to_do(home: Path) -> None:
    meaning_of = search_of(Database(home))[0]
    assert meaning_of.search("pay").insights == ()


def test_what_the_index_still_says_of_deleted_insights_is_not_shown(record: Database) -> None:
    search, meaning = search_of(record)
    meaning.by_index = ["gone", "secret", "leave", "pay"]
    found = search.search("nothing like it", Filters(topics=("pay",)))
    assert ids(found) == ["pay"], "nor what does not meet the filters in the record"
    assert found.by == "index"
    assert found.told.startswith("No insight says “nothing”, “like”")


def test_words_alone_serve_where_no_vector_can_be_made(record: Database) -> None:
    search, meaning = search_of(record)
    meaning.deaf = True
    found = search.search("rota calls")
    assert ids(found)[0] == "rota"
    assert found.by == "record"
    assert "Only words were searched" in found.told


def test_more_like_one_leaves_it_out(search: Search) -> None:
    found = search.more_like("pay")
    assert "pay" not in ids(found)
    assert found.insights
    with pytest.raises(NotFound):
        search.more_like("nowhere")


def test_the_limit_holds(search: Search) -> None:
    found = search.search("pay rota leave portfolio", limit=2)
    assert len(found.insights) == 2
    assert len(found.notes) == 2


ODD = (
    "",
    "a",
    "R",
    "C#",
    '"',
    "'",
    "*",
    "^",
    "NEAR(pay rota)",
    "pay AND (",
    "statement:pay",
    "-pay",
    "pay OR",
    "{pay}",
    "' OR 1=1 --",
    "😀",
    "\x00",
    "\ud800pay",
    "工资",
    "薪",
    "給料はいくら",
    "зарплата",
    "x" * 10_000,
    "pay rota " * 1_200,
    " ".join(f"word{n}" for n in range(3_000)),
    "%_",
    "İstanbul",
)


@pytest.mark.parametrize("typed", ODD, ids=lambda typed: ascii(typed)[:20])
def test_odd_queries_have_an_answer_and_no_error(search: Search, typed: str) -> None:
    found = search.search(typed)
    assert found.insights or found.told
    found.model_dump_json()


@settings(max_examples=60, suppress_health_check=SET_UP, deadline=None)
@given(typed=st.text())
@example(typed="\ud8aa")
def test_no_query_fails(search: Search, typed: str) -> None:
    for hit in search.search(typed).insights:
        assert all(0 <= a < b <= len(hit.statement) for a, b in hit.lit_statement)
        assert all(0 <= a < b <= len(hit.quote) for a, b in hit.lit_quote)


def test_chinese_notes_are_found_by_a_part_of_a_sentence(record: Database) -> None:
    insight = {"topic": "pay", "start": 0, "end": 0, "imported": True}
    with record.write() as connection:
        for key, text in {"a": "起薪大约是每月八千元。", "b": "他们每周一开会。"}.items():
            one = Insight.model_validate({"id": key, "statement": text, "quote": text, **insight})
            put_insight(connection, one, None)
    found = search_of(record)[0].search("每月起薪多少")
    assert ids(found)[0] == "a"
    hit = found.insights[0]
    assert {hit.statement[start:end] for start, end in hit.lit_statement} == {"起薪", "每月"}


@given(
    meaning=st.dictionaries(st.sampled_from("abcdef"), st.floats(-1, 1)),
    said=st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 50)),
    weight=st.floats(0, 1),
)
def test_what_both_sides_rank_higher_is_ranked_higher(
    meaning: dict[str, float], said: dict[str, float], weight: float
) -> None:
    scores = fused("abcdef", meaning, said, weight)
    least = min(meaning.values(), default=0.0)
    for one in "abcdef":
        for other in "abcdef":
            near = meaning.get(one, least) >= meaning.get(other, least)
            word = said.get(one, 0) >= said.get(other, 0)
            if near and word:
                assert scores[one] >= scores[other] - 1e-9


def test_the_meaning_of_a_search_is_what_the_app_hands_over() -> None:
    from assistant.app.indexing import Indexing

    for name in ("embedder", "vectors", "vector", "nearest"):
        assert hasattr(Indexing, name)
        assert hasattr(Meaning, name) or name in {"embedder", "vectors"}
