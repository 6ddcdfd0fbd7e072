"""LinkedIn's "Save to PDF", as text: the modern layout with a side column, the older with one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.intake.dates import range_line
from assistant.intake.lines import Line, fact, normalise, split
from assistant.intake.passage import Passage, column_width, details, joined, text_of
from assistant.intake.pdf.card import Card, read_card
from assistant.intake.pdf.drawn import SIDE as SIDE_EM
from assistant.intake.pdf.drawn import full
from assistant.intake.pdf.drawn import width as width_of
from assistant.intake.pdf.roles import HEAD_WIDTH, read_roles
from assistant.intake.pdf.schools import read_schools
from assistant.intake.pdf.sections import (
    SIDE,
    Sections,
    closings,
    in_reading_order,
    sections,
    words_for_at,
)
from assistant.intake.wording import key
from assistant.models import Experience, Fact, Profile

_GLYPHS = re.compile(r"[\ue000-\uf8ff]")  # icon fonts and blanks without a meaning of their own
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/(?:in|pub)/[^\s()]+", re.IGNORECASE
)
_OPEN_ENDED = re.compile(r"linkedin\.com/(?:in|pub)/(?:[^\s()]*-)?$", re.IGNORECASE)
_TOP_SKILLS = 3  # the export prints no more
_LEAST_TEXT = 78  # characters of a description's line


def read_pdf_export(text: str) -> Profile:
    """The facts of one "Save to PDF", whatever program turned it into text.

    In English, French, German, Spanish and Portuguese; the side column before the body,
    beside it, or none. What is not there stays empty. Never raises.
    """
    source = normalise(_GLYPHS.sub(" ", text))
    found = sections(in_reading_order(split(source)))
    if found.card and not any(name in SIDE for name in found.order[:1]):
        return _one_column(source, found)
    return _modern(source, found)


def _modern(source: str, found: Sections) -> Profile:
    side = [name for name in found.order if name in SIDE]
    before_body = [name for name in side if _stands_before_body(name, found)]
    last = before_body[-1] if before_body else None
    card = read_card(found[last] if last else found.card, found["contact"], last)
    if last:
        found.found[last] = list(card.side)
    body = [*found["about"], *found["experience"], *found["volunteering"]]
    width = column_width(body, _LEAST_TEXT)
    return _profile(source, found, card, width, read_roles(found["experience"], width))


def _stands_before_body(name: str, found: Sections) -> bool:
    order = found.order
    body = next((index for index, item in enumerate(order) if item not in SIDE), len(order))
    return order.index(name) < body


def _profile(
    source: str, found: Sections, card: Card, width: int, roles: tuple[Experience, ...]
) -> Profile:
    address, mail = _contact(found["contact"])
    return Profile(
        kind="pdf",
        language=found.language,
        source=source,
        name=card.name,
        headline=card.headline,
        location=card.location,
        about=_about(found["about"], width),
        experiences=roles,
        education=read_schools(found["education"]),
        skills=_items(found["skills"], sparse=len(found["skills"]) <= _TOP_SKILLS),
        languages=_items(found["languages"]),
        certifications=_items(found["certifications"]),
        volunteering=read_roles(found["volunteering"], width),
        publications=_items(found["publications"]),
        email=mail,
        link=address,
    )


def _about(lines: Sequence[Line], width: int) -> Fact | None:
    if len(lines) == 1 and key(lines[0].text) in {"n/a", "-", "--", "."}:
        return None
    return text_of(lines, column_width(lines, min(width, _LEAST_TEXT - 8)))


def _items(lines: Sequence[Line], *, sparse: bool = False) -> tuple[Fact, ...]:
    """The items of a side section; an item that the narrow column wrapped is one.

    `sparse`: so few lines that a full one alone is no sign that it goes on.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _item_goes_on(groups[-1], line, sparse=sparse):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(item for group in groups if (item := joined(group)))


def _item_goes_on(group: Sequence[Line], line: Line, *, sparse: bool) -> bool:
    last = group[-1].text
    whole = " ".join(item.text for item in group)
    if whole.count("(") > whole.count(")") or line.text.startswith(("(", "&", "/")):
        return True
    if line.text[:1].islower() or last.endswith((",", "&", "-", "/", ":")):
        return True
    if _spells(f"{whole} {line.text}"):
        return True
    wide = width_of(last) > SIDE_EM * 0.66
    return not sparse and wide and full(last, line.text, SIDE_EM) and not last.endswith(")")


def _spells(text: str) -> bool:
    """Whether a bracket at the end holds the initials of the words before it: "… (CRM)"."""
    match = re.search(r"\(([A-Z]{2,6})\)$", text)
    if match is None:
        return False
    words = re.findall(r"[^\W\d_]\w*", text[: match.start()])
    return "".join(word[0] for word in words).upper() == match[1]


