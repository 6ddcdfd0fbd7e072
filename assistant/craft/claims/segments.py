"""What a sentence claims, and about whom.

A sentence is cut where the person changes: "I teach at X, and your move from Y" is one
claim about the writer and one about the reader. Who "I", "you" and "she" are depends on
the kind of message: in an introduction "you" is the go-between and the contact is "she".
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from assistant.craft.claims.words import Wording
from assistant.craft.names import fold
from assistant.models import Case

__all__ = ["Cast", "Segment", "read_cast", "segments"]

Person = Literal["contact", "me", "both", "other"]
Mood = Literal["claim", "said", "soft", "intention", "asked", "told"]

_TOKEN = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*", re.UNICODE)
_ELISION = re.compile(r"(?:qu|[ldjnmtsc]|dell|all|nell|dall|sull|un|quell)'(?=\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:] (?:(?:and|but|und|aber|et|mais|e|y|pero|mas|ma) )?")
_OPENS = re.compile(
    r"(?:^|[.,;:(] ?)(?:(?:and|but|while|whereas|et|mais|und|y|e|ma|mas) )?(?:le |la |el |il |o |a )?$",  # noqa: E501
    re.I,
)
# ", whom you met at X, …": what follows the clause is said of somebody else.
_RELATIVE = re.compile(
    r", (?:\w+ )?(?:que|qui|dont|whom|who|which|that|che|cui|den|dem|die|das) $", re.IGNORECASE
)
_GREETED = re.compile(
    r"\W*(?:bonjour|hello|hi|dear|good \w+|hola|buen[oa]s \w+|olá|bo[am] \w+|ciao|buongiorno|"
    r"guten \w+|hallo|liebe[r]?|cher|chère|estimad[oa]|querid[oa]|car[oa]|gentile) [^,]{2,40}, "
    r"[^,]{4,60}, ",
    re.IGNORECASE,
)
# "… y me llevó": what somebody read did this to the writer, not the reader.
_OF_THING = re.compile(r"(?<!usted )(?<!você )(?<!lei )(?<!\w)(?:me|mi|nos|ci) $", re.IGNORECASE)
_FAMILIAR = re.compile(r"(?:s|ste|hai|evi|vi)(?: |$)")
_PART = re.compile(r"[:;] ")
_OPENING = 4  # words of a clause before its person
_BEFORE_HEAD = 3  # words after "I" within which the verb of the claim stands


class Cast(NamedTuple):
    """Who speaks and who is spoken to; the names by which people are called."""

    first: Person
    second: Person
    third: Person
    contact: tuple[str, ...]  # words that name the contact
    me: tuple[str, ...]


class Segment(NamedTuple):
    """A stretch of a sentence about one person.

    `claim`: stated as a fact. `said`: of the writer, without a
    verb of work or study. `soft`: what the writer read, felt or wonders. `intention`:
    what is hoped or planned. `asked`: a request. `told`: inside a question ("how you …").
    """

    start: int
    end: int
    person: Person
    mood: Mood
    marker: str  # the folded word or verb that tells the person; "" for none
    possessive: bool = False


class _Marker(NamedTuple):
    start: int
    end: int
    person: Person
    mood: Mood
    possessive: bool


def read_cast(case: Case, sentences: str) -> Cast:
    """Who is who in a message of this kind, given all its sentences."""
    kind, profile = case.request.kind, case.contact
    contact = profile.name.text if profile and profile.name else ""
    given = profile.given.text if profile and profile.given else ""
    theirs = tuple(_TOKEN.findall(contact)) + tuple(_TOKEN.findall(given))
    mine = tuple(_TOKEN.findall(case.me.name))
    if kind in ("introduction", "introducer"):
        return Cast("me", "other", "contact", theirs, mine)
    if kind == "blurb":
        named = any(re.search(rf"\b{re.escape(word)}\b", sentences) for word in mine)
        presents = re.search(r"\b(?:am|i'm|name is|suis|bin|soy|sou|sono)\b", sentences, re.I)
        if named and not presents:
            return Cast("other", "contact", "me", theirs, mine)
        return Cast("me", "contact", "contact", theirs, mine)
    return Cast("me", "contact", "other", theirs, mine)


def segments(text: str, words: Wording | None, cast: Cast, by_name: bool) -> tuple[Segment, ...]:
    """A sentence (made level) as stretches, in order and without gaps.

    `by_name`: whether the contact or the writer may be spoken of by name, as in an
    introduction. Without a word list all is one stretch about nobody in particular.
    """
    if words is None:
        return (Segment(0, len(text), "other", "claim", ""),)
    markers = _markers(text, words, cast, by_name)
    if not markers:
        return (Segment(0, len(text), "other", "claim", ""),)
    out: list[Segment] = []
    lead = markers[0].start
    # "A life in three words: as a plumber of ten years, I …": only what follows the colon leads.
    begin = max((match.end() for match in _PART.finditer(text[:lead])), default=0)
    if begin < lead and not _leads(text[begin:lead], words, markers[0]):
        begin = lead
    if begin:
        out.append(Segment(0, begin, "other", "claim", ""))
    first = markers[0]
    if begin < lead and first.person == "me" and "," in text[begin:lead]:
        out.append(Segment(begin, lead, "me", "claim", ""))
        begin = lead
    for index, marker in enumerate(markers):
        end = _boundary(text, marker, markers[index + 1 : index + 2])
        out += _split(text, begin, end, marker, words)
        begin = end
    return tuple(out)


def _boundary(text: str, marker: _Marker, follow: list[_Marker]) -> int:
    """Where the stretch of a marker ends: at the next one, or at the clause it opens with a
    few words ("…, and since 2019 I have …")."""
    if not follow:
        return len(text)
    between = text[marker.end : follow[0].start]
    breaks = [match.end() for match in _CLAUSE.finditer(between)]
    words = len(_TOKEN.findall(between[breaks[-1] :])) if breaks else 0
    if follow[0].possessive or not 0 < words <= _OPENING:
        return follow[0].start
    return marker.end + breaks[-1]


def _leads(text: str, words: Wording, marker: _Marker) -> bool:
    """Whether what stands before the first person belongs to it: "At Northline, you …",
    "Seven years you spent …"; not "Ana told me that you …"."""
    before = " ".join(text.split()[:-1])  # a verb beside the person may be the person's
    if words.find("finite", before) or marker.possessive:
        return False  # a clause of its own: "Halving the waste is more than I …"
    if marker.person == "me" and _GREETED.fullmatch(text):
        return True  # "Good morning Ann, midwife in X, I …"
    plain = not re.search(r"[,;:]", text)
    if plain and not words.find("relay", text) and marker.mood == "claim":
        return True
    first = _TOKEN.search(_ELISION.sub("", text))
    return first is not None and (words.has("leading", fold(first[0])) or first[0].endswith("ing"))


def _markers(text: str, words: Wording, cast: Cast, by_name: bool) -> list[_Marker]:
    asks = [match.span() for match in words.every("ask", text)]
    objects = [match.span() for match in words.every("object", text)]
    people: dict[str, Person] = {"me": cast.first, "you": cast.second, "both": "both"}
    people["third"] = people["it"] = cast.third
    if cast.third == "other" or words.language not in ("es", "pt", "it"):
        people["it"] = cast.second
    found: list[_Marker] = []
    for match in _TOKEN.finditer(text):
        start, token = match.start(), match[0]
        elided = _ELISION.match(token)
        role = _role_of(token, elided[0] if elided else "", words)
        if words.has("own_ones", fold(token)) and not _OPENS.search(text[:start]):
            role = None  # "better than mine" says nothing of the writer
        if role is None and _stands_as_subject(text, match, words):
            role = "me"
        if not start and cast.second == "other" and match[0] == "Sie":
            role = "third"
        if by_name and role is None:
            role = "named" if _names(token, cast.contact) else None
            role = "self" if role is None and _names(token, cast.me) else role
        if role is None or (role == "me" and _is_measure(text, start, match.end())):
            continue
        end = match.end()
        if role == "you" and any(first <= start < last for first, last in objects):
            continue
        mood: Mood = "claim"
        if role == "you" and any(first <= start < last for first, last in asks):
            mood = "asked"
        person = people.get(role, "contact" if role == "named" else "me")
        possessive = fold(token) in words.person["possessive"]
        found.append(_Marker(start, end, person, mood, possessive))
    spoken = [(marker.start, marker.end) for marker in found if not marker.possessive]
    found += [
        verb for verb in _verbs(text, words, people)
        if not any(0 <= verb.start - end <= 12 for _, end in spoken)
    ]  # fmt: skip
    found.sort(key=lambda marker: (marker.start, -marker.end))
    return [marker for index, marker in enumerate(found)
            if not index or marker.start >= found[index - 1].end]  # fmt: skip


def _is_measure(text: str, start: int, end: int) -> bool:
    """ "Better letters than I.": the writer only as a measure."""
    before = re.search(r"\b(?:than|als|que|di) $", text[:start], re.IGNORECASE)
    return before is not None and re.match(r"\W*(?:$|[.,;!?])", text[end:]) is not None


def _names(token: str, people: tuple[str, ...]) -> bool:
    """Whether a capital word is of somebody's name, which may be printed in capitals."""
    return token[0].isupper() and fold(token) in map(fold, people)


