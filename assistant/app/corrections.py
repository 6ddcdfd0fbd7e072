"""What the user corrects on a profile's card."""

from __future__ import annotations

from typing import Any

from assistant.errors import InputError
from assistant.models import Profile, plain


def correct(profile: Profile, path: str, text: str) -> Profile:
    """The profile with one fact as the user typed it.

    `path` is that of `Profile.facts`: `headline`, `skills.2`, `experiences.0.title`. An
    index one past the last adds an item. Empty text removes the fact, and a list's item
    with its last fact. A corrected fact has no spans and is sure.

    Raises InputError where the profile has no such place.
    """
    body = profile.model_dump()
    parts = path.split(".")
    value = {"text": text.strip()} if plain(text) else None
    try:
        _put(body, parts, value)
        return Profile.model_validate(body)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise InputError(
            f"A profile has no place called “{path}”.", "Nothing was changed."
        ) from error


def _put(body: dict[str, Any], parts: list[str], value: dict[str, str] | None) -> None:
    name, *rest = parts
    if not rest:
        if name not in body or not _is_fact(body[name]):
            raise KeyError(name)
        body[name] = value
        return
    items = list(body[name])
    index = int(rest[0])
    if not 0 <= index <= len(items):
        raise IndexError(index)
    if len(rest) == 1:
        items[index : index + 1] = [] if value is None else [value]
    else:
        item = dict(items[index]) if index < len(items) else dict.fromkeys([rest[1]])
        _put(item, rest[1:], value)
        items[index : index + 1] = [] if _is_empty(item) else [item]
    body[name] = items


def _is_fact(value: object) -> bool:
    return value is None or (isinstance(value, dict) and "text" in value)


def _is_empty(item: dict[str, Any]) -> bool:
    return not any(value for name, value in item.items() if name != "current")