def _contact(lines: Sequence[Line]) -> tuple[Fact | None, Fact | None]:
    """Address of the profile and e-mail. An address that was wrapped has no one place."""
    address = mail = None
    for number, line in enumerate(lines):
        if mail is None and (match := _MAIL.search(line.text)):
            part = line.part(*match.span())
            mail = fact(part) if part else None
        if address is None and "linkedin.com/" in line.text.casefold():
            address = _address(line, lines[number + 1 :])
    return address, mail


def _address(line: Line, following: Sequence[Line]) -> Fact | None:
    text = line.text
    for rest in following[:2]:
        if not _OPEN_ENDED.search(text) or not re.match(r"[\w%-]+(?:\s|$)", rest.text):
            break
        text += rest.text.split()[0]
    match = _ADDRESS.search(text)
    if match is None:
        return None
    part = line.part(*match.span())
    if part is not None and part.text == match[0]:
        return fact(part)
    return Fact(text=match[0])


def _one_column(source: str, found: Sections) -> Profile:
    """The older layout, or a body that stands before its side column."""
    contact = [*found["contact"], *(line for line in found.card if _is_contact(line.text))]
    card_lines = [line for line in found.card if not _is_contact(line.text)]
    card = read_card(card_lines, contact, None)
    shown = {key(line.text) for line in found.card}
    for name in found.order:
        found.found[name] = _without_closing(found[name], shown, found.language)
    found.found["contact"] = contact
    if any(_at(line.text, found.language) for line in _titles(found["experience"])):
        width = column_width(found["experience"], _LEAST_TEXT)
        roles = _roles_at(found["experience"], found.language, width)
        volunteering = _roles_at(found["volunteering"], found.language, width)
        profile = _profile(source, found, card, width, roles)
        return profile.model_copy(update={"volunteering": volunteering})
    width = column_width([*found["about"], *found["experience"]], _LEAST_TEXT)
    return _profile(source, found, card, width, read_roles(found["experience"], width))


def _is_contact(text: str) -> bool:
    return bool(
        _MAIL.fullmatch(text)
        or _ADDRESS.match(text)
        or re.fullmatch(r"[+\d][\d ().-]{6,}(?: \(\w+\))?", text)
    )


_FURNITURE = re.compile(
    r"\d+ recommendations? available upon request"
    r"|\d+ (?:people|persons?) ha(?:s|ve) recommended .+",
    re.IGNORECASE,
)


def _without_closing(lines: Sequence[Line], shown: set[str], language: str) -> list[Line]:
    """Without the card that the last page repeats and "Contact Ana on LinkedIn"."""
    patterns = closings(language)
    lines = [line for line in lines if not _FURNITURE.fullmatch(line.text)]
    for number, line in enumerate(lines):
        if any(pattern.fullmatch(key(line.text)) for pattern in patterns):
            kept = list(lines[:number])
            while kept and key(kept[-1].text) in shown:
                kept.pop()
            return kept
    return list(lines)


def _titles(lines: Sequence[Line]) -> list[Line]:
    """The lines right above a line of dates."""
    return [lines[n - 1] for n, line in enumerate(lines) if n and range_line(line.text)]


def _at(text: str, language: str) -> tuple[int, int] | None:
    """Where the title ends and the company begins in "Title at Company"."""
    words = "|".join(re.escape(word) for word in words_for_at(language))
    match = re.search(rf"\s(?:{words})\s+(?=\S)", text)
    return match.span() if match else None


def _roles_at(lines: Sequence[Line], language: str, width: int) -> tuple[Experience, ...]:
    """Roles printed as "Title at Company", then the dates, then the description."""
    dated = [number for number, line in enumerate(lines) if number and range_line(line.text)]
    heads = [_head_start(lines, number, dated) for number in dated]
    roles = []
    for number, (place, head) in enumerate(zip(dated, heads, strict=True)):
        stop = heads[number + 1] if number + 1 < len(heads) else len(lines)
        roles.append(
            _role_at(lines[head:place], lines[place], lines[place + 1 : stop], language, width)
        )
    return tuple(roles)


def _head_start(lines: Sequence[Line], place: int, dated: Sequence[int]) -> int:
    """The head is one line, or two where the first was full."""
    two_back = place - 2
    if two_back < 0 or two_back in dated:
        return place - 1
    before, head = lines[two_back].text, lines[place - 1].text
    wrapped = len(before) > HEAD_WIDTH and not before.endswith((".", "!", "?"))
    return two_back if wrapped and len(head) < 40 and head[:1].islower() else place - 1


def _role_at(
    head: Sequence[Line], dates: Line, tail: Sequence[Line], language: str, width: int
) -> Experience:
    passage = Passage(tuple(head))
    cut = _at(passage.text, language)
    found = range_line(dates.text)
    when = Passage((dates,))
    return Experience(
        title=passage.fact(0, cut[0]) if cut else passage.fact(),
        company=passage.fact(cut[1]) if cut else None,
        start=when.fact(*found.start) if found else None,
        end=when.fact(*found.end) if found and found.end else None,
        current=bool(found and found.current),
        details=details(tail, width),
    )
