"""What is exported comes back the same; importing it once more adds nothing."""

from __future__ import annotations

import io
import json
import stat
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.app.assistant import open_assistant
from assistant.errors import InputError
from assistant.insights import Action, Debrief, Insight, Quoted, Referral, Talk, Topic
from assistant.models import Draft, Fact, KeptRequest, Me, ModelCall, Person, Profile, Request
from assistant.searches import SavedSearch
from assistant.store.database import FILE, Database
from assistant.store.exchange import add, from_lines, to_lines
from assistant.store.markdown import to_markdown
from assistant.store.plan_rows import EmployerRow, put_employer, put_plan, put_search
from assistant.store.records import Records, put_call, put_me, put_person, put_request
from assistant.store.snapshot import COVER, Snapshot, snapshot
from assistant.store.talks import Talks
from assistant.talks import Conversation, Turn
from tests.unit.conversations import (
    NOTES,
    NOW,
    OFF_THE_RECORD,
    contact,
    debrief,
    insight,
    plan,
    quoted,
    talk,
)

WORDS = st.text(min_size=1, max_size=12)
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1))
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@st.composite
def talks(draw: st.DrawFn, own_id: str, people: list[str]) -> tuple[Talk, Debrief]:
    """A conversation of any words, and what was drawn from it, nothing off the record."""
    turns = draw(
        st.lists(
            st.builds(
                Turn,
                speaker=st.none() | WORDS,
                start=st.none() | st.floats(0, 9e4),
                text=WORDS.filter(str.strip),
            ),
            min_size=1,
            max_size=4,
        )
    )
    read = Conversation(
        format=draw(st.sampled_from(["vtt", "notes"])), turns=tuple(turns), source=draw(WORDS)
    )
    text = read.text
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    place = {"quote": text[start:end], "start": start, "end": end}
    kept = Talk(
        id=own_id,
        person=draw(st.sampled_from([None, *people])),
        on=draw(DAYS),
        conversation=read,
        me=draw(st.none() | WORDS),
        created=draw(TIMES),
        changed=draw(TIMES),
    )
    drawn = Debrief(
        insights=tuple(
            Insight(
                id=f"{own_id}-{number}",
                statement=draw(WORDS),
                topic=draw(st.sampled_from(get_args(Topic))),
                weight=draw(st.floats(-9, 9)),
                reviewed=draw(st.booleans()),
                at=draw(st.none() | st.floats(0, 9e4)),
                **place,
            )
            for number in range(draw(st.integers(0, 2)))
        ),
        actions=(Action(owner="me", what=draw(WORDS), due=draw(st.none() | DAYS), **place),),
        referrals=(Referral(name=draw(WORDS), may_name=draw(st.booleans()), **place),),
        reflections=(Quoted(**place),),
    )
    return kept, drawn


