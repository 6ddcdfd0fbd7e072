"""What a remark does, learnt from remarks of the kind: asks for silence, promises, sends on.

The rules of `craft.notes` know how such things are mostly said; this knows what they are like.
A ridge regression over words and runs of words, whose weights come with the package
(`python -m benchmarks.learn_remarks`), so that the same words are always judged alike. It
stands beside the rules where missing a remark is worse than one too many.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["KINDS", "PLACES", "WEIGHTS", "Remark", "features", "is_like", "places"]

Remark = Literal["off_record", "promise_them", "promise_me", "referral"]
KINDS: tuple[Remark, ...] = get_args(Remark)
WEIGHTS = "remarks.npz"
PLACES = 1 << 14  # into which the runs of words are spread by their checksum

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[:>→?!@=(\"“]")
_REMEMBERED = 4096  # texts; each is asked for several kinds
_STEM = 5  # letters in which the forms of a longer word agree


class _Weights(NamedTuple):
    """What was learnt: `weights` is (PLACES, kinds), `bounds` what a kind's points must pass."""

    weights: NDArray[np.float32]
    bounds: NDArray[np.float32]


def is_like(kind: Remark, text: str) -> bool:
    """Whether a sentence or line is like remarks of a kind."""
    return kind in _likely(text)


@lru_cache(maxsize=_REMEMBERED)
def _likely(text: str) -> frozenset[Remark]:
    known, at = _known(), places(text)
    points = known.weights[at].sum(axis=0) / len(at) ** 0.5
    return frozenset(
        kind for kind, passes in zip(KINDS, points > known.bounds, strict=True) if passes
    )


def places(text: str) -> list[int]:
    """The places of a text's features, each once."""
    return sorted({crc32(part.encode()) % PLACES for part in features(text)})


def features(text: str) -> set[str]:
    """Words, their beginnings, runs of two and three, and pairs with one word between.

    Figures are all one, and so are names: words with a capital that begin no sentence.
    """
    words = ["<", *_words(text), ">"]
    found = set(words)
    found |= {f"{word[:_STEM]}-" for word in words if len(word) > _STEM}
    found |= {f"{first} {second}" for first, second in pairwise(words)}
    for first, second, third in zip(words, words[1:], words[2:], strict=False):
        found |= {f"{first} {second} {third}", f"{first} … {third}"}
    return found


def _words(text: str) -> list[str]:
    out: list[str] = []
    for match in _TOKEN.finditer(text):
        word = match[0].replace("’", "'")
        begins = not text[: match.start()].rstrip(" \"'“(-–—•*").strip() or re.search(
            r"[.!?:]\s*[\"“(]?$", text[: match.start()]
        )
        if word.isdigit():
            out.append("#")
        elif word[:1].isupper() and not begins and not word.isupper() and word[:2] != "I'":
            out.append("NAME")
        else:
            out.append(word.lower())
    return out


@cache
def _known() -> _Weights:
    import numpy as np

    with (files(__package__) / WEIGHTS).open("rb") as file, np.load(file) as kept:
        return _Weights(kept["weights"].astype(np.float32), kept["bounds"].astype(np.float32))
