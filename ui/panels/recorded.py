"""Beside the offline sample: what a real model wrote for it, recorded."""

from __future__ import annotations

import streamlit as st

from ui import acts, widgets, words
from ui.desk import Desk
from ui.runtime import get_assistant


def show(desk: Desk) -> None:
    """Draw the recording with what the rules say of it; nothing where there is none."""
    assistant = get_assistant()
    recorded = assistant.sample_by_model()
    if recorded is None or desk.letter is None:
        return
    draft = recorded.draft
    me = acts.sender(desk, assistant)
    checked = assistant.check(draft.subject, draft.body, desk.letter.request, desk.contact, me)
    with st.container(border=True, key="recorded"):
        widgets.literal("The same request, written by a model", "name")
        widgets.literal(
            f"Recorded: {draft.model} wrote this on {words.day(recorded.on)}. It is not asked now.",
            "small",
        )
        if draft.subject:
            widgets.literal(draft.subject, "name")
        widgets.literal(draft.body)
        shape = "▲" if checked.findings else "✓"
        widgets.literal(f"{shape} {words.things(len(checked.findings))}", "name")
        for finding in checked.findings:
            widgets.literal(words.finding(finding), "small")
