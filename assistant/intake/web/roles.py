"""Roles: a title at a place, one by one or several titles under one employer.

One role: title / employer · employment / dates / place / text / skills. Several at one
employer: employer / employment · length / place, then for each: title / (employment) /
dates / text. A role begins above its line of dates; how far above is what is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assistant.intake import wording
from assistant.intake.lines import Line, fact
from assistant.intake.web.group import Group
from assistant.intake.web.items import (
    Item,
    details_of,
    end_of,
    first_part,
    is_bold,
    items_of,
    start_of,
)
from assistant.intake.web.page import logo_of
from assistant.models import Experience, Fact


@dataclass
class _Head:
    """The lines above a role's dates that belong to it: `size` items of the region before."""

    size: int
    title: Line | None = None
    company: Line | None = None
    sure: bool = True
    grouped: bool = False


@dataclass
class _Role:
    head: _Head
    dates: Item | None
    body: list[Item] = field(default_factory=list)


def read_roles(found: Sequence[Line], language: str, *, doubled: bool) -> tuple[Experience, ...]:
    """The roles of a section, in its order."""
    items = _without_dates_in_text(items_of(found, language, doubled=doubled))
    layout = _layout(items)
    roles: list[_Role] = []
    group: Group | None = None
    region: list[Item] = []
    for item in items:
        if item.what != "dates":
            region.append(item)
            continue
        head, group = _head(region, item, group, layout, first=not roles)
        _close(roles, region[: len(region) - head.size], layout)
        roles.append(_Role(head, item))
        if group is not None:
            group.add(item)
        region = []
    _close(roles, region, layout)
    return tuple(_experience(role) for role in roles if role.head.title or role.head.company)


@dataclass(frozen=True)
class _Layout:
    """What tells the roles of one employer from the next employer's, on this page.

    `tight`: no gap stands between an employer and the dates, but one between a title and
    the dates. `bold`: titles are printed on two lines, all else twice on one. `logos`: an
    employer mostly begins with its logo.
    """

    tight: bool
    bold: bool
    logos: bool


def _layout(items: Sequence[Item]) -> _Layout:
    pairs = [(a, b) for a, b in pairwise(items) if b.what == "dates"]
    below = [b.line.gap for a, b in pairs if a.what == "company"]
    dated = [item for item in items if item.what == "dates"]
    bold = sum(_is_bold(item) for item in items)
    glued = any(item.line.glued for item in items)
    return _Layout(
        tight=bool(below) and not any(below) and any(b.line.gap for _, b in pairs),
        bold=glued and bold >= len(dated) > 0,
        logos=any(item.what == "logo" for item in items),
    )


def _is_bold(item: Item) -> bool:
    return item.what == "text" and is_bold(item.line)


def _without_dates_in_text(items: list[Item]) -> list[Item]:
    """Dates without a length are text where the page prints a length with its own."""
    dated = [item for item in items if item.what == "dates"]
    with_length = sum(item.months is not None for item in dated)
    if with_length * 2 <= len(dated):
        return items
    kept: list[Item] = []
    for item in items:
        stray = item.what == "dates" and item.months is None
        if stray and not (kept and kept[-1].what in ("company", "employment")):
            item = replace(item, what="text", range=None)
        kept.append(item)
    return kept


def _head(
    region: list[Item],
    item: Item,
    group: Group | None,
    layout: _Layout,
    *,
    first: bool,
) -> tuple[_Head, Group | None]:
    """Which of the items above a line of dates are its title and employer."""
    logo = next((i for i in range(len(region) - 1, -1, -1) if region[i].what == "logo"), None)
    start = 0 if logo is None else logo
    total = next((i for i in range(len(region) - 1, start, -1) if region[i].what == "total"), None)
    if total is not None and region[total - 1].what in ("text", "company"):
        return _head_of_group(region, total, start if logo is not None else total - 1)
    if logo is not None:
        return _head_below_logo(region, logo)
    names = [entry for entry in region if entry.what in ("text", "company", "employment")]
    if not names:
        return _Head(size=0), group
    last = names[-1]
    if last.what == "employment" and (
        (group is not None and not group.kinds) or len(names) < 2 or names[-2].prose
    ):
        last = replace(last, what="text")  # a title such as "Trainee"
    if last.what == "employment":
        size = len(region) - region.index(names[-2])
        if group is None or group.exceeds(item):
            # An employer is always printed, and may be called "Freelance".
            return _Head(size, names[-2].line, last.line, sure=False), None
        return _Head(size, names[-2].line, group.company, grouped=True), group
    second = _title_above(region, names[-1])
    if last.what == "company":
        size = len(region) - region.index(second if second else last)
        return _Head(size, second.line if second else None, first_part(last.line)), None
    if layout.bold:
        second = None if is_bold(last.line) else second
    elif group is not None and second is not None and _stays(group, item, layout):
        second = None
    if second is None:
        size = len(region) - region.index(names[-1])
        if group is None:
            # A title alone above the dates: no employer is printed.
            return _Head(size, last.line, None, sure=first or len(names) == 1), None
        return _Head(size, last.line, group.company, grouped=True), group
    size = len(region) - region.index(second)
    told = layout.bold or first or len(names) == 2
    return _Head(size, second.line, first_part(last.line), sure=told), None


def _stays(group: Group, item: Item, layout: _Layout) -> bool:
    """Whether a role without a kind of employment belongs to the employer read last."""
    if layout.tight:
        return item.line.gap
    told = group.takes(item)
    if told is False and layout.logos and group.overlaps(item):
        return True  # two titles at a time; another employer would have its logo
    return told is not False


