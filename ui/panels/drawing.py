"""While insights are drawn: what is happening, how far it is, and Stop."""

from __future__ import annotations

import streamlit as st

from assistant.app.jobs import JobView
from ui import notes, widgets
from ui.runtime import act

SECONDS = 0.6  # between two looks at the job
STEP = {
    "reading": "Reading the notes",
    "writing": "Writing down what was said",
    "checking": "Looking each quote up in the notes",
    "mending": "Asking again where a quote did not stand there",
}


@st.fragment(run_every=SECONDS)
def show() -> None:
    """Draw the job; this part of the page alone is drawn again, until it is over."""
    job = notes.hear()
    if job is None:
        st.rerun()
    with st.container(border=True, key="drawing"):
        widgets.literal("Your notes are saved. Now they are read for what they teach.", "name")
        widgets.status(_how_far(job))
        st.button("Stop", key="drawing-stop", icon=":material/stop_circle:", on_click=_stop)


def _how_far(job: JobView) -> str:
    progress = job.progress
    which = f" · part {progress.part} of {progress.parts}" if progress.parts > 1 else ""
    return f"{STEP[progress.step]}{which} · {job.seconds:.0f} s"


def _stop() -> None:
    with act():
        notes.stop()
