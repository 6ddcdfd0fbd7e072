"""What the user does at the desk: each act takes a desk and gives the desk after it.

Nothing here draws anything, and no rule of the craft stands here: what is read, written
and checked comes from the Assistant.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ValidationError

from assistant.app.assistant import Assistant
from assistant.errors import AssistantError
from assistant.models import Channel, Finding, Me, Profile, Record, Request, Sentence
from ui.desk import KEPT_TEXTS, SLOT, Desk, Letter, before, keep, mark, new_token


class Reviewed(Record):
    """A text with the sources of its sentences, and what the rules say about it."""

    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]


def load(assistant: Assistant) -> Desk:
    """The desk as it was left; at the very first start, the sample."""
    body = assistant.kept(SLOT)
    if body is not None:
        try:
            return Desk.model_validate(body)
        except ValidationError:
            return Desk(paste=str(body.get("paste", "")))
    return Desk() if assistant.requests() else sample(assistant)


def sample(assistant: Assistant) -> Desk:
    """The invented person, already drafted."""
    contact, me, request = assistant.sample()
    request = request.model_copy(update={"channel": starting_channel(contact, request.channel)})
    return write(Desk(contact=contact, me=me, request=request), assistant)


def empty(assistant: Assistant) -> Desk:
    """A clear desk, with the user's usual choices."""
    settings = assistant.settings
    return Desk(request=Request(tone=settings.tone, premium=settings.premium))


def sender(desk: Desk, assistant: Assistant) -> Me:
    """Who writes: the user, or the sample's invented sender while the user is unknown."""
    own = assistant.me()
    return own if desk.me is None or own.name else desk.me


def stale(desk: Desk, assistant: Assistant) -> bool:
    """Whether the choices, or what is known of the sender, changed after the text was written."""
    return desk.letter is not None and (
        desk.letter.request != desk.request or _other_sender(desk, assistant)
    )


def signed_anew(desk: Desk, assistant: Assistant) -> Desk:
    """The draft as it is with what *About me* says now; an edited or a sent text stays."""
    if _is_left_alone(desk) or not _other_sender(desk, assistant):
        return desk
    return write(desk, assistant)


def starting_channel(contact: Profile, usual: Channel) -> Channel:
    """Where to start: e-mail only where an address is known, a message to a connection."""
    if usual != "email":
        return usual
    if contact.email is not None:
        return "email"
    return "message" if contact.degree == 1 else "note"


def paste(desk: Desk, text: str) -> Desk:
    """The pasted text as it stands now."""
    return desk.model_copy(update={"paste": text})


def read(desk: Desk, assistant: Assistant) -> Desk:
    """Read the pasted text and draft; a refusal leaves all as it is and is told."""
    try:
        contact = assistant.read_text(desk.paste)
    except AssistantError as error:
        return desk.model_copy(update={"refusal": (error.message, error.hint)})
    if desk.contact is None:
        return meet(desk, assistant, contact)
    again = desk.model_copy(update={"contact": contact, "card_token": new_token(), "refusal": None})
    return again if _is_left_alone(again) else write(again, assistant)


def read_file(desk: Desk, assistant: Assistant, name: str, data: bytes) -> Desk:
    """Read a document into the paste field, then as pasted text."""
    try:
        text = assistant.text_of(name, data)
    except AssistantError as error:
        return desk.model_copy(update={"refusal": (error.message, error.hint)})
    found = desk.model_copy(update={"paste": text, "paste_token": new_token()})
    return read(found, assistant)


def meet(desk: Desk, assistant: Assistant, contact: Profile) -> Desk:
    """A new person on the desk: their card, and a first draft."""
    put_away(desk, assistant)
    fresh = empty(assistant)
    channel = starting_channel(contact, assistant.settings.channel)
    request = fresh.request.model_copy(
        update={"channel": channel, "goal": desk.request.goal, "language": "en"}
    )
    met = fresh.model_copy(
        update={
            "paste": desk.paste,
            "paste_token": desk.paste_token,
            "contact": contact,
            "request": request,
        }
    )
    return write(met, assistant)


