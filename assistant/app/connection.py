"""Which model the user chose, and what else lies on this machine that could be chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from assistant.errors import ConfigError
from assistant.llm.endpoint import OPENAI, Endpoint
from assistant.settings import Settings, openai_environment

if TYPE_CHECKING:
    from assistant.llm.check import ConnectionReport
    from assistant.tasks.ports import Model

RUNGS = "model-servers.json"


def endpoint(settings: Settings) -> Endpoint | None:
    """The chosen model's endpoint; None where none was chosen, whatever key is set.

    `OPENAI_API_KEY` goes only where it belongs: to the address of `OPENAI_BASE_URL`, or to
    OpenAI. A server that was typed in Settings or `FIRSTHAND_BASE_URL` never gets it.
    """
    if not settings.model.strip():
        return None
    address, key = _where(settings.base_url, settings.api_key)
    return Endpoint(
        base_url=address, model=settings.model.strip(), key=key, deadline=settings.deadline
    )


def chosen(settings: Settings, offline: str) -> Endpoint:
    """The chosen model's endpoint. Raises ConfigError, naming what can be done `offline`."""
    where = endpoint(settings)
    if where is None:
        raise ConfigError(
            "No model is chosen, so nothing was sent.",
            f"Choose one in Settings or set FIRSTHAND_MODEL, or {offline}.",
        )
    return where


def embedding_endpoint(settings: Settings) -> Endpoint | None:
    """The endpoint of the chosen embedding model; None: the built-in one, and nothing leaves.

    Where no address of its own is set, it is that of the model that writes, with its key.
    """
    if not settings.embedding_model.strip():
        return None
    address, key = settings.embedding_base_url, settings.embedding_api_key
    if not address.strip():
        address = settings.base_url
        key = key if key.get_secret_value() else settings.api_key
    address, key = _where(address, key)
    return Endpoint(
        base_url=address,
        model=settings.embedding_model.strip(),
        key=key,
        deadline=settings.deadline,
    )


def _where(typed: str, key: SecretStr) -> tuple[str, SecretStr]:
    """The address and the key to use: those typed, else those of the environment."""
    base_url, usual_key = openai_environment()
    usual = (base_url or OPENAI).rstrip("/")
    address = typed.strip().rstrip("/") or usual
    secret = usual_key if not key.get_secret_value() and address == usual else key
    return address, SecretStr(secret.get_secret_value().strip())  # files end in a line break


def key_lies_ready(settings: Settings) -> bool:
    """Whether a key for OpenAI is set on this machine that nobody chose to use: to be offered."""
    return not settings.model.strip() and bool(openai_environment()[1].get_secret_value())


def model(endpoint: Endpoint, home: Path) -> Model:
    """The client for an endpoint; what its server accepts is remembered in the data folder."""
    from assistant.llm.chat import OpenAIChat
    from assistant.llm.rungs import FileRungs

    return OpenAIChat(endpoint, FileRungs(home / RUNGS))


def test(base_url: str, key: SecretStr, model: str, home: Path) -> ConnectionReport:
    """Ask a server for its models and for one tiny answer; nothing of the user's is sent."""
    from assistant.llm.check import check_connection
    from assistant.llm.rungs import FileRungs

    return check_connection(base_url, key, model, rungs=FileRungs(home / RUNGS))
