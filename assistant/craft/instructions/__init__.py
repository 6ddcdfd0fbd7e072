"""Instructions to a machine in a pasted text: what a profile says to the program that reads it.

A profile is another person's text. Some hold sentences meant for a language model: "ignore
your instructions", a role to play, words to say, data to send, in clear or hidden. Nothing
here believes or obeys them; they are found, so that the user sees them and a prompt can
leave them out. What such sentences look like: BIPIA (arXiv:2312.14197), garak's latent
injection probes, OWASP LLM01. The prompt's fences and the checks of what a model wrote do
not depend on it: no list of wordings is complete.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pydantic import Field

from assistant.craft.instructions import encodings, hiding, marks, wordings
from assistant.craft.instructions.asking import is_request, requests
from assistant.craft.instructions.cutting import Piece, pieces
from assistant.craft.instructions.folding import fold
from assistant.models import Record

DEPTH = 2  # of encodings within encodings that are followed


class Passage(Record):
    """A piece of a text that addresses a machine: `text` is the characters `start` to `end`."""

    text: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    why: str


@lru_cache(maxsize=4)  # a screen asks again with every click
def instructions(text: str) -> tuple[Passage, ...]:
    """The passages of `text` that speak to a machine or hide what they say, in order, apart.

    Takes time in proportion to the text, whatever it holds.
    """
    found = [*_commands(text, DEPTH), *requests(text)]
    return tuple(
        Passage(text=text[start:end], start=start, end=end, why=why)
        for start, end, why in _apart(text, found)
    )


Found = tuple[int, int, str]


def _commands(text: str, depth: int) -> Iterator[Found]:
    """Where `text` commands a machine: in clear, by marks, hidden, or encoded."""
    for piece in pieces(text):
        yield from _in_clear(piece)
    yield from marks.marks(text)
    for start, end, hidden, why in hiding.hidden(text):
        if why:
            yield start, end, why
        elif depth and (_holds_command(hidden, depth) or is_request(hidden)):
            yield start, end, "hides an instruction from those who read the page"
    for part in encodings.spaced(text):
        if wordings.is_compact_command(fold(part.text).text):
            yield part.start, part.end, f"hides an instruction in {part.form}"
    if depth:
        for part in encodings.decoded(text):
            if _holds_command(part.text, depth):
                yield part.start, part.end, f"hides an instruction in {part.form}"


def _holds_command(text: str, depth: int) -> bool:
    return next(_commands(text, depth - 1), None) is not None


def _in_clear(piece: Piece) -> Iterator[Found]:
    folded = fold(piece.text)
    for start, end, why in wordings.commands(folded.text):
        runs_on = folded.places[start] < piece.across <= folded.places[end - 1]
        if (runs_on or not piece.across) and not _only_quotes(folded.text):
            yield piece.start, piece.end, why
            return
    if piece.across:
        return
    digits = encodings.plain_digits(folded.text)
    if digits != folded.text and any(wordings.commands(digits)):
        yield piece.start, piece.end, "hides an instruction in digits for letters"
    elif any(map(wordings.is_compact_command, _LONG_WORD.findall(folded.text))):
        yield piece.start, piece.end, "hides an instruction in words without blanks"


_LONG_WORD = re.compile(r"[a-z]{14,}")
_QUOTED = re.compile(r"""["“”„«‹`][^"“”„«»‹›`\n]{1,160}["“”»›`]|(?<!\w)'[^'\n]{1,160}'(?!\w)""")


def _only_quotes(line: str) -> bool:
    """Whether a folded sentence about attacks only quotes one."""
    outside = _QUOTED.sub(" ", line)
    return (
        outside != line
        and wordings.tells_of_attacks(outside)
        and not any(wordings.commands(outside))
    )


def _apart(text: str, found: Iterable[Found]) -> list[Found]:
    """What was found, trimmed, in order, with what touches or overlaps made one."""
    joined: list[Found] = []
    for start, end, why in sorted(found):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        if joined and not text[joined[-1][1] : start].strip(" \t"):
            first, last, reason = joined[-1]
            joined[-1] = (first, max(last, end), reason)
        else:
            joined.append((start, end, why))
    return joined
