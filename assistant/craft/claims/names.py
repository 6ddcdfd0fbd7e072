"""Are the people, employers, schools and places of a sentence known, and on which side?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.craft.claims.circumstances import is_of_world
from assistant.craft.claims.mentions import Mention
from assistant.craft.claims.patterns import find
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.segments import Segment
from assistant.craft.claims.sources import Side
from assistant.craft.claims.words import Wording
from assistant.craft.names import fold, name_keys, name_words, same_name, stem, tokens

__all__ = ["joined_parts", "names", "people", "stands_in"]

_NEAR = 4  # words from "your" within which a name is said of what is the contact's
_STUDY = 24  # characters behind a name in which the degree from there is named
_AT = re.compile(
    r"\b(?:for|at|in|with|bei|beim|im|am|chez|à|au|en|em|no|na|a|al|alla|presso|nel|nella)"
    r"(?: the| la| le| el| der| dem)? $"
)
_OF_MIND = re.compile(
    r"\b(?:interest|questions?|curiosity|eye|look|trust|faith|intérêt|interesse|interés|fragen?)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r" (?:of|of the|de|de la|del|della|di|du|des|der|da|do|dos|das|et|y|e|und|für|zu|am|im) "
)
# "Technical University of X" and "TU X" are one name.
_TECHNICAL = re.compile(
    r"(?:technical university|technische[nr]? universität|université technique|"
    r"universid(?:ad|ade) técnica|università tecnica)(?: (?:of|de|di))? ",
    re.IGNORECASE,
)


def stands_in(name: str, side: Side) -> bool:
    """Whether a side's facts hold a name, in one fact or in the facts of one entry."""
    if side.named(name):
        return True
    short = _TECHNICAL.sub("TU ", name)
    if short != name and side.named(short):
        return True
    keys = name_keys(name)
    together: dict[str, set[str]] = {}
    for item in side.all:
        together.setdefault(item.group, set()).update(item.words)
    return len(keys) > 1 and any(same_name(name, words) for words in together.values())


def names(reading: Reading) -> Iterator[Problem]:
    """Names that stand in no source, or only in the other person's."""
    for mention in reading.mentions:
        yield from _name(reading, mention)


def _name(reading: Reading, mention: Mention) -> Iterator[Problem]:
    segment = reading.at(mention.start)
    if reading.is_person(mention.text) or _acquaintance(reading, mention):
        return
    side = reading.side(segment)
    quoted = reading.text[: mention.start].count('"') % 2 == 1
    place = segment.mood == "said" and _is_at(reading, mention)
    before = reading.text[segment.start : mention.start]
    place = place or bool(
        segment.person == "me" and reading.words and reading.words.find("my_place", before)
    )
    firm = (segment.mood in ("claim", "told") or place) and side is not None and not quoted
    if any(stands_in(mention.text, one) for one in reading.sides(segment)):
        return
    other = reading.other(side) if side else None
    if other is not None and side is not None and stands_in(mention.text, other):
        visited = side is reading.sources.me and _is_event(mention, other)
        if firm and not visited and (place or _is_own(reading, segment, mention)):
            yield _exchanged(reading, mention, side)
        return
    if reading.language == "de" and _is_known_with_nouns(reading, mention, reading.sides(segment)):
        return
    if reading.language == "de" and side is not None and other is not None and firm and (
        _is_known_with_nouns(reading, mention, (other,))
    ):  # fmt: skip
        yield _exchanged(reading, mention, side)
        return
    parts = joined_parts(mention)
    if len(parts) > 1 and _stands_apart(reading, parts):
        for part in parts:
            yield from _name(reading, part)
        return
    hoped = segment.mood == "intention" and not _is_of_next(reading, segment, mention)
    if hoped or not _is_name(reading, mention):
        return
    yield _unknown(reading, mention, reading.side(segment))


def _is_event(mention: Mention, side: Side) -> bool:
    """Whether a name is only that of an event or text of the side: others may have been there."""
    return all(
        "." not in item.field.removeprefix("profile.") or item.is_work
        for item in side.named(mention.text)
    )


def _is_of_next(reading: Reading, segment: Segment, mention: Mention) -> bool:
    """ "I will be in X, where you live": a plan that says something of the contact."""
    index = reading.segments.index(segment)
    follow = reading.segments[index + 1 : index + 2]
    between = reading.text[mention.end : follow[0].start + 6] if follow else ""
    return bool(
        follow
        and follow[0].person == "contact"
        and len(between) <= 14
        and reading.words
        and reading.words.find("which", between)
    )


