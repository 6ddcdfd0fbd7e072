"""How a model is used: its price, the language its drafts are explained in, its time."""

from __future__ import annotations

import streamlit as st

from ui import widgets
from ui.panels.choices import language
from ui.sections.bound import bound


def show() -> None:
    """Draw what may be set besides."""
    with st.expander("Price, language and time", key="model-manner"):
        widgets.literal(
            "Prices are in US dollars for a million tokens. Both are needed; without them a "
            "dated list is used where it knows the model.",
            "small",
        )
        for name, label in (
            ("price_in", "Price of what is sent"),
            ("price_out", "Price of the answer"),
        ):
            st.number_input(
                label, value=None, min_value=0.0, step=0.01, format="%.2f", **bound(name)
            )
        language("Language I read", **bound("gloss_language"))
        widgets.literal("A draft in another language comes with what it says in this one.", "small")
        st.number_input(
            "Longest wait for one text, in seconds",
            min_value=1.0,
            max_value=86_400.0,
            step=10.0,
            format="%.0f",
            **bound("deadline"),
        )
