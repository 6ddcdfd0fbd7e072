"""The fields that keep what is typed while it is typed, as Streamlit components.

Streamlit's own text fields commit when they lose the focus; these commit within a
second. Each is HTML, CSS and a script that puts text in by `textContent` and `value`
only. What comes back carries the token of the text it started from; with another token
it is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

CARD = "card"
LETTER = "letter"
REVIEW = "review"
UNKEPT = "unkept"  # in the session: whether what the fields sent could not be kept
_TAKEN = "taken"  # in the session: the last change of each field that was taken
_COMMITS = "commits"  # in the session: how to take what each field of the screen has sent


@cache
def _part(name: str) -> str:
    return (files("ui.components") / name).read_text("utf-8")


def _component(name: str, *parts: str) -> ComponentRenderer:
    """A component out of the files of that name; `parts` are scripts it needs besides."""
    return st.components.v2.component(
        f"firsthand_{name}",
        html=_part(f"{name}.html"),
        css=_part("base.css") + _part(f"{name}.css"),
        js="".join(_part(f"{script}.js") for script in ("typing", *parts, name)),
    )


_field = _component("field")
_card = _component(CARD)
_letter = _component(LETTER)
_review = _component(REVIEW, "review_open", "review_row", "review_notes")
_found = _component("found")
_call = _component("call")
_there = st.components.v2.component("firsthand_there", js=_part("there.js"))
_look = st.components.v2.component("firsthand_look", js=_part("look.js"))


def field(
    key: str,
    label: str,
    text: str,
    token: str,
    on_text: Callable[[str, bool], None],
    *,
    hint: str = "",
    placeholder: str = "",
    rows: int = 1,
    single: bool = False,
    wide: bool = False,
    disabled: bool = False,
) -> None:
    """One labelled text.

    `on_text` is called with each commit that changes the text, and with whether it was
    pasted in one go. Label, hint and placeholder are shown literally.
    """

    def take(value: dict[str, Any]) -> bool:
        typed = _whole(value["text"])
        if typed == text:
            return False
        on_text(typed, bool(value.get("pasted")))
        return True

    data = {
        "name": key,
        "label": label,
        "text": text,
        "token": token,
        "hint": hint,
        "placeholder": placeholder,
        "rows": rows,
        "single": single,
        "wide": wide,
        "disabled": disabled,
    }
    _mount(_field, key, data, take)


def card(
    key: str, data: dict[str, Any], token: str, on_corrections: Callable[[dict[str, str]], bool]
) -> None:
    """What was read about a person, each fact in a field.

    `on_corrections` is called with the typed texts by path; it says whether any of them
    changed a fact.
    """

    def take(value: dict[str, Any]) -> bool:
        return on_corrections({path: _whole(text) for path, text in value["corrections"].items()})

    _mount(_card, key, data | {"token": token}, take)


def letter(
    key: str, data: dict[str, Any], token: str, on_edit: Callable[[str | None, str], None]
) -> None:
    """Subject and body with their sources, counters, findings, and the ways to take them away."""

    def take(value: dict[str, Any]) -> bool:
        subject = None if value["subject"] is None else _whole(value["subject"])
        body = _whole(value["body"])
        if (subject, body) == (data["subject"], data["body"]):
            return False
        on_edit(subject, body)
        return True

    _mount(_letter, key, data | {"token": token}, take)


def review(
    key: str, data: dict[str, Any], token: str, on_acts: Callable[[list[dict[str, Any]]], bool]
) -> None:
    """The insights of a conversation beside its notes, and what is done to each by one key.

    `on_acts` is called with the acts that may not have been taken yet, each with its number
    `n`; it says whether any of them changed something.
    """

    def take(value: dict[str, Any]) -> bool:
        texts = ("text", "id", "above")
        return on_acts(
            [
                {name: _whole(told) if name in texts else told for name, told in act.items()}
                for act in value["acts"]
            ]
        )

    _mount(_review, key, data | {"token": token}, take)


def found(
    key: str, data: dict[str, Any], token: str, on_ask: Callable[[dict[str, Any]], bool]
) -> None:
    """The search box with its filters as chips, and what was found as cards.

    `on_ask` is called with query, filters, `like` and the last act, each time one of them
    is another; it says whether anything changed.
    """

    def take(value: dict[str, Any]) -> bool:
        return on_ask(value | {"query": _whole(value["query"])})

    _mount(_found, key, data | {"token": token}, take)


def call(
    key: str, data: dict[str, Any], token: str, on_change: Callable[[dict[str, Any]], bool]
) -> None:
    """The conversation while it is held: the time, the next question, and the notes.

    `on_change` is called with notes, marks and the start; it says whether anything changed.
    """

    def take(value: dict[str, Any]) -> bool:
        return on_change(value | {"notes": _whole(value["notes"])})

    _mount(_call, key, data | {"token": token}, take)


def there(element: str) -> None:
    """Bring the element of that id into sight and focus, once each time another is meant."""
    _there(key="there", data={"id": element}, height="content")


def look(theme: str, paths: list[str]) -> None:
    """Show the app in the theme of the settings: system, light or dark."""
    _look(key="look", data={"theme": theme, "paths": paths}, height="content")


def commit_typed() -> None:
    """Take what the fields have sent, before something else is done with it.

    Leaving a field by a click sends its text and the click together, and Streamlit calls
    a button's callback before a component's.
    """
    for commit in list(st.session_state.get(_COMMITS, {}).values()):
        commit()


def _mount(
    component: ComponentRenderer,
    key: str,
    data: dict[str, Any],
    take: Callable[[dict[str, Any]], bool],
) -> None:
    """Draw a component and hand over what it commits.

    A commit arrives in the callback, and is taken once. After the app was started again
    under an open page, the page sends its text without one: then it is taken here, and the
    screen drawn again. So it is where nothing changed: the page waits to hear of its commit.
    """
    token = data["token"]
    taken = None

    def committed() -> bool:
        nonlocal taken
        value = (st.session_state.get(key) or {}).get("value")
        if not value or value["token"] != token or value == taken:
            return False
        taken = value
        st.session_state.setdefault(_TAKEN, {})[key] = value.get("at")
        return take(value)

    def on_commit() -> None:
        committed()

    st.session_state.setdefault(_COMMITS, {})[key] = on_commit
    told = st.session_state.get(_TAKEN, {}).get(key)
    data = data | {"kept": not st.session_state.get(UNKEPT), "taken": told}
    component(key=key, data=data, on_value_change=on_commit)
    if committed() or st.session_state.get(_TAKEN, {}).get(key) != told:
        st.rerun()


def _whole(text: str) -> str:
    """Text that can be stored: a lone half of a surrogate pair becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
