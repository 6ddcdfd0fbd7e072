"""Where sentences begin and end, in plain text of any language.

Blank lines part paragraphs, single line breaks may be wrapping, bullets stand alone. A
full stop after an abbreviation, an initial or a number ends nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.craft.lexicon import all_words
from assistant.models import Record

__all__ = ["BULLET", "POSTSCRIPT", "Piece", "blocks", "piece", "sentences"]

BULLET = re.compile(r"[ \t]*(?:[-*•·▪◦‣–—]|\d{1,2}[.)])[ \t]+\S")
POSTSCRIPT = re.compile(r"(?:p\.? ?-?s\.?|p\. ?d\.|n\.? ?b\.?|追伸)(?!\w)[ :.–-]*", re.IGNORECASE)
_STOPS = re.compile(r"[.!?…]+[\"'»”’“)\]]*(?=\s|$)|[。！？]+[」』）”]*|\s»")
_PAIRS = re.compile(r'“[^”\n]{1,200}”|„[^“”\n]{1,200}[“”]|«[^»\n]{1,200}»|(?<!\w)"[^"\n]{1,200}"|「[^」\n]{1,200}」|\([^()\n]{1,200}\)')  # noqa: E501  # fmt: skip
_MAY_END = frozenset("a.m p.m etc usw inc ltd co corp jr sr s.a s.l ph.d u.s u.k e.u al ecc ss enz itd".split())  # noqa: E501, SIM905  # fmt: skip
_ZONE = re.compile(r"(?:[ECMP][SD]?T|CEST|UTC|GMT|BST|Eastern|Central|Pacific|Mountain)\b")


class Piece(Record):
    """A part of a body: `body[start:end] == text`."""

    text: str
    start: int
    end: int


def piece(body: str, start: int, end: int) -> Piece | None:
    """The piece between two offsets without the blanks at its ends; None where nothing is."""
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return Piece(text=body[start:end], start=start, end=end) if start < end else None


def blocks(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Paragraphs, bullets, and lines that were broken on purpose, as spans."""
    for paragraph in re.finditer(r"(?:[^\n]|\n(?![ \t\r]*\n))+", body[start:end]):
        first, last = start + paragraph.start(), start + paragraph.end()
        lines = [
            (first + line.start(), first + line.end())
            for line in re.finditer(r"[^\n]+", body[first:last])
            if line[0].strip()
        ]
        width = max((stop - begin for begin, stop in lines), default=0)
        opened = None
        for index, (begin, stop) in enumerate(lines):
            if opened is None:
                opened = begin
            following = lines[index + 1] if index + 1 < len(lines) else None
            if following is None or _breaks(body, (begin, stop), following, width):
                yield opened, stop
                opened = None


def _breaks(body: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether the line break between two lines of a paragraph parts sentences.

    A wrapped line is one that the next line's first word would have made too long; a
    break where that word had room was meant.
    """
    below = body[slice(*following)]
    if BULLET.match(below):
        return True
    head = below.split(maxsplit=1)[0]
    had_room = (line[1] - line[0]) + 1 + len(head) <= min(width, 60)
    return had_room and not head[0].islower()


def sentences(body: str, start: int, end: int) -> list[Piece]:
    """The sentences of one block, in order."""
    text = body[start:end]
    inside = [pair.span() for pair in _PAIRS.finditer(text)]
    inside += [short.span() for short in _split_abbreviations().finditer(text)]
    inside += [head.span() for head in [POSTSCRIPT.match(text)] if head]
    lowercase = not re.search(r"[.!?]\s+[^\W\d_a-z]", text)
    out: list[Piece | None] = []
    begin = 0
    for stop in _STOPS.finditer(text):
        if _ends(text, stop, inside, lowercase):
            out.append(piece(body, start + begin, start + stop.end()))
            begin = stop.end()
    out.append(piece(body, start + begin, end))
    kept = [found for found in out if found]
    if len(kept) > 1 and not re.search(r"\w", kept[-1].text):  # a lone emoji is no sentence
        kept[-2:] = [_joined(body, kept[-2], kept[-1])]
    return kept


@cache
def _split_abbreviations() -> re.Pattern[str]:
    """Abbreviations written with a blank inside: "z. B.", "p. ej."."""
    spaced = (re.escape(word) for word in all_words("abbreviations") if ". " in word)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(spaced))})\.(?=\s*\S)", re.IGNORECASE)


def _joined(body: str, one: Piece, two: Piece) -> Piece:
    return Piece(text=body[one.start : two.end], start=one.start, end=two.end)


def _ends(text: str, stop: re.Match[str], inside: list[tuple[int, int]], lowercase: bool) -> bool:
    """Whether these stops end a sentence."""
    if any(first <= stop.start() and stop.end() < last for first, last in inside):
        return False
    rest = text[stop.end() :].lstrip()
    if not rest or stop[0][0] in "。！？":
        return True
    if not re.search(r"[.!?…]", stop[0]):  # a French closing quote after a blank
        return bool(re.search(r"[.!?…]\s*$", text[: stop.start()])) and not rest[0].islower()
    if rest[0].islower() and not (lowercase or stop[0] == "?"):
        return False
    if rest.startswith("»") or (stop[0] != "." and stop[0] != "…"):
        return not rest.startswith("»")
    return not _is_abbreviated(text[: stop.start()], rest, lowercase)


def _is_abbreviated(before: str, rest: str, lowercase: bool) -> bool:
    """Whether a full stop after `before` belongs to an abbreviation, an initial or a number."""
    token = re.search(r"\S+$", before)
    last = token[0].lstrip("(\"'“«„").lower() if token else ""
    pair = re.search(r"(\w{1,2}\. \w{1,2}|\w{1,2}\. \w{1,2}\. \w)$", before)
    known = all_words("abbreviations")
    if last in _MAY_END:
        return last in {"a.m", "p.m"} and bool(_ZONE.match(rest))
    if pair and pair[0].lower() in known:
        return True
    if token and re.search(r"(?<!\w)(?:[^\W\d_a-zI]|(?:[A-Z]\.)+[A-Z])$", token[0]):
        return rest[0].isupper()
    if re.search(r"(?:^|\s|[–-])\d{1,2}$", before):
        return rest[0].islower() or bool(_MONTH.match(rest))
    if last in all_words("doubtful"):  # words as well: a number or a name must follow
        return rest[0].isdigit() or (last in {"st", "fr"} and rest[0].isupper())
    return last in known or (lowercase and "." in last and rest[0].islower())


_MONTH = re.compile(
    r"(?:jan|feb|m[äa]r[zs]|apr|ma[ij]|jun|jul|aug|sep|okt|oct|nov|de[zc]|jahrhundert|klasse|semester|stock|stadium)",
    re.IGNORECASE,
)
