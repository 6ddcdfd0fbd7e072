"""Random writes, deletions, restarts, backups and restores: the record equals a dictionary."""

from __future__ import annotations

import copy
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from assistant.insights import Debrief, Insight
from assistant.store.backup import backup, restore
from assistant.store.database import FILE, Database
from assistant.store.records import Records
from assistant.store.talks import Talks
from tests.unit.conversations import NOW, contact, debrief, insight, talk

# Few keys, so that the same ones meet again.
DRAWN = st.lists(
    st.builds(
        lambda key, text, weight: insight(f"i{key}", statement=text, weight=weight),
        st.integers(0, 4),
        st.text(min_size=1, max_size=8),
        st.sampled_from([0.0, 1.5, 2.0]),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda one: one.id,
)


@cache
def empty() -> bytes:
    """A record in which nothing is kept yet: migrating once is enough."""
    with tempfile.TemporaryDirectory() as folder:
        Database(Path(folder))
        return (Path(folder) / FILE).read_bytes()


def content(insights: Iterable[Insight]) -> list[tuple[object, ...]]:
    return sorted((one.statement, one.weight, one.reviewed, one.start) for one in insights)


class Record(RuleBasedStateMachine):
    @initialize()
    def open(self) -> None:
        self.place = Path(tempfile.mkdtemp())
        self.home = self.place / "firsthand"
        self.home.mkdir()
        (self.home / FILE).write_bytes(empty())
        self.kept: dict[str, dict[str, Any]] = {
            "people": {},
            "talks": {},
            "drawn": {},
            "typed": {},
        }
        self.number = 0
        self.restart()
        # Somebody with a conversation from the start, or few runs would come to delete one.
        person = self.records.save_person(contact(), NOW)
        self.kept["people"][person.id] = person
        self.keep_talk(person.id, ["mornings: rota"])
        self.saved = copy.deepcopy(self.kept)
        backup(Database(self.home), self.place / "backup.sqlite3")

    def teardown(self) -> None:
        shutil.rmtree(self.place)

    @rule()
    def restart(self) -> None:
        database = Database(self.home)
        self.records, self.talks = Records(database), Talks(database)

    @rule(name=st.text(min_size=1, max_size=8))
    def add_person(self, name: str) -> None:
        person = self.records.save_person(contact(name), NOW)
        self.kept["people"][person.id] = person

    @precondition(lambda self: self.kept["people"])
    @rule(data=st.data(), name=st.text(min_size=1, max_size=8))
    def change_person(self, data: st.DataObject, name: str) -> None:
        person = data.draw(st.sampled_from(sorted(self.kept["people"])))
        self.kept["people"][person] = self.records.save_person(contact(name), NOW, person)

    @rule(data=st.data(), lines=st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=3))
    def add_talk(self, data: st.DataObject, lines: list[str]) -> None:
        self.keep_talk(data.draw(st.sampled_from([None, *sorted(self.kept["people"])])), lines)

    def keep_talk(self, person: str | None, lines: list[str]) -> None:
        self.number += 1
        new = talk(f"t{self.number}", person, tuple(lines))
        self.talks.save_talk(new)
        self.kept["talks"][new.id] = new
        self.kept["drawn"][new.id] = Debrief()

    @precondition(lambda self: self.kept["talks"])
    @rule(data=st.data(), insights=DRAWN, rest=st.booleans())
    def draw(self, data: st.DataObject, insights: list[Insight], rest: bool) -> None:
        name = data.draw(st.sampled_from(sorted(self.kept["talks"])))
        given = (debrief() if rest else Debrief()).model_copy(update={"insights": tuple(insights)})
        reviewed = [one for one in self.kept["drawn"][name].insights if one.reviewed]
        known = {one.id for one in reviewed}
        found = self.talks.save_debrief(name, given)
        new = [one for one in found.insights if one.id not in known]
        assert content(found.insights) == content([*reviewed, *new])
        statements = {one.statement for one in insights}
        assert {one.statement for one in new} <= statements
        assert {one.id for one in insights} <= known | {one.id for one in new} | self.elsewhere(
            name
        )
        assert found.model_copy(update={"insights": ()}) == given.model_copy(
            update={"insights": ()}
        )
        self.kept["drawn"][name] = found

    def elsewhere(self, name: str) -> set[str]:
        drawn = self.kept["drawn"].items()
        return {one.id for other, found in drawn if other != name for one in found.insights}

    @precondition(lambda self: any(found.insights for found in self.kept["drawn"].values()))
    @rule(data=st.data(), text=st.text(min_size=1, max_size=8), drop=st.booleans())
    def review(self, data: st.DataObject, text: str, drop: bool) -> None:
        name = data.draw(
            st.sampled_from(sorted(k for k, v in self.kept["drawn"].items() if v.insights))
        )
        found = self.kept["drawn"][name]
        one = data.draw(st.sampled_from(found.insights))
        others = [other for other in found.insights if other.id != one.id]
        if drop:
            self.talks.delete_insight(one.id)
        else:
            one = one.model_copy(update={"statement": text, "reviewed": True})
            self.talks.change_insight(one)
            others.append(one)
        others.sort(key=lambda other: (-other.weight, other.start, other.id))
        self.kept["drawn"][name] = found.model_copy(update={"insights": tuple(others)})

    @precondition(lambda self: self.kept["talks"])
    @rule(data=st.data())
    def delete_talk(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.kept["talks"])))
        self.talks.delete_talk(name)
        self.forget_talks([name])

    @precondition(lambda self: self.kept["people"])
    @rule(data=st.data())
    def delete_person(self, data: st.DataObject) -> None:
        person = data.draw(st.sampled_from(sorted(self.kept["people"])))
        self.records.delete_person(person)
        del self.kept["people"][person]
        self.forget_talks([k for k, v in self.kept["talks"].items() if v.person == person])

    def forget_talks(self, names: list[str]) -> None:
        for name in names:
            del self.kept["talks"][name]
            del self.kept["drawn"][name]
        self.kept["typed"] = {}

    @rule(slot=st.sampled_from("ab"), text=st.none() | st.text(max_size=8))
    def type_text(self, slot: str, text: str | None) -> None:
        if text is None:
            self.records.forget(slot)
            self.kept["typed"].pop(slot, None)
        else:
            self.records.keep(slot, {"text": text}, NOW)
            self.kept["typed"][slot] = {"text": text}

    @rule()
    def back_up(self) -> None:
        backup(Database(self.home), self.place / "backup.sqlite3")
        self.saved = copy.deepcopy(self.kept)

    @rule()
    def restore(self) -> None:
        restore(self.home, self.place / "backup.sqlite3")
        self.kept = copy.deepcopy(self.saved)

    @invariant()
    def equals_the_dictionary(self) -> None:
        if not hasattr(self, "records"):
            return
        assert {one.id: one for one in self.records.people()} == self.kept["people"]
        assert {one.id: one for one in self.talks.talks()} == self.kept["talks"]
        for name, found in self.kept["drawn"].items():
            assert self.talks.debrief(name) == found
        drawn = [one for found in self.kept["drawn"].values() for one in found.insights]
        assert content(self.talks.insights()) == content(drawn)
        assert len(self.talks.agreements()) == sum(
            len(found.actions) + len(found.referrals) + len(found.promises)
            for found in self.kept["drawn"].values()
        )
        for slot in "ab":
            assert self.records.kept(slot) == self.kept["typed"].get(slot)


Record.TestCase.settings = settings(
    max_examples=6, stateful_step_count=50, deadline=None, derandomize=True, database=None
)
TestRecord = Record.TestCase
