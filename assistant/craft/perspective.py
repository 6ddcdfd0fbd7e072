"""From where somebody speaks of the work: how senior they are, and beside or above it.

Read from what a profile states: titles, dates, the headline. Nothing is guessed from a name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from assistant.craft.common_ground import keys, occupation, same_occupation
from assistant.craft.lexicon import level
from assistant.craft.names import stem
from assistant.craft.path import employer_of, sure, year_of
from assistant.models import Experience, Profile
from assistant.searches import Perspective, Seniority

__all__ = ["akin", "main_post", "perspective", "rank", "recruits"]

_RECENT = 2  # years since the first post: until then somebody is at the beginning
_RANKS: tuple[Seniority, ...] = ("junior", "experienced", "manager", "executive")
_SMALL_WORDS = frozenset({"of", "and", "the", "for", "in", "at", "a", "an", "de", "der", "und"})


def perspective(
    profile: Profile, role: str = "", today: date | None = None
) -> tuple[Seniority, Perspective]:
    """How senior somebody is, and from where they speak of `role`.

    `role` is the work that is asked about ("Data analyst"); without it the perspective is
    that of the person's own work, and nobody but a retired person is "former". Without
    `today` years of experience are not counted: only titles tell who is at the beginning.
    """
    post = main_post(profile, role)
    title = _title(profile, post)
    seniority = rank(title)
    if seniority == "experienced" and today is not None and post and _began(profile, post, today):
        seniority = "junior"
    if _is("recruiter", title) and not _is("recruiter", role):
        return seniority, "recruiter"
    if _has_left(profile, role, post):
        return seniority, "former"
    if role and _RANKS.index(rank(role)) >= _RANKS.index(seniority):
        return seniority, "peer"  # who asks about a nurse manager's work meets one as a peer
    if seniority in ("manager", "executive"):
        return seniority, "executive" if seniority == "executive" else "manager"
    return seniority, "peer"


@lru_cache(maxsize=4096)
def rank(title: str) -> Seniority:
    """The rank that a title tells, in any of the languages of the word lists."""
    found: set[Seniority] = {_rank_of(part) for part in _parts(title)}
    highest: Seniority = max(found, key=_RANKS.index, default="experienced")
    return "junior" if "junior" in found and highest == "experienced" else highest


def _rank_of(title: str) -> Seniority:
    if _is("below_executive", title):
        return "manager" if _leads(title) else "experienced"
    if _is("junior", title):
        return "junior"
    if _is("executive", title):
        return "executive"
    return "manager" if _leads(title) else "experienced"


def _leads(title: str) -> bool:
    return _is("manager", title) and not _is("no_manager", title)


def main_post(profile: Profile, role: str = "") -> Experience | None:
    """The post somebody speaks from: of the current ones, that in the work asked about; then
    the first that is not held beside another. Where none is current, the latest."""
    current = [item for item in profile.experiences if item.current and sure(item.title)]
    if not current:
        return next((item for item in profile.experiences if sure(item.title)), None)
    main = [item for item in current if not _is("beside", sure(item.title))] or current
    alike = [item for item in main if role and akin(sure(item.title), role)]
    return (alike or main)[0]


def _title(profile: Profile, post: Experience | None) -> str:
    """What they are today. A title that was not read for certain still tells a rank."""
    printed = [item for item in profile.experiences if item.title]
    now = [item.title.text for item in printed if item.current and item.title]
    if post is not None and (post.current or not now):
        return sure(post.title)
    return next(iter(now), "") or _headline(profile)


def _headline(profile: Profile) -> str:
    return re.split(r"\s[|•·–—]\s", sure(profile.headline))[0] if profile.headline else ""


def _began(profile: Profile, post: Experience, today: date) -> bool:
    """Whether somebody's first post in this work, after learning it, began less than two years
    ago; posts without a printed year leave it open."""
    title = sure(post.title)
    if not post.current or _is("seasoned", title):
        return False
    posts = [
        item
        for item in profile.experiences
        if akin(sure(item.title), title) and rank(sure(item.title)) != "junior"
    ]
    years = [year_of(item.start) for item in posts]
    return bool(years) and all(years) and today.year - min(map(int, years)) < _RECENT


def _has_left(profile: Profile, role: str, post: Experience | None) -> bool:
    """Whether somebody did this work once and does other work, or none, today.

    Who leads at the very place where they did the work has not left it.
    """
    if _is("retired", _headline(profile).split(" ")[0]):
        return True
    if not role or post is None:
        return False
    if not post.current:  # without a printed end it is taken for a post of today
        return post.end is not None and akin(sure(post.title), role)
    held = [sure(item.title) for item in profile.experiences if item.current]
    if any(akin(title, role) for title in held if not _is("beside", title)):
        return False
    left = [
        item
        for item in profile.experiences
        if not item.current and same_occupation(sure(item.title), role)
    ]
    here = keys(employer_of(post))
    stayed = rank(sure(post.title)) in ("manager", "executive") and any(
        keys(employer_of(item)) & here for item in left
    )
    return bool(left) and not stayed


def recruits(title: str) -> bool:
    """Whether a title, or a field such as "HR", is that of somebody who hires for others."""
    return _is("recruiter", title)


def akin(title: str, role: str) -> bool:
    """Whether two titles name the same work, or share a word that tells the kind of work."""
    return bool(_telling(title) & _telling(role)) or same_occupation(title, role)


def _telling(title: str) -> frozenset[str]:
    """The beginnings of a title's words that tell what the work is about."""
    words = occupation(title)[0] | frozenset(re.findall(r"[^\W\d_]{3,}", title.lower()))
    plain = {word for word in words if not _is("untelling", word) and word not in _SMALL_WORDS}
    return frozenset(stem(word) for word in plain) | _kin(title)


@lru_cache(maxsize=4096)
def _kin(title: str) -> frozenset[str]:
    """The lines of work that a title belongs to whatever its words: "GP" and "Physician"."""
    said = level(title).lower()
    rows = _data()["kin"].items()
    return frozenset(
        f"kin-{name}" for name, row in rows if re.search(rf"(?<![\w'])(?:{row})(?![\w'])", said)
    )


def _parts(title: str) -> Iterator[str]:
    """The titles that stand in one line: "Owner and restorer", "Chair / Professor"."""
    head = re.split(r"[(|•·]|\s[-–—@]\s|\s(?:to|at|bei|en|chez|presso|na|no)\s", title)[0]
    for part in re.split(r"\s*[/&;]\s*|\s(?:and|und|et|y|e)\s", head):
        bare = re.split(r",", part)[0].strip()
        if bare:
            yield bare


def _is(kind: str, title: str) -> bool:
    """Whether a title is one of a list's, as a whole or with words before or behind it."""
    return bool(title) and _pattern(kind).search(level(title).lower()) is not None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    rows = "|".join(f"(?:{row})" for row in _data()[kind].values())
    return re.compile(rf"(?<![\w'])(?:{rows})(?![\w'])")


@cache
def _data() -> dict[str, dict[str, str]]:
    place = files(__package__) / "perspective.toml"
    table: dict[str, dict[str, str]] = tomllib.loads(place.read_text(encoding="utf-8"))
    return table
