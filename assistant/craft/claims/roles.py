"""Is the role that a sentence gives to somebody theirs, and at that place?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.craft.claims.mentions import Mention
from assistant.craft.claims.reading import Problem, Reading, groups
from assistant.craft.claims.segments import Segment
from assistant.craft.claims.sources import Passage, Side, related
from assistant.craft.claims.trade import holds_trade
from assistant.craft.claims.words import Wording, group, wording
from assistant.craft.lexicon import level
from assistant.craft.names import fold, stem

__all__ = ["roles"]

_AT = re.compile(r",? (?:at|with|for|in|of|bei|beim|an der|am|chez|à|en|de|du|da|do|no|na|presso|alla|al|di|the|la|el|le|l'|der|dem|\w+'s )*", re.IGNORECASE)  # noqa: E501  # fmt: skip
# "Just how an old joiner thinks": nobody is one.
_SUPPOSED = re.compile(
    r"\b(?:how|way|like|than|every|each|any|no|kind of|sort of|chaque|jede[rnms]?|cada|ogni) "
    r"(?:an? |the )?$",
    re.IGNORECASE,
)
_TITLE = 2  # words from which a title tells whose it is
_TO = re.compile(r" (?:to|into|zum|zur|à|para|a) (?=\w)")


def roles(reading: Reading) -> Iterator[Problem]:
    """Roles that stand in no fact of the person, or belong to another employer of theirs."""
    words = reading.words
    if words is None:
        return
    seen: list[tuple[int, int]] = []
    for taken in _taken(reading):
        seen.append(taken[1:])
        holder = reading.side(reading.at(taken[1])) or reading.sources.me
        yield _problem(reading, *taken, holder, reading.other(holder))
    framed = [*words.every("role_frame", reading.text)]
    joined = [more for match in framed for more in _joined(reading, words, match.end())]
    for match in [*framed, *joined, *_titles(reading, words)]:
        found = _last_role(group(match, "role"))
        if found is None or any(found[1] < last and first < found[2] for first, last in seen):
            continue
        if _SUPPOSED.search(reading.text[: found[1]]):
            continue
        seen.append((found[1], found[2]))
        segment = reading.at(found[1])
        side = reading.side(segment)
        if side is None or segment.mood not in ("claim", "told") or not reading.readable(side):
            if _asked_about(reading, words, found) or _unmarked(reading, words, found, segment):
                yield _problem(reading, *found, reading.sources.contact, None)
            continue
        yield from _role(reading, words, found, side, segment)


def _taken(reading: Reading) -> Iterator[tuple[str, int, int]]:
    """Titles of one side, word for word, told of the other in a language that its own facts
    are not in."""
    for segment in reading.segments:
        side = reading.side(segment)
        if side is None or segment.mood != "claim" or reading.readable(side):
            continue
        if not reading.readable(reading.other(side)):
            continue
        text = reading.text[segment.start : segment.end].casefold()
        for item in reading.other(side).passages:
            title = level(item.text).casefold()
            place = text.find(title) if item.field.endswith(".title") else -1
            if place > 0 and len(title.split()) >= _TITLE and not _knows_all(reading, title, side):
                start = segment.start + place
                yield reading.text[start : start + len(title)], start, start + len(title)


def _knows_all(reading: Reading, title: str, side: Side) -> bool:
    """Whether a side's facts hold every word of a title, or one for the same work."""
    said = re.findall(r"[^\W\d_]{3,}", title)
    return all(holds_trade(reading, word, stem(word), side) for word in said)


def _joined(reading: Reading, words: Wording, end: int) -> Iterator[re.Match[str]]:
    """ "I was a teacher and deputy head": the roles that "and" adds to a role."""
    found = _and_role(words.language).match(reading.text, end)
    while found is not None:
        yield found
        found = _and_role(words.language).match(reading.text, found.end())


@cache
def _and_role(language: str) -> re.Pattern[str]:
    words = wording(language)
    role = words.role.pattern if words else "(?!)"
    return re.compile(
        r"(?:,? (?:and|und|et|y|e|ed|sowie|then|dann|puis|luego|depois|poi) | ?/ ?)"
        r"(?:(?:an?|the|une?|eine?|una?|uma?|un) )?"
        rf"(?P<role0>(?:[\w-]+ ){{0,2}}?{role})(?![\w-])",
        re.IGNORECASE,
    )


def _last_role(found: tuple[str, int, int] | None) -> tuple[str, int, int] | None:
    """ "From sous-chef to hatchery manager": the role behind the last "to"."""
    cut = [*_TO.finditer(found[0])] if found else []
    if not found or not cut:
        return found
    return found[0][cut[-1].end() :], found[1] + cut[-1].end(), found[2]


def _titles(reading: Reading, words: Wording) -> Iterator[re.Match[str]]:
    """Titles written with capitals anywhere: "your Senior Data Analyst years"."""
    if words.language == "de":
        return
    for item in reading.mentions:
        last = fold(item.text.split()[-1])
        if words.is_role(last) and not item.initial:
            match = re.compile(rf"(?P<role0>{re.escape(item.text)})").search(
                reading.text, item.start
            )
            if match:
                yield match


