"""What a model's wording of a question must be beside the one it replaces, or ours stands.

The rules of a plan (`craft.call_plan`) hold for whoever words it. These compare: a model that
copies, drifts, or speaks about the person instead of to them, has improved nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from assistant.craft import call_plan
from assistant.craft.call_plan import PlanFinding, Setting
from assistant.craft.grounding import ground
from assistant.craft.lexicon import level
from assistant.craft.message import Message
from assistant.craft.names import stem, tokens
from assistant.craft.path import employer_of, sure
from assistant.craft.plan_setting import found
from assistant.craft.plan_setting import words as words_of
from assistant.craft.question_rules import late_by_words
from assistant.craft.sentences import sentences
from assistant.models import Case, Profile, Request
from assistant.plans import Question
from assistant.tasks.plan_desk import Desk

__all__ = ["RULES", "objections", "says_again", "sounds_like_a_form"]

RULES: Mapping[str, str] = {
    "M1": "Another question, not ours with a small word changed",
    "M2": "Said to the person, not about them",
    "M3": "What it says of them stands in the profile",
    "M4": "Pay, leaving and unadvertised roles stay what it asks about",
    "M5": "As one speaks, not as a form asks",
    "M6": "It names something of them or the role where ours does",
}

_ALIKE = 0.7  # of the telling words of a text, from where on it only says the other again
_ON_THE_PAGE = 0.5  # of the telling words of a sentence that says something of them
_INITIALS = 2  # letters: a name as short as that is also a word
_THEY = re.compile(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE)
# Whom "they" may mean: more than one, or nobody in particular.
_OTHERS = re.compile(
    r"\b(?:an? \w{2,}|\w{3,}s|people|men|women|children|(?:some|any|every)(?:body|one)|"
    r"who(?:m|ever)?|nobody|person|friend|colleague|beginner|newcomer|team|staff|company)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\byou(?:r|rs|rself|'\w+)?\b", re.IGNORECASE)
_PAY = re.compile(
    r"\b(?:pay\w*|paid|earn\w*|salar\w+|wages?|ranges?|rates?|start(?:s|ed)? on|ask for|offers?|"
    r"money|bonus\w*|cost\w*)\b|[$£€¥₹]\s?\d",
    re.IGNORECASE,
)
_POSTING = re.compile(r"\b(?:posting|advert\w*|listing)\b", re.IGNORECASE)
_WERE = re.compile(r"^you (?:were|worked|used to)\b", re.IGNORECASE)
_FORM = re.compile(
    r"\bwhat (?:is|are|was|were|would be) (?:some of )?the (?:(?:\w+[- ]){0,2})(?:roles?|"
    r"responsibilit\w+|duties|challenges?|skills?|qualit\w+|requirements?|metrics|indicators|"
    r"aspects|factors|environment|history|process|expectations?|tasks)\b|"
    r"\bwhat are some (?:of the|\w+) |\bday-to-day responsibilities\b|"
    r"\bexpected \w+ (?:path|range)\b|\bwhat kind of work does\b|\bmain responsibilit\w+|"
    r"\bkey (?:skill|qualit|responsibilit|challenge|metric|factor)\w*|\bpros and cons\b|"
    r"\bjob description\b",
    re.IGNORECASE,
)


def objections(ours: Question, theirs: Question, at: Desk) -> Iterator[PlanFinding]:
    """What speaks against a model's wording in the place of ours."""
    text, setting = level(theirs.text), at.setting
    if _small_change(ours.text, theirs.text):
        yield _of(theirs, "M1", "Only small words were changed.")
    if _about_them(text, setting):
        yield _of(theirs, "M2", "This speaks about them, not to them.")
    yield from _claims(theirs, at)
    if _drifts(ours, theirs):
        yield _of(theirs, "M4", "This asks about something else.")
    if (match := _FORM.search(text)) is not None:
        yield _of(theirs, "M5", "This sounds like a form.", match[0])
    if call_plan.names_something(ours, setting) and not call_plan.names_something(theirs, setting):
        yield _of(theirs, "M6", "It could be asked of anybody.")


