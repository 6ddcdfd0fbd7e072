"""The notes: what lies on the Debrief screen while a conversation is taken in and reviewed.

A frozen record, kept as JSON after every change, as the desk of Outreach is: a refresh,
another page or a crash of the app brings it back.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st
from pydantic import Field, ValidationError

from assistant.app.debriefing import job_key
from assistant.app.jobs import JobView
from assistant.errors import AssistantError, InputError, NotFound
from assistant.insights import Talk
from assistant.models import Record, plain
from assistant.talks import Conversation
from ui import components
from ui.desk import new_token
from ui.runtime import get_assistant

SLOT = "debrief"
_READ = "debrief-read"  # in the session: the text that was read last, and what it is

STOPPED = ("Stopped. Your notes are kept; what was drawn from them before is as it was.", "")


class Notes(Record):
    """What lies on the screen.

    Until they are saved: the text, with whom, when, and who is who. `talk` is the kept
    conversation that is open for review, while they wait; `drawing` while something is to be
    drawn from it, so that a crash in the middle is noticed. `drafts` are statements that could
    not be taken as typed, and why.
    """

    paste: str = Field(default="", repr=False)
    token: str = Field(default_factory=new_token)
    name: str = ""  # of the dropped file
    person: str | None = None  # Person.id
    called: str = ""
    called_token: str = Field(default_factory=new_token)  # another with each name that is filled in
    on: date | None = None
    me: str | None = None
    others: tuple[str, ...] = ()
    agreed: bool = False
    plan: str | None = None  # Plan.id: what was asked, where the notes come from a call
    refusal: tuple[str, str] | None = None
    talk: str | None = None
    drawing: bool = False
    offline: bool = True
    trouble: tuple[str, str] | None = None
    drafts: dict[str, tuple[str, str]] = Field(default_factory=dict)
    wrong: str = ""
    right: str = ""
    named: str = ""  # with whom a kept conversation was, as it is typed


def get_notes() -> Notes:
    """What lies on the Debrief screen of this tab."""
    if SLOT not in st.session_state:
        body = get_assistant().kept(SLOT) or {}
        try:
            st.session_state[SLOT] = Notes.model_validate(body)
        except ValidationError:
            st.session_state[SLOT] = Notes(paste=str(body.get("paste", "")))
    found: Notes = st.session_state[SLOT]
    return found


def put_notes(notes: Notes) -> None:
    """Put the notes as they are now and commit them; what was typed stays even if that fails."""
    st.session_state[SLOT] = notes
    st.session_state[components.UNKEPT] = True
    get_assistant().keep(SLOT, notes.model_dump(mode="json"))
    st.session_state[components.UNKEPT] = False


def change(**values: Any) -> None:
    """Put some of the notes anew."""
    put_notes(get_notes().model_copy(update=values))


def read(text: str) -> Conversation | None:
    """What the text is; None while it is nothing that could be kept. Read once a text."""
    known: tuple[str, Conversation | None] | None = st.session_state.get(_READ)
    if known is None or known[0] != text:
        try:
            known = (text, get_assistant().read_conversation("notes", text))
        except InputError:
            known = (text, None)
        st.session_state[_READ] = known
    return known[1]


def held(conversation: Conversation | None) -> date:
    """The day of a conversation unless the user says another: of its first lines, else today."""
    today = get_assistant().today()
    return min(get_assistant().day_of(conversation), today) if conversation is not None else today


def save() -> None:
    """Commit the conversation, then start to draw from it; a refusal leaves all as it is."""
    notes = get_notes()
    conversation = read(notes.paste)
    spoken = conversation.speakers if conversation is not None else ()
    try:
        talk = get_assistant().save_conversation(
            notes.name or "notes",
            notes.paste,
            person=notes.person,
            called=plain(notes.called),
            me=notes.me if notes.me in spoken else None,
            others=[one for one in notes.others if one in spoken],
            agreed=notes.agreed,
            on=notes.on or held(conversation),
        )
    except AssistantError as error:
        change(refusal=(error.message, error.hint))
        return
    put_notes(Notes(talk=talk.id, drawing=True))
    _held_to(notes.plan, talk)
    draw(offline=True)


def _held_to(plan: str | None, talk: Talk) -> None:
    """Tell the plan which conversation it became; it may have been deleted meanwhile."""
    if plan is None:
        return
    try:
        kept = get_assistant().kept_plan(plan)
    except NotFound:
        return
    get_assistant().save_plan(kept.model_copy(update={"talk": talk.id}))


def _answered(talk: str) -> None:
    """Tell the plan of a conversation which insights answer its questions."""
    for plan in get_assistant().plans():
        if plan.talk == talk:
            get_assistant().plan_became(plan.id, talk)


def draw(*, offline: bool) -> None:
    """Start to draw insights; where that is under way, nothing."""
    notes = get_notes()
    if notes.talk is None:
        return
    put_notes(notes.model_copy(update={"drawing": True, "offline": offline, "trouble": None}))
    try:
        get_assistant().debrief(notes.talk, offline=offline)
    except AssistantError as error:
        change(drawing=False, trouble=(error.message, error.hint))


def hear() -> JobView | None:
    """Take what came of the drawing; the job while it still runs. What a crash cut off goes on."""
    notes = get_notes()
    if notes.talk is None or not notes.drawing:
        return None
    job = get_assistant().job(job_key(notes.talk))
    if job is None:
        draw(offline=notes.offline)
        return get_assistant().job(job_key(notes.talk))
    if job.state == "running":
        return job
    if job.state == "done":
        _answered(notes.talk)
    told = None if job.state == "done" else STOPPED if job.state == "stopped" else job.error
    change(drawing=False, trouble=told)
    return None


def stop() -> None:
    """Stop the drawing. A model's answers so far stay, so that they are not paid twice."""
    talk = get_notes().talk
    if talk is not None:
        get_assistant().stop_job(job_key(talk))


def reopen(talk: str) -> None:
    """A kept conversation back on the screen, to be reviewed; what is not saved yet waits."""
    change(talk=talk, drawing=False, trouble=None)


def clear() -> None:
    """Make room for another conversation: notes that were not saved yet lie there again."""
    change(talk=None, drawing=False, trouble=None)