def _title_above(region: Sequence[Item], last: Item) -> Item | None:
    """The line that stands directly above, if it can be a title and is no text of a role."""
    place = region.index(last) - 1
    if place < 0 or region[place].what != "text" or region[place].prose:
        return None
    return region[place]


def _head_of_group(region: list[Item], total: int, start: int) -> tuple[_Head, Group | None]:
    """Employer / length / (place) / title / (employment), `total` being the length's place."""
    company = first_part(region[total - 1].line) or region[total - 1].line
    kind = " · " in region[total].line.text
    names = ("text", "company", "employment")
    rest = [entry for entry in region[total + 1 :] if entry.what in names]
    each = not kind and len(rest) > 1 and rest[-1].what == "employment"
    group = Group(company, region[total].months, kinds=each)
    rest = rest[:-1] if each else rest
    size = len(region) - start
    if not rest:
        return _Head(size, None, company, sure=False, grouped=True), group
    return _Head(size, rest[-1].line, company, grouped=True), group


def _head_below_logo(region: list[Item], logo: int) -> tuple[_Head, Group | None]:
    """The lines from a logo's description on: title / employer, or employer / title."""
    name = wording.key(logo_of(region[logo].line.text) or "")
    below = [entry for entry in region[logo + 1 :] if entry.what in ("text", "company")]
    size = len(region) - logo
    if not below:
        return _Head(size), None
    if len(below) == 1:
        named = wording.key(below[0].line.text) == name
        if named and below[0].what == "text":
            return _Head(size, None, below[0].line, sure=False), None
        return _Head(size, below[0].line, None, sure=False), None
    company = next((entry for entry in below if entry.what == "company"), None)
    if company is None:
        matching = [entry for entry in below if wording.key(entry.line.text) == name]
        company = matching[-1] if matching else below[1]
    if company is below[0]:
        group = Group(first_part(company.line) or company.line, None)
        return _Head(size, below[-1].line, group.company, grouped=True), group
    return _Head(size, below[0].line, first_part(company.line)), None


def _close(roles: list[_Role], body: Sequence[Item], layout: _Layout) -> None:
    """Give `body` to the last role, or to roles without dates that it turns out to hold.

    Such a role shows by its logo, by an employer with a kind of employment, or by a title on
    two lines where all else is glued.
    """
    rest: list[Item] = []
    index = 0
    while index < len(body):
        entry = body[index]
        after = body[index + 1] if index + 1 < len(body) else None
        if entry.what == "logo":
            until = next(
                (i for i in range(index + 1, len(body)) if body[i].what == "logo"), len(body)
            )
            head, _ = _head_below_logo(list(body[index : min(until, index + 3)]), 0)
            if head.title and head.company:
                _give(roles, rest)
                roles.append(_Role(head, None))
                rest = []
                index += head.size
                continue
        elif (
            entry.what == "text" and not entry.prose and after and _names_role(entry, after, layout)
        ):
            _give(roles, rest)
            roles.append(_Role(_Head(2, entry.line, first_part(after.line)), None))
            rest = []
            index += 2
            continue
        rest.append(entry)
        index += 1
    _give(roles, rest)


def _names_role(title: Item, company: Item, layout: _Layout) -> bool:
    """Whether two lines above no dates are a title and an employer all the same."""
    if company.what == "company":
        return True
    return (
        layout.bold
        and _is_bold(title)
        and company.what == "text"
        and company.line.glued
        and not company.prose
    )


def _give(roles: list[_Role], body: Sequence[Item]) -> None:
    if roles:
        roles[-1].body.extend(body)
    elif len(body) >= 2 and all(not entry.prose for entry in body[:2]):
        title, company = body[0].line, first_part(body[1].line)
        roles.append(_Role(_Head(2, title, company, sure=False), None, list(body[2:])))


def _experience(role: _Role) -> Experience:
    head = role.head
    body = list(role.body)
    place: Fact | None = None
    if body and role.dates is not None and _is_place(body[0]):
        shown = first_part(body[0].line) if body[0].what == "place" else body[0].line
        alone = body[0].what == "place" and " · " not in body[0].line.text
        place = None if alone or shown is None else fact(shown, sure=body[0].what == "place")
        body = body[1:]
    break_from_work = head.company is not None and _says_break(head.company)
    company = None if break_from_work or head.company is None else head.company
    return Experience(
        title=fact(head.title, sure=head.sure) if head.title else None,
        company=fact(company, sure=head.sure) if company else None,
        start=start_of(role.dates),
        end=end_of(role.dates),
        current=bool(role.dates and role.dates.range and role.dates.range.current),
        place=place,
        details=details_of([entry for entry in body if entry.what != "place"]),
    )


def _says_break(line: Line) -> bool:
    return wording.key(line.text) in wording.words("breaks")


def _is_place(item: Item) -> bool:
    """Whether the line below the dates is where the work is done.

    Without a work mode only its form tells: a few names with commas, not a sentence.
    """
    if item.what == "place":
        return True
    text = item.line.text
    ends = text.endswith(".") and not text[-2:-1].isupper()
    if item.what != "text" or item.prose or ends or len(text) > 80:
        return False
    parts = text.split(", ")
    return len(parts) <= 4 and all(
        len(part.split()) <= 4 and part[:1].isupper() and not part[-1].isdigit() for part in parts
    )
