"""Where each sentence comes from: the pieces of the facts that it says or paraphrases."""

from __future__ import annotations

from assistant.craft.claims import Segment
from assistant.craft.reading import Reading
from assistant.craft.sources import Passage, Side, related
from assistant.models import Source

__all__ = ["sources_of"]

_MOST = 4  # sources a sentence
_TELLING = 5  # letters from which one rare shared word is a paraphrase


def sources_of(reading: Reading) -> tuple[Source, ...]:
    """The sources of a sentence, in its order; none for a greeting, an ask or a close."""
    found: list[Passage] = []
    for segment in reading.segments:
        for side in reading.sides(segment):
            for item in _of_segment(reading, segment, side):
                if not any(same.text == item.text for same in found):
                    found.append(item)
    return tuple(item.source for item in found[:_MOST])


def _of_segment(reading: Reading, segment: Segment, side: Side) -> list[Passage]:
    found: list[Passage] = []
    for mention in reading.mentions:
        if segment.start <= mention.start < segment.end and not reading.is_person(mention.text):
            found += _best(side.named(mention.text))
    for amount in reading.amounts:
        if segment.start <= amount.start < segment.end and amount.kind != "minutes":
            near = [item for item in side.all if amount.value in item.values]
            if amount.kind == "year" or amount.value >= 13:
                found += _best(near)
    if segment.mood != "asked" and reading.readable(side):
        found += _paraphrased(reading, segment, side)
    return found


def _best(passages: list[Passage]) -> list[Passage]:
    """The shortest passage; one that was read as a field before one that is only a line."""
    ranked = sorted(passages, key=lambda item: ("source" in item.field, len(item.text)))
    return ranked[:1]


def _paraphrased(reading: Reading, segment: Segment, side: Side) -> list[Passage]:
    keys = {key for key, _, _ in reading.content(segment.start, segment.end)}
    scored: list[tuple[float, Passage]] = []
    rare = {key: sum(related(key, item.stems) for item in side.all) for key in keys}
    for item in side.all:
        shared = [key for key in keys if related(key, item.stems)]
        single = any(rare[key] <= 2 and len(key) >= _TELLING for key in shared)
        if len(shared) >= 2 or (single and segment.mood in ("claim", "told")):
            weight = sum(1 / rare[key] for key in shared)
            scored.append((weight, item))
    scored.sort(key=lambda pair: (-pair[0], "source" in pair[1].field, len(pair[1].text)))
    return [item for _, item in scored[:2]]
