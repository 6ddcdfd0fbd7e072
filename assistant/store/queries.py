"""What somebody typed into the search box, as the words to look for. Never raises."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from assistant.store.words import words

READ = 10_000  # characters of a query that are looked at
EMBEDDED = 2_000  # characters of it that are compared by meaning: more than a model reads
_NO_TEXT = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, format, halves of characters, none at all


class Asked(NamedTuple):
    """One word of a query: its stems in the languages of the notes."""

    surface: str
    stems: tuple[str, ...]


class Query(NamedTuple):
    """A query as it is understood; without words where it has none."""

    text: str
    language: str
    words: tuple[Asked, ...]
    telling: bool  # whether they are more than words with which one asks


def read_query(typed: str, languages: Iterable[str] = ("en",)) -> Query:
    """Read a query. `languages` (ISO 639-1) are those of the notes that are searched.

    Words with which one asks are left out, unless there are no others. Operators, quotation
    marks and brackets are no commands here: they part words.
    """
    text = _clean(typed[:READ])
    known = tuple(languages)
    language = _language(text, known)
    spoken = dict.fromkeys((*known, language))
    each = zip(*(words(text, one) for one in spoken), strict=True)
    found = {
        alike[0].surface: Asked(alike[0].surface, tuple(dict.fromkeys(w.stem for w in alike)))
        for alike in each
    }
    telling = [word for word in found.values() if word.surface not in asking(language)]
    return Query(text[:EMBEDDED], language, tuple(telling or found.values()), telling=bool(telling))


@cache
def asking(language: str) -> frozenset[str]:
    """The words with which one asks in a language, folded; of an unknown one, none."""
    return _asking().get(language, frozenset())


def _language(text: str, known: tuple[str, ...]) -> str:
    """The language whose function words the text has most of; else one of the notes.

    Too little is typed for more: statistics of letters take "salary in Leeds" for Italian.
    """
    surfaces = [word.surface for word in words(text, "")]
    counts = {
        language: sum(surface in told for surface in surfaces)
        for language, told in _asking().items()
    }
    own = [*known, "en"]
    return max((*own, *counts), key=lambda language: counts.get(language, 0))


@cache
def _asking() -> dict[str, frozenset[str]]:
    text = (files(__package__) / "asking.toml").read_text(encoding="utf-8")
    return {language: frozenset(_listed(told)) for language, told in tomllib.loads(text).items()}


def _listed(told: str) -> Iterator[str]:
    for word in told.split():
        yield from (one.surface for one in words(word, ""))


def _clean(text: str) -> str:
    shown = "".join(" " if unicodedata.category(c) in _NO_TEXT else c for c in text)
    return re.sub(r"\s+", " ", shown).strip()
