"""How sure a claim is: at first hand, heard from others, or an opinion; hedged or not."""

from __future__ import annotations

import re
from typing import Literal

from assistant.craft.notes.words import find
from assistant.insights import Basis

__all__ = ["basis_of", "confidence_of"]

_DOUBT = re.compile(r"\?\?|\w\?(?=\W*$)|\d ?ish\b|~ ?\d{3}|\(\?\)")


def basis_of(quote: str) -> Basis:
    """Hearsay if the words say that others told it; opinion if they judge or foresee."""
    if find("hearsay", quote):
        return "hearsay"
    return "opinion" if find("opinion", quote) else "first-hand"


def confidence_of(quote: str) -> Literal["high", "low"]:
    """Low where the words hedge, are hearsay, or are doubted by the one who noted them."""
    doubted = find("hedge", quote) or find("hearsay", quote) or _DOUBT.search(quote)
    return "low" if doubted else "high"
