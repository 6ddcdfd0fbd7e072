"""What is written offline after a yes and after a conversation: over many talks, no rule broken."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.app.samples import samples
from assistant.app.sides import person_in
from assistant.craft.after_talk import heard
from assistant.craft.names import stem, tokens
from assistant.insights import Debrief, Talk
from assistant.intake.conversation import read_conversation
from assistant.models import (
    Case,
    Channel,
    Fact,
    Heard,
    Kind,
    Me,
    Pledge,
    Profile,
    Request,
    Tone,
)
from assistant.tasks import outreach
from assistant.tasks.debrief import debrief
from assistant.tasks.outreach import Checked
from tests.unit.people import BEEKEEPER, TODAY

GOLD = Path(__file__).parents[2] / "benchmarks" / "data" / "conversations"
NOW = datetime(2026, 11, 20)
ME = Me(name="Sam Okafor", work="I teach maths", learn="how people in other fields spend a week")
TALKS = [f"sample {number}" for number in range(6)]
TALKS += sorted(folder.name for folder in GOLD.iterdir() if folder.is_dir())


@cache
def talk(name: str) -> tuple[Profile, Talk, Debrief]:
    """A conversation with whoever it was, and what the rules draw from it."""
    if name.startswith("sample"):
        one = samples()[int(name[-1])]
        file, data, me, person = one.file, one.data, one.me, one.profile
        on = date(2026, 11, 3)
    else:
        gold = json.loads((GOLD / name / "gold.json").read_text(encoding="utf-8"))
        file, me = gold["file"], gold["me"]
        data, on = (GOLD / name / file).read_bytes(), date.fromisoformat(gold["date"])
        who = gold["person"]["name"]
        person = Profile(kind="facts", name=Fact(text=who), source=who)
    conversation = read_conversation(file, data)
    called = person.name.text if person.name else ""
    drawn = debrief(conversation, me=me, person=person_in(conversation, me, (), called), on=on)
    kept = Talk(id=name, on=on, conversation=conversation, me=me, created=NOW, changed=NOW)
    return person, kept, drawn


@cache
def written(name: str, kind: Kind, channel: Channel, tone: Tone, days: int = 1) -> Checked:
    person, kept, drawn = talk(name)
    called = person.name.text if person.name else ""
    case = Case(
        request=Request(kind=kind, channel=channel, tone=tone, via="Bo Lindqvist", talk=kept.id),
        contact=person,
        me=ME,
        heard=heard(kept, drawn, called),
        today=kept.on + timedelta(days=days),
    )
    return outreach.write(case)


def all_ways(name: str) -> Iterator[Checked]:
    kinds: tuple[Kind, ...] = ("thanks", "introducer")
    for kind, tone in product(kinds, get_args(Tone)):
        yield written(name, kind, "email", tone)
    for kind in kinds if name.startswith("sample") else ():  # no subject, and a limit
        yield written(name, kind, "message", "warm")
        yield written(name, kind, "inmail", "plain")


@pytest.mark.parametrize("name", TALKS)
def test_no_draft_breaks_a_rule(name: str) -> None:
    for checked in all_ways(name):
        assert checked.findings == (), checked.draft.body
        assert (checked.draft.model, "?" in checked.draft.body) == (None, False)


@pytest.mark.parametrize("name", TALKS)
def test_a_thank_you_says_one_thing_that_was_said(name: str) -> None:
    checked = written(name, "thanks", "email", "plain")
    told = [
        source
        for sentence in checked.draft.sentences
        for source in sentence.sources
        if source.origin == "talk"
    ]
    assert told, checked.draft.body


@pytest.mark.parametrize("name", TALKS)
def test_nothing_off_the_record_and_nothing_of_pay(name: str) -> None:
    _, kept, drawn = talk(name)
    locked = heard(kept, drawn).locked
    for kind in ("thanks", "introducer"):
        body = written(name, kind, "email", "warm").draft.body
        said = {stem(word) for word in tokens(body) if len(word) > 4}
        for remark in locked:
            own = {stem(word) for word in tokens(remark) if len(word) > 4}
            assert len(own & said) < 3, (remark, body)
        assert not any(sign in body for sign in "£$€")


def test_the_introducer_is_told_nothing_of_what_was_said() -> None:
    for name in TALKS:
        _, _, drawn = talk(name)
        body = written(name, "introducer", "email", "warm").draft.body
        for insight in drawn.insights:
            assert insight.statement.strip(" .") not in body


def test_no_two_people_get_the_same_point() -> None:
    bodies = [written(name, "thanks", "email", "warm").draft for name in TALKS]
    points = [one.text for draft in bodies for one in draft.sentences
              if any(source.field == "talk" for source in one.sources)]  # fmt: skip
    assert len(points) == len(set(points))


@pytest.mark.parametrize(
    ("what", "due", "told"),
    [
        ("Send her my two surveys", date(2026, 11, 27), "send you my two surveys by Friday 27"),
        ("Send N my notes", None, "my notes"),
        ("Owe her a one-page idea by then", None, "a one-page idea"),
        ("Send them the plan", date(2026, 11, 2), "promised you the plan"),
        ("Send her my CV", None, ""),
        ("Ask around for her", None, ""),
    ],
)
def test_a_promise_is_told_with_its_day(what: str, due: date | None, told: str) -> None:
    pledge = Pledge(what=what, quote=what, due=due)
    known = Heard(on=date(2026, 11, 19), pledges=(pledge,))
    case = Case(request=Request(kind="thanks"), contact=BEEKEEPER, me=ME, heard=known, today=TODAY)
    body = outreach.write(case).draft.body
    assert told in body.replace("you will have it by", "")
    if not told:
        assert "promised" not in body
        assert "CV" not in body


def test_without_a_point_the_rules_ask_for_one() -> None:
    known = Heard(on=date(2026, 11, 19))
    case = Case(request=Request(kind="thanks"), contact=BEEKEEPER, me=ME, heard=known, today=TODAY)
    assert [item.rule for item in outreach.write(case).findings] == ["L12"]


ZONES = ["Europe/London", "America/New_York", "Asia/Tokyo", "Asia/Riyadh", "Pacific/Auckland"]


@settings(max_examples=40)
@given(
    st.sampled_from(ZONES),
    st.sampled_from(ZONES),
    st.sampled_from(get_args(Tone)),
    st.sampled_from(["email", "message", "inmail"]),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_the_answer_to_a_yes_breaks_no_rule(
    mine: str, theirs: str, tone: Tone, channel: Channel, today: date
) -> None:
    request = Request(
        kind="yes", my_zone=mine, their_zone=theirs, tone=tone, channel=channel,
        earlier="Could we talk for 25 minutes?",
    )  # fmt: skip
    checked = outreach.write(Case(request=request, contact=BEEKEEPER, me=ME, today=today))
    assert [item for item in checked.findings if item.severity != "I"] == []
    lines = [line for line in checked.draft.body.splitlines() if line.startswith("- ")]
    assert len(lines) == len(set(lines)) == 3
    assert "25 minutes" in checked.draft.body
    assert checked.draft.body.count("?") == 1


def test_how_to_meet_is_said_as_it_was_typed() -> None:
    request = Request(kind="yes", meet="I will ring you on the office number",
                      my_zone="Europe/London", their_zone="Europe/London")  # fmt: skip
    body = outreach.write(Case(request=request, contact=BEEKEEPER, me=ME, today=TODAY)).draft.body
    assert "I will ring you on the office number." in body
    assert "GMT for both of us" in body


def test_without_a_zone_the_hours_stand_in_mine_and_the_rules_say_so() -> None:
    request = Request(kind="yes", my_zone="Europe/Berlin")
    checked = outreach.write(Case(request=request, contact=BEEKEEPER, me=ME, today=TODAY))
    assert "CET" in checked.draft.body
    assert [item.rule for item in checked.findings if item.severity == "W"] == ["L25"]
