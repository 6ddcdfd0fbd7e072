"""Pages as the site prints them, made from one invented person, in three layouts.

`spaced`: older, each line on two lines, blank lines between. `glued`: older, the title of
an entry on two lines, all else twice on one line. `modern`: newer, nothing twice, a logo's
description before most entries, blank lines between.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

STYLES = ("spaced", "glued", "modern")


@dataclass(frozen=True)
class Role:
    title: str
    company: str
    start: str
    end: str
    length: str
    kind: str = ""
    place: str = ""
    text: tuple[str, ...] = ()
    skills: str = ""


@dataclass(frozen=True)
class Group:
    company: str
    total: str
    roles: tuple[Role, ...]
    kind: str = ""
    place: str = ""


@dataclass(frozen=True)
class School:
    name: str
    degree: str = ""
    years: str = ""
    note: str = ""


@dataclass(frozen=True)
class Words:
    """The interface's words that a page needs, in one language."""

    language: str
    nav: tuple[str, ...]
    contact: str
    followers: str
    connections: str
    degree: str
    degree_long: str
    message: str
    connect: str
    about: str
    activity: str
    experience: str
    education: str
    skills: str
    interests: str
    show_all: str
    logo: str
    more_profiles: str
    may_know: str
    from_company: str
    endorsed: str
    mutual: str
    skills_line: str
    to: str
    employment: str
    mode: str
    footer: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    name: str
    given: str
    headline: str
    location: str | None
    about: tuple[str, ...]
    entries: tuple[Role | Group, ...]
    schools: tuple[School, ...]
    skills: tuple[str, ...]
    pronouns: str = ""
    others: tuple[tuple[str, str], ...] = field(
        default=(
            ("Quentin Zebrowski", "Chief Otter Officer"),
            ("Wilhelmina Aardvark", "Head of Nothing at Vexford Mills"),
            ("Ivo Bramblethwaite", "Student of clouds"),
        )
    )


def without(person: Person, **changes: object) -> Person:
    """The person with some facts changed or left out."""
    return replace(person, **changes)  # type: ignore[arg-type]


class Sheet:
    """Lines in the manner of one layout."""

    def __init__(self, style: str) -> None:
        self.style = style
        self.lines: list[str] = []

    def raw(self, *lines: str) -> None:
        for line in lines:
            self.lines.append(line)
            if self.style != "glued":
                self.lines.append("")

    def bold(self, line: str) -> None:
        if self.style == "modern":
            self.lines += [line, ""]
        else:
            self.lines += [line, line]
            if self.style == "spaced":
                self.lines.append("")

    def plain(self, line: str, again: str | None = None) -> None:
        again = again or line
        if self.style == "modern":
            self.lines += [line, ""]
        elif self.style == "glued":
            self.lines.append(line + again)
        else:
            self.lines += [line, again]

    def title(self, line: str) -> None:
        if self.style == "glued":
            self.lines += ["", line + line]
        else:
            self.lines.append("")
            self.bold(line)

    def text(self, paragraphs: tuple[str, ...]) -> None:
        if not paragraphs:
            return
        flat = " ".join(paragraphs)
        if self.style == "modern":
            for paragraph in paragraphs:
                self.lines += [paragraph, ""]
        elif self.style == "glued":
            self.lines += [*paragraphs[:-1], paragraphs[-1] + flat]
        else:
            self.lines += ["", *paragraphs, flat, ""]


def render(person: Person, words: Words, style: str) -> str:
    """The page as it comes out of a copy of everything on it."""
    sheet = Sheet(style)
    sheet.raw(*words.nav)
    _card(sheet, person, words)
    if person.about:
        sheet.title(words.about)
        sheet.text(person.about)
    sheet.title(words.activity)
    sheet.plain(f"1.204 {words.followers}")
    sheet.raw(words.show_all)
    sheet.title(words.experience)
    for entry in person.entries:
        _entry(sheet, entry, words)
    sheet.raw(words.show_all)
    if person.schools:
        sheet.title(words.education)
        for school in person.schools:
            _school(sheet, school, words)
    if person.skills:
        sheet.title(words.skills)
        for skill in person.skills:
            sheet.bold(skill)
            sheet.plain(words.endorsed)
        sheet.raw(words.show_all)
    sheet.title(words.interests)
    sheet.bold("Vexford Mills")
    sheet.plain(f"9.001 {words.followers}")
    _others(sheet, person, words)
    return "\n".join(sheet.lines)