def _stands_as_subject(text: str, match: re.Match[str], words: Wording) -> bool:
    """ "You left in 2012, me in 2017": the writer in a clause without a verb."""
    if not words.has("me_alone", fold(match[0])):
        return False
    before = re.search(r"[,;:(] ?(?:(?:and|et|und|y|e) )?$", text[: match.start()])
    return before is not None and re.match(r",? \w", text[match.end() :]) is not None


def _role_of(token: str, elided: str, words: Wording) -> str | None:
    """me, you, both or third for a pronoun; None for any other word."""
    for form in (token, elided):
        if not form:
            continue
        if form in words.person.get("cased_you", frozenset()):
            return "you"
        for role in ("me", "you", "both", "third"):
            if fold(form) in words.person[role]:
                return role
    return None


def _verbs(text: str, words: Wording, people: dict[str, Person]) -> list[_Marker]:
    """Verbs that tell the person where the pronoun is left out: "trabajé", "lavora"."""
    return [
        _Marker(
            match.start(), match.start() + 1, people[_verb_role(role, match[0])], "claim", False
        )
        for role in ("me", "you")
        for match in words.every(f"{role}_verb", text)
        if not (match.start() and match[0][0].isupper() and words.language != "de")
        and not (role == "you" and _OF_THING.search(text[: match.start()]))
    ]


