"""What lies on the Prepare screen: for whom, which role, and the plan; kept as it is typed."""

from __future__ import annotations

from typing import Any

import streamlit as st
from pydantic import Field, ValidationError

from assistant.app.jobs import JobView
from assistant.errors import AssistantError
from assistant.models import Person, Profile, Record
from assistant.plans import Goal, Plan, Question
from ui import components
from ui.desk import new_token
from ui.runtime import get_assistant

SLOT = "prepare"
CUT = (
    "The model was cut off before it was done. The plan is as it was.",
    "Ask again, or go with the questions that stand here.",
)
NOTHING = (
    "The model put nothing better, so every question stands as it was.",
    "Small models often hand them back. Change what you like yourself, or try a larger one.",
)


class Preparing(Record):
    """For whom, towards which role, and the plan that was made of it.

    `person` is somebody who is kept; else `paste` is their profile. `saved` says whether the
    plan is kept as it stands here.
    """

    token: str = Field(default_factory=new_token)
    person: str | None = None  # Person.id
    paste: str = Field(default="", repr=False)
    role: str = ""
    posting: str = Field(default="", repr=False)
    criteria: str = ""  # what matters to me, a line each
    goal: Goal = "exploring"
    minutes: int = 25
    plan: Plan | None = None
    edits: dict[str, str] = Field(default_factory=dict)  # Question.id → as it is typed
    out: tuple[str, ...] = ()  # Question.id of what the user left out
    saved: bool = False
    wording: bool = False  # while a model words the plan, so that a reload finds it
    instead: str | None = None  # Plan.id of the kept plan in whose place the next one comes
    refusal: tuple[str, str] | None = None


def get_preparing() -> Preparing:
    """What lies on the screen of this tab."""
    if SLOT not in st.session_state:
        body = get_assistant().kept(SLOT) or {}
        try:
            st.session_state[SLOT] = Preparing.model_validate(body)
        except ValidationError:
            texts = {name: str(body.get(name, "")) for name in ("paste", "role", "posting")}
            st.session_state[SLOT] = Preparing(**texts)
    found: Preparing = st.session_state[SLOT]
    return found


def change(**values: Any) -> None:
    """Put some of it anew and commit it; what was typed stays even if that fails."""
    lying = get_preparing().model_copy(update=values)
    st.session_state[SLOT] = lying
    st.session_state[components.UNKEPT] = True
    get_assistant().keep(SLOT, lying.model_dump(mode="json"))
    st.session_state[components.UNKEPT] = False


def make() -> None:
    """Make the plan; a refusal leaves all as it is, with the reason."""
    lying = get_preparing()
    try:
        contact, wishes = asked()
        plan = get_assistant().plan(contact, lying.role.strip(), **wishes)
    except AssistantError as error:
        change(refusal=(error.message, error.hint))
        return
    _lay(plan)


def asked() -> tuple[Profile, dict[str, Any]]:
    """For whom a plan is wanted, and the wishes, as the Assistant takes them."""
    lying = get_preparing()
    return _contact(lying), {
        "person": lying.person,
        "role_text": lying.posting.strip(),
        "goal": lying.goal,
        "minutes": lying.minutes,
        "criteria": tuple(one.strip() for one in lying.criteria.splitlines() if one.strip()),
    }


def word() -> None:
    """Let the model that is chosen word the questions; the plan stays until it is done."""
    lying = get_preparing()
    if lying.plan is None:
        return
    contact, wishes = asked()
    get_assistant().plan_with_model(job_key(lying), contact, lying.plan.role, **wishes)
    change(wording=True, refusal=None)


def hear() -> JobView | None:
    """Take what the model made; the job while it still runs.

    What the user worded or left out before stays so.
    """
    lying = get_preparing()
    if not lying.wording:
        return None
    key = job_key(lying)
    job = get_assistant().job(key)
    if job is not None and job.state == "running":
        return job
    made = get_assistant().planned(key)
    if made is not None and (job is None or job.state == "done"):
        _lay(made, edits=lying.edits, out=lying.out, wording=False)
        for question, text in lying.edits.items():
            edit(question, text)
        for question in lying.out:
            leave_out(question)
        get_assistant().forget_job(key)
        if not any(one.model for one in made.questions):
            change(refusal=NOTHING)
    else:
        change(wording=False, refusal=CUT if job is None else job.error)
    return None


def job_key(lying: Preparing) -> str:
    """The key of the job that words the plan, and of what is kept of it."""
    return f"plan-{lying.token}"


def _lay(plan: Plan, **values: Any) -> None:
    """A new plan on the screen, in the place of the kept one if there is one."""
    if (old := get_preparing().instead) is not None:
        plan = plan.model_copy(update={"id": old})
    laid = {"edits": {}, "out": (), "saved": False, "refusal": None, **values}
    change(token=new_token(), plan=plan, **laid)


def save() -> Plan | None:
    """Keep the plan, and the person it is for; the kept plan, or None where there is none."""
    lying = get_preparing()
    if lying.plan is None:
        return None
    plan = lying.plan
    if plan.person is None and lying.paste.strip():
        person = get_assistant().save_person(get_assistant().read_text(lying.paste))
        plan = plan.model_copy(update={"person": person.id})
    kept = get_assistant().save_plan(plan)
    change(plan=kept, saved=True, person=kept.person, instead=kept.id)
    return kept


def edit(question: str, text: str) -> None:
    """Put a question in my own words; while nothing stands there, the plan has the one before."""
    edits = get_preparing().edits | {question: text}
    said = " ".join(text.split())
    mine = {"text": said, "model": None, "replaced": False}
    _each(lambda one: one.model_copy(update=mine) if said else one, question, edits=edits)


def leave_out(question: str) -> None:
    """Take a question out of the plan."""
    out = dict.fromkeys([*get_preparing().out, question])
    _each(lambda _: None, question, out=tuple(out))


def reopen(plan: Plan) -> None:
    """A kept plan back on the screen."""
    change(
        token=new_token(),
        plan=plan,
        edits={},
        out=(),
        saved=True,
        person=plan.person,
        role=plan.role,
        goal=plan.goal,
        minutes=plan.minutes,
        instead=plan.id,
        refusal=None,
    )


def again() -> None:
    """Back to what was asked for; the next plan comes in the place of this one."""
    change(token=new_token(), plan=None, saved=False, refusal=None)


def clear() -> None:
    """Make room for another person; role, goal and criteria are mostly the same again."""
    empty = {"plan": None, "person": None, "instead": None, "paste": ""}
    change(token=new_token(), saved=False, refusal=None, **empty)


def _contact(lying: Preparing) -> Profile:
    if lying.person is not None:
        person: Person = get_assistant().person(lying.person)
        return person.profile
    return get_assistant().read_text(lying.paste)


def _each(put: Any, question: str, **values: Any) -> None:
    plan = get_preparing().plan
    if plan is None:
        return
    slots = []
    for slot in plan.slots:
        held: list[Question] = []
        for one in slot.questions:
            new = put(one) if one.id == question else one
            held += [new] if new is not None else []
        slots.append(slot.model_copy(update={"questions": tuple(held)}))
    change(plan=plan.model_copy(update={"slots": tuple(slots)}), saved=False, **values)
