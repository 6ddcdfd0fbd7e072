"""How the user sounds: what they changed in drafts before sending them.

Only the wording is learned. Names of people, companies and schools, numbers, addresses,
and whatever the draft took from a profile are masked, so that nothing about one contact is
told to the next, and no example can pass for a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from assistant.craft.message import read_message
from assistant.models import KeptRequest, Profile, plain
from assistant.tasks.voice import VoiceExample

FEW = 5  # examples that are shown to a model: the newest say most of how the user sounds now
_LONGEST = 300  # characters; what is longer is hardly one sentence
_FEWEST = 3  # words, besides masks, that a sentence must have to show any wording
_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+")
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_MASK = re.compile(r"\[\w+\]")
_MASKS_IN_A_ROW = re.compile(r"\[name\](?:['’]s)?(?:(?:[ ,&-]|\s)+\[name\])+")


def examples(
    sent: Iterable[tuple[KeptRequest, Profile]], own_name: str
) -> tuple[VoiceExample, ...]:
    """The newest changed sentences of requests that went out; `sent` is the newest first.

    Each request comes with the profile of the person it went to, for the names in it.
    """
    found: list[VoiceExample] = []
    for kept, contact in sent:
        mask = _Mask(kept, contact, own_name)
        for before, after in _changed(kept.draft.body, kept.body):
            example = VoiceExample(before=mask(before), after=mask(after))
            if example.before != example.after and _says_something(example):
                found.append(example)
            if len(found) == FEW:
                return tuple(found)
    return tuple(found)


def _changed(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Sentences that were put in place of others, in order."""
    one, two = _sentences(before), _sentences(after)
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind != "replace":
            continue
        if b - a == d - c:
            yield from zip(one[a:b], two[c:d], strict=True)
        else:
            yield " ".join(one[a:b]), " ".join(two[c:d])


def _sentences(body: str) -> list[str]:
    return [plain(sentence.text) for sentence in read_message(body).sentences]


def _says_something(example: VoiceExample) -> bool:
    texts = (example.before, example.after)
    return all(
        len(text) <= _LONGEST and len(re.findall(r"\w+", _MASK.sub("", text))) >= _FEWEST
        for text in texts
    )


class _Mask:
    """Takes out of a sentence what it tells of anybody."""

    def __init__(self, kept: KeptRequest, contact: Profile, own_name: str) -> None:
        request = kept.request
        names = {own_name, request.via, *request.agreed, *_names(contact)}
        told = {
            source.quote
            for sentence in kept.draft.sentences
            for source in sentence.sources
            if source.origin == "profile"
        }
        self._names = _any_of(names, re.IGNORECASE)
        self._told = _any_of(told, re.IGNORECASE)
        # Parts of names, and other words of the profile that are written like names: the user
        # may call the company by its first word, or take a school from another line.
        self._parts = _any_of(
            form
            for name in names
            for word in re.findall(r"\w{2,}", name)
            if word[0].isupper()
            for form in (word, word.upper())
        )
        self._capitals = _capitals(contact)

    def __call__(self, text: str) -> str:
        text = _ADDRESS.sub("[address]", text)
        text = self._names.sub("[name]", text)
        text = self._told.sub("[fact]", text)
        text = self._parts.sub("[name]", text)
        first = re.match(r"\W*\w+", text)
        begin = first.end() if first else 0
        text = text[:begin] + self._capitals.sub("[name]", text[begin:])
        return _NUMBER.sub("[number]", _MASKS_IN_A_ROW.sub("[name]", text))


def _names(contact: Profile) -> Iterator[str]:
    facts = [contact.name, contact.given, *contact.mutual]
    facts += [item.company for item in (*contact.experiences, *contact.volunteering)]
    facts += [item.school for item in contact.education]
    yield from (fact.text for fact in facts if fact)


def _capitals(contact: Profile) -> re.Pattern[str]:
    texts = [fact.text for _, fact in contact.facts()]
    return _any_of({word for text in texts for word in re.findall(r"\b[^\W\d_a-z]\w+", text)})


def _any_of(texts: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """A pattern that finds any of the texts as whole words, the longest first."""
    found = sorted({plain(text) for text in texts if plain(text)}, key=lambda t: (-len(t), t))
    whole = "|".join(re.escape(text).replace(r"\ ", r"\s+") for text in found)
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)" if whole else r"(?!)", flags)
