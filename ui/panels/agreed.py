"""What comes next: what each side promised, what is to be done, whom to talk to."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.insights import Action, Promise, Quoted, Referral
from ui import insight_words, widgets
from ui.runtime import act, get_assistant

Agreed = Action | Promise | Referral

NOTHING = "Nothing was promised and nobody was named, as far as the notes say."


def show(talk: str, reflections: Sequence[Quoted]) -> None:
    """Draw what was agreed in one conversation, each with its words and a way to take it out."""
    agreed: list[tuple[str, Agreed]] = [(o.id, o.of) for o in get_assistant().agreements(talk)]
    with st.container(key="next"):
        st.subheader("What comes next", anchor=False)
        if not agreed:
            widgets.literal(NOTHING, "small")
        groups = {
            "You promised or will do": [(key, of) for key, of in agreed if _owner(of) == "me"],
            "They promised or will do": [(key, of) for key, of in agreed if _owner(of) == "them"],
            "People to talk to": [(key, of) for key, of in agreed if isinstance(of, Referral)],
        }
        for name, group in groups.items():
            if group:
                widgets.literal(name, "name")
                for key, of in group:
                    _line(key, of)
        if reflections:
            widgets.literal("Your own thoughts", "name")
            for reflection in reflections:
                widgets.literal(f"“{reflection.quote}”")
            told = "They are kept for you, and are never evidence."
            widgets.literal(told, "small")


def _owner(of: Agreed) -> str:
    if isinstance(of, Action):
        return of.owner
    return of.by if isinstance(of, Promise) else ""


def _line(key: str, of: Agreed) -> None:
    with st.container(key=f"agreed-{key}", horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            lock = "🔒 For you alone · " if of.off_record else ""
            widgets.literal(f"{lock}{insight_words.agreed(of)}")
            widgets.literal(f"“{of.quote}”", "small")
        st.button(
            "Not so",
            key=f"agreed-drop-{key}",
            type="tertiary",
            help="Take it out of the list",
            on_click=_drop,
            args=(key,),
        )


def _drop(agreement: str) -> None:
    with act():
        get_assistant().drop_agreement(agreement)
