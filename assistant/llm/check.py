"""The connection test: exactly what is wrong, before anything of the user's is sent."""

from __future__ import annotations

import asyncio
import difflib
from collections.abc import Callable

from pydantic import SecretStr

from assistant.errors import ModelError
from assistant.llm.catalogue import list_models
from assistant.llm.chat import OpenAIChat, Timing
from assistant.llm.endpoint import OPENAI, Endpoint
from assistant.llm.failures import Failure, error_for
from assistant.llm.rungs import Rungs
from assistant.llm.transport import before_calling, make_http
from assistant.llm.wording import CHOOSE
from assistant.models import Record
from assistant.tasks.ports import ChatMessage, Usage

_SECONDS = 60.0  # for the whole test; a local server may load the model first
_NEAR = 5
_KEPT = " Your text is kept."  # a test has no text to keep
_UNLISTED = "The server lists none; type the name exactly as it is called there."


class ConnectionReport(Record):
    """What the test found. `models` are those that the server lists, if it lists any."""

    ok: bool
    message: str
    hint: str = ""
    models: tuple[str, ...] = ()


class Ready(Record):
    """What the model is asked for in a test: the smallest shape there is."""

    ready: bool


_QUESTION = ChatMessage(role="user", text='Answer with this JSON object: {"ready": true}')


def check_connection(
    base_url: str,
    key: SecretStr | str,
    model: str,
    *,
    deadline: float = _SECONDS,
    rungs: Rungs | None = None,
    stop: Callable[[], bool] = lambda: False,
    told: Callable[[Usage], None] = lambda _: None,
    timing: Timing | None = None,
) -> ConnectionReport:
    """Ask a server for its models, and the model for one tiny answer.

    Nothing of the user's is sent. Never raises for what it finds; the report says it.
    """
    secret = SecretStr(key) if isinstance(key, str) else key
    endpoint = Endpoint(
        base_url=base_url.strip() or OPENAI, model=model.strip(), key=secret, deadline=deadline
    )
    unable = before_calling(endpoint)
    found: tuple[str, ...] | Failure = unable or asyncio.run(_list(endpoint))
    if isinstance(found, Failure) and found.kind not in {"path", "server", "request", "odd"}:
        return _failed(error_for(found, endpoint))
    models = () if isinstance(found, Failure) else found
    if not endpoint.model:
        if isinstance(found, Failure):
            return _failed(error_for(found, endpoint))
        return _choose(endpoint, models)
    return _asked(OpenAIChat(endpoint, rungs, timing), models, stop, told)


def _asked(
    chat: OpenAIChat,
    models: tuple[str, ...],
    stop: Callable[[], bool],
    told: Callable[[Usage], None],
) -> ConnectionReport:
    endpoint = chat.endpoint
    usages: list[Usage] = []

    def heard(usage: Usage) -> None:
        usages.append(usage)
        told(usage)

    try:
        chat.answer([_QUESTION], Ready, stop=stop, told=heard)
    except ModelError as error:
        missing = bool(models) and not _listed(endpoint.model, models)
        return _absent(endpoint, models, error) if missing else _failed(error, models)
    seconds = sum(usage.milliseconds for usage in usages) / 1000
    message = f"It works: {endpoint.model} at {endpoint.host} answered in {seconds:.1f} seconds."
    return ConnectionReport(ok=True, message=message, models=models)


async def _list(endpoint: Endpoint) -> tuple[str, ...] | Failure:
    async with make_http(endpoint) as http:
        return await list_models(http, endpoint)


def _choose(endpoint: Endpoint, models: tuple[str, ...]) -> ConnectionReport:
    if models:
        return ConnectionReport(
            ok=False,
            message=f"{endpoint.host} answers and has {len(models)} "
            f"model{'s' if len(models) > 1 else ''}; none is chosen yet.",
            hint=f"Choose one: {', '.join(models[:_NEAR])}{' …' if len(models) > _NEAR else ''}",
            models=models,
        )
    none = Failure(kind="model")
    return ConnectionReport(
        ok=False,
        message=f"{endpoint.host} answers, but has no model yet.",
        hint=_here(error_for(none, endpoint.model_copy(update={"model": "MODEL"})).hint),
    )


def _absent(endpoint: Endpoint, models: tuple[str, ...], error: ModelError) -> ConnectionReport:
    """The model is not on the list and did not answer: which names are near."""
    near = difflib.get_close_matches(endpoint.model, models, n=_NEAR, cutoff=0.4)
    names = ", ".join(near or models[:_NEAR])
    missing = error_for(Failure(kind="model"), endpoint)
    message = missing.message.removesuffix(_KEPT)
    says = "Near to it are" if near else "It has"
    local = f" {_here(missing.hint)}" if endpoint.local and missing.hint != CHOOSE else ""
    other = "" if error.message == missing.message else f" {error.message.removesuffix(_KEPT)}"
    return ConnectionReport(
        ok=False, message=f"{message}{other}", hint=f"{says}: {names}.{local}", models=models
    )


def _failed(error: ModelError, models: tuple[str, ...] = ()) -> ConnectionReport:
    message = error.message.removesuffix(_KEPT)
    return ConnectionReport(ok=False, message=message, hint=_here(error.hint), models=models)


def _here(hint: str) -> str:
    """A hint as it is read in Settings, beside the fields it speaks of, after this very test."""
    return hint.replace(CHOOSE, _UNLISTED).replace(" in Settings", "")


def _listed(model: str, models: tuple[str, ...]) -> bool:
    """Whether a server lists a model. Ollama's names go on with ":latest", Google's begin with
    "models/"."""
    names = {name.removeprefix("models/").removesuffix(":latest") for name in models}
    return model.removeprefix("models/").removesuffix(":latest") in names
