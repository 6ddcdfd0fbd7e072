"""A text cut into pieces that can be looked at one by one, each of bounded length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 600  # characters of one piece; longer sentences are cut at a blank
JOINED = 240  # characters of a sentence that runs over several lines
OVERLAP = 120  # characters that a cut sentence's next piece repeats


class Piece(NamedTuple):
    """Characters `start` to `end` of a text. Of several lines: `across` begins the last."""

    text: str
    start: int
    end: int
    across: int = 0


LINE = re.compile(r"[^\n\r\u2028\u2029\u0085\x0b\x0c]+")
_SENTENCE = re.compile(
    r"""(?<=[.!?…])["'”’»)\]]{0,3}[ \t\u00a0]+(?![a-z])|(?<=[。！？])["'”’」』）]{0,2}\s*"""
)
ENDS = re.compile(r"""[.!?…。！？:;]["'”’»)\]]{0,3}\s*$""")


def pieces(text: str) -> Iterator[Piece]:
    """The sentences of each line, and those that seem to run on over line breaks."""
    before: list[Piece] = []  # of the lines just before, which did not end
    for line in LINE.finditer(text):
        parts = list(sentences(line[0], line.start()))
        if not parts:
            continue
        yield from (part for sentence in parts for part in _cut(sentence))
        first, last = parts[0], parts[-1]
        for start in before:
            if first.end - start.start <= JOINED:
                across = first.start - start.start
                yield Piece(text[start.start : first.end], start.start, first.end, across)
        ended = bool(ENDS.search(last.text))
        kept = before if len(parts) == 1 else []
        before = [] if ended else [*kept[-2:], last]


def sentences(line: str, offset: int) -> Iterator[Piece]:
    """The sentences of a line that begins at `offset` of its text."""
    start = 0
    for gap in _SENTENCE.finditer(line):
        if line[start : gap.end()].strip():
            yield Piece(line[start : gap.end()], offset + start, offset + gap.end())
        start = gap.end()
    if line[start:].strip():
        yield Piece(line[start:], offset + start, offset + len(line))


def _cut(piece: Piece) -> Iterator[Piece]:
    start = 0
    while len(piece.text) - start > LONGEST:
        end = piece.text.rfind(" ", start + LONGEST - 100, start + LONGEST)
        end = end if end > 0 else start + LONGEST
        yield Piece(piece.text[start:end], piece.start + start, piece.start + end)
        start = end - OVERLAP
    yield Piece(piece.text[start:], piece.start + start, piece.end)
