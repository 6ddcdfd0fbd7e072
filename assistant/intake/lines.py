"""A pasted text as lines that know where they stand.

`normalise` makes the text that offsets refer to (`Profile.source`); `split` gives its
lines, `once` takes out what a page prints twice, `fact` makes a `Fact` with spans.

What holds for every fact made here: `plain(visible(" ".join(source[s] for s in spans)))
== plain(fact.text)`. For text without invisible characters `visible` changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.models import Fact, Span, plain

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# The combining marks of UAX #15's stream-safe text: sorting a longer run takes square time.
_MARK = (
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]"
)
_MARKS = re.compile(f"({_MARK}{{30}}){_MARK}+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_JOINERS = re.compile("[\u200c\u200d]+")
_FILLING = re.compile(r"[\s•‣▪●◦·*–—-]")  # lost or changed where a page prints a text twice
_MOST_LINES = 200  # of one text that a page repeats on one line
_MOST_CHARACTERS = 20_000


def normalise(text: str) -> str:
    """The text with every kind of line break as a newline, and safe to keep and to compare.

    Lone surrogates, which no encoding can store, become U+FFFD. A run of more than 30
    combining marks is cut to 30.
    """
    text = _SURROGATES.sub("\ufffd", _BREAKS.sub("\n", text))
    return _MARKS.sub(r"\1", text)


def visible(text: str) -> str:
    """The text without control, zero-width, bidi and tag characters.

    A joiner is kept where script or emoji need it: between two characters of neither Latin
    nor blank.
    """
    text = _INVISIBLE.sub("", text)
    if "\u200d" not in text and "\u200c" not in text:
        return text

    def needed(match: re.Match[str]) -> str:
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        after = text[match.end() : match.end() + 1]
        joins = all(side and not side.isspace() and ord(side) > 0x24F for side in (before, after))
        return match.group()[0] if joins else ""

    return _JOINERS.sub(needed, text)


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or a part of one: `source[start:end]`, without blanks at the ends.

    `text` is plain and visible and never empty. `gap`: a blank line, or the text's start,
    stands before it. `indent`: blanks stand before it on its line. `doubled`: the page
    printed it twice; `glued`: both times on one line. `block`: it belongs to a running text
    that the page printed twice, so it is no title or date whatever it looks like; lines of
    one text share the number.
    """

    text: str
    start: int
    end: int
    source: str = field(repr=False, compare=False)
    gap: bool = False
    indent: bool = False
    doubled: bool = False
    glued: bool = False
    block: int = 0

    def part(self, start: int, end: int) -> Line | None:
        """The characters `start:end` of `text` as a line of its own; None if they are blank.

        Where no place in the source can be told for them, the whole line.
        """
        if not self.text[start:end].strip():
            return None
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
        end = start + len(self.text[start:end].rstrip())
        raw = self.source[self.start : self.end]
        if raw != self.text:
            places = _places(raw)
            while places and places[0][0] == " ":
                del places[0]  # a blank after something invisible
            while places and places[-1][0] == " ":
                del places[-1]
            if "".join(piece for piece, _, _ in places) != self.text or len(places) < end:
                return self
            low, high = places[start][1], places[end - 1][2]
        else:
            low, high = start, end
        low, high = self.start + low, self.start + high
        text = plain(visible(self.source[low:high]))
        return replace(self, text=text, start=low, end=high) if text else None


def _places(raw: str) -> list[tuple[str, int, int]]:
    """Each character of the plain text with the characters of `raw` it comes from."""
    places: list[tuple[str, int, int]] = []
    index = 0
    while index < len(raw):
        end = index + 1
        while end < len(raw) and (
            unicodedata.combining(raw[end])
            or "\u1160" <= raw[end] <= "\u11ff"
            or _INVISIBLE.match(raw[end])
        ):
            end += 1
        for piece in unicodedata.normalize("NFKC", visible(raw[index:end])):
            blank = piece.isspace()
            if not (blank and places and places[-1][0] == " "):
                places.append((" " if blank else piece, index, end))
        index = end
    return places


def split(source: str) -> list[Line]:
    """The lines of a normalised text that hold something visible, in order."""
    lines: list[Line] = []
    gap = True
    start = 0
    for raw in source.split("\n"):
        text = plain(visible(raw))
        if text:
            indent = len(raw) - len(raw.lstrip())
            end = start + len(raw.rstrip())
            lines.append(Line(text, start + indent, end, source, gap=gap, indent=indent > 0))
        gap = not text
        start += len(raw) + 1
    return lines


