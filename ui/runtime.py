"""The one Assistant of all screens, the desk of this browser tab, and the seam for tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from assistant.app.assistant import Assistant, open_assistant
from assistant.errors import AssistantError
from ui import acts, components
from ui.desk import Desk, keep

opener: Callable[[], Assistant] = open_assistant  # tests put their own here

DESK = "desk"
TROUBLE = "trouble"


@st.cache_resource(show_spinner=False)
def get_assistant() -> Assistant:
    """The Assistant, opened once for all reruns and tabs."""
    return opener()


def get_desk() -> Desk:
    """What lies on the Outreach screen of this tab."""
    if DESK not in st.session_state:
        desk = acts.load(get_assistant())
        st.session_state[DESK] = desk
    found: Desk = st.session_state[DESK]
    return found


def put_desk(desk: Desk) -> None:
    """Put the desk as it is now and commit it; what was typed stays even if that fails."""
    st.session_state[DESK] = desk
    st.session_state[components.UNKEPT] = True
    keep(get_assistant(), desk)
    st.session_state[components.UNKEPT] = False


@contextmanager
def guard() -> Iterator[None]:
    """Hold an error for the next drawing of the screen, which tells it to the user."""
    try:
        yield
    except AssistantError as error:
        st.session_state[TROUBLE] = (error.message, error.hint)


@contextmanager
def act() -> Iterator[None]:
    """Something the user does with what lies there, so what they typed comes first; guarded."""
    components.commit_typed()
    with guard():
        yield


def take_trouble() -> tuple[str, str] | None:
    """What went wrong in the last act, once."""
    trouble: tuple[str, str] | None = st.session_state.pop(TROUBLE, None)
    return trouble
