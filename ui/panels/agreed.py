"""What comes next: what each side promised, what is to be done, whom to talk to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from assistant.insights import Action, Promise, Quoted, Referral
from ui import insight_words, widgets
from ui.runtime import act, get_assistant

Agreed = Action | Promise | Referral

NOTHING = "Nothing was promised and nobody was named, as far as the notes say."


def show(talk: str, reflections: Sequence[Quoted] = ()) -> None:
    """Draw what was agreed in one conversation, each with its words and a way to take it out."""
    agreed = _once((one.id, one.of) for one in get_assistant().agreements(talk))
    with st.container(key=f"next-{talk}"):
        st.subheader("What comes next", anchor=False)
        if not agreed:
            widgets.literal(NOTHING, "small")
        groups = {
            "You promised or will do": [one for one in agreed if _owner(one[1]) == "me"],
            "They promised or will do": [one for one in agreed if _owner(one[1]) == "them"],
            "People to talk to": [one for one in agreed if isinstance(one[1], Referral)],
        }
        for name, group in groups.items():
            if group:
                widgets.literal(name, "name")
                for keys, of in group:
                    _line(keys, of)
        if reflections:
            widgets.literal("Your own thoughts", "name")
            for reflection in reflections:
                widgets.literal(f"“{reflection.quote}”")
            widgets.literal("They are kept for you, and are never evidence.", "small")


def _once(agreed: Iterable[tuple[str, Agreed]]) -> list[tuple[tuple[str, ...], Agreed]]:
    """Each thing once, with the ids of all that say it: a promise is often an action as well."""
    found: dict[tuple[str, str, bool], tuple[tuple[str, ...], Agreed]] = {}
    for key, of in agreed:
        same = (of.quote, _owner(of), isinstance(of, Referral))
        if isinstance(of, Referral):
            same = (f"{of.quote}\n{of.name}", "", True)
        keys, first = found.get(same, ((), of))
        found[same] = ((*keys, key), first)
    return list(found.values())


def _owner(of: Agreed) -> str:
    if isinstance(of, Action):
        return of.owner
    return of.by if isinstance(of, Promise) else ""


def _line(keys: tuple[str, ...], of: Agreed) -> None:
    with st.container(key=f"agreed-{keys[0]}", horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            lock = "🔒 For you alone · " if of.off_record else ""
            widgets.literal(f"{lock}{insight_words.agreed(of)}")
            widgets.literal(f"“{of.quote}”", "small")
        st.button(
            "Not so",
            key=f"agreed-drop-{keys[0]}",
            type="tertiary",
            help="Take it out of the list",
            on_click=_drop,
            args=(keys,),
        )


def _drop(agreements: tuple[str, ...]) -> None:
    with act():
        for agreement in agreements:
            get_assistant().drop_agreement(agreement)
