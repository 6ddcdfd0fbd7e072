"""The person: paste or drop a profile, then the card of what was read."""

from __future__ import annotations

import streamlit as st

from assistant.models import Profile, plain
from ui import acts, card, components, widgets
from ui.desk import before
from ui.runtime import act, get_assistant, get_desk, guard, put_desk

LONG_ENOUGH = 80  # characters: a paste this long is read at once, without a click


def show() -> None:
    """Draw the left column."""
    desk = get_desk()
    st.header("The person", anchor=False)
    if desk.contact is None:
        _paste()
        return
    _orders(desk.contact)
    _card()
    if not desk.sample:
        st.button("Somebody else", key="new", on_click=clear)
        with st.expander("The text it was read from", key="source-text"):
            _text()
            st.button("Read it again", key="read-again", on_click=_read)


def _paste() -> None:
    refusal = get_desk().refusal
    widgets.literal(
        "Open the LinkedIn profile, select all, copy, and paste it here. A résumé, a profile "
        "saved as PDF, or a few typed facts do as well.",
        "small",
    )
    _text()
    if refusal is not None:
        widgets.refusal(*refusal)
    with st.container(horizontal=True):
        st.button("Read it", key="read", type="primary", on_click=_read)
        if before(get_assistant()) is not None:
            st.button("Go back", key="back", type="tertiary", on_click=_back)
        st.button("Show the sample", key="sample", type="tertiary", on_click=_sample)
    st.file_uploader(
        "Or drop a PDF, DOCX or TXT file",
        type=["pdf", "docx", "txt"],
        max_upload_size=widgets.MEGABYTES,
        key="profile-file",
        on_change=_read_file,
    )


def _text() -> None:
    desk = get_desk()
    components.field(
        "paste",
        "Their profile",
        desk.paste,
        desk.paste_token,
        _pasted,
        placeholder="Paste the profile here",
        rows=8,
        wide=True,
    )


def _orders(contact: Profile) -> None:
    """Passages of the page that talk to a machine, shown as they are."""
    passages = get_assistant().instructions(contact)
    if not passages:
        return
    with st.container(key="orders"):
        widgets.refusal(
            "This page holds text that talks to a machine.", "It is left out of what is sent."
        )
        count = len(passages)
        with st.expander(f"Look at {'it' if count == 1 else f'the {count} passages'}"):
            for passage in passages:
                widgets.quoted(passage.text)
                widgets.literal(f"It {passage.why}.", "small")


def _card() -> None:
    desk = get_desk()
    if desk.contact is None:
        return
    assistant = get_assistant()
    common = assistant.common_ground(desk.contact, acts.sender(desk, assistant))
    components.card("card", card.card(desk.contact, common), desk.card_token, _corrected)


def _pasted(text: str, at_once: bool) -> None:
    with guard():
        put_desk(acts.paste(get_desk(), text))
        if at_once and get_desk().contact is None and len(text) >= LONG_ENOUGH:
            _read()


def _read() -> None:
    with act():
        put_desk(acts.read(get_desk(), get_assistant()))


def _read_file() -> None:
    file = st.session_state.get("profile-file")
    if file is None:
        return
    with act():
        put_desk(acts.read_file(get_desk(), get_assistant(), file.name, file.getvalue()))


def _corrected(corrections: dict[str, str]) -> bool:
    desk = get_desk()
    if desk.contact is None:
        return False
    now = {path: plain(fact.text) for path, fact in desk.contact.facts()}
    changed = {path: text for path, text in corrections.items() if plain(text) != now.get(path, "")}
    if not changed:
        return False
    with guard():
        put_desk(acts.correct(desk, get_assistant(), changed))
    return get_desk() != desk


def clear() -> None:
    """Make room for somebody else; whoever lies there can be taken back."""
    with act():
        put_desk(acts.clear(get_desk(), get_assistant()))


def _back() -> None:
    with act():
        put_desk(acts.back(get_desk(), get_assistant()))


def _sample() -> None:
    with act():
        put_desk(acts.set_aside(get_desk(), acts.sample(get_assistant())))