def correct(desk: Desk, assistant: Assistant, corrections: dict[str, str]) -> Desk:
    """Put facts as the user typed them, and write again unless the text was edited."""
    if desk.contact is None:
        return desk
    contact = desk.contact
    # From the last index down: a removed item must not move the ones still to be corrected.
    for path, text in sorted(corrections.items(), key=lambda item: _place(item[0]), reverse=True):
        contact = assistant.correct(contact, path, text)
    same = _paths(contact) == _paths(desk.contact)
    token = desk.card_token if same else new_token()
    changed = desk.model_copy(update={"contact": contact, "card_token": token})
    return changed if _is_left_alone(changed) else write(changed, assistant)


def choose(desk: Desk, assistant: Assistant, **choices: Any) -> Desk:
    """Set choices that were clicked, and write; an edited text can be brought back."""
    if choices.get("kind") == "follow-up" and desk.sent and desk.kept:
        return follow_up(assistant, desk.kept)
    request = desk.request.model_copy(update=choices)
    if request == desk.request:
        return desk
    if desk.letter is not None and desk.letter.request == request:
        return desk.model_copy(update={"request": request, "refusal": None})
    return write(desk.model_copy(update={"request": request}), assistant)


def tell(desk: Desk, assistant: Assistant, **words: Any) -> Desk:
    """Set choices that are typed; an edited text stays until the user asks for another."""
    request = desk.request.model_copy(update=words)
    if request == desk.request:
        return desk
    told = desk.model_copy(update={"request": request})
    return told if _is_left_alone(told) else write(told, assistant)


def write(desk: Desk, assistant: Assistant) -> Desk:
    """A new draft. What the user edited goes to `replaced`; what was sent stays as it was sent."""
    if desk.contact is None or _unwritten(desk.request):
        return desk
    me = sender(desk, assistant)
    try:
        draft = assistant.draft(desk.request, desk.contact, me).draft
    except AssistantError as error:
        return desk.model_copy(update={"refusal": (error.message, error.hint)})
    letter = Letter(
        request=desk.request,
        sender=mark(me),
        draft=draft,
        subject=draft.subject,
        body=draft.body,
    )
    own = (desk.letter,) if desk.letter is not None and desk.letter.own else ()
    return put(desk, letter, own)


def put(desk: Desk, letter: Letter, replaced: tuple[Letter, ...]) -> Desk:
    """Another text in the place of the one that lies there; `replaced` can be brought back."""
    return desk.model_copy(
        update={
            "letter": letter,
            "letter_token": new_token(),
            "replaced": (*desk.replaced, *replaced)[-KEPT_TEXTS:],
            "refusal": None,
            "kept": None if desk.sent else desk.kept,
            "sent": None,
        }
    )


def as_written(desk: Desk, assistant: Assistant) -> Desk:
    """The text before the user changed it; an offline one is written again."""
    letter = desk.letter
    if letter is None or letter.draft.model is None:
        return write(desk, assistant)
    first = {"subject": letter.draft.subject, "body": letter.draft.body}
    return put(desk, letter.model_copy(update=first), (letter,))


def edit(desk: Desk, subject: str | None, body: str) -> Desk:
    """The text as the user left it."""
    if desk.letter is None:
        return desk
    letter = desk.letter.model_copy(update={"subject": subject, "body": body})
    return desk.model_copy(update={"letter": letter})


def undo(desk: Desk) -> Desk:
    """Bring back the last text, with its choices; a model's text then waits in its place."""
    if not desk.replaced:
        return desk
    *earlier, letter = desk.replaced
    if desk.letter is not None and desk.letter.draft.model is not None:
        earlier = [desk.letter, *earlier]
    return desk.model_copy(
        update={
            "letter": letter,
            "letter_token": new_token(),
            "request": letter.request,
            "choices_token": new_token(),
            "replaced": tuple(earlier),
        }
    )


def save(desk: Desk, assistant: Assistant) -> Desk:
    """Keep person and request; a second time changes the same two."""
    if desk.contact is None or desk.letter is None:
        return desk
    person = assistant.save_person(desk.contact, desk.person)
    letter = desk.letter
    kept = assistant.save_request(
        person.id, letter.request, letter.draft, letter.subject, letter.body, desk.kept
    )
    return desk.model_copy(update={"person": person.id, "kept": kept.id})


