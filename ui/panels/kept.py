"""The requests kept: person, what, where it stands; reopen, follow up, delete."""

from __future__ import annotations

import streamlit as st

from assistant.models import KeptRequest, Person
from ui import acts, replies, widgets, words
from ui.runtime import act, get_assistant, get_desk, put_desk


def show() -> None:
    """Draw the list; nothing where nothing was kept."""
    assistant = get_assistant()
    requests = assistant.requests()
    if not requests:
        return
    people = {person.id: person for person in assistant.people()}
    with st.container(key="requests"):
        st.header("Your requests", anchor=False)
        for kept in requests:
            _row(kept, people.get(kept.person))


def _row(kept: KeptRequest, person: Person | None) -> None:
    name = person.profile.name if person else None
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key=f"request-{kept.id}"
    ):
        with st.container(width=300, gap=None):
            widgets.literal(name.text if name else "Somebody without a name", "name")
            widgets.literal(words.kind(kept), "small")
            widgets.literal(words.status(kept), "small")
        with st.container(horizontal=True, width="content"):
            st.button("Open", key=f"open-{kept.id}", on_click=_open, args=(kept.id,))
            if kept.request.kind not in words.AFTER:
                _next(kept)
            with st.popover("Delete", key=f"delete-box-{kept.id}", type="tertiary"):
                widgets.literal(
                    "This deletes the person and every request to them, for good. "
                    "It cannot be undone."
                )
                st.button(
                    "Delete for good",
                    key=f"delete-{kept.id}",
                    on_click=_delete,
                    args=(kept.person,),
                )


def _next(kept: KeptRequest) -> None:
    """What comes after a request: silence, or a yes."""
    st.button("Draft a follow-up", key=f"follow-up-{kept.id}", on_click=_follow_up, args=(kept.id,))
    if kept.status == "sent":
        st.button("They said yes", key=f"yes-{kept.id}", on_click=_said_yes, args=(kept.id,))


def _said_yes(request: str) -> None:
    with act():
        acts.put_away(get_desk(), get_assistant())
        put_desk(acts.set_aside(get_desk(), replies.said_yes(get_assistant(), request)))


def _open(request: str) -> None:
    with act():
        acts.put_away(get_desk(), get_assistant())
        put_desk(acts.set_aside(get_desk(), acts.reopen(get_assistant(), request)))


def _follow_up(request: str) -> None:
    with act():
        acts.put_away(get_desk(), get_assistant())
        put_desk(acts.set_aside(get_desk(), acts.follow_up(get_assistant(), request)))


def _delete(person: str) -> None:
    with act():
        assistant, desk = get_assistant(), get_desk()
        assistant.delete_person(person)
        put_desk(acts.empty(assistant) if desk.person == person else desk)
