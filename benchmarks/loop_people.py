"""People who answer only what they are asked: simulated, and those of written conversations."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from assistant.app.samples import samples
from assistant.app.witnesses import employer, title
from assistant.craft.names import fold
from assistant.craft.patterns import counts
from assistant.craft.perspective import perspective
from assistant.insights import Topic
from assistant.intake.conversation import read_conversation
from assistant.models import Experience, Fact, Profile
from assistant.searches import Perspective
from assistant.tasks.debrief import debrief

DATA = Path(__file__).parent / "data" / "conversations"
# Titles by which the planner may tell where a simulated person stands; their trade is one.
TRADE = "Supply planner"
DAY = date(2026, 10, 1)
TITLES: dict[Perspective, str] = {
    "peer": TRADE,
    "manager": "Supply planning manager",
    "executive": "Chief operating officer",
    "recruiter": "Recruiter",
    "former": TRADE,
}


class Person(NamedTuple):
    """Somebody to talk to, and the topics they can tell something of."""

    id: str
    perspective: Perspective
    knows: frozenset[Topic]
    employer: str
    introducer: str | None = None
    role: str = ""

    @property
    def profile(self) -> Profile:
        """What the planner is given: title and employer; who left has a new post beside the old."""
        name = Fact(text=f"Person {self.id}")
        work = self.role or TITLES[self.perspective]
        company = Fact(text=self.employer) if self.employer else None
        post = Experience(title=Fact(text=work), company=company, current=True)
        if self.perspective == "former" and not self.role:
            left = post.model_copy(update={"current": False, "end": Fact(text="2025")})
            now = Experience(title=Fact(text="Baker"), company=Fact(text="Own"), current=True)
            return Profile(kind="facts", name=name, experiences=(now, left))
        return Profile(kind="facts", name=name, experiences=(post,))


@cache
def written_people() -> tuple[Person, ...]:
    """The people of the gold and of the samples; each knows what the notes hold of them."""
    return (*_of_gold(), *_of_samples())


def _of_gold() -> list[Person]:
    found = []
    for path in sorted(DATA.glob("*/gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        told = [
            one for one in gold["insights"] if not one["off_record"] and one["speaker"] != "user"
        ]
        topics = {topic for one in told for topic in (one["topic"], *one["topics"])}
        if gold["referrals"]:
            topics.add("referrals_next")
        role = gold["person"].get("role") or ""
        profile = Profile(kind="facts", headline=Fact(text=role)) if role else Profile(kind="facts")
        found.append(
            Person(
                id=path.parent.name,
                perspective=perspective(profile)[1],
                knows=frozenset(cast(set[Topic], topics)),
                employer=gold["person"].get("company") or "",
                role=role or "Professional",
            )
        )
    return found


def _of_samples() -> list[Person]:
    found: list[Person] = []
    named: dict[str, str] = {}
    for sample in samples():
        on = DAY - timedelta(days=sample.days)
        name = sample.person["name"]
        talk = read_conversation(sample.file, sample.data)
        drawn = debrief(talk, me=sample.me, person=name, on=on)
        told = [one for one in drawn.insights if counts(one)]
        topics = {topic for one in told for topic in (one.topic, *one.topics)}
        if drawn.referrals:
            topics.add("referrals_next")
        found.append(
            Person(
                id=name,
                perspective=perspective(sample.profile)[1],
                knows=frozenset(topics),
                employer=employer(sample.profile),
                introducer=named.get(fold(name)),
                role=title(sample.profile),
            )
        )
        for referral in drawn.referrals:
            named.setdefault(fold(referral.name), name)
    return found
