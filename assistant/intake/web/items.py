"""What each line of a section of entries is: dates, a length of time, a logo, text.

Roles, schools and voluntary work are printed as entries: perhaps a logo's description, then
short lines in a fixed order, then text. The line of dates is the mark to go by, because its
form is its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.intake import dates, wording
from assistant.intake.dates import Range
from assistant.intake.lines import Line, fact, halved
from assistant.intake.web.page import is_chrome, logo_of
from assistant.models import Fact

What = Literal["logo", "dates", "total", "employment", "company", "place", "skills", "text"]
_LONGEST_TITLE = 160


@dataclass(frozen=True)
class Item:
    """A line and what it is.

    "total": how long at one employer, above several titles. "employment": "Full-time" and
    no more. "company": an employer with the kind of employment. "place": one that says
    on-site, hybrid or remote. "skills": the skills of a role. "text": anything else.
    `range` is set for dates; `months` for dates and totals where a length is printed.
    """

    line: Line
    what: What
    range: Range | None = None
    months: int | None = None

    @property
    def prose(self) -> bool:
        """Whether the line is part of a text and cannot be a title, an employer or a school."""
        text = self.line.text
        return self.line.block > 0 or looks_like_prose(text)


def looks_like_prose(text: str) -> bool:
    """Whether a line reads as a sentence or a bullet: its ends tell, and its length."""
    if len(text) > _LONGEST_TITLE or text.startswith(("•", "- ", "– ", "* ", "→", "✓", "▪", "●")):
        return True
    last = text.rstrip("\"'”»)")
    return last.endswith((";", ":", "!", "?", "...")) or (
        last.endswith(".") and len(text.split()) > 4
    )


def is_bold(line: Line) -> bool:
    """Whether a line stands on two lines; a page that glues the others does so with titles."""
    return line.doubled and not line.glued and not line.block


def items_of(found: Sequence[Line], language: str, *, doubled: bool) -> list[Item]:
    """The lines of a section as items, buttons left out.

    `doubled`: the page prints lines twice; what it printed once is then not a title but a
    line of the page itself, such as a role's skills.
    """
    kept = [line for line in found if line.block or not is_chrome(line.text, language)]
    items: list[Item] = []
    for index, line in enumerate(kept):
        item = _item(line, language)
        if item.what == "text" and not line.block:
            if _is_logo(kept, index):
                item = Item(line, "logo")
            elif _is_skills(kept, index, doubled=doubled):
                item = Item(line, "skills")
        if item.what in ("employment", "place") and _is_name(kept, index, language):
            item = Item(line, "text")
        if item.what == "dates" and items and _same_dates(items[-1], item):
            continue
        items.append(item)
    return items


def _item(line: Line, language: str) -> Item:
    text = line.text
    if line.block or len(text) > wording.LONGEST:
        return Item(line, "text")
    found = dates.range_line(text)
    if found is not None:
        return Item(line, "dates", found, found.months)
    parts = [part.strip() for part in text.split(" · ")]
    employment = [wording.key(part) in wording.words("employment") for part in parts]
    mode = [wording.key(part) in wording.words("modes") for part in parts]
    months = dates.months_in(parts[-1])
    if months is not None and len(parts) <= 3:
        return Item(line, "total", months=months)
    if len(parts) > 1 and mode[0] and employment[-1]:
        return Item(line, "company")  # called "Remote"; a place stands on a line of its own
    if sum(employment) < 2 and all(a or b for a, b in zip(employment, mode, strict=True)):
        return Item(line, "employment" if any(employment) else "place")
    # An employer may be called like a kind of employment: "Freelance · Self-employed".
    if len(parts) > 1 and (employment[-1] or (mode[-1] and any(employment[1:]))):
        return Item(line, "company")
    if len(parts) > 1 and mode[-1]:
        return Item(line, "place")
    if wording.says("skills_line", text, language):
        return Item(line, "skills")
    return Item(line, "text")


def _is_name(kept: Sequence[Line], index: int, language: str) -> bool:
    """Whether a kind of employment or a work mode alone on its line is a title or an employer.

    So it is as the first line of an entry, on two lines where all else is glued, and right
    above an employer or the length of time there.
    """
    line = kept[index]
    if " · " in line.text:
        return False
    if index == 0 or (is_bold(line) and any(other.glued for other in kept)):
        return True
    what = [_item(other, language).what for other in kept[index + 1 : index + 3]]
    if what[:1] in (["company"], ["total"]) or logo_of(kept[index - 1].text) is not None:
        return True
    if what[:1] == ["dates"]:
        return _item(line, language).what == "place"  # where one works stands below the dates
    # Right below an employer that begins an entry it is that employer's kind of employment.
    begins = index == 1 or logo_of(kept[index - 2].text) is not None
    return what in (["text", "dates"], ["place", "dates"]) and not begins


def _same_dates(earlier: Item, item: Item) -> bool:
    """Whether the dates are those of the line above, printed in another way for readers."""
    return (
        earlier.range is not None
        and item.range is not None
        and (earlier.range.first, earlier.range.last) == (item.range.first, item.range.last)
    )


def _is_logo(kept: Sequence[Line], index: int) -> bool:
    """A logo's description names what stands in one of the next lines, or begins an entry."""
    name = logo_of(kept[index].text)
    if name is None:
        return False
    wanted = wording.key(name)
    ahead = [halved(line).text for line in kept[index + 1 : index + 4]]
    if any(wording.key(text).startswith(wanted) for text in ahead):
        return True
    return not kept[index].doubled and any(
        dates.range_line(line.text) for line in kept[index + 1 : index + 5]
    )


def _is_skills(kept: Sequence[Line], index: int, *, doubled: bool) -> bool:
    """A role's skills without "+N": printed once on a page that doubles, else behind an icon.

    The icon leaves blanks before the line; a page whose every line is indented says nothing.
    """
    line = kept[index]
    if looks_like_prose(line.text):
        return False
    if doubled:
        alike = sum(other.doubled for other in kept)
        return not line.doubled and alike * 2 > len(kept) and index > 0
    indented = sum(other.indent for other in kept)
    return line.indent and indented * 3 <= len(kept) and index > 0


def start_of(item: Item | None) -> Fact | None:
    """The first date of an item of dates, as printed."""
    if item is None or item.range is None:
        return None
    part = item.line.part(*item.range.start)
    return fact(part) if part else None


def end_of(item: Item | None) -> Fact | None:
    """The last date, or the printed word for now."""
    if item is None or item.range is None or item.range.end is None:
        return None
    part = item.line.part(*item.range.end)
    return fact(part) if part else None


def first_part(line: Line) -> Line | None:
    """The line without what follows its last " · ": an employer without the employment.

    Kinds of employment and work modes go, and one short tail that is not known.
    """
    end = len(line.text)
    for _ in range(3):
        head, mark, tail = line.text[:end].rpartition(" · ")
        known = wording.key(tail) in wording.words("employment") | wording.words("modes")
        if not mark or not (known or (end == len(line.text) and len(tail.split()) <= 3)):
            break
        end = len(head)
    return line.part(0, end)


def details_of(items: Sequence[Item]) -> tuple[Fact, ...]:
    """The paragraphs and bullets among `items`; nothing that follows the line of skills."""
    kept: list[Fact] = []
    for item in items:
        if item.what == "skills":
            break
        if item.what != "logo":
            kept.append(fact(item.line))
    return tuple(kept)
