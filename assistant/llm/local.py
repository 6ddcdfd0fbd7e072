"""Model servers that already run on this machine."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from assistant.llm.catalogue import list_models
from assistant.llm.endpoint import Endpoint
from assistant.llm.failures import Failure
from assistant.llm.transport import make_http
from assistant.llm.wording import USUAL
from assistant.models import Record

if TYPE_CHECKING:
    from httpx2 import AsyncClient

_LOOKED_FOR = 0.3  # seconds for a server to say what it is


class LocalServer(Record):
    """A model server that runs on this machine."""

    name: str
    base_url: str
    models: tuple[str, ...]


def find_local_servers() -> tuple[LocalServer, ...]:
    """Model servers on the ports that Ollama, LM Studio, vLLM and llama.cpp take by themselves.

    Only 127.0.0.1 is asked, for 0.3 seconds, past any proxy; a server of another kind on one
    of these ports is not named.
    """
    return asyncio.run(_find())


async def _find() -> tuple[LocalServer, ...]:
    async with make_http(_endpoint(80)) as http:  # made before any of the seconds are counted
        found = await asyncio.gather(*(_at_port(http, port) for port in USUAL))
    return tuple(server for server in found if server is not None)


async def _at_port(http: AsyncClient, port: int) -> LocalServer | None:
    try:
        names = await asyncio.wait_for(list_models(http, _endpoint(port)), _LOOKED_FOR)
    except TimeoutError:
        return None
    if isinstance(names, Failure):
        return None
    address = f"http://localhost:{port}/v1"
    return LocalServer(name=USUAL[port][0], base_url=address, models=names)


def _endpoint(port: int) -> Endpoint:
    return Endpoint(base_url=f"http://127.0.0.1:{port}/v1", model="", deadline=_LOOKED_FOR)
