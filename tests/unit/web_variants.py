"""Profile pages that vary as real ones do, drawn from a seed, with what must be read from each.

The layouts are those of `web_pages`; what the site leaves out, moves or prints in another
form for some people is drawn by chance.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from tests.unit.web_pages import STYLES, Sheet
from tests.unit.web_variant_words import ALSO, EMPLOYERS, PLACES, TEXTS, TITLES
from tests.unit.web_words import ALL

Row = tuple[str | None, ...]
_NAMES = ("Fenna Quillhaven", "Jo", "Marie-Luz d’Aubry Okafor", "Anneke van der Kiln", "Li Wei")
_HEADLINES = (
    "Potter | tiles, pipes, patience",
    "Kiln Operator at Port Merrow",
    "--",
    "Recruiter",
    "Looking for clay. Any clay!",
)
_SCHOOLS = ("Ambachtschool Ijsseloog", "Universiteit Drempel", "Colégio da Olaria", "HfG Vossum")
_DEGREES = ("Bachelor of Arts, Ceramics", "Diploma", "Master – Kunst, Ton / Glas", "Grado, Química")
_SKILLS = ("Glazing", "Kiln Repair", "Education", "SQL", "Slip, Clay & Grog")
_STRANGERS = (
    ("Quentin Zebrowski", "Chief Otter Officer"),
    ("Wilhelmina Aardvark", "Head of Nothing at Vexford Mills"),
    ("Ivo Bramblethwaite", "Student of clouds"),
)


@dataclass
class Role:
    """A role as drawn; `months` None: it prints no dates."""

    title: str
    company: str
    months: tuple[int, int | None] | None
    kind: str = ""
    place: str = ""
    text: tuple[str, ...] = ()
    skills: str = ""


@dataclass
class Variant:
    """A page and the facts it states. `strangers`: names and headlines that are others'."""

    language: str
    style: str
    page: str = ""
    facts: dict[str, str | None] = field(default_factory=dict)
    roles: list[Row] = field(default_factory=list)
    details: list[list[str]] = field(default_factory=list)
    schools: list[Row] = field(default_factory=list)
    lists: dict[str, list[str]] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)


