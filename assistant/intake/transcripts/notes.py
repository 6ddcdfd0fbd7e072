"""Raw notes: one turn a line, as it was typed.

A bullet, a heading, a line of shorthand is one turn. Only a line that was broken for its
width is joined to the one before: notes copied from a mail or a PDF.
"""

from __future__ import annotations

import re

from assistant.talks import Turn

_BULLET = re.compile(r"(?:[-*•·◦▪‣⁃–—]|#{1,6}|>)\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|[a-z][.)]|\[[ xX]\]|→|->|=>)\s*")
_WIDE = 55  # characters; a shorter line was ended by hand
_ENDS = (".", "!", "?", ":", ";", "…")


def turns_of(text: str) -> tuple[Turn, ...]:
    """The notes as turns without speaker or start; bullets and heading marks are left off."""
    blocks: list[str] = []
    before = ""  # the line above, as it stands
    for line in text.split("\n"):
        stripped = line.strip()
        bulleted = _BULLET.match(stripped)
        words = " ".join((stripped[bulleted.end() :] if bulleted else stripped).split())
        if not any(c.isalnum() for c in words):
            before = ""
        elif blocks and not bulleted and _goes_on(before, stripped):
            blocks[-1] = f"{blocks[-1]} {words}"
            before = stripped
        else:
            blocks.append(words)
            before = stripped
    return tuple(Turn(text=block) for block in blocks)


def _goes_on(before: str, line: str) -> bool:
    """Whether `line` is the rest of the line above, broken for its width."""
    wide = len(before) >= _WIDE and not before.endswith(_ENDS)
    return wide and line[0].islower() and not _NUMBERED.match(line)
