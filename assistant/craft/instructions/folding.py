"""Text as it is read for commands: lower case, without accents, invisible characters or
look-alike letters, with the place that every character came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

# Letters of other alphabets that look like Latin ones.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһԛԝвнкмтгпьαβεικνορτυχωηγϲєѵɑɡıⅼ",
    "aeopcyxijsdhqwbhkmtrnbabeiknoptuxwnycevagil",
)
_LATIN_AND_OTHER = re.compile(r"[a-z][a-z'-]*[\u0370-\u052f]|[\u0370-\u052f][^\W_a-z'-]*[a-z]")
_WORD = re.compile(r"[^\W\d_]+")


class Folded(NamedTuple):
    """`text`, of which character i stands at `places[i]` of what was folded."""

    text: str
    places: Sequence[int]


def fold(text: str) -> Folded:
    """Text in the form in which it is compared."""
    if text.isascii():
        return Folded(text.lower(), range(len(text)))
    found: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in _folded(character):
            found.append(part)
            places.append(place)
    folded = "".join(found)
    if _LATIN_AND_OTHER.search(folded):
        folded = _WORD.sub(_latin, folded)
    return Folded(folded, places)


def unmarked(text: str) -> str:
    """Text without accents, all else as it is: for patterns, whose escapes have cases."""
    return "".join(_plain(character) if character.isalpha() else character for character in text)


def _latin(found: re.Match[str]) -> str:
    word = found[0]
    return word.translate(_LOOKALIKES) if _LATIN_AND_OTHER.search(word) else word


_UNSEEN = {"Cf", "Cc", "Mn", "Mc", "Me"}  # invisible characters, and accents


@lru_cache(maxsize=1 << 16)
def _folded(character: str) -> str:
    if character in "‘’ʼ`´":
        return "'"
    if character in "\u2028\u2029\u0085\x0b\x0c\r":
        return "\n"
    if (
        unicodedata.category(character) in {"Cf", "Mn", "Mc", "Me", "Cc"}
        and character not in "\n\t"
    ):
        return ""  # invisible, or an accent
    return _plain(character).lower().translate(_DOTLESS)


_DOTLESS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "s", "æ": "ae", "œ": "oe"})


def _plain(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if not unicodedata.category(part).startswith("M"))
