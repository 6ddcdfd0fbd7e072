"""Trying again, waiting, the deadline for all of it, and being stopped."""

from __future__ import annotations

import asyncio
import itertools
import signal
from collections.abc import AsyncIterator
from email.utils import formatdate
from typing import Any

import httpcore2
import httpx
import pytest

from assistant.errors import BadModelOutput, ModelBusy, ModelError, ModelStopped, ModelUnavailable
from assistant.llm.chat import OpenAIChat
from tests.http.conftest import Asker, Clock, Server
from tests.http.servers import LETTER, WRITTEN, cut, endpoint, error, events, piece, said

BUSY = {"error": {"message": "Rate limit reached", "code": "rate_limit_exceeded"}}
QUOTA = {"error": {"message": "You exceeded your current quota", "code": "insufficient_quota"}}
PASSING = {
    "500": error(500, {}),
    "502": error(502, {}),
    "503": error(503, {}),
    "408": error(408, {}),
    "429": error(429, BUSY),
    "lost": httpcore2.ReadError("reset"),
    "not connected": httpcore2.ConnectTimeout("slow"),
}


@pytest.mark.parametrize("given", PASSING.values(), ids=PASSING)
def test_what_may_pass_is_tried_twice_more(
    server: Server, ask: Asker, clock: Clock, given: object
) -> None:
    server.gives(given, given, said())
    assert ask().value == LETTER
    assert clock.slept == [1.0, 2.0]
    assert ask.outcomes[2:] == ["ok"]


@pytest.mark.parametrize("given", PASSING.values(), ids=PASSING)
def test_and_not_a_third_time(server: Server, ask: Asker, clock: Clock, given: object) -> None:
    server.gives(given, given, given, said())
    with pytest.raises(ModelError):
        ask()
    assert len(clock.slept) == 2
    assert len(ask.told) == 3


LASTING = {
    "quota": error(429, QUOTA),
    "quota with a time to wait": error(429, QUOTA, **{"retry-after": "1"}),
    "401": error(401, {}),
    "404": error(404, {}),
    "400": error(400, {}),
    "silence": httpcore2.ReadTimeout("silent"),
    "refusal": said("{", "content_filter"),
    "page": httpx.Response(200, html="<p>Sign in</p>"),
}


@pytest.mark.parametrize("given", LASTING.values(), ids=LASTING)
def test_what_lasts_is_not_tried_again(
    server: Server, ask: Asker, clock: Clock, given: object
) -> None:
    server.gives(given, said())
    with pytest.raises(ModelError):
        ask()
    assert clock.slept == []
    assert len(ask.told) == 1


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "soon"}, 1.0),
        ({"retry-after": "-3"}, 0.0),
        ({"retry-after": formatdate(0, usegmt=True)}, 0.0),
    ],
)
def test_the_time_a_server_asks_for_is_given(
    server: Server, ask: Asker, clock: Clock, headers: dict[str, str], seconds: float
) -> None:
    server.gives(error(429, BUSY, **headers), said())
    ask()
    assert clock.slept == [seconds]


@pytest.mark.parametrize("asked_for", ["121", "inf", "nan", "1e400"])
def test_a_time_beyond_the_deadline_is_not_waited_for(
    server: Server, ask: Asker, clock: Clock, asked_for: str
) -> None:
    server.gives(error(429, BUSY, **{"retry-after": asked_for}), said())
    with pytest.raises(ModelBusy):
        ask()
    assert clock.slept == []


def test_one_deadline_for_all_calls(server: Server, ask: Asker, clock: Clock) -> None:
    """Each call is quick enough; together they are not."""
    later = error(429, BUSY, **{"retry-after": "80"})
    server.gives(later, later, said())
    with pytest.raises(ModelBusy):
        ask()
    assert clock.slept == [80.0]  # a second pause would end after 160 of the 120 seconds


def test_the_deadline_covers_the_repair(server: Server, ask: Asker, clock: Clock) -> None:
    async def slowly(_: httpx.Request) -> httpx.Response:
        clock.now += 70
        return said("No JSON here.")

    server.gives(slowly)
    with pytest.raises(ModelStopped, match="not done after 120 seconds"):
        ask()
    assert ask.outcomes == ["BadModelOutput", "ModelStopped"]
    assert len(server.asked) == 2


