"""A widget tied to a setting: its value, its save, and whether it can be changed here."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui import widgets
from ui.runtime import get_assistant, guard


def bound(name: str) -> dict[str, Any]:
    """The arguments that tie a widget to a setting."""
    key = f"setting-{name}"
    st.session_state[key] = getattr(get_assistant().settings, name)
    return {"key": key, "disabled": fixed(name), "on_change": _save, "args": (name,)}


def fixed(name: str) -> bool:
    """Whether the environment decides it; if so, that is said."""
    decided = name in get_assistant().fixed_settings()
    if decided:
        variable = f"FIRSTHAND_{name.upper()}"
        widgets.literal(f"Set outside the app, by {variable}; change it there.", "small")
    return decided


def choice(name: str, label: str, options: dict[str, str]) -> None:
    """One out of a few."""
    st.segmented_control(
        label,
        options=list(options),
        format_func=options.__getitem__,
        required=True,
        **bound(name),
    )


def _save(name: str) -> None:
    with guard():
        get_assistant().save_settings(**{name: st.session_state[f"setting-{name}"]})
