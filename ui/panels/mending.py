"""A name or a term that was heard wrong: put right once for all."""

from __future__ import annotations

import streamlit as st

from assistant.errors import InputError
from assistant.insights import Talk
from ui import components, widgets
from ui.desk import new_token
from ui.notes import change, get_notes
from ui.runtime import act, get_assistant


def show(talk: Talk) -> None:
    """Draw the two fields."""
    lying = get_notes()
    with st.expander("Correct a name or a term everywhere", key="mending"):
        widgets.literal(
            "It is put right in the whole conversation and in everything drawn from it.", "small"
        )
        components.field(
            "mend-wrong",
            "As it stands there",
            lying.wrong,
            lying.token,
            lambda text, _: change(wrong=text),
            placeholder="For instance: Sequel",
            single=True,
        )
        components.field(
            "mend-right",
            "As it should be",
            lying.right,
            lying.token,
            lambda text, _: change(right=text),
            placeholder="For instance: SQL",
            single=True,
        )
        st.button("Correct it everywhere", key="mend", on_click=_mend, args=(talk.id,))


def _mend(talk: str) -> None:
    with act():
        lying = get_notes()
        if not lying.wrong.strip() or not lying.right.strip():
            raise InputError(
                "Both fields are needed.", "Say what stands there, and what it should be."
            )
        get_assistant().correct_talk(talk, lying.wrong, lying.right)
        change(wrong="", right="", token=new_token())
