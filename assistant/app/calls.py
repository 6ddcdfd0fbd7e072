"""The row that every call of a model leaves in the record, a failed or stopped one too."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.app.prices import Price
from assistant.models import ModelCall
from assistant.tasks.ports import Model, Usage
from assistant.tasks.prompt import Prompt

if TYPE_CHECKING:
    from assistant.store.records import Records


@dataclass(frozen=True)
class Calls:
    """Keeps the calls of one task put to one model; no row holds content."""

    model: Model
    prompt: Prompt
    price: Price | None
    records: Callable[[], Records]
    now: Callable[[], datetime]  # in UTC without a zone

    def told(self, usage: Usage) -> None:
        """Keep one call, with what it cost where that is known."""
        cost = self.price and self.price.of(usage.tokens_in, usage.tokens_out)
        self.records().add_model_call(
            ModelCall(
                id=uuid.uuid4().hex,
                at=self.now(),
                task=self.prompt.task,
                prompt=self.prompt.name,
                prompt_hash=self.prompt.sha256,
                model=self.model.name,
                host=self.model.host,
                milliseconds=usage.milliseconds,
                tokens_in=usage.tokens_in,
                tokens_out=usage.tokens_out,
                cost=cost,
                outcome=usage.outcome,
            )
        )
