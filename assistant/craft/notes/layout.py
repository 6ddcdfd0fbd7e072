"""What the layout of notes says: the title above them, and the headings."""

from __future__ import annotations

import re

from assistant.craft.lexicon import level
from assistant.craft.names import tokens
from assistant.craft.notes.words import expression
from assistant.talks import Conversation

__all__ = ["HEADING_WORDS", "is_title", "marked_headings", "presents", "titles"]

_MONTH = r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|se[pt]|o[ck]t|nov|de[cz]|ene|abr|ago|dic)\w*"
_DAY, _MONTH_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE = re.compile(  # "31-34k" and "3.5 days" are none
    rf"(?<![\w.,])(?:20\d\d-\d\d-\d\d|{_DAY}[./]{_MONTH_NUMBER}(?:[./](?:20)?\d\d|\.)"
    rf"|{_DAY}/{_MONTH_NUMBER}"
    rf"|{_DAY}-{_MONTH_NUMBER}-(?:20)?\d\d|{_DAY}(?:st|nd|rd|th|\.)? ?{_MONTH}"
    rf"|{_MONTH} {_DAY}(?:st|nd|rd|th)?)(?![\w%/])",
    re.IGNORECASE,
)
_HASHES = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"(?:[-*•·◦▪‣+–—]|\d{1,2}[.)])\s+")
HEADING_WORDS = 6
_TELLS = re.compile(
    r"\b(?:is|was|are|were|has|had|says?|said|thinks?|likes?|loves?|hates?|started|works"
    r"|worked|gets?|got|will|would"
    r"|can|ist|war|hat|sagt|es|era|tiene|dice|est|était|dit)\b",
    re.IGNORECASE,
)
_TITLE_LINES, _TITLE_WORDS = 4, 35


def titles(conversation: Conversation, person: str | None = None) -> set[int]:
    """Lines that only say who, when and how: the first block, where it is short.

    A bullet is none; a heading of the first rank is one, and so is a line that only says
    who the `person` is.
    """
    first: list[str] = []
    rows = conversation.source.strip().splitlines()
    if rows and _BULLET.match(rows[0].strip()):
        return set()
    for raw in rows:
        if not raw.strip():
            break
        first.append(" ".join(raw.split()))
    else:
        first = first[:1]  # without an empty line below it, nothing tells a head from the notes
    turns = conversation.turns
    if not turns or not (
        is_title(turns[0].text) or rows[0].startswith("# ") or presents(turns[0].text, person)
    ):
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


def presents(text: str, person: str | None) -> bool:
    """Whether a line only says who somebody is: "Priya Shah – data lead, Lumen (video)"."""
    known = set(tokens(person or ""))
    named = bool(known) and known <= set(tokens(text))
    told = _TELLS.search(text) is not None or text.rstrip().endswith(".")
    return named and not told and len(text.split()) <= _TITLE_WORDS // 2


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
