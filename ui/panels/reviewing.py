"""The review: the insights beside the notes, and what is done to each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from assistant.errors import AssistantError, InputError, NotFound
from assistant.insights import Debrief, Talk
from ui import components, review, widgets
from ui.notes import change, get_notes
from ui.runtime import TROUBLE, get_assistant, guard

DONE = "review-done"  # in the session: the number of the last act that was taken


def show(talk: Talk, drawn: Debrief) -> None:
    """Draw the table."""
    lying = get_notes()
    done = st.session_state.get(DONE, 0)
    data = review.review(talk, drawn.insights, lying.drafts, done)
    components.review("review", data, talk.id, lambda acts: _take(talk.id, acts))
    if drawn.unsupported:
        _unsupported(drawn)


def _unsupported(drawn: Debrief) -> None:
    """What a model said without words in the notes that hold it: shown, never kept."""
    with st.container(border=True, key="unsupported"):
        widgets.notice(
            "The model also wrote these, but the words it gave for them do not stand in your "
            "notes. They are not kept.",
            word="▲ Unsupported.",
            warn=True,
        )
        for one in drawn.unsupported:
            with st.container(gap=None):
                widgets.literal(one.statement)
                widgets.literal(f"It gave as quote: “{one.quote}”", "small")
                if one.nearest:
                    widgets.literal(f"Nearest in your notes: “{one.nearest}”", "small")


def _take(talk: str, acts: list[dict[str, Any]]) -> bool:
    """Do the acts that were not done yet, in their order; whether any was.

    One that the record cannot take stays with the page, with those after it.
    """
    before = st.session_state.get(DONE, 0)
    new = [one for one in acts if one["n"] > before]
    st.session_state[components.UNKEPT] = False
    for one in new:
        try:
            _do(talk, one)
        except NotFound:
            pass  # it was done before: what it is about is no longer there
        except InputError as error:
            _refused(one, error)
        except AssistantError as error:
            st.session_state[components.UNKEPT] = True
            st.session_state[TROUBLE] = (error.message, error.hint)
            break
        st.session_state[DONE] = one["n"]
    return bool(st.session_state.get(DONE, 0) != before)


def _do(talk: str, one: dict[str, Any]) -> None:
    assistant = get_assistant()
    does: dict[str, Callable[[], object]] = {
        "keep": lambda: assistant.keep_insight(one["id"]),
        "edit": lambda: _edit(one["id"], one["text"]),
        "topic": lambda: assistant.move_insight(one["id"], one["topic"]),
        "off": lambda: assistant.set_off_record(one["id"], bool(one["off"])),
        "drop": lambda: assistant.drop_insight(one["id"]),
        "merge": lambda: assistant.merge_insights([one["above"], one["id"]]),
        "split": lambda: assistant.split_insight(one["id"], int(one["at"])),
        "all": lambda: assistant.keep_all(talk),
    }
    does[one["act"]]()


def _edit(insight: str, text: str) -> None:
    get_assistant().edit_insight(insight, text)
    drafts = get_notes().drafts
    if insight in drafts:
        change(drafts={key: draft for key, draft in drafts.items() if key != insight})


def _refused(one: dict[str, Any], error: InputError) -> None:
    """What was typed stays with its insight, with the reason; other refusals are told above."""
    if one["act"] != "edit":
        st.session_state[TROUBLE] = (error.message, error.hint)
        return
    why = f"▲ {error.message} {error.hint}"
    with guard():
        change(drafts=get_notes().drafts | {one["id"]: (one["text"], why)})
