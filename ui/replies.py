"""What is written after a yes and after a conversation, as it lies on the Debrief screen.

Each message is a desk of its own, kept as JSON after every change under the name of its
conversation, so that a refresh or a crash brings it back.
"""

from __future__ import annotations

import streamlit as st
from pydantic import ValidationError

from assistant.app.assistant import Assistant
from assistant.insights import Talk
from assistant.models import Request
from ui import acts, components
from ui.desk import Desk, mark, new_token
from ui.runtime import get_assistant
from ui.sections.calls import zone


def slot(talk: str, kind: str) -> str:
    """Where a message is kept while it is written."""
    return f"after-{talk}-{kind}"


def get_reply(talk: Talk, kind: str) -> Desk | None:
    """The message as it lies; a new draft at first, and while the user has not touched it.

    None where it is not known with whom the conversation was.
    """
    if talk.person is None:
        return None
    assistant, name = get_assistant(), slot(talk.id, kind)
    desk: Desk | None = st.session_state.get(name) or _kept(assistant, name)
    if desk is None or desk.person != talk.person:
        desk = _new(assistant, talk, kind)
    about = _about(assistant, desk)
    known = st.session_state.get(f"{name}-about")
    own = desk.sent is not None or desk.kept is not None or (desk.letter and desk.letter.own)
    if desk.letter is None or (not own and about != known):
        desk = acts.write(_with_contact(assistant, desk), assistant)
    st.session_state[f"{name}-about"] = about
    st.session_state[name] = desk
    return desk


def put_reply(talk: str, kind: str, desk: Desk) -> None:
    """Put the message as it is now and commit it; what was typed stays even if that fails."""
    name = slot(talk, kind)
    st.session_state[name] = desk
    st.session_state[components.UNKEPT] = True
    get_assistant().keep(name, desk.model_dump(mode="json"))
    st.session_state[components.UNKEPT] = False


def here() -> str:
    """The zone of the settings, else that of this machine's browser; "" where neither tells."""
    chosen, found = get_assistant().settings.zone, zone()
    return chosen or (found.key if found else "")


def said_yes(assistant: Assistant, request: str) -> Desk:
    """The answer to a yes, for the Outreach screen: to whom a kept request went, drafted."""
    kept = assistant.kept_request(request)
    person = assistant.person(kept.person)
    answer = assistant.answer_to_yes(person.id, request)
    answer = answer.model_copy(update={"my_zone": here()})
    desk = Desk(
        paste=person.profile.source, contact=person.profile, request=answer, person=person.id
    )
    return acts.write(desk, assistant)


def _kept(assistant: Assistant, name: str) -> Desk | None:
    body = assistant.kept(name)
    try:
        return None if body is None else Desk.model_validate(body)
    except ValidationError:
        return None


def _new(assistant: Assistant, talk: Talk, kind: str) -> Desk:
    """A message that nobody has written yet; one that was kept before is taken up again."""
    person = talk.person or ""
    for kept in assistant.requests(person):
        if kept.request.kind == kind and kept.request.talk == talk.id:
            return acts.reopen(assistant, kept.id)
    desk = Desk(person=person, request=_request(assistant, talk, kind))
    return _with_contact(assistant, desk)


def _request(assistant: Assistant, talk: Talk, kind: str) -> Request:
    if kind == "thanks":
        return assistant.thanks(talk.id)
    if kind == "introducer":
        return assistant.told_introducer(talk.id)
    return assistant.answer_to_yes(talk.person or "").model_copy(update={"my_zone": here()})


def _with_contact(assistant: Assistant, desk: Desk) -> Desk:
    """The desk with the person as they are kept now."""
    profile = assistant.person(desk.person or "").profile
    return desk.model_copy(update={"contact": profile, "letter_token": new_token()})


def _about(assistant: Assistant, desk: Desk) -> str:
    """What a draft is written from: when it changes, an untouched draft is written anew."""
    heard = assistant.heard(desk.request.talk) if desk.request.talk else None
    profile = assistant.person(desk.person or "").profile
    return mark(desk.request, profile, assistant.me(), heard)
