"""Which model the user chose, and what else lies on this machine that could be chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

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
    base_url, key = openai_environment()
    own_address = settings.base_url.strip().rstrip("/")
    usual = (base_url or OPENAI).rstrip("/")
    address = own_address or usual
    if not settings.api_key.get_secret_value() and address == usual:
        secret = key
    else:
        secret = settings.api_key
    return Endpoint(
        base_url=address,
        model=settings.model.strip(),
        key=SecretStr(secret.get_secret_value().strip()),  # files end in a line break
        deadline=settings.deadline,
    )


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