def _role(
    reading: Reading,
    words: Wording,
    found: tuple[str, int, int],
    side: Side,
    segment: Segment,
) -> Iterator[Problem]:
    text, start, end = found
    parts = [(part[0], start + part.start(), start + part.end())
             for part in re.finditer(r"[^\W\d_]+", text)]  # fmt: skip
    head = parts[0] if re.search(r" of ", text) else parts[-1]
    if words.has("loose_roles", fold(head[0])) and len(parts) == 1:
        return
    if not _known(reading, head[0], side):
        if segment.person == "me" and segment.possessive:
            return
        other = reading.other(side)
        yield _problem(reading, text, start, end, side, other if _known(reading, head[0], other) else None)  # noqa: E501  # fmt: skip
        return
    for word, first, _ in parts[:-1]:
        if _is_loose(word, words) or _known(reading, word, side):
            continue
        if reading.is_person(word) or any(m.start <= first < m.end for m in reading.mentions
                                          if not words.is_role(m.text.split()[-1])):  # fmt: skip
            continue
        yield _problem(reading, reading.text[first:end], first, end, side, None)
        return
    yield from _led(reading, words, (head[0], end), side)
    yield from _at_place(reading, head[0], (start, end), side, segment)


def _unmarked(
    reading: Reading, words: Wording, found: tuple[str, int, int], segment: Segment
) -> bool:
    """ "Five years as a nurse at X came first": a role without a person, foreign to the side
    that knows the place."""
    sides = (reading.sources.contact, reading.sources.me)
    if segment.person != "other" or not all(map(reading.readable, sides)):
        return False
    places = [item for item in reading.mentions if segment.start <= item.start < segment.end]
    owners = [side for side in sides if any(side.named(item.text) for item in places)]
    return not any(_held(words, found[0], side) for side in owners or sides)


def _asked_about(reading: Reading, words: Wording, found: tuple[str, int, int]) -> bool:
    """ "What an analyst does all day": a trade that neither side speaks of."""
    before = reading.text[: found[1]]
    sides = (reading.sources.contact, reading.sources.me)
    head = found[0]
    return (
        words.find("whose_day", before[-14:]) is not None
        and all(map(reading.readable, sides))
        and not any(_held(words, head, side) for side in sides)
    )


def _held(words: Wording, role: str, side: Side) -> bool:
    """Whether one entry or one fact of the side speaks of every telling word of a role."""
    keys = [stem(word) for word in re.findall(r"[^\W\d_]+", role) if not _is_loose(word, words)]
    keys += [stem(word) for word in role.split()[:1] if words.families.get(stem(word))]
    families = [{key, *words.families.get(key, ())} for key in keys]
    for item in side.all:
        around = [one.stems for one in groups([item], side)]
        if all(any(related(key, stems) for key in family for stems in around)
               for family in families):  # fmt: skip
            return True
    return False


def _is_loose(word: str, words: Wording) -> bool:
    folded = fold(word)
    return (
        len(word) < 3
        or words.has("loose_words", folded)
        or words.has("stop", folded)
        or words.has("generic", folded)
        or words.has("not_names", folded)
        or folded in words.numbers
        or any(folded in people for people in words.person.values())
    )


def _known(reading: Reading, word: str, side: Side) -> bool:
    """Whether the side speaks of the word, in one of its forms or as one of its family."""
    return holds_trade(reading, word, stem(word), side)


def _led(reading: Reading, words: Wording, head: tuple[str, int], side: Side) -> Iterator[Problem]:
    """What somebody leads, said after the title: "directeur médical", "jefa de maquinaria"."""
    if not words.has("leaders", fold(head[0])):
        return
    after = re.match(r" (?:(?:de|du|des|del|della|do|da|di|dei|delle|degli|dos|das) )?(?:la |l'|los |las )?([^\W\d_]+)", reading.text[head[1] :])  # noqa: E501  # fmt: skip
    if not after or _is_loose(after[1], words) or after[1][0].isupper():
        return
    if not _known(reading, after[1], side):
        start = head[1] + after.start(1)
        yield _problem(reading, after[1], start, head[1] + after.end(), side, None)


def _at_place(
    reading: Reading, head: str, place: tuple[int, int], side: Side, segment: Segment
) -> Iterator[Problem]:
    """ "Manager at X": where X is one of several employers, the role must be the one held there."""
    mention = _place_after(reading, place[1])
    if mention is None or segment.person != "contact":
        return
    named = side.named(mention.text)
    entries = [item for item in named if item.field.startswith(("experiences", "volunteering"))]
    if not entries or any(_speaks(item, head) for item in [*named, *groups(entries, side)]):
        return
    elsewhere = [item for item in side.all if item.field.endswith(".title") and _speaks(item, head)]
    if elsewhere:
        text = reading.text[slice(*place)]
        yield Problem(
            place[0],
            place[1],
            f"In {reading.owner(side)} “{text}” is not the role at {mention.text}.",
            "Name the role that was held there, or the place where this role was held.",
        )


def _place_after(reading: Reading, end: int) -> Mention | None:
    joined = _AT.match(reading.text, end)
    if not joined:
        return None
    return next((item for item in reading.mentions if 0 <= item.start - joined.end() <= 2), None)


def _speaks(item: Passage, head: str) -> bool:
    return related(stem(head), item.stems)


def _problem(
    reading: Reading, text: str, start: int, end: int, side: Side, holder: Side | None
) -> Problem:
    held = f"; it stands in {reading.owner(holder)}" if holder else ""
    return Problem(
        start,
        end,
        f"The role “{text}” does not stand in {reading.owner(side)}{held}.",
        "Use the title as the source has it, or leave it out.",
    )
