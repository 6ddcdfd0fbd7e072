"""My voice: what Firsthand learned from drafts that the user changed before sending."""

from __future__ import annotations

import streamlit as st

from ui import widgets
from ui.runtime import get_assistant
from ui.sections.bound import bound


def show() -> None:
    """Draw what was learned, before and after, and its switch."""
    st.subheader("My voice", anchor=False)
    widgets.literal(
        "What you change in a draft before you send it shows how you sound. A model is given a "
        "few of these as examples; names and numbers are taken out.",
        "small",
    )
    st.checkbox("Write in my voice", **bound("voice"))
    learned = get_assistant().voice()
    if not learned:
        widgets.literal("○ Nothing learned yet. Change a draft, send it, and look here.", "small")
        return
    name = f"{len(learned)} example{'' if len(learned) == 1 else 's'} learned"
    with st.expander(name, key="learned"):
        for example in learned:
            with st.container(gap=None):
                widgets.literal(f"Before: {example.before}", "small")
                widgets.literal(f"After: {example.after}")
