"""After the conversation: the thank-you, the word to the introducer, the reply to a yes."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assistant.insights import Talk
from ui import acts, components, letters, widgets, words
from ui.desk import Desk
from ui.panels import reply_choices
from ui.replies import get_reply, put_reply
from ui.runtime import act, get_assistant, guard


def show(talk: Talk) -> None:
    """Draw the messages of a conversation, one at a time."""
    with st.container(key="afterwards"):
        st.subheader("Write to them", anchor=False)
        if talk.person is None:
            told = "Say below with whom you talked, and the thank-you is drafted here."
            widgets.literal(told, "small")
            return
        key = f"after-kind-{talk.id}"
        st.session_state.setdefault(key, "thanks")
        st.segmented_control(
            "What to write",
            options=list(words.AFTER),
            format_func=words.AFTER.__getitem__,
            required=True,
            key=key,
            label_visibility="collapsed",
        )
        _message(talk, st.session_state[key])


def _message(talk: Talk, kind: str) -> None:
    desk = get_reply(talk, kind)
    if desk is None:
        return
    widgets.literal(words.AFTER_HINT[kind], "small")
    reply_choices.show(desk, f"after-{kind}", lambda chosen: _choose(talk, kind, chosen))
    if not get_assistant().me().complete:
        widgets.notice("The message is unsigned, because Firsthand does not know you yet.")
        st.page_link("views/about_me.py", label="Fill in About me", icon=":material/person:")
    if kind == "introducer" and not desk.request.via.strip():
        widgets.literal("Say who introduced you, and the message to them is written.", "small")
        return
    if desk.refusal is not None:
        widgets.refusal(*desk.refusal)
    if desk.letter is None:
        return
    told = ", from what is kept of this conversation" if kind == "thanks" else ""
    widgets.literal(f"Written without a model{told}.", "small")
    heard = get_assistant().heard(talk.id)
    if heard is not None and heard.language != "en":
        spoken = words.language(heard.language)
        widgets.literal(f"You talked in {spoken}; messages are drafted in English only.", "small")
    data = letters.data(desk, desk.letter, letters.reviewed(desk))
    components.letter(
        f"after-letter-{kind}",
        data,
        desk.letter_token,
        lambda subject, body: _edited(talk, kind, subject, body),
    )
    _acts(talk, kind, desk)


def _acts(talk: Talk, kind: str, desk: Desk) -> None:
    with st.container(horizontal=True):
        st.button("Save", key=f"after-save-{kind}", on_click=_save, args=(talk, kind))
        with st.popover("I sent it", key=f"after-sent-box-{kind}", on_change="rerun"):
            _sent_form(talk, kind, desk)
        if desk.replaced:
            st.button(
                "Bring my text back", key=f"after-undo-{kind}", on_click=_undo, args=(talk, kind)
            )
        if desk.letter and desk.letter.edited:
            st.button(
                "Back to the first draft",
                key=f"after-write-{kind}",
                type="tertiary",
                on_click=_write,
                args=(talk, kind),
            )
    if desk.sent is not None:
        channel, on = desk.sent
        widgets.literal(f"✓ Sent by {words.CHANNEL[channel]}, {words.day(on)}.", "small")
    elif desk.kept is not None:
        widgets.literal("✓ Saved in your list of requests on Outreach.", "small")


def _sent_form(talk: Talk, kind: str, desk: Desk) -> None:
    key = f"after-sent-channel-{kind}"
    if key not in st.session_state:
        st.session_state[key] = desk.request.channel
    st.selectbox(
        "How did you send it?",
        options=list(words.CHANNEL),
        format_func=words.CHANNEL.__getitem__,
        key=key,
    )
    st.date_input(
        "On which day?",
        max_value="today",
        key=f"after-sent-on-{kind}",
        format=words.date_format(st.context.locale),
    )
    st.button(
        "Yes, I sent it",
        key=f"after-sent-{kind}",
        type="primary",
        on_click=_sent,
        args=(talk, kind),
    )


def _put(talk: Talk, kind: str, desk: Desk | None) -> None:
    if desk is not None:
        put_reply(talk.id, kind, desk)


def _choose(talk: Talk, kind: str, chosen: dict[str, Any]) -> None:
    """Set what was chosen and write; what the user edited can be brought back."""
    desk = get_reply(talk, kind)
    if desk is not None:
        _put(talk, kind, acts.choose(desk, get_assistant(), **chosen))


def _edited(talk: Talk, kind: str, subject: str | None, body: str) -> None:
    desk = get_reply(talk, kind)
    with guard():
        _put(talk, kind, acts.edit(desk, subject, body) if desk else None)


def _undo(talk: Talk, kind: str) -> None:
    with act():
        desk = get_reply(talk, kind)
        _put(talk, kind, acts.undo(desk) if desk else None)


def _write(talk: Talk, kind: str) -> None:
    with act():
        desk = get_reply(talk, kind)
        _put(talk, kind, acts.as_written(desk, get_assistant()) if desk else None)


def _save(talk: Talk, kind: str) -> None:
    with act():
        desk = get_reply(talk, kind)
        _put(talk, kind, acts.save(desk, get_assistant()) if desk else None)


def _sent(talk: Talk, kind: str) -> None:
    channel = st.session_state[f"after-sent-channel-{kind}"]
    on = st.session_state[f"after-sent-on-{kind}"]
    st.session_state[f"after-sent-box-{kind}"] = False
    with act():
        desk = get_reply(talk, kind)
        _put(talk, kind, acts.sent(desk, get_assistant(), channel, on) if desk else None)
