"""Where each sentence comes from: the pieces of the facts that it says or paraphrases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.reading import Reading
from assistant.craft.claims.segments import Segment
from assistant.craft.claims.sources import Passage, Side, related
from assistant.craft.claims.told import retold
from assistant.craft.claims.trades import notions
from assistant.craft.names import same_name, tokens
from assistant.models import Source

__all__ = ["sources_of"]

_QUOTE = re.compile(r"[\"«„“]\s?([^\"»“”«]{4,}?)[.,!?]?\s?[\"»“”]")
_THANKS = re.compile(
    r"\W*(?:thank|thanks|many thanks|merci|danke|vielen dank|gracias|obrigad|grazie|"
    r"best|kind|warm)",
    re.IGNORECASE,
)
_MOSTLY = 0.9  # of the words in quotation marks stand in the passage
_MOST = 4  # sources a sentence
_FEW = 4  # facts in which a shared word may stand and still tell which is meant
_TELLING = 8  # letters from which one rare shared word is a paraphrase; "harbour" is none


def sources_of(reading: Reading) -> tuple[Source, ...]:
    """The sources of a sentence, in its order; none for a greeting, an ask or a close."""
    found: list[Passage] = [*_quoted(reading), *_referrers(reading)]
    if not found and (told := retold(reading)):
        found.append(told)
    if not found and _is_courtesy(reading):
        return ()
    for segment in reading.segments:
        for side in reading.sides(segment):
            for item in _of_segment(reading, segment, side):
                if not any(same.text == item.text for same in found):
                    found.append(item)
    return tuple(item.source for item in found[:_MOST])


def _is_courtesy(reading: Reading) -> bool:
    """Whether a sentence thanks, asks or closes without a name or a number that is a fact."""
    names = [item for item in reading.mentions if not reading.is_person(item.text)]
    if names or any(item.kind != "minutes" for item in reading.amounts):
        return False
    return _THANKS.match(reading.text) is not None


def _tells(reading: Reading, word: str) -> bool:
    """Whether one shared word is enough: a long one, or one that names a kind of work."""
    return len(word) >= _TELLING or bool(notions(word, reading.language))


def _quoted(reading: Reading) -> Iterator[Passage]:
    """The passages whose words stand in quotation marks."""
    pool = [*reading.sources.contact.all, *reading.sources.me.passages]
    for match in _QUOTE.finditer(reading.text):
        said = tokens(match[1])
        if len(said) > 1:
            held = [item for item in pool
                    if sum(word in item.words for word in said) >= _MOSTLY * len(said)]  # fmt: skip
            yield from _best(held)


def _referrers(reading: Reading) -> Iterator[Passage]:
    """Where the user says that somebody referred them or agreed to be named."""
    request = reading.case.request
    for mention in reading.mentions:
        if any(same_name(mention.text, tokens(name)) for name in (request.via, *request.agreed)):
            yield from _best([item for item in reading.sources.contact.shared
                              if same_name(mention.text, item.words)])  # fmt: skip


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
    content = reading.content(segment.start, segment.end)
    keys = {key for key, _, _ in content}
    told = {key: reading.text[start:end] for key, start, end in content}
    scored: list[tuple[float, Passage]] = []
    rare = {key: sum(related(key, item.stems) for item in side.all) for key in keys}
    for item in side.all:
        shared = [key for key in keys if related(key, item.stems)]
        few = [key for key in shared if rare[key] <= _FEW]
        single = any(rare[key] <= 2 and _tells(reading, told[key]) for key in few)
        if len(few) >= 2 or (single and segment.mood in ("claim", "told")):
            weight = sum(1 / rare[key] for key in shared)
            scored.append((weight, item))
    scored.sort(key=lambda pair: (-pair[0], "source" in pair[1].field, len(pair[1].text)))
    return [item for _, item in scored[:2]]
