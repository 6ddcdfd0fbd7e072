"""Trades and fields across languages: which words name the same kind of work."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from assistant.craft.names import fold

__all__ = ["notions", "notions_of"]

_FORMS = ("innen", "in", "nen", "es", "s", "n", "en", "a", "as", "o", "os", "i", "e")
_LETTERS = 3  # by which the beginnings are looked up
_JOINED = 6  # letters from which a word may stand inside a compound


class _Index(NamedTuple):
    """The words of one language: whole ones, and beginnings by their first letters."""

    whole: Mapping[str, frozenset[str]]
    beginnings: Mapping[str, tuple[tuple[str, str], ...]]


def notions(word: str, language: str) -> frozenset[str]:
    """The trades and fields that a word of a language names; none for most words."""
    return _notions(fold(word), language)


@lru_cache(maxsize=20_000)
def _notions(word: str, language: str) -> frozenset[str]:
    index = _index(language)
    found = set(index.whole.get(word, ()))
    for key, notion in index.beginnings.get(word[:_LETTERS], ()):
        if word.startswith(key):
            found.add(notion)
    for ending in _FORMS if not found else ():
        if word.endswith(ending) and len(word) - len(ending) > _LETTERS:
            found |= index.whole.get(word.removesuffix(ending), frozenset())
    return frozenset(found)


@lru_cache(maxsize=64)
def notions_of(words: frozenset[str]) -> frozenset[str]:
    """All trades and fields that folded words name, whichever their language; also inside
    a compound ("Buchhaltungssoftware")."""
    found: set[str] = set()
    for language in _table():
        for word in words:
            found |= _notions(word, language)
            if language == "de" and len(word) > 2 * _JOINED - 2:
                found.update(*(_inside(key) for key in _compounds().findall(word)))
    return frozenset(found)


@cache
def _table() -> Mapping[str, Mapping[str, Iterable[str]]]:
    """By language: each notion's words, as listed."""
    text = (files(__package__) / "trades.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, list[str]]] = {}
    for notion, listed in tomllib.loads(text)["trades"].items():
        for language, words in listed.items():
            table.setdefault(language, {})[notion] = words.split()
    return table


@cache
def _index(language: str) -> _Index:
    whole: dict[str, set[str]] = {}
    beginnings: dict[str, list[tuple[str, str]]] = {}
    for notion, words in _table().get(language, {}).items():
        for word in words:
            if word.endswith("*"):
                key = word[:-1]
                beginnings.setdefault(key[:_LETTERS], []).append((key, notion))
            else:
                whole.setdefault(word, set()).add(notion)
    return _Index(
        {word: frozenset(found) for word, found in whole.items()},
        {key: tuple(found) for key, found in beginnings.items()},
    )


@cache
def _compounds() -> re.Pattern[str]:
    """The German beginnings that are long enough to be known inside a compound."""
    keys = [key for listed in _index("de").beginnings.values() for key, _ in listed]
    return re.compile("|".join(re.escape(key) for key in keys if len(key) >= _JOINED))


def _inside(key: str) -> frozenset[str]:
    listed = _index("de").beginnings[key[:_LETTERS]]
    return frozenset(notion for found, notion in listed if found == key)
