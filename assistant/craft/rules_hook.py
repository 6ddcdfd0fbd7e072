"""Rules about why this person, and how much is about the sender: L06, L12, L15."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.craft.names import stem, tokens
from assistant.craft.rules import Letter, at, span, whole
from assistant.craft.rules_ask import is_question
from assistant.models import Finding, Profile, Sentence, Source

_REASONS = frozenset({"why", "via"})  # the user's own reasons for writing to this person
_IDENTITY = re.compile(r"(?:name|given|pronouns|email|link|mutual.*)$")
_POSITION = re.compile(r"(?:headline|experiences\.\d+\.(?:title|company|current))$")


def _is_hook(source: Source) -> bool:
    if source.origin == "me":
        return source.field in _REASONS
    return not _IDENTITY.match(source.field)


def hook_first(letter: Letter) -> Iterator[Finding]:
    """L06. The link with the reader stands in the first two sentences."""
    if letter.kind != "request" or not _can_know(letter):
        return
    first = letter.sentences[:2]
    if any(_is_hook(source) for sentence in first for source in sentence.sources):
        return
    if any(_names_fact(letter, sentence) for sentence in first):
        return
    mend = "Begin with what links you: who sent you, what you share, what you read of theirs."
    message = "The first two sentences do not say why you write to this person."
    if first:
        yield at("L06", "W", span(first[0]), message, mend)


def why_you(letter: Letter) -> Iterator[Finding]:
    """L12. One fact beyond name, title and company; a referrer, or why this person, counts.

    A follow-up leans on the message before it; an introduction and its blurb go through
    somebody who knows both, which is the reason.
    """
    if letter.kind != "request" or not _can_know(letter):
        return
    known = _known_of_all(contact) if (contact := letter.case.contact) else frozenset()
    for sentence in letter.sentences:
        if _names_fact(letter, sentence):
            return
        if any(_beyond(letter, sentence, source, known) for source in sentence.sources):
            return
    message = "Nothing here is particular to this person."
    mend = "Add one fact of theirs beyond name, title and company, or why you chose them."
    yield whole("L12", "E", message, mend)


def _beyond(letter: Letter, sentence: Sentence, source: Source, known: frozenset[str]) -> bool:
    """Whether the source is more than who somebody is and where they work now.

    What the sentence takes from it must be a telling word that name, place and current
    post do not have; across languages the words differ, and the source itself counts.
    """
    if source.origin == "me":
        return source.field in _REASONS
    if _IDENTITY.match(source.field):
        return False
    told = _telling(source.quote) - known
    if letter.case.contact and letter.message.language != letter.case.contact.language:
        return bool(told)
    return bool(told & _telling(sentence.text))


def _telling(text: str) -> set[str]:
    """Stems of the words that can tell one fact from another, and numbers."""
    return {stem(word) for word in tokens(text) if len(word) > 4 or word.isdigit()}


@lru_cache(maxsize=64)
def _known_of_all(contact: Profile) -> frozenset[str]:
    """The words of name, place and current post: what everybody would know."""
    post = contact.current or next(iter(contact.experiences), None)
    facts = [contact.name, contact.location, contact.given]
    facts += [post.title, post.company, post.place] if post else []
    return frozenset(word for fact in facts if fact for word in _telling(fact.text))


_INTRODUCING = 2  # sentences about the sender, at most


def self_talk(letter: Letter) -> Iterator[Finding]:
    """L15. At most two sentences introduce the sender; at most half are about the sender."""
    lexicon = letter.lexicon
    if lexicon is None or "self" not in lexicon.patterns or letter.kind == "blurb":
        return
    about_me = [item for item in letter.sentences if _is_self(letter, item)]
    if len(about_me) > _INTRODUCING or 2 <= len(about_me) > len(letter.sentences) / 2:
        message = f"{len(about_me)} sentences are about yourself."
        mend = "Two are enough; the reader looks for what it has to do with them."
        yield at("L15", "W", span(about_me[-1]), message, mend)


def _is_self(letter: Letter, sentence: Sentence) -> bool:
    """Whether the sentence introduces the sender: about me, not about you, and no ask."""
    if is_question(sentence) or not letter.has("self", sentence):
        return False
    if letter.has("addressee", sentence) or letter.has("thanks", sentence):
        return False
    if sentence.sources and all(source.origin == "profile" for source in sentence.sources):
        return False
    return not letter.has("not_intro", sentence) and not letter.has("easy_out", sentence)


_NAMED = re.compile(r"(?<=[^.!?:\s] )[\"“„«‘']?([^\W\d_a-z][\w'’-]{3,}|\d{2,}(?:[.,]\d+)?)")


def _names_fact(letter: Letter, sentence: Sentence) -> bool:
    """Whether the sentence, which speaks to the reader, names something of their profile.

    That is a capitalised word or a number inside the sentence which the profile prints
    elsewhere than in name, headline, place and current post: a school, a talk, a figure.
    """
    contact = letter.case.contact
    if contact is None or not letter.has("addressee", sentence):
        return False
    known = set(_known_of_all(contact))
    told: set[str] = set()
    for path, fact in contact.facts():
        if _IDENTITY.match(path) or _POSITION.match(path) or path == "location":
            known |= _telling(fact.text)
        else:
            told |= _telling(fact.text)
    found = {word for match in _NAMED.finditer(sentence.text) for word in _telling(match[1])}
    return bool(found & (told - known))


def _can_know(letter: Letter) -> bool:
    return letter.case.contact is not None and bool(letter.sentences)
