"""Drawing from a conversation with a model: piece by piece, checked, and never paid for twice.

What the rules draw (`tasks.debrief`) comes first and stays: what is off the record is not
sent at all, and agreements, figures of pay and the user's own thoughts are the rules'. The
model adds insights whose quotes stand in the conversation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from assistant.errors import ModelStopped
from assistant.insights import Debrief
from assistant.models import Span
from assistant.tasks.asking import Listening, Prepared
from assistant.tasks.debrief_answer import AnsweredPiece
from assistant.tasks.debrief_checks import supported
from assistant.tasks.debrief_known import Known, known
from assistant.tasks.debrief_merging import joined
from assistant.tasks.masking import mask
from assistant.tasks.pieces import LETTERS, WORDS, pieces, shown
from assistant.tasks.ports import ChatMessage, Checkpoint, Model
from assistant.tasks.prompt import Pasted, Prompt

__all__ = ["Asked", "Known", "debrief_with", "known", "prepare", "try_render"]

ALONE = Listening()
FEW = 3  # claims; a small model gives one or two of a long piece, whatever it holds


class Asked(NamedTuple):
    """One piece, and what is sent for it."""

    piece: Span
    prepared: Prepared


def prepare(known: Known, prompt: Prompt) -> tuple[Asked, ...]:
    """What a model is asked with, piece by piece; a piece of which nothing is left is not sent.

    Raises ConfigError where the prompt does not fit what it is given.
    """
    talk, withheld = known.conversation, known.withheld
    texts = [
        (piece, shown(talk, piece, withheld, known.me, known.person)) for piece in pieces(talk)
    ]
    texts = [(piece, text) for piece, text in texts if text]
    asked = []
    for number, (piece, text) in enumerate(texts, 1):
        hidden, masked = mask(text)
        part = f"This is part {number} of {len(texts)}." if len(texts) > 1 else ""
        messages = _rendered(prompt, "transcript" if talk.speakers else "notes", part, hidden)
        asked.append(Asked(piece, Prepared(messages=messages, masked=masked, shape=AnsweredPiece)))
    return tuple(asked)


def try_render(prompt: Prompt) -> None:
    """Put into a prompt what this task gives. Raises ConfigError where it does not fit."""
    for form in ("notes", "transcript"):
        _rendered(prompt, form, "", "something")


def _rendered(prompt: Prompt, form: str, part: str, text: str) -> tuple[ChatMessage, ...]:
    return prompt.render(form=form, part=part, conversation=Pasted(text))


def debrief_with(
    known: Known,
    model: Model,
    prompt: Prompt,
    checkpoint: Checkpoint,
    *,
    listening: Listening = ALONE,
    on_piece: Callable[[int, int], None] = lambda _number, _of: None,
) -> Debrief:
    """What a model draws from a conversation, joined with what the rules drew.

    `checkpoint` keeps every answer as soon as it is there; one it has is not asked for again.
    Raises ModelError and its kinds; ModelStopped between two pieces too.
    """
    asked = prepare(known, prompt)
    found = []
    for number, one in enumerate(asked, 1):
        on_piece(number, len(asked))
        answer = _answer(one, model, prompt, checkpoint, listening)
        found.append(_signed(supported(answer, one.piece, known), model, prompt))
    bare = [
        one.piece
        for one, drawn in zip(asked, found, strict=True)
        if len(drawn.insights) < FEW and _is_long(one.piece)
    ]
    return joined(known.drawn, found, noted=not known.conversation.recorded, bare=bare)


def _is_long(piece: Span) -> bool:
    """Whether somebody who read it with care would find more than a claim or two."""
    return piece.end - piece.start >= WORDS * LETTERS // 2


def _signed(drawn: Debrief, model: Model, prompt: Prompt) -> Debrief:
    """What was drawn, with the names of the model and the prompt on each insight."""
    by = {"model": model.name, "prompt": prompt.label}
    insights = tuple(insight.model_copy(update=by) for insight in drawn.insights)
    return drawn.model_copy(update={"insights": insights})


def _answer(
    asked: Asked, model: Model, prompt: Prompt, checkpoint: Checkpoint, listening: Listening
) -> AnsweredPiece:
    key = _key(asked, model)
    kept = _valid(checkpoint.get(key))
    if kept is not None:
        return kept
    if listening.stop():
        raise ModelStopped("It was stopped between two parts.", "Start it again to go on there.")
    answer = model.answer(
        asked.prepared.messages,
        AnsweredPiece,
        temperature=prompt.temperature,
        stop=listening.stop,
        told=listening.told,
    )
    checkpoint.put(key, answer.value.model_dump(mode="json"))
    return answer.value


def _key(asked: Asked, model: Model) -> str:
    """What an answer depends on: another model, prompt or text is another question."""
    parts = [model.name, model.host, *(message.text for message in asked.prepared.messages)]
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "replace")).hexdigest()


def _valid(kept: Mapping[str, Any] | None) -> AnsweredPiece | None:
    """An answer as it was kept; None where another version of Firsthand kept it."""
    try:
        return None if kept is None else AnsweredPiece.model_validate(kept)
    except ValidationError:
        return None