def _is_at(reading: Reading, mention: Mention) -> bool:
    """Whether a name is where somebody does something: "I cook at X"."""
    words, segment = reading.words, reading.at(mention.start)
    if words is None or not words.has("before_work", mention.before):
        return False
    between = re.findall(r"[^\W_]+", reading.text[segment.start : mention.start])
    return not any(words.has("question", fold(word)) for word in between)


def _acquaintance(reading: Reading, mention: Mention) -> bool:
    return any(same_name(mention.text, item.words) for item in reading.sources.acquaintances)


def _is_known_with_nouns(reading: Reading, mention: Mention, sides: tuple[Side, ...]) -> bool:
    """ "Universität Traunfels Geografie": a known name with nouns beside it that are known."""
    parts = mention.text.split()
    for start in range(len(parts)):
        for end in range(len(parts), start, -1):
            rest = parts[:start] + parts[end:]
            if rest and any(
                stands_in(" ".join(parts[start:end]), side)
                and all(reading.knows(side, stem(word)) for word in rest)
                for side in sides
            ):
                return True
    return False


def _stands_apart(reading: Reading, parts: list[Mention]) -> bool:
    """Whether joined words are not one name: a title, or a person, and a place."""
    words = reading.words
    title = words is not None and words.is_role(parts[0].text.split()[-1])
    sides = (reading.sources.contact, reading.sources.me)
    bare = set(tokens(parts[0].text)) <= _of_bodies()
    known = not bare and any(stands_in(part.text, side) for part in parts for side in sides)
    return title or known or any(reading.is_person(part.text) for part in parts)


@cache
def _of_bodies() -> frozenset[str]:
    """Words that alone are no name: "the Technical University" of somewhere."""
    return frozenset(name_words("school") + name_words("bodies") + name_words("joining"))


def joined_parts(mention: Mention) -> list[Mention]:
    """ "Head of Operations", "Northline y Ostrea": what joining words join, apart."""
    first = fold(mention.text.split()[0])
    if first in name_words("bodies"):
        return [mention]
    out: list[Mention] = []
    start = 0
    for match in [*_PARTS.finditer(mention.text), None]:
        end = match.start() if match else len(mention.text)
        piece = mention.text[start:end]
        at = mention.start + start
        before = mention.before if not start else "of"
        out.append(Mention(piece, at, at + len(piece), before, mention.initial and not start,
                           len(piece.split())))  # fmt: skip
        start = match.end() if match else end
    return out


def _is_name(reading: Reading, mention: Mention) -> bool:
    """Whether an unknown capital word is a name: two of them, or one where a name stands."""
    words, text = reading.words, reading.text
    parts = [fold(part) for part in re.findall(r"[^\W_]+", mention.text)]
    if words is None:
        return mention.words > 1 or not mention.initial
    if all(words.is_role(part) or words.has("loose_words", part) for part in parts):
        return False
    if reading.language == "de":
        return True
    after = text[mention.end : mention.end + 40]
    if mention.initial and mention.words == 1:
        return bool(re.match(r"'s? ", after) or _relayed(reading, mention))
    if mention.words > 1 or re.match(r"'s ", after):
        return True
    if len(parts[0]) < 3 and mention.before not in ("at", "chez", "bei"):
        return False
    segment = reading.at(mention.start)
    if segment.person == "contact" and segment.mood in ("claim", "told"):
        return True
    if words.has("before_tool", mention.before):
        place = words.has("before_place", mention.before)
        asked = segment.mood == "asked" or text.rstrip().endswith("?")
        if place and asked and mention.words == 1 and not mention.text.isupper():
            return True  # "the first months in X": a question presupposes it
        place = place and segment.mood in ("claim", "intention")
        return place and segment.person in ("contact", "me")
    return segment.mood in ("claim", "told") or words.has("before_name", mention.before)


def _is_own(reading: Reading, segment: Segment, mention: Mention) -> bool:
    """Whether a stretch says that the name belongs to the person's own life."""
    words = reading.words
    if words is None:
        return False
    if not segment.marker or _is_placed(reading, segment, mention, words):
        return True
    if reading.text.startswith("'s ", mention.end):
        return False
    if find("order", "study", reading.language, reading.text[mention.end :][:_STUDY]):
        return True
    if segment.person == "me" and segment.possessive and segment.mood == "claim":
        between = reading.text[segment.start : mention.start]
        if len(between.split()) <= _NEAR and _AT.search(between) and not _OF_MIND.search(between):
            return True  # "my counter in X"
    if segment.person == "contact" and not segment.possessive and segment.mood == "claim":
        between = reading.text[segment.start : mention.start]
        if len(between.split()) <= _NEAR + 1 and _AT.search(between):
            return True
    marker = reading.text.find(segment.marker.split("'")[0], segment.start)
    if mention.start < max(marker, segment.start):
        return True
    between = reading.text[segment.start : mention.start]
    if segment.possessive and segment.person == "contact" and len(between.split()) <= _NEAR:
        return True
    if segment.possessive and words.find("possessed", between):
        return True
    return bool(words.find("bio", between))


