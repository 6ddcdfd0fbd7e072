"""The words of the page itself, in the languages of `LANGUAGES`.

They stand in `wording/<language>.toml`: `[sections]` maps a section to the titles it is
printed under, `[words]` holds lists of whole lines or words, `[patterns]` lists of
regular expressions, `[dates]` months, units and words for now. Everything is compared by
`key`, so case, apostrophes and dashes do not matter.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from assistant.models import plain

LANGUAGES = ("en", "fr", "de", "es", "pt")
DATED = (*LANGUAGES, "it")  # of which dates are read
LONGEST = 300  # characters of a line that the page prints of itself
_ALIKE = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "ʼ": "'", "–": "-", "—": "-"})
_ALIKE_ALSO = str.maketrans({"\u2011": "-", "\u2010": "-", "\u2212": "-"})


def alike(text: str) -> str:
    """The text with one kind of apostrophe and dash; as long as before."""
    return text.translate(_ALIKE).translate(_ALIKE_ALSO)


def key(text: str) -> str:
    """The text as it is looked up: plain, one case, one kind of apostrophe and dash."""
    return alike(plain(text)).casefold()


@cache
def _table(language: str) -> Mapping[str, Any]:
    path = resources.files(__package__) / "wording" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _languages(language: str | None) -> tuple[str, ...]:
    """The named language and English, which pages mix in; None: all."""
    if language not in LANGUAGES:
        return LANGUAGES
    return (language,) if language == "en" else (language, "en")


@cache
def sections(language: str | None = None) -> Mapping[str, str]:
    """`key(title)` → section ("about", "experience", …).

    `language` None: all; the first language that has a title decides what it means.
    """
    found: dict[str, str] = {}
    for name in _languages(language):
        for section, titles in _table(name)["sections"].items():
            for title in titles:
                found.setdefault(key(title), section)
    return found


@cache
def words(name: str, language: str | None = None) -> frozenset[str]:
    """The keys of the list `name` of `[words]`; empty if no language has it."""
    return frozenset(
        key(word)
        for each in _languages(language)
        for word in _table(each).get("words", {}).get(name, ())
    )


@cache
def patterns(name: str, language: str | None = None) -> tuple[re.Pattern[str], ...]:
    """The expressions `name` of `[patterns]`, for text that went through `alike`.

    They ignore case; where they hold groups, the groups' names are the lists' own.
    """
    parts = (
        alike(part)
        for each in _languages(language)
        for part in _table(each).get("patterns", {}).get(name, ())
    )
    return tuple(re.compile(part, re.IGNORECASE) for part in dict.fromkeys(parts))


@cache
def pattern(name: str, language: str | None = None) -> re.Pattern[str]:
    """The expressions `name` of `[patterns]` as one.

    It matches nothing if no language has the name. Lists with named groups need `patterns`.
    """
    joined = "|".join(f"(?:{part.pattern})" for part in patterns(name, language))
    return re.compile(joined or r"(?!)", re.IGNORECASE)


def says(name: str, text: str, language: str | None = None) -> bool:
    """Whether a whole line is one of the words, or fits one of the patterns, called `name`.

    A line longer than any the page prints of itself never is, so that no pattern meets
    a text of unbounded length.
    """
    if len(text) > LONGEST:
        return False
    return key(text) in words(name, language) or bool(
        pattern(name, language).fullmatch(alike(text))
    )


@cache
def dates(name: str) -> tuple[str, ...]:
    """The list `name` of `[dates]` in all languages, longest first, for `intake.dates`."""
    found = {alike(plain(word)) for each in DATED for word in _table(each)["dates"][name]}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def months() -> Mapping[str, int]:
    """`key(name of a month)`, without a full stop → 1 to 12, in all languages."""
    return {
        key(name).rstrip("."): number
        for language in DATED
        for number, names in enumerate(_table(language)["dates"]["months"], start=1)
        for name in names
    }
