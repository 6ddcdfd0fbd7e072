"""Changing a message with a model: shorter, warmer, or one sentence.

For "shorter" and "warmer" the message alone is sent, for a sentence the facts too. A
sentence is asked for by itself and put in its place here, so that all else stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel

from assistant.craft.message import length, read_message
from assistant.errors import InputError
from assistant.models import Case, Record, plain
from assistant.tasks import answers
from assistant.tasks.asking import (
    Listening,
    Prepared,
    ask,
    checked,
    never,
    nobody,
    wants_gloss,
)
from assistant.tasks.languages import language_name
from assistant.tasks.masking import hide, mask, show
from assistant.tasks.material import material
from assistant.tasks.outreach import Checked, check
from assistant.tasks.passages import without
from assistant.tasks.ports import ChatMessage, Model, OnPartial, Usage
from assistant.tasks.prompt import Pasted, Prompt
from assistant.tasks.sizes import size_of
from assistant.tasks.voice import VoiceExample, voice_text

__all__ = ["Revision", "messages_for_revision", "prepare_revision", "revise_with"]

_SHORTER = 0.7  # of the length it has


class Revision(Record):
    """What the user wants changed; `sentence` stands in the body, `say` is what they want of it."""

    wish: Literal["shorter", "warmer", "sentence"]
    sentence: str = ""
    say: str = ""


def prepare_revision(
    case: Case,
    subject: str | None,
    body: str,
    revision: Revision,
    prompt: Prompt,
    *,
    voice: Sequence[VoiceExample] = (),
    gloss_language: str = "en",
    left_out: Sequence[str] = (),
) -> Prepared:
    """What a model is asked with to change a message.

    Raises InputError where the sentence to change is not in the message, ConfigError where
    the prompt does not fit what it is given.
    """
    one = revision.wish == "sentence"
    if one:
        _place(body, revision.sentence)
    facts = material(case, left_out) if one else None
    masked = facts.masked if facts else 0
    shown: dict[str, Pasted] = {}
    for name, text in {
        "subject": subject or "",
        "body": body,
        "sentence": revision.sentence if one else "",
        "say": revision.say if one else "",
    }.items():
        hidden, count = mask(text)
        shown[name], masked = Pasted(hidden), masked + count
    for side in ("contact", "sender", "both"):
        shown[side] = Pasted("\n".join(map(str, getattr(facts, side))) if facts else "")
    sounds, count = voice_text(voice, case.me)
    messages = prompt.render(
        wish=revision.wish,
        channel=case.request.channel if case.request.kind != "blurb" else "blurb",
        persons=case.request.kind,
        answer=_answer(case, revision, gloss_language),
        language=language_name(case.request.language),
        gloss_language=language_name(gloss_language),
        most=_most(case, body, revision),
        unit=size_of(case).unit,
        limit=size_of(case).limit,
        voice=Pasted(sounds),
        **shown,
    )
    return Prepared(
        messages=messages, masked=masked + count, shape=_shape(case, revision, gloss_language)
    )


def messages_for_revision(
    case: Case,
    subject: str | None,
    body: str,
    revision: Revision,
    prompt: Prompt,
    *,
    voice: Sequence[VoiceExample] = (),
    gloss_language: str = "en",
    left_out: Sequence[str] = (),
) -> tuple[ChatMessage, ...]:
    """The messages that `revise_with` sends first, to the letter. See `prepare_revision`."""
    return prepare_revision(
        case, subject, body, revision, prompt,
        voice=voice, gloss_language=gloss_language, left_out=left_out,
    ).messages  # fmt: skip


def revise_with(
    case: Case,
    subject: str | None,
    body: str,
    revision: Revision,
    model: Model,
    prompt: Prompt,
    *,
    voice: Sequence[VoiceExample] = (),
    gloss_language: str = "en",
    left_out: Sequence[str] = (),
    on_partial: OnPartial | None = None,
    stop: Callable[[], bool] = never,
    told: Callable[[Usage], None] = nobody,
) -> Checked:
    """The message as the model changed it, and what the rules say of it.

    What the change newly breaks is sent back once; see `request_writing.write_with`.
    Raises InputError where the sentence to change is gone, ModelError and its kinds.
    """
    prepared = prepare_revision(
        case, subject, body, revision, prompt,
        voice=voice, gloss_language=gloss_language, left_out=left_out,
    )  # fmt: skip
    case = without(case, left_out)  # what is left out proves nothing either
    hidden = hide(revision.sentence if revision.wish == "sentence" else body)[1]
    known = check(subject, body, case).findings
    if revision.wish == "sentence":
        on_partial = _in_place(on_partial, subject, body, revision)

    def judge(value: BaseModel, name: str) -> Checked:
        new_subject, new_body, new_gloss = (show(text, hidden) for text in answers.parts(value))
        if isinstance(value, answers.NewSentence):
            new_subject, new_body = (
                subject or "",
                _put(body, revision, show(value.sentence, hidden)),
            )
        else:
            new_subject = new_subject or subject or ""
            new_body = answers.with_signature(new_body, case)
        kept = new_subject if answers.has_subject(case) else subject
        return checked(case, kept, new_body, new_gloss, name, prompt, own=f"{subject}\n{body}")

    def unmet(changed: Checked) -> str:
        most = _most(case, body, revision)
        has = _length(case, changed.draft.body)
        if revision.wish != "shorter" or has <= max(most, 0.9 * _length(case, body)):
            return ""
        unit = size_of(case).unit
        return f"It is not shorter: {has} {unit} without greeting and name, {most} are wanted."

    listening = Listening(on_partial, stop, told)
    return ask(model, prompt, prepared, judge, listening, known, unmet)


def _shape(case: Case, revision: Revision, gloss_language: str) -> type[BaseModel]:
    """What the answer holds: the new sentence alone, or the whole message."""
    gloss = wants_gloss(case, gloss_language)
    if revision.wish == "sentence":
        return answers.GlossedSentence if gloss else answers.NewSentence
    return answers.message_shape(case, gloss)


def _place(body: str, sentence: str) -> tuple[int, int]:
    """Where the sentence stands in the body, whatever its white space."""
    wanted = plain(sentence)
    for piece in read_message(body).sentences:
        if wanted and plain(piece.text) == wanted:
            return piece.start, piece.end
    start = body.find(sentence.strip()) if wanted else -1
    if start < 0:
        raise InputError(
            "The sentence to change is no longer in the message. Nothing was sent.",
            "Choose the sentence again.",
        )
    return start, start + len(sentence.strip())


def _put(body: str, revision: Revision, sentence: str) -> str:
    start, end = _place(body, revision.sentence)
    return body[:start] + plain(answers.tidy(sentence)) + body[end:]


def _in_place(
    on_partial: OnPartial | None, subject: str | None, body: str, revision: Revision
) -> OnPartial | None:
    """The listener, told of the whole message with the sentence as far as it has come."""
    if on_partial is None:
        return None

    def listen(arrived: Mapping[str, Any]) -> None:
        so_far = str(arrived.get("sentence") or "")
        whole = {"subject": subject, "body": _put(body, revision, so_far) if so_far else body}
        on_partial({**whole, **({"gloss": arrived["gloss"]} if "gloss" in arrived else {})})

    return listen


def _answer(case: Case, revision: Revision, gloss_language: str) -> str:
    """The name of the shape wanted, as the prompt's choices call it."""
    shape = "letter" if answers.has_subject(case) else "text"
    if revision.wish == "sentence":
        shape = "sentence"
    return f"glossed_{shape}" if wants_gloss(case, gloss_language) else shape


def _most(case: Case, body: str, revision: Revision) -> int:
    """How many words (or characters) the changed message may have, greeting left out."""
    has = _length(case, body)
    return max(10, round(has * _SHORTER)) if revision.wish == "shorter" else has + has // 5


def _length(case: Case, body: str) -> int:
    """Words (or characters, where the language is counted so) without greeting and name."""
    text = " ".join(piece.text for piece in read_message(body).sentences) or body
    return len(text) if size_of(case).unit == "characters" else length(text, "en")