def fact(*lines: Line, joint: str = "\n", sure: bool = True) -> Fact:
    """The fact these lines state, with a span for each.

    `joint` stands between them: a newline between paragraphs, a blank where one text was
    wrapped.
    """
    return Fact(
        text=joint.join(line.text for line in lines),
        spans=tuple(Span(start=line.start, end=line.end) for line in lines),
        sure=sure,
    )


def squeezed(text: str) -> str:
    """The text without blanks, bullets and dashes: what is left alike in both printings."""
    return _FILLING.sub("", text)


def halved(line: Line) -> Line:
    """The first half of a line whose two halves are the same ("AboutAbout"), else the line."""
    size = len(line.text)
    for first, second in ((size // 2, size // 2), ((size - 1) // 2, (size + 1) // 2)):
        half = line.text[:first]
        if half != line.text[second:] or (first != second and line.text[first] != " "):
            continue
        glued = first == second and (len(half) > 2 or (half[:1].isupper() and len(half) > 0))
        spaced = first != second and len(half) > 20
        if (glued or spaced) and not half.isdigit():
            part = line.part(0, first)
            return replace(part, doubled=True, glued=True) if part else line
    return line


def once(lines: Sequence[Line], *, halves: bool) -> list[Line]:
    """The lines without repetitions; what was printed twice is marked `doubled` or `block`.

    Taken out are a line equal to the one before (a third time too: an image is described by
    the title next to it), a line's second half (only with `halves`,
    for a page known to print lines twice: "Mimi" is a name elsewhere), and a text of several
    lines that comes again flattened onto one line, or glued to the end of its last line.
    """
    kept: list[Line] = []
    blocks = 0
    for index, line in enumerate(lines):
        if kept and not kept[-1].doubled and kept[-1].text == line.text:
            kept[-1] = replace(kept[-1], doubled=True)
            continue
        if halves and _third(kept, line, lines[index + 1 : index + 2]):
            continue
        count = _flattened(kept, line.text)
        if count:
            blocks += 1
            kept[-count:] = [replace(item, doubled=True, block=blocks) for item in kept[-count:]]
            continue
        last, count = _glued(kept, line)
        if last is not None:
            blocks += 1
            kept[len(kept) - count :] = [
                replace(item, doubled=True, block=blocks) for item in [*kept[-count:], last]
            ]
            continue
        kept.append(halved(line) if halves else line)
    return kept


def _third(before: Sequence[Line], line: Line, after: Sequence[Line]) -> bool:
    """Whether a line stands there once more after its two printings, and not twice again."""
    if not before or not before[-1].doubled or before[-1].glued or before[-1].block:
        return False
    return before[-1].text == line.text and not (after and after[0].text == line.text)


def _flattened(before: Sequence[Line], text: str) -> int:
    """How many of the last lines `text` repeats on one line: 0, or at least 2."""
    if len(text) > _MOST_CHARACTERS or not before:
        return 0
    rest = squeezed(text)
    for count, line in enumerate(reversed(before[-_MOST_LINES:]), start=1):
        piece = squeezed(line.text)
        if line.block or not rest.endswith(piece):
            return 0
        rest = rest[: len(rest) - len(piece)]
        if not rest:
            return count if count > 1 else 0
    return 0


def _glued(before: Sequence[Line], line: Line) -> tuple[Line | None, int]:
    """The last line of a text without the flattened text glued to it, and the lines before it.

    The line is `last + before… + last` with blanks and bullets lost.
    """
    whole = squeezed(line.text)
    if not before or len(line.text) > _MOST_CHARACTERS or len(whole) < 10:
        return None, 0
    above = ""
    for count, earlier in enumerate(reversed(before[-_MOST_LINES:]), start=1):
        piece = squeezed(earlier.text)
        above = piece + above
        size, odd = divmod(len(whole) - len(above), 2)
        if size < 1 or earlier.block:
            return None, 0
        if odd or not piece or not whole.startswith(piece, size):
            continue
        if whole == whole[:size] + above + whole[:size]:
            seen, place = 0, 0
            while seen < size:
                seen += not _FILLING.match(line.text[place])
                place += 1
            return line.part(0, place), count
    return None, 0
