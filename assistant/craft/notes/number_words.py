"""Numbers said in words in other languages than English: "zweitausendsechshundert".

English ones are read with the figures, as pay is said ("twenty-nine nine", "four fifty").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from assistant.craft.notes.words import language_of

__all__ = ["NumberInWords", "numbers_in_words"]

_LANGUAGES = ("de", "es", "fr", "it", "pt")
_SURE = 5  # letters; a shorter word alone is another one elsewhere: "once", "sei", "due", "mil"
_ENGLISH = ("six cents", "cents", "mille", "cento", "quince")
_MONEY = re.compile(r"\s(?:euros?|francs?|franken|francos|reais)(?!\w)", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]+|[\d.,]+|[^\w\s]")


class NumberInWords(NamedTuple):
    """A number at `text[start:end]`."""

    start: int
    end: int
    value: float


class _Word:
    """A word as text2num wants its tokens."""

    def __init__(self, word: re.Match[str]) -> None:
        self.start, self.end = word.span()
        self._text = word[0]

    def text(self) -> str:
        return self._text

    def text_lowercase(self) -> str:
        return self._text.lower()

    def nt_separated(self, _previous: object) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


@lru_cache(maxsize=1024)
def numbers_in_words(text: str) -> tuple[NumberInWords, ...]:
    """The numbers said in German, Spanish, French, Italian or Portuguese, left to right."""
    every = [number for language in _LANGUAGES for number in _numbers(text, language)]
    found: list[NumberInWords] = []
    for number in sorted(every, key=lambda one: (one.start - one.end, -one.value)):
        if all(number.end <= one.start or one.end <= number.start for one in found):
            found.append(number)
    return tuple(sorted(found))


def _numbers(text: str, language: str) -> Iterator[NumberInWords]:
    from text_to_num import alpha2digit, find_numbers

    if alpha2digit(text, language, threshold=0) == text:
        return
    words = [_Word(match) for match in _TOKEN.finditer(text)]
    for one in find_numbers(words, language, 0):
        said = words[one.start : one.end]
        if one.is_ordinal or any(not word.text()[0].isalpha() for word in (said[0], said[-1])):
            continue
        named = text[said[0].start : said[-1].end].lower()
        money = _MONEY.match(text, said[-1].end)
        sure = money or (named not in _ENGLISH and (len(said) > 1 or len(named) >= _SURE))
        if sure or language_of(text) == language:
            yield NumberInWords(said[0].start, said[-1].end, one.value)