def sounds_like_a_form(text: str) -> bool:
    """Whether nobody would say a question so."""
    return _FORM.search(level(text)) is not None


def says_again(text: str, other: str) -> bool:
    """Whether a text says little but what the other does."""
    said, before = _telling_words(text), _telling_words(other)
    return len(said) > 1 and len(said & before) >= _ALIKE * len(said)


def _of(said: Question, rule: str, message: str, text: str = "") -> PlanFinding:
    return found(said, rule, "E", message, "The question of the offline plan stands.", text)


def _telling_words(text: str) -> set[str]:
    return {stem(word) for word in tokens(text) if len(word) > 3}


def _small_change(ours: str, theirs: str) -> bool:
    """Whether every longer word is the same: only who speaks, or how often, was turned round."""
    first, second = ({stem(w) for w in tokens(one) if len(w) > 4} for one in (ours, theirs))
    return first == second


def _drifts(ours: Question, theirs: Question) -> bool:
    if ours.topic == "pay":
        return _PAY.search(level(theirs.text)) is None
    meant = late_by_words(ours.text)
    return meant == theirs.topic and late_by_words(theirs.text) != meant


def _about_them(text: str, setting: Setting) -> bool:
    they = _THEY.search(text)
    if they and not _OTHERS.search(text[: they.start()]):
        return True
    if _YOU.search(text) or setting.contact is None:
        return False
    contact, said = setting.contact, f" {' '.join(tokens(text))} "
    titles = [tokens(sure(post.title)) for post in contact.experiences]
    places = {word for post in contact.experiences for word in tokens(employer_of(post))}
    names = tokens(contact.name.text) if contact.name else []
    named = [f"the {' '.join(title)}" for title in titles if title]
    named += [name for name in names if len(name) > _INITIALS and name not in places]
    return any(f" {one} " in said for one in named)


def _claims(said: Question, at: Desk) -> Iterator[PlanFinding]:
    """The sentences before the question say something of the person: each must stand there,
    and most of its telling words on their page or among what I typed. What a posting asks for
    is not what they do."""
    asked = at.asked
    told = tuple(
        one
        for one in sentences(said.text, 0, len(said.text))
        if "?" not in one.text and not _quoted(one.text, asked.contact.source)
    )
    if not told:
        return
    case = Case(request=Request(), contact=asked.contact, me=asked.me, today=asked.today)
    known = _known(at)
    for one in told:
        words = _telling_words(one.text) - _common()
        of_them = _YOU.search(one.text) and not _POSTING.search(one.text)
        if of_them and len(words & known) < _ON_THE_PAGE * len(words):
            yield _of(said, "M3", "Little of this stands anywhere.", one.text)
        if _as_if_over(one.text, asked.contact):
            yield _of(said, "M3", "They are still there.", one.text)
    message = Message(greeting=None, sentences=told, signature=None, language="en")
    for finding in ground(message, case)[1]:
        if finding.severity in ("E", "W"):
            yield _of(said, "M3", finding.message, finding.text)


def _as_if_over(sentence: str, contact: Profile) -> bool:
    """Whether a sentence tells of a place in the past at which they still are."""
    if not _WERE.search(sentence):
        return False
    said, posts = f" {' '.join(tokens(sentence))} ", contact.experiences
    now, past = (
        {
            " ".join(words)
            for post in posts
            if post.current is current and (words := tokens(employer_of(post)))
        }
        for current in (True, False)
    )
    return any(f" {one} " in said for one in now) and not any(f" {one} " in said for one in past)


def _known(at: Desk) -> frozenset[str]:
    asked = at.asked
    facts = [fact.text for _, fact in asked.contact.facts()]
    mine = [asked.me.name, asked.me.work, asked.me.learn, *asked.criteria]
    return frozenset(word for text in (*facts, *mine) for word in _telling_words(text))


@cache
def _common() -> frozenset[str]:
    return frozenset(stem(word) for word in str(words_of("common")).split())


def _quoted(sentence: str, source: str) -> bool:
    """Whether a sentence cites the profile, word for word."""
    return any(words in source for words in re.findall(r"[“\"]([^“”\"]{8,})[”\"]", sentence))
