"""The words by which notes are read, from the TOML files in `words/`, read once.

Notes mix languages within a line, so every list is asked in all languages at once.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.craft.lexicon import level

__all__ = ["expression", "find", "language_of", "matches", "short_forms", "whole"]

_SAID_NOWHERE = r"(?!)"
_STOPS = re.compile(r"[,.;:!?…]+(?=\s|$)|\s-\s")
_MARKS = " \t\"'()[]*"


def find(kind: str, text: str) -> re.Match[str] | None:
    """The first words of a kind that stand in a text; offsets are those of `text`."""
    return _words(kind).search(level(text))


def matches(kind: str, text: str) -> list[re.Match[str]]:
    """All words of a kind that stand in a text, left to right."""
    return list(_words(kind).finditer(level(text)))


def whole(kind: str, text: str) -> bool:
    """Whether every part of a text, between its stops, is words of a kind and nothing else."""
    parts = [part for part in _STOPS.split(level(text)) if re.search(r"\w", part)]
    return bool(parts) and all(_whole(kind).fullmatch(part.strip(_MARKS)) for part in parts)


@cache
def expression(kind: str) -> str:
    """The alternatives of a kind as the source of a regular expression."""
    listed = [
        line.strip()
        for table in _tables().values()
        for line in table.get(kind, "").splitlines()
        if line.strip()
    ]
    # In haste the apostrophe is left out: "ill send", "dont quote me", "shell ring".
    joined = re.sub(r"'(?=(?:ll|d|m|ve|t)(?!\w))", "'?", "|".join(listed))
    return joined or _SAID_NOWHERE


@cache
def short_forms(language: str) -> Mapping[str, str]:
    """Abbreviations and what they stand for, as one writes them in notes of a language."""
    table = _tables().get(language, {})
    return dict(table.get("short", {}))


def language_of(text: str, otherwise: str = "en") -> str:
    """The language whose small words stand in a text most often; `otherwise` without any."""
    found = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    counts = {
        language: sum(found[word] for word in table["function"].split())
        for language, table in _tables().items()
    }
    best = max(counts, key=lambda language: (counts[language], language == otherwise))
    return best if counts[best] else otherwise


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{expression(kind)})(?!\w)", re.IGNORECASE)


@cache
def _whole(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{expression(kind)})", re.IGNORECASE)


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    folder = files(__package__) / "words"
    return {
        place.name.removesuffix(".toml"): tomllib.loads(place.read_text(encoding="utf-8"))
        for place in sorted(folder.iterdir(), key=lambda item: item.name)
        if place.name.endswith(".toml")
    }
