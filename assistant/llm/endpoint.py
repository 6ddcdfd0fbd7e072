"""Where a model answers: the address as the user typed it, and what can be told from it."""

from __future__ import annotations

from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, urlsplit

from pydantic import SecretStr

from assistant.models import Record

OPENAI = "https://api.openai.com/v1"

_AZURE = (".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com")
# The end of an address, copied along.
_PASTED = ("/chat/completions", "/completions", "/models", "/embeddings")
_THIS_MACHINE = {"localhost", "0.0.0.0"}  # noqa: S104  (read, never bound)


class Endpoint(Record):
    """One model on one OpenAI-compatible server."""

    base_url: str = OPENAI
    model: str
    key: SecretStr = SecretStr("")  # may be empty: local servers want none
    deadline: float = 120  # seconds for one task, all calls together

    @property
    def host(self) -> str:
        """Host and port, as the user is told where words go: "localhost:11434"."""
        parts = _split(self.base_url)
        if parts is None:
            return ""
        return f"{parts.hostname or ''}:{parts.port}" if parts.port else parts.hostname or ""

    @property
    def local(self) -> bool:
        """Whether the words stay on this machine."""
        return is_local(self.base_url)

    @property
    def azure(self) -> bool:
        """Whether Azure serves it: the key then goes into a header of its own."""
        parts = _split(self.base_url)
        return parts is not None and (parts.hostname or "").endswith(_AZURE)

    @property
    def address(self) -> Address | None:
        """Where calls go; None where the address typed cannot be one."""
        parts = _split(self.base_url)
        if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
            return None
        if parts.username or parts.password:
            return None
        path = parts.path.rstrip("/")
        for ending in _PASTED:
            path = path.removesuffix(ending)
        base = f"{parts.scheme}://{parts.netloc}{path}"
        return Address(base.rstrip("/"), dict(parse_qsl(parts.query)))


class Address(NamedTuple):
    """An address without its query, such as Azure's `api-version`, and the query."""

    base: str
    query: dict[str, str]

    @property
    def path(self) -> str:
        """What follows the host: "/v1"."""
        return urlsplit(self.base).path


def is_local(base_url: str) -> bool:
    """Whether an address is on this machine."""
    parts = _split(base_url)
    host = "" if parts is None else parts.hostname or ""
    if host in _THIS_MACHINE or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name, and 127.0.0.1.example is one of another machine
        return False


def _split(base_url: str) -> SplitResult | None:
    """The parts of an address; None for one that has none (`http://[`, a port of words)."""
    try:
        parts = urlsplit(base_url.strip())
        parts.port  # noqa: B018  (a port that is no number is found out only when asked for)
    except ValueError:
        return None
    return parts
