"""The request: the message with its sources and findings, and what can be done with it."""

from __future__ import annotations

import base64
import re
from typing import Any

import streamlit as st

from assistant.errors import AssistantError
from assistant.models import Finding, Sentence
from ui import acts, components, widgets, words
from ui.acts import Reviewed
from ui.counters import counters
from ui.desk import Desk, Letter
from ui.panels import choices
from ui.runtime import act, get_assistant, get_desk, guard, put_desk


def show() -> None:
    """Draw the right column."""
    desk = get_desk()
    st.header("The request", anchor=False)
    if desk.contact is None:
        widgets.literal("Paste a profile first; the draft appears here.", "small")
        _undo(desk)
        return
    choices.show()
    if desk.letter is None or acts.missing(desk):
        choices.unwritten()
        return
    _who(desk)
    _changes(desk)
    _letter(desk, desk.letter)
    _acts(desk)


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
        st.button("Write it again", key="write-again", on_click=_write)
    _undo(desk)


def _undo(desk: Desk) -> None:
    if not desk.replaced:
        return
    widgets.notice("A new draft took the place of the text you had edited. Yours was kept.")
    with st.container(horizontal=True):
        st.button("Undo: bring my text back", key="undo", on_click=_bring_back)
        st.button("Keep the new draft", key="keep-new", type="tertiary", on_click=_let_go)


def _letter(desk: Desk, letter: Letter) -> None:
    assistant = get_assistant()
    try:
        reviewed = acts.review(desk, assistant)
    except AssistantError as error:
        widgets.refusal(error.message, error.hint)
        reviewed = Reviewed(sentences=(), findings=())
    if letter.draft.model is None:
        widgets.literal("Written without a model, from the facts on this page.", "small")
    components.letter("letter", _data(desk, letter, reviewed), desk.letter_token, _edited)


def _data(desk: Desk, letter: Letter, reviewed: Reviewed) -> dict[str, Any]:
    assistant, contact = get_assistant(), desk.contact
    limits = assistant.settings.limits
    counted = counters(letter.body, reviewed.sentences, letter.request, limits, reviewed.findings)
    eml, mailto = b"", ""
    if letter.request.channel == "email" and contact is not None:
        me = acts.sender(desk, assistant)
        eml = assistant.eml(letter.subject, letter.body, contact, me)
        mailto = assistant.mailto(letter.subject, letter.body, contact)
    return {
        "subject": letter.subject,
        "body": letter.body,
        "sentences": [_sentence(sentence) for sentence in reviewed.sentences],
        "findings": [finding.model_dump(mode="json") for finding in reviewed.findings],
        "summary": _summary(reviewed.findings),
        "counters": [counter.model_dump() for counter in counted],
        "eml": base64.b64encode(eml).decode("ascii"),
        "file": _file(contact.name.text if contact and contact.name else ""),
        "mailto": mailto,
        "primary": not desk.sample,
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    origins = {source.origin for source in sentence.sources}
    return {
        "start": sentence.start,
        "end": sentence.end,
        "origin": "profile" if "profile" in origins else "me" if origins else "",
        "sources": [{"origin": item.origin, "quote": item.quote} for item in sentence.sources],
    }


def _summary(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return "Nothing to look at"
    return f"{len(findings)} thing{'' if len(findings) == 1 else 's'} to look at"


def _file(name: str) -> str:
    safe = re.sub(r"\W+", "-", name).strip("-").lower()
    return f"request-{safe or 'draft'}.eml"


def _acts(desk: Desk) -> None:
    with st.container(horizontal=True):
        st.button("Save", key="save", on_click=_save, disabled=desk.sample)
        with st.popover("I sent it", key="sent-box", on_change="rerun", disabled=desk.sample):
            _sent_form(desk)
        if desk.letter and desk.letter.edited:
            st.button("Back to the first draft", key="write", type="tertiary", on_click=_write)
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


def _write() -> None:
    with act():
        put_desk(acts.write(get_desk(), get_assistant()))


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
