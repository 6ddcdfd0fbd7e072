"""A conversation put right, together with what was drawn from it: no quote loses its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from assistant.insights import Debrief, Quoted, Talk
from assistant.models import Record
from assistant.talks import Conversation, Turn

Change = Callable[[Conversation], Conversation]
Part = TypeVar("Part", bound=Record)
# What a record says in words, its quote apart: a corrected term is put right there too.
_WORDS = ("statement", "toward", "what", "name", "organisation", "text", "level", "place")


def changed(talk: Talk, drawn: Debrief, change: Change) -> tuple[Talk, Debrief]:
    """The conversation and what was drawn from it after a change of names or terms.

    Quotes are cut anew from the changed text, at the places that theirs moved to, so each of
    them stands there to the letter.
    """
    before, after = talk.conversation, change(talk.conversation)
    moved = talk.model_copy(
        update={
            "conversation": after,
            "me": _speaker(talk.me, change),
            "others": tuple(_speaker(one, change) or one for one in talk.others),
        }
    )
    places = _Places(before, after, change)
    groups = {
        name: tuple(places.put(item) for item in getattr(drawn, name))
        for name in ("insights", "actions", "referrals", "promises", "reflections")
    }
    return moved, drawn.model_copy(update=groups)


class _Places:
    """Where pieces of the text before stand in the text after."""

    def __init__(self, before: Conversation, after: Conversation, change: Change) -> None:
        self._before = before
        self._text = after.text
        self._change = change

    def put(self, item: Part) -> Part:
        update: dict[str, object] = {
            name: self._words(getattr(item, name))
            for name in _WORDS
            if isinstance(getattr(item, name, None), str)
        }
        if isinstance(item, Quoted):
            # The end is found first: a change of what stands before a piece may depend on it.
            end = len(self._change(_part(self._before, 0, item.end)).text)
            piece = _part(self._before, item.start, item.end)
            start = max(0, end - len(self._change(piece).text))
            update |= {"start": start, "end": end, "quote": self._text[start:end] or item.quote}
        for name in type(item).model_fields:
            value = getattr(item, name)
            if isinstance(value, Record):
                update[name] = self.put(value)
            elif isinstance(value, tuple) and value and isinstance(value[0], Record):
                update[name] = tuple(self.put(one) for one in value)
        return item.model_copy(update=update)

    def _words(self, text: str) -> str:
        if not text:
            return text
        alone = Conversation(format=self._before.format, turns=(Turn(text=text),))
        return self._change(alone).text or text


def _part(conversation: Conversation, start: int, end: int) -> Conversation:
    """The turns between two places of the text, the first and the last cut there."""
    turns, at = list[Turn](), 0
    for turn in conversation.turns:
        text = turn.text[max(0, start - at) : max(0, end - at)]
        if text:
            turns.append(Turn(speaker=turn.speaker, text=text))
        at += len(turn.text) + 1
    return Conversation(format=conversation.format, turns=tuple(turns))


def _speaker(name: str | None, change: Change) -> str | None:
    """What a speaker of that name is called after the change."""
    if name is None:
        return None
    alone = Conversation(format="labelled", turns=(Turn(speaker=name, text="-"),))
    turns = change(alone).turns
    return turns[0].speaker if turns else name
