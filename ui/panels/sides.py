"""With whom, when, and who is who of a kept conversation: put right after it was saved."""

from __future__ import annotations

import streamlit as st

from assistant.insights import Talk
from assistant.models import plain
from ui import components, notes, widgets, words
from ui.desk import new_token
from ui.notes import change, get_notes
from ui.panels.taking import NEW, name_of
from ui.runtime import act, get_assistant


def show(talk: Talk) -> None:
    """Draw the choices as they are kept, and the button that changes them."""
    people = {person.id: person for person in get_assistant().people()}
    with st.expander("With whom, and when", key="sides"):
        options = [NEW, *people]
        chosen = st.selectbox(
            "Who did you talk to?",
            options=options,
            index=options.index(talk.person) if talk.person in people else 0,
            format_func=lambda one: name_of(people[one]) if one else "Somebody new",
            key=f"sides-person-{talk.id}",
        )
        if chosen == NEW:
            lying = get_notes()
            components.field(
                "sides-called",
                "Their name",
                lying.named,
                lying.token,
                lambda text, _: change(named=text),
                single=True,
            )
        st.date_input(
            "When did you talk?",
            value=talk.on,
            max_value="today",
            key=f"sides-on-{talk.id}",
            format=words.date_format(st.context.locale),
        )
        speakers = list(talk.conversation.speakers)
        if speakers:
            st.selectbox(
                "Which of them are you?",
                options=speakers,
                index=speakers.index(talk.me) if talk.me in speakers else None,
                placeholder="Choose yourself",
                key=f"sides-me-{talk.id}",
            )
        widgets.literal(
            "Where the day or who you are changes, the notes are read again; what you kept stays.",
            "small",
        )
        st.button("Change it", key="sides-change", on_click=_change, args=(talk,))


def _change(talk: Talk) -> None:
    with act():
        assistant, called = get_assistant(), plain(get_notes().named)
        person = st.session_state[f"sides-person-{talk.id}"] or None
        if person is None and called:
            person = assistant.person_called(called).id
        changed = assistant.set_sides(
            talk.id,
            person=person,
            me=st.session_state.get(f"sides-me-{talk.id}", talk.me),
            others=talk.others,
            on=st.session_state[f"sides-on-{talk.id}"] or talk.on,
        )
        change(named="", token=new_token())
        st.session_state.pop(f"sides-person-{talk.id}", None)
        if (changed.me, changed.on) != (talk.me, talk.on):
            notes.draw(offline=True)
