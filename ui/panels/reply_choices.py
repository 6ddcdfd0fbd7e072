"""What may be chosen for a message after a yes: channel, tone, zones, how to meet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from assistant.models import Profile, Request
from ui import components, widgets, words
from ui.desk import Desk
from ui.runtime import get_assistant, guard

Choose = Callable[[dict[str, Any]], None]
"""Takes what was chosen, by the names of `Request`."""

CHANNELS = ("email", "message", "inmail")  # a note goes with an invitation only


def show(desk: Desk, key: str, choose: Choose) -> None:
    """Draw the choices of a kind; `key` tells the widgets of two messages apart."""
    request = desk.request
    if request.kind == "introducer":
        _text("via", "Who introduced you?", desk, key, choose, placeholder="For instance: Bo Lind")
    with st.container(horizontal=True, gap="medium"):
        channels = {name: words.CHANNEL[name] for name in CHANNELS}
        _segments("channel", "Channel", channels, request.channel, key, choose)
        _segments("tone", "Tone", words.TONE, request.tone, key, choose)
    if request.kind == "yes":
        _zones(request, desk.contact, key, choose)
        _text(
            "meet",
            "How would you meet?",
            desk,
            key,
            choose,
            placeholder="For instance: I will call you, or send a link for a video call",
        )


def _zones(request: Request, contact: Profile | None, key: str, choose: Choose) -> None:
    names = list(get_assistant().zones())
    with st.container(horizontal=True, gap="medium"):
        _zone("their_zone", "Their time zone", names, request.their_zone, key, choose)
        _zone("my_zone", "Your time zone", names, request.my_zone, key, choose)
    place = contact.location.text if contact and contact.location else ""
    guessed = get_assistant().zone_of(contact) if contact else None
    if guessed and guessed == request.their_zone:
        widgets.literal(f"Theirs is read from “{place}” on the profile.", "small")
    elif not request.their_zone:
        told = f"“{place}” does not tell it for sure." if place else "The profile names no place."
        widgets.literal(f"▲ Choose their time zone. {told}", "small")


def _zone(name: str, label: str, names: list[str], value: str, key: str, choose: Choose) -> None:
    widget = f"{key}-{name}"
    options = names if not value or value in names else [*names, value]
    st.session_state[widget] = value or None
    st.selectbox(
        label,
        options=options,
        index=None,
        format_func=words.zone,
        placeholder="Choose a city",
        key=widget,
        width=300,
        on_change=_chosen,
        args=(name, widget, choose),
    )


def _segments(
    name: str, label: str, options: dict[str, str], value: str, key: str, choose: Choose
) -> None:
    widget = f"{key}-{name}"
    st.session_state[widget] = value if value in options else next(iter(options))
    st.segmented_control(
        label,
        options=list(options),
        format_func=options.__getitem__,
        required=True,
        key=widget,
        on_change=_chosen,
        args=(name, widget, choose),
    )


def _text(name: str, label: str, desk: Desk, key: str, choose: Choose, *, placeholder: str) -> None:
    components.field(
        f"{key}-{name}",
        label,
        getattr(desk.request, name),
        desk.choices_token,
        lambda typed, _: _typed(name, typed, choose),
        placeholder=placeholder,
        single=True,
    )


def _chosen(name: str, widget: str, choose: Choose) -> None:
    components.commit_typed()
    with guard():
        choose({name: st.session_state[widget] or ""})


def _typed(name: str, text: str, choose: Choose) -> None:
    with guard():
        choose({name: text})
