"""What the fake Assistant learned from a conversation: nothing, until a test says what."""

from __future__ import annotations

from assistant.app.covering import Learned


class FakeCovering:
    """`card` is what `learned` answers with; `groups` the names that are one employer."""

    def __init__(self) -> None:
        super().__init__()
        self.card = Learned(talk="")
        self.groups: list[tuple[str, ...]] = []

    def learned(self, talk: str) -> Learned:
        return self.card.model_copy(update={"talk": talk})

    def employers(self) -> dict[str, tuple[str, ...]]:
        return {group[0]: group for group in self.groups}

    def join_employers(self, one: str, other: str) -> None:
        ours = [group for group in self.groups if one in group or other in group]
        rest = [group for group in self.groups if group not in ours]
        self.groups = [*rest, tuple(name for group in ours for name in group)]

    def part_employer(self, name: str) -> None:
        rest = [tuple(one for one in group if one != name) for group in self.groups]
        self.groups = [*(group for group in rest if group), (name,)]
