"""The call that is being held: its plan, its clock and its notes, kept as they are typed."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Any

import streamlit as st
from pydantic import Field, ValidationError

from assistant.errors import NotFound
from assistant.models import Record
from assistant.plans import Mark, Plan
from ui import components
from ui.desk import new_token
from ui.notes import Notes, get_notes, put_notes
from ui.runtime import get_assistant

SLOT = "call"
STILL = "call-still"  # in the session: whether another call was in the way of the one begun
ASKED = "Q: "  # stands before a question in the notes, so that the debrief knows it


class Calling(Record):
    """What lies on the screen. `started` counts milliseconds since 1970, in UTC."""

    plan: str | None = None  # Plan.id; None: a call without a plan, or no call at all
    on: bool = False  # whether there is a call
    token: str = Field(default_factory=new_token)
    notes: str = Field(default="", repr=False)
    started: int | None = None
    marks: dict[str, Mark] = Field(default_factory=dict)


def get_calling() -> Calling:
    """What lies on the Call screen of this tab."""
    if SLOT not in st.session_state:
        body = get_assistant().kept(SLOT) or {}
        try:
            st.session_state[SLOT] = Calling.model_validate(body)
        except ValidationError:
            st.session_state[SLOT] = Calling(on=True, notes=str(body.get("notes", "")))
    found: Calling = st.session_state[SLOT]
    return found


def put_calling(calling: Calling) -> None:
    """Put the call as it is now and commit it; what was typed stays even if that fails."""
    st.session_state[SLOT] = calling
    st.session_state[components.UNKEPT] = True
    get_assistant().keep(SLOT, calling.model_dump(mode="json"))
    st.session_state[components.UNKEPT] = False


def plan_of(calling: Calling) -> Plan | None:
    """The plan of the call; None without one, and where it was deleted meanwhile."""
    if calling.plan is None:
        return None
    try:
        return get_assistant().kept_plan(calling.plan)
    except NotFound:
        return None


def begin(plan: Plan | None) -> bool:
    """Put a plan on the screen, with what was marked in it before; whether that was done.

    A call in which something happened already stays, until it went to the debrief.
    """
    held = get_calling()
    if held.on and (held.notes.strip() or held.started is not None or held.marks):
        return plan is not None and held.plan == plan.id
    marks = plan.marks if plan else {}
    put_calling(Calling(plan=plan.id if plan else None, on=True, marks=marks))
    return True


def heard(value: dict[str, Any]) -> None:
    """Take what the page has; the marks go into the plan as well."""
    calling = get_calling()
    started = value["started"]
    new = calling.model_copy(
        update={
            "notes": value["notes"],
            "started": int(started) if started is not None else None,
            "marks": value["marks"],
        }
    )
    if new != calling:
        put_calling(new)
        _mark(new)


def _mark(calling: Calling) -> None:
    """Put the marks into the plan, where any is another there; what failed once comes again."""
    plan = plan_of(calling)
    if plan is None:
        return
    for question in plan.marks | calling.marks:
        mark = calling.marks.get(question)
        if plan.marks.get(question) != mark:
            get_assistant().mark_question(plan.id, question, mark)


def to_debrief() -> bool:
    """Lay the notes on the Debrief screen; not while others, unsaved, lie there: then False."""
    calling, lying = get_calling(), get_notes()
    if lying.paste.strip() and lying.talk is None:
        return False
    _mark(calling)
    plan = plan_of(calling)
    started = calling.started
    day = datetime.fromtimestamp(started / 1000).astimezone().date() if started else None
    put_notes(
        Notes(
            paste=said(calling.notes),
            person=plan.person if plan else None,
            called="" if plan is None or plan.person else plan.name,
            on=day,
            plan=calling.plan,
        )
    )
    put_calling(Calling())
    return True


def said(notes: str) -> str:
    """The notes without the questions under which nothing was written."""
    lines = notes.strip().split("\n")
    held = [line for line in lines if line.strip()]
    empty = {
        before
        for before, after in pairwise([*held, ASKED])
        if before.startswith(ASKED) and after.startswith(ASKED)
    }
    return "\n".join(line for line in lines if line not in empty).strip()


def data(calling: Calling, plan: Plan | None) -> dict[str, Any]:
    """Everything the component shows."""
    slots = [slot.model_dump(mode="json") for slot in plan.slots] if plan else []
    return {
        "slots": [slot for slot in slots if slot["questions"] or slot["stage"] == "opening"],
        "minutes": plan.minutes if plan else 25,
        "notes": calling.notes,
        "started": calling.started,
        "marks": calling.marks,
    }
