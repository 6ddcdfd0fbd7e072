"""What the fake Assistant learned from a conversation: nothing, until a test says what."""

from __future__ import annotations

from assistant.app.covering import Learned


class FakeCovering:
    """`card` is what `learned` answers with."""

    def __init__(self) -> None:
        super().__init__()
        self.card = Learned(talk="")

    def learned(self, talk: str) -> Learned:
        return self.card.model_copy(update={"talk": talk})
