"""What a task needs from outside: a model to ask, texts as vectors. The parts implement these.

Three models are interchangeable: `llm.chat.OpenAIChat`, the offline answer of the task
itself (no model is asked at all), and the tests' scripted one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from assistant.models import Record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Shape = TypeVar("Shape", bound=BaseModel)

OnPartial = Callable[[Mapping[str, Any]], None]  # what has arrived so far, fields cut anywhere


class ChatMessage(Record):
    """One message of a conversation with a model."""

    role: Literal["system", "user", "assistant"]
    text: str


class Usage(Record):
    """What one call took. Tokens are None where the server does not say."""

    milliseconds: int
    tokens_in: int | None = None
    tokens_out: int | None = None
    outcome: str  # "ok", "repaired", or the name of the error


class Answer(Record, Generic[Shape]):
    """What a model gave, of the shape asked for, and every call it took."""

    value: Shape
    model: str
    calls: tuple[Usage, ...]


class Model(Protocol):
    """Something that answers messages with a value of a shape."""

    @property
    def name(self) -> str:
        """The model's name as the user chose it."""
        ...

    @property
    def host(self) -> str:
        """Where it runs: "api.openai.com", "localhost:11434"."""
        ...

    def as_sent(
        self, messages: Sequence[ChatMessage], shape: type[BaseModel]
    ) -> tuple[ChatMessage, ...]:
        """The messages exactly as the first call will send them, as far as is known now."""
        ...

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
        """The model's answer, validated against `shape`.

        `on_partial` hears each new piece while it is written; `stop` is asked between pieces
        and ends the call; `told` hears of every call made, a failed or stopped one too.
        Raises ModelError and its kinds; ModelStopped when `stop` said so.
        """
        ...


class Checkpoint(Protocol):
    """What of a long task is done already, so that a crash costs nothing twice."""

    def get(self, key: str) -> Mapping[str, Any] | None:
        """The answer kept under a key; None where there is none."""
        ...

    def put(self, key: str, value: Mapping[str, Any]) -> None:
        """Keep an answer; committed when this returns."""
        ...


class Embed(Protocol):
    """Something that turns texts into vectors: `store.embedding.LocalEmbedder`."""

    @property
    def id(self) -> str:
        """Which embedder, by its content: vectors of two are never compared."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector of unit length a text: shape (len(texts), dimensions)."""
        ...
