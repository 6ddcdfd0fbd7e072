"""Reading a conversation with the model that the user chose: what is sent, and the one button."""

from __future__ import annotations

import streamlit as st

from assistant.app.writing import ChosenModel, Preview
from assistant.errors import AssistantError
from assistant.insights import Talk
from ui import notes, widgets
from ui.desk import mark
from ui.panels import leave, sent
from ui.runtime import act, get_assistant

LOOKING = "second-looking"  # in the session: the conversation whose text to send is looked at
SEEN = "second-seen"  # in the session: what it was about, and the preview
CONFIRMING = "second-confirming"  # in the session: the conversation whose button wants a yes


def show(talk: Talk) -> None:
    """Draw the panel; nothing where no model was chosen."""
    chosen = get_assistant().model()
    if chosen is None:
        return
    with st.container(border=True, key="second"):
        widgets.literal("A model can read it too", "name")
        widgets.literal(
            "It finds what stands between the lines. What you kept stays as it is; the rest is "
            "drawn anew, and every quote is looked up in your notes.",
            "small",
        )
        if st.session_state.get(CONFIRMING) == talk.id and not chosen.local:
            _confirm(talk, chosen)
        else:
            label = f"Read it with {widgets.label(chosen.name)}"
            st.button(label, key="second-ask", on_click=_press, args=(talk.id,))
        _sent(talk)


def _confirm(talk: Talk, chosen: ChosenModel) -> None:
    leave.ask(
        chosen,
        "This conversation goes",
        "What they keep of it is theirs to say. Firsthand asks once, and sends only when you "
        "press the button.",
        asking=CONFIRMING,
        of=talk.id,
        press=_press,
        keys=("second-yes", "second-no"),
    )


def _sent(talk: Talk) -> None:
    """What would be sent, to the letter, once somebody wants to see it: making it takes a while."""
    if st.session_state.get(LOOKING) != talk.id:
        key = "second-look"
        st.button(
            "See exactly what is sent", key=key, type="tertiary", on_click=_look, args=(talk.id,)
        )
        return
    try:
        preview = _preview(talk)
    except AssistantError as error:
        widgets.refusal(error.message, error.hint)
        return
    sent.show(preview, "second-sent")


def _preview(talk: Talk) -> Preview:
    """The preview, made once for a conversation as it is and the settings as they are."""
    about = mark(talk) + str(get_assistant().settings)
    known: tuple[str, Preview] | None = st.session_state.get(SEEN)
    if known is None or known[0] != about:
        known = (about, get_assistant().preview_debrief(talk.id))
        st.session_state[SEEN] = known
    return known[1]


def _look(talk: str) -> None:
    st.session_state[LOOKING] = talk


def _press(talk: str) -> None:
    """Ask; another machine only after a yes."""
    with act():
        chosen = get_assistant().model()
        if chosen is None:
            return
        if leave.needed(chosen):
            st.session_state[CONFIRMING] = talk
        else:
            notes.draw(offline=False)
