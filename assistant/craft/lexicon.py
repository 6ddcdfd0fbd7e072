"""The words of each language: how letters begin and end, and what each draft rule listens for.

The lists are data, the files in `words/<language>/`. A language without lists has `None`:
rules that live by words then say that they did not check.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

IN_CHARACTERS: Mapping[str, float] = {"ja": 2.5, "zh": 1.7, "th": 5.0}
"""Languages written without blanks, and how many characters stand for one English word
(rough ratios of translated prose; our own setting, used to scale limits given in words)."""

_SAME_LENGTH = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‑": "-", "–": "-",
        "—": "-", "\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    }
)  # fmt: skip


class Lexicon(NamedTuple):
    """One language's lists: plain words by name, and regular expressions by rule."""

    language: str
    words: Mapping[str, frozenset[str]]
    patterns: Mapping[str, re.Pattern[str]]

    def find(self, name: str, text: str) -> re.Match[str] | None:
        """The first place where one of the patterns called `name` stands in `text`."""
        return next(self.every(name, text), None)

    def every(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """All places, left to right, where a pattern called `name` stands in `text`."""
        pattern = self.patterns.get(name)
        return pattern.finditer(level(text)) if pattern else iter(())


def level(text: str) -> str:
    """`text` with one kind of apostrophe, quote, dash and blank; every offset stays."""
    return text.translate(_SAME_LENGTH)


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lists of `language` (ISO 639-1), or None where there are none."""
    if language not in languages():
        return None
    words: dict[str, frozenset[str]] = {}
    parts: dict[str, str] = {}
    sources: dict[str, list[str]] = {}
    for place in (files(__package__) / "words" / language).iterdir():
        data = tomllib.loads(place.read_text(encoding="utf-8"))
        words |= {key: frozenset(value) for key, value in data.get("words", {}).items()}
        parts |= data.get("parts", {})
        sources |= data.get("patterns", {})
    patterns = {key: _pattern(value, parts) for key, value in sources.items()}
    return Lexicon(language, words, patterns)


@cache
def languages() -> tuple[str, ...]:
    """The languages that have lists, in alphabetical order."""
    return tuple(sorted(item.name for item in (files(__package__) / "words").iterdir()))


@cache
def all_words(name: str) -> frozenset[str]:
    """The union of one list over all languages: letters mix languages."""
    found = (lexicon(language) for language in languages())
    return frozenset().union(*(item.words.get(name, frozenset()) for item in found if item))


def _pattern(sources: list[str], parts: Mapping[str, str]) -> re.Pattern[str]:
    """One expression for all `sources`.

    `{name}` stands for that entry of [parts], and a line break with the blanks after it for
    nothing. A match begins at the start of a word; text is searched as `level` gives it.
    """
    joined = "|".join(f"(?:{source})" for source in sources)
    for _ in range(3):  # parts may name parts
        joined = re.sub(r"\{([a-z_]+)\}", lambda found: f"(?:{parts[found[1]]})", joined)
    return re.compile(rf"(?<!\w)(?:{_BREAK.sub('', joined)})", re.IGNORECASE)


_BREAK = re.compile(r"\n[ ]*")
