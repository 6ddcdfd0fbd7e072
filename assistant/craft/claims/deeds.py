"""Did the person do, study and change what the sentence says?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.segments import Segment
from assistant.craft.claims.sources import Passage, Side, related
from assistant.craft.claims.trades import notions, notions_of
from assistant.craft.claims.words import Wording, group
from assistant.craft.lexicon import level
from assistant.craft.names import fold, is_school_name

__all__ = ["deeds", "degrees", "strangers", "turns"]

_NEAR_HEAD = 4  # words after the person within which the verb or noun of the claim stands
_AHEAD = 6  # words between "I" and the number of what the writer did
_FOREIGN = 3  # words of one fact from which a stretch tells that fact
_OF_SELF = re.compile(
    r"\b(?:from|as|was|were|am|trained|studied|taught|worked|years?|degree|background|[12][90]\d\d|"
    r"als|war|bin|aus|vom|jahre|comme|suis|ai|ans|de|como|fui|soy|sou|come|sono|da|anni)\b",
    re.I,
)
_SHORT = 40  # characters: a line of facts, no sentence
_TOPIC = 40  # characters around a talk or an article in which its topic is named


def deeds(reading: Reading) -> Iterator[Problem]:
    """Events and experience told of a person whose facts share no word with them."""
    words = reading.words
    if words is None:
        return
    for segment in reading.segments:
        side = reading.side(segment)
        if side is None or segment.mood != "claim" or not reading.readable(side):
            continue
        if _is_supposed(reading, words):
            continue
        told = _told(reading, words, segment)
        if told is None:
            continue
        verb, start = told
        content = [item for item in reading.content(start, segment.end) if item[1] >= verb]
        content = content or reading.content(segment.start, start)
        keys = [key for key, _, _ in content]
        if len(keys) < (1 if words.find("hard_event", reading.text[start:verb]) else 2):
            continue
        if any(reading.knows(side, key) for key in [*keys, *_between(reading, told)]):
            continue
        if _is_borne_out(reading, segment, side):
            continue
        other = reading.other(side)
        foreign = reading.readable(other) and any(
            any(related(key, item.stems) for item in other.passages) for key in keys
        )
        if side is reading.sources.me and (not foreign or _foreign(other, keys) < 2):
            continue
        yield _problem(reading, content[0][1], content[-1][2], side, foreign)


def _foreign(other: Side, keys: list[str]) -> int:
    """The most of the words that one fact of the other side holds."""
    return max((sum(related(key, item.stems) for key in keys) for item in other.passages),
               default=0)  # fmt: skip


def _is_supposed(reading: Reading, words: Wording) -> bool:
    """Whether the sentence asks or supposes: "If anything opens up on your team …"."""
    first = re.search(r"[^\W\d_]+", reading.text)
    condition = first is not None and words.has("condition", fold(first[0]))
    return condition or reading.text.rstrip().endswith("?")


def _between(reading: Reading, told: tuple[int, int]) -> list[str]:
    """The stem of the verb itself: "you translated …" of a translator."""
    return [key for key, _, _ in reading.content(told[1], told[0])]


def _is_borne_out(reading: Reading, segment: Segment, side: Side) -> bool:
    """Whether a name or number of the stretch already ties it to the person's facts."""
    inside = [item.text for item in reading.mentions if segment.start <= item.start < segment.end]
    if any(side.named(name) for name in inside):
        return True
    return any(
        item.value in passage.values
        for item in reading.amounts if segment.start <= item.start < segment.end
        for passage in side.all
    )  # fmt: skip


def strangers(reading: Reading) -> Iterator[Problem]:
    """A stretch that tells one fact of the other side, word for word, as this person's."""
    if reading.words is None:
        return
    for segment in reading.segments:
        side = reading.side(segment)
        if segment.mood not in ("claim", "said") or not all(
            map(reading.readable, reading.sides(segment))
        ):
            continue
        if reading.words.find("object_me", reading.text[segment.start : segment.end]):
            continue  # "reminds me of …" compares, it does not tell
        content = [
            item for item in reading.content(segment.start, segment.end)
            if reading.text[: item[1]].count('"') % 2 == 0
        ]  # fmt: skip
        if side is reading.sources.me:
            asked = _asked_from(reading, reading.words, segment)
            colon = reading.text.find(":", segment.start, segment.end)
            asked = min(asked, colon) if colon > segment.start else asked  # what was heard or read
            content = [item for item in content if item[1] < asked]
        keys = {key for key, _, _ in content}
        if side is None:
            yield from _mixed(reading, segment, keys)
            continue
        other = reading.other(side)
        own, foreign = _overlap(keys, side, shared=True), _overlap(keys, other, shared=False)
        if foreign and segment.mood == "claim":
            foreign += _counted_by(reading, segment, keys, side, other)
        some = own or (segment.mood == "said" and foreign < len(keys))
        least = _FOREIGN if some else 2
        if foreign >= least and foreign >= own + 2:
            yield _problem(reading, content[0][1], content[-1][2], side, strangers=True)


