"""Plans, people and what earlier people said, for the tests of plans; all of it invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from assistant.craft.plan_setting import Setting
from assistant.insights import Topic
from assistant.models import Me, Profile
from assistant.plans import Known, Plan, Question, Role, Slot, Source, Witness
from assistant.tasks.questions import Asked
from tests.unit.people import fact, job, person, school

TODAY = date(2026, 11, 22)
ROLE = Role(title="Data analyst", source="Data analyst")
ME = Me(name="Sam Okafor", work="maths teacher", learn="how analysts spend their week")

ANALYST = person(
    "Ana Ruiz",
    headline=fact("Data analyst at Larch Energy"),
    experiences=[
        job("Data Analyst", "Larch Energy", "Mar 2021", "Present",
            "Cut the monthly report from nine days to two."),
        job("Geography Teacher", "Oat Lane School", "Sep 2014", "Feb 2021"),
    ],
    education=[school("Wrenfield University", "BSc, Physical Geography", "2010", "2013")],
)  # fmt: skip
BOSS = person(
    "Bo Lind",
    experiences=[
        job("Head of Data", "Larch Energy", "2019"),
        job("Data Analyst", "Larch Energy", "2014", "2019"),
    ],
)
CHIEF = person("Cleo Marsh", experiences=[job("Chief Executive Officer", "Larch Energy", "2012")])
RECRUITER = person("Dag Holm", experiences=[job("Recruiter", "Findwell Staffing", "2016")])
GONE = person(
    "Eli Frost",
    experiences=[
        job("Baker", "Crumb & Sons", "2022"),
        job("Data Analyst", "Larch Energy", "2013", "2022"),
    ],
)
FRESH = person("Fay Boon", experiences=[job("Data Analyst", "Larch Energy", "2026")])
BESIDE = person("Gus Tarn", experiences=[job("Bridge Engineer", "Pier Works", "2011")])
BARE = person("Hal Moss")
PEOPLE = {
    "analyst": ANALYST, "boss": BOSS, "chief": CHIEF, "recruiter": RECRUITER, "gone": GONE,
    "fresh": FRESH, "beside": BESIDE, "bare": BARE,
}  # fmt: skip


def asked(contact: Profile = ANALYST, **fields: Any) -> Asked:
    """What a plan is made of, with only what a test is about."""
    return Asked(**{"contact": contact, "role": ROLE, "me": ME, "today": TODAY, **fields})


def question(text: str, topic: Topic = "skills", **fields: Any) -> Question:
    """A question that rests on the person's employer unless told otherwise."""
    rests = (Source(kind="profile", text="Larch Energy"),)
    given = {"id": text[:40], "priority": "if time", "why": "They know.", "sources": rests}
    return Question(**{**given, "text": text, "topic": topic, **fields})


def setting(contact: Profile | None = ANALYST, **fields: Any) -> Setting:
    """What a plan is held against."""
    return Setting(**{"contact": contact, "role": ROLE, **fields})


def witness(number: int, statement: str, topic: Topic = "pros_cons", **fields: Any) -> Witness:
    """Something an earlier person said, each by another person of another place."""
    given = {
        "insight": f"i{number}", "statement": statement, "topic": topic, "person": f"p{number}",
        "name": f"Person{number} Name{number}", "employer": f"Firm{number}word", "on": TODAY,
    }  # fmt: skip
    return Witness(**{**given, **fields})


def known(topic: Topic, state: str, insights: tuple[str, ...] = (), **fields: Any) -> Known:
    """What is known of a topic."""
    given = {"sources": float(len(insights)), "people": tuple(f"p{one[1:]}" for one in insights)}
    return Known(**{**given, "topic": topic, "state": state, "insights": insights, **fields})


def changed(plan: Plan, place: int, **fields: Any) -> Plan:
    """The plan with one question changed."""
    wanted = plan.questions[place].id
    slots = tuple(
        Slot.model_validate(
            {
                **slot.model_dump(),
                "questions": [
                    {**one.model_dump(), **(fields if one.id == wanted else {})}
                    for one in slot.questions
                ],
            }
        )
        for slot in plan.slots
    )
    return plan.model_copy(update={"slots": slots})
