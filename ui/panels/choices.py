"""What kind of message is wanted: kind, channel and goal in sight, the rest under More."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from assistant.models import Request
from ui import acts, components, widgets, words
from ui.runtime import act, get_assistant, get_desk, guard, put_desk


def show() -> None:
    """Draw the choices."""
    request = get_desk().request
    _selectbox("kind", "What to write", words.KIND)
    if words.KIND_HINT[request.kind]:
        widgets.literal(words.KIND_HINT[request.kind], "small")
    _needed(request)
    with st.container(horizontal=True, gap="medium"):
        _segments("channel", "Channel", words.CHANNEL)
        _segments("goal", "My goal", words.GOAL)
    if request.channel == "note" and not request.premium:
        _notes_left()
    with st.expander("More", key="more"):
        _more(request)


def _needed(request: Request) -> None:
    if request.kind in ("introduction", "blurb"):
        _typed("via", "Who could introduce you?", request.via, single=True)
    if request.kind == "follow-up":
        _typed("earlier", "The message that was not answered", request.earlier, rows=4)
        _sent_date(request)


def _more(request: Request) -> None:
    hint = "How you know or found them. It is a fact of yours, and may be used in the message."
    _typed("why", "Why this person?", request.why, hint=hint, rows=2)
    if request.kind in ("request", "follow-up"):
        _typed("via", "Who referred you?", request.via, single=True)
    if request.via.strip():
        _agreed(request)
    with st.container(horizontal=True, gap="medium"):
        _segments("tone", "Tone", words.TONE)
        _segments("length", "Length", words.LENGTH)
    if request.channel == "note":
        _premium(request)
    _language()


def _language() -> None:
    st.session_state["choice-language"] = get_desk().request.language
    language(
        "Language of the message", key="choice-language", on_change=_chosen, args=("language",)
    )
    if get_assistant().model() is None:
        told = "Other languages need a model; without one, drafts are in English."
        widgets.literal(told, "small")


def language(label: str, *, key: str, **more: Any) -> None:
    """A choice of languages, those that the rules know first; others can be typed."""
    known = [*words.LANGUAGE, *words.MORE_LANGUAGES]
    now = st.session_state[key]
    st.selectbox(
        label,
        options=known if now in known else [*known, now],
        format_func=_language_name,
        key=key,
        accept_new_options=True,
        **more,
    )


def _language_name(code: str) -> str:
    checked = "" if code in words.LANGUAGE else " (rules not checked)"
    return f"{words.language(code)}{checked}"


def _notes_left() -> None:
    sent, most = get_assistant().notes_this_month(), get_assistant().settings.notes_a_month
    mark = "▲ " if sent >= most else ""
    widgets.literal(f"{mark}{sent} of {most} personal notes sent this month.", "small")


def _segments(name: str, label: str, options: dict[str, str]) -> None:
    _draw(st.segmented_control, name, label, options, required=True)


def _selectbox(name: str, label: str, options: dict[str, str]) -> None:
    _draw(st.selectbox, name, label, options)


def _draw(
    widget: Callable[..., Any], name: str, label: str, options: dict[str, str], **more: Any
) -> None:
    """A choice out of a few; the desk's value is what it shows, also after undo and reopening."""
    key = f"choice-{name}"
    st.session_state[key] = _among(getattr(get_desk().request, name), options)
    widget(
        label,
        options=list(options),
        format_func=options.__getitem__,
        key=key,
        on_change=_chosen,
        args=(name,),
        **more,
    )


def _among(value: str, options: Iterable[str]) -> str:
    return value if value in options else next(iter(options))


def _typed(
    name: str, label: str, text: str, *, hint: str = "", rows: int = 1, single: bool = False
) -> None:
    components.field(
        f"choice-{name}",
        label,
        text,
        get_desk().choices_token,
        lambda typed, _: _told(name, typed),
        hint=hint,
        rows=rows,
        single=single,
    )


def _agreed(request: Request) -> None:
    st.session_state["choice-agreed"] = request.via in request.agreed
    st.checkbox("They agreed to be named", key="choice-agreed", on_change=_set_agreed)


def _premium(request: Request) -> None:
    st.session_state["choice-premium"] = request.premium
    st.checkbox(
        "I have LinkedIn Premium (longer notes)",
        key="choice-premium",
        on_change=_chosen,
        args=("premium",),
    )


def _sent_date(request: Request) -> None:
    st.session_state["choice-sent"] = request.sent
    st.date_input(
        "When was it sent?",
        value=None,
        max_value="today",
        key="choice-sent",
        format=words.date_format(st.context.locale),
        on_change=_chosen,
        args=("sent",),
    )


def _chosen(name: str) -> None:
    value = st.session_state[f"choice-{name}"]
    with act():
        put_desk(acts.choose(get_desk(), get_assistant(), **{name: value}))


def _set_agreed() -> None:
    with act():
        agreed = (get_desk().request.via,) if st.session_state["choice-agreed"] else ()
        put_desk(acts.choose(get_desk(), get_assistant(), agreed=agreed))


def _told(name: str, text: str) -> None:
    changes: dict[str, Any] = {name: text}
    if name == "via":
        changes["agreed"] = ()  # who agreed was somebody else
    with guard():
        put_desk(acts.tell(get_desk(), get_assistant(), **changes))


def unwritten() -> None:
    """Say what is missing before this kind can be written."""
    request = get_desk().request
    missing = {
        "follow-up": "Paste the earlier message above, and the follow-up is written.",
        "introduction": "Say who could introduce you, and the message to them is written.",
        "blurb": "Say who could forward it, and the text is written.",
    }
    widgets.notice(missing.get(request.kind, "Choose what to write."))