def _asked_from(reading: Reading, words: Wording, segment: Segment) -> int:
    """Where the writer begins to wonder: what follows is what is wondered about."""
    for match in re.finditer(r"[^\W_]+", reading.text[segment.start : segment.end]):
        if match.start() and words.has("question", fold(match[0])):
            return segment.start + match.start()
    return segment.end


def _counted_by(
    reading: Reading, segment: Segment, keys: set[str], side: Side, other: Side
) -> bool:
    """Whether a number of the stretch stands with its words on the other side, and not on this."""
    return any(
        (side is not reading.sources.me or _is_near(reading, segment, item.start))
        and item.value in passage.values and any(related(key, passage.stems) for key in keys)
        and not any(item.value in own.values for own in side.all)
        for item in reading.amounts if segment.start <= item.start < segment.end and item.value > 2
        for passage in other.passages
    )  # fmt: skip


def _is_near(reading: Reading, segment: Segment, place: int) -> bool:
    """Whether a number is what the writer did, not what the writer read or wondered about."""
    words = reading.words
    between = [fold(word) for word in re.findall(r"[^\W_]+", reading.text[segment.start : place])]
    return len(between) <= _AHEAD and not any(
        words is not None and (words.has("question", word) or words.has("relating", word))
        for word in between
    )


def _overlap(keys: set[str], side: Side, *, shared: bool) -> int:
    """The most of the words that one fact of a side holds."""
    pool = side.all if shared else side.passages
    return max((sum(related(key, item.stems) for key in keys) for item in pool), default=0)


def _mixed(reading: Reading, segment: Segment, keys: set[str]) -> Iterator[Problem]:
    """Words of one side and a name of the other in a stretch that names no person."""
    contact, me = reading.sources.contact, reading.sources.me
    for side, other in ((contact, me), (me, contact)):
        if sum(side.knows(key) and not other.knows(key) for key in keys) < 2:
            continue
        if any(other.knows(key) and not side.knows(key) for key in keys):
            continue
        for item in reading.mentions:
            inside = segment.start <= item.start < segment.end
            if inside and not side.named(item.text) and other.named(item.text) and not (
                reading.is_person(item.text)
            ):  # fmt: skip
                yield _problem(reading, item.start, item.end, side, strangers=True)


def _told(reading: Reading, words: Wording, segment: Segment) -> tuple[int, int] | None:
    """End and start of the verb or noun of a claim about somebody's life, near the person."""
    text = reading.text[: segment.end]
    marker = segment.start
    if segment.marker:
        marker = max(fold(text).find(segment.marker, segment.start), segment.start)
    found = words.find("possessed" if segment.possessive else "event", text, marker)
    if found is None:
        return None
    between = re.findall(r"[^\W_]+", text[marker : found.start()])
    return (found.end(), found.start()) if len(between) <= _NEAR_HEAD else None


def turns(reading: Reading) -> Iterator[Problem]:
    """ "From A to B": neither end may be foreign to the person's facts."""
    words = reading.words
    if words is None:
        return
    for match in words.every("from_to", reading.text):
        segment = reading.at(match.start())
        side = reading.side(segment)
        if side is None and segment.person == "other" and not reading.text.rstrip().endswith("?"):
            yield from _nobody(reading, match)
        if side is None or segment.mood not in ("claim", "told") or not reading.readable(side):
            continue
        unknown: list[bool] = []
        for name in ("one", "two"):
            found = group(match, name)
            if found is None:
                continue
            content = reading.content(found[1], found[2])
            known = any(_was(reading, key, reading.text[one:two], side)
                        for key, one, two in content)  # fmt: skip
            trade = any(words.is_role(reading.text[one:two])
                        or notions(reading.text[one:two], reading.language)
                        for _, one, two in content)  # fmt: skip
            unknown.append(not known)
            named = any(found[1] <= item.start < found[2] for item in reading.mentions)
            if not content or known or named or not (trade or _is_all(unknown)):
                continue
            other = reading.other(side)
            strangers = any(reading.knows(other, key) for key, _, _ in content)
            if side is reading.sources.contact or strangers:
                yield _problem(reading, content[0][1], content[-1][2], side, strangers)