class _Page:
    """One page being drawn."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        language = self.rng.choice(sorted(ALL))
        self.words, self.also = ALL[language], ALSO[language]
        self.sheet = Sheet(self.rng.choice(STYLES))
        self.out = Variant(self.words.language, self.sheet.style)
        self.month = 12 * 2025 + self.rng.randrange(1, 13)
        pool = TITLES + self.also.titles
        self.titles = self.rng.sample(pool, len(pool))
        self.employers = self.rng.sample(EMPLOYERS, len(EMPLOYERS))
        style = self.sheet.style
        self.logos = style == "modern" or (style == "glued" and self.chance(0.5))
        self.tripled = self.sheet.style == "glued" and not self.logos and self.chance(0.6)
        self.name = self.rng.choice(_NAMES)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def maybe(self, share: float, text: str) -> str:
        return text if self.chance(share) else ""

    def bold(self, line: str) -> None:
        if self.tripled:
            self.sheet.lines.append(line)
        self.sheet.bold(line)

    # What the person did.

    def spell(self) -> tuple[int, int]:
        """The next stretch of months, going back in time."""
        length = self.rng.randrange(1, 50)
        end = self.month
        self.month -= length + self.rng.randrange(1, 9)
        return end - length + 1, end

    def role(self, company: str, *, dated: bool = True, now: bool = False) -> Role:
        start, end = self.spell()
        return Role(
            self.titles.pop(),
            company,
            (start, None if now else end) if dated else None,
            place=self._place(),
            text=self.rng.choice((*TEXTS, (), ())),
            skills=self.maybe(0.3, self.words.skills_line),
        )

    def _place(self) -> str:
        place, mode = self.rng.choice(PLACES), self.rng.choice(self.also.modes)
        return self.rng.choice(("", "", mode, f"{place} · {mode}", f"Drempel, Twente · {mode}"))

    def experience(self) -> None:
        sheet = self.sheet
        sheet.title(self.words.experience)
        for number in range(self.rng.randrange(1, 5)):
            company = self.employers.pop()
            if self.chance(0.35):
                self._group(company, first=number == 0)
                continue
            dated = number == 0 or self.chance(0.85)
            role = self.role(company, dated=dated, now=number == 0 and self.chance(0.7))
            role.kind = self.rng.choice(self.also.kinds) if not dated or self.chance(0.6) else ""
            self._logo(company)
            self.bold(role.title)
            sheet.plain(f"{company} · {role.kind}" if role.kind else company)
            self._dates_and_below(role)
        if self.chance(0.6):
            sheet.raw(self.also.show_all_roles)

    def _group(self, company: str, *, first: bool) -> None:
        roles = [self.role(company, now=first and n == 0) for n in range(self.rng.randrange(2, 4))]
        for later, role in pairwise(roles):  # one follows the other
            assert role.months is not None
            assert later.months is not None
            start = later.months[0]
            size = (role.months[1] or 0) - role.months[0]
            role.months = (start - 1 - size, start - 1)
        assert roles[0].months is not None
        assert roles[-1].months is not None
        end = roles[0].months[1] or 12 * 2025 + 12
        total = self.also.length(end - roles[-1].months[0] + 1)
        self.month = roles[-1].months[0] - 2
        kind = self.maybe(0.5, self.rng.choice(self.also.kinds))
        self._logo(company)
        self.bold(company)
        self.sheet.plain(f"{kind} · {total}" if kind else total)
        if self.chance(0.4):
            self.sheet.plain(f"Drempel, Twente · {self.rng.choice(self.also.modes)}")
        each = not kind and self.chance(0.5)
        for role in roles:
            if self.sheet.style == "spaced":
                self.sheet.lines.append("")
            self.sheet.bold(role.title)
            if each:
                self.sheet.plain(self.rng.choice(self.also.kinds))
            self._dates_and_below(role)

    def _logo(self, company: str) -> None:
        self.sheet.lines.append("")
        if self.logos:
            self.sheet.lines += [self.words.logo.format(company), ""]

    def _dates_and_below(self, role: Role) -> None:
        start = end = None
        if role.months is not None:
            first, last = role.months
            start = self.also.date(first)
            end = self.also.date(last) if last is not None else self.also.now
            tail = f" · {self.also.length((last or 12 * 2025 + 12) - first + 1)}"
            self.sheet.plain(f"{start} - {end}{tail}", f"{start} {self.words.to} {end}{tail}")
            if role.place:
                self.sheet.plain(role.place)
        text = role.text if role.months is not None else role.text[:0]
        self.sheet.text(text)
        if role.skills and role.months is not None:
            modern = self.sheet.style == "modern"
            self.sheet.lines.append(f" {role.skills}" if modern else role.skills)
        self.out.roles.append((role.title, role.company, start, end))
        if self.sheet.style == "modern" and "Skills: patience" in text:
            text = text[:-1]  # the page's own line there
        self.out.details.append(list(text))

    def education(self) -> None:
        if self.chance(0.15):
            return
        self.sheet.title(self.words.education)
        for school in self.rng.sample(_SCHOOLS, self.rng.randrange(1, 4)):
            degree = self.maybe(0.8, self.rng.choice(_DEGREES))
            years = self.rng.choice(("2007 - 2011", f"{self.also.date(12 * 2001 + 9)} - 2004"))
            if self.logos or (degree and school != "HfG Vossum"):  # else nothing tells them apart
                years = self.maybe(0.7, years)
            if self.logos:
                self.sheet.raw(self.words.logo.format(school))
            self.bold(school)
            for line in (degree, years):
                if line:
                    self.sheet.plain(line)
            for note in (self.also.grade, self.also.societies):
                if self.chance(0.3):
                    self.sheet.plain(note)
            start, _, end = years.partition(" - ")
            self.out.schools.append((school, degree or None, start or None, end or None))

    # The rest of the page.

    def card(self) -> None:
        sheet, words = self.sheet, self.words
        headline = self.rng.choice(_HEADLINES)
        pronouns = self.maybe(0.5, "She/Her")
        place = self.maybe(0.8, self.rng.choice(("Oud-Vossum, Gelderland", "Greater Merrow Area")))
        degree = headline == "Recruiter" or self.chance(0.9)  # a word of the page too
        said, mutual = self.rng.choice((*self.also.mutual, ("", ())))
        company = self.employers[-1]
        verified = self.maybe(0.3, self.also.verified.format(self.name))
        sheet.raw(*words.nav)
        if sheet.style == "modern":
            sheet.raw(*(line for line in (self.name, verified, pronouns) if line))
            sheet.raw(*([f"· {words.degree}"] if degree else []), headline)
            sheet.raw(*([place, "·"] if place else []), words.contact)
            sheet.raw(*([company] if self.chance(0.8) else []))
        else:
            marked = f"({pronouns})" if pronouns else ""
            sheet.raw(self.name, self.name)
            sheet.lines += [verified] if verified else []
            sheet.lines += [f" {marked} "] if marked else []
            sheet.lines += [f" {words.degree_long}· {words.degree}"] if degree else []
            sheet.raw(headline)
            sheet.raw(*([company] if self.chance(0.8) else []))
            sheet.raw(f"{place}  {words.contact}" if place else words.contact)
        sheet.raw(*([f"1.204 {words.followers}"] if self.chance(0.6) else []), words.connections)
        if said:
            sheet.plain(said)
        sheet.raw(words.message)
        self.out.facts = {
            "name": self.name,
            "headline": None if headline == "--" else headline,
            "pronouns": pronouns or None,
            "location": place or None,
            "degree": "2" if degree else None,
        }
        self.out.lists["mutual"] = list(mutual)

    def about(self) -> None:
        paragraphs = self.rng.choice(
            (("Clay first.", "• tiles", "• pipes"), ("I fire things.",), ("Kiln 4.", "Skills"), ())
        )
        self.out.facts["about"] = "\n".join(paragraphs) or None
        if paragraphs:
            self.sheet.title(self.words.about)
            self.sheet.text(paragraphs)
            if self.chance(0.4):
                self.sheet.raw(self.also.more)

    def activity(self) -> None:
        sheet = self.sheet
        sheet.title(self.words.activity)
        sheet.plain(f"1.204 {self.words.followers}")
        if self.chance(0.5):
            sheet.raw(self.also.posted.format(self.name), "My kiln is warm.", "12")
        sheet.raw(self.words.show_all)

    def certificates(self) -> None:
        names = self.rng.sample(("Kiln Safety", "Forklift, Class 2", "Python"), 2)
        self.sheet.title(self.also.certificates)
        for name in names:
            self.sheet.bold(name)
            self.sheet.plain("Guild of Fire")
            self.sheet.plain(self.also.issued)
        self.out.lists["certifications"] = names

    def skills(self) -> None:
        names = self.rng.sample(_SKILLS, 3)
        self.sheet.title(self.words.skills)
        for name in names:
            self.sheet.bold(name)
            if self.chance(0.4):
                title, company = self.out.roles[0][:2]
                self.sheet.plain(self.also.at.format(title, company))
            if self.chance(0.5):
                self.sheet.plain(self.rng.choice(self.also.endorsed))
        if self.chance(0.7):
            self.sheet.raw(self.words.show_all)
        self.out.lists["skills"] = names

    def languages(self) -> None:
        names = self.rng.sample(("Nederlands", "Suomi", "Euskara"), 2)
        self.sheet.title(self.also.languages)
        for name in names:
            self.sheet.bold(name)
            if self.chance(0.7):
                self.sheet.plain(self.also.fluent)
        self.out.lists["languages"] = names

    def unknown(self) -> None:
        self.sheet.title(self.also.unknown)
        self._card_of(_STRANGERS[1])

    def opinions(self) -> None:
        self.sheet.title(self.also.opinions)
        self._card_of(_STRANGERS[2])
        self.sheet.text(("She fires well.", "Chief Otter Officer"))

    def others(self) -> None:
        known = (self.words.more_profiles, self.words.may_know, self.also.unknown)
        for heading in self.rng.sample(known, 2):
            self.sheet.title(heading)
            for stranger in _STRANGERS:
                self._card_of(stranger)
        self.sheet.raw(*self.words.footer)

    def _card_of(self, stranger: tuple[str, str]) -> None:
        name, headline = stranger
        self.bold(name)
        self.sheet.lines += [f"· {self.words.degree}", self.words.degree_long, ""]
        self.sheet.plain(headline)
        self.sheet.raw(self.words.message)
        self.out.strangers += [name, headline]


def draw(seed: int) -> Variant:
    """The variant of that seed: always the same."""
    page = _Page(seed)
    page.card()
    page.about()
    if page.chance(0.7):
        page.activity()
    page.experience()
    page.education()
    late = [page.certificates, page.skills, page.languages, page.opinions, page.unknown]
    for section in page.rng.sample(late, len(late)):
        if page.chance(0.6):
            section()
    page.others()
    page.out.page = "\n".join(page.sheet.lines)
    return page.out