def _card(sheet: Sheet, person: Person, words: Words) -> None:
    company = person.entries[0].company
    school = person.schools[0].name if person.schools else None
    if sheet.style == "modern":
        sheet.raw(person.name, person.headline, words.message, person.name)
        sheet.raw(*([person.pronouns] if person.pronouns else []))
        sheet.raw(f"· {words.degree}", person.headline)
        sheet.raw(*([person.location, "·"] if person.location else []))
        sheet.raw(words.contact, company, *([school] if school else []))
        sheet.raw(f"1.204 {words.followers}", "·", words.connections, words.message)
        sheet.raw(words.mutual)
        return
    pronouns = f"({person.pronouns})" if person.pronouns else ""
    if sheet.style == "spaced":
        sheet.raw(f"{person.name}  {pronouns}".rstrip(), person.headline, words.message)
        sheet.raw(person.name)
        sheet.lines += [f"{pronouns}     {words.degree_long}".strip(), words.degree, ""]
        sheet.raw(person.headline)
    else:
        sheet.lines += [person.name, "", person.name, *([pronouns] if pronouns else [])]
        sheet.lines += [f" {words.degree_long}· {words.degree}", person.headline, ""]
    sheet.raw(company, *([school] if school else []))
    joint = "  " if sheet.style == "glued" else "    "
    sheet.raw(f"{person.location}{joint}{words.contact}" if person.location else words.contact)
    sheet.raw(words.connections)
    sheet.lines += [words.mutual, words.mutual, ""]
    sheet.raw(words.message)


def _dates(sheet: Sheet, role: Role, words: Words) -> None:
    tail = f" · {role.length}" if role.length else ""
    if role.start:
        sheet.plain(f"{role.start} - {role.end}{tail}", f"{role.start} {words.to} {role.end}{tail}")


def _entry(sheet: Sheet, entry: Role | Group, words: Words) -> None:
    if sheet.style != "spaced":
        sheet.lines += ["", words.logo.format(entry.company), ""]
    if isinstance(entry, Role):
        sheet.bold(entry.title)
        sheet.plain(f"{entry.company} · {entry.kind}" if entry.kind else entry.company)
        _dates(sheet, entry, words)
        _below(sheet, entry)
        return
    sheet.bold(entry.company)
    sheet.plain(f"{entry.kind} · {entry.total}" if entry.kind else entry.total)
    if entry.place:
        sheet.plain(entry.place)
    for role in entry.roles:
        if sheet.style == "spaced":
            sheet.lines.append("")
        sheet.bold(role.title)
        _dates(sheet, role, words)
        _below(sheet, role)


def _below(sheet: Sheet, role: Role) -> None:
    if role.place:
        sheet.plain(role.place)
    sheet.text(role.text)
    if role.skills:
        sheet.lines.append(role.skills if sheet.style != "modern" else f" {role.skills}")


def _school(sheet: Sheet, school: School, words: Words) -> None:
    if sheet.style != "spaced":
        sheet.raw(words.logo.format(school.name))
    sheet.bold(school.name)
    if school.degree:
        sheet.plain(school.degree)
    if school.years:
        sheet.plain(school.years)
    if school.note:
        sheet.plain(school.note)


def _others(sheet: Sheet, person: Person, words: Words) -> None:
    sheet.title(words.more_profiles)
    for name, headline in person.others:
        sheet.bold(name)
        sheet.lines += [f"· {words.degree}", words.degree_long, ""]
        sheet.plain(headline)
        sheet.raw(words.message)
    sheet.title(words.may_know)
    sheet.plain(words.from_company.format(person.given))
    for name, headline in person.others:
        sheet.bold(name)
        sheet.plain(headline)
        sheet.raw(words.connect)
    sheet.raw(*words.footer)
