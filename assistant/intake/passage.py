"""Stretches of text over several lines: what a narrow column wrapped, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.intake.lines import Line, fact
from assistant.models import Fact

_BULLET = re.compile(r"(?:[•●▪▫◦‣∙·■□○◆➢➤✓✔*–—-]|o(?=\s{2,})|\d{1,2}[.)])\s+(?=\S)")
_BULLET_GLUED = re.compile(r"[•●▪◦‣■➢➤✓✔]\s*(?=\S)")


@dataclass(frozen=True)
class Passage:
    """Lines joined by blanks; every character knows its place in the source."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The lines' text joined by single blanks."""
        return " ".join(line.text for line in self.lines)

    def fact(self, start: int = 0, end: int | None = None, *, sure: bool = True) -> Fact | None:
        """Characters `start` up to `end` of `text` as a fact; None when they are blank."""
        parts = self.parts(start, end)
        return fact(*parts, joint=" ", sure=sure) if parts else None

    def parts(self, start: int = 0, end: int | None = None) -> list[Line]:
        """The pieces of lines that make up characters `start` up to `end` of `text`."""
        stop = len(self.text) if end is None else end
        parts: list[Line] = []
        offset = 0
        for line in self.lines:
            low, high = max(0, start - offset), min(len(line.text), stop - offset)
            part = line.part(low, high) if low < high else None
            if part is not None:
                parts.append(part)
            offset += len(line.text) + 1
        return parts


def joined(lines: Iterable[Line], *, sure: bool = True) -> Fact | None:
    """Wrapped lines as one fact; None when there are none."""
    return Passage(tuple(lines)).fact(sure=sure)


def bullet(text: str) -> int:
    """How many characters of a line are its bullet and the blanks after it."""
    match = _BULLET.match(text) or _BULLET_GLUED.match(text)
    return match.end() if match else 0


def paragraphs(lines: Sequence[Line], width: int) -> list[list[Line]]:
    """The lines by paragraph or bullet. `width` is that of the column in characters.

    A line goes on in the next one when the next one's first word would not have fitted.
    """
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last is None or bullet(line.text) or not runs_on(last.text, line.text, width):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def runs_on(text: str, following: str, width: int) -> bool:
    """Whether `following` may be the wrapped rest of `text` in a column of `width`."""
    word = following.split(" ", 1)[0]
    if len(text) + 1 + len(word) > width * 0.88:
        return True
    return following[:1].islower() and not text.endswith((".", "!", "?", ":"))


def details(lines: Sequence[Line], width: int) -> tuple[Fact, ...]:
    """One fact a paragraph or bullet, without the bullets."""
    facts = []
    for group in paragraphs(lines, width):
        passage = Passage(tuple(group))
        found = passage.fact(bullet(passage.text))
        if found is not None:
            facts.append(found)
    return tuple(facts)


def text_of(lines: Sequence[Line], width: int, *, sure: bool = True) -> Fact | None:
    """Running text as one fact with line breaks between its paragraphs, bullets kept."""
    facts = [found for group in paragraphs(lines, width) if (found := joined(group))]
    if not facts:
        return None
    spans = tuple(span for found in facts for span in found.spans)
    return Fact(text="\n".join(found.text for found in facts), spans=spans, sure=sure)


def column_width(lines: Iterable[Line], least: int) -> int:
    """The width of the column that holds `lines`, in characters, at least `least`."""
    lengths = sorted((len(line.text) for line in lines), reverse=True)
    return max(least, lengths[min(2, len(lengths) - 1)] if lengths else least)
