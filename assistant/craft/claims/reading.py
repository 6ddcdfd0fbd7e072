"""A sentence with everything the checks of grounding ask about it."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.craft.claims.amounts import Amount, amounts
from assistant.craft.claims.mentions import Mention, mentions
from assistant.craft.claims.segments import Cast, Segment, segments
from assistant.craft.claims.sources import Passage, Side, Sources
from assistant.craft.claims.trades import notions
from assistant.craft.claims.words import Wording, wording
from assistant.craft.lexicon import level
from assistant.craft.names import fold, is_school_name, name_keys, same_name, stem, tokens
from assistant.models import Case

__all__ = ["Problem", "Reading", "read_sentence"]

_FIRM_AFTER = re.compile(r"\b(?:bei|bei der|beim|zur)\s([^\W\d_a-zäöü]\w{4,})")
# Two capital words in a fact; and a word behind "at" that is no time and no turn of phrase.
_CAPITALS = re.compile(r"[^\W\d_a-z]\w+ [^\W\d_a-z]\w+")
_AT = re.compile(
    r"\bat (?!the\b|an?\b|my\b|your\b|our\b|his\b|her\b|their\b|home|night|work|school|uni|"
    r"college|least|first|last|once|all\b|times|sea\b|weekends|lunch|noon|present|any|some|what|"
    r"that|this|it\b|you|me\b|how|one\b|two\b)([^\W\d_]{4,})(?= (?:until|since|for|in|from|and|"
    r"before|after|where|on|now)\b|[,.;]|$)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*", re.UNICODE)


class Problem(NamedTuple):
    """A claim without a source: its place in the sentence, what is wrong, how to mend it."""

    start: int
    end: int
    message: str
    mend: str


class Reading(NamedTuple):
    """One sentence, made level: who is spoken of where, its names and its numbers."""

    text: str
    words: Wording | None
    segments: tuple[Segment, ...]
    mentions: tuple[Mention, ...]
    amounts: tuple[Amount, ...]
    sources: Sources
    case: Case
    cast: Cast
    language: str
    shared_language: tuple[bool, bool]  # contact's facts, my facts: in the message's language

    def at(self, place: int) -> Segment:
        """The stretch that holds a place of the sentence."""
        return next((item for item in self.segments if item.start <= place < item.end),
                    self.segments[-1])  # fmt: skip

    def side(self, segment: Segment) -> Side | None:
        """The side that a stretch is about; None where either may be meant."""
        if segment.person == "contact":
            return self.sources.contact
        return self.sources.me if segment.person == "me" else None

    def other(self, side: Side) -> Side:
        """The opposite side."""
        return self.sources.me if side is self.sources.contact else self.sources.contact

    def sides(self, segment: Segment) -> tuple[Side, ...]:
        """The sides whose facts may support a stretch."""
        side = self.side(segment)
        return (side,) if side else (self.sources.contact, self.sources.me)

    def owner(self, side: Side) -> str:
        """How a finding names a side: the contact's name, or "your own facts"."""
        if side is self.sources.me:
            return "your own facts"
        return f"the profile of {side.people[0]}" if side.people else "the profile"

    def knows(self, side: Side, key: str) -> bool:
        """Whether the side speaks of a word, in one of its forms or as one of its family."""
        if side.knows(key):
            return True
        family = self.words.families.get(key, ()) if self.words else ()
        return any(side.knows(other) for other in family)

    def did(self, side: Side, key: str) -> bool:
        """As `knows`, but what somebody only wants to learn or become does not count."""
        if side.did(key):
            return True
        family = self.words.families.get(key, ()) if self.words else ()
        return any(side.did(other) for other in family)

    def readable(self, side: Side) -> bool:
        """Whether words of the message can be compared with the side's own."""
        return self.shared_language[0 if side is self.sources.contact else 1]

    def is_person(self, name: str) -> bool:
        """Whether a name is the contact's, the writer's or the go-between's."""
        request = self.case.request
        known = (*self.sources.contact.people, *self.sources.me.people, request.via)
        known += request.agreed
        return any(_names_person(name, person) for person in known)

    def whole(self, problem: Problem) -> Problem:
        """A problem whose words are whole ones: it begins and ends where words do."""
        start, end = problem.start, problem.end
        while 0 < start < end and _is_inside(self.text, start):
            start -= 1
        while start < end < len(self.text) and _is_inside(self.text, end):
            end += 1
        return problem._replace(start=start, end=end)

    def content(self, start: int, end: int) -> list[tuple[str, int, int]]:
        """The telling words between two places: stem, start, end. Names and numbers left out."""
        if self.words is None:
            return []
        out: list[tuple[str, int, int]] = []
        taken = [(item.start, item.end) for item in self.mentions]
        taken += [(item.start, item.end) for item in self.amounts]
        for match in _WORD.finditer(self.text, start, end):
            if any(first <= match.start() < last for first, last in taken):
                continue
            for part in re.finditer(r"[^\W\d_]+", re.sub(r"'\w$", "", match[0])):
                key, place = stem(part[0]), match.start() + part.start()
                if len(part[0]) > 2 and not self.is_empty(part[0], key):
                    out.append((key, place, place + len(part[0])))
        return out

    def is_empty(self, word: str, key: str) -> bool:
        """Whether a word carries no fact of its own."""
        words, folded = self.words, fold(word)
        if words is None:
            return False
        listed = words.has("stop", folded) or words.has("generic", folded)
        plural = words.has("generic", folded.removesuffix("s"))
        return (
            listed
            or plural
            or (words.language != "en" and key in words.empty)
            or words.has("not_names", folded)
            or words.has("months", folded)
            or folded in words.numbers
            or any(folded in unit for unit in words.units.values())
        )


