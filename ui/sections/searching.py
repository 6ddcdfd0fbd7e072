"""Search by meaning: which model makes the vectors, and making the index anew."""

from __future__ import annotations

import streamlit as st

from ui import widgets
from ui.runtime import get_assistant, guard
from ui.sections.bound import bound

JOB = "reindex"  # the key under which the index is made anew
EVERY = 1.0  # seconds between two looks at how far that is


def show() -> None:
    """Draw what may be set, and the button that uses it."""
    with st.expander("Search by meaning", key="search-settings"):
        widgets.literal(
            "Search compares meaning with a small model on this machine, which knows English "
            "best. An embedding model on a server can know other languages: then the statements "
            "and quotes of your insights, none that is off the record, and what you search for "
            "go to it.",
            "small",
        )
        st.text_input("Embedding model", placeholder="bge-m3", **bound("embedding_model"))
        st.text_input(
            "Its server, if not that of the model above",
            placeholder="http://localhost:11434/v1",
            **bound("embedding_base_url"),
        )
        widgets.literal(
            "A key of its own is set outside the app, by FIRSTHAND_EMBEDDING_API_KEY. Another "
            "model is used once the index is made anew; until then search works as before.",
            "small",
        )
        _making()


def _making() -> None:
    job = get_assistant().job(JOB)
    running = job is not None and job.state == "running"
    st.button("Make the search index anew", key=JOB, on_click=_start, disabled=running)
    if running:
        _progress()
    elif job is not None and job.error is not None:
        widgets.refusal(*job.error)
    elif job is not None and job.state == "done":
        widgets.literal("✓ The index is made; search uses it.", "small")


@st.fragment(run_every=EVERY)
def _progress() -> None:
    job = get_assistant().job(JOB)
    if job is None or job.state != "running":
        st.rerun()
    else:
        far = job.progress
        told = f"{far.part} of {far.parts} insights" if far.parts > 1 else "It is being made …"
        widgets.literal(told, "small")


def _start() -> None:
    with guard():
        get_assistant().reindex()
