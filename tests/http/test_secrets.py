"""Neither the key nor a word of what was sent or answered leaves through an error, a log, a
warning or a file, whatever a server says back."""

from __future__ import annotations

import asyncio
import gc
import itertools
import logging
import traceback
from collections.abc import AsyncIterator
from pathlib import Path

import httpcore2
import httpx
import pytest
import respx

from assistant.errors import ModelError, ModelStopped
from assistant.llm.chat import OpenAIChat
from assistant.llm.check import check_connection
from assistant.llm.rungs import FileRungs
from tests.http.conftest import Asker, Clock, Server
from tests.http.servers import (
    BASE,
    CONTENT,
    KEY,
    Broken,
    endpoint,
    error,
    events,
    piece,
    said,
    stream,
)

ECHO = f"{KEY} {CONTENT}"  # a server that says back whatever it was told
BODIES = [
    {"error": {"message": ECHO, "type": ECHO, "param": ECHO, "code": ECHO}},
    {"error": ECHO},
    {"detail": [{"loc": ["body", ECHO], "msg": ECHO, "input": ECHO}]},
    [ECHO],
]
REFUSED = piece()
REFUSED["choices"][0]["delta"] = {"refusal": ECHO}
EVENTS = {"content-type": "text/event-stream"}

ECHOING: list[object] = [
    *(error(status, body) for status in (400, 401, 403, 404, 409, 422, 429, 500, 503)
      for body in BODIES),
    httpx.Response(400, text=ECHO),
    httpx.Response(502, html=f"<p>{ECHO}"),
    httpx.Response(302, headers={"location": f"http://model.example/?q={KEY}"}),
    *(httpx.Response(200, json=body) for body in BODIES),
    httpx.Response(200, html=f"<p>{ECHO}"),
    httpx.Response(200, text=ECHO),
    httpx.Response(200, content=f"{{{ECHO}", headers={"content-type": "application/json"}),
    stream([{"error": {"message": ECHO, "code": ECHO}}]),
    stream([piece(f'{{"body": "{ECHO}'), {"error": ECHO}]),
    stream([piece(choices=ECHO), ECHO, [ECHO], {"choices": [ECHO], "usage": ECHO}]),
    stream([piece(usage={"prompt_tokens": ECHO, "completion_tokens": [ECHO]})]),
    stream([REFUSED, piece(finish="stop")]),
    stream([piece(ECHO)], done=False),
    httpx.Response(200, headers=EVENTS, content=f"data: {{{ECHO}\n\n"),
    httpx.Response(200, headers=EVENTS, content=f"event: error\ndata: {ECHO}\n\n"),
    httpx.Response(200, headers=EVENTS, content=b"data: \xff" + ECHO.encode() + b"\n\n"),
    httpx.Response(200, headers=EVENTS, stream=Broken(
        events([piece(ECHO)], done=False), httpcore2.ReadError(ECHO))),
    said(ECHO),
    said(f'{{"subject": "{ECHO}"}}'),
    said(f'{{"{ECHO}": "{ECHO}"}}'),
    said(f'{{"body": ["{ECHO}"]}}'),
    said(f'{{"body": "{ECHO}"', "length"),
    said(ECHO, "content_filter"),
    said(ECHO, ECHO),
    httpcore2.ConnectError(ECHO),
    httpcore2.ConnectTimeout(ECHO),
    httpcore2.ReadTimeout(ECHO),
    httpcore2.RemoteProtocolError(ECHO),
]  # fmt: skip


def everything_about(failure: BaseException) -> str:
    """All that a log, a crash report or a debugger's first look would show of an error."""
    parts = [str(failure), repr(failure), repr(failure.args), repr(vars(failure))]
    parts += traceback.format_exception(failure, chain=True)
    assert failure.__cause__ is None
    assert failure.__context__ is None
    return "\n".join(parts)


def logged(caplog: pytest.LogCaptureFixture) -> str:
    return "\n".join(
        f"{record.getMessage()} {record.args!r} {record.exc_text}" for record in caplog.records
    )


@pytest.mark.parametrize("given", ECHOING)
def test_nothing_comes_out(
    server: Server,
    ask: Asker,
    clock: Clock,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    recwarn: pytest.WarningsRecorder,
    given: object,
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("openai", "httpx2", "httpcore2", "asyncio"):
        caplog.set_level(logging.DEBUG, logger=name)
    server.gives(given)
    chat = OpenAIChat(endpoint(), FileRungs(tmp_path / "rungs.json"), clock.timing)
    with pytest.raises(ModelError) as caught:
        ask(chat)
    assert CONTENT in str(server.asked[0])
    shown = [
        everything_about(caught.value),
        logged(caplog),
        *capfd.readouterr(),
        *(str(item.message) for item in recwarn),
        repr(ask.told),
        repr(chat) + repr(vars(chat)),
        *(path.read_text() for path in tmp_path.rglob("*") if path.is_file()),
    ]
    for text in shown:
        assert KEY not in text
        assert CONTENT not in text


@pytest.mark.parametrize("given", ECHOING)
def test_nor_through_the_connection_test(
    router: respx.Router, clock: Clock, caplog: pytest.LogCaptureFixture, given: object
) -> None:
    caplog.set_level(logging.DEBUG)
    Server(router.route(url__startswith=BASE)).gives(given)
    report = check_connection(BASE, KEY, "some-model", timing=clock.timing)
    assert not report.ok
    for text in (repr(report), logged(caplog)):
        assert KEY not in text
        assert CONTENT not in text


class Stuck(httpx.AsyncByteStream):
    """A stream that says something, then nothing, and fails once more when it is closed."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield events([piece(ECHO)], done=False)
        await asyncio.Event().wait()

    async def aclose(self) -> None:
        raise RuntimeError(ECHO)


def test_nor_when_a_stopped_call_fails_while_it_ends(
    server: Server, ask: Asker, caplog: pytest.LogCaptureFixture
) -> None:
    """What nobody waits for any more, asyncio would log."""
    server.gives(httpx.Response(200, headers=EVENTS, stream=Stuck()))
    answers = itertools.chain([False] * 5, itertools.repeat(True))
    with pytest.raises(ModelStopped):
        ask(stop=lambda: next(answers))
    gc.collect()
    assert CONTENT not in logged(caplog)
