"""Did the stations of a life come in the order that a sentence tells them in?

"First the sawmill, then the degree": each piece is laid beside the one dated entry that
knows its words; an entry that began after the next one had ended is told in the wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from assistant.craft.claims.careers import Stay, line_stays, stays
from assistant.craft.claims.patterns import find, pattern
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import Side, related
from assistant.craft.claims.trades import notions, notions_of
from assistant.craft.claims.words import group
from assistant.craft.names import fold, same_name, stem

__all__ = ["order"]

_CUT = re.compile(r"[,;:(] ?| [-–—] | (?:and|et|und|y|e) (?=\w)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PAIR = 2  # dated entries from which there is an order
_LEAST = 3  # stations of a list without words of order before its order tells anything
_LETTERS = 4  # from which a stem tells a word
_COGNATE = 5  # letters that the same word has in common in two languages


class _Station(NamedTuple):
    start: int
    end: int
    stay: Stay


def order(reading: Reading) -> Iterator[Problem]:
    """Stations told in another order than the dates of the contact's facts, or the writer's."""
    if reading.words is None or reading.text.rstrip().endswith("?"):
        return
    for side in (reading.sources.contact, reading.sources.me):
        known = stays(side.entries, reading.case.today)
        known += line_stays(side.passages, known, reading.case.today)
        if len(known) < _PAIR:
            continue
        for one, two in [*_told(reading, side, known), *_turned(reading, side, known)]:
            yield Problem(
                two.start,
                two.end,
                f"In {reading.owner(side)} this came before “{reading.text[one.start : one.end]}”.",
                "Tell the stations in the order of their dates.",
            )
            return


def _told(reading: Reading, side: Side, known: list[Stay]) -> Iterator[tuple[_Station, _Station]]:
    """Two neighbours of a list that are the wrong way round."""
    language, text = reading.language, reading.text
    if find("order", "back", language, text):
        return
    for part in re.finditer(r"[^:]+", text):
        stations = [*_stations(reading, side, known, *part.span())]
        wrong = [pair for pair in pairwise(stations) if _is_after(*pair)]
        right = [pair for pair in pairwise(stations) if _is_after(pair[1], pair[0])]
        then = pattern("order", "then", language)
        signs = len(then.findall(part[0])) if then else 0
        led = signs > 1 or (signs == 1 and find("order", "first", language, part[0]) is not None)
        deeds = sum(_has_verb(reading, item) for item in stations) > 1  # a mere list has no order
        if wrong and (led or (right and deeds and len(stations) >= _LEAST)):
            yield wrong[0]


def _turned(reading: Reading, side: Side, known: list[Stay]) -> Iterator[tuple[_Station, _Station]]:
    """ "From A to B" where B came first."""
    words = reading.words
    for match in words.every("from_to", reading.text) if words else ():
        ends = [group(match, name) for name in ("one", "two")]
        found = [_station(reading, side, known, part[1], part[2]) for part in ends if part]
        one, two = [*found, None, None][:2]
        if one and two and _is_after(one, two):
            yield one, two


def _has_verb(reading: Reading, station: _Station) -> bool:
    words, text = reading.words, reading.text[station.start : station.end]
    kinds = ("you_verb", "me_verb", "event", "bio")
    return words is not None and any(words.find(kind, text) for kind in kinds)


def _is_after(one: _Station, two: _Station) -> bool:
    """Whether the first began when the second was over."""
    return one.stay.start[1] >= two.stay.end[0] and one.stay.start[0] > two.stay.start[1]


def _stations(
    reading: Reading, side: Side, known: list[Stay], begin: int, stop: int
) -> Iterator[_Station]:
    """The pieces of a stretch that each tell one entry, none twice in a row."""
    cuts = [begin, *(match.end() for match in _CUT.finditer(reading.text, begin, stop)), stop]
    last: Stay | None = None
    for start, end in pairwise(cuts):
        segment = reading.at(start)
        other = "me" if side is reading.sources.contact else "contact"
        if segment.person == other or segment.mood in ("asked", "intention"):
            continue
        found = _station(reading, side, known, start, end)
        if found and found.stay != last:
            last = found.stay
            yield found


def _station(
    reading: Reading, side: Side, known: list[Stay], start: int, end: int
) -> _Station | None:
    """The piece with the one entry whose words it holds; None where two may be meant."""
    scores = dict.fromkeys(known, 0.0)
    for match in _WORD.finditer(reading.text, start, end):
        fits = [stay for stay in known if _fits(reading, side, stay, match[0])]
        for stay in fits if len(fits) < len(known) else ():
            scores[stay] += 1 / len(fits)
    ranked = sorted(known, key=lambda stay: -scores[stay])
    best, second = ranked[0], ranked[1]
    if scores[best] >= 1 and scores[best] > scores[second]:
        return _Station(start, end, best)
    schools = [stay for stay in known if "education" in stay.group]
    study = find("order", "study", reading.language, reading.text[:end], start)
    if study and len(schools) == 1 and not scores[best]:
        return _Station(start, end, schools[0])
    return None


def _fits(reading: Reading, side: Side, stay: Stay, word: str) -> bool:
    """Whether an entry's own facts hold a word, a name's part, or a word for the same work."""
    words, key = reading.words, stem(word)
    if words is None or words.has("stop", fold(word)):
        return False
    for item in side.passages:
        if item.group != stay.group:
            continue
        family = {key, *words.families.get(key, ())} if len(key) >= _LETTERS else ()
        if any(related(one, item.stems) for one in family):
            return True
        if word[0].isupper() and same_name(word, item.words):
            return True
        named = notions(word, reading.language)
        if named and named & notions_of(item.words):
            return True
        if not reading.readable(side) and len(key) >= _COGNATE and any(
            other[:_COGNATE] == key[:_COGNATE] for other in item.stems
        ):  # fmt: skip
            return True
    return False
