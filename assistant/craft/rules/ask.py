"""Rules about the one ask: L07–L09, L19."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.rules.after import AFTER, new_ask
from assistant.craft.rules.letter import Letter, at, is_question, place_of, span, whole
from assistant.craft.rules.second_ask import second_ask
from assistant.models import Finding, Sentence

_MARKS = 3  # question marks, at most


def one_ask(letter: Letter) -> Iterator[Finding]:
    """L07. Exactly one ask, and one to three question marks.

    Alternative times or channels are one ask, and so are the conversation and what
    would be asked in it. A polite request without "?" is an ask. Thanks ask for nothing.
    """
    if letter.lexicon is None:
        return
    if letter.kind in AFTER:
        yield from new_ask(letter)
        return
    marks = sum(len(re.findall(r"[?？]+", _unquoted(item.text))) for item in letter.sentences)
    if marks == 0 and not _asks(letter):
        if letter.kind != "blurb":
            yield whole("L07", "E", "Nothing is asked.", "Ask one thing: a call of 20 minutes.")
        return
    second = second_ask(letter, _asks(letter))
    if second:
        message = "This asks for a second thing; one ask is easier to grant."
        yield at("L07", "E", span(second), message, "Keep the conversation; ask the rest in it.")
    elif marks > _MARKS:
        last = [sentence for sentence in letter.sentences if is_question(sentence)][-1]
        message = f"{marks} question marks; one to three are answered most."
        yield at("L07", "W", span(last), message, "Keep these questions for the call.")


def _asks(letter: Letter) -> list[Sentence]:
    """Sentences that ask, order or announce; easy ways out ask nothing by themselves."""
    return [
        sentence
        for sentence in letter.sentences
        if is_question(sentence)
        or _is_order(letter, sentence)
        or (
            letter.has("request", sentence)
            and (letter.has("talk", sentence) or not letter.has("easy_out", sentence))
        )
    ]


def _is_order(letter: Letter, sentence: Sentence) -> bool:
    """Whether a conversation is demanded or announced instead of asked for."""
    if letter.has("announce", sentence):
        return True
    return (
        letter.has("demand", sentence)
        and letter.has("talk", sentence)
        and not letter.has("request", sentence)
    )


def _unquoted(text: str) -> str:
    return re.sub(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"", "", text)


def ask_is_question(letter: Letter) -> Iterator[Finding]:
    """L08. The ask ends in "?", or is a polite request; it is no order and no announcement."""
    if letter.lexicon is None or letter.kind in AFTER:
        return
    orders: list[Sentence] = []
    for sentence in letter.sentences:
        talk = letter.has("talk", sentence)
        if is_question(sentence):
            if talk or letter.has("request", sentence):
                return
        elif _is_order(letter, sentence) or (talk and letter.has("bare_question", sentence)):
            orders.append(sentence)
        elif talk and letter.has("request", sentence):
            return
    for sentence in orders[:1]:
        mend = "Put it as a question: it is easier to answer."
        yield at("L08", "W", span(sentence), "The ask is not a question.", mend)


def time_box(letter: Letter) -> Iterator[Finding]:
    """L09. 15–30 minutes are named; not in notes, in thanks, nor in what asks to be introduced."""
    limits, request = letter.case.limits, letter.case.request
    untimed = letter.kind == "introduction" or letter.kind in AFTER
    if letter.lexicon is None or request.channel == "note" or untimed:
        return
    if "minutes" not in letter.lexicon.patterns:
        return
    named = [(sentence, found, _minutes(found)) for sentence, found in letter.hits("minutes")]
    if any(limits.minutes_low <= value <= limits.minutes_high for *_, value in named):
        return
    earlier = (_minutes(found) for found in letter.lexicon.every("minutes", request.earlier))
    low, high = limits.minutes_low, limits.minutes_high
    if any(low <= value <= high for value in earlier):
        return
    mend = f"Name {low} to {high} minutes."
    asked = [item for item in named if item[0] in _asks(letter)]
    for sentence, found, value in asked[:1]:
        message = f"{value} minutes: {low} to {high} are granted most."
        yield at("L09", "W", place_of(sentence, found), message, mend)
    if not asked:
        yield whole("L09", "W", "No length of time is named.", mend)


_WORTH = {"half": 30, "twenty": 20, "quarter": 15, "long": 60, "brief": 5, "much": 45}


def _minutes(found: re.Match[str]) -> int:
    groups = {name: value for name, value in found.groupdict().items() if value}
    if "low" in groups:
        return int(groups["low"])
    return next((_WORTH[name] for name in groups if name in _WORTH), 0)


def easy_out(letter: Letter) -> Iterator[Finding]:
    """L19. A phrase that makes "no" easy. A hint; not in connection notes, which lack the room,
    nor where nothing is asked or the answer was yes."""
    if letter.lexicon is None or "easy_out" not in letter.lexicon.patterns:
        return
    if letter.kind == "yes" or letter.kind in AFTER:
        return
    if letter.case.request.channel == "note" or letter.has("easy_out"):
        return
    message = 'Nothing makes it easy to say "no".'
    yield whole("L19", "I", message, 'Such as: "If not, I will understand."')
