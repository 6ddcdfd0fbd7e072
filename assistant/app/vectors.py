"""What is kept beside each insight so that it is found again: a vector of its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.app.jobs import Hearing, Progress
from assistant.errors import ModelStopped
from assistant.insights import Insight

if TYPE_CHECKING:
    from assistant.store.talks import Vector
    from assistant.tasks.ports import Embed

AT_ONCE = 96  # made between two looks at whether to stop


def vectors(insights: Sequence[Insight], embedder: Embed, report: Hearing) -> dict[str, Vector]:
    """A vector for each insight, by its id, with the embedder's name; ModelStopped if told so."""
    parts = range(0, len(insights), AT_ONCE)
    found: dict[str, Vector] = {}
    # Texts of like length go together, so that little of what is computed is padding.
    insights = sorted(insights, key=lambda one: len(one.statement) + len(one.quote))
    for part, start in enumerate(parts, 1):
        report.progress(Progress(step="writing", part=part, parts=len(parts)))
        if report.stopped():
            raise ModelStopped("It was stopped.", "Start it again when you like.")
        some = insights[start : start + AT_ONCE]
        rows = embedder.embed([f"{one.statement}\n{one.quote}" for one in some])
        for one, row in zip(some, rows, strict=True):
            found[one.id] = (embedder.id, row.astype("<f4").tobytes())
    return found
