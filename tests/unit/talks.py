"""A talk as notes and as a transcript, and a model's claim about it; invented."""

from __future__ import annotations

import threading
from datetime import datetime

from assistant.app.assistant import Assistant
from assistant.app.debriefing import job_key
from assistant.app.jobs import JobView
from assistant.insights import Talk

LONG = 30  # seconds after which a test that hangs fails
NOW = datetime(2026, 3, 20, 9, 30).astimezone()
NOTES = """typ day: 80% mtgs, rest is tuning the old organs
juniors start at 42-46k a year, base + bonus
off the record: the owner wants to sell the shop to Brandt
I'll send her my notes by Friday
talk to Priya Nair at Vellum Organs, she said to use her name
me: that surprised me, I feel relieved
"""
VTT = """WEBVTT

1
00:00:01.000 --> 00:00:04.000
Ike Brand: What does a normal day look like for you?

2
00:00:05.000 --> 00:00:12.000
Mara Quill: I spend most of the day tuning organs in churches with two colleagues.
"""
CLAIM = {
    "quote": "80% mtgs, rest is tuning",
    "statement": "Most of a day is meetings (80%).",
    "topic": "day_to_day",
}


def ended(assistant: Assistant, talk: Talk) -> JobView:
    """The job that draws from a conversation, once it is over."""
    for thread in threading.enumerate():
        if thread.name == f"job {job_key(talk.id)}":
            thread.join(LONG)
    view = assistant.job(job_key(talk.id))
    assert view is not None
    assert view.state != "running"
    return view
