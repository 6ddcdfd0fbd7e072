"""Taking notes in: paste or drop, with whom, when, who is who, and Save."""

from __future__ import annotations

from datetime import date

import streamlit as st

from assistant.app.sides import speaker_called
from assistant.models import Person
from assistant.talks import Conversation
from ui import components, notes, widgets, words
from ui.desk import new_token
from ui.notes import change, get_notes
from ui.runtime import act, get_assistant, guard

NEW = ""  # the choice of somebody who is not kept yet
TYPES = ["txt", "md", "docx", "pdf", "vtt", "srt"]


def show() -> None:
    """Draw the panel."""
    left, right = st.columns([0.6, 0.4], gap="large")
    with left, st.container(key="notes-text"):
        _text()
    with right, st.container(key="notes-about"):
        _about()


def _text() -> None:
    lying = get_notes()
    components.field(
        "notes-paste",
        "Your notes, or the transcript",
        lying.paste,
        lying.token,
        lambda text, _: _pasted(text),
        placeholder="Paste them as they are: fragments, arrows and all",
        rows=14,
        wide=True,
    )
    told = "✓ Every word is kept as you type." if lying.paste.strip() else ""
    widgets.literal(told or "Nothing you type here is lost, whatever happens.", "small")
    st.file_uploader(
        "Or drop a file: notes, a Word or PDF document, a transcript of Zoom, Teams, Meet or Otter",
        type=TYPES,
        max_upload_size=widgets.MEGABYTES,
        key="notes-file",
        on_change=_dropped,
    )


def _about() -> None:
    lying = get_notes()
    conversation = notes.read(lying.paste) if lying.paste.strip() else None
    _person(lying.called or _other_speaker(conversation))
    st.session_state["notes-on"] = lying.on or notes.held(conversation)
    st.date_input(
        "When did you talk?",
        max_value="today",
        key="notes-on",
        format=words.date_format(st.context.locale),
        on_change=_chosen,
        args=("on",),
    )
    if conversation is not None and conversation.recorded:
        _who_is_who(conversation)
    if lying.refusal is not None:
        widgets.refusal(*lying.refusal)
    st.button("Save", key="notes-save", type="primary", on_click=_save)
    widgets.literal("Saved first, then read. It is read here, on this machine.", "small")


def _person(called: str) -> None:
    lying, people = get_notes(), {person.id: person for person in get_assistant().people()}
    if people:
        chosen = lying.person if lying.person in people else NEW
        st.session_state["notes-person"] = chosen
        st.selectbox(
            "Who did you talk to?",
            options=[NEW, *people],
            format_func=lambda one: name_of(people[one]) if one else "Somebody new",
            key="notes-person",
            on_change=_chosen,
            args=("person",),
        )
    if not people or not lying.person:
        components.field(
            "notes-called",
            "Their name" if people else "Who did you talk to?",
            called,
            lying.called_token,
            lambda text, _: change(called=text),
            placeholder="For instance: Ana Ruiz",
            single=True,
        )


def _who_is_who(conversation: Conversation) -> None:
    """Asked of a transcript, once: which speaker is who, and whether all agreed."""
    lying, speakers = get_notes(), conversation.speakers
    widgets.literal("This is a transcript. Who is who?", "name")
    if speakers:
        me = mine(conversation)
        st.session_state["notes-me"] = me
        st.selectbox(
            "Which of them are you?",
            options=list(speakers),
            placeholder="Choose yourself",
            key="notes-me",
            on_change=_chosen,
            args=("me",),
        )
        rest = [one for one in speakers if one != me]
        if len(rest) > 1:
            st.session_state["notes-others"] = [one for one in lying.others if one in rest]
            st.multiselect(
                "Who else was there, beside you and the person?",
                options=rest,
                key="notes-others",
                on_change=_chosen,
                args=("others",),
            )
    st.session_state["notes-agreed"] = lying.agreed
    st.checkbox(
        "Everybody in it agreed to be recorded",
        key="notes-agreed",
        on_change=_chosen,
        args=("agreed",),
    )


def mine(conversation: Conversation) -> str | None:
    """Which speaker the user is: as chosen, or by the name of *About me*."""
    lying, speakers = get_notes(), conversation.speakers
    if lying.me in speakers:
        return lying.me
    return speaker_called(speakers, get_assistant().me().name)


def _other_speaker(conversation: Conversation | None) -> str:
    """The one person who speaks beside the user; empty where that cannot be told."""
    if conversation is None:
        return ""
    me = mine(conversation)
    rest = [one for one in conversation.speakers if one not in (me, *get_notes().others)]
    return rest[0] if me is not None and len(rest) == 1 else ""


def _name_them() -> None:
    """Fill in the person's name where the transcript tells it; what was typed stays."""
    lying = get_notes()
    conversation = notes.read(lying.paste) if lying.paste.strip() else None
    name = _other_speaker(conversation)
    if conversation is None or lying.person or not name:
        return
    if name != lying.called and (not lying.called or lying.called in conversation.speakers):
        change(called=name, called_token=new_token())


def name_of(person: Person | None) -> str:
    """A person's name; kind words where there is none."""
    name = person.profile.name if person is not None else None
    return name.text if name is not None else "Somebody without a name"


def _pasted(text: str) -> None:
    change(paste=text, refusal=None)
    _name_them()


def _dropped() -> None:
    file = st.session_state.get("notes-file")
    if file is None:
        return
    with act():
        text = get_assistant().talk_text(file.name, file.getvalue())
        change(paste=text, name=file.name, token=new_token(), refusal=None)
        _name_them()


def _chosen(name: str) -> None:
    with act():
        value = st.session_state[f"notes-{name}"]
        if isinstance(value, list):
            value = tuple(value)
        if name == "on" and not isinstance(value, date):
            return
        change(**{name: value or None if name == "person" else value, "refusal": None})
        _name_them()


def _save() -> None:
    with act():
        lying = get_notes()
        if lying.talk is not None:
            return  # the second click of two
        conversation = notes.read(lying.paste) if lying.paste.strip() else None
        if conversation is not None:
            change(
                me=mine(conversation),
                called="" if lying.person else lying.called or _other_speaker(conversation),
            )
        with guard():
            notes.save()
