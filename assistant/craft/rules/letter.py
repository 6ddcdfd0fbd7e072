"""What a draft rule is, what it looks at, and the ways in which rules look.

A `Letter` is one message taken apart, with its case and the words of its language.
Rules are functions from a `Letter` to findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from assistant.craft.lexicon import Lexicon, level
from assistant.craft.message import Message
from assistant.models import Case, Finding, Part, Profile, Sentence, Severity

Place = tuple[str, int, int]
"""A piece of a text with its start and end."""


class Letter(NamedTuple):
    """One message as the rules see it."""

    subject: str | None
    body: str
    message: Message
    sentences: tuple[Sentence, ...]  # with their sources
    case: Case
    lexicon: Lexicon | None  # None: no list for the message's language

    @property
    def kind(self) -> str:
        """What is being written: a request, a follow-up, a thank-you …"""
        return self.case.request.kind

    @property
    def prose(self) -> str:
        """The body without greeting and signature, each sentence after a blank."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def recipient(self) -> str:
        """Whom the greeting names: `via` where it goes to who introduces, else the contact."""
        if self.kind in ("introduction", "introducer"):
            return self.case.request.via
        contact = self.case.contact
        return contact.name.text if contact and contact.name else ""

    def hits(self, *names: str) -> Iterator[tuple[Sentence, re.Match[str]]]:
        """Every place in a sentence where one of the language's patterns stands."""
        if self.lexicon is None:
            return
        for sentence in self.sentences:
            for name in names:
                for found in self.lexicon.every(name, sentence.text):
                    yield sentence, found

    def has(self, name: str, sentence: Sentence | None = None) -> bool:
        """Whether the pattern stands in `sentence`, or in any."""
        if sentence is None:
            return any(True for _ in self.hits(name))
        return self.lexicon is not None and self.lexicon.find(name, sentence.text) is not None

    def denied(self, sentence: Sentence, found: re.Match[str]) -> bool:
        """Whether a negation stands before `found` in its clause, or inside it.

        In a question only the words right before count: "if it is no trouble, could
        you …" and "is there not a place …" still ask.
        """
        if self.lexicon is None:
            return False
        before = level(sentence.text)[: found.start()]
        if re.search(r"[?？]\W*$", sentence.text):
            close = re.search(r"(?<=\s)(?:\S+\s+){1,3}$", before)
            return close is not None and self.lexicon.find("negation", close[0]) is not None
        edges = [match.end() for match in re.finditer(r"[,;:()]|\s-\s", before)]
        edges += [match.end() for match in self.lexicon.every("clause", before)]
        start = max(edges, default=0)
        return self.lexicon.find("negation", sentence.text[start : found.end()]) is not None


class Rule(NamedTuple):
    """A rule of the craft: what it asks of a message, and where that comes from.

    `severity` is the gravest it gives; `lexical` rules need a word list.
    """

    id: str
    severity: Severity
    title: str
    source: str
    check: Callable[[Letter], Iterator[Finding]]
    lexical: bool = False


def whole(rule: str, severity: Severity, message: str, mend: str, part: Part = "body") -> Finding:
    """A finding about the whole of a part."""
    return Finding(rule=rule, severity=severity, part=part, message=message, mend=mend)


def at(
    rule: str, severity: Severity, place: Place, message: str, mend: str, part: Part = "body"
) -> Finding:
    """A finding about a place in a part."""
    text, start, end = place
    return Finding(
        rule=rule, severity=severity, part=part, text=text, start=start, end=end,
        message=message, mend=mend,
    )  # fmt: skip


def place_of(sentence: Sentence, found: re.Match[str]) -> Place:
    """Where in the body a match inside a sentence stands."""
    start, end = found.span()
    while end > start and sentence.text[end - 1].isspace():
        end -= 1
    return sentence.text[start:end], sentence.start + start, sentence.start + end


def place_in(text: str, start: int, end: int) -> Place:
    """A span of a part with its text."""
    return text[start:end], start, end


def span(sentence: Sentence) -> Place:
    """A whole sentence as a place."""
    return sentence.text, sentence.start, sentence.end


def is_question(sentence: Sentence) -> bool:
    """Whether the sentence ends in a question mark (closing quotes and brackets aside)."""
    return re.search(r"[?？][\"'»”’)\]\s]*[!🙂😊]*\s*$", sentence.text) is not None


def said(case: Case) -> str:
    """Everything the user typed themselves: facts that need no other source."""
    request, me = case.request, case.me
    parts = [request.why, request.earlier, me.work, me.learn, me.name, printed(me.profile)]
    return "\n".join(part for part in parts if part)


@lru_cache(maxsize=64)
def printed(profile: Profile | None) -> str:
    """Everything a profile says, corrections by the user included."""
    if profile is None:
        return ""
    return "\n".join([profile.source, *(fact.text for _, fact in profile.facts())])
