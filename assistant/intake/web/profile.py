"""A profile page of the web, as pasted, becomes a `Profile`."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.intake.lines import Line, fact, normalise
from assistant.intake.web.card import read_card
from assistant.intake.web.education import read_education
from assistant.intake.web.lists import (
    read_certifications,
    read_languages,
    read_publications,
    read_skills,
)
from assistant.intake.web.page import Page, is_chrome, read_page
from assistant.intake.web.posts import read_posts
from assistant.intake.web.roles import read_roles
from assistant.models import Education, Experience, Fact, Profile


def read_web(text: str, language: str | None = None) -> Profile:
    """The profile that a pasted page shows, in whichever of its layouts.

    `language` (ISO 639-1) is set on the profile; None: the interface's, which is found out.
    Fields that the page does not print stay empty. Other people's cards are read nowhere but
    for the names of mutual connections.
    """
    source = normalise(text)
    page = read_page(source)
    experiences = read_roles(page.section("experience"), page.language, doubled=page.doubled)
    education = read_education(page.section("education"), page.language, doubled=page.doubled)
    titles = [role.title.text for role in experiences if role.title]
    places = _places(experiences, education)
    card = read_card(page, places)
    name = card.name.text if card.name else None
    return Profile(
        kind="web",
        language=language or page.language,
        source=source,
        name=card.name,
        given=card.given,
        pronouns=card.pronouns,
        headline=card.headline,
        location=card.location,
        about=_about(page),
        experiences=experiences,
        education=education,
        skills=read_skills(
            page.section("skills"), page.language, titles, places, _listed_elsewhere(page)
        ),
        languages=read_languages(page.section("languages"), page.language),
        certifications=read_certifications(page.section("certifications"), page.language),
        volunteering=read_roles(page.section("volunteering"), page.language, doubled=page.doubled),
        publications=read_publications(page.section("publications"), page.language),
        posts=read_posts(page.section("activity") or page.top, page.language, name),
        mutual=card.mutual,
        degree=card.degree,
        email=card.email,
        link=card.link,
    )


def _places(experiences: Sequence[Experience], education: Sequence[Education]) -> list[str]:
    names: list[Fact | None] = [role.company for role in experiences]
    names += [entry.school for entry in education]
    return [name.text for name in names if name]


def _listed_elsewhere(page: Page) -> list[str]:
    names = ("certifications", "honors", "projects", "courses", "organizations", "publications")
    return [line.text for name in names for line in page.section(name)]


def _about(page: Page) -> Fact | None:
    """The paragraphs below the title, without the button "see more" that may be glued on."""
    kept: list[Line] = []
    for line in page.section("about"):
        if not line.block and is_chrome(line.text, page.language):
            continue
        kept.append(line)
    return fact(*kept) if kept else None
