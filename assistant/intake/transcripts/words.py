"""The words that tell noise, speakers and furniture apart (words.toml)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    path = resources.files(__package__) / "words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """A list of words of all languages, in one case."""
    return frozenset(word.casefold() for words in _table()[name].values() for word in words)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The patterns of a list as one, for `fullmatch` or `match`; case does not matter."""
    alternatives = [entry for entries in _table()[name].values() for entry in entries]
    return re.compile("|".join(f"(?:{entry})" for entry in alternatives), re.IGNORECASE)