def _is_placed(reading: Reading, segment: Segment, mention: Mention, words: Wording) -> bool:
    """Whether a trade and "at" stand right before a name: "é psicóloga escolar em"; or "at"
    alone before the other one's employer, in a stretch that speaks of the contact only."""
    between = reading.text[segment.start : mention.start]
    place = _AT.search(between)
    if place is None:
        return False
    if any(words.is_role(word) for word in re.findall(r"[^\W_]+", between[: place.start()])[-2:]):
        return True
    own = words.person["me"] | words.person["both"]
    mine = {fold(word) for word in re.findall(r"[^\W_]+", between)} & own
    return (
        segment.person == "contact"
        and not (mine or words.find("object_me", between))
        and any(
            item.field.endswith((".company", ".school"))
            for item in reading.sources.me.named(mention.text)
        )
    )


def _exchanged(reading: Reading, mention: Mention, side: Side) -> Problem:
    other = reading.other(side)
    owner, holder = reading.owner(side), reading.owner(other)
    mine = side is reading.sources.me
    told = "This says it of you" if mine else "This says it of the reader"
    if reading.cast.second != "contact" and not mine:
        told = f"This says it of {side.people[0] if side.people else 'the contact'}"
    return Problem(
        mention.start,
        mention.end,
        f"{told}, but “{mention.text}” does not stand in {owner}; it stands in {holder}.",
        "Say it of the person it belongs to, or leave it out.",
    )


def _unknown(reading: Reading, mention: Mention, side: Side | None) -> Problem:
    where = reading.owner(side) if side else f"{reading.owner(reading.sources.contact)} or {reading.owner(reading.sources.me)}"  # noqa: E501  # fmt: skip
    return Problem(
        mention.start,
        mention.end,
        f"“{mention.text}” was looked for in {where} and does not stand there.",
        "Use the name as the source has it, or leave it out; if it is true, add it to "
        "“Why this person?” or “About me”.",
    )


def _relayed(reading: Reading, mention: Mention) -> bool:
    """Whether the name is said to have suggested, told or known something."""
    words, text = reading.words, reading.text
    if words is None:
        return False
    after = text[mention.end :]
    follow = re.match(r"(?:'s)?(?:,[^,]{2,60},)?(?: \w+){0,2}? (?=\w)", after)
    if follow:
        for skip in range(3):
            ahead = re.match(rf"(?:'s)?(?:,[^,]{{2,60}},)?(?: [\w']+){{{skip}}} ", after)
            found = words.find("relay", after, ahead.end()) if ahead else None
            if ahead and found and found.start() == ahead.end():
                return True
    before = text[: mention.start].rstrip(" ,")
    return any(match.end() == len(before) for match in words.every("relay_before", before))


def people(reading: Reading) -> Iterator[Problem]:
    """People who are said to have referred the writer, and who did not."""
    request, words = reading.case.request, reading.words
    if words is None:
        return
    sides = (reading.sources.contact, reading.sources.me)
    for mention in reading.mentions:
        known = (
            reading.is_person(mention.text)
            or _acquaintance(reading, mention)
            or any(stands_in(mention.text, side) for side in sides)
            or is_of_world(mention.text)
            or words.has("before_place", mention.before)
        )
        if not known and _relayed(reading, mention):
            yield Problem(
                mention.start,
                mention.end,
                f"Nothing says that {mention.text} knows either of you: the name is neither the "
                "referrer, nor among those who agreed to be named, nor a mutual connection.",
                "Name only somebody who agreed to it, and enter them as the referrer; or leave "
                "this out.",
            )
    if not (request.via.strip() or request.agreed or request.why.strip()):
        for match in words.every("mutual", reading.text):
            if not reading.sources.acquaintances:
                yield Problem(
                    match.start(),
                    match.end(),
                    "No mutual contact is known: neither the profile nor your own facts name one.",
                    "Enter who referred you, or leave this out.",
                )
