"""The text of a "Save to PDF" as sections: page marks out, columns apart, headings found."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from assistant.intake.lines import Line, split
from assistant.intake.wording import LANGUAGES, key

SIDE = ("contact", "skills", "languages", "certifications", "honors", "publications", "patents")
BODY = ("about", "experience", "volunteering", "education")

_PAGE = re.compile(
    r"(?:page|seite|página|pagina|pág\.?) ?\d{1,3}(?: ?(?:of|sur|von|de|/) ?\d{1,3})?"
)
_GAP = re.compile(r"\S(\s{3,})\S")
_LEAST_COLUMN = 18


@dataclass
class Sections:
    """The sections of one export. `card`: what stands before any heading."""

    language: str
    card: list[Line] = field(default_factory=list)
    found: dict[str, list[Line]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> list[Line]:
        return self.found.get(name, [])


@cache
def _table() -> Mapping[str, Any]:
    path = resources.files(__package__) / "wording.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def headings(language: str) -> Mapping[str, str]:
    """`key(title)` → section, in the language and, for what stays English, in English."""
    found: dict[str, str] = {}
    for name in (language, "en"):
        for section, titles in _table()[name].items():
            for title in titles:
                found.setdefault(key(title), section)
    return found


@cache
def words_of(name: str) -> frozenset[str]:
    """The keys of a list that stands for all languages: "particles", "spoken"."""
    return frozenset(key(word) for word in _table()[name])


@cache
def words_for_at(language: str) -> tuple[str, ...]:
    """What stands between title and company in the one-column layout, longest first."""
    return tuple(sorted({*_table()["at"][language], "at"}, key=len, reverse=True))


@cache
def closings(language: str) -> tuple[re.Pattern[str], ...]:
    """The last line of the one-column layout ("Contact Ana on LinkedIn"); group 1 the name."""
    lines = [*_table()["closing"][language], *_table()["closing"]["en"]]
    return tuple(re.compile(re.escape(key(line)).replace(r"\{\}", "(.+)")) for line in lines)


def language_of_headings(lines: Sequence[Line]) -> str:
    """The language whose headings stand in the text most often; English where none do.

    The body's titles decide: those of the side column often stay English.
    """
    keys = {key(line.text).rstrip(":") for line in lines}
    counts: Counter[str] = Counter()
    for language in LANGUAGES:
        for section, titles in _table()[language].items():
            weight = 10 if section in (*BODY, "contact") else 1
            counts[language] += weight * any(key(title) in keys for title in titles)
    best = max(counts.values(), default=0)
    return next((language for language in LANGUAGES if counts[language] == best), "en")


def is_page_mark(text: str) -> bool:
    """Whether the line is "Page 1 of 3" or "Page 1", in any of the languages."""
    return _PAGE.fullmatch(key(text)) is not None


def pages(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines by page, without the page marks."""
    found: list[list[Line]] = [[]]
    for line in lines:
        if is_page_mark(line.text):
            found.append([])
        else:
            found[-1].append(line)
    return [page for page in found if page]


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """All lines without page marks; where a page keeps columns, the side column first."""
    ordered: list[Line] = []
    for page in pages(lines):
        edge = _column_edge(page)
        if edge is None:
            ordered.extend(page)
            continue
        side: list[Line] = []
        body: list[Line] = []
        for line in page:
            left, right = _split_at(line, edge)
            side.extend([left] if left else [])
            body.extend([right] if right else [])
        ordered.extend(side + body)
    return ordered


def _column(line: Line) -> int:
    return line.start - (line.source.rfind("\n", 0, line.start) + 1)


def _column_edge(page: Sequence[Line]) -> int | None:
    """Where the body column begins on a page that keeps columns; None on any other."""
    starts: Counter[int] = Counter()
    beside = 0
    for line in page:
        column = _column(line)
        raw = line.source[line.start : line.end]
        if column >= _LEAST_COLUMN:
            starts[column] += 1
        for gap in _GAP.finditer(raw):
            place = column + gap.end() - 1
            if place >= _LEAST_COLUMN:
                starts[place] += 1
                beside += 1
    if not starts or beside < 2:
        return None
    edge, count = starts.most_common(1)[0]
    left = sum(_column(line) < edge - 3 for line in page)
    return edge if count >= 5 and left >= 3 and _nothing_crosses(page, edge) else None


def _nothing_crosses(page: Sequence[Line], edge: int) -> bool:
    """Whether nearly every line that reaches the body column leaves a gap before it."""
    crossing = 0
    for line in page:
        column = _column(line)
        raw = line.source[line.start : line.end]
        if (
            column < edge - 1 < column + len(raw) - 1
            and raw[edge - column - 2 : edge - column].strip()
        ):
            crossing += 1
    return crossing <= len(page) // 10


def _split_at(line: Line, edge: int) -> tuple[Line | None, Line | None]:
    """The parts of a line in the side column and in the body column."""
    column = _column(line)
    raw = line.source[line.start : line.end]
    if column >= edge - 2:
        return None, line
    for gap in _GAP.finditer(raw):
        if column + gap.end() - 1 >= edge - 2:
            return _cut(line, 0, gap.start() + 1), _cut(line, gap.end() - 1, len(raw))
    return line, None


def _cut(line: Line, start: int, end: int) -> Line | None:
    """Characters of the raw line; the line's own `part` counts plain text."""
    raw = line.source[line.start + start : line.start + end]
    found = split(raw)
    if len(found) != 1:
        return None
    low = line.start + start + found[0].start
    high = line.start + start + found[0].end
    return Line(found[0].text, low, high, line.source, gap=line.gap)


def sections(lines: Sequence[Line]) -> Sections:
    """Lines in reading order, by heading.

    A title counts as a heading once, and a side section's title no longer counts after
    the experience began: there it is somebody's words.
    """
    language = language_of_headings(lines)
    titles = headings(language)
    result = Sections(language)
    current = result.card
    one_column = _is_one_column(lines, titles)
    for line in lines:
        name = titles.get(key(line.text).rstrip(":"))
        if name is not None and _opens(name, result, one_column=one_column):
            current = result.found.setdefault(name, [])
            result.order.append(name)
        else:
            current.append(line)
    return result


def _is_one_column(lines: Sequence[Line], titles: Mapping[str, str]) -> bool:
    """The older layout: it begins with the name, and side sections come after the body."""
    first = next((titles.get(key(line.text).rstrip(":")) for line in lines), None)
    return first is None


def _opens(name: str, result: Sections, *, one_column: bool) -> bool:
    if name == "other":
        return one_column or "education" in result.order
    if name in result.found:
        return False
    in_body = any(section in BODY for section in result.order)
    if one_column:
        return True
    if name in SIDE:
        return not in_body
    if name in BODY:
        late = [section for section in result.order if section in BODY]
        return not late or BODY.index(name) > max(BODY.index(section) for section in late)
    return False
