"""Is what both are said to share true of both, and did they really meet?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.mentions import Mention
from assistant.craft.claims.names import joined_parts, stands_in
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import Side, related
from assistant.craft.claims.trade import holds_trade
from assistant.craft.claims.trades import notions
from assistant.craft.claims.words import Wording, group
from assistant.craft.names import same_name, stem, tokens

__all__ = ["common_ground", "fellows", "meetings"]

_STOP = re.compile(r"[;:]\s| - |, (?:and|but|so|while|which|und|aber|et|mais|e|y|pero|mas|ma)\b")
_STOPS = re.compile(r"[;:.]\s| - ")
_CLAUSES = re.compile(
    r"[;:.]\s| - |, (?:and yet|and|but|yet|und|aber|et|mais|e|y|pero|mas|ma)\b(?= )"
)
_NAMED = 24  # characters behind "we share" in which it is said what
_MEND = "Say it only of the person it is true of, or leave it out."


def common_ground(reading: Reading) -> Iterator[Problem]:
    """ "We both …", "like you, I …": every name, or some telling word, on both sides."""
    words = reading.words
    if words is None or reading.cast.second == "other":
        return
    for match in words.every("common", reading.text):
        start, end = _scope(reading, match)
        ahead = reading.at(match.start())
        follow = reading.at(min(match.end() + 3, len(reading.text) - 1))
        hoped = follow.person == "me" and follow.mood in ("intention", "soft")
        if hoped or ahead.mood == "intention" or words.find("never", reading.text):
            continue
        named = [
            item for item in reading.mentions
            if max(start, ahead.start) <= item.start < end and not reading.is_person(item.text)
            and not _is_quoted(reading.text, item.start)
            and not _is_of_one(reading, match, item)
        ]  # fmt: skip
        for item in named:
            parts = _parts_of(reading, item)
            for part in parts:
                yield from _on_both(reading, part.text, part.start, part.end)
        if named:
            continue
        said = reading.text[match.start() : match.end() + _NAMED]
        if words.find("same_school", said) or words.find("same_employer", said):
            yield from _same_place(reading, match, words)
        else:
            yield from _shared_words(reading, match, start, end)


def _is_of_one(reading: Reading, match: re.Match[str], item: Mention) -> bool:
    """ "We have both studied there, you for your X": a name behind it that is one's alone."""
    segment = reading.at(item.start)
    return segment.start > match.end() and segment.person in ("contact", "me") and (
        reading.words is not None and reading.words.find("both_of_us", match[0]) is not None
    )  # fmt: skip


def _scope(reading: Reading, match: re.Match[str]) -> tuple[int, int]:
    """The clause of a claim of common ground: between the stops around it."""
    text = reading.text
    words = reading.words
    own = words is not None and words.find("both_of_us", match[0]) is not None
    before = _CLAUSES if own else _STOPS  # "…, and yet both of us" begins anew
    start = max((found.end() for found in before.finditer(text[: match.start()])), default=0)
    stop = re.compile(
        r"[;:]\s| - |, (?:and|but|so|while|which|und|aber|et|mais|e|y|pero|mas|ma)\b"
    ).search(text, match.end())
    return start, stop.start() if stop else len(text)


def _parts_of(reading: Reading, item: Mention) -> list[Mention]:
    """A name, or what "of" joins in it where it stands nowhere whole: a subject, a school."""
    sides = (reading.sources.contact, reading.sources.me)
    if any(stands_in(item.text, side) for side in sides):
        return [item]
    parts = joined_parts(item)
    held = all(any(stands_in(part.text, side) for side in sides) for part in parts)
    return parts if held else [item]


def _is_quoted(text: str, place: int) -> bool:
    """Whether a place stands inside quotation marks (level text has straight ones)."""
    return text[:place].count('"') % 2 == 1 or text[:place].count("«") > text[:place].count("»")


def _on_both(reading: Reading, name: str, start: int, end: int) -> Iterator[Problem]:
    sides = (reading.sources.contact, reading.sources.me)
    missing = [side for side in sides if not stands_in(name, side)]
    if len(missing) == 1:
        found = reading.owner(reading.other(missing[0]))
        yield Problem(
            start,
            end,
            f"“{name}” is said of both of you; it stands in {found}, but not in "
            f"{reading.owner(missing[0])}.",
            _MEND,
        )
    elif missing:
        yield Problem(start, end, f"“{name}” stands in neither side’s facts.", _MEND)


def _shared_words(
    reading: Reading, match: re.Match[str], start: int, end: int
) -> Iterator[Problem]:
    sides = (reading.sources.contact, reading.sources.me)
    if reading.words is None:
        return
    if not all(reading.readable(side) for side in sides):
        yield from _shared_trades(reading, match, start, end)
        return
    keys = [key for key, first, last in reading.content(start, end)
            if last <= match.start() or first >= match.end()]  # fmt: skip
    keys += _roles(reading, start, end)
    firm = len(keys) >= 2 and reading.at(match.end() - 1).mood == "claim"
    known = any(side.knows(key) for key in keys for side in sides)
    told = known or _roles(reading, start, end) or reading.words.find("event", reading.text, start)
    if not told:
        return  # "both of us have been useful": an opinion
    weak = not firm and not reading.words.find("both_of_us", match[0])
    if keys and not weak and not any(all(side.knows(key) for side in sides) for key in keys):
        yield Problem(
            match.start(),
            match.end(),
            "This is said of both of you, but the profile and your own facts share nothing that "
            "supports it.",
            _MEND,
        )


