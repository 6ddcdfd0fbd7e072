"""About me: the user's own side, kept once."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from assistant.app.assistant import ABOUT_ME
from assistant.models import Me
from ui import components, profiles, widgets
from ui.panels import learned
from ui.runtime import act, get_assistant, guard

VOICES = 3


def show() -> None:
    """Draw the page."""
    st.title("About me", anchor=False)
    widgets.trouble()
    widgets.literal(
        "Who is asking? Three fields are enough. All of it stays on this machine and is saved "
        "as you type.",
        "lead",
    )
    me = get_assistant().me()
    left, right = st.columns([0.56, 0.44], gap="large")
    with left, st.container(key="me-fields"):
        _fields(me)
        _voice(me)
        learned.show()
    with right, st.container(key="me-profile"):
        _profile(me)


def _fields(me: Me) -> None:
    st.subheader("Who I am", anchor=False)
    _field("name", "My name", me.name, placeholder="Sam Okafor")
    _field("work", "What I do", me.work, placeholder="I teach maths at a secondary school", rows=2)
    learn = "How analysts in utilities spend their week"
    _field("learn", "What I want to learn", me.learn, placeholder=learn, rows=2)
    if me.complete:
        widgets.literal("✓ Saved. Drafts are signed and say who is asking.", "small")
    else:
        widgets.literal("○ Drafts stay unsigned until all three are filled in.", "small")


def _field(name: str, label: str, text: str, *, placeholder: str, rows: int = 1) -> None:
    components.field(
        f"me-{name}",
        label,
        text,
        _token(),
        lambda typed, _: _save(**{name: typed}),
        placeholder=f"For instance: {placeholder}",
        rows=rows,
        single=rows == 1,
    )


def _voice(me: Me) -> None:
    st.subheader("How I sound", anchor=False)
    widgets.literal("Two or three messages you wrote, so that a draft can sound like you.", "small")
    for at in range(VOICES):
        text = me.voice[at] if at < len(me.voice) else ""
        components.field(
            f"me-voice-{at}",
            f"A message of mine ({at + 1})",
            text,
            _token(),
            partial(_save_voice, at),
            rows=2,
        )


def _profile(me: Me) -> None:
    st.subheader("My profile or résumé", anchor=False)
    widgets.literal(
        "Paste it, or drop a file: it is how Firsthand sees what you share with somebody.", "small"
    )
    typed = get_assistant().kept(ABOUT_ME) or {}
    components.field(
        "me-paste",
        "My profile",
        str(typed.get("paste", "")),
        _token(),
        _pasted,
        placeholder="Paste your own profile or résumé here",
        rows=6,
        wide=True,
    )
    st.button("Read it", key="me-read", type="primary", on_click=_read)
    st.file_uploader(
        "Or drop a PDF, DOCX or TXT file",
        type=["pdf", "docx", "txt"],
        max_upload_size=widgets.MEGABYTES,
        key="me-file",
        on_change=_read_file,
    )
    if me.profile is not None:
        with st.container(border=True, key="me-read-facts"):
            widgets.literal("What was read", "name")
            for line in profiles.lines(me.profile):
                widgets.literal(line)
            st.button("Forget this profile", key="me-forget", type="tertiary", on_click=_forget)


def _token() -> str:
    """Changes when the app itself fills fields in, so that they take the new text."""
    return f"me-{st.session_state.get('me-filled', 0)}"


def _save(**values: Any) -> None:
    assistant = get_assistant()
    with guard():
        assistant.save_me(assistant.me().model_copy(update=values))


def _save_voice(at: int, text: str, _at_once: bool) -> None:
    voice = [*get_assistant().me().voice, *[""] * VOICES][:VOICES]
    voice[at] = text
    while voice and not voice[-1].strip():
        voice.pop()
    _save(voice=tuple(voice))


def _pasted(text: str, _at_once: bool) -> None:
    with guard():
        get_assistant().keep(ABOUT_ME, {"paste": text})


def _read() -> None:
    with act():
        typed = get_assistant().kept(ABOUT_ME) or {}
        _take(get_assistant().read_me(str(typed.get("paste", ""))))


def _read_file() -> None:
    file = st.session_state.get("me-file")
    if file is None:
        return
    with act():
        text = get_assistant().text_of(file.name, file.getvalue())
        get_assistant().keep(ABOUT_ME, {"paste": text})
        _take(get_assistant().read_me(text))


def _take(read: Me) -> None:
    """Fill in what was read; what the user typed before stays."""
    now = get_assistant().me()
    typed = {name: getattr(now, name) or getattr(read, name) for name in ("name", "work", "learn")}
    _save(**typed, voice=now.voice or read.voice, profile=read.profile or now.profile)
    st.session_state["me-filled"] = st.session_state.get("me-filled", 0) + 1


def _forget() -> None:
    _save(profile=None)


show()
