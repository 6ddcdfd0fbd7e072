"""Is the trade or field that a sentence gives to somebody one that their facts speak of?

`role_claims` reads titles where a title stands; this looks at every word for a kind of
work, wherever it stands: "leads pharmacy", "you with a clarinet", "from a pharmacy counter".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.segments import Segment
from assistant.craft.claims.sources import Side
from assistant.craft.claims.trades import notions, notions_of
from assistant.craft.claims.words import Wording, group
from assistant.craft.names import fold, stem

__all__ = ["called", "holds_trade", "trades"]

# "Like a detective", "every pensioner", "cet âge": not what the person is.
_COMPARED = re.compile(
    r"\b(?:like|than|every|each|any|closer to|sort of|kind of|comme|chaque|tout|cet|cette|ce|"
    r"wie|jede[rnms]?|diese[rnms]?|como|cada|todo|est[ea]|come|ogni|quest[oa]|au sujet|this|these|"
    r"those|live|no|how|way|where|only|just as|kinds? of) "
    r"(?:(?:an?|une?|eine?|una?|uma?) (?:\w+ )?)?$",
    re.I,
)
_BEFORE = 24  # characters before a trade in which it is said whose it is


def trades(reading: Reading) -> Iterator[Problem]:
    """Words for a kind of work that the person's facts do not know."""
    words = reading.words
    if words is None or reading.text.rstrip().endswith("?"):
        return
    for segment in reading.segments:
        side = reading.side(segment)
        if side is None or not _states(reading, segment, side):
            continue
        for key, start, end in reading.content(segment.start, segment.end):
            word = reading.text[start:end]
            named = notions(word, reading.language)
            if not named or _is_compared(reading, start) or holds_trade(reading, word, key, side):
                continue
            other = reading.other(side)
            if not reading.readable(side) and not _is_listed(side):
                continue
            held = holds_trade(reading, word, key, other)
            loose = held or side is reading.sources.me
            if loose and not _is_theirs(reading, words, segment, start):
                continue
            yield _problem(reading, start, end, side, other if held else None)


def called(reading: Reading) -> Iterator[Problem]:
    """ "You were a florist": whatever ends like a trade and is said to be somebody's."""
    words = reading.words
    if words is None or reading.text.rstrip().endswith("?"):
        return
    for match in words.every("called", reading.text):
        found = group(match, "role")
        segment = reading.at(match.start())
        side = reading.side(segment)
        if found is None or side is None or segment.mood not in ("claim", "told"):
            continue
        word, start, end = found
        if words.has("no_trades", fold(word)) or words.is_role(word) or not reading.readable(side):
            continue
        if reading.is_empty(word, stem(word)) or any(
            item.start <= start < item.end for item in reading.mentions
        ):
            continue
        own = side is reading.sources.me  # "I am an early riser" is nobody's trade
        if own and not words.find("at_work", reading.text[end : end + 16]):
            continue
        if not holds_trade(reading, word, stem(word), side):
            other = reading.other(side)
            held = holds_trade(reading, word, stem(word), other)
            yield _problem(reading, start, end, side, other if held else None)


def _is_listed(side: Side) -> bool:
    """Whether the trade of each of a side's titles is known: else another language's word for
    it may be this one."""
    titles = [item for item in side.passages if item.field.endswith(".title")]
    return all(notions_of(item.words) for item in titles)


def _is_compared(reading: Reading, place: int) -> bool:
    """Whether a word is compared or supposed: "closer to a detective", "from every pensioner"."""
    before = reading.text[max(0, place - _BEFORE) : place]
    return _COMPARED.search(before) is not None


def _states(reading: Reading, segment: Segment, side: Side) -> bool:
    if side is reading.sources.contact:
        return segment.mood in ("claim", "told")
    return segment.mood == "claim"


def holds_trade(reading: Reading, word: str, key: str, side: Side) -> bool:
    """Whether the side's facts hold the word, one of its family, or one for the same work."""
    if reading.did(side, key) or fold(word) in side.lived:
        return True
    return bool(notions(word, reading.language) & notions_of(side.lived))


def _is_theirs(reading: Reading, words: Wording, segment: Segment, start: int) -> bool:
    """Whether a trade of the other side is given to this person: "you were a nurse"."""
    before = reading.text[max(segment.start, start - _BEFORE) : start]
    if not before.strip() and segment.marker:
        return True  # "Plumber in X since 2013, I …"
    if segment.person == "me" and not segment.marker and re.search(r"(?:^|, )$", before):
        return True  # "Good morning, midwife in X, I …"
    return words.find("trade_of", before) is not None


def _problem(reading: Reading, start: int, end: int, side: Side, holder: Side | None) -> Problem:
    held = f"; it stands in {reading.owner(holder)}" if holder else ""
    return Problem(
        start,
        end,
        f"Nothing in {reading.owner(side)} speaks of “{reading.text[start:end]}”{held}.",
        "Say what the source says, or leave it out; if it is true, add it to the facts.",
    )
