"""The search over everything that people told: the box, its filters, and what was found."""

from __future__ import annotations

from typing import Any

import streamlit as st
from pydantic import ValidationError

from assistant.errors import AssistantError
from assistant.searches import Filters, Found
from ui import components, finding, margin, widgets
from ui.finding import Asked
from ui.house import House
from ui.runtime import get_assistant, guard

LIMIT = 20
TALK, AT = "talk", "at"  # the address of a place in a conversation
DONE = "found-done"  # in the session: the number of the last act that was taken
TOOK = "found-took"  # … of the last act that put another query into the box
LAST = "found-last"  # in the session: what the box sent last; it stays there between runs


def show(house: House) -> Found | None:
    """Draw the box and what was found; returns that, or None where nothing is asked."""
    wanted = finding.asked()
    trouble = None
    found = Found(query=wanted.query)
    try:
        found = _found(wanted)
    except AssistantError as error:
        trouble = error
    data = finding.data(wanted, found, house, get_assistant().searches())
    data |= {"done": st.session_state.get(DONE, 0), "took": st.session_state.get(TOOK, 0)}
    if trouble is not None:
        data["told"] = ""
    components.found("found", data, "found", _take)
    if trouble is not None:
        widgets.refusal(trouble.message, trouble.hint)
    return found if wanted.anything else None


def map_of(found: Found) -> None:
    """Draw who spoke of what, among the insights that were found."""
    if found.insights:
        margin.chart(finding.counts(found), "Who spoke of what, among these", every_topic=False)


def _found(wanted: Asked) -> Found:
    if wanted.like:
        return get_assistant().more_like(wanted.like, limit=LIMIT)
    if wanted.anything:
        return get_assistant().search(wanted.query, wanted.filters, limit=LIMIT)
    return Found(query="")


def _take(value: dict[str, Any]) -> bool:
    """Take what is asked now, and the act if it is a new one."""
    if value == st.session_state.get(LAST):
        return False
    st.session_state[LAST] = value
    try:
        filters = Filters.model_validate(value["filters"])
    except ValidationError:
        filters = Filters()
    wanted = Asked(query=value["query"], filters=filters, like=value["like"])
    changed = wanted != finding.asked()
    finding.ask(wanted)
    act = value["act"]
    if not act or act["n"] <= st.session_state.get(DONE, 0):
        return changed
    st.session_state[DONE] = act["n"]
    with guard():
        _do(act, wanted)
    return True


def _do(act: dict[str, Any], wanted: Asked) -> None:
    assistant = get_assistant()
    if act["what"] == "open":
        _open(act["id"])
    elif act["what"] == "save":
        assistant.save_search(finding.name_for(wanted), wanted.query, wanted.filters)
    elif act["what"] == "forget":
        assistant.drop_search(act["id"])
    elif act["what"] == "recall":
        saved = next((one for one in assistant.searches() if one.id == act["id"]), None)
        if saved is not None:
            finding.ask(Asked(query=saved.query, filters=saved.filters))
            st.session_state[TOOK] = act["n"]


def _open(what: str) -> None:
    """Go to the place in the notes: `what` is an insight's id, or "talk:start" of a note."""
    talk, _, start = what.rpartition(":")
    if talk and start.isdigit() and any(one.id == talk for one in get_assistant().talks()):
        st.query_params[TALK], st.query_params[AT] = talk, start
        return
    for one in get_assistant().talks():
        for insight in get_assistant().insights(one.id):
            if insight.id == what:
                st.query_params[TALK], st.query_params[AT] = one.id, str(insight.start)
                return
