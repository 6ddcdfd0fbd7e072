"""A conversation in pieces that fit a model's window, and the text of each as it is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.craft.sentences import sentences
from assistant.models import Span
from assistant.talks import Conversation, Turn

WORDS = 1500  # of a piece: with the prompt and the answer about 6,000 tokens
OVERLAP = 150  # words of the piece before that come again, so that an answer has its question
LETTERS = 6  # characters that count as a word where blanks are rare
GAP = "[…]"  # stands for what is not sent


def pieces(
    conversation: Conversation, words: int = WORDS, overlap: int = OVERLAP
) -> tuple[Span, ...]:
    """Overlapping places in `Conversation.text`, together all of it.

    A piece is whole turns; a turn longer than a piece is cut between sentences, and a
    sentence longer than one between words. A turn longer than a third of a piece does not
    come again.
    """
    units = [unit for turn in _turns(conversation) for unit in _units(*turn, words)]
    found, first = list[Span](), 0
    while first < len(units):
        last, size = first + 1, units[first][2]
        while last < len(units) and size + units[last][2] <= words:
            size += units[last][2]
            last += 1
        found.append(Span(start=units[first][0], end=units[last - 1][1]))
        if last == len(units):
            break
        again, repeated = last, 0
        while again - 1 > first and repeated < overlap:
            if repeated + units[again - 1][2] > words // 3:
                break
            again -= 1
            repeated += units[again][2]
        first = again
    return tuple(found)


def shown(
    conversation: Conversation,
    piece: Span,
    withheld: Sequence[Span],
    me: str | None,
    person: str | None,
) -> str:
    """A piece as the model reads it: a turn a line, who speaks before it where that is known.

    The user is "Me", the person "Them"; others keep their names. What is `withheld`, and
    white space beside it, is one mark; a turn of which nothing is left is left out.
    """
    lines = []
    for turn, start, end in _turns(conversation):
        text = _without(conversation.text, max(start, piece.start), min(end, piece.end), withheld)
        if re.search(r"\w", text):
            name = {me: "Me", person: "Them"}.get(turn.speaker, turn.speaker)
            lines.append(f"{name}: {text}" if turn.speaker else text)
    return "\n".join(lines)


def _turns(conversation: Conversation) -> Iterator[tuple[Turn, int, int]]:
    at = 0
    for turn in conversation.turns:
        yield turn, at, at + len(turn.text)
        at += len(turn.text) + 1


def _size(text: str) -> int:
    """Words, or what stands for them in a script without blanks."""
    return max(len(text.split()), len(text) // LETTERS)


def _units(turn: Turn, start: int, end: int, words: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and size of the parts of a turn that are never cut."""
    if _size(turn.text) <= words:
        yield start, end, _size(turn.text)
        return
    for sentence in sentences(turn.text, 0, len(turn.text)):
        first = sentence.start
        while _size(turn.text[first : sentence.end]) > words:
            most = first + words * LETTERS
            blank = turn.text.rfind(" ", first + 1, most)
            cut = blank if blank > first else most
            # Short words fill a piece before its characters do.
            starts = [found.start() for found in re.finditer(r"\S+", turn.text[first:cut])]
            if len(starts) > words:
                cut = first + starts[words]
            yield start + first, start + cut, _size(turn.text[first:cut])
            first = cut
        text = turn.text[first : sentence.end]
        if text.strip():
            yield start + first, start + sentence.end, _size(text)


def _without(text: str, start: int, end: int, withheld: Sequence[Span]) -> str:
    """The words between two places, without those that are not sent."""
    kept, at = list[str](), start
    for span in sorted(withheld, key=lambda one: one.start):
        if span.start < end and span.end > at:
            kept += [text[at : max(at, span.start)].rstrip(), GAP]
            at = min(end, span.end)
    kept.append(text[at:end].strip() if len(kept) else text[at:end])
    mark = re.escape(GAP)
    return re.sub(rf"{mark}(?: ?{mark})+", GAP, " ".join(filter(None, kept))).strip()
