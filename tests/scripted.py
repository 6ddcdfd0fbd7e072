"""A model that says what a test tells it to say, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from assistant.errors import ModelStopped
from assistant.tasks.ports import Answer, ChatMessage, OnPartial, Shape, Usage

Line = Mapping[str, Any] | Exception | Callable[[Sequence[ChatMessage]], Mapping[str, Any]]
"""An answer by its fields, an error to raise, or a function of what was asked."""


@dataclass
class Asked:
    """One call as the model heard it."""

    messages: tuple[ChatMessage, ...]
    shape: type[Any]
    temperature: float | None

    @property
    def text(self) -> str:
        """Everything that was said."""
        return "\n\n".join(message.text for message in self.messages)


@dataclass
class Scripted:
    """A `ports.Model` without a network: one line of the script a call, the last one again.

    An answer is cut to the fields of the shape asked for, so that one script serves
    messages with and without a subject or a gloss. `pieces` says in how many pieces an
    answer arrives; `stop` is asked between them.
    """

    script: Sequence[Line]
    name: str = "scripted"
    host: str = "localhost"
    pieces: int = 3
    asked: list[Asked] = field(default_factory=list)

    def as_sent(
        self, messages: Sequence[ChatMessage], shape: type[BaseModel]
    ) -> tuple[ChatMessage, ...]:
        """As they are: a scripted model needs no shape in words."""
        return tuple(messages)

    def answer(
        self,
        messages: Sequence[ChatMessage],
        shape: type[Shape],
        *,
        temperature: float | None = None,
        on_partial: OnPartial | None = None,
        stop: Callable[[], bool] = lambda: False,
        told: Callable[[Usage], None] = lambda _: None,
    ) -> Answer[Shape]:
        """The script's next line, as an answer of the shape."""
        line = self.script[min(len(self.asked), len(self.script) - 1)]
        self.asked.append(Asked(tuple(messages), shape, temperature))
        if isinstance(line, Exception):
            told(_usage(type(line).__name__))
            raise line
        given = line if isinstance(line, Mapping) else line(messages)
        fields = {key: given.get(key, "") for key in shape.model_fields}
        for piece in range(1, self.pieces + 1):
            if stop():
                told(_usage("ModelStopped"))
                raise ModelStopped("The call was stopped.", "What you typed is still there.")
            if on_partial is not None:
                on_partial(_begun(fields, piece / self.pieces))
        usage = _usage("ok")
        told(usage)
        return Answer(value=shape.model_validate(fields), model=self.name, calls=(usage,))


def _begun(fields: Mapping[str, Any], share: float) -> dict[str, str]:
    """What of the fields has arrived when this share of all characters has."""
    texts = {key: value for key, value in fields.items() if isinstance(value, str)}
    left = round(share * sum(map(len, texts.values())))
    arrived: dict[str, str] = {}
    for key, text in texts.items():
        if left <= 0:
            break
        arrived[key] = text[:left]
        left -= len(text)
    return arrived


def _usage(outcome: str) -> Usage:
    return Usage(milliseconds=7, tokens_in=900, tokens_out=120, outcome=outcome)
