"""Which models a server has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assistant.llm.endpoint import Endpoint
from assistant.llm.failures import Failure, rejection
from assistant.llm.transport import connection_failure

if TYPE_CHECKING:
    from httpx2 import AsyncClient

_LARGEST = 2_000_000  # bytes of a list


async def list_models(http: AsyncClient, endpoint: Endpoint) -> tuple[str, ...] | Failure:
    """The names a server lists under `/models`, embedding models left out."""
    from httpx2 import HTTPError, InvalidURL

    address = endpoint.address
    if address is None:
        return Failure(kind="address")
    body = b""
    try:
        async with http.stream("GET", f"{address.base}/models", params=address.query) as response:
            async for piece in response.aiter_bytes():
                body += piece
                if len(body) > _LARGEST:
                    return Failure(kind="odd")
    except (HTTPError, InvalidURL, OSError) as error:
        return connection_failure(error)
    if response.status_code >= 300:
        return rejection(response.status_code, _parsed(body))
    if "html" in response.headers.get("content-type", "").lower() or body.lstrip()[:1] == b"<":
        return Failure(kind="page")
    return _names(_parsed(body))


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return body.decode("utf-8", "replace")


def _names(value: object) -> tuple[str, ...] | Failure:
    """Ids in `{"data": [{"id": …}]}`. LM Studio answers an unknown path with 200 and an error."""
    if isinstance(value, dict) and value.get("error"):
        return rejection(200, value)
    data = value.get("data") if isinstance(value, dict) else None
    if data is None and isinstance(value, dict) and value.get("object") == "list":
        data = []  # Ollama without any model
    if not isinstance(data, list):
        return Failure(kind="odd")
    ids = [item.get("id") for item in data if isinstance(item, dict)]
    return tuple(name for name in ids if isinstance(name, str) and "embed" not in name.lower())
