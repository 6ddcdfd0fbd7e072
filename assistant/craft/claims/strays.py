"""Words of one person in a stretch that is otherwise about the other.

"A barista before the evening course, now with a crew of six": nobody is named, but all
words but one are the reader's. "I have four weeks of sawmill to show": the writer's
claim, with a word that only the reader's facts know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.patterns import find
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.segments import Segment
from assistant.craft.claims.sources import Side
from assistant.craft.claims.trade import holds_trade
from assistant.craft.claims.trades import notions
from assistant.craft.names import fold

__all__ = ["strays"]

_PART = re.compile(r"[^:;]+")
_SURE = 2  # words of one side alone from which a stretch is about that side
_LETTERS = 5  # from which a word of the other side tells something
_BEFORE = 30  # characters before a trade in which it is said whose it is
_DEEDS = 8  # words behind the writer's verb in which the object stands


def strays(reading: Reading) -> Iterator[Problem]:
    """Trades in unmarked stretches, and objects of the writer's deeds, that are the other's."""
    sides = (reading.sources.contact, reading.sources.me)
    asked = reading.text.rstrip().endswith("?") and len(reading.segments) == 1
    if reading.words is None or asked:
        return
    for segment in reading.segments:
        if segment.person == "other" and segment.mood == "claim":
            for part in _PART.finditer(reading.text, segment.start, segment.end):
                yield from _unmarked(reading, *part.span())
        elif segment.person == "me" and all(map(reading.readable, sides)):
            yield from _deed(reading, segment)


def _unmarked(reading: Reading, start: int, end: int) -> Iterator[Problem]:
    contact, me = reading.sources.contact, reading.sources.me
    for side, other in ((contact, me), (me, contact)):
        own = _alone(reading, start, end, side, other)
        if len(own) < _SURE:
            continue
        for key, first, last in reading.content(start, end):
            word = reading.text[first:last]
            trade = reading.words is not None and reading.words.is_role(word)
            trade = trade or bool(notions(word, reading.language))
            if not trade or holds_trade(reading, word, key, side):
                continue
            if holds_trade(reading, word, key, other) and _is_given(reading, start, first):
                yield _problem(reading, first, last, side, other)


def _alone(reading: Reading, start: int, end: int, side: Side, other: Side) -> set[str]:
    """What of a stretch only one side knows: words, names, numbers."""
    found = {
        key for key, first, last in reading.content(start, end)
        if reading.knows(side, key) and not reading.knows(other, key)
    }  # fmt: skip
    found |= {
        item.text for item in reading.mentions
        if start <= item.start < end and side.named(item.text) and not other.named(item.text)
        and not reading.is_person(item.text)
    }  # fmt: skip
    return found | {
        str(item.value) for item in reading.amounts
        if start <= item.start < end
        and any(item.value in one.values for one in side.all)
        and not any(item.value in one.values for one in other.all)
    }  # fmt: skip


def _is_given(reading: Reading, start: int, place: int) -> bool:
    """Whether a trade is said of somebody: "a barista", "as a nurse", "from nursing"; not of a
    plan or a comparison."""
    before = reading.text[max(start, place - _BEFORE) : place].lstrip()
    return find("strays", "given", reading.language, before) is not None and not (
        find("strays", "compared", reading.language, before)
    )


def _deed(reading: Reading, segment: Segment) -> Iterator[Problem]:
    """ "I teach at a school and doubt": the object of what the writer says of themselves."""
    words, me, contact = reading.words, reading.sources.me, reading.sources.contact
    if words is None or segment.mood not in ("claim", "said"):
        return
    text = reading.text[segment.start : segment.end]
    verb = find("strays", "did", reading.language, text)
    if verb is None or find("strays", "compared", reading.language, text):
        return
    begin = segment.start + verb.end()
    clause = re.split(r"[,;:.!?]", reading.text[begin : segment.end])[0]
    content = reading.content(begin, begin + len(clause))[:_DEEDS]
    asked = next((match.start() for match in re.finditer(r"[^\W_]+", clause)
                  if words.has("question", fold(match[0]))), len(clause))  # fmt: skip
    content = [item for item in content if item[1] < begin + asked]
    foreign = [
        item for item in content
        if item[2] - item[1] >= _LETTERS
        and reading.knows(contact, item[0]) and not reading.knows(me, item[0])
    ]  # fmt: skip
    own = [item for item in content if reading.knows(me, item[0])]
    named = [item for item in reading.mentions if begin <= item.start < begin + len(clause)]
    if foreign and len(foreign) > len(own) and not any(me.named(item.text) for item in named):
        yield _problem(reading, foreign[0][1], foreign[-1][2], me, contact)


def _problem(reading: Reading, start: int, end: int, side: Side, holder: Side) -> Problem:
    return Problem(
        start,
        end,
        f"Nothing in {reading.owner(side)} speaks of “{reading.text[start:end]}”; it stands in "
        f"{reading.owner(holder)}.",
        "Say it of the person it belongs to, or leave it out.",
    )
