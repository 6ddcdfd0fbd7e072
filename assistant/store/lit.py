"""Which words of a text that was found are to be lit: those that the search looked for."""

from __future__ import annotations

from collections.abc import Collection

from assistant.searches import Span
from assistant.store.words import words


def lit(text: str, stems: Collection[str], language: str) -> tuple[Span, ...]:
    """The places of all words with one of these stems, in their order; none overlaps another."""
    places: list[Span] = []
    for word in words(text, language):
        if word.stem not in stems:
            continue
        if places and word.start < places[-1][1]:  # pairs of letters overlap
            places[-1] = (places[-1][0], word.end)
        else:
            places.append((word.start, word.end))
    return tuple(places)
