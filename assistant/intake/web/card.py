"""The card on top of a profile page: who this is, and how near.

The card's order: name, pronouns, how near, headline; then employer, school and place (older
pages) or place, employer and school (newer ones); numbers of followers; mutual connections;
buttons. A line "Contact info" stands beside or below the place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from assistant.intake import wording
from assistant.intake.lines import Line, fact
from assistant.intake.web.page import Page, degree_in, is_chrome
from assistant.intake.web.posts import author_of
from assistant.models import Fact, plain

_LONGEST_NAME = 90
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_LINK = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/in/[^\s/?#()]{1,120}/?", re.I)
_PRONOUN = re.compile(r"\(?[^\W\d_]{1,7}(?: ?/ ?[^\W\d_]{1,8}){1,3}\)?")
_AND = re.compile(r",? (?:and|et|und|y|e|&) |, ")
Degree = Literal[1, 2, 3]


@dataclass(frozen=True)
class Card:
    """What the card states."""

    name: Fact | None = None
    given: Fact | None = None
    pronouns: Fact | None = None
    headline: Fact | None = None
    location: Fact | None = None
    mutual: tuple[Fact, ...] = ()
    degree: Degree | None = None
    email: Fact | None = None
    link: Fact | None = None


def read_card(page: Page, places: Collection[str]) -> Card:
    """The card of `page`. `places`: employers and schools of the page, which the card repeats."""
    known = {wording.key(place) for place in places}
    top = _without_furniture(page)
    author = author_of((*page.top, *page.section("activity")), page.language)
    if author is not None and _begins_below_card(page, author):
        mutual = _mutual(page)
        return Card(name=fact(author, sure=False), given=_given(page, author.text), mutual=mutual)
    near = next((i for i, line in enumerate(top) if _degree_at_end(line)), None)
    at = _name_place(top, near, page)
    name = _bare_name(top[at]) if at is not None else None
    after = top[max(at, near if near is not None else at) + 1 :] if at is not None else []
    after = [line for line in after if not _is_pronoun(line.text) and not _degree_at_end(line)]
    location = _location(after, known, page.language)
    headline = _headline(after, location, known, page.language)
    if location is None and headline is not None:
        location = _guessed_location(after, headline, known, page.language)
    name_fact = fact(name, sure=near is not None or _repeated(name, top)) if name else None
    return Card(
        name=name_fact,
        given=_given(page, name.text) if name else None,
        pronouns=_pronouns(top, at, near),
        headline=fact(headline) if headline else None,
        location=location,
        mutual=_mutual(page),
        degree=cast(Degree, _degree_at_end(top[near])) if near is not None else None,
        email=_found(_EMAIL, page),
        link=_found(_LINK, page),
    )


def _begins_below_card(page: Page, author: Line) -> bool:
    """Whether the paste begins within the section Activity, so that no card is there.

    The card prints the name of whoever wrote the posts, and stands above them.
    """
    name = wording.key(author.text)
    above = [line for line in page.top if line.start < author.start]
    return not any(
        _contact_place(line.text) is not None
        or _degree_at_end(line) is not None
        or wording.key(line.text).startswith(name)
        or (len(line.text.split()) > 1 and name.startswith(wording.key(line.text)))
        for line in above
    )


def _without_furniture(page: Page) -> list[Line]:
    """The card's lines; right below how near the person is stands a headline of any words.

    So "Recruiter" is a headline there, though the navigation has the word too.
    """
    kept: list[Line] = []
    for line in page.top:
        below = bool(kept) and _degree_at_end(kept[-1]) is not None
        badge = wording.key(line.text) in wording.words("badges")
        if (below and not badge and line.text != "·" and line.text.strip("-")) or not _is_furniture(
            line, page.language
        ):
            kept.append(line)
    return kept


def _is_furniture(line: Line, language: str) -> bool:
    text = line.text
    if _contact_place(text) is not None or text == "·":
        return False
    return (
        (is_chrome(text, language) and text != "--")
        or wording.says("nav", text, language)
        or text.isdigit()
    )


def _degree_at_end(line: Line) -> int | None:
    """The degree a line states, alone or after a name: "Ana Ruiz · 2nd"."""
    whole = degree_in(line.text)
    if whole or len(line.text) > _LONGEST_NAME + 40:
        return whole
    head, mark, tail = line.text.rpartition("· ")
    return degree_in(tail) if mark and head.strip() else None


def _is_pronoun(text: str) -> bool:
    bare = text.strip("() ")
    if wording.key(bare) in wording.words("pronouns"):
        return True
    if not _PRONOUN.fullmatch(text.strip()):
        return False
    known = {part for word in wording.words("pronouns") for part in word.split("/")}
    return all(wording.key(part) in known for part in re.split(" ?/ ?", bare))


def _bare_name(line: Line) -> Line | None:
    """The line without pronouns in brackets, a degree or a badge behind the name."""
    text = line.text
    end = len(text)
    while True:
        kept = text[:end].rstrip(" ·•,")
        opening = kept.rfind("(")
        if kept.endswith(")") and opening > 0 and _is_pronoun(kept[opening:]):
            end = opening
            continue
        head, mark, tail = kept.rpartition("·")
        if mark and head.strip() and (degree_in(tail) or _is_pronoun(tail)):
            end = len(head)
            continue
        return line.part(0, len(kept)) if kept.strip() else None


def _could_be_name(text: str) -> bool:
    return (
        0 < len(text) <= _LONGEST_NAME
        and any(letter.isalpha() for letter in text)
        and not text.endswith((".", "!", "?", ":", ";"))
        and "http" not in text
        and "@" not in text
        and not _is_pronoun(text)
    )


def _name_place(top: Sequence[Line], near: int | None, page: Page) -> int | None:
    """The place of the name: before how near; else what is printed twice; else the first line."""
    if near is not None:
        if not degree_in(top[near].text):
            return near
        for index in range(near - 1, -1, -1):
            if _could_be_name(top[index].text):
                return index
        return None
    texts = [wording.key(named.text) if (named := _bare_name(line)) else "" for line in top]
    for index, text in enumerate(texts):
        again = [i for i in range(index + 1, len(texts)) if texts[i] == text]
        if _could_be_name(top[index].text) and (again or (top[index].doubled and page.doubled)):
            return again[-1] if again else index
    shows_card = any(
        _contact_place(line.text) is not None or wording.says("followers", line.text, page.language)
        for line in top
    )
    for index, line in enumerate(top):
        if _could_be_name(line.text) and len(line.text.split()) <= 8:
            follows = len(top) > index + 1 or page.sections
            return index if shows_card or (follows and len(top) <= 12) else None
    return None


def _repeated(name: Line | None, top: Sequence[Line]) -> bool:
    if name is None:
        return False
    others = [line for line in top if line.text.startswith(name.text)]
    return len(others) > 1 or any(line.doubled for line in others)


def _contact_place(text: str) -> int | None:
    """Where "Contact info" begins in a line that ends with it; 0: the line is nothing else."""
    if len(text) > 200:
        return None
    even = wording.key(text)
    for title, name in wording.sections().items():
        if name == "contact" and even.endswith(title) and len(even) == len(text):
            return len(text) - len(title)
    return None


def _location(after: Sequence[Line], known: set[str], language: str) -> Fact | None:
    for index, line in enumerate(after):
        place = _contact_place(line.text)
        if place is None:
            continue
        if place > 0:
            part = line.part(0, len(line.text[:place].rstrip(" ·•")))
            return fact(part) if part and any(c.isalpha() for c in part.text) else None
        before = [item for item in after[:index] if item.text != "·"]
        parted = index > 0 and after[index - 1].text == "·"
        if not before or _is_number(before[-1], language):
            return None
        if not parted and (wording.key(before[-1].text) in known or len(before) == 1):
            return None
        return fact(before[-1], sure=parted or "," in before[-1].text)
    return None


def _is_number(line: Line, language: str) -> bool:
    return wording.says("followers", line.text, language)


def _headline(
    after: Sequence[Line], location: Fact | None, known: set[str], language: str
) -> Line | None:
    """The first line below the name, unless it is the place, the employer or a number."""
    for line in after:
        if line.text in ("·", "--"):
            if line.text == "--":
                return None
            continue
        if _contact_place(line.text) is not None or _is_number(line, language):
            return None
        if location is not None and location.spans and location.spans[0].start == line.start:
            return None
        if _says_mutual(line.text):
            return None
        if wording.key(line.text) in known and location is not None:
            repeated = sum(item.text == line.text for item in after) > 1
            return line if repeated else None
        return line
    return None


def _guessed_location(
    after: Sequence[Line], headline: Line, known: set[str], language: str
) -> Fact | None:
    """Where no line says "Contact info": the line with a comma that is no employer or school."""
    left: list[Line] = []
    for line in after[after.index(headline) + 1 :]:
        if _contact_place(line.text) is not None:
            return None
        if _is_number(line, language) or _says_mutual(line.text):
            break
        if line.text != "·" and line.text != headline.text and wording.key(line.text) not in known:
            left.append(line)
    places = [line for line in left if "," in line.text and len(line.text) < 90]
    if len(places) == 1:
        return fact(places[0], sure=False)
    return fact(left[0], sure=False) if len(left) == 1 and len(left[0].text) < 50 else None


def _pronouns(top: Sequence[Line], at: int | None, near: int | None) -> Fact | None:
    if at is None:
        return None
    line = top[at]
    opening = line.text.rfind("(")
    if opening > 0 and _is_pronoun(line.text[opening:].partition(")")[0]):
        part = line.part(opening + 1, line.text.find(")", opening))
        return fact(part) if part else None
    for other in top[at + 1 : (near if near is not None else at + 1) + 1]:
        text = other.text
        if text.startswith("(") and ")" in text and _is_pronoun(text[: text.find(")") + 1]):
            part = other.part(1, text.find(")"))
            return fact(part) if part else None
        if _is_pronoun(text):
            return fact(other)
    return None


def _given(page: Page, name: str) -> Fact | None:
    """The first name where the page prints it apart, which the whole name must contain."""
    words = {wording.key(word) for word in re.split(r"[\s,]+", name)}
    for line in page.every:
        if len(line.text) > wording.LONGEST:
            continue
        for pattern in wording.patterns("given"):
            match = pattern.fullmatch(wording.alike(line.text))
            if not match:
                continue
            part = line.part(*match.span("given"))
            if part and all(word in words for word in wording.key(part.text).split()):
                return fact(part)
    return None


def _says_mutual(text: str) -> bool:
    return len(text) <= wording.LONGEST and bool(
        wording.pattern("mutual_sign").search(wording.alike(text))
    )


def _mutual(page: Page) -> tuple[Fact, ...]:
    found: list[Fact] = []
    for line in (*page.top, *page.section("highlights")):
        if not _says_mutual(line.text):
            continue
        even = wording.alike(line.text)
        matches = (pattern.fullmatch(even) for pattern in wording.patterns("mutual"))
        match = next((match for match in matches if match), None)
        if match is None or "names" not in match.groupdict():
            continue
        start, end = match.span("names")
        for name in _parts(line, start, end):
            if not any(letter.isdigit() for letter in name.text) and all(
                name.text != earlier.text for earlier in found
            ):
                found.append(fact(name))
    return tuple(found)


def _parts(line: Line, start: int, end: int) -> list[Line]:
    places = [start]
    for match in _AND.finditer(line.text, start, end):
        places += [match.start(), match.end()]
    places.append(end)
    parts = (line.part(low, high) for low, high in zip(places[::2], places[1::2], strict=True))
    return [part for part in parts if part]


def _found(pattern: re.Pattern[str], page: Page) -> Fact | None:
    for line in (*page.top, *page.section("about")):
        match = pattern.search(line.text) if len(line.text) <= 5_000 else None
        part = line.part(*match.span()) if match else None
        if part:
            return fact(replace(part, text=plain(part.text)))
    return None
