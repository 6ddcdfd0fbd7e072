"""Rules of what is written after a conversation: a point that was made, and nothing new asked.

A thank-you within a day, one specific point, how it will be used, no new ask; whoever made the
introduction hears within two days that the conversation happened.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.craft.names import stem, tokens
from assistant.craft.rules.letter import Letter, at, is_question, span, whole
from assistant.craft.rules.second_ask import asks_for_more
from assistant.models import Finding, Sentence

AFTER = ("thanks", "introducer")
_DAYS = {"thanks": 1, "introducer": 2}  # since the conversation
_SHARED = 2  # telling words that a sentence has in common with one point


def new_ask(letter: Letter) -> Iterator[Finding]:
    """L07 turned round: whoever gave their time is thanked and asked for nothing."""
    for sentence in letter.sentences:
        again = letter.has("talk", sentence) and letter.has("asking", sentence)
        if is_question(sentence) or again or asks_for_more(letter, sentence):
            message = "This asks for something; a thank-you asks for nothing."
            mend = "Leave it out, or write another message for it later."
            yield at("L07", "E", span(sentence), message, mend)
            return


def the_point(letter: Letter) -> Iterator[Finding]:
    """L12 after a conversation: one specific point of it; for an introducer, who it was with."""
    heard, contact = letter.case.heard, letter.case.contact
    if letter.kind == "introducer":
        name = contact.name.text if contact and contact.name else ""
        said = set(tokens(letter.prose))
        if name and not said & set(tokens(name)):
            message = "It does not say whom you talked to."
            yield whole("L12", "E", message, "Name the person they introduced you to.")
        return
    if heard is None or any(_makes(letter, sentence) for sentence in letter.sentences):
        return
    message = "No point of the conversation stands in it."
    yield whole("L12", "E", message, "Add one thing they said that stayed with you.")


def _makes(letter: Letter, sentence: Sentence) -> bool:
    told = _telling(sentence.text)
    points = letter.case.heard.points if letter.case.heard else ()
    return any(
        len(told & _telling(f"{point.statement} {point.quote}")) >= _SHARED for point in points
    )


def _telling(text: str) -> set[str]:
    return {stem(word) for word in tokens(text) if len(word) > 3 or word.isdigit()}


def timing(letter: Letter) -> Iterator[Finding]:
    """L22 after a conversation: a thank-you within a day, the introducer within two. A hint."""
    heard = letter.case.heard
    if heard is None or letter.kind not in _DAYS:
        return
    days = (letter.case.today - heard.on).days
    if days > _DAYS[letter.kind]:
        within = "a day" if _DAYS[letter.kind] == 1 else f"{_DAYS[letter.kind]} days"
        message = f"You talked {days} days ago; this is best sent within {within}."
        yield whole("L22", "I", message, "Better late than never: send it today.")
