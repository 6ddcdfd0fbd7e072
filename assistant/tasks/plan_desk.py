"""What lies ready for one plan: what it is made of, the terms, the views, what has been used."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from assistant.craft.path import employer_of
from assistant.craft.patterns import counted_topics
from assistant.craft.perspective import main_post, perspective
from assistant.craft.plan_setting import Setting
from assistant.craft.questions import Listener, listener
from assistant.insights import Topic
from assistant.models import Me, Profile, Record
from assistant.plans import Goal, Known, Role, Witness
from assistant.searches import Perspective
from assistant.tasks.plan_terms import Terms, terms
from assistant.tasks.plan_views import Views, views
from assistant.tasks.plan_wording import Choice

__all__ = ["Asked", "Desk", "chance", "desk"]


class Asked(Record):
    """All that a plan is made of. `left` are topics of earlier musts that stayed unanswered."""

    contact: Profile
    role: Role
    me: Me = Me()
    goal: Goal = "exploring"
    minutes: int = 25
    criteria: tuple[str, ...] = ()
    known: tuple[Known, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    left: tuple[Topic, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()  # employers that the user called one
    parted: tuple[str, ...] = ()
    person: str | None = None  # Person.id of the contact, where kept
    today: date


@dataclass
class Desk:
    """What lies ready for one plan, and what has been used of it."""

    asked: Asked
    person: Listener  # how the forms know them
    view: Perspective
    counted: frozenset[Topic]  # what somebody who counts as one with them has spoken of
    terms: Terms
    views: Views
    setting: Setting
    seed: str
    chosen: list[Choice] = field(default_factory=list)


def desk(asked: Asked) -> Desk:
    """Everything that the composition and a model's answer are measured by."""
    seniority, view = perspective(asked.contact, asked.role.title, asked.today)
    source = asked.contact.source or asked.contact.model_dump_json()
    mark = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
    setting = Setting(
        contact=asked.contact,
        role=asked.role,
        minutes=asked.minutes,
        person=asked.person,
        executive=view == "executive",
        known=asked.known,
        witnesses=asked.witnesses,
        joined=asked.joined,
        parted=asked.parted,
    )
    return Desk(
        asked=asked,
        person=listener(seniority, view),
        view=view,
        counted=_counted(asked),
        terms=terms(
            asked.contact, asked.role, asked.me, (seniority, view), asked.today, asked.criteria
        ),
        views=views(asked.known, setting),
        setting=setting,
        seed=f"{mark}|{asked.role.title}|{asked.goal}",
    )


def _counted(asked: Asked) -> frozenset[Topic]:
    post = main_post(asked.contact)
    return counted_topics(
        asked.witnesses,
        person=asked.person or "",
        employer=employer_of(post) if post else "",
        joined=asked.joined,
        parted=asked.parted,
    )


def chance(at: Desk, key: str) -> float:
    """Between 0 and 1, the same for the same person and role."""
    digest = hashlib.sha256(f"{at.seed}|{key}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32
