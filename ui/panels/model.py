"""Asking the model that the user chose: what for, what is sent, and the one button."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assistant.app.writing import ChosenModel, Preview
from assistant.errors import AssistantError
from assistant.models import Sentence
from ui import acts, asking, components, widgets, words
from ui.desk import Desk, Wish
from ui.panels import leave, versions, writing
from ui.runtime import act, get_assistant, get_desk, guard, put_desk

CONFIRMING = "model-confirming"  # in the session: the turn whose button wants a yes
MISSING = "model-missing"  # in the session: the turn whose button was pressed too early


def show(sentences: tuple[Sentence, ...]) -> None:
    """Draw the panel; one quiet line where no model was chosen."""
    desk, chosen = get_desk(), get_assistant().model()
    if chosen is None and desk.asked is None and not desk.versions:
        _none(desk)
        return
    with st.container(border=True, key="model"):
        if asking.writes(desk):
            writing.show()
            return
        told = desk.asked.trouble if desk.asked is not None else None
        if told in asking.HARMLESS:
            widgets.literal("○ " + " ".join(filter(None, told)), "small")
        elif told is not None:
            _trouble(desk, told, chosen)
        if desk.versions:
            versions.show(desk)
        elif chosen is not None and (told is None or told in asking.HARMLESS):
            _ask(desk, chosen, sentences)


def _none(desk: Desk) -> None:
    with st.container(key="no-model"):
        needs = "This language needs a model: " if acts.foreign(desk) else "A model can write too: "
        st.page_link("views/settings.py", label=f"{needs}connect one in Settings")


def _trouble(desk: Desk, told: tuple[str, str], chosen: ChosenModel | None) -> None:
    widgets.refusal(*told)
    with st.container(horizontal=True):
        if chosen is not None:
            turn = asking.turn(desk)
            st.button("Try again", key=f"model-again-{turn}", on_click=_press, args=(turn,))
        if not acts.foreign(desk):
            st.button("Write it offline", key="model-offline", on_click=_offline)
        st.button("Leave it", key="model-leave", type="tertiary", on_click=_leave)


def _ask(desk: Desk, chosen: ChosenModel, sentences: tuple[Sentence, ...]) -> None:
    if acts.foreign(desk) and (desk.letter is None or desk.letter.request != desk.request):
        language = words.language(desk.request.language)
        widgets.literal(f"Without a model there is English only; {chosen.name} writes {language}.")
    wish = _wishes(desk)
    if wish == "sentence":
        _sentence(desk, sentences)
    turn = asking.turn(desk)
    if st.session_state.get(CONFIRMING) == turn and not chosen.local:
        _confirm(desk, chosen)
    else:
        written = desk.letter is not None and desk.letter.draft.model is not None
        do = "again" if wish == "write" and written else wish
        label = words.WISH_DO[do].format(model=widgets.label(chosen.name))
        icon = ":material/edit_note:"
        st.button(label, key=f"model-ask-{turn}", icon=icon, on_click=_press, args=(turn,))
    if st.session_state.get(MISSING) == turn and not asking.ready(desk):
        widgets.literal("▲ Choose a sentence, and say what you want of it.", "small")
    if asking.ready(desk):
        _sent(desk, chosen)


def _wishes(desk: Desk) -> Wish:
    wishes = list(words.WISH) if desk.letter is not None else ["write", "versions"]
    wish = desk.wish if desk.wish in wishes else "write"
    st.session_state["model-wish"] = wish
    st.segmented_control(
        "What to write",
        options=wishes,
        format_func=words.WISH.__getitem__,
        required=True,
        key="model-wish",
        on_change=_wish,
        label_visibility="collapsed",
    )
    return wish


def _sentence(desk: Desk, sentences: tuple[Sentence, ...]) -> None:
    texts = tuple(sentence.text for sentence in sentences)
    st.session_state["model-sentence"] = (
        texts.index(desk.sentence) if desk.sentence in texts else None
    )
    st.selectbox(
        "Which sentence?",
        options=range(len(texts)),
        format_func=lambda at: f"{at + 1} · {texts[at]}",
        placeholder="Choose a sentence",
        key="model-sentence",
        on_change=_choose_sentence,
        args=(texts,),
    )
    components.field(
        "model-say",
        "What do you want of it?",
        desk.say,
        asking.turn(desk),
        lambda typed, _: _put(say=typed),
        placeholder="For instance: say it more plainly",
        single=True,
    )


def _confirm(desk: Desk, chosen: ChosenModel) -> None:
    turn = asking.turn(desk)
    leave.ask(
        chosen,
        "This goes",
        "What they keep of it is theirs to say. Firsthand asks once, and sends only when you "
        "press the button.",
        asking=CONFIRMING,
        of=turn,
        press=_press,
        keys=(f"model-yes-{turn}", "model-no"),
    )


def _sent(desk: Desk, chosen: ChosenModel) -> None:
    """What would be sent, to the letter, behind the line that sums it up."""
    try:
        preview = asking.preview(desk, get_assistant())
    except AssistantError as error:
        widgets.refusal(error.message, error.hint)
        return
    with st.expander(_summed(desk, chosen, preview), key="model-sent", type="compact"):
        for message in preview.messages:
            widgets.literal(words.ROLE[message.role], "name")
            widgets.quoted(message.text)
        for line in _aside(preview):
            widgets.literal(line, "small")
        for passage in preview.left_out:
            widgets.quoted(passage)


def _summed(desk: Desk, chosen: ChosenModel, preview: Preview) -> str:
    times = f", {asking.VERSIONS} times" if desk.wish == "versions" else ""
    tokens = f"About {preview.tokens:,} tokens{times}"
    if chosen.local:
        where = f"{tokens} go to {chosen.name} on this machine"
    else:
        price = preview.price
        if price is not None and desk.wish == "versions":
            price *= asking.VERSIONS
        cost = preview.price_source if price is None else f"about {words.dollars(price)}"
        where = f"{tokens} go to {chosen.host} · {cost}"
    return f"{widgets.label(where)} · see exactly what"


def _aside(preview: Preview) -> list[str]:
    """What is said of the messages besides."""
    lines = [f"Prompt: {preview.prompt}. Price: {preview.price_source}."]
    if preview.masked:
        things = "address or number" if preview.masked == 1 else "addresses and numbers"
        lines.insert(0, f"Masked: {preview.masked} {things} by which somebody can be reached.")
    if preview.left_out:
        lines.append("Left out, because it gives orders to a machine:")
    return lines


def _put(**changes: Any) -> None:
    with guard():
        put_desk(get_desk().model_copy(update=changes))


def _wish() -> None:
    with act():
        put_desk(get_desk().model_copy(update={"wish": st.session_state["model-wish"]}))


def _choose_sentence(texts: tuple[str, ...]) -> None:
    at = st.session_state["model-sentence"]
    with act():
        put_desk(get_desk().model_copy(update={"sentence": "" if at is None else texts[at]}))


def _press(turn: str) -> None:
    """Ask, unless this is the second click of two; another machine only after a yes."""
    with act():
        desk, chosen = get_desk(), get_assistant().model()
        if chosen is None or asking.turn(desk) != turn or asking.writes(desk):
            return
        if not asking.ready(desk):
            st.session_state[MISSING] = turn
        elif leave.needed(chosen):
            st.session_state[CONFIRMING] = turn
            put_desk(asking.dismiss(desk))
        else:
            _begin()


def _begin() -> None:
    _instead(asking.ask(get_desk(), get_assistant()))
    begun = asking.start(get_desk(), get_assistant())
    if begun is not get_desk():
        put_desk(begun)


def _instead(after: Desk) -> None:
    """Another desk, after which what was asked before is over."""
    before = get_desk()
    put_desk(after)
    asking.settled(before, after, get_assistant())


def _offline() -> None:
    with act():
        _instead(acts.write(asking.dismiss(get_desk()), get_assistant()))


def _leave() -> None:
    with act():
        _instead(asking.dismiss(get_desk()))