@st.composite
def records(draw: st.DrawFn) -> tuple[Me, list[Person], list[KeptRequest], list[ModelCall]]:
    people = [
        Person(
            id=f"p{number}",
            profile=Profile(kind="web", source=draw(WORDS), name=Fact(text=draw(WORDS))),
            created=draw(TIMES),
            changed=draw(TIMES),
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    requests = [
        KeptRequest(
            id=f"r-{person.id}",
            person=person.id,
            request=Request(why=draw(WORDS), kind="follow-up", sent=draw(st.none() | DAYS)),
            draft=Draft(subject=None, body=draw(WORDS)),
            subject=draw(st.none() | WORDS),
            body=draw(WORDS),
            created=draw(TIMES),
            changed=draw(TIMES),
        )
        for person in people
    ]
    call = ModelCall(
        id="c1",
        at=draw(TIMES),
        task=draw(WORDS),
        prompt="p",
        prompt_hash="0",
        model=draw(WORDS),
        host="h",
        milliseconds=3,
        cost=draw(st.none() | st.floats(0, 9)),
        outcome="ok",
    )
    return Me(name=draw(WORDS), voice=(draw(WORDS),)), people, requests, [call]


@pytest.fixture(scope="module")
def new_record(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Database]:
    """Makes empty records; migrating one is enough."""
    empty = Database(tmp_path_factory.mktemp("empty")).path.read_bytes()

    def made() -> Database:
        folder = tmp_path_factory.mktemp("record")
        (folder / FILE).write_bytes(empty)
        return Database(folder)

    return made


@settings(max_examples=15)
@given(data=st.data())
def test_an_export_comes_back_the_same_and_adds_nothing_twice(
    new_record: Callable[[], Database], data: st.DataObject
) -> None:
    me, people, requests, calls = data.draw(records())
    first, second = new_record(), new_record()
    with first.write() as connection:
        put_me(connection, me, NOW)
        for person in people:
            put_person(connection, person)
        for request in requests:
            put_request(connection, request)
        for call in calls:
            put_call(connection, call)
        for person in people:
            put_plan(connection, plan(f"plan-{person.id}", person.id), NOW)
        put_search(connection, SavedSearch(id="s1", name=me.name, query=me.name), NOW)
        put_employer(connection, EmployerRow(id="e1", body={"joined": [me.name, "b"]}))
    kept = Talks(first)
    for number in range(data.draw(st.integers(0, 2))):
        new, drawn = data.draw(talks(f"t{number}", [person.id for person in people]))
        kept.save_talk(new)
        kept.save_debrief(new.id, drawn)
    lines = to_lines(snapshot(first))
    done = add(second, from_lines(lines), NOW)
    assert done.known == 0
    assert sum(done.added.values()) == len(lines.splitlines()) - 1
    assert Records(second).me() == Records(first).me()
    assert Records(second).requests() == Records(first).requests()
    assert Records(second).model_calls() == Records(first).model_calls()
    assert {one.id: one for one in Records(second).people()} == {one.id: one for one in people}
    assert Talks(second).talks() == kept.talks()
    for new in kept.talks():
        assert Talks(second).debrief(new.id) == kept.debrief(new.id)
    assert to_lines(snapshot(second)) == lines
    again = add(second, from_lines(lines), NOW)
    assert (again.added, again.known) == ({}, sum(done.added.values()))
    assert to_lines(snapshot(second)) == lines
    assert to_markdown(snapshot(second)) == to_markdown(snapshot(first))


@pytest.fixture
def full(home: Path) -> Database:
    database = Database(home)
    ana = Records(database).save_person(contact(), NOW)
    draft = Draft(subject="Your buses", body="Hello *Ana*")
    Records(database).save_request(ana.id, Request(), draft, "Your buses", "Hello *Ana*", NOW)
    Talks(database).save_talk(talk(person=ana.id))
    Talks(database).save_debrief("t1", debrief())
    return database


def test_what_is_off_the_record_is_in_no_export(full: Database, tmp_path: Path) -> None:
    hidden = insight("i4", statement="They said it quietly.", **quoted("panel gets cut"))
    Talks(full).save_debrief(
        "t1", debrief().model_copy(update={"insights": (*debrief().insights, hidden)})
    )
    done = open_assistant(full.folder).export(tmp_path / "out")
    assert done.left_out == 2, "the marked one, and the one that rests on its words"
    for file in done.files:
        text = file.read_text("utf-8")
        assert "panel" not in text
        assert "quietly" not in text
        assert COVER in text
        assert "Leeds" in text
    exported = from_lines(done.files[0].read_bytes()).talks[0].conversation
    before = talk().conversation.text
    assert [len(turn.text) for turn in exported.turns] == [len(line) for line in NOTES]
    assert all(new in (old, COVER) for old, new in zip(before, exported.text, strict=True)), (
        "every other word stands where it stood"
    )
    assert OFF_THE_RECORD in Talks(full).talk("t1").conversation.text


def test_a_plan_leaves_without_what_became_off_the_record(full: Database) -> None:
    with full.write() as connection:
        put_plan(connection, plan("p1", of="i1"), NOW)
    assert plan("p1", of="i1") in snapshot(full).plans
    one = Talks(full).insight("i1")
    Talks(full).change_insight(one.model_copy(update={"off_record": True}))
    (left,) = snapshot(full).plans
    assert (left.brief.earlier, left.questions[0].probe, left.answers) == ((), "", {})
    assert left.questions[0].text == plan("p1").questions[0].text


def test_a_statement_from_elsewhere_can_be_off_the_record_too(full: Database) -> None:
    add(full, from_lines(b'{"id": "x-1", "statement": "They lost the tender."}'), NOW)
    assert b"tender" in to_lines(snapshot(full))
    kept = Talks(full).insight("x-1")
    Talks(full).change_insight(kept.model_copy(update={"off_record": True}))
    assert b"tender" not in to_lines(snapshot(full))
    assert "tender" not in to_markdown(snapshot(full))


def test_markdown_holds_all_and_shows_it_literally(full: Database) -> None:
    text = to_markdown(snapshot(full))
    for told in ("Ana Ruiz", "Your buses", r"Hello \*Ana\*", "Priya Raman", NOTES[1], "introduces"):
        assert told in text
    assert "send the reading list" in text
    assert "2026-03-06" in text


@pytest.mark.parametrize("name", ["all.jsonl", "all.md", "folder", "folder.d/deep"])
def test_an_export_goes_where_its_name_says(full: Database, tmp_path: Path, name: str) -> None:
    assistant = open_assistant(full.folder)
    done = assistant.export(tmp_path / name)
    again = assistant.export(tmp_path / name)
    assert done == again
    assert len(done.files) == (1 if "all" in name else 2)
    for file in done.files:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert file.is_relative_to(tmp_path / name)


def test_an_export_replaces_no_file_of_mine(full: Database, tmp_path: Path) -> None:
    assistant = open_assistant(full.folder)
    (tmp_path / "out").mkdir()
    for mine in (tmp_path / "notes.md", tmp_path / "out" / "firsthand.md"):
        mine.write_text("my own notes")
        with pytest.raises(InputError, match="left as it") as caught:
            assistant.export(mine if mine.parent == tmp_path else mine.parent)
        assert caught.value.hint
        assert mine.read_text() == "my own notes"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["firsthand.md"]
    with pytest.raises(InputError, match="neither"):
        assistant.export(tmp_path / "all.csv")


def test_a_bare_statement_is_kept_as_imported_once(full: Database) -> None:
    assistant = open_assistant(full.folder)
    line = json.dumps({"id": "x-1", "statement": "Juniors earn 30k to 34k a year."})
    assert assistant.import_lines(io.BytesIO(line.encode())).added == {"insight": 1}
    assert assistant.import_lines(io.BytesIO(line.encode())).known == 1
    kept = Talks(full).insight("x-1")
    assert (kept.imported, kept.topic, kept.confidence) == (True, "pay", "low")
    assert Talks(full).talk_of("x-1") is None


def test_a_quote_that_does_not_stand_in_its_conversation_is_no_evidence(full: Database) -> None:
    kept = snapshot(full)
    lines = (
        to_lines(kept)
        .decode()
        .replace('"i1"', '"forged"')
        .replace(
            '"quote": "mornings = rota calls", "start": 0',
            '"quote": "I would hire you", "start": 3',
        )
    )
    assert "I would hire you" in lines
    add(full, from_lines(lines.encode()), NOW)
    assert Talks(full).insight("forged").imported
    assert not Talks(full).insight("i1").imported


def test_an_insight_without_a_conversation_is_imported_whatever_it_says(full: Database) -> None:
    line = {"kind": "insight", "talk": None, **insight("alone").model_dump(mode="json")}
    add(full, from_lines(json.dumps(line).encode()), NOW)
    assert Talks(full).insight("alone").imported


@pytest.mark.parametrize("lost", ["talk", "person"])
def test_what_belongs_to_nothing_is_refused_whole(
    full: Database, tmp_path: Path, lost: str
) -> None:
    lines = [json.loads(line) for line in to_lines(snapshot(full)).splitlines()]
    left = "\n".join(json.dumps(line) for line in lines if line["kind"] != lost)
    other = Database(tmp_path / "other")
    with pytest.raises(InputError, match="Nothing was imported"):
        add(other, from_lines(left.encode()), NOW)
    assert snapshot(other) == Snapshot(me=Me())
