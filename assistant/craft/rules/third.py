"""Rules about naming others and about what is nobody's business: L21, L23."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.craft.lexicon import all_words, lexicon
from assistant.craft.message import language_of
from assistant.craft.names import fold, stem, tokens
from assistant.craft.rules.letter import Letter, at, is_question, place_in, place_of, printed, said
from assistant.craft.rules.people_named import folded, is_placed, people
from assistant.craft.sentences import sentences
from assistant.models import Finding, Sentence


def third_parties(letter: Letter) -> Iterator[Finding]:
    """L21. Somebody who is named as the link has agreed to it.

    That is who referred the user, a mutual connection, whom the user's own reasons name,
    and whoever the text shows to be known to either side: by a title, a relation ("my
    neighbour Anna") or what they said. Firms, schools, places, events and works are no
    third parties, nor are authors of what is published and people whom the contact's own
    page or post names. In an introduction and in its blurb `via` is the reader or the
    sender and needs no tick.
    """
    request, contact = letter.case.request, letter.case.contact
    named: list[tuple[str, bool]] = []  # a name, and whether one word of it tells the person
    if request.via and letter.kind in ("request", "follow-up"):
        named.append((request.via, True))
    named += [(fact.text, False) for fact in (contact.mutual if contact else ())]
    for name, by_part in named:
        place = _standing(letter, name, by_part)
        if place and not _agreed(letter, name) and not _is_party(letter, name):
            yield _unasked(place)
            return
    for name, start, end in _links(letter):
        if not _agreed(letter, name):
            yield _unasked(place_in(letter.body, start, end))
            return


def _links(letter: Letter) -> Iterator[tuple[str, int, int]]:
    """The people whom the body names, with the places of their names in it."""
    for sentence, found in [*letter.hits("referred"), *_relayed(letter)]:
        group = next((key for key, value in found.groupdict().items() if value), None)
        if group is None:
            continue
        start, end = found.span(group)
        before, introduced = _before_name(found[group])
        start += before
        name = sentence.text[start:end]
        if _is_person(letter, name, introduced) and not _is_quoted(letter, sentence, start):
            yield name, sentence.start + start, sentence.start + end
    page = set(tokens(printed(letter.case.contact)))
    for sentence in letter.sentences:
        for known in people(sentence.text, letter.message.language):
            public = letter.has("public_work", sentence) and not known.related
            ours = any(letter.has(item, sentence) for item in ("self", "shared", "addressee"))
            if public or not ours or set(tokens(known.name)) <= page:
                continue
            if letter.has("by_reader", sentence):
                continue
            if _is_person(letter, known.name, True):
                yield known.name, sentence.start + known.start, sentence.start + known.end
    for name in _typed_people(letter):
        place = _standing(letter, name, False)
        if place:
            yield place


def _is_quoted(letter: Letter, sentence: Sentence, start: int) -> bool:
    """Whether the name is a place or a topic, or stands in what the reader wrote."""
    placed = is_placed(sentence.text, start, letter.message.language)
    return placed or letter.has("by_reader", sentence)


def _typed_people(letter: Letter) -> Iterator[str]:
    """People whom the user's own reasons name in full, with what they said or are."""
    why = letter.case.request.why
    language = language_of(why) if why else ""
    names = [found.name for found in people(why, language)] if why else []
    for sentence in sentences(why, 0, len(why)):
        first = _OPENS.match(sentence.text)
        if first and _tells(sentence.text, language):
            names.append(first[0])
    for name in names:
        if len(tokens(name)) > 1 and _is_person(letter, name, True):
            yield name


_OPENS = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’.-]+)+(?=,? [^\W\d_A-ZÀ-Þ])")
"""A name that opens a sentence and stands before a word in small letters."""


def _tells(text: str, language: str) -> bool:
    """Whether a sentence tells what somebody said or is to somebody."""
    lists = lexicon(language)
    said = lists is not None and lists.find("relay", text) is not None
    return said or bool(_relations() & set(tokens(text)))


def _relayed(letter: Letter) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """Full names of people the user knows, where they said or passed on something.

    Known is who stands beside a word such as "colleague", who greets the reader, or whom the
    user's own text names. Not where the sentence speaks of a book or a talk, nor names that a
    profile prints; and not in German, where every noun has a capital.
    """
    case = letter.case
    if letter.message.language == "de":
        return
    own = set(tokens(f"{printed(case.contact)}\n{printed(case.me.profile)}\n{case.me.work}"))
    typed = set(tokens(f"{case.request.why}\n{case.request.earlier}"))
    for sentence, found in letter.hits("person_name"):
        name = set(tokens(found["name"]))
        beside = bool(_relations() & set(tokens(sentence.text))) or name <= typed
        relays = letter.has("relay", sentence) and beside
        public = letter.has("public_work", sentence) or re.search(r"[\"“„«]", sentence.text)
        ours = letter.has("self", sentence) or letter.has("shared", sentence)
        told = (relays or letter.has("greets", sentence)) and ours and not public
        if told and letter.has("addressee", sentence) and not name & own:
            yield sentence, found


def _before_name(text: str) -> tuple[int, bool]:
    """Where the name begins in "Meine Kollegin Petra Lindgren", and whether it is introduced."""
    place, introduced = 0, False
    for word in re.finditer(r"\S+\s+", text):
        bare = fold(word[0].strip(" ,"))
        if bare not in _relations() and bare not in _determiners():
            break
        place, introduced = word.end(), introduced or bare in _relations()
    return place, introduced


