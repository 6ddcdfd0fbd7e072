"""What a model on a server was found to accept, so that it is asked right the next time.

OpenAI-compatible servers differ in how they can be held to a shape: by a JSON schema, by
"some JSON", or by the prompt alone; and in smaller things. Each is tried from the best
down, and only when a rejection names it.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from assistant.llm.endpoint import Endpoint
from assistant.llm.failures import Failure
from assistant.models import Record


class Rung(Record):
    """How to ask: the shape's form, and which parameters may be sent."""

    form: Literal["json_schema", "json_object", "prompt"] = "json_schema"
    limit: Literal["max_tokens", "max_completion_tokens", "none"] = "max_tokens"
    temperature: bool = True
    usage: bool = True  # stream_options.include_usage
    system: bool = True  # a system message; else its text opens the user's


class Rungs(Protocol):
    """Where rungs are remembered, by endpoint and model."""

    def get(self, base_url: str, model: str) -> Rung | None:
        """The rung that worked last time."""
        ...

    def put(self, base_url: str, model: str, rung: Rung) -> None:
        """Remember one that worked."""
        ...


def first_rung(endpoint: Endpoint) -> Rung:
    """Where a model that was never asked begins. OpenAI's newer models refuse `max_tokens`."""
    own = endpoint.host.endswith("api.openai.com")
    return Rung(limit="max_completion_tokens" if own else "max_tokens")


def lower(rung: Rung, failure: Failure) -> Rung | None:
    """The next rung down after a rejection; None where the rejection names nothing to change.

    Each step takes something away for good, so the ladder ends.
    """
    named = failure.named
    if "limit" in named and rung.limit != "none":
        other = rung.limit == "max_tokens" and failure.kind != "too_long"
        return rung.model_copy(update={"limit": "max_completion_tokens" if other else "none"})
    if "temperature" in named and rung.temperature:
        return rung.model_copy(update={"temperature": False})
    if "usage" in named and rung.usage:
        return rung.model_copy(update={"usage": False})
    if "system" in named and rung.system:
        return rung.model_copy(update={"system": False})
    if "form" in named and rung.form != "prompt":
        next_form = "json_object" if rung.form == "json_schema" else "prompt"
        return rung.model_copy(update={"form": next_form})
    return None


class MemoryRungs:
    """Rungs that are forgotten when the program ends."""

    def __init__(self) -> None:
        self._rungs: dict[str, Rung] = {}

    def get(self, base_url: str, model: str) -> Rung | None:
        """The rung that worked last time."""
        return self._rungs.get(_key(base_url, model))

    def put(self, base_url: str, model: str, rung: Rung) -> None:
        """Remember one that worked."""
        self._rungs[_key(base_url, model)] = rung


class FileRungs:
    """Rungs in a JSON file of the user's own (mode 0600).

    They only save a question: a file that cannot be read or written is as good as none.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, base_url: str, model: str) -> Rung | None:
        """The rung that worked last time."""
        return self._read().get(_key(base_url, model))

    def put(self, base_url: str, model: str, rung: Rung) -> None:
        """Remember one that worked."""
        rungs = self._read()
        key = _key(base_url, model)
        if rungs.get(key) == rung:
            return
        kept = {name: item.model_dump() for name, item in (rungs | {key: rung}).items()}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _replace(self._path, json.dumps(kept, indent=1))
        except OSError:
            return

    def _read(self) -> dict[str, Rung]:
        try:
            return _FILE.validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return {}


_FILE = TypeAdapter(dict[str, Rung])


def _key(base_url: str, model: str) -> str:
    """Endpoint and model, without a query: some servers take keys there."""
    parts = urlsplit(base_url)
    host = parts.netloc.rsplit("@", 1)[-1]
    return f"{parts.scheme}://{host}{parts.path.rstrip('/')} {model}"


def _replace(path: Path, text: str) -> None:
    """Write whole or not at all; `mkstemp` makes the file readable by its owner only."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
