"""Several versions side by side, each with what the rules say of it; one is taken."""

from __future__ import annotations

import streamlit as st

from ui import asking, widgets, words
from ui.desk import Desk, Version
from ui.runtime import act, get_desk, put_desk


def show(desk: Desk) -> None:
    """Draw the versions that wait."""
    count = len(desk.versions)
    widgets.literal(f"{count} version{'' if count == 1 else 's'} to choose from", "name")
    columns = st.columns(max(count, 2))
    for at, (column, version) in enumerate(zip(columns, desk.versions, strict=False)):
        with column, st.container(border=True, key=f"version-{at}"):
            _version(at, version)
    st.button("Keep the text I have", key="versions-leave", type="tertiary", on_click=_leave)


def _version(at: int, version: Version) -> None:
    letter = version.letter
    if not version.findings:
        widgets.literal(f"✓ {words.things(0)}", "name")
    if letter.subject:
        widgets.literal(letter.subject, "name")
    widgets.literal(letter.body)
    if letter.draft.gloss:
        widgets.literal(letter.draft.gloss, "small")
    if version.findings:
        found = f"▲ {words.things(len(version.findings))}"
        with st.expander(found, key=f"findings-of-{at}", type="compact"):
            for finding in version.findings:
                widgets.literal(words.finding(finding), "small")
    st.button("Take this one", key=f"take-{at}", on_click=_take, args=(letter.body,))


def _take(body: str) -> None:
    """Take the version of that text; a second click finds it gone."""
    with act():
        desk = get_desk()
        for version in desk.versions:
            if version.letter.body == body:
                put_desk(asking.take(desk, version.letter))
                return


def _leave() -> None:
    with act():
        put_desk(asking.dismiss(get_desk()))
