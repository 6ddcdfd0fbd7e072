"""Outreach: from a pasted profile to a request worth sending."""

from __future__ import annotations

import streamlit as st

from ui import acts, asking, widgets
from ui.desk import Desk
from ui.panels import kept, person, request
from ui.runtime import get_assistant, get_desk, guard, put_desk


def show() -> None:
    """Draw the page."""
    st.title("Outreach", anchor=False)
    _hear()
    _sign_anew()
    widgets.trouble()
    desk = get_desk()
    with st.container(key="welcome"):  # always there, so that what is below keeps its place
        if desk.sample:
            _welcome()
    if desk.contact is not None and desk.refusal is not None and not _model_writes_it(desk):
        widgets.refusal(*desk.refusal)
    left, right = st.columns([0.36, 0.64], gap="large")
    with left, st.container(key="person"):
        person.show()
    with right, st.container(key="request"):
        request.show()
    kept.show()


def _hear() -> None:
    """Take what a model wrote since, wherever the user was meanwhile."""
    desk = get_desk()
    after = asking.heard(desk, get_assistant())
    if after is not desk:
        with guard():
            put_desk(after)
            asking.settled(desk, after, get_assistant())


def _model_writes_it(desk: Desk) -> bool:
    """Whether what is refused offline is what a model is there for."""
    return acts.foreign(desk) and get_assistant().model() is not None


def _sign_anew() -> None:
    """What the user said of themselves since the draft was written goes into it."""
    desk = acts.signed_anew(get_desk(), get_assistant())
    if desk is not get_desk():
        with guard():
            put_desk(desk)


def _welcome() -> None:
    widgets.literal(
        "Firsthand turns a profile you paste into a short, true request for a conversation. "
        "You send it yourself.",
        "lead",
    )
    widgets.notice(
        "Ana and Sam are invented. Look around, then paste somebody you would like to talk to.",
        word="A sample.",
    )
    st.button("Paste your own", key="new", type="primary", on_click=person.clear)


show()
