"""The words that the insights hold, and which of them are like a word that none holds.

So a misspelt word, one of a kindred language, or a part of a compound still finds something:
words are alike by the three-letter pieces they share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

PIECE = 3  # letters; shorter pieces are shared by all words, longer ones miss misspellings
ALIKE = 0.4  # of the pieces of both words that must be shared (Dice)
MOST = 4  # words that may stand for one
SHORTEST = 3  # letters of a word that others may stand for


class Vocabulary:
    """Words as they are compared (stems)."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = [word for word in words if len(word) >= SHORTEST and not word.isdecimal()]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._words):
            for piece in _pieces(word):
                self._holding[piece].append(number)

    def alike(self, word: str) -> list[str]:
        """The words most like this one, the likest first; none for numbers and short words."""
        if len(word) < SHORTEST or any(letter.isdecimal() for letter in word):
            return []
        pieces = _pieces(word)
        shared = Counter(number for piece in pieces for number in self._holding.get(piece, ()))
        likeness = {
            other: 2 * count / (len(pieces) + len(_pieces(other)))
            for number, count in shared.items()
            if (other := self._words[number])
        }
        ranked = sorted(likeness, key=lambda other: (-likeness[other], other))
        return [other for other in ranked[:MOST] if likeness[other] >= ALIKE]


@lru_cache(maxsize=200_000)
def _pieces(word: str) -> frozenset[str]:
    bounded = f" {word} "
    return frozenset(bounded[at : at + PIECE] for at in range(len(bounded) - PIECE + 1))
