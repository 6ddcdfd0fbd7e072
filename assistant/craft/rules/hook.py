"""Rules about why this person, and how much is about the sender: L06, L12, L15."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.craft.names import stem, tokens
from assistant.craft.rules.after import AFTER, the_point
from assistant.craft.rules.letter import Letter, at, is_question, printed, span, whole
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
    for sentence in first:
        if _is_spoken(letter, sentence) and any(map(_is_hook, sentence.sources)):
            return
    if any(_names_fact(letter, sentence) or _retells(letter, sentence) for sentence in first):
        return
    mend = "Begin with what links you: who sent you, what you share, what you read of theirs."
    message = "The first two sentences do not say why you write to this person."
    if first:
        yield at("L06", "W", span(first[0]), message, mend)


def _is_spoken(letter: Letter, sentence: Sentence) -> bool:
    """Whether the sentence speaks of somebody or of something named, not of the weather."""
    if letter.lexicon is None or _NAMED.search(sentence.text):
        return True
    return any(letter.has(name, sentence) for name in ("addressee", "self", "shared"))


def why_you(letter: Letter) -> Iterator[Finding]:
    """L12. One fact beyond name, title and company; a referrer, or why this person, counts.

    A follow-up leans on the message before it; an introduction and its blurb go through
    somebody who knows both, which is the reason. Thanks name one point of the conversation.
    """
    if letter.kind in AFTER:
        yield from the_point(letter)
        return
    if letter.kind != "request" or not _can_know(letter):
        return
    known = _known_of_all(contact) if (contact := letter.case.contact) else frozenset()
    for sentence in letter.sentences:
        if _names_fact(letter, sentence) or _retells(letter, sentence):
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
    spoken = letter.has("addressee", sentence) or _NAMED.search(sentence.text)
    return len(told & _telling(sentence.text)) >= (1 if spoken else 2)


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
    """Whether the sentence names something of the profile of the reader it speaks to.

    That is a capitalised word or a number inside the sentence which the profile prints
    elsewhere than in name, headline, place and current post: a school, a talk, a figure. Two
    such things count even where the sentence does not speak to the reader.
    """
    contact = letter.case.contact
    if contact is None:
        return False
    if _names_in_full(sentence.text, contact):
        return True
    known = set(_known_of_all(contact))
    told: set[str] = set()
    for path, fact in contact.facts():
        if _IDENTITY.match(path) or path in ("headline", "location"):
            known |= _telling(fact.text)
        elif _POSITION.match(path) and _telling(fact.text) <= known:
            continue
        else:
            told |= _telling(fact.text)
    asks = is_question(sentence) and letter.has("talk", sentence)  # its numbers are minutes
    named = (match[1] for match in _NAMED.finditer(sentence.text))
    found = {word for text in named if not (asks and text.isdigit()) for word in _telling(text)}
    spoken = any(letter.has(name, sentence) for name in ("addressee", "shared", "also"))
    return len(found & (told - known)) >= (1 if spoken else 2)


_RETOLD = 2  # telling words that a sentence shares with one short fact; a long one needs more
_SHORT = 14  # words


def _retells(letter: Letter, sentence: Sentence) -> bool:
    """Whether the sentence says to the reader, in small letters, what one fact of theirs tells.

    That is "your article on testing at three in the morning". Positions and what everybody
    would know do not count.
    """
    contact = letter.case.contact
    if contact is None or not letter.has("addressee", sentence):
        return False
    known, said = _known_of_all(contact), _telling(sentence.text)
    for path, fact in contact.facts():
        if _IDENTITY.match(path) or _POSITION.match(path) or path == "location":
            continue
        needed = _RETOLD if len(fact.text.split()) <= _SHORT else _RETOLD + 1
        if len((_telling(fact.text) & said) - known) >= needed:
            return True
    return False


_TITLED = re.compile(r"[^\W\d_a-z][\w'’-]+(?: (?:of|de|del|di|da|&|[^\W\d_a-z][\w'’-]+))+")


def _names_in_full(text: str, contact: Profile) -> bool:
    """Whether a name of several words that the profile prints stands in `text`, in any case.

    Not the contact's own name, place and current post.
    """
    words = f" {' '.join(tokens(text))} "
    return any(f" {name} " in words for name in _titled(contact))


@lru_cache(maxsize=64)
def _titled(contact: Profile) -> frozenset[str]:
    """Schools, employers, works: what the profile writes in several capitalised words."""
    known = _known_of_all(contact)
    found = (tokens(item) for item in _TITLED.findall(printed(contact)))
    return frozenset(
        " ".join(words)
        for words in found
        if len(words) > 1 and not {stem(word) for word in words if len(word) > 4} <= known
    )


def _can_know(letter: Letter) -> bool:
    return letter.case.contact is not None and bool(letter.sentences)
