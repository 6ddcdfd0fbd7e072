"""Settings: what can be set, and where each setting comes from."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import streamlit as st

from assistant.models import Limits
from ui import widgets, words
from ui.runtime import get_assistant, guard
from ui.sections import calls, connection, manner, searching
from ui.sections.bound import bound, choice, fixed
from ui.sections.calls import zone

FOR_DEVELOPERS = ("samples",)  # what `firsthand doctor` tells besides
MARKS = {True: "✓", False: "▲", None: "○"}


def show() -> None:
    """Draw the page."""
    st.title("Settings", anchor=False)
    widgets.trouble()
    with st.container(key="settings", width=680):
        _look()
        with st.container(key="model-settings"):
            connection.show()
            manner.show()
            searching.show()
        _messages()
        _limits()
        _data()
    with st.container(key="model-calls", width=900):
        calls.show()


def _look() -> None:
    st.subheader("Look", anchor=False)
    choice("theme", "Theme", words.THEME)


def _messages() -> None:
    st.subheader("Messages", anchor=False)
    choice("channel", "Usual channel", words.CHANNEL)
    widgets.literal("Where no e-mail address is known, the screen starts at Note.", "small")
    choice("tone", "Usual tone", words.TONE)
    _zone()
    st.checkbox(
        "I have LinkedIn Premium: a note may have 300 characters instead of 200",
        **bound("premium"),
    )
    st.number_input(
        "Personal notes a month on a free account",
        min_value=0,
        width=320,
        **bound("notes_a_month"),
    )
    widgets.literal("LinkedIn does not say how many; people report 3, 5 or 10.", "small")


def _zone() -> None:
    here = zone()
    st.selectbox(
        "My time zone",
        options=["", *get_assistant().zones()],
        format_func=lambda name: words.zone(name) if name else _machine(here),
        **bound("zone"),
    )


def _machine(here: ZoneInfo | None) -> str:
    return f"That of this machine: {words.zone(here.key)}" if here else "That of this machine"


def _limits() -> None:
    with st.expander("Limits that the checks use", key="limits"):
        decided = fixed("limits")
        limits = get_assistant().settings.limits
        for name in Limits.model_fields:
            key = f"limit-{name}"
            st.session_state[key] = getattr(limits, name)
            st.number_input(
                words.LIMIT[name],
                min_value=type(st.session_state[key])(0),
                key=key,
                disabled=decided,
                on_change=_save_limit,
                args=(name,),
            )


def _data() -> None:
    st.subheader("Where your data is", anchor=False)
    with st.container(gap=None):
        for line in get_assistant().doctor():
            if line.name in FOR_DEVELOPERS:
                continue
            widgets.literal(f"{MARKS[line.ok]} {line.name}: {line.text}", "small")
    for told in widgets.leaves():
        widgets.literal(told)


def _save_limit(name: str) -> None:
    limits = get_assistant().settings.limits.model_copy(
        update={name: st.session_state[f"limit-{name}"]}
    )
    with guard():
        get_assistant().save_settings(limits=limits.model_dump())


show()
