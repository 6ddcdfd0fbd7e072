"""What the layout of notes says: the title above them, the headings, and the rows as typed."""

from __future__ import annotations

import re

from assistant.craft.lexicon import level
from assistant.craft.notes.words import expression
from assistant.talks import Conversation

__all__ = ["HEADING_WORDS", "is_title", "marked_headings", "separate_rows", "titles"]

_MONTH = r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|se[pt]|o[ck]t|nov|de[cz]|ene|abr|ago|dic)\w*"
_DATE = re.compile(
    rf"\d{{1,4}}[./-]\d{{1,2}}[./-]?(?:\d{{2,4}})?|\d{{1,2}}\.? ?{_MONTH}", re.IGNORECASE
)
_HASHES = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"(?:[-*•·◦▪‣+–—]|\d{1,2}[.)])\s+")
HEADING_WORDS = 6
_TITLE_LINES, _TITLE_WORDS = 4, 35
_FULL = 0.8  # of the widest row: nearly all rows of a wrapped paragraph are wider


def titles(conversation: Conversation) -> set[int]:
    """Lines that only say who, when and how: the first block, where it is short."""
    first: list[str] = []
    for raw in conversation.source.strip().splitlines():
        if not raw.strip():
            break
        first.append(" ".join(raw.split()))
    else:
        first = first[:1]  # without an empty line below it, nothing tells a head from the notes
    turns = conversation.turns
    if not turns or not is_title(turns[0].text):
        return set()
    found = {0}
    if len(first) > _TITLE_LINES or len(" ".join(first).split()) > 2 * _TITLE_WORDS:
        return found
    for index, turn in enumerate(turns[1:_TITLE_LINES], start=1):
        inside = any(turn.text in line or line in turn.text for line in first)
        if not inside or len(turn.text.split()) > _TITLE_WORDS:
            break
        found.add(index)
    return found


def is_title(text: str) -> bool:
    """Whether a line only says who, when and how: it is short, and dated or begins so."""
    short = len(text.split()) <= _TITLE_WORDS
    dated = _DATE.search(text) is not None
    return short and (dated or _begins_as_title(text))


def _begins_as_title(text: str) -> bool:
    """Whether a text begins as a title does: "Call with …", "Notes of …"."""
    plain = level(text).lstrip("#* ")
    return re.match(rf"(?:{expression('logistics')})", plain, re.IGNORECASE) is not None


def marked_headings(source: str) -> set[str]:
    """Lines made headings by their layout: "## …", "**…**", underlined, short above bullets."""
    rows = [row.strip() for row in source.splitlines()]
    found: set[str] = set()
    for index, row in enumerate(rows):
        above = rows[index - 1] if index else ""
        below = rows[index + 1] if index + 1 < len(rows) else ""
        bare = " ".join(_HASHES.sub("", row).split())
        words = bare.strip("*_ :").split()
        if not words or len(words) > HEADING_WORDS or _BULLET.match(row):
            continue
        if re.search(r"\d", bare) and not _HASHES.match(row):
            continue
        marked = _HASHES.match(row) or re.fullmatch(r"(\*\*|__|==).+\1:?", row)
        underlined = re.fullmatch(r"[-=~_]{3,}", below)
        alone = not above and _BULLET.match(below) and not row.endswith((".", ",", "!"))
        if marked or underlined or (alone and index > 0):
            found.add(bare)
    return found


def separate_rows(source: str) -> list[str]:
    """Rows that begin with a small letter where the notes are typed so, not wrapped."""
    rows = [" ".join(row.split()) for row in source.splitlines() if row.strip()]
    widest = max((len(row) for row in rows), default=0)
    small = [i for i in range(1, len(rows)) if rows[i][:1].islower()]
    full = sum(len(rows[i - 1]) >= _FULL * widest for i in small)
    if not small or full > len(small) / 2:
        return []
    return [rows[i] for i in small if len(rows[i].split()) > 2]
