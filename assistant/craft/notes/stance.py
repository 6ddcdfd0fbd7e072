"""Whether a claim speaks for something or against it, and of what."""

from __future__ import annotations

import re

from assistant.craft.notes.words import expression, find, matches
from assistant.insights import Stance, Topic

__all__ = ["stance_of", "toward_of"]

_NOT = re.compile(r"(?:not|n't|no|never|nicht|kein\w*|sin|nunca|pas|jamais|não|non|w/o)\s+(?:\w+\s+)?$", re.IGNORECASE)  # noqa: E501  # fmt: skip
_JUDGED = {"pros_cons", "stay_leave", "company", "fit_setting", "outlook", "credentials"}
_MOST_WORDS = 6


def stance_of(quote: str, topic: Topic) -> Stance:
    """Positive, negative, or both; neutral where nothing is judged.

    A judging word after "not" counts for the other side. On topics that only report (pay, a
    day's work) one judging word is not enough.
    """
    good = bad = 0
    for kind, sign in (("positive", 1), ("negative", -1)):
        for word in matches(kind, quote):
            side = -sign if _NOT.search(quote[: word.start()]) else sign
            good, bad = good + (side > 0), bad + (side < 0)
    if topic not in _JUDGED and max(good, bad) < 2 and not (good and bad):
        return "neutral" if not find("reaction", quote) else ("positive" if good else "negative")
    if good and bad:
        return "mixed" if find("contrast", quote) or good == bad else _side(good, bad)
    return _side(good, bad) if good or bad else "neutral"


def toward_of(quote: str, stance: Stance) -> str:
    """What a judging claim is about: the words after "loves:", "worst part =", "hates"."""
    if stance == "neutral":
        return ""
    judged = re.search(
        rf"(?:{expression('positive')}|{expression('negative')})\w*(?:\s\w+)?\s*[:=]\s*(.+)",
        quote,
        re.IGNORECASE,
    )
    after = judged[1] if judged else ""
    if not after:
        verb = re.search(r"\b(?:loves?|hates?|likes?|enjoys?|dislikes?|misses)\s+(.+)", quote)
        after = verb[1] if verb else ""
    words = re.split(r"[,.;:!?(\"“]", after)[0].split()
    return " ".join(words[:_MOST_WORDS])


def _side(good: int, bad: int) -> Stance:
    return "positive" if good > bad else "negative"
