"""For the http tests: routes under the real client, and time that only moves when told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
import respx

from assistant.llm.chat import OpenAIChat, Timing
from assistant.tasks.ports import Answer, Usage
from tests.http.servers import BASE, SAID, Letter, endpoint


@dataclass
class Clock:
    """Seconds, and the pauses that were asked for."""

    now: float = 1000.0
    step: float = 0.0  # seconds that pass each time the clock is read
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        self.now += self.step
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    @property
    def timing(self) -> Timing:
        return Timing(clock=self, sleep=self.sleep, tick=0.001)


@dataclass
class Server:
    """A server that gives the answers it is told to, in order; the last one again and again."""

    route: respx.Route

    def gives(self, *answers: object) -> None:
        left = list(answers)

        async def answer(request: httpx.Request) -> httpx.Response:
            given = left.pop(0) if len(left) > 1 else left[0]
            if isinstance(given, Exception):
                raise given
            if callable(given):
                given = await given(request)
            assert isinstance(given, httpx.Response)
            return given

        self.route.mock(side_effect=answer)

    @property
    def asked(self) -> list[dict[str, Any]]:
        """The bodies that were sent."""
        return [json.loads(call.request.content) for call in self.route.calls]

    @property
    def headers(self) -> httpx.Headers:
        headers = self.route.calls.last.request.headers
        assert isinstance(headers, httpx.Headers)
        return headers


@pytest.fixture
def router() -> Iterator[respx.Router]:
    with respx.mock(using="httpcore2", assert_all_called=False) as router:
        yield router


@pytest.fixture
def server(router: respx.Router) -> Server:
    return Server(router.post(f"{BASE}/chat/completions"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@dataclass
class Asker:
    """Asks for a letter, and keeps what was told of each call."""

    clock: Clock
    told: list[Usage] = field(default_factory=list)

    def __call__(self, chat: OpenAIChat | None = None, **more: Any) -> Answer[Letter]:
        chat = chat or OpenAIChat(endpoint(), timing=self.clock.timing)
        return chat.answer(SAID, Letter, told=self.told.append, **more)

    @property
    def outcomes(self) -> list[str]:
        return [usage.outcome for usage in self.told]


@pytest.fixture
def ask(clock: Clock) -> Asker:
    return Asker(clock)
