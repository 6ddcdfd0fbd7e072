"""What was asked of models: sums by month, and each call without its content."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from assistant.models import ModelCall
from ui import widgets, words
from ui.runtime import get_assistant

SHOWN = 12  # calls in sight; the others behind a click


def show() -> None:
    """Draw the section; nothing before the first call."""
    assistant = get_assistant()
    calls = assistant.model_calls()
    if not calls:
        return
    st.subheader("What was asked of models", anchor=False)
    sums = assistant.model_sums()
    most = max((one.tokens_in + one.tokens_out for one in sums[:-1]), default=0)
    widgets.table(
        ["Month", "Calls", "Tokens", "Cost", "Failed"],
        [
            [
                words.month(one.month),
                f"{one.calls:,}",
                f"{one.tokens_in + one.tokens_out:,}",
                words.cost(one.cost, one.unpriced),
                f"{one.failures:,}",
            ]
            for one in sums
        ],
        bars=[
            0.0 if not one.month else _share(one.tokens_in + one.tokens_out, most) for one in sums
        ],
        caption="By month",
    )
    _list(calls[:SHOWN], "The latest calls")
    if len(calls) > SHOWN:
        with st.expander(f"{len(calls) - SHOWN:,} earlier calls", key="earlier-calls"):
            _list(calls[SHOWN:], "Earlier calls")
    widgets.literal("This list stays on this machine. What was written is not in it.", "small")


def _list(calls: list[ModelCall], caption: str) -> None:
    here = zone()
    widgets.table(
        ["When", "What", "Model", "Tokens", "Cost", "Outcome"],
        [
            [
                words.moment(call.at.replace(tzinfo=UTC).astimezone(here)),
                words.TASK.get(call.task, call.task),
                f"{call.model} at {call.host}",
                _tokens(call),
                words.cost(call.cost or 0, call.cost is None),
                words.OUTCOME.get(call.outcome, call.outcome),
            ]
            for call in calls
        ],
        caption=caption,
    )


def _tokens(call: ModelCall) -> str:
    if call.tokens_in is None and call.tokens_out is None:
        return "not told"
    return f"{call.tokens_in or 0:,} + {call.tokens_out or 0:,}"


def _share(count: int, most: int) -> float:
    return count / most if most else 0.0


def zone() -> ZoneInfo | None:
    """The zone where the user is; None: the machine's own."""
    try:
        return ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
