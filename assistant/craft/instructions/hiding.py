"""Text that stands in a page and that nobody sees: invisible characters, comments, styles."""

from __future__ import annotations

import re
from collections.abc import Iterator

UNSEEN = "holds characters that nobody sees"
REVERSED = "shows its letters in another order than they stand"

_TAGS = re.compile("[\U000e0020-\U000e007f]{2,}")  # ASCII, once more, unseen
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{4,}")  # bytes, hung on an emoji
_ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060-\u2064\ufeff\u180e]{8,}")
_OVERRIDE = re.compile("\u202e[^\u202c\n]{3,400}")
_FLAG = "\U0001f3f4"  # a black flag: England's, Scotland's and Wales's are spelled with tags
_ELEMENT = re.compile(
    r"""<([a-z]{1,10})\b[^<>]{0,300}(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden
    |opacity\s{0,3}:\s{0,3}0(?:\.0\d{0,3})?\s{0,3}[;"']|font-size\s{0,3}:\s{0,3}[01](?:px|pt|em|%)?\s{0,3}[;"']
    |(?<!-)color\s{0,3}:\s{0,3}(?:white|transparent|\#fff(?:fff)?\b|rgba?\(255,\s{0,2}255,\s{0,2}255)
    |(?:left|top|text-indent)\s{0,3}:\s{0,3}-\d{3,}|\shidden\b(?!=)|aria-hidden=["']?true)[^<>]{0,300}>""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
HIDDEN_WORDS = 3
LONGEST = 4000  # characters of one hidden element


def hidden(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end and words of what is unseen, and why it is suspect by itself ("": it is not)."""
    for shape in (_TAGS, _SELECTORS, _ZERO_WIDTH):
        for found in shape.finditer(text):
            if not (shape is _TAGS and text[found.start() - 1 : found.start()] == _FLAG):
                yield found.start(), found.end(), "", UNSEEN
    for found in _OVERRIDE.finditer(text):
        if any("a" <= character.lower() <= "z" for character in found[0]):
            yield found.start(), found.end(), found[0][::-1], REVERSED
    for found in _ELEMENT.finditer(text):
        close = text.find(f"</{found[1]}", found.end(), found.end() + LONGEST)
        end = close if close >= 0 else min(len(text), found.end() + LONGEST)
        words = text[found.end() : end]
        if len(_WORD.findall(words)) >= HIDDEN_WORDS:
            yield found.start(), end, words, "hides words from those who read the page"
    yield from _comments(text)


def _comments(text: str) -> Iterator[tuple[int, int, str, str]]:
    place = text.find("<!--")
    while place >= 0:
        end = text.find("-->", place)
        if end < 0:
            return
        yield place, end + 3, text[place + 4 : end], ""
        place = text.find("<!--", end)
