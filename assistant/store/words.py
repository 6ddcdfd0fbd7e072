"""Text as the words that search compares: cut, folded, stemmed, each with its place.

One way for notes, insights and queries. Writing without blanks (Chinese, Japanese, Thai …)
is cut into pairs of letters. Nothing here raises, whatever the text is.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.craft.names import fold

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

# ISO 639-1 → the algorithm of snowballstemmer; other languages are only folded.
STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german",
    "el": "greek", "en": "english", "es": "spanish", "et": "estonian", "eu": "basque",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
LONGEST = 40  # characters of a word that are compared
# Thai, Lao, Myanmar, Khmer, kana, Han (with the rarer planes), Hangul.
_UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_SIGNS = str.maketrans({"+": "plus", "#": "sharp"})  # "C++" is neither "C" nor "C#"
_APOSTROPHES = ("'", "’")
_SHORTENED = frozenset({"s", "t", "d", "m", "ll", "re", "ve"})  # behind an apostrophe: no word


class Word(NamedTuple):
    """A word of a text: `text[start:end]`, as it is compared."""

    stem: str
    surface: str  # folded, not stemmed
    start: int
    end: int


def words(text: str, language: str = "en") -> list[Word]:
    """The words of a text in their order; `language` (ISO 639-1) says how they are stemmed."""
    found: list[Word] = []
    for match in _pattern().finditer(text):
        start, end = match.span()
        if match.lastgroup == "unspaced":
            found += _pairs(match[0], start)
            continue
        surface, stemmed = _compared(match[0], language)
        if not surface or (surface in _SHORTENED and text[start - 1 : start] in _APOSTROPHES):
            continue
        found.append(Word(stemmed, surface, start, end))
    return found


def stream(text: str, language: str = "en") -> str:
    """What an FTS5 table keeps of a text: its stems, one blank between two."""
    return " ".join(word.stem for word in words(text, language))


def unspaced(text: str) -> bool:
    """Whether a text begins with writing without blanks, whose words are pairs of letters."""
    match = _pattern().match(text)
    return match is not None and match.lastgroup == "unspaced"


def _pairs(run: str, begin: int) -> Iterator[Word]:
    if len(run) == 1:
        letter = fold(run)
        yield Word(letter, letter, begin, begin + 1)
    for at in range(len(run) - 1):
        pair = fold(run[at : at + 2])
        yield Word(pair, pair, begin + at, begin + at + 2)


@lru_cache(maxsize=100_000)
def _compared(word: str, language: str) -> tuple[str, str]:
    """A word folded, and its stem folded: stemmers want the accents that folding takes away."""
    lower = unicodedata.normalize("NFKC", word[:LONGEST]).casefold().translate(_SIGNS)
    stemmer = _stemmer(language)
    stemmed = stemmer.stemWord(lower) if stemmer and lower.isalpha() else lower
    surface = _token(lower)
    return surface, _token(stemmed) or surface


def _token(word: str) -> str:
    """A word without anything at which the `ascii` tokenizer of FTS5 would cut it."""
    return "".join(c for c in fold(word) if c.isalnum() or (c > "\x7f" and not c.isspace()))


@cache
def _stemmer(language: str) -> BaseStemmer | None:
    if language not in STEMMERS:
        return None
    import snowballstemmer

    return snowballstemmer.stemmer(STEMMERS[language])


@cache
def _pattern() -> re.Pattern[str]:
    letter = rf"(?:[^\W_{_UNSPACED}]|[{_marks()}])"
    return re.compile(rf"(?P<unspaced>[{_UNSPACED}]+)|(?P<word>{letter}+(?:\+\+|[+#](?!\w))?)")


@cache
def _marks() -> str:
    """Marks that belong to a letter before them (accents, vowel signs), as ranges."""
    marks = [
        point
        for point in range(sys.maxunicode + 1)
        if unicodedata.category(chr(point)) in ("Mn", "Mc")
    ]
    parts, begin = [], marks[0]
    for point, following in zip(marks, [*marks[1:], -1], strict=True):
        if following != point + 1:
            parts.append(rf"\U{begin:08x}-\U{point:08x}")
            begin = following
    return "".join(parts)
