"""How much a claim tells: the strongest are shown first.

Our own setting: what can be counted or acted on tells more than a mood, what was seen more
than what was heard, and what is clear about one topic more than what is about none.
"""

from __future__ import annotations

import re

from assistant.craft.notes.words import find
from assistant.insights import Insight, Topic

__all__ = ["weight_of"]

_TELLING: frozenset[Topic] = frozenset(
    ("pay", "hidden_market", "standing_out", "stay_leave", "skills", "credentials")
)
_FIRM = re.compile(
    r"\b(?:must|always|never|only|hardest|worst|best|most|nobody|everybody|all|half|every|pflicht|nie|immer|nunca|siempre|jamais|toujours)\b",
    re.IGNORECASE,
)
_WORDS = range(6, 36)


def weight_of(insight: Insight, points: float) -> float:
    """0 to 10; `points` are those of the topic that was chosen (see `topics.scores`)."""
    weight = min(3.0, points / 2)
    weight += 1.0 * (insight.topic in _TELLING) + 1.5 * (insight.pay is not None)
    weight += 1.0 * bool(re.search(r"\d", insight.quote)) + 0.5 * bool(insight.entities)
    weight += 1.0 * bool(_FIRM.search(insight.quote))
    weight += 0.5 * (len(insight.quote.split()) in _WORDS)
    weight -= 1.0 * (insight.confidence == "low") + 0.5 * (insight.basis == "hearsay")
    weight -= 1.0 * bool(find("small_talk", insight.quote) and len(insight.quote.split()) < 8)
    return round(max(0.0, weight), 2)
