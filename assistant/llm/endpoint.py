"""Where a model answers."""

from __future__ import annotations

from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant.models import Record

OPENAI = "https://api.openai.com/v1"


class Endpoint(Record):
    """One model on one OpenAI-compatible server."""

    base_url: str = OPENAI
    model: str
    key: SecretStr = SecretStr("")  # may be empty: local servers want none
    deadline: float = 120  # seconds for one task, all calls together

    @property
    def host(self) -> str:
        """Host and port, as the user is told where words go: "localhost:11434"."""
        parts = urlsplit(self.base_url)
        return f"{parts.hostname or ''}:{parts.port}" if parts.port else parts.hostname or ""
