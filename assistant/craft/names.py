"""How two writings of one name, and two forms of one word, are told to be the same.

Everything here compares text and knows no language: letters are compatibility-composed,
case-folded and without diacritics; possessives, plurals, legal forms and the words
"university", "school" and their like do not tell two names apart.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from importlib.resources import files

__all__ = [
    "acronyms",
    "fold",
    "initials",
    "is_school_name",
    "name_keys",
    "name_words",
    "same_name",
    "same_token",
    "stem",
    "tokens",
]

_WORD = re.compile(r"[^\W_]+(?:['’.\-–&][^\W_]+)*", re.UNICODE)
_INNER = re.compile(r"['’.\-–&]")
# Letters that decomposition leaves whole.
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})

_STEM_LETTERS = 6


@cache
def name_words(kind: str) -> tuple[str, ...]:
    """A list of `claims/names.toml`: legal, school, joining, suffixes, bodies."""
    text = (files(__package__) / "claims" / "names.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)[kind])


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Text for comparing: NFKC, case-folded, no diacritics, straight apostrophes."""
    composed = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    parts = unicodedata.normalize("NFD", composed.translate(_LETTERS))
    return "".join(mark for mark in parts if unicodedata.category(mark) != "Mn")


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a text; what a hyphen or a point joins is taken apart."""
    found: list[str] = []
    for match in _WORD.finditer(unicodedata.normalize("NFKC", text)):
        word = re.sub(r"['’]s$", "", match[0], flags=re.IGNORECASE)
        found.extend(fold(part) for part in _INNER.split(word) if part)
    return tuple(found)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The beginning that the forms of a word share: "teacher", "teaching" → "teach".

    A light rule for the six languages of the word lists: the longest known ending that
    leaves four letters goes, then all but the first six letters.
    """
    folded = fold(word)
    for suffix in name_words("suffixes"):
        if folded.endswith(suffix) and len(folded) - len(suffix) >= 4:
            folded = folded[: -len(suffix)]
            break
    return folded[:_STEM_LETTERS]


def same_token(one: str, other: str) -> bool:
    """Whether two folded words of names are the same but for an ending of case or number."""
    if one == other:
        return True
    short, long = sorted((_bare(one), _bare(other)), key=len)
    return len(short) >= 4 and short == long


def _bare(word: str) -> str:
    return re.sub(r"(?:e[rnms]?|s|n|i)$", "", word)


def name_keys(name: str) -> tuple[str, ...]:
    """The folded words that make a name this name; all its words where none would be left."""
    words = tokens(name)
    keys = tuple(word for word in words if word not in _dispensable())
    return keys or words


@cache
def _dispensable() -> frozenset[str]:
    """Words that may be added to a name or left out without making it another name."""
    return frozenset(name_words("legal") + name_words("school") + name_words("joining"))


def is_school_name(name: str) -> bool:
    """Whether a name says that it is a school's: "Tamarack College"."""
    return len(tokens(name)) > 1 and not set(name_words("school")).isdisjoint(tokens(name))


def initials(name: str) -> str:
    """The first letters of a name's words, joining words left out: "msu"."""
    return "".join(word[0] for word in tokens(name) if word not in name_words("joining"))


def same_name(name: str, words: Collection[str], shortened: Iterable[str] = ()) -> bool:
    """Whether a name stands in a text given as its folded words and its acronyms."""
    keys = name_keys(name)
    if not keys:
        return False
    if all(key in words or any(same_token(key, word) for word in words) for key in keys):
        return True
    return ("".join(keys) in shortened and len(keys) <= 2) or (
        len(tokens(name)) >= 3 and initials(name) in words
    )


@lru_cache(maxsize=5_000)
def acronyms(text: str) -> frozenset[str]:
    """Initials of the runs of capitalised words in a text: "Michigan State University" → "msu"."""
    found: set[str] = set()
    run = r"[^\W\d_a-z][\w'’\-]*(?:(?: (?:of|and|for|the|de|la|der|&))* [^\W\d_a-z][\w'’\-]*)+"
    for match in re.finditer(run, text):
        short = initials(match[0])
        found.add(short)
        found.add("".join(word[0] for word in tokens(match[0])))
        found.update(short[:end] for end in range(2, len(short)))
    return frozenset(found)
