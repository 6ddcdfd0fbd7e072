"""A conversation as the rules read it, and where a model's quotes stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from assistant.craft.evidence import Place, locate
from assistant.craft.instructions import instructions
from assistant.craft.notes.lines import Line, lines
from assistant.craft.notes.off_record import Spans, locked
from assistant.insights import Debrief, Insight, Quoted
from assistant.models import Span, plain
from assistant.talks import Conversation
from assistant.tasks.masking import EMAIL, PHONE
from assistant.tasks.pieces import GAP

__all__ = ["Known", "known", "place_of", "said_in", "same_words"]

_LABEL = re.compile(r"^[^\W\d_][^:\n]{0,40}:\s+")  # who speaks, copied along with the words
# Letters and digits of scripts that part words by blanks; in others every sign would be one.
_LETTER = re.compile(r"[^\W_\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_MARKS = re.compile("|".join(map(re.escape, (GAP, EMAIL, PHONE))))


class Known(NamedTuple):
    """A conversation, who is who in it, and what the rules say of each place and drew from it."""

    conversation: Conversation
    me: str | None  # the user, as the conversation names them
    person: str | None
    on: date  # the day of the conversation
    lines: Sequence[Line]
    locked: Spans  # off the record
    drawn: Debrief

    @property
    def withheld(self) -> tuple[Span, ...]:
        """What no model is sent: what is off the record, and orders to a machine."""
        return (*(Span(start=start, end=end) for start, end in self.locked), *self.orders)

    @property
    def orders(self) -> tuple[Span, ...]:
        """The passages that speak to a machine."""
        told = instructions(self.conversation.text)
        return tuple(Span(start=passage.start, end=passage.end) for passage in told)

    def is_evidence(self, place: Place) -> bool:
        """Whether words say something of the work: no title, and not the user's own.

        Own are words that stand for the most part in lines of the user, and reflections.
        """
        beside = sum(
            _shared(place, line.start, line.end)
            for line in self.lines
            if line.kind != "said" or line.speaker == "user"
        )
        thought = any(same_words(place, one) for one in self.drawn.reflections)
        return not thought and 2 * beside <= place.end - place.start

    def line_of(self, place: Place) -> Line | None:
        """The line in which most of the words stand."""
        return max(
            self.lines,
            key=lambda line: _shared(place, line.start, line.end),
            default=None,
        )

    def twin(self, place: Place) -> Insight | None:
        """The insight that the rules drew from the same words, if any."""
        same = [one for one in self.drawn.insights if same_words(place, one)]
        return max(same, key=lambda one: _shared(place, one.start, one.end), default=None)


def known(
    conversation: Conversation, drawn: Debrief, *, me: str | None, person: str | None, on: date
) -> Known:
    """A conversation as the rules read it; what `drawn` marks as off the record is locked too."""
    found = lines(conversation, me, person)
    every = (drawn.insights, drawn.actions, drawn.referrals, drawn.promises)
    marked = [(item.start, item.end) for kind in every for item in kind if item.off_record]
    spans = tuple(sorted({*locked(conversation.text, found), *marked}))
    return Known(conversation, me, person, on, found, spans, drawn)


def same_words(one: Place | Quoted, other: Place | Quoted) -> bool:
    """Whether two quotes overlap by half of the shorter or more."""
    shorter = min(one.end - one.start, other.end - other.start)
    return 2 * _shared(one, other.start, other.end) >= shorter > 0


def _shared(place: Place | Quoted, start: int, end: int) -> int:
    return max(0, min(place.end, end) - max(place.start, start))


def place_of(read: Conversation, quote: str, at: int) -> Place | None:
    """Where a quote stands in the whole text, or the longest part of it between marks.

    `read` is what the model read, and begins at `at` of the whole text. A quote that begins or
    ends inside a word has the whole word; one that is no more than a word stands for nothing.
    """
    pieces = [part.strip() for part in _MARKS.split(quote)]
    longest = max(pieces, key=len)
    for words in dict.fromkeys((quote, longest, _LABEL.sub("", longest))):
        found = locate(read, words) if re.search(r"\w", words) else None
        if found is not None:
            start, end = _whole_words(read.text, found.start, found.end)
            if _says_something(read.text[start:end]):
                return Place(start + at, end + at, read.text[start:end])
    return None


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and _LETTER.match(text[start]) and _LETTER.match(text[start - 1]):
        start -= 1
    while end < len(text) and _LETTER.match(text[end]) and _LETTER.match(text[end - 1]):
        end += 1
    return start, end


def _says_something(quote: str) -> bool:
    """Two words, or a few signs of a script that has no blanks."""
    return len(_WORD.findall(quote)) >= 2 or len(_UNSPACED.findall(quote)) >= 4


def said_in(text: str, quote: str) -> str | None:
    """A piece of text as it stands in the quote, whatever its case; None where it does not."""
    text, said = plain(text), plain(quote)
    at = said.casefold().find(text.casefold())
    return said[at : at + len(text)] if text and at >= 0 else None
