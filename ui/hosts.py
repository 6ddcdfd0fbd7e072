"""Which machines outside this one the user has allowed to be sent to: asked once each."""

from __future__ import annotations

from assistant.app.assistant import HOSTS, Assistant


def allowed(assistant: Assistant) -> tuple[str, ...]:
    """The hosts that the user said yes to."""
    return tuple(map(str, (assistant.kept(HOSTS) or {}).get("hosts", ())))


def allow(assistant: Assistant, host: str) -> None:
    """Remember a yes."""
    assistant.keep(HOSTS, {"hosts": sorted({*allowed(assistant), host})})
