"""How far one text of a model is, as its job tells it: written, checked, mended if it must be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from assistant.app.jobs import Hearing, Progress, Step
from assistant.tasks.asking import Listening
from assistant.tasks.ports import Usage

Arrived = Mapping[str, Any]


def _never() -> bool:
    return False


def _as_it_came(arrived: Arrived) -> Arrived:
    return arrived


class Telling:
    """Tells `hearing` how far one text is, and asks it whether to stop.

    `late` says whether the time of the whole task is over: it ends a second call only. The first
    has the deadline itself, and says so where it is over; after it there is a whole text,
    which is better than one that comes too late. `shown` makes of what arrived what is shown.
    """

    def __init__(
        self,
        hearing: Hearing,
        part: int = 1,
        parts: int = 1,
        late: Callable[[], bool] = _never,
        shown: Callable[[Arrived], Arrived] = _as_it_came,
    ) -> None:
        self._hearing = hearing
        self._part = part
        self._parts = parts
        self._late = late
        self._shown = shown
        self._calls = 0
        self._tell("writing", {})

    def listening(self, told: Callable[[Usage], None]) -> Listening:
        """What a task listens with; `told` hears of every call as well."""

        def called(usage: Usage) -> None:
            self._calls += 1
            self._tell("checking", {})
            told(usage)

        return Listening(on_partial=self._partial, stop=self.stopped, told=called)

    def stopped(self) -> bool:
        """Whether to ask no more."""
        return (self._calls > 0 and self._late()) or self._hearing.stopped()

    def _partial(self, arrived: Arrived) -> None:
        self._tell("mending" if self._calls else "writing", self._shown(arrived))

    def _tell(self, step: Step, partial: Arrived) -> None:
        progress = Progress(step=step, part=self._part, parts=self._parts, partial=dict(partial))
        self._hearing.progress(progress)
