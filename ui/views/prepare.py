"""Prepare: a plan for one conversation, minute by minute, and a page to read before it."""

from __future__ import annotations

import re
from typing import get_args

import streamlit as st

from assistant.models import Person
from assistant.plans import Goal, Plan, Question
from ui import agenda, calling, components, preparing, widgets, words
from ui.panels import wording
from ui.panels.taking import name_of
from ui.preparing import change, get_preparing
from ui.runtime import act, get_assistant, guard

NEW = ""  # the choice of somebody who is not kept yet
MINUTES = (15, 20, 25, 30, 45, 60)


def show() -> None:
    """Draw the page."""
    agenda.style()
    with st.container(key="prepare-title"):
        st.title("Prepare", anchor=False)
    job = None
    with guard():
        job = preparing.hear()
    widgets.trouble()
    lying = get_preparing()
    if lying.plan is None:
        widgets.literal(
            "Twenty-five minutes with somebody who knows. Firsthand plans what only this person "
            "can answer, in an order that fits the time, and leaves out what you know already.",
            "lead",
        )
    with st.container(key="prepare"):
        left, right = st.columns([0.6, 0.4], gap="large")
    with left:
        if lying.plan is None:
            _form()
            _kept()
        else:
            _plan(lying.plan, worded=job is not None)
    with right:
        if lying.plan is not None:
            agenda.brief(lying.plan.brief)
        with st.container(key="prepare-known"):
            role = lying.plan.role if lying.plan is not None else lying.role
            agenda.coverage(get_assistant().coverage(role.strip()), lying.plan)


def _form() -> None:
    lying = get_preparing()
    with st.container(key="prepare-form"):
        _person({one.id: one for one in get_assistant().people()})
        _text(
            "role", "Which role are you looking into?", "For instance: energy analyst", single=True
        )
        _text(
            "posting",
            "Or paste a job posting, as it is (optional)",
            "Its duties and wishes sharpen the questions",
            rows=3,
        )
        _text(
            "criteria", "What matters to you? One a line (optional)", "For instance: time outdoors"
        )
        st.session_state["prepare-goal"] = lying.goal
        st.segmented_control(
            "My goal",
            options=list(get_args(Goal)),
            format_func=words.GOAL.__getitem__,
            required=True,
            key="prepare-goal",
            on_change=_chosen,
            args=("goal",),
        )
        st.session_state["prepare-minutes"] = lying.minutes
        st.segmented_control(
            "Minutes",
            options=list(MINUTES),
            required=True,
            key="prepare-minutes",
            on_change=_chosen,
            args=("minutes",),
        )
        if lying.refusal is not None:
            widgets.refusal(*lying.refusal)
        if st.button("Make the plan", key="prepare-make", type="primary"):
            _make()


def _person(people: dict[str, Person]) -> None:
    lying = get_preparing()
    known = lying.person in people
    if people:
        st.session_state["prepare-person"] = lying.person if known else NEW
        st.selectbox(
            "Who will you talk to?",
            options=[NEW, *people],
            format_func=lambda one: name_of(people[one]) if one else "Somebody new",
            key="prepare-person",
            on_change=_chosen,
            args=("person",),
        )
    if not known:
        label = "Their profile" if people else "Who will you talk to? Paste their profile"
        _text("paste", label, "The LinkedIn page, a résumé, or a few typed facts", rows=4)


def _text(name: str, label: str, example: str, *, rows: int = 1, single: bool = False) -> None:
    lying = get_preparing()
    components.field(
        f"prepare-{name}",
        label,
        getattr(lying, name),
        lying.token,
        lambda text, _: _typed(name, text),
        placeholder=example,
        rows=rows,
        single=single,
        wide=True,
    )


def _plan(plan: Plan, *, worded: bool) -> None:
    st.header(widgets.label(plan.name or "Somebody"), anchor=False)
    goal = words.GOAL[plan.goal].lower()
    widgets.literal(f"{plan.role} · {goal} · {len(plan.questions)} questions", "small")
    agenda.strip(plan)
    _acts(plan)
    if worded:
        wording.running(plan)
        return
    wording.show(plan)
    refusal = get_preparing().refusal
    if refusal is not None:
        widgets.refusal(*refusal)
    agenda.slots(plan, _question)


