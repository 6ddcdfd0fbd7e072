"""Does what is said right beside a name belong to it: "your X choir", "geology at Y"?

Both may stand in the person's facts, and yet the choir is elsewhere and geology was read
at another school. This looks at any noun beside the name, `pairs` at roles and counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.mentions import Mention
from assistant.craft.claims.pairs import is_general, together
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import Passage, Side, related
from assistant.craft.names import fold, stem, tokens

__all__ = ["ties"]

_IN = re.compile(
    r"([^\W\d_][\w'-]{3,}) (?:in|at|im|am|an der|in der|bei|beim|à|au|chez|en|em|no|na|a|ad|al|"
    r"alla|nel|nella|presso)(?: the| der| dem| la| el| le)? (?:l')?$"
)
_BEHIND = re.compile(r"(?:'s)? ([^\W\d_][\w-]{3,})(?: ([^\W\d_][\w-]{3,}))?(?![\w'])")


def ties(reading: Reading) -> Iterator[Problem]:
    """Names beside a word that the person's facts know of another entry only."""
    if reading.words is None:
        return
    for mention in reading.mentions:
        segment = reading.at(mention.start)
        if segment.mood == "intention" or reading.is_person(mention.text):
            continue
        beside = _beside(reading, mention) if segment.person != "both" else []
        sides = [side for side in reading.sides(segment) if side.named(mention.text.split()[-1])]
        words = [_apart(reading, side, beside, mention) for side in sides]
        apart = [(word, side) for word, side in zip(words, sides, strict=True) if word]
        if apart and not any(_is_together(side, beside) for side in sides if side != apart[0][1]):
            yield _problem(reading, mention, *apart[0])


def _beside(reading: Reading, mention: Mention) -> list[str]:
    """The words that a name is said with: "geology at X", "the X choir", "Verein X"."""
    words, found = reading.words, list[str]()
    before = _IN.search(reading.text[: mention.start])
    if before:
        found.append(before[1])
    behind = _BEHIND.match(reading.text, mention.end)
    if behind and words and reading.language == "en" and not words.has("stop", fold(behind[1])):
        found += [part for part in behind.groups() if part]
    parts = mention.text.split()
    if reading.language == "de" and len(parts) == 2:
        found.append(parts[0])
    named = {part for item in reading.mentions if item != mention for part in item.text.split()}
    return [
        word for word in found
        if words and word not in named and not words.has("stop", fold(word))
    ]  # fmt: skip


def _is_together(side: Side, beside: list[str]) -> bool:
    """Whether the other side, which names the place as well, knows one of the words."""
    return any(_holds(item, stem(word)) for word in beside for item in side.all)


def _apart(reading: Reading, side: Side, beside: list[str], mention: Mention) -> str:
    """The first of the words that stands in another entry than the name; "" for none."""
    if not reading.readable(side):
        return ""
    return next((word for word in beside if _is_apart(side, word, mention)), "")


def _is_apart(side: Side, word: str, mention: Mention) -> bool:
    """Whether the facts that know the word are none of those that know the name."""
    parts = mention.text.split()
    name = parts[-1] if word == parts[0] and len(parts) > 1 else mention.text
    key = stem(word)
    named = [
        item for item in side.named(name)
        if not item.field.endswith("location") and (item not in side.shared or _holds(item, key))
    ]  # fmt: skip
    homes = [item for item in named if not is_general(item)]
    held = [item for item in side.all if _holds(item, key)]
    if not homes or not held or len(homes) < len(named):
        return False
    if any(item.field.endswith(".title") for item in held):
        held = [item for item in held if not is_general(item)]  # what a title says is dated
    if set(tokens(word)) & set(tokens(name)) or any(is_general(item) for item in held):
        return False
    return not any(together(one, other) for one in homes for other in held)


def _holds(item: Passage, key: str) -> bool:
    return len(key) >= 4 and related(key, item.stems)


def _problem(reading: Reading, mention: Mention, word: str, side: Side) -> Problem:
    return Problem(
        mention.start,
        mention.end,
        f"“{mention.text}” and “{word}” both stand in {reading.owner(side)}, but not together.",
        "Say it of the place the source names.",
    )
