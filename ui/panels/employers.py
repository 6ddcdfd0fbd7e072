"""Which names are one employer: people of one count as one voice, so the user has the last word."""

from __future__ import annotations

import streamlit as st

from ui import widgets
from ui.runtime import act, get_assistant

ONE, OTHER = "employer-one", "employer-other"


def show() -> None:
    """Draw the groups, and the ways to join and part them; nothing for a single employer."""
    groups = get_assistant().employers()
    names = [name for group in groups.values() for name in group]
    if len(names) < 2:
        return
    with st.expander("Which names are one employer?", key="employers"):
        widgets.literal(
            "People of one employer count as one voice. Firsthand compares the names; you know "
            "better.",
            "small",
        )
        for group in groups.values():
            if len(group) > 1:
                _group(group)
        if len(groups) > 1:
            _join(list(groups))


def _group(group: tuple[str, ...]) -> None:
    widgets.literal(f"One employer: {', '.join(group)}", "name")
    with st.container(horizontal=True):
        for name in group:
            label = f"{widgets.label(name)} is another"
            st.button(label, key=f"part-{name}", type="tertiary", on_click=_part, args=(name,))


def _join(names: list[str]) -> None:
    left, right = st.columns(2)
    with left:
        st.selectbox("This employer …", options=names, index=None, key=ONE, placeholder="Choose")
    with right:
        others = [name for name in names if name != st.session_state.get(ONE)]
        st.selectbox("… is also", options=others, index=None, key=OTHER, placeholder="Choose")
    chosen = st.session_state.get(ONE) and st.session_state.get(OTHER)
    st.button("Count them as one", key="employers-join", disabled=not chosen, on_click=_joined)


def _joined() -> None:
    one, other = st.session_state.get(ONE), st.session_state.get(OTHER)
    if one and other:
        with act():
            get_assistant().join_employers(one, other)
    st.session_state[ONE] = st.session_state[OTHER] = None


def _part(name: str) -> None:
    with act():
        get_assistant().part_employer(name)
