"""Texts as vectors by any OpenAI-compatible embeddings endpoint: OpenAI, Ollama, LM Studio …

What is sent is the statement and the quote of each insight that is not off the record, and
the words of each search. Nothing is sent unless the user chose such a model.
"""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assistant.llm.endpoint import Endpoint
from assistant.llm.failures import Failure, error_for, pause, rejection
from assistant.llm.transport import before_calling, connection_failure, make_http, retry_after

if TYPE_CHECKING:
    import numpy as np
    from httpx2 import AsyncClient
    from numpy.typing import NDArray

TEXTS = 64  # of one call; many servers take no more
CHARACTERS = 60_000  # of one call: under OpenAI's 300,000 tokens, whatever the language
LONGEST = 8_000  # characters of one text; its beginning says what it is about
SHORTEST = 200  # characters to which a text is cut where a server says that it is too long
QUERY_SECONDS = 15.0  # for one text: somebody waits for it


class RemoteEmbedder:
    """An embedding model on a server. Implements `tasks.ports.Embed`.

    Its `id` is host, path and model: the name is all that a server tells. That the length of
    the vectors stays the same is watched by who keeps them.
    """

    def __init__(
        self, endpoint: Endpoint, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self.endpoint = endpoint
        self._sleep = sleep

    @cached_property
    def id(self) -> str:
        """ "api.openai.com/v1/text-embedding-3-small": stands beside every vector kept."""
        address = self.endpoint.address
        return f"{self.endpoint.host}{address.path if address else ''}/{self.endpoint.model}"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector of unit length a text: shape (len(texts), dimensions), float32.

        Not to be called where an event loop runs. Raises ModelUnavailable, ModelBusy or
        BadModelOutput.
        """
        import numpy as np

        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        made = before_calling(self.endpoint) or asyncio.run(self._all(texts))
        if isinstance(made, Failure):
            raise error_for(made, self.endpoint)
        matrix = np.asarray(made, dtype=np.float32)
        lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
        vectors: NDArray[np.float32] = matrix / np.maximum(lengths, 1e-9)
        return vectors

    async def _all(self, texts: Sequence[str]) -> list[list[float]] | Failure:
        made: list[list[float]] = []
        async with make_http(self.endpoint) as http:
            for batch in _batches([_sendable(text) for text in texts]):
                vectors = await self._fitting(http, batch)
                if isinstance(vectors, Failure):
                    return vectors
                made += vectors
        return made if len({len(vector) for vector in made}) == 1 else Failure(kind="odd")

    async def _fitting(self, http: AsyncClient, batch: list[str]) -> list[list[float]] | Failure:
        """The vectors of a batch; what is too long for the server is split, then cut."""
        made = await self._again(http, batch)
        if not isinstance(made, Failure) or made.kind != "too_long":
            return made
        if len(batch) == 1:
            if len(batch[0]) <= SHORTEST:
                return made
            return await self._fitting(http, [batch[0][: max(SHORTEST, len(batch[0]) // 2)]])
        middle = len(batch) // 2
        first = await self._fitting(http, batch[:middle])
        if isinstance(first, Failure):
            return first
        second = await self._fitting(http, batch[middle:])
        return second if isinstance(second, Failure) else first + second

    async def _again(self, http: AsyncClient, batch: list[str]) -> list[list[float]] | Failure:
        """One call, and up to two more where that may help."""
        deadline = self.endpoint.deadline
        seconds = min(QUERY_SECONDS, deadline) if len(batch) == 1 else deadline
        loop = asyncio.get_running_loop()
        ends, tried = loop.time() + seconds, 0
        try:
            async with asyncio.timeout_at(ends):
                while True:
                    made = await self._once(http, batch)
                    if not isinstance(made, Failure):
                        return made
                    wait = pause(made, tried, ends - loop.time())
                    if wait is None:
                        return made
                    tried += 1
                    await self._sleep(wait)
        except TimeoutError:
            return Failure(kind="late")

    async def _once(self, http: AsyncClient, batch: list[str]) -> list[list[float]] | Failure:
        from httpx2 import HTTPError, InvalidURL

        address = self.endpoint.address
        assert address is not None  # noqa: S101  (asked before)
        body = {"model": self.endpoint.model, "input": batch, "encoding_format": "float"}
        try:
            response = await http.post(
                f"{address.base}/embeddings", params=address.query, json=body
            )
            said = _parsed(response.content)
        except (HTTPError, InvalidURL) as error:
            return connection_failure(error)
        if response.status_code != 200 or (isinstance(said, dict) and said.get("error")):
            return rejection(response.status_code, said, retry_after(response.headers))
        return _vectors(said, len(batch))


def _batches(texts: list[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for text in texts:
        if batch and (len(batch) == TEXTS or sum(map(len, batch)) + len(text) > CHARACTERS):
            yield batch
            batch = []
        batch.append(text)
    yield batch


def _sendable(text: str) -> str:
    """A text as servers take it: no half character, none that is empty."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole[:LONGEST].strip() or "-"


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return content[:2_000].decode("utf-8", "replace")


def _vectors(said: Any, number: int) -> list[list[float]] | Failure:
    """The vectors of an answer in the order of the texts; Failure where it is none."""
    if isinstance(said, str):
        return Failure(kind="page" if said.lstrip().startswith("<") else "odd")
    try:
        rows = {int(row.get("index", at)): row["embedding"] for at, row in enumerate(said["data"])}
        if len(said["data"]) != number:
            return Failure(kind="odd")
        made = [[float(value) for value in rows[at]] for at in range(number)]
    except (TypeError, AttributeError, KeyError, ValueError):
        return Failure(kind="odd")
    sound = all(vector and any(vector) and all(map(math.isfinite, vector)) for vector in made)
    return made if sound and len({len(vector) for vector in made}) == 1 else Failure(kind="odd")
