"""The words by which a language says who did what: `claims/<language>.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from assistant.craft.names import fold, stem

__all__ = ["LANGUAGES", "Wording", "wording"]

LANGUAGES = ("en", "fr", "de", "es", "pt", "it")


class Wording(NamedTuple):
    """One language's lists. Words are folded; patterns are for text made level."""

    language: str
    person: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    numbers: Mapping[str, float]
    months: Mapping[str, int]  # names and short forms, 1 to 12
    units: Mapping[str, frozenset[str]]
    patterns: Mapping[str, re.Pattern[str]]
    role: re.Pattern[str]
    families: Mapping[str, frozenset[str]]  # stems of one family: teach, taught
    empty: frozenset[str]  # stems that carry no fact: function words and words of any request

    def find(self, name: str, text: str, start: int = 0) -> re.Match[str] | None:
        """The first place from `start` where one of the patterns called `name` stands."""
        pattern = self.patterns.get(name)
        return pattern.search(text, start) if pattern else None

    def every(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """All places where one of the patterns called `name` stands."""
        pattern = self.patterns.get(name)
        return pattern.finditer(text) if pattern else iter(())

    def is_role(self, word: str) -> bool:
        """Whether a word names what somebody is by trade."""
        return self.role.fullmatch(word) is not None

    def has(self, name: str, word: str) -> bool:
        """Whether a folded word is in the list called `name`."""
        return word in self.words.get(name, frozenset())


@cache
def wording(language: str) -> Wording | None:
    """The lists of a language (ISO 639-1); None where there are none."""
    place = files(__package__) / f"{language}.toml"
    if language not in LANGUAGES or not place.is_file():
        return None
    data = tomllib.loads(place.read_text(encoding="utf-8"))
    words = _folded(data["words"])
    return Wording(
        language=language,
        person=_folded(data["person"]),
        words=words,
        numbers={fold(word): float(value) for word, value in data["numbers"].items()},
        months={fold(name): at % 12 + 1 for at, name in enumerate(data["words"]["months"])},
        units=_folded(data["units"]),
        patterns={key: _pattern(parts, data) for key, parts in data["patterns"].items()},
        role=re.compile(_roles(data["words"]), re.IGNORECASE),
        families=_families(data.get("families", {})),
        empty=frozenset(stem(word) for word in words["stop"] | words["generic"]),
    )


def _folded(lists: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """Folded, except lists called cased_…: "Sie" and "sie" are different people."""
    return {
        key: frozenset(value if key.startswith("cased") else map(fold, value))
        for key, value in lists.items()
    }


def _families(lists: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """The stem of each word of a family with the stems of all words of its families."""
    found: dict[str, frozenset[str]] = {}
    for family in lists.values():
        together = frozenset(map(stem, family))
        for key in together:
            found[key] = found.get(key, frozenset()) | together
    return found


def _pattern(parts: list[str], data: Mapping[str, Mapping[str, list[str]]]) -> re.Pattern[str]:
    """One expression for all parts; `<role>` stands for any role."""
    joined = "|".join(_once(part, index) for index, part in enumerate(parts))
    joined = joined.replace("<role>", _roles(data["words"]))
    # Whole words only: a match that ends in a letter ends a word.
    return re.compile(rf"(?<![\w'-])(?:{joined})(?:(?<!\w)|(?!\w))", re.IGNORECASE)


def _roles(words: Mapping[str, list[str]]) -> str:
    """One expression for every role: the listed words, and forms such as "…ingenieurin"."""
    ranked = sorted(words["roles"], key=len, reverse=True)
    return "(?:" + "|".join([*map(re.escape, ranked), *words.get("role_forms", [])]) + ")"


def _once(part: str, index: int) -> str:
    """A part whose named groups get the part's number, so that parts can share names."""
    return "(?:" + re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{index}>", part) + ")"


def group(match: re.Match[str], name: str) -> tuple[str, int, int] | None:
    """The text and place of the named group of whichever part matched."""
    for key, value in match.groupdict().items():
        if value is not None and key.rstrip("0123456789") == name:
            return value, match.start(key), match.end(key)
    return None
