"""Sections that list names: skills, languages, certificates, publications."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from assistant.intake import dates, wording
from assistant.intake.lines import Line, fact
from assistant.intake.web.items import looks_like_prose
from assistant.intake.web.page import is_chrome, logo_of
from assistant.models import Fact

_LONGEST_SKILL = 100
# Words that stand before an employer and seldom within a skill.
_BEFORE_EMPLOYERS = frozenset({"at", "chez", "bei", "en", "na empresa"})
_DATE_AT_END = re.compile(r"(?:^| · |, )[^·]{0,12}(?:19|20)\d\d$")


def _names(found: Iterable[Line], language: str) -> list[Line]:
    return [
        line for line in found if not is_chrome(line.text, language) and not line.text.isdigit()
    ]


def read_skills(
    found: Sequence[Line],
    language: str,
    titles: Collection[str],
    places: Collection[str],
    elsewhere: Collection[str] = (),
) -> tuple[Fact, ...]:
    """The skills, without the lines below each that say where it was used or who endorsed it.

    Those lines name `titles`, `places` (employers and schools) and what else the page lists:
    `elsewhere`, lines of its other sections.
    """
    named = {wording.key(text) for text in elsewhere if len(text.split()) > 2}
    bold = any(line.doubled and not line.glued for line in found)
    roles = {wording.key(title) for title in titles}
    known = {wording.key(place) for place in places}
    skills: list[Fact] = []
    seen: set[str] = set()
    for line in _names(found, language):
        text = line.text
        tab = wording.key(text) in wording.words("tabs", language)
        if tab or len(text) > _LONGEST_SKILL or wording.says("skill_note", text, language):
            continue
        if skills and (
            _says_where(text, roles, known, language)
            or wording.key(text) in named
            or (bold and line.glued)  # names are printed on two lines there, notes on one
        ):
            continue
        if wording.key(text) not in seen:
            seen.add(wording.key(text))
            skills.append(fact(line))
    return tuple(skills)


def _says_where(text: str, roles: set[str], known: set[str], language: str) -> bool:
    """Whether a line is "Title at Employer", or an employer or a school alone."""
    even = wording.key(text)
    if even in known:
        return True
    for joint in (word.strip() for word in _joints(language)):
        for match in re.finditer(rf" {re.escape(joint)} ", even):
            before, after = even[: match.start()], even[match.end() :]
            if before in roles or after in known:
                return True
            named = text[match.end() : match.end() + 1].isupper()
            if named and joint in _BEFORE_EMPLOYERS and len(even.split()) > 3:
                return True
    return False


def _joints(language: str) -> list[str]:
    joints = {pattern.pattern for pattern in wording.patterns("at", language)}
    return sorted(joints, key=lambda joint: (-len(joint), joint))


def read_languages(found: Sequence[Line], language: str) -> tuple[Fact, ...]:
    """The languages, without how well each is spoken."""
    levels = wording.words("proficiency")
    named: list[Fact] = []
    previous: Line | None = None
    for line in _names(found, language):
        if wording.key(line.text) in levels:
            previous = None
            continue
        level = previous is not None and line.gap is False and len(line.text.split()) > 2
        if not level and len(line.text) <= 60:
            named.append(fact(line))
            previous = line
    return tuple(named)


def read_certifications(found: Sequence[Line], language: str) -> tuple[Fact, ...]:
    """The names of certificates: name / issuer / "Issued …" / number."""
    named: list[Fact] = []
    waiting: list[Line] = []
    logos = any(_is_logo(line) for line in found)
    for line in _names(found, language):
        if _is_logo(line):
            waiting = []
        elif wording.says("issued", line.text, language):
            waiting = [] if logos else waiting
            if waiting:
                named.append(fact(waiting[0]))
            waiting = []
        elif wording.says("skills_line", line.text, language):
            continue
        else:
            waiting.append(line)
            if logos and len(waiting) == 1:
                named.append(fact(line))
    if not logos and waiting:
        named.extend(fact(line) for line in waiting[::2])
    return tuple(named)


def _is_logo(line: Line) -> bool:
    return not line.doubled and logo_of(line.text) is not None


def read_publications(found: Sequence[Line], language: str) -> tuple[Fact, ...]:
    """The titles of publications: title / publisher · date / text."""
    named: list[Fact] = []
    previous: Line | None = None
    for line in _names(found, language):
        text = line.text
        if _is_logo(line):
            continue
        dated = len(text) <= 150 and bool(
            _DATE_AT_END.search(text) or dates.read_single(text.rpartition(" · ")[2])
        )
        if dated and previous is not None:
            named.append(fact(previous))
            previous = None
        elif not looks_like_prose(text) or not named:
            previous = line
    if not named and previous is not None:
        named.append(fact(previous, sure=False))
    return tuple(named)
