"""The second ask of a message, beside the conversation: L07 reads this.

Two ways lead to it. Some acts are asks of their own wherever they are asked for (to read
something, to mentor, to introduce). And whatever a polite opening asks for "me" or "my …",
and is no part of a conversation, is a second ask: "could you lend me your book". What is
offered in the conversation's place ("or", "instead") is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.craft.lexicon import level
from assistant.craft.rules.letter import Letter, is_question
from assistant.models import Sentence

_APART = ("review", "mentor", "shadow", "others", "send", "perform", "job_help")
"""Acts that are asks of their own beside the conversation (the lists of the language)."""


def second_ask(letter: Letter, asks: Sequence[Sentence]) -> Sentence | None:
    """A sentence that asks for something other than the one conversation; `asks`: all that ask."""
    found: dict[str, Sentence] = {}
    for name in _APART:
        if name == "others" and letter.kind in ("introduction", "blurb"):
            continue
        for sentence, match in letter.hits(name):
            if not letter.denied(sentence, match) and not _planned(letter, sentence, match):
                found.setdefault(name, sentence)
    for sentence in letter.sentences:
        apart = _asks_apart(letter, sentence)
        if apart and _joins(letter, sentence, apart):
            return sentence
        if any(sentence.start == known.start for known in found.values()):
            continue
        if apart or _is_further(letter, sentence):
            found.setdefault("also", sentence)
    beside = {sentence.start for sentence in found.values()}
    others = [ask for ask in asks if ask.start not in beside]
    talks = any(letter.has("talk", ask) for ask in others)
    places = {sentence.start for sentence in found.values()}
    if len(places) + (talks or letter.kind == "introduction") < 2 and len(found) < 2:
        return None
    return max(found.values(), key=lambda sentence: sentence.start)


def asks_for_more(letter: Letter, sentence: Sentence) -> bool:
    """Whether the sentence asks for an act beside a conversation: to read, to introduce."""
    apart = any(
        letter.has(name, sentence)
        and not any(
            letter.denied(sentence, match) or _planned(letter, sentence, match)
            for one, match in letter.hits(name)
            if one is sentence
        )
        for name in _APART
    )
    return apart or _asks_apart(letter, sentence) is not None


def _is_further(letter: Letter, sentence: Sentence) -> bool:
    """Whether the sentence asks for something on top: "Could you also …", and no talk."""
    asks = is_question(sentence) and letter.has("bare_question", sentence)
    talks = letter.has("talk", sentence) or letter.has("learning", sentence)
    return asks and letter.has("also", sentence) and not talks


def _planned(letter: Letter, sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether the sender tells of their own plan: "Voy a presentarme a una plaza"."""
    before = level(sentence.text)[: found.start()]
    return letter.lexicon is not None and letter.lexicon.find("own_plan", before) is not None


def _asks_apart(letter: Letter, sentence: Sentence) -> re.Match[str] | None:
    """Where the sentence asks for an act beside the talk, and not in its place."""
    introducing = letter.kind in ("introduction", "blurb")
    if introducing or letter.has("alternative", sentence) or letter.lexicon is None:
        return None
    if not (is_question(sentence) or any(letter.has(name, sentence) for name in _ASKING)):
        return None
    for name in ("second", "visiting"):
        for found in letter.lexicon.every(name, sentence.text):
            learning = letter.lexicon.find("learning", level(sentence.text)[: found.start()])
            denied = letter.denied(sentence, found) or _planned(letter, sentence, found)
            if not (denied or learning):
                return found
    return _for_me(letter, sentence)


_ASKING = ("request", "asking")


def _for_me(letter: Letter, sentence: Sentence) -> re.Match[str] | None:
    """A polite opening followed by an act for the sender that is no part of a conversation.

    Between two openings one act is looked at: up to the end of its clause.
    """
    lists = letter.lexicon
    if lists is None:
        return None
    text = level(sentence.text)
    openings = list(lists.every("asking", text))
    ends = [*(opening.start() for opening in openings[1:]), len(text)]
    for opening, end in zip(openings, ends, strict=False):
        act = text[opening.end() : end]
        clause = re.split(r"[.,;:]", text[: opening.start()])[-1]
        if lists.find("learning", clause) or (not opening[0] and not is_question(sentence)):
            continue
        act = re.split(r"[.;:?!]", act)[0].lstrip(" ,")[:_ACT]
        spoken = lists.find("conversing", act)
        if (spoken and spoken.start() == 0) or lists.find("minutes", act):
            continue
        if lists.find("pleading", opening[0]) and not letter.has("also", sentence):
            continue  # "please forgive my English"
        denied = lists.find("negation", act[:_NEAR]) or letter.denied(sentence, opening)
        if lists.find("for_me", act) and not denied:
            return opening
    return None


_ACT = 120  # characters of what an opening asks for
_NEAR = 14  # and of its beginning, where "not" denies it


def _joins(letter: Letter, sentence: Sentence, other: re.Match[str]) -> bool:
    """Whether one sentence asks for a talk "and" for something else."""
    if letter.lexicon is None:
        return False
    talk = letter.lexicon.find("minutes", sentence.text)
    if talk is None or other.start() < talk.end():
        return False
    between = level(sentence.text)[talk.end() : other.start() + len("and")]
    return re.search(r"\b(?:and|und|et|y|e|ed)\b", between, re.IGNORECASE) is not None