def _verb_role(role: str, verb: str) -> str:
    """ "it" for a verb of the polite form, which is that of "he" and "she" too."""
    return "it" if role == "you" and not _FAMILIAR.search(verb) else role


def _head(text: str, marker: _Marker, words: Wording, mood: str) -> re.Match[str] | None:
    """The first wish or reading that is a verb of the writer: near "I", or after "and"."""
    for match in words.every(mood, text):
        if match.start() < marker.start:
            continue
        before = _TOKEN.findall(text[marker.end : match.start()])
        if len(before) <= _BEFORE_HEAD or words.has("resumes", fold(before[-1])):
            return match
    return None


def _split(text: str, begin: int, end: int, marker: _Marker, words: Wording) -> list[Segment]:
    """The stretch of one marker, cut where a claim turns into a wish or a reading."""
    name = fold(text[marker.start : marker.end])
    whole = Segment(begin, end, marker.person, marker.mood, name, marker.possessive)
    if marker.mood == "asked":
        return [whole]
    if marker.person == "me":
        wish = _head(text[:end], marker, words, "intention")
        soft = _head(text[:end], marker, words, "soft")
        first = min((m.start() for m in (wish, soft) if m), default=None)
        if first is None:
            told = words.find("bio", text[:end], begin)
            return [whole if told or marker.possessive else whole._replace(mood="said")]
        mood: Mood = "intention" if wish and wish.start() == first else "soft"
        between = len(_TOKEN.findall(text[marker.end : first]))
        if between <= 2 and not marker.possessive:
            return [whole._replace(mood=mood)]
        return [whole._replace(end=first), whole._replace(start=first, mood=mood)]
    if marker.person == "contact":
        before = [fold(token) for token in _TOKEN.findall(text[: marker.start])][-3:]
        if any(words.has("condition", word) for word in before):
            return [whole._replace(mood="asked")]
        before = before[-2:]
        if any(words.has("question", word) for word in before):
            whole = whole._replace(mood="told")
        modal = words.find("modal", text[:end], marker.end)
        if modal:
            return [
                whole._replace(end=modal.start()),
                Segment(modal.start(), end, "other", "claim", ""),
            ]
    comma = text.find(", ", marker.end, end)
    spoken = marker.end - marker.start > 1  # a pronoun, no verb
    of_contact = spoken and marker.person == "contact"
    if of_contact and comma > 0 and _RELATIVE.search(text[: marker.start]):
        return [whole._replace(end=comma + 2), Segment(comma + 2, end, "other", "claim", "")]
    return [whole]
