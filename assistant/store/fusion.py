"""Two rankings made one.

Each side gives its best candidates, and a candidate's two scores are compared on the scale of
all candidates (standard scores). Against adding reciprocal ranks this finds more on every set
it was measured on (`python -m benchmarks.search_eval`): a rank does not tell by how much.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

EVEN = 0.5  # the weight of meaning against words, where the embedder knows the language
WORDS_FIRST = 0.25  # where it does not


def fused(
    candidates: Iterable[str],
    meaning: Mapping[str, float],
    said: Mapping[str, float],
    weight: float = EVEN,
) -> dict[str, float]:
    """One score a candidate. Where a side does not know one, it counts there as its worst.

    `weight` is that of `meaning`, from 0 to 1.
    """
    ids = list(candidates)
    least = min((meaning[one] for one in ids if one in meaning), default=0.0)
    near = _standard({one: meaning.get(one, least) for one in ids})
    word = _standard({one: said.get(one, 0.0) for one in ids})
    return {one: weight * near[one] + (1 - weight) * word[one] for one in ids}


def _standard(scores: dict[str, float]) -> dict[str, float]:
    if not scores:
        return {}
    mean = sum(scores.values()) / len(scores)
    spread = math.sqrt(sum((score - mean) ** 2 for score in scores.values()) / len(scores))
    return {one: (score - mean) / (spread or 1.0) for one, score in scores.items()}