@cache
def _relations() -> frozenset[str]:
    """What people are to each other: "colleague", "Kollegin"."""
    return frozenset(fold(word) for word in all_words("relations"))


@cache
def _determiners() -> frozenset[str]:
    """Words that may stand, with a capital, between a sentence's start and a name."""
    return frozenset(fold(word) for name in ("stop", "determiners") for word in all_words(name))


@cache
def _no_person() -> frozenset[str]:
    """Words that names of places and works hold and names of people do not."""
    return frozenset(fold(word) for word in all_words("no_person"))


def _unasked(place: tuple[str, int, int]) -> Finding:
    message = f"{place[0]} is named; you have not ticked that they agreed."
    return at("L21", "E", place, message, "Ask them first, or leave the name out.")


def _standing(letter: Letter, name: str, by_part: bool) -> tuple[str, int, int] | None:
    """Where the name stands in the body: in full, or by one of its words."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", name) if len(word) > 2]
    words = [word for word in words if word[0].isupper() and fold(word) not in _no_person()]
    skip = all_words("honorifics_doctor") | all_words("honorifics_professor")
    words = [word for word in words if word.lower() not in skip]
    if not words:
        return None
    forms = [r"\W+".join(map(re.escape, words))]
    if by_part:
        forms += [re.escape(word) for word in words]
    for form in forms:
        found = re.search(rf"(?<!\w){form}(?!\w)", letter.body)
        if found:
            return place_in(letter.body, *found.span())
    return None


def _agreed(letter: Letter, name: str) -> bool:
    keys = set(tokens(name))
    agreed = (set(tokens(item)) for item in letter.case.request.agreed)
    return keys <= _they_named(letter) or any(
        item and (item <= keys or keys <= item) for item in agreed
    )


def _they_named(letter: Letter) -> set[str]:
    """The words of what the reader of a thank-you said: whom they named is no news to them."""
    heard = letter.case.heard
    if heard is None or letter.kind != "thanks":
        return set()
    texts = [text for point in heard.points for text in (point.quote, point.statement)]
    return set(tokens(" ".join([*texts, *heard.introduces, *heard.named])))


def _is_party(letter: Letter, name: str) -> bool:
    """Whether the name is the contact's, the user's or, in an introduction, the reader's."""
    case, keys = letter.case, set(tokens(name))
    parties = [case.me.name, case.contact.name.text if case.contact and case.contact.name else ""]
    if case.me.profile and case.me.profile.name:
        parties.append(case.me.profile.name.text)
    if letter.kind in ("introduction", "blurb"):
        parties.append(case.request.via)
    return any(party and keys & set(tokens(party)) for party in parties)


def _is_person(letter: Letter, name: str, introduced: bool) -> bool:
    """Whether it names a person; `introduced`: after "my colleague" or the like."""
    words = tokens(name)
    nouns = letter.message.language == "de" and not introduced  # any German noun has a capital
    if (nouns and len(words) < 2) or set(words) <= _relations() | _determiners():
        return False
    stop = folded("stop", "generic", "greetings", "pronouns_f", "pronouns_m")
    if not words or words[0] in stop or set(words) & _no_person():
        return False
    if _is_party(letter, name):
        return False
    case = letter.case
    places = [
        fact.text
        for profile in (case.contact, case.me.profile)
        if profile
        for path, fact in profile.facts()
        if path.endswith(("company", "school"))
    ]
    places.append(case.me.work)
    return not any(set(words) <= set(tokens(place)) for place in places)


def sensitive_traits(letter: Letter) -> Iterator[Finding]:
    """L23. No age, ethnicity, faith, health, family or orientation is inferred.

    What either side states is allowed: a sentence about the sender alone, and a word that
    the profile or the user's own text holds. Words of the job ("family medicine") are no
    traits.
    """
    texts = (printed(letter.case.contact), said(letter.case))
    stated = {stem(word) for text in texts for word in tokens(text)}
    for sentence, found in _inferred(letter):
        if (trait := _trait(letter, found[0])) and stem(trait) in stated:
            continue
        message = "This infers something personal that neither side has stated."
        yield at(
            "L23", "E", place_of(sentence, found), message, "Leave it out; the work is enough."
        )
        return


def _inferred(letter: Letter) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """Traits in sentences about the reader or about both.

    What may be said of either side ("as a father") counts only where the sender is not in
    the sentence.
    """
    for name in ("sensitive", "sensitive_you"):
        for sentence, found in letter.hits(name):
            if name == "sensitive_you" and letter.has("self", sentence):
                continue
            asks = is_question(sentence) and not letter.has("self", sentence)
            if asks or letter.has("shared", sentence) or letter.has("addressee", sentence):
                yield sentence, found
    yield from letter.hits("alone")
    for sentence, found in letter.hits("private"):
        about_me = letter.has("self", sentence) and not letter.has("addressee", sentence)
        if letter.has("guess", sentence) and not about_me:
            yield sentence, found


def _trait(letter: Letter, text: str) -> str:
    """The word that names the trait; nothing where grammar alone does ("at your age")."""
    listed = letter.lexicon.find("trait", text) if letter.lexicon else None
    if listed:
        return tokens(listed[0])[-1]
    stop = {fold(word) for word in all_words("stop")}
    telling = [word for word in tokens(text) if len(word) > 3 and word not in stop]
    return telling[-1] if telling else ""
