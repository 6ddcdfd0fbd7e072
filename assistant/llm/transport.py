"""The wire under every call: what leaves, where it may go, and why it did not get through."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator, Mapping
from email.utils import mktime_tz, parsedate_tz
from functools import cache
from typing import TYPE_CHECKING

from assistant.llm.endpoint import Endpoint
from assistant.llm.failures import Failure, Kind

if TYPE_CHECKING:
    from httpx2 import AsyncClient, Request

CONNECT = 5.0  # seconds until a server must have taken the connection
SILENCE = 60.0  # seconds between two pieces; a local one may load its model first

# Only these leave, beside the key: the client would add what it knows of the machine, and
# organisation, project and headers out of OPENAI_… variables that were meant for another server.
_HEADERS = {
    "host", "accept", "accept-encoding", "connection", "content-length", "content-type",
    "transfer-encoding", "user-agent",
}  # fmt: skip


def make_http(endpoint: Endpoint) -> AsyncClient:
    """A client that goes to this endpoint only: no redirect, and to this machine no proxy."""
    from httpx2 import AsyncClient, Limits, Timeout

    async def trim(request: Request) -> None:
        for name in [name for name in request.headers if name not in _HEADERS]:
            del request.headers[name]
        request.headers.update(key_header(endpoint))
        request.headers["user-agent"] = "firsthand"

    silence = endpoint.deadline if endpoint.local else SILENCE
    return AsyncClient(
        timeout=Timeout(silence, connect=CONNECT),
        verify=_certificates(),
        limits=Limits(max_keepalive_connections=0),  # llama.cpp closes one after each answer
        follow_redirects=False,
        trust_env=not endpoint.local,
        event_hooks={"request": [trim]},
    )


@cache
def _certificates() -> ssl.SSLContext:
    """Whom to trust; read once, since that takes longer than a call on this machine."""
    from httpx2 import create_ssl_context

    return create_ssl_context()


def key_header(endpoint: Endpoint) -> dict[str, str]:
    """The key as the server wants it; Azure takes it as `api-key` on all of its addresses."""
    key = endpoint.key.get_secret_value()
    if not key:
        return {}
    return {"api-key": key} if endpoint.azure else {"authorization": f"Bearer {key}"}


def before_calling(endpoint: Endpoint) -> Failure | None:
    """What stands against calling at all: an address or a key that cannot be one."""
    if endpoint.address is None:
        return Failure(kind="address")
    key = endpoint.key.get_secret_value()
    if not key.isascii() or not key.isprintable() or " " in key:
        return Failure(kind="bad_key")
    return None


def connection_failure(error: BaseException, *, begun: bool = False) -> Failure:
    """Why a connection gave nothing, from the error and what caused it.

    `begun`: part of an answer had come.
    """
    chain = list(_causes(error))
    names = {type(item).__name__ for item in chain}
    kind: Kind = "broken"
    if begun:
        kind = "cut"
    elif any(isinstance(item, ssl.SSLCertVerificationError) for item in chain):
        kind = "tls"
    elif any(isinstance(item, ssl.SSLError) for item in chain):
        kind = "no_tls"
    elif any(isinstance(item, ConnectionRefusedError) for item in chain):
        kind = "refused"
    elif "gaierror" in names:
        kind = "unknown_host"
    elif "ConnectTimeout" in names:
        kind = "slow_connect"
    elif "ConnectError" in names:
        kind = "unreachable"
    elif names & {"ReadTimeout", "WriteTimeout", "PoolTimeout", "APITimeoutError"}:
        kind = "silence"
    elif names & {"InvalidURL", "UnsupportedProtocol", "LocalProtocolError"}:
        kind = "address"
    return Failure(kind=kind)


def _causes(error: BaseException | None, depth: int = 0) -> Iterator[BaseException]:
    while error is not None and depth < 10:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for item in error.exceptions:
                yield from _causes(item, depth + 1)
        error, depth = error.__cause__ or error.__context__, depth + 1


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that a server asks to wait: `Retry-After` in seconds or as a date, or OpenAI's
    `retry-after-ms`."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return float(headers.get(name, "")) * unit
        except ValueError:
            continue
    date = parsedate_tz(headers.get("retry-after", ""))
    return None if date is None else mktime_tz(date) - time.time()