def sent(desk: Desk, assistant: Assistant, channel: Channel, on: date) -> Desk:
    """Keep that the request went out."""
    saved = save(desk, assistant)
    if saved.kept is None:
        return saved
    assistant.sent(saved.kept, channel, on)
    return saved.model_copy(update={"sent": (channel, on)})


def reopen(assistant: Assistant, request_id: str) -> Desk:
    """A kept request back on the desk, as it was left."""
    kept = assistant.kept_request(request_id)
    person = assistant.person(kept.person)
    letter = Letter(request=kept.request, draft=kept.draft, subject=kept.subject, body=kept.body)
    sent_as = (kept.sent_by, kept.sent_on) if kept.sent_by and kept.sent_on else None
    return Desk(
        paste=person.profile.source,
        contact=person.profile,
        request=kept.request,
        letter=letter,
        person=person.id,
        kept=kept.id,
        sent=sent_as,
    )


def follow_up(assistant: Assistant, request_id: str) -> Desk:
    """A follow-up to a kept request, drafted."""
    request = assistant.follow_up(request_id)
    person = assistant.person(assistant.kept_request(request_id).person)
    desk = Desk(
        paste=person.profile.source, contact=person.profile, request=request, person=person.id
    )
    return write(desk, assistant)


def put_away(desk: Desk, assistant: Assistant) -> None:
    """Before another person takes the desk: an edited text goes to the kept requests."""
    if desk.letter is not None and desk.letter.own and not desk.sample:
        keep(assistant, save(desk, assistant))


def clear(desk: Desk, assistant: Assistant) -> Desk:
    """Make room for somebody else; a text that was set aside lies ready to be read."""
    put_away(desk, assistant)
    return empty(assistant).model_copy(update={"paste": desk.aside})


def back(desk: Desk, assistant: Assistant) -> Desk:
    """Take back whoever was put away last; what was pasted meanwhile is set aside."""
    earlier = before(assistant)
    return desk if earlier is None else set_aside(desk, earlier)


def set_aside(desk: Desk, other: Desk) -> Desk:
    """Another desk, with the text of this one that has not been read yet."""
    unread = desk.aside if desk.contact is not None else desk.paste
    return other.model_copy(update={"aside": unread})


def missing(desk: Desk) -> bool:
    """Whether something is missing without which this kind of message cannot be written."""
    return _unwritten(desk.request)


def foreign(desk: Desk) -> bool:
    """Whether only a model can write in the language that is wanted."""
    return not desk.request.language.lower().startswith("en")


def review(desk: Desk, assistant: Assistant) -> Reviewed:
    """What the rules say about the text as it stands, and where its sentences come from."""
    letter = desk.letter
    if letter is None:
        return Reviewed(sentences=(), findings=())
    checked = assistant.check(
        letter.subject, letter.body, letter.request, desk.contact, sender(desk, assistant)
    )
    as_written = letter.body == letter.draft.body and bool(letter.draft.sentences)
    sentences = letter.draft.sentences if as_written else checked.draft.sentences
    return Reviewed(sentences=sentences, findings=checked.findings)


def _unwritten(request: Request) -> bool:
    """Whether something is missing without which this kind cannot be written."""
    if request.kind in ("introduction", "blurb", "introducer"):
        return not request.via.strip()
    return request.kind == "follow-up" and not request.earlier.strip()


def _other_sender(desk: Desk, assistant: Assistant) -> bool:
    writer = desk.letter.sender if desk.letter else ""
    return writer not in ("", mark(sender(desk, assistant)))


def _is_left_alone(desk: Desk) -> bool:
    """Whether the text stays until the user asks for another: it is theirs, or it was sent."""
    return desk.sent is not None or (desk.letter is not None and desk.letter.own)


def _paths(profile: Profile) -> list[str]:
    return [path for path, _ in profile.facts()]


def _place(path: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in path.split(".")]
