"""Call: the clock, the next question large, and the notes, in one hand."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assistant.plans import Plan
from ui import calling, components, widgets, words
from ui.calling import get_calling
from ui.runtime import act, get_assistant, guard

WAITS = (
    "Notes of another conversation still wait in Debrief.",
    "Save or clear those first. These stay here.",
)
STILL = ("This call is still open.", "Take it to the debrief; then the next can begin.")
REFUSED = "call-refused"  # in the session: whether Debrief had no room


def show() -> None:
    """Draw the page."""
    lying = get_calling()
    with st.container(key="call-title-held" if lying.on else "call-title"):
        st.title("Call", anchor=False)
    widgets.trouble()
    if lying.on:
        _held(lying)
    else:
        _choose()


def _held(lying: calling.Calling) -> None:
    plan = calling.plan_of(lying)
    if plan is not None:
        widgets.literal(f"{plan.name or 'Somebody'} · {plan.role}", "name")
    if st.session_state.pop(REFUSED, False):
        widgets.refusal(*WAITS)
    if st.session_state.pop(calling.STILL, False):
        widgets.refusal(*STILL)
    components.call("call-held", calling.data(lying, plan), lying.token, _heard)
    with st.container(horizontal=True, key="call-end"):
        if st.button("To the debrief", key="call-debrief"):
            _to_debrief()
        if not calling.said(lying.notes):
            st.button("Put it away", key="call-away", type="tertiary", on_click=_away)


def _heard(value: dict[str, Any]) -> bool:
    before = get_calling()
    with guard():
        calling.heard(value)
    return get_calling() != before


def _choose() -> None:
    waiting = [plan for plan in get_assistant().plans() if plan.talk is None]
    if not waiting:
        widgets.literal(
            "On the call you see one question at a time, the clock, and room for notes. "
            "Make a plan first.",
            "lead",
        )
        st.page_link("views/prepare.py", label="Go to Prepare", icon=":material/checklist:")
    else:
        widgets.literal("Who are you talking to?", "lead")
    for plan in waiting:
        _row(plan)
    st.button("Just the clock and my notes", key="call-bare", on_click=_begin, args=(None,))


def _row(plan: Plan) -> None:
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key=f"plan-{plan.id}"
    ):
        with st.container(width="stretch", gap=None):
            widgets.literal(plan.name or "Somebody", "name")
            day = f" · {words.day(plan.on)}" if plan.on else ""
            count = len(plan.questions)
            widgets.literal(
                f"{plan.role} · {plan.minutes} minutes · {count} questions{day}", "small"
            )
        st.button("Start", key=f"start-{plan.id}", type="primary", on_click=_begin, args=(plan,))


def _begin(plan: Plan | None) -> None:
    with act():
        calling.begin(plan)


def _to_debrief() -> None:
    done = False
    with act():
        done = calling.to_debrief()
    if done:
        st.switch_page("views/debrief.py")
    st.session_state[REFUSED] = True
    st.rerun()


def _away() -> None:
    with act():
        if not calling.said(get_calling().notes):
            calling.put_calling(calling.Calling())


show()