def _is_inside(text: str, place: int) -> bool:
    """Whether a place lies between two characters of one word."""
    return text[place - 1].isalnum() and text[place].isalnum()


def _names_person(name: str, person: str) -> bool:
    own = tokens(person)
    return bool(own) and same_name(name, own) and bool(name_keys(name))


def read_sentence(
    text: str,
    language: str,
    case: Case,
    sources: Sources,
    cast: Cast,
    shared_language: tuple[bool, bool],
) -> Reading:
    """Take one sentence apart."""
    even = level(text)
    words = wording(language)
    by_name = case.request.kind in ("introduction", "blurb")
    names = [
        item
        for item in mentions(_without_signature(text, even, case), words, language)
        if _may_be_name(item, even, words, sources) and not _is_subject(item, language)
    ]
    if language != "de" and even.islower():
        names = _in_lower_case(names, even, sources)
    if language == "de":
        names = _with_known_firms(names, even, sources)
    return Reading(
        text=even,
        words=words,
        segments=segments(even, words, cast, by_name),
        mentions=tuple(names),
        amounts=amounts(even, language),
        sources=sources,
        case=case,
        cast=cast,
        language=language,
        shared_language=shared_language,
    )


def _without_signature(text: str, even: str, case: Case) -> str:
    """The sentence with a stop before a name that stands on a line of its own."""
    name = case.me.name.split()[:1]
    place = text.find(f"\n{name[0]}") if name else -1
    return even if place < 0 else f"{even[:place]};{even[place + 1 :]}"


def _with_known_firms(found: list[Mention], text: str, sources: Sources) -> list[Mention]:
    """German: single nouns that are the name of an employer or school of either side."""
    known = set[str]()
    for side in (sources.contact, sources.me):
        for item in side.passages:
            if item.field.endswith((".company", ".school")):
                known.update(key for key in name_keys(item.text) if len(key) > 4)
            for match in _FIRM_AFTER.finditer(item.text):
                known.add(fold(match[1]))
    taken = [(item.start, item.end) for item in found]
    for match in re.finditer(r"[^\W\d_a-z][^\W_]{4,}", text):
        inside = any(first <= match.start() < last for first, last in taken)
        if fold(match[0]) in known and not inside:
            before = re.findall(r"[^\W_]+", text[: match.start()])[-1:]
            word = fold(before[0]) if before else ""
            found.append(Mention(match[0], match.start(), match.end(), word, False, 2))
    return sorted(found, key=lambda item: item.start)


def _may_be_name(item: Mention, text: str, words: Wording | None, sources: Sources) -> bool:
    """A single word that opens a sentence is a name only if it is known or says something."""
    if not item.initial or item.words > 1 or words is None:
        return True
    if _is_adverb(item.text, words):
        return False
    if "-" in item.text and fold(item.text.split("-")[-1]) in words.person["you"]:
        return False
    written = re.compile(rf"\b{re.escape(item.text)}\b")
    known = any(
        written.search(passage.text, 1)
        for side in (sources.contact, sources.me) for passage in side.named(item.text)
    )  # fmt: skip
    follow = re.match(r"(?:'s)? (?=\w)", text[item.end :])
    relay = words.find("relay", text, item.end + follow.end()) if follow else None
    return known or bool(follow and relay and relay.start() == item.end + follow.end())


def _in_lower_case(found: list[Mention], text: str, sources: Sources) -> list[Mention]:
    """Names in a sentence without capitals: those of either side's facts, and what stands
    behind "at"."""
    known = {
        key: item.text
        for side in (sources.contact, sources.me)
        for item in side.passages
        if item.field.endswith((".company", ".school"))
        for key in (" ".join(name_keys(item.text)), " ".join(tokens(item.text)))
        if len(key) > 3
    }
    for side in (sources.contact, sources.me):
        for item in side.passages:
            known.update({fold(run): run for run in _CAPITALS.findall(item.text)})
            if item.text.islower():
                runs = (run.strip() for run in re.split(r"[:;,.()]|\d+", item.text))
                known.update({fold(run): run for run in runs if is_school_name(run)})
    for name in sorted(known, key=len, reverse=True):
        found += _found_at(re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), text, found)
    return sorted(found + _found_at(_AT, text, found), key=lambda item: item.start)


def _found_at(pattern: re.Pattern[str], text: str, found: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for match in pattern.finditer(text):
        start, end = match.span(match.lastindex or 0)
        if any(item.start < end and start < item.end for item in found):
            continue
        before = re.findall(r"[^\W_]+", text[:start])[-1:]
        out.append(Mention(text[start:end], start, end, fold(before[0]) if before else "", False,
                           len(text[start:end].split())))  # fmt: skip
    return out


def _is_subject(item: Mention, language: str) -> bool:
    """Whether capital words only name a field or a trade: "Biologia", "Marine Biology"."""
    parts = item.text.split()
    return language != "de" and all(notions(part, language) for part in parts)


def _is_adverb(word: str, words: Wording) -> bool:
    """German: "Wahrscheinlich", "Normalerweise" open a sentence and are no names."""
    return words.language == "de" and re.search(r"(?:lich|weise|ig|isch)$", word) is not None


def groups(passages: list[Passage], side: Side) -> list[Passage]:
    """All passages of the entries that the given passages belong to."""
    wanted = {item.group for item in passages}
    return [item for item in side.all if item.group in wanted]
