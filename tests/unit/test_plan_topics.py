"""The questions as data: each promise has its place, each topic its forms for everybody."""

from __future__ import annotations

import itertools
import re
from typing import get_args

import pytest

from assistant.craft.call_plan import asks_who_else
from assistant.craft.lexicon import level
from assistant.craft.plan_setting import search
from assistant.craft.questions import Listener, endings, promises, questions, spoken, weight
from assistant.craft.topics import named
from assistant.insights import Topic
from assistant.plans import Goal

# The screens and parts of Firsthand in which a promise may be kept.
PLACES = {
    "today", "people", "outreach", "prepare", "call", "debrief", "insights", "findings",
}  # fmt: skip
ARTICLES = {"000", "001", "002", "003", "004"}
ASKED = [topic for topic in get_args(Topic) if topic != "referrals_next"]


def test_each_promise_is_asked_by_a_topic_or_has_its_place() -> None:
    for one in promises():
        assert one.topics or one.places, one.promise
        assert set(one.topics) <= set(get_args(Topic))
        assert set(one.places) <= PLACES
        assert one.articles
        assert set(one.articles) <= ARTICLES


def test_each_topic_keeps_a_promise_and_each_article_is_heard() -> None:
    assert {topic for one in promises() for topic in one.topics} == set(get_args(Topic))
    assert {article for one in promises() for article in one.articles} == ARTICLES


@pytest.mark.parametrize("topic", ASKED)
def test_a_topic_can_be_put_to_everybody_of_whom_nothing_is_known(topic: Topic) -> None:
    entry = questions()[topic]
    for person, goal in itertools.product(get_args(Listener), get_args(Goal)):
        if person == "executive" and entry.basic:
            continue
        plain = [
            form
            for form in entry.forms
            if person in form.people and goal in form.goals and not form.needs
        ]
        known = [form for form in entry.forms if form.needs <= {"near", "a_role", "roles"}]
        assert plain or any(person in form.people for form in known), (topic, person, goal)


def test_each_closing_asks_who_else() -> None:
    for form in endings("who"):
        said = form.ask.replace("{", "").replace("}", "")
        assert asks_who_else(said), said


def forms() -> list[object]:
    found = [form for entry in questions().values() for form in entry.forms]
    for kind in ("who", "again", "more"):
        found += endings(kind)  # type: ignore[arg-type]
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.ask[:50])
def test_each_form_reads_like_a_question_that_one_says(form: object) -> None:
    ask, probe, why = form.ask, form.probe, form.why  # type: ignore[attr-defined]
    assert ask.count("?") == 1
    assert ask.endswith("?")
    assert not probe or (probe.count("?") == 1 and probe.endswith("?"))
    assert why.endswith(".")
    assert len(why.split()) <= 24
    assert len(re.sub(r"\{\w+\}", "some words here", ask).split()) <= 30
    assert not search("stock", level(ask))
    assert not search("gender", level(f"{ask} {probe} {why}"))


@pytest.mark.parametrize("topic", ASKED)
def test_no_question_stands_twice(topic: Topic) -> None:
    asks = [form.ask for form in questions()[topic].forms]
    assert len(set(asks)) == len(asks)
    assert len(asks) >= 7


def test_most_questions_are_heard_as_their_topic() -> None:
    """The rules that name a question's topic by its words agree with the file, where they can."""
    slots = {name: "data analyst" for form in forms() for name in form.needs}  # type: ignore[attr-defined]
    told = [
        (topic, named(form.ask.format_map(slots)))
        for topic in ASKED
        for form in questions()[topic].forms
    ]
    heard = [(topic, found) for topic, found in told if found is not None]
    assert len(heard) >= 0.5 * len(told)


def test_leave_and_names_are_part_of_every_closing() -> None:
    assert all("name" in one.probe or "sent" in one.probe for one in endings("who"))
    assert all(one.ask.startswith("May I") for one in endings("again"))
    assert "name" in spoken("both_probe")
    assert "write" in spoken("both_probe")


def test_weights_tell_people_and_goals_apart() -> None:
    assert weight("outlook", "executive", "exploring") > weight("outlook", "junior", "exploring")
    assert weight("standing_out", "manager", "applying") > weight(
        "standing_out", "manager", "exploring"
    )
    assert weight("pay", "experienced", "deciding", "left") > weight(
        "pay", "experienced", "deciding"
    )
