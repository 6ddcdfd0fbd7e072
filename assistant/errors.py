"""Every error a caller can meet.

AssistantError                a message for the user, and a hint: what to do next
├── InputError                what was given cannot be used (refused; nothing was stored)
├── ConfigError               a setting is missing or wrong
├── NotFound                  nothing is kept under that id
├── StoreError                the data folder cannot be read or written
└── ModelError                a model was asked and did not give a usable answer
    ├── ModelUnavailable      cannot be reached, or the key is not accepted
    ├── ModelBusy             too many requests, or the quota is used up
    ├── ModelRefused          the model declined
    ├── BadModelOutput        an answer that does not have the shape asked for
    └── ModelStopped          the user stopped the call, or its time was over

An adapter translates what its library raises, `raise … from`; no message holds
a key or the user's text.
"""

from __future__ import annotations

__all__ = [
    "AssistantError",
    "BadModelOutput",
    "ConfigError",
    "InputError",
    "ModelBusy",
    "ModelError",
    "ModelRefused",
    "ModelStopped",
    "ModelUnavailable",
    "NotFound",
    "StoreError",
]


class AssistantError(Exception):
    """Something the user should be told: what happened and what was kept, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(AssistantError):
    """What was given cannot be used; nothing was filled in and nothing was stored."""


class ConfigError(AssistantError):
    """A setting is missing or has a value that cannot be used."""


class NotFound(AssistantError):
    """Nothing is kept under that id."""


class StoreError(AssistantError):
    """The data folder cannot be read or written."""


class ModelError(AssistantError):
    """A model was asked and did not give a usable answer."""


class ModelUnavailable(ModelError):
    """The model cannot be reached, or does not accept the key."""


class ModelBusy(ModelError):
    """The model has no room now, or the account's quota is used up."""


class ModelRefused(ModelError):
    """The model declined to answer."""


class BadModelOutput(ModelError):
    """The model's answer does not have the shape that was asked for."""


class ModelStopped(ModelError):
    """The call was ended before the answer was whole."""