def _shared_trades(
    reading: Reading, match: re.Match[str], start: int, end: int
) -> Iterator[Problem]:
    """Where the facts are in another language: a trade or field that only one side has."""
    sides = (reading.sources.contact, reading.sources.me)
    for key, first, last in reading.content(start, end):
        word = reading.text[first:last]
        if (first < match.end() and last > match.start()) or not notions(word, reading.language):
            continue
        if [holds_trade(reading, word, key, side) for side in sides].count(True) == 1:
            yield Problem(
                first, last, f"“{word}” is said of both of you; it is true of one.", _MEND
            )
            return


def _roles(reading: Reading, start: int, end: int) -> list[str]:
    words = reading.words
    found = re.findall(r"[^\W\d_]+", reading.text[start:end])
    return [stem(word) for word in found if words and words.is_role(word)]


def _same_place(reading: Reading, match: re.Match[str], words: Wording) -> Iterator[Problem]:
    said = reading.text[match.start() : match.end() + _NAMED]
    school = bool(words.find("same_school", said))
    if not _share(reading, "education" if school else "experiences"):
        what = "school" if school else "employer"
        yield Problem(
            match.start(),
            match.end(),
            f"The profile and your own facts name no {what} in common.",
            _MEND,
        )


def _share(reading: Reading, field: str) -> bool:
    """Whether a school or employer of one side stands among the other's facts."""
    contact, me = reading.sources.contact, reading.sources.me
    places = _places(contact, field)
    return any(me.named(place) for place in places) or any(
        contact.named(place) for place in _places(me, field)
    ) or bool(reading.case.request.why and any(
        same_name(place, tokens(reading.case.request.why)) for place in places
    ))  # fmt: skip


def _places(side: Side, field: str) -> list[str]:
    leaf = ".school" if field == "education" else ".company"
    return [
        item.text for item in side.passages
        if field in item.field and item.field.endswith(leaf)
    ]  # fmt: skip


def fellows(reading: Reading) -> Iterator[Problem]:
    """ "A fellow nurse": the word must be true of both; "fellow alumna": a school of both."""
    words = reading.words
    if words is None or reading.cast.second == "other":
        return
    for match in words.every("fellow", reading.text):
        found = group(match, "what")
        if found is None:
            continue
        what, start, end = found
        near = [
            item for item in reading.mentions
            if start <= item.start <= end + 40 and not reading.is_person(item.text)
        ]  # fmt: skip
        near = [item for item in near if reading.at(item.start) == reading.at(start)] or near[:1]
        for item in near[:1]:
            yield from _on_both(reading, item.text, item.start, item.end)
        if near:
            yield from _fellow_trade(reading, words, what, end)
            continue
        if words.find("alumni", what):
            if not _share(reading, "education"):
                yield Problem(start, end, "The two of you name no school in common.", _MEND)
            continue
        yield from _fellow_word(reading, what, start, end)


def _fellow_trade(reading: Reading, words: Wording, what: str, end: int) -> Iterator[Problem]:
    """ "A fellow X treasurer": the word behind the name, unless it is of any student."""
    last = what.split()[-1]
    sides = (reading.sources.contact, reading.sources.me)
    if not last.islower() or words.find("alumni", last) or not all(map(reading.readable, sides)):
        return
    known = [reading.knows(side, stem(last)) for side in sides]
    if any(known) and not all(known):
        yield from _fellow_word(reading, last, end - len(last), end)


def _fellow_word(reading: Reading, what: str, start: int, end: int) -> Iterator[Problem]:
    keys = [stem(word) for word in re.findall(r"[^\W\d_]{3,}", what)]
    for side in (reading.sources.contact, reading.sources.me):
        if reading.readable(side) and not any(related(key, side.stems) for key in keys):
            yield Problem(
                start,
                end,
                f"“{what}” is said of both of you and does not stand in {reading.owner(side)}.",
                _MEND,
            )
            return


def meetings(reading: Reading) -> Iterator[Problem]:
    """ "I worked with you", "when we met": only what the user says in *Why this person?*.

    After a conversation that is kept, the two have met.
    """
    words, request = reading.words, reading.case.request
    if words is None or reading.cast.second == "other" or reading.case.heard is not None:
        return
    for match in words.every("met", reading.text):
        why = f"{request.why} {request.earlier}"
        told = words.find("encounter", why)
        keys = {key for key, _, _ in reading.content(0, len(reading.text))}
        written = {stem(word) for word in tokens(why)}
        if told or any(related(key, written) for key in keys if len(key) >= 4):
            continue
        places = [item for item in reading.mentions if not reading.is_person(item.text)]
        both = (reading.sources.contact, reading.sources.me)
        if any(all(stands_in(item.text, side) for side in both) for item in places):
            continue
        yield Problem(
            match.start(),
            match.end(),
            "Nothing you entered says that you met, worked together or heard this person.",
            "If it is true, say so under “Why this person?”; else leave it out.",
        )