async def never(_: httpx.Request) -> httpx.Response:
    await asyncio.Event().wait()
    raise AssertionError


def test_the_deadline_ends_a_wait_for_the_first_word(
    server: Server, ask: Asker, clock: Clock
) -> None:
    server.gives(never)
    clock.step = 30.0
    with pytest.raises(ModelStopped, match="not done after 120 seconds") as caught:
        ask()
    assert "FIRSTHAND_DEADLINE" in caught.value.hint
    assert ask.outcomes == ["ModelStopped"]


class Dripping(httpx.AsyncByteStream):
    """A stream whose pieces come, and then no more, the connection still open."""

    def __init__(self, pieces: list[Any]) -> None:
        self.pieces = pieces
        self.closed = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for item in self.pieces:
            yield events([item], done=False)
            await asyncio.sleep(0)
        await asyncio.Event().wait()

    async def aclose(self) -> None:
        self.closed = True


def test_stop_is_asked_between_pieces(server: Server, ask: Asker) -> None:
    flow = Dripping([piece(part) for part in cut(WRITTEN)])
    server.gives(httpx.Response(200, headers={"content-type": "text/event-stream"}, stream=flow))
    heard: list[Any] = []
    with pytest.raises(ModelStopped, match="You stopped the model"):
        ask(on_partial=heard.append, stop=lambda: len(heard) >= 2)
    assert len(heard) == 2
    assert ask.outcomes == ["ModelStopped"]
    assert flow.closed


def test_stop_is_asked_while_nothing_comes(server: Server, ask: Asker) -> None:
    server.gives(never)
    answers = itertools.chain([False, False, False], itertools.repeat(True))
    with pytest.raises(ModelStopped, match="You stopped the model"):
        ask(stop=lambda: next(answers))
    assert ask.outcomes == ["ModelStopped"]


def test_stop_is_asked_during_a_pause(server: Server, ask: Asker, clock: Clock) -> None:
    waiting = asyncio.Event()

    async def long(seconds: float) -> None:
        clock.slept.append(seconds)
        await waiting.wait()

    server.gives(error(503, {}))
    timing = clock.timing
    chat = OpenAIChat(endpoint(), timing=type(timing)(clock=clock, sleep=long, tick=0.001))
    with pytest.raises(ModelStopped):
        ask(chat, stop=lambda: bool(clock.slept))
    assert len(server.asked) == 1


def test_a_call_that_ctrl_c_ends_is_told_of_too(server: Server, ask: Asker) -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    asked = itertools.count()

    async def never(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    def stop() -> bool:
        if next(asked) == 5:
            signal.raise_signal(signal.SIGINT)
        return False

    server.gives(never)
    try:
        with pytest.raises(KeyboardInterrupt):
            ask(stop=stop)
    finally:
        signal.signal(signal.SIGINT, before)
    assert ask.outcomes == ["ModelStopped"]


def test_stopped_before_it_began_nothing_is_sent(server: Server, ask: Asker) -> None:
    server.gives(said())
    with pytest.raises(ModelStopped):
        ask(stop=lambda: True)
    assert not server.route.called


def test_a_stream_that_broke_off_is_not_begun_again(
    server: Server, ask: Asker, clock: Clock
) -> None:
    whole = events([piece("{")], done=False)
    headers = {"content-type": "text/event-stream"}
    server.gives(httpx.Response(200, headers=headers, content=whole), said())
    with pytest.raises(BadModelOutput, match="broke off"):
        ask()
    assert clock.slept == []


def test_the_milliseconds_are_those_of_each_call(server: Server, ask: Asker, clock: Clock) -> None:
    async def slowly(_: httpx.Request) -> httpx.Response:
        clock.now += 1.5
        return error(500, {}) if clock.now < 1002 else said()

    server.gives(slowly)
    assert [call.milliseconds for call in ask().calls] == [1500, 1500]


def test_a_chat_can_be_used_again_after_a_failure(server: Server, ask: Asker, clock: Clock) -> None:
    chat = OpenAIChat(endpoint(), timing=clock.timing)
    server.gives(error(401, {}), said())
    with pytest.raises(ModelUnavailable):
        ask(chat)
    assert ask(chat).value == LETTER
