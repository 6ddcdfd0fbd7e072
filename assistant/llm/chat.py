"""Any OpenAI-compatible endpoint, through the openai client.

Chat Completions, always streamed. The only module that imports `openai`, and only when a
model is really asked: the import takes a second.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, cast

from assistant.llm.endpoint import Endpoint
from assistant.llm.failures import Failure, error_for, pause, rejection
from assistant.llm.reply import Reply, in_stream, not_streamed
from assistant.llm.rungs import MemoryRungs, Rung, Rungs, first_rung, lower
from assistant.llm.structured import (
    Problems,
    instruction,
    mend,
    partial,
    read,
    schema_name,
    strict_schema,
)
from assistant.llm.transport import before_calling, connection_failure, make_http, retry_after
from assistant.tasks.ports import Answer, ChatMessage, OnPartial, Shape, Usage

if TYPE_CHECKING:
    from openai import AsyncOpenAI, AsyncStream
    from openai.types.chat import ChatCompletionChunk

_TOKENS = 8192  # of one answer, thinking included: a model that does not stop costs no more
_SHOWN_AGAIN = 10_000  # characters of an answer that is to be mended


@dataclass(frozen=True)
class Timing:
    """Where time comes from, and how often `stop` is asked while nothing arrives."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    tick: float = 0.1  # seconds


class OpenAIChat:
    """A model on an OpenAI-compatible server. Implements `tasks.ports.Model`."""

    def __init__(
        self, endpoint: Endpoint, rungs: Rungs | None = None, timing: Timing | None = None
    ) -> None:
        self.endpoint = endpoint
        self._rungs = rungs or MemoryRungs()
        self._timing = timing or Timing()

    @property
    def name(self) -> str:
        """The model's name as the user chose it."""
        return self.endpoint.model

    @property
    def host(self) -> str:
        """Where it runs."""
        return self.endpoint.host

    def as_sent(
        self, messages: Sequence[ChatMessage], shape: type[Shape]
    ) -> tuple[ChatMessage, ...]:
        """The messages exactly as the first call will send them, as far as is known now.

        A server that takes no schema is told the shape in words.
        """
        return _worded(messages, shape, self._rung())

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
        """The model's answer, validated against `shape`; one repair turn where it is not.

        Not to be called where an event loop runs. Raises ModelUnavailable, ModelBusy,
        ModelRefused, BadModelOutput or ModelStopped.
        """
        unable = before_calling(self.endpoint)
        if unable is not None:
            raise error_for(unable, self.endpoint)
        asking = _Asking(
            self.endpoint, self._timing, self._rung(), shape, temperature, on_partial, stop, told
        )
        outcome = asyncio.run(asking.run(messages))
        if asking.worked is not None:
            self._rungs.put(self.endpoint.base_url, self.endpoint.model, asking.worked)
        if isinstance(outcome, Failure):
            raise error_for(outcome, self.endpoint)
        return Answer(value=outcome, model=self.endpoint.model, calls=tuple(asking.calls))

    def _rung(self) -> Rung:
        known = self._rungs.get(self.endpoint.base_url, self.endpoint.model)
        return known or first_rung(self.endpoint)


@dataclass
class _Asking(Generic[Shape]):
    """One answer under way: its calls, its deadline, and the rung it stands on.

    Failures are values in here and become an error only outside, with nothing chained to it:
    the library's exceptions hold the request, the key and the text.
    """

    endpoint: Endpoint
    timing: Timing
    rung: Rung
    shape: type[Shape]
    temperature: float | None
    on_partial: OnPartial | None
    stop: Callable[[], bool]
    told: Callable[[Usage], None]
    calls: list[Usage] = field(default_factory=list)
    worked: Rung | None = None
    began: float = 0.0  # the call that is under way

    def __post_init__(self) -> None:
        self.ends = self.timing.clock() + self.endpoint.deadline

    async def run(self, messages: Sequence[ChatMessage]) -> Shape | Failure:
        """Ask, and ask once more where the answer does not fit."""
        async with _client(self.endpoint) as client:
            reply = await self._reply(client, messages)
            if isinstance(reply, Failure):
                return reply
            value = read(reply.text, self.shape)
            if not isinstance(value, Problems):
                self._tell("ok", reply)
                return value
            self._tell("BadModelOutput", reply)
            turn = (
                *messages,
                ChatMessage(role="assistant", text=reply.text[:_SHOWN_AGAIN]),
                ChatMessage(role="user", text=mend(value, self.shape)),
            )
            reply = await self._reply(client, turn)
            if isinstance(reply, Failure):
                return reply
            value = read(reply.text, self.shape)
            failed = isinstance(value, Problems)
            self._tell("BadModelOutput" if failed else "repaired", reply)
            return Failure(kind="unreadable") if isinstance(value, Problems) else value

    async def _reply(self, client: AsyncOpenAI, messages: Sequence[ChatMessage]) -> Reply | Failure:
        """A whole reply: down the ladder where a rejection says so, again where that may help."""
        tried = 0
        while True:
            self.began = self.timing.clock()
            reply = Reply()
            try:
                failure = await self._within(self._call(client, messages, reply))
            except asyncio.CancelledError:  # Ctrl+C: what was sent was sent, and is told of
                self._tell("ModelStopped", reply)
                raise
            failure = failure or reply.failure()
            if failure is None:
                self.worked = self.rung
                return reply
            self._tell(type(error_for(failure, self.endpoint)).__name__, reply)
            rung = lower(self.rung, failure)
            if rung is not None:
                self.rung = rung
                continue
            seconds = pause(failure, tried, self.ends - self.timing.clock())
            if seconds is None:
                return failure
            tried += 1
            ended = await self._within(self._wait(seconds))
            if ended is not None:
                return ended

    async def _wait(self, seconds: float) -> None:
        await self.timing.sleep(seconds)

    async def _within(self, work: Coroutine[Any, Any, Failure | None]) -> Failure | None:
        """Do something unless the user stops it or the time is over; either ends it at once."""
        task = asyncio.ensure_future(work)
        try:
            while not task.done():
                ended = self._ended()
                if ended is not None:
                    return ended
                await asyncio.wait({task}, timeout=self.timing.tick)
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait({task})
                if not task.cancelled():
                    task.exception()  # it failed while it was being ended; nobody waits for it
        return task.result()

    def _ended(self) -> Failure | None:
        if self.stop():
            return Failure(kind="stopped")
        return Failure(kind="late") if self.timing.clock() >= self.ends else None

    async def _call(
        self, client: AsyncOpenAI, messages: Sequence[ChatMessage], reply: Reply
    ) -> Failure | None:
        """One request; what arrives goes into `reply`. None: the server said all it had to."""
        request = _request(self.endpoint, self.rung, messages, self.shape, self.temperature)
        heard: dict[str, Any] | None = None
        async with aclosing(_pieces(client, request, reply)) as pieces:
            async for failure in pieces:
                failure = failure or self._ended()
                if failure is not None:
                    return failure
                now = partial(reply.text) if self.on_partial else None
                if self.on_partial and now and now != heard:
                    self.on_partial(now)
                    heard = now
        return None

    def _tell(self, outcome: str, reply: Reply) -> None:
        usage = Usage(
            milliseconds=max(0, round((self.timing.clock() - self.began) * 1000)),
            tokens_in=reply.tokens_in,
            tokens_out=reply.tokens_out,
            outcome=outcome,
        )
        self.calls.append(usage)
        self.told(usage)


