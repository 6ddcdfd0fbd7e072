"""Raw notes: one turn a line, as it was typed.

A bullet, a heading, a line of shorthand is one turn. Only a line that was broken for its
width is joined to the one before: notes copied from a mail or a PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.talks import Turn

_BULLET = re.compile(r"(?:[-*•·◦▪‣⁃–—]|#{1,6}|>)\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|[a-z][.)]|\[[ xX]\]|→|->|=>)\s*")
_MARGIN = re.compile(r"\[?\d{1,2}[:.h]\d{2}\]?\s+(?!\W*[^\W\d_][\w .'-]{0,30}:\s)(?=\S)")
_MONEY = re.compile(r"[$£€¥]{1,3}")
_WIDE = 55  # characters; a shorter line was ended by hand
_FULL = 0.8  # of the widest line: how long a line is that was broken for its width
_ENDS = (".", "!", "?", ":", ";", "…")


def turns_of(text: str) -> tuple[Turn, ...]:
    """The notes as turns without speaker or start; bullets and heading marks are left off."""
    lines = [line.strip() for line in text.split("\n")]
    wrapped = _is_wrapped(lines)
    blocks: list[str] = []
    before = ""  # the line above, as it stands
    for stripped in lines:
        bulleted = _BULLET.match(stripped)
        words = " ".join((stripped[bulleted.end() :] if bulleted else stripped).split())
        if not any(c.isalnum() for c in words) and not _MONEY.fullmatch(words):
            before = ""
        elif blocks and wrapped and not bulleted and _goes_on(before, stripped):
            blocks[-1] = f"{blocks[-1]} {words}"
            before = stripped
        else:
            blocks.append(words)
            before = stripped
    return tuple(Turn(text=block) for block in blocks)


def marked(lines: Iterable[str]) -> int:
    """How many lines are marked as only notes are: a bullet, or a time and no name behind it."""
    return sum(
        bool(_BULLET.match(line) or _MARGIN.match(line)) for line in lines if line[:1] != "#"
    )


def _goes_on(before: str, line: str) -> bool:
    """Whether `line` is the rest of the line above, broken for its width."""
    wide = len(before) >= _WIDE and not before.endswith(_ENDS)
    return wide and line[0].islower() and not _NUMBERED.match(line)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines that begin small go on above them; else the notes are typed small."""
    if next((line for line in lines if line), "")[:1].islower():
        return False
    widest = max((len(line) for line in lines), default=0)
    small = [
        len(before) >= max(_WIDE, _FULL * widest) and not before.endswith(_ENDS)
        for before, line in pairwise(lines)
        if before and line[:1].islower() and not _BULLET.match(line)
    ]
    return sum(small) * 3 >= len(small)
