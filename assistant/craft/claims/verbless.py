"""Is what a clause without a verb gives to each of the two theirs?

"You geography and I history", "economics for you, communication for me": the verb was
said before, so no pattern of verbs finds whose the words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.patterns import find
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import Side
from assistant.craft.claims.trades import notions, notions_of
from assistant.craft.claims.words import Wording
from assistant.craft.names import stem

__all__ = ["fields", "verbless"]

_BEFORE = 24  # characters before a field in which teaching or studying is said

_YOU = r"(?:you|vous|toi|tu|sie|du|usted|tú|você|o senhor|a senhora|lei)"
_I = r"(?:i|me|je|moi|ich|yo|eu|io)"
_ART = r"(?:in |en |em |with |con |com |mit |the |la |le |l'|die |das |der |el |o |a |il |lo )?"
_OPEN = r"(?:^|[,;:(-] ?|(?<!\w)(?:and|et|und|y|e) )"
_SHUT = r"(?=[,.;:!?)]|$| (?:at|in|à|an|en|em|a|and|und|et|y|e|ten|dix|zehn|diez|dez|dieci)\b)"
_WHAT = r"(?P<what>[^\W\d_]{5,}(?: [^\W\d_]{5,})?)"
_FIRST = re.compile(
    rf"{_OPEN}(?:(?P<you>{_YOU})|(?P<me>{_I})),? {_ART}{_WHAT}{_SHUT}", re.IGNORECASE
)
_LAST = re.compile(
    rf"{_WHAT} (?:for|pour|für|para|per) (?:(?P<you>you|vous|toi|sie|dich|usted|si|você|lei)|"
    rf"(?P<me>me|moi|mich|mí|mim))(?!\w)(?=[,.;:!?)]|$| -| (?:and|et|und|y|e)\b)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?<!\w)\w+(?:ics|logy|logie|logía|logia|graphy|grafie|grafía|grafia|sophy|sophie|sofía|sofia|"
    r"nomy|nomie|nomía|nomia|istry|history|chimie|chemie|química|chimica)(?!\w)",
    re.IGNORECASE,
)


def verbless(reading: Reading) -> Iterator[Problem]:
    """Fields and trades beside "you" or "me", which only the other one's facts know."""
    words = reading.words
    if words is None or not _has_verb(reading, words):
        return
    for match in [*_FIRST.finditer(reading.text), *_LAST.finditer(reading.text)]:
        side = reading.sources.contact if match["you"] else reading.sources.me
        if reading.cast.second != "contact" or not all(
            map(reading.readable, (side, reading.other(side)))
        ):
            continue
        found = reading.content(match.start("what"), match.end("what"))
        if not found or any(reading.knows(side, key) for key, _, _ in found):
            continue
        other = reading.other(side)
        if any(words.find(kind, match["what"]) for kind in ("studied", "bio", "event")):
            continue
        held = all(reading.knows(other, key) for key, _, _ in found)
        if held or any(_is_field(reading, reading.text[start:end]) for _, start, end in found):
            yield _problem(reading, found[0][1], found[-1][2], side, other if held else None)


def fields(reading: Reading) -> Iterator[Problem]:
    """ "Teaching physics in X": fields of study told of a life, that neither side knows."""
    words = reading.words
    sides = (reading.sources.contact, reading.sources.me)
    if (
        words is None
        or reading.text.rstrip().endswith("?")
        or not all(map(reading.readable, sides))
    ):
        return
    for match in _FIELD.finditer(reading.text):
        segment = reading.at(match.start())
        before = reading.text[max(0, match.start() - _BEFORE) : match.start()]
        key = stem(match[0])
        if segment.mood != "claim" or not find("order", "read", reading.language, before):
            continue
        if reading.is_empty(match[0], key) or any(reading.knows(side, key) for side in sides):
            continue
        named = notions(match[0], reading.language)
        if not any(named & notions_of(side.words) for side in sides):
            yield _problem(reading, match.start(), match.end(), sides[0], None)


def _has_verb(reading: Reading, words: Wording) -> bool:
    """Whether the sentence says somewhere what both did: studied, share, are."""
    return any(words.find(kind, reading.text) for kind in ("studied", "field", "common", "bio"))


def _is_field(reading: Reading, word: str) -> bool:
    named = notions(word, reading.language) or _FIELD.fullmatch(word) is not None
    return bool(named) and not reading.is_empty(word, stem(word))


def _problem(reading: Reading, start: int, end: int, side: Side, holder: Side | None) -> Problem:
    held = f"; it stands in {reading.owner(holder)}" if holder else ""
    return Problem(
        start,
        end,
        f"“{reading.text[start:end]}” does not stand in {reading.owner(side)}{held}.",
        "Say it of the person it belongs to, or leave it out.",
    )