def _question(one: Question) -> None:
    lying = get_preparing()
    with st.container(horizontal=True, vertical_alignment="top", key=f"question-{one.id}"):
        with st.container(width="stretch"):
            agenda.question(one)
        with (
            st.container(width="content", key=f"change-{one.id}"),
            st.popover("Change", type="tertiary"),
        ):
            components.field(
                f"say-{one.id}",
                "Say it your way",
                lying.edits.get(one.id, one.text),
                f"{lying.token}-{one.id}",
                lambda text, _: _edited(one.id, text),
                rows=2,
                wide=True,
            )
            st.button("Leave it out", key=f"out-{one.id}", on_click=_out, args=(one.id,))


def _acts(plan: Plan) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="prepare-acts"):
        if st.button("Start the call", key="prepare-call", type="primary"):
            _call()
        saved = get_preparing().saved
        st.button(
            "✓ Saved" if saved else "Save it", key="prepare-save", disabled=saved, on_click=_save
        )
        with st.popover("Take it along", key="prepare-files"):
            widgets.literal(
                "On paper, or to edit. Printing this page looks right as well.", "small"
            )
            name = re.sub(r"\W+", "-", plan.name.lower()).strip("-") or "plan"
            st.download_button(
                "Word document",
                lambda: get_assistant().plan_docx(plan),
                file_name=f"{name}.docx",
                key="prepare-docx",
            )
            st.download_button(
                "Markdown",
                lambda: get_assistant().plan_markdown(plan),
                file_name=f"{name}.md",
                key="prepare-md",
            )
        st.button("Change the wishes", key="prepare-again", type="tertiary", on_click=_again)
        st.button("Another person", key="prepare-new", type="tertiary", on_click=_clear)


def _kept() -> None:
    waiting = [plan for plan in get_assistant().plans() if plan.talk is None]
    if not waiting:
        return
    with st.container(key="prepare-plans"):
        st.subheader("Your plans", anchor=False)
        for plan in waiting:
            with st.container(
                border=True, horizontal=True, vertical_alignment="center", key=f"plan-{plan.id}"
            ):
                with st.container(width="stretch", gap=None):
                    widgets.literal(plan.name or "Somebody", "name")
                    widgets.literal(f"{plan.role} · {plan.minutes} minutes", "small")
                st.button("Open", key=f"open-{plan.id}", on_click=_open, args=(plan,))
                st.button(
                    "Drop", key=f"drop-{plan.id}", type="tertiary", on_click=_drop, args=(plan.id,)
                )


def _typed(name: str, text: str) -> None:
    with guard():
        change(**{name: text, "refusal": None})


def _edited(question: str, text: str) -> None:
    with guard():
        preparing.edit(question, text)


def _chosen(name: str) -> None:
    with act():
        value = st.session_state[f"prepare-{name}"]
        change(**{name: value or None if name == "person" else value, "refusal": None})


def _make() -> None:
    with act(), st.spinner("Reading, and choosing what to ask …"):
        preparing.make()
    st.rerun()


def _save() -> None:
    with act():
        preparing.save()


def _out(question: str) -> None:
    with act():
        preparing.leave_out(question)


def _call() -> None:
    """Keep the plan and go to the call; one that is being held is finished first."""
    done = False
    with act():
        plan = preparing.save()
        if plan is not None:
            st.session_state[calling.STILL] = not calling.begin(plan)
            done = True
    if done:
        st.switch_page("views/call.py")
    st.rerun()


def _open(plan: Plan) -> None:
    with act():
        preparing.reopen(plan)


def _drop(plan: str) -> None:
    with act():
        get_assistant().drop_plan(plan)


def _again() -> None:
    with act():
        preparing.again()


def _clear() -> None:
    with act():
        preparing.clear()


show()