async def _pieces(
    client: AsyncOpenAI, request: dict[str, Any], reply: Reply
) -> AsyncGenerator[Failure | None]:
    """Fill `reply` piece by piece; yields after each, and at last the failure if there is one."""
    import openai

    try:
        stream = await client.chat.completions.create(**request)
        async with cast("AsyncStream[ChatCompletionChunk]", stream) as chunks:
            content_type = chunks.response.headers.get("content-type", "").lower()
            if "json" in content_type or "html" in content_type:
                yield not_streamed(await chunks.response.aread(), content_type, reply)
                return
            async for chunk in chunks:
                reply.take(chunk)
                if reply.endless:
                    return
                yield None
    except openai.APIStatusError as error:
        yield rejection(error.status_code, error.body, retry_after(error.response.headers))
    except openai.APIConnectionError as error:
        if not reply.finish:
            yield connection_failure(error, begun=reply.begun)
    except openai.APIError as error:  # an error in the middle of a stream
        yield in_stream(error.body)
    except (ValueError, TypeError, AttributeError, LookupError):
        # What the client itself trips over where an answer is not of the format.
        yield Failure(kind="cut" if reply.begun else "odd")


def _client(endpoint: Endpoint) -> AsyncOpenAI:
    """The openai client for one endpoint. Everything it would read from OPENAI_… is given."""
    from openai import AsyncOpenAI

    address = endpoint.address
    assert address is not None  # noqa: S101  (asked before)
    http = make_http(endpoint)
    return AsyncOpenAI(
        api_key="none",  # the key is added on the wire: the client would show it to whoever looks
        admin_api_key="",
        organization="",
        project="",
        webhook_secret="",
        base_url=address.base,
        default_query=address.query,
        timeout=http.timeout,
        max_retries=0,
        http_client=http,
    )


def _request(
    endpoint: Endpoint,
    rung: Rung,
    messages: Sequence[ChatMessage],
    shape: type[Shape],
    temperature: float | None,
) -> dict[str, Any]:
    """The body of one call, as far as this rung allows."""
    request: dict[str, Any] = {
        "model": endpoint.model,
        "messages": [
            {"role": item.role, "content": _sendable(item.text)}
            for item in _worded(messages, shape, rung)
        ],
        "stream": True,
    }
    if rung.form == "json_schema":
        schema = {"name": schema_name(shape), "strict": True, "schema": strict_schema(shape)}
        request["response_format"] = {"type": "json_schema", "json_schema": schema}
    elif rung.form == "json_object":
        request["response_format"] = {"type": "json_object"}
    if rung.usage:
        request["stream_options"] = {"include_usage": True}
    if rung.limit != "none":
        request[rung.limit] = _TOKENS
    if rung.temperature and temperature is not None:
        request["temperature"] = temperature
    return request


def _worded(
    messages: Sequence[ChatMessage], shape: type[Shape], rung: Rung
) -> tuple[ChatMessage, ...]:
    """The messages for a rung: the shape in words below `json_schema`, and no system message
    for a model that takes none."""
    system = "\n\n".join(item.text for item in messages if item.role == "system")
    talk = [item for item in messages if item.role != "system"]
    if rung.form != "json_schema":
        system = f"{system}\n\n{instruction(shape)}".strip()
    if not system:
        return tuple(talk)
    if rung.system or not talk or talk[0].role != "user":
        return (ChatMessage(role="system", text=system), *talk)
    first = ChatMessage(role="user", text=f"{system}\n\n{talk[0].text}")
    return (first, *talk[1:])


def _sendable(text: str) -> str:
    """Text that UTF-8 can hold: half a surrogate pair, out of a cut paste, cannot be sent."""
    return text.encode("utf-8", "replace").decode("utf-8")
