"""The schools of a "Save to PDF": school, then "Degree, Field · (2010 - 2014)", both may wrap."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.intake import wording
from assistant.intake.dates import find_range, read_range, read_single
from assistant.intake.lines import Line
from assistant.intake.passage import Passage, joined
from assistant.intake.pdf.drawn import HEADING, TEXT, full
from assistant.intake.wording import key
from assistant.models import Education, Fact

# "· (2014 - 2018)", "(2016)": what ends an entry; it may be wrapped anywhere.
_DATES = re.compile(r"[\s·,•]*\((?P<dates>[^()]*(?:19|20)\d\d[^()]*)\)$")
# The one-column layout: "Master of Arts, History, 2008 - 2010".
_TRAILING = re.compile(
    r"(?:,\s*|\s|^)(?P<dates>(?:(?:19|20)\d\d)\s*[-–—]\s*(?:(?:19|20)\d\d|\w+))$"
)
_NOTE = re.compile(
    r"(?:activities and societies|grade|activités et associations|aktivitäten und verbände"
    r"|actividades y (?:grupos|asociaciones)|atividades e grupos|résultat|note|nota"
    r"|calificación)\s*:",
    re.IGNORECASE,
)


def read_schools(lines: Sequence[Line]) -> tuple[Education, ...]:
    """The schools in the page's order."""
    entries: list[Education] = []
    for group in _entries(lines):
        notes = [line for line in group if _NOTE.match(line.text)]
        main = [line for line in group if line not in notes]
        if main:
            entries.extend(_schools(main, notes))
    return tuple(entries)


def _entries(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines cut after every line of dates; notes stay with the school above them."""
    groups: list[list[Line]] = [[]]
    for number, line in enumerate(lines):
        if groups[-1] and _closed(groups[-1]) and not _NOTE.match(line.text):
            groups.append([])
        groups[-1].append(line)
        noted = _NOTE.match(line.text) and number + 1 < len(lines)
        if noted and not _NOTE.match(lines[number + 1].text):
            groups.append([])
    return [group for group in groups if group]


def _closed(group: Sequence[Line]) -> bool:
    """Whether the group ends in dates; the bracket may have opened a line before."""
    return any(
        _dates_at_end(Passage(tuple(group[-count:])).text) is not None
        for count in (1, 2)
        if count <= len(group)
    )


def _dates_at_end(text: str) -> re.Match[str] | None:
    match = _DATES.search(text)
    if match and (read_range(match["dates"].strip()) or read_single(match["dates"].strip())):
        return match
    match = _TRAILING.search(text)
    return match if match and find_range(match["dates"]) else None


def _schools(lines: Sequence[Line], notes: Sequence[Line]) -> list[Education]:
    """One entry, or several where schools without dates stand before it."""
    dated = _dates_at_end(Passage(tuple(lines)).text) is not None
    starts = [0] if len(lines) <= 2 else _starts(lines, dated=dated)
    found = []
    for number, start in enumerate(starts):
        stop = starts[number + 1] if number + 1 < len(starts) else len(lines)
        last = number + 1 == len(starts)
        found.append(_school(lines[start:stop], notes if last else ()))
    return found


def _starts(lines: Sequence[Line], *, dated: bool) -> list[int]:
    """Where a new school begins in lines that hold no dates but at their end."""
    starts = [0]
    named = 1  # where the school's name, which may be wrapped, has ended
    for index in range(1, len(lines)):
        before, line = lines[index - 1].text, lines[index].text
        if before.count("(") > before.count(")") or before.endswith((",", "/", "&")):
            continue
        below_name = index == named
        if below_name and full(before, line, HEADING) and not is_degree(line):
            named += 1
            continue
        last = index == len(lines) - 1
        if below_name:
            alone = is_school(line) and not is_degree(line) and not (dated and last)
        else:
            alone = not full(before, line, TEXT) and not (dated and last and not is_school(line))
            alone = alone and not line[:1].islower()
        if alone:
            starts.append(index)
            named = index + 1
    return starts


def is_school(text: str) -> bool:
    """Whether a line holds a word such as "university" in any of the languages."""
    return _holds(text, "school_words")


def is_degree(text: str) -> bool:
    """Whether a line holds a word such as "bachelor" in any of the languages."""
    return _holds(text, "degree_words")


def _holds(text: str, name: str) -> bool:
    even = key(text)
    tokens = set(re.findall(r"[^\W\d_][\w.'-]*", even))
    tokens |= {token.rstrip(".'-") for token in tokens}
    return any(
        word in tokens
        or (" " in word and word in even)
        or (len(word) > 5 and any(word in token for token in tokens))
        for word in wording.words(name)
    )


def _school(lines: Sequence[Line], notes: Sequence[Line]) -> Education:
    passage = Passage(tuple(lines))
    match = _dates_at_end(passage.text)
    stop = match.start() if match else len(passage.text)
    name_lines = _name_lines(lines, stop)
    offset = len(" ".join(line.text for line in lines[:name_lines]))
    start, end = _years(passage, match)
    return Education(
        school=passage.fact(0, min(offset, stop)),
        degree=passage.fact(offset, stop) if offset < stop else None,
        start=start,
        end=end,
        details=tuple(fact for line in notes if (fact := joined([line]))),
    )


def _name_lines(lines: Sequence[Line], stop: int) -> int:
    """How many lines the school's name takes."""
    if len(lines) == 1:
        return 1
    first, second = lines[0].text, lines[1].text
    wraps = full(first, second, HEADING) and not is_degree(second)
    unfinished = re.search(
        r"(?:[,&-]|\b(?:of|and|de|del|di|du|des|la|le|et|für|und|der|y|e|do|da|the|for)) *$", first
    )
    if (wraps or unfinished) and len(first) + 1 + len(second) <= stop and len(lines) > 2:
        return 2
    return 2 if unfinished and len(lines) == 2 and not is_degree(second) else 1


def _years(passage: Passage, match: re.Match[str] | None) -> tuple[Fact | None, Fact | None]:
    if match is None:
        return None, None
    low = match.start("dates")
    text = passage.text[low : match.end("dates")]
    found = find_range(text) or read_single(text.strip())
    if found is None:
        return None, None
    start = passage.fact(low + found.start[0], low + found.start[1])
    if found.end is None:
        return None, start  # one year alone is when it ended
    return start, passage.fact(low + found.end[0], low + found.end[1])
