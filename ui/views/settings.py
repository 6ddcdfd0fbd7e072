"""Settings: what can be set, and where each setting comes from."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assistant.models import Limits
from ui import widgets, words
from ui.runtime import get_assistant, guard

FOR_DEVELOPERS = ("samples",)  # what `firsthand doctor` tells besides
MARKS = {True: "✓", False: "▲", None: "○"}


def show() -> None:
    """Draw the page."""
    st.title("Settings", anchor=False)
    widgets.trouble()
    with st.container(key="settings", width=680):
        _look()
        _messages()
        _limits()
        _data()


def _look() -> None:
    st.subheader("Look", anchor=False)
    _choice("theme", "Theme", words.THEME)


def _messages() -> None:
    st.subheader("Messages", anchor=False)
    _choice("channel", "Usual channel", words.CHANNEL)
    widgets.literal("Where no e-mail address is known, the screen starts at Note.", "small")
    _choice("tone", "Usual tone", words.TONE)
    st.checkbox(
        "I have LinkedIn Premium: a note may have 300 characters instead of 200",
        **_bound("premium"),
    )
    st.number_input(
        "Personal notes a month on a free account",
        min_value=0,
        width=320,
        **_bound("notes_a_month"),
    )
    widgets.literal("LinkedIn does not say how many; people report 3, 5 or 10.", "small")


def _choice(name: str, label: str, options: dict[str, str]) -> None:
    st.segmented_control(
        label,
        options=list(options),
        format_func=options.__getitem__,
        required=True,
        **_bound(name),
    )


def _bound(name: str) -> dict[str, Any]:
    """How a widget is tied to a setting: its value, its save, and whether it can be changed."""
    key = f"setting-{name}"
    st.session_state[key] = getattr(get_assistant().settings, name)
    fixed = name in get_assistant().fixed_settings()
    if fixed:
        variable = f"FIRSTHAND_{name.upper()}"
        widgets.literal(f"Set outside the app, by {variable}; change it there.", "small")
    return {"key": key, "disabled": fixed, "on_change": _save, "args": (name,)}


def _limits() -> None:
    fixed = "limits" in get_assistant().fixed_settings()
    with st.expander("Limits that the checks use", key="limits"):
        if fixed:
            widgets.literal("Set outside the app, by FIRSTHAND_LIMITS; change it there.", "small")
        limits = get_assistant().settings.limits
        for name in Limits.model_fields:
            key = f"limit-{name}"
            st.session_state[key] = getattr(limits, name)
            st.number_input(
                words.LIMIT[name],
                min_value=type(st.session_state[key])(0),
                key=key,
                disabled=fixed,
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
    widgets.literal(widgets.LEAVES)


def _save(name: str) -> None:
    with guard():
        get_assistant().save_settings(**{name: st.session_state[f"setting-{name}"]})


def _save_limit(name: str) -> None:
    limits = get_assistant().settings.limits.model_copy(
        update={name: st.session_state[f"limit-{name}"]}
    )
    with guard():
        get_assistant().save_settings(limits=limits.model_dump())


show()
