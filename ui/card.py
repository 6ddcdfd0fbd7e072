"""A profile as the card shows it: the facts with their labels, in the page's order."""

from __future__ import annotations

from typing import Any

from assistant.models import CommonGround, Fact, Profile
from ui import words

_Fields = tuple[tuple[str, str, str], ...]  # name, label, style

_HEAD: _Fields = (
    ("name", "Name", "name"),
    ("headline", "Headline", "headline"),
    ("location", "Location", "location"),
    ("email", "E-mail address", "small"),
)
_LISTS = (
    ("skills", "Skills", "Add a skill"),
    ("languages", "Languages", "Add a language"),
    ("certifications", "Certificates", "Add a certificate"),
    ("publications", "Publications", "Add a publication"),
    ("posts", "Posts", "Add a post"),
)
_EXPERIENCE: _Fields = (
    ("title", "Title", "strong"),
    ("company", "Company", "plain"),
    ("place", "Place", "small"),
)
_EDUCATION: _Fields = (("school", "School", "strong"), ("degree", "Degree", "plain"))


def card(profile: Profile, common: tuple[CommonGround, ...]) -> dict[str, Any]:
    """What the card's component is given."""
    return {
        "head": [_fact(name, label, style, getattr(profile, name)) for name, label, style in _HEAD],
        "common": [{"text": item.text, "kind": words.GROUND[item.kind]} for item in common],
        "about": _fact("about", "About", "about", profile.about),
        "groups": [
            _group("experiences", "Experience", "Add a job", profile.experiences, _EXPERIENCE),
            _group("education", "Education", "Add a school", profile.education, _EDUCATION),
        ],
        "more": [
            _group(
                "volunteering",
                "Volunteering",
                "Add volunteering",
                profile.volunteering,
                _EXPERIENCE,
            ),
            *(_facts(profile, name, title, add) for name, title, add in _LISTS),
        ],
        "mutual": [fact.text for fact in profile.mutual],
        "sure": {path: fact.sure for path, fact in profile.facts()},
    }


def _fact(path: str, label: str, style: str, fact: Fact | None) -> dict[str, Any]:
    return {
        "path": path,
        "label": label,
        "style": style,
        "text": fact.text if fact else "",
        "sure": fact.sure if fact else True,
    }


def _group(
    name: str,
    title: str,
    add: str,
    items: tuple[Any, ...],
    fields: _Fields,
) -> dict[str, Any]:
    entries = [_entry(f"{name}.{at}", item, fields) for at, item in enumerate(items)]
    following = _entry(f"{name}.{len(items)}", None, fields)
    return {"title": title, "items": entries, "add": add, "next": following}


def _entry(path: str, item: Any, fields: _Fields) -> dict[str, Any]:
    lines = [
        _fact(f"{path}.{name}", label, style, getattr(item, name, None))
        for name, label, style in fields
        if style != "small" or getattr(item, name, None)
    ]
    details = [
        _fact(f"{path}.details.{at}", "Detail", "small", fact)
        for at, fact in enumerate(item.details if item else ())
    ]
    dates = [
        _fact(f"{path}.{name}", label, "small", getattr(item, name, None))
        for name, label in (("start", "From"), ("end", "To"))
    ]
    return {"lines": lines, "dates": dates, "details": details}


def _facts(profile: Profile, name: str, title: str, add: str) -> dict[str, Any]:
    facts: tuple[Fact, ...] = getattr(profile, name)
    label = title.removesuffix("s")
    items = [
        {"lines": [_fact(f"{name}.{at}", label, "plain", fact)], "dates": [], "details": []}
        for at, fact in enumerate(facts)
    ]
    following = {
        "lines": [_fact(f"{name}.{len(facts)}", label, "plain", None)],
        "dates": [],
        "details": [],
    }
    return {"title": title, "items": items, "add": add, "next": following}
