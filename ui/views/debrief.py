"""Debrief: from notes or a transcript to insights that rest on words."""

from __future__ import annotations

from datetime import UTC

import streamlit as st

from assistant.errors import NotFound
from assistant.insights import Talk
from ui import acts, hosts, margin, notes, widgets, words
from ui.desk import Desk
from ui.notes import get_notes
from ui.panels import (
    afterwards,
    agreed,
    conversations,
    drawing,
    learned_card,
    mending,
    reviewing,
    samples,
    second,
    sides,
    taking,
)
from ui.runtime import act, get_assistant, get_desk, put_desk
from ui.sections.calls import zone


def show() -> None:
    """Draw the page."""
    st.title("Debrief", anchor=False)
    widgets.trouble()
    margin.style()
    lying = get_notes()
    talk = _kept(lying.talk)
    if talk is None:
        _take_in()
    else:
        _review(talk)


def _kept(talk: str | None) -> Talk | None:
    """The conversation that is open; one that was deleted meanwhile is put away."""
    if talk is None:
        return None
    try:
        return get_assistant().talk(talk)
    except NotFound:
        notes.clear()
        return None


def _take_in() -> None:
    widgets.literal(
        "Fresh from a call? Paste what you wrote down, as rough as it is. Firsthand finds what "
        "was said, each with the words it rests on.",
        "lead",
    )
    taking.show()
    talks = get_assistant().talks()
    if not talks:
        samples.offer()
        return
    samples.away()
    st.header("Your conversations", anchor=False)
    people = {person.id: person for person in get_assistant().people()}
    invented = get_assistant().sample_talks()
    for talk in talks:
        with st.container(
            border=True, horizontal=True, vertical_alignment="center", key=f"talk-{talk.id}"
        ):
            with st.container(width="stretch", gap=None):
                name, found = (
                    conversations.with_whom(talk, people),
                    get_assistant().insights(talk.id),
                )
                conversations.row(talk, name, found, sample=talk.id in invented)
            with st.container(horizontal=True, width="content"):
                st.button("Review", key=f"open-{talk.id}", on_click=_open, args=(talk.id,))
                _deletion(talk.id)


def _review(talk: Talk) -> None:
    people = {person.id: person for person in get_assistant().people()}
    lying = get_notes()
    name = conversations.with_whom(talk, people)
    st.header(widgets.label(f"{name}, {words.day(talk.on)}"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", key="debrief-head"):
        saved = talk.created.replace(tzinfo=UTC).astimezone(zone())
        with st.container(width="content", key="debrief-saved"):
            widgets.literal(f"✓ Your notes were saved on {words.moment(saved)}.", "small")
        st.button("Another conversation", key="debrief-new", on_click=_clear)
        _deletion(talk.id)
    job = notes.hear()
    if job is not None:
        drawing.show()
        return
    lying = get_notes()
    if lying.trouble is not None:
        widgets.refusal(*lying.trouble)
        st.button("Read them again", key="debrief-again", on_click=_again)
    drawn = get_assistant().debriefed(talk.id)
    if not drawn.insights and lying.trouble is None:
        widgets.notice(
            "Nothing was found in these notes that tells something about the work.",
            "They are kept all the same.",
        )
    reviewing.show(talk, drawn)
    learned_card.show(talk)
    agreed.show(talk.id, drawn.reflections)
    afterwards.show(talk)
    second.show(talk)
    mending.show(talk)
    sides.show(talk)


def _deletion(talk: str) -> None:
    with st.popover("Delete", key=f"delete-box-{talk}", type="tertiary"):
        widgets.literal(
            "This deletes the conversation, all that was drawn from it and the thanks that were "
            "written from it, for good. "
            "It cannot be undone."
        )
        st.button("Delete for good", key=f"delete-{talk}", on_click=_delete, args=(talk,))


def _tells_of(desk: Desk, talk: str) -> bool:
    """Whether a message about the conversation lies on the Outreach screen."""
    texts = [desk.letter, *desk.replaced]
    return talk in {desk.request.talk, *(one.request.talk for one in texts if one)}


def _open(talk: str) -> None:
    with act():
        notes.reopen(talk)


def _clear() -> None:
    with act():
        notes.clear()


def _again() -> None:
    with act():
        notes.draw(offline=get_notes().offline)


def _delete(talk: str) -> None:
    with act():
        assistant, lying, desk = get_assistant(), get_notes(), get_desk()
        yes = hosts.allowed(assistant)  # this is not about the conversation
        if _tells_of(desk, talk):
            desk = acts.empty(assistant)
        assistant.delete_talk(talk)
        for host in yes:
            hosts.allow(assistant, host)
        put_desk(desk)
        notes.put_notes(lying)
        if lying.talk == talk:
            notes.clear()


show()
