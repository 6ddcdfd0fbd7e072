"""What can be asked of each topic, of whom and when: the taxonomy's questions, and the weights
by which they are chosen. The wording and the weights are data, in `taxonomy/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any, Literal, NamedTuple, get_args

from assistant.insights import Topic
from assistant.plans import Goal
from assistant.searches import Perspective, Seniority

__all__ = [
    "Ending",
    "Form",
    "Listener",
    "TopicQuestions",
    "endings",
    "listener",
    "promises",
    "questions",
    "spoken",
    "weight",
]

Listener = Literal["junior", "experienced", "manager", "executive", "recruiter", "former"]
Kind = Literal["opening", "core", "late", "advice", "closing"]
Ending = Literal["who", "again", "more"]

_OF_THE_ROLE = frozenset({"a_role", "roles", "duty", "need", "formal", "pay"})
_EVERYBODY: frozenset[Listener] = frozenset(get_args(Listener))


class Form(NamedTuple):
    """One wording of a question; `needs` are the terms without which it cannot be said."""

    topic: Topic
    ask: str
    probe: str
    why: str
    people: frozenset[Listener]
    goals: frozenset[Goal]
    needs: frozenset[str]

    @property
    def for_some(self) -> bool:
        """Whether it is meant for some listeners only."""
        return self.people != _EVERYBODY


class TopicQuestions(NamedTuple):
    """A topic as it is asked about: its place in the talk, and its forms."""

    topic: Topic
    title: str
    stages: tuple[Kind, ...]
    basic: bool  # not put to an executive
    why: str
    forms: tuple[Form, ...]


class Promise(NamedTuple):
    """What the founding articles promise, and where it is kept: topics that ask it, or places."""

    promise: str
    articles: tuple[str, ...]
    topics: tuple[Topic, ...]
    places: tuple[str, ...]


def listener(seniority: Seniority, perspective: Perspective) -> Listener:
    """Under which name the forms know somebody: a peer by seniority, others by perspective."""
    if perspective == "peer":
        return "junior" if seniority == "junior" else "experienced"
    return perspective


@cache
def questions() -> Mapping[Topic, TopicQuestions]:
    """All topics with their forms; the closing topic has none here (see `endings`)."""
    table = _data("questions")
    found: dict[Topic, TopicQuestions] = {}
    for topic in get_args(Topic):
        entry = table[topic]
        found[topic] = TopicQuestions(
            topic=topic,
            title=entry["title"],
            stages=tuple(entry["stages"]),
            basic=entry.get("basic", False),
            why=entry["why"],
            forms=tuple(_form(topic, row, entry["why"]) for row in entry.get("forms", [])),
        )
    return found


@cache
def endings(kind: Ending) -> tuple[Form, ...]:
    """The closing questions: who else, leave to come back, and what to read or join.

    Those of who else and of coming back carry every probe once, so that any may be taken.
    """
    entry = _data("questions")["referrals_next"]
    probes = entry.get(f"{kind}_probe", [])
    rows = [{**row, "probe": row.get("probe", "")} for row in entry[kind]]
    forms = [_form("referrals_next", row, entry["why"]) for row in rows]
    if not probes:
        return tuple(forms)
    return tuple(form._replace(probe=probe) for form in forms for probe in probes)


def spoken(key: str) -> Any:
    """Wording around the questions: earlier views as probes, and reasons out of what is known."""
    entry = _data("questions")
    return entry["spoken"][key] if key in entry["spoken"] else entry["referrals_next"][key]


def weight(topic: Topic, person: Listener, goal: Goal, *other: str) -> float:
    """Points for asking `topic` of such a person, beside what is known of it already."""
    table = _data("tailoring")
    points: float = table["person"][person].get(topic, 0) + table["goal"][goal].get(topic, 0)
    points += sum(table["other"][name] for name in other)
    return points


@cache
def promises() -> tuple[Promise, ...]:
    """Everything the five founding articles promise, with its topics or places."""
    return tuple(
        Promise(
            row["promise"],
            tuple(row["articles"]),
            tuple(row.get("topics", ())),
            tuple(row.get("places", ())),
        )
        for row in _data("promises")["promises"]
    )


def slots(text: str) -> frozenset[str]:
    """The names of the slots of a wording."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def _form(topic: Topic, row: Mapping[str, Any], why: str) -> Form:
    people = frozenset(row["for"].split()) if "for" in row else _EVERYBODY
    goals = frozenset((row["goal"] if "goal" in row else " ".join(get_args(Goal))).split())
    if not people <= _EVERYBODY or not goals <= set(get_args(Goal)):
        raise ValueError(f"taxonomy/questions.toml: “{row['ask']}” names an unknown person or goal")
    said = row.get("why", why)
    needs = slots(row["ask"]) | slots(row["probe"]) | slots(said) if "probe" in row else slots(said)
    needs |= slots(row["ask"]) | frozenset(re.findall(r"\w+", row.get("needs", "")))
    needs |= {"changed"} if row.get("change") else frozenset()
    if row.get("far"):
        needs |= {"far"}
    elif needs & _OF_THE_ROLE and not row.get("any"):
        needs |= {"near"}
    return Form(topic, row["ask"], row.get("probe", ""), said, people, goals, needs)


@cache
def _data(name: str) -> dict[str, Any]:
    place = files(__package__) / "taxonomy" / f"{name}.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))
