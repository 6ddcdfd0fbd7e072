"""The request: the message with its sources and findings, and what can be done with it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui import acts, components, letters, widgets, words
from ui.acts import Reviewed
from ui.desk import Desk, Letter
from ui.panels import choices, model, recorded, reply_choices
from ui.runtime import act, get_assistant, get_desk, guard, put_desk


def show() -> None:
    """Draw the right column."""
    desk = get_desk()
    st.header("The request", anchor=False)
    if desk.contact is None:
        widgets.literal("Paste a profile first; the draft appears here.", "small")
        _undo(desk)
        return
    if desk.request.kind in words.AFTER:
        widgets.literal(words.AFTER[desk.request.kind], "name")
        widgets.literal(words.AFTER_HINT[desk.request.kind], "small")
        reply_choices.show(desk, "choice", _choose)
    else:
        choices.show()
    if acts.missing(desk):
        choices.unwritten()
        return
    reviewed = letters.reviewed(desk)
    _who(desk)
    if desk.request.kind not in words.AFTER:  # those are written here, from what was said
        model.show(reviewed.sentences)
    if desk.letter is None:
        choices.unwritten()
        return
    _changes(desk)
    _letter(desk, desk.letter, reviewed)
    _acts(desk)
    if desk.sample:
        recorded.show(desk)


def _who(desk: Desk) -> None:
    if desk.sample and not get_assistant().me().name:
        return
    if not acts.sender(desk, get_assistant()).complete:
        widgets.notice(
            "The draft is unsigned, because Firsthand does not know you yet.",
            "Three fields are enough: your name, what you do, what you want to learn.",
        )
        st.page_link("views/about_me.py", label="Fill in About me", icon=":material/person:")


def _changes(desk: Desk) -> None:
    if acts.stale(desk, get_assistant()):
        widgets.notice("Your choices changed after this text was written. It was left alone.")
        if not acts.foreign(desk):
            st.button("Write it again", key="write-again", on_click=_write)
    _undo(desk)


def _undo(desk: Desk) -> None:
    if not desk.replaced:
        return
    mine = desk.replaced[-1].edited
    if mine:
        widgets.notice("A new draft took the place of the text you had edited. Yours was kept.")
    bring = "Undo: bring my text back" if mine else "Undo: bring the other text back"
    with st.container(horizontal=True):
        st.button(bring, key="undo", on_click=_bring_back)
        st.button("Keep the new draft", key="keep-new", type="tertiary", on_click=_let_go)


def _letter(desk: Desk, letter: Letter, reviewed: Reviewed) -> None:
    draft = letter.draft
    if draft.model is None:
        widgets.literal("Written without a model, from the facts on this page.", "small")
    else:
        widgets.literal(f"Written by {draft.model}, checked here.", "small")
    if letter.request.language not in words.LANGUAGE:
        told = f"▲ The rules have no {words.language(letter.request.language)}: only part of them "
        widgets.literal(f"{told}was checked. Let somebody who reads it look.", "small")
    components.letter("letter", letters.data(desk, letter, reviewed), desk.letter_token, _edited)
    if draft.gloss:
        _gloss(letter)


def _gloss(letter: Letter) -> None:
    """What a message in another language says, in one that the user reads."""
    with st.container(border=True, key="gloss"):
        mine = words.language(get_assistant().settings.gloss_language)
        widgets.literal(f"What it says, in {mine}", "name")
        if letter.edited:
            widgets.literal("This is of the text before you changed it.", "small")
        widgets.literal(letter.draft.gloss)


def _acts(desk: Desk) -> None:
    with st.container(horizontal=True):
        st.button("Save", key="save", on_click=_save, disabled=desk.sample)
        with st.popover("I sent it", key="sent-box", on_change="rerun", disabled=desk.sample):
            _sent_form(desk)
        if desk.letter and desk.letter.edited:
            st.button("Back to the first draft", key="write", type="tertiary", on_click=_as_written)
    if desk.sample:
        widgets.literal("The sample is not saved. Paste your own to begin.", "small")
    elif desk.sent is not None:
        channel, on = desk.sent
        widgets.literal(f"✓ Sent by {words.CHANNEL[channel]}, {words.day(on)}.", "small")
    elif desk.kept is not None:
        widgets.literal("✓ Saved in your list of requests below.", "small")


def _sent_form(desk: Desk) -> None:
    channel = desk.letter.request.channel if desk.letter else "email"
    if "sent-channel" not in st.session_state:
        st.session_state["sent-channel"] = channel
    st.selectbox(
        "How did you send it?",
        options=list(words.CHANNEL),
        format_func=words.CHANNEL.__getitem__,
        key="sent-channel",
    )
    st.date_input(
        "On which day?",
        max_value="today",
        key="sent-on",
        format=words.date_format(st.context.locale),
    )
    st.button("Yes, I sent it", key="sent", type="primary", on_click=_sent)


def _edited(subject: str | None, body: str) -> None:
    with guard():
        put_desk(acts.edit(get_desk(), subject, body))


def _choose(chosen: dict[str, Any]) -> None:
    put_desk(acts.choose(get_desk(), get_assistant(), **chosen))


def _write() -> None:
    with act():
        put_desk(acts.write(get_desk(), get_assistant()))


def _as_written() -> None:
    with act():
        put_desk(acts.as_written(get_desk(), get_assistant()))


def _bring_back() -> None:
    with act():
        put_desk(acts.undo(get_desk()))


def _let_go() -> None:
    with act():
        put_desk(get_desk().model_copy(update={"replaced": ()}))


def _save() -> None:
    with act():
        put_desk(acts.save(get_desk(), get_assistant()))


def _sent() -> None:
    channel, on = st.session_state["sent-channel"], st.session_state["sent-on"]
    st.session_state["sent-box"] = False
    with act():
        put_desk(acts.sent(get_desk(), get_assistant(), channel, on))
