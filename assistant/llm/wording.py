"""The words for each failure: what happened, and what to do. That the text is kept is added."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from assistant.errors import (
    BadModelOutput,
    ModelBusy,
    ModelError,
    ModelRefused,
    ModelStopped,
    ModelUnavailable,
)
from assistant.llm.endpoint import Endpoint

_AGAIN = "Try again, or write it without a model."
_SETTINGS = "Look at the address in Settings."
CHOOSE = "Choose one in Settings; the test there lists what the server has."

ERRORS: Final[dict[str, tuple[type[ModelError], str, str]]] = {
    "address": (
        ModelUnavailable,
        "The address of the model is not one that can be called.",
        "It begins with http:// or https:// and holds no name or password, such as "
        "http://localhost:11434/v1. Mend it in Settings.",
    ),
    "refused": (ModelUnavailable, "No model server answers at {host}.", "{start}"),
    "unknown_host": (
        ModelUnavailable,
        "There is no machine named {host}, or this one is not connected.",
        "Look at the connection, and at the spelling of the address in Settings.",
    ),
    "tls": (
        ModelUnavailable,
        "{host} could not prove that it is {host}: its certificate was not accepted, and "
        "nothing was sent.",
        "Look at the address in Settings; in a company's network, ask for its certificate.",
    ),
    "no_tls": (
        ModelUnavailable,
        "{host} does not speak https://, so nothing was sent.",
        "For a server on this machine the address in Settings begins with http://.",
    ),
    "unreachable": (
        ModelUnavailable,
        "{host} could not be reached.",
        "Look at the connection, then try again.",
    ),
    "slow_connect": (
        ModelUnavailable,
        "{host} could not be reached within 5 seconds.",
        "Look at the connection, then try again.",
    ),
    "silence": (
        ModelUnavailable,
        "{host} took the question and then said nothing for a minute.",
        _AGAIN,
    ),
    "broken": (
        ModelUnavailable,
        "The connection to {host} broke off before an answer came.",
        _AGAIN,
    ),
    "bad_key": (
        ModelUnavailable,
        "The key holds a character that no key has, such as a line break or “…”; nothing was sent.",
        "Copy the key again, whole, and paste it in Settings.",
    ),
    "no_key": (
        ModelUnavailable,
        "{host} wants a key, and none is set.",
        "Enter the key in Settings. The program's own pages call it an API key.",
    ),
    "key": (
        ModelUnavailable,
        "{host} does not accept the key.",
        "Copy it again in Settings; it may have been revoked, or belong to another service.",
    ),
    "forbidden": (
        ModelUnavailable,
        "{host} knows the key but does not let it use {model}.",
        "Choose another model in Settings, or ask whoever gave you the key (some services "
        "also close certain countries).",
    ),
    "model": (ModelUnavailable, "{host} has no model named “{model}”.", "{get_model}"),
    "no_v1": (
        ModelUnavailable,
        "A server answers at {host}, but not at this path; the address has no /v1.",
        "Try {with_v1} in Settings.",
    ),
    "path": (
        ModelUnavailable,
        "A server answers at {host}, but not at this path.",
        _SETTINGS,
    ),
    "moved": (
        ModelUnavailable,
        "{host} sent the call on to another address. Your words go only to the one you chose, "
        "so it was not followed.",
        "If the new address is the right one, enter it in Settings (https:// in place of "
        "http:// is the usual reason).",
    ),
    "too_long": (
        ModelRefused,
        "The text is too long for {model} at {host}.",
        "Choose a model with a larger context, or give it a larger one where it runs.",
    ),
    "filtered": (
        ModelRefused,
        "A content filter of {host} stopped the answer.",
        "Change the wording of what you typed, or write it without a model.",
    ),
    "quota": (
        ModelBusy,
        "The account at {host} has used up its quota or its credit.",
        "Look at the billing page of the service; waiting does not help.",
    ),
    "busy": (
        ModelBusy,
        "{host} has too many requests now.",
        "Wait a minute and try again, or write it without a model.",
    ),
    "loading": (
        ModelBusy,
        "{host} is still loading {model}.",
        "Give it half a minute and try again.",
    ),
    "server": (
        ModelUnavailable,
        "{host} failed on its own side.",
        f"{_AGAIN} The log of the server says why.",
    ),
    "request": (
        ModelUnavailable,
        "{host} did not take the request for {model}.",
        "Try another model in Settings. The log of the server says why.",
    ),
    "page": (
        ModelUnavailable,
        "{host} answered with a web page, not as a model server does.",
        f"{_SETTINGS} Most end in /v1. A sign-in page of the network may also stand between.",
    ),
    "empty": (BadModelOutput, "{model} at {host} gave an empty answer.", _AGAIN),
    "odd": (
        BadModelOutput,
        "{host} answered in a way that is not the OpenAI format.",
        _SETTINGS,
    ),
    "cut": (
        BadModelOutput,
        "The answer of {model} broke off in the middle, so it was not used.",
        _AGAIN,
    ),
    "length": (
        BadModelOutput,
        "{model} reached its limit of length before the answer was whole, so it was not used.",
        "Try again, or choose a model that takes and writes more (locally: a larger context).",
    ),
    "endless": (
        BadModelOutput,
        "{model} did not stop writing, so its answer was ended and not used.",
        "Try again, or choose a larger model.",
    ),
    "refusal": (
        ModelRefused,
        "{model} declined to write this.",
        "Change the wording of what you typed, or write it without a model.",
    ),
    "unreadable": (
        BadModelOutput,
        "{model} did not give the answer in the form asked for, twice.",
        "Try again, choose a larger model, or write it without one.",
    ),
    "stopped": (ModelStopped, "You stopped the model.", "Start it again when you like."),
    "late": (
        ModelStopped,
        "{model} at {host} was not done after {seconds} seconds and was ended.",
        "Choose a quicker model, allow more time (FIRSTHAND_DEADLINE), or write it without one.",
    ),
}

# The servers people run at home, by the port each takes by itself.
USUAL: Final[dict[int, tuple[str, str, str]]] = {
    11434: (
        "Ollama",
        "Start Ollama: open its app, or run `ollama serve`.",
        "Fetch it with `ollama pull {model}`; `ollama list` shows what is there.",
    ),
    1234: (
        "LM Studio",
        "Start the server in LM Studio: Developer, then Start server, or run `lms server start`.",
        "Load it in LM Studio, and copy its name from there.",
    ),
    8000: (
        "vLLM",
        "Start vLLM: `vllm serve MODEL`.",
        "The name is the one after `vllm serve`, or --served-model-name.",
    ),
    8080: (
        "llama.cpp",
        "Start llama.cpp's server: `llama-server -m FILE.gguf`.",
        "The name is the one of the file, or --alias.",
    ),
}


def starting(endpoint: Endpoint, *, model: bool = False) -> str:
    """How to start the server of this endpoint, or to give it the model."""
    address = endpoint.address
    port = urlsplit(address.base).port if address else None
    if endpoint.local and port in USUAL:
        return USUAL[port][2 if model else 1].format(model=endpoint.model)
    if model and endpoint.azure:
        return "In Azure the name is that of your deployment. Look it up there."
    if model:
        return CHOOSE
    if endpoint.local:
        return "Start the server there, or look at the port in Settings."
    return "Look at the address and the port in Settings."
