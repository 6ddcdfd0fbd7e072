"""While a model writes: what has arrived so far, how far it is, and Stop."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assistant.app.jobs import JobView
from ui import asking, widgets, words
from ui.runtime import act, get_assistant, get_desk, put_desk

SECONDS = 0.6  # between two looks at the job


@st.fragment(run_every=SECONDS)
def show() -> None:
    """Draw the job; this part of the page alone is drawn again, until it is over."""
    asked = get_desk().asked
    job = get_assistant().job(asked.key) if asked is not None else None
    if job is None or job.state != "running":
        st.rerun()
    model = get_assistant().model()
    widgets.literal(f"{model.name if model else 'The model'} is writing", "name")
    widgets.status(_how_far(job))
    _arrived(job.progress.partial)
    st.button("Stop", key="model-stop", icon=":material/stop_circle:", on_click=_stop)


def _how_far(job: JobView) -> str:
    progress = job.progress
    which = f" · {progress.part} of {progress.parts}" if progress.parts > 1 else ""
    count = len(str(progress.partial.get("body") or "").split())
    arrived = f" · {count} word{'' if count == 1 else 's'}" if count else ""
    return f"{words.STEP[progress.step]}{which}{arrived} · {job.seconds:.0f} s"


def _arrived(partial: dict[str, Any]) -> None:
    with st.container(key="model-arrived", gap=None):
        if partial.get("subject"):
            widgets.literal(str(partial["subject"]), "name")
        if partial.get("body"):
            widgets.literal(str(partial["body"]), "arrived")


def _stop() -> None:
    with act():
        put_desk(asking.stop(get_desk(), get_assistant()))
