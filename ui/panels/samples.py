"""The button that loads six invented conversations, and the one that takes them away."""

from __future__ import annotations

import streamlit as st

from assistant.app.samples import SAMPLES
from ui import widgets
from ui.runtime import act, get_assistant

SECONDS = 0.6  # between two looks at the job


def offer() -> None:
    """Draw the way in for a newcomer; while they load, how far that is."""
    job = get_assistant().job(SAMPLES)
    if job is not None and job.state == "running":
        _loading()
        return
    if job is not None and job.error is not None and job.state == "failed":
        widgets.refusal(*job.error)
    with st.container(key="samples", gap="small"):
        widgets.literal(
            "Or look at a full house first: six invented conversations, read as yours would be.",
            "small",
        )
        st.button("Load six invented conversations", key="samples-load", on_click=_load)


def away() -> None:
    """Draw what is invented here, and the way to be rid of it; nothing where nothing is."""
    job = get_assistant().job(SAMPLES)
    if job is not None and job.state == "running":
        _loading()
        return
    count = len(get_assistant().sample_talks())
    if not count:
        return
    with st.container(key="samples", horizontal=True, vertical_alignment="center"):
        widgets.notice(
            f"{'One conversation' if count == 1 else f'{count} conversations'} here and the "
            "people in them are invented.",
            word="Samples.",
        )
        st.button("Take the samples away", key="samples-away", on_click=_away)


@st.fragment(run_every=SECONDS)
def _loading() -> None:
    job = get_assistant().job(SAMPLES)
    if job is None or job.state != "running":
        st.rerun()
    progress = job.progress
    with st.container(border=True, key="samples-loading"):
        widgets.literal("The samples are read as your own notes would be", "name")
        widgets.status(f"{progress.part} of {progress.parts} · {job.seconds:.0f} s")
        st.button("Stop", key="samples-stop", on_click=_stop)


def _load() -> None:
    with act():
        get_assistant().load_samples()


def _stop() -> None:
    with act():
        get_assistant().stop_job(SAMPLES)


def _away() -> None:
    with act():
        get_assistant().remove_samples()
