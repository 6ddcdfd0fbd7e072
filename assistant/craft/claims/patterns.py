"""Patterns by language from the TOML files beside this one, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["find", "pattern"]


def find(file: str, kind: str, language: str, text: str, start: int = 0) -> re.Match[str] | None:
    """The first such words of a text from `start`; None also in a language without a list."""
    found = pattern(file, kind, language)
    return found.search(text, start) if found else None


@cache
def pattern(file: str, kind: str, language: str) -> re.Pattern[str] | None:
    """The pattern called `kind` of `claims/<file>.toml` in a language: whole words, no case.

    `<name>` stands for the part of that name in the same language, from [parts.<name>].
    """
    table = _table(file)
    text = table[kind].get(language)
    if text is None:
        return None
    for name, parts in _parts(file).items():
        text = text.replace(f"<{name}>", parts.get(language, "(?!)"))
    return re.compile(rf"(?<![\w'-])(?:{text})(?:(?<!\w)|(?!\w))", re.IGNORECASE)


def _table(file: str) -> Mapping[str, Mapping[str, str]]:
    return {kind: table for kind, table in _read(file).items() if kind != "parts"}


def _parts(file: str) -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = _read(file).get("parts", {})
    return found


@cache
def _read(file: str) -> Mapping[str, Any]:
    text = (files(__package__) / f"{file}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