def _nobody(reading: Reading, match: re.Match[str]) -> Iterator[Problem]:
    """ "From lawyer to planner is a long way": a trade that neither side speaks of."""
    sides = (reading.sources.contact, reading.sources.me)
    for name in ("one", "two"):
        found = group(match, name)
        for key, start, end in reading.content(found[1], found[2]) if found else ():
            named = notions(reading.text[start:end], reading.language)
            if named and not any(
                reading.knows(side, key) or named & notions_of(side.words) for side in sides
            ):
                yield _problem(reading, start, end, sides[0], strangers=False)


def _was(reading: Reading, key: str, word: str, side: Side) -> bool:
    """Whether the side knows a word; a trade where it is theirs: not the nurses they help."""
    if not reading.knows(side, key):
        return bool(notions(word, reading.language) & notions_of(side.lived))
    if not notions(word, reading.language) or not reading.readable(side):
        return True
    return any(
        item.field.removeprefix("profile.").startswith(("exp", "edu", "head", "vol", "cert"))
        or item.wished
        or _OF_SELF.search(level(item.text))
        or len(item.text) < _SHORT
        for item in side.all
        if related(key, item.stems)
    )


def _is_all(unknown: list[bool]) -> bool:
    """Whether both ends of a change are foreign: one alone may be a paraphrase."""
    return len(unknown) > 1 and all(unknown)


def _problem(reading: Reading, start: int, end: int, side: Side, strangers: bool) -> Problem:
    text = reading.text[start:end]
    held = (
        f"; something like it stands in {reading.owner(reading.other(side))}" if strangers else ""
    )
    return Problem(
        start,
        end,
        f"Nothing in {reading.owner(side)} speaks of “{text}”{held}.",
        "Say what the source says, or leave it out; if it is true, add it to the facts.",
    )


def degrees(reading: Reading) -> Iterator[Problem]:
    """ "Your diploma in X", "I studied Y": the subject must stand in the person's facts."""
    words = reading.words
    if words is None:
        return
    for match in words.every("studied", reading.text):
        segment = reading.at(match.start())
        side = reading.side(segment)
        if side is not None and segment.mood in ("claim", "told"):
            yield from _wrong_school(reading, segment, match, side)
    for match in words.every("field", reading.text):
        segment = reading.at(match.start())
        side = reading.side(segment)
        if side is None or segment.mood not in ("claim", "told", "soft"):
            continue
        if not reading.readable(side):
            continue
        subject = re.match(r"(?: [\w'-]+){1,3}", reading.text[match.end() : segment.end])
        end = match.end() + (subject.end() if subject else 0)
        content = reading.content(match.end(), end)[:2]
        if content and not any(reading.knows(side, key) for key, _, _ in content):
            held = any(reading.knows(reading.other(side), key) for key, _, _ in content)
            yield _problem(reading, content[0][1], content[-1][2], side, held)


def _wrong_school(
    reading: Reading, segment: Segment, match: re.Match[str], side: Side
) -> Iterator[Problem]:
    """ "Your degree at X", where X is known, but not as a school of this person."""
    schools = [item for item in side.all if _is_of_school(item, reading.words)]
    for mention in reading.mentions:
        if not match.end() <= mention.start < min(segment.end, match.end() + _TOPIC):
            continue
        named = side.named(mention.text)
        if schools and named and not any(_is_of_school(item, reading.words) for item in named):
            yield Problem(
                mention.start,
                mention.end,
                f"{mention.text} stands in {reading.owner(side)}, but not as a school.",
                "Name the school that the source names, or leave it out.",
            )


def _is_of_school(item: Passage, words: Wording | None) -> bool:
    """Whether a passage speaks of a school or of studies."""
    if "education" in item.field or is_school_name(item.text):
        return True
    text = level(item.text)
    return bool(words and (words.find("studied", text) or words.find("degree", text)))
