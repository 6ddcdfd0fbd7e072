"""Schools: school / degree and field / dates / grade, societies, text.

All but the school may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.intake import dates, wording
from assistant.intake.lines import Line, fact
from assistant.intake.web.items import (
    Item,
    details_of,
    end_of,
    is_bold,
    items_of,
    looks_like_prose,
    start_of,
)
from assistant.models import Education

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['.][^\W_]+)*\.?")


@dataclass
class _Entry:
    school: Line
    degree: Line | None = None
    dates: Item | None = None
    sure: bool = True
    body: list[Item] = field(default_factory=list)


def read_education(found: Sequence[Line], language: str, *, doubled: bool) -> tuple[Education, ...]:
    """The schools of a section, in its order."""
    items = [_dated(item) for item in items_of(found, language, doubled=doubled)]
    chunks: list[list[Item]] = [[]]
    bold = any(item.line.glued for item in items)
    for item in items:
        if item.what == "logo":
            chunks.append([])
            continue
        if bold and item.what == "text" and is_bold(item.line):
            chunks.append([])  # where all else is glued, the school alone stands on two lines
        chunks[-1].append(item)
    entries = [
        entry
        for number, chunk in enumerate(chunks)
        for entry in _entries(chunk, language, logo=number > 0)
    ]
    return tuple(
        Education(
            school=fact(entry.school, sure=entry.sure),
            degree=fact(entry.degree, sure=entry.sure) if entry.degree else None,
            start=start_of(entry.dates),
            end=end_of(entry.dates),
            details=details_of(entry.body),
        )
        for entry in entries
    )


def _dated(item: Item) -> Item:
    """A school's dates may be one year: "2016"."""
    if item.what != "text" or item.line.block or len(item.line.text) > 30:
        return item
    single = dates.read_single(item.line.text)
    if single is None or single.stop != len(item.line.text):
        return item
    return replace(item, what="dates", range=single)


def says(words: str, text: str) -> bool:
    """Whether one of the words of that list ("school_words", "degree_words") stands in the text."""
    known = wording.words(words)
    even = wording.key(text)
    found = {match.group() for match in _WORD.finditer(even)}
    if found & known or any(" " in word and word in even for word in known):
        return True
    return words == "school_words" and any(
        stem in word for stem in wording.words("school_stems") for word in found
    )


def _entries(chunk: Sequence[Item], language: str, *, logo: bool) -> list[_Entry]:
    """The entries of the lines below one logo, or of a section without logos."""
    entries: list[_Entry] = []
    region: list[Item] = []
    for item in chunk:
        if item.what != "dates":
            region.append(item)
            continue
        size = _head_size(region, language, first=not entries)
        if size == 0 and entries:
            region.append(item)  # a date within a text
            continue
        _close(entries, region[: len(region) - size], language, logo=logo)
        head = [entry.line for entry in region[len(region) - size :]]
        if head:
            entries.append(_Entry(head[0], head[1] if len(head) > 1 else None, item))
            entries[-1].body.extend(Item(line, "text") for line in head[2:])
        region = []
    _close(entries, region, language, logo=logo)
    return entries


def _is_note(item: Item, language: str) -> bool:
    return item.what != "text" or wording.says("note_education", item.line.text, language)


def _head_size(region: Sequence[Item], language: str, *, first: bool) -> int:
    """How many of the lines above a date are its school and degree."""
    if first and region:
        if says("school_words", region[0].line.text) or len(region) <= 2:
            return min(len(region), 2) if len(region) <= 2 else _tail_size(region, language)
        return _tail_size(region, language)
    return _tail_size(region, language)


def _tail_size(region: Sequence[Item], language: str) -> int:
    last = region[-1] if region else None
    if last is None or _is_note(last, language) or last.prose:
        return 0
    above = region[-2] if len(region) > 1 else None
    if above is None or _is_note(above, language) or above.prose:
        return 1
    degree_above = says("degree_words", above.line.text) and not says(
        "school_words", above.line.text
    )
    if degree_above and len(region) > 2 and not says("degree_words", last.line.text):
        return 1  # the degree of the school before, which prints no dates
    school_last = says("school_words", last.line.text) and not says("degree_words", last.line.text)
    return 1 if school_last and not says("school_words", above.line.text) else 2


def _close(entries: list[_Entry], body: Sequence[Item], language: str, *, logo: bool) -> None:
    """Give the lines to the last entry, or to schools without dates that they turn out to be."""
    index = 0
    while index < len(body):
        item = body[index]
        plain_line = not _is_note(item, language) and not item.prose
        opens = plain_line and (
            not entries
            or (
                (not logo or entries[-1].dates is not None)
                and says("school_words", item.line.text)
                and not looks_like_prose(item.line.text)
                and len(item.line.text.split()) <= 10
            )
        )
        if opens:
            after = body[index + 1] if index + 1 < len(body) else None
            degree = (
                after.line
                if after is not None
                and not _is_note(after, language)
                and not after.prose
                and (
                    not says("school_words", after.line.text)
                    or says("degree_words", after.line.text)
                )
                else None
            )
            entries.append(_Entry(item.line, degree, sure=logo or degree is not None))
            index += 2 if degree else 1
            continue
        if entries:
            entries[-1].body.append(item)
        index += 1
