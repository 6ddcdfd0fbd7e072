"""What would be sent to the model, to the letter."""

from __future__ import annotations

import streamlit as st

from assistant.app.writing import Preview
from ui import widgets, words


def show(preview: Preview, key: str) -> None:
    """Draw the messages of the calls, what they would take, and what is left out of them."""
    widgets.literal(f"About {preview.tokens:,} tokens go to {preview.host}.", "small")
    with st.expander("Exactly this", key=key, type="compact", expanded=True):
        for message in preview.messages:
            widgets.literal(words.ROLE[message.role], "name")
            widgets.quoted(message.text)
        widgets.literal(f"Prompt: {preview.prompt}. Price: {preview.price_source}.", "small")
        if preview.left_out:
            widgets.literal("Left out, because it gives orders to a machine:", "small")
        for passage in preview.left_out:
            widgets.quoted(passage)
