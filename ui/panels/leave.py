"""The yes that is asked for, once a host, before anything goes outside this machine."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assistant.app.writing import ChosenModel
from ui import hosts, widgets
from ui.runtime import act, get_assistant


def needed(chosen: ChosenModel) -> bool:
    """Whether the user has yet to say yes to the host of a model."""
    return not chosen.local and chosen.host not in hosts.allowed(get_assistant())


def ask(
    chosen: ChosenModel,
    what: str,
    told: str,
    *,
    asking: str,
    of: str,
    press: Callable[[str], None],
    keys: tuple[str, str],
) -> None:
    """Draw the question and its two buttons, of the given keys.

    After a yes `press` is called with `of`, what was to be sent; a no forgets `asking`, the
    place in the session that holds it.
    """
    widgets.notice(
        f"{what} to {chosen.host}, outside this machine.", told, word="Is that all right?"
    )
    yes, no = keys
    with st.container(horizontal=True):
        label = f"Yes, send it to {widgets.label(chosen.host)}"
        args = (chosen.host, press, of)
        st.button(label, key=yes, type="primary", on_click=_allow, args=args)
        st.button("Not now", key=no, type="tertiary", on_click=_not_now, args=(asking,))


def _allow(host: str, press: Callable[[str], None], of: str) -> None:
    with act():
        hosts.allow(get_assistant(), host)
    press(of)


def _not_now(asking: str) -> None:
    st.session_state.pop(asking, None)
