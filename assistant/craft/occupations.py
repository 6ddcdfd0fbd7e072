"""Whether what two people do is near enough for one to tell something of the other's work."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from assistant.craft.common_ground import occupation
from assistant.craft.names import fold, stem
from assistant.craft.perspective import perspective
from assistant.models import Fact, Profile

__all__ = ["akin"]


@lru_cache(maxsize=20_000)
def akin(one: str, other: str) -> bool:
    """Whether two titles share a word that names the work: "User researcher", "Research lead".

    "Data analyst" and "Policy analyst" share none. A title that names no work ("Director", or
    none at all) may speak of any, and so may a recruiter's. Symmetric.
    """
    mine, theirs = _work(one), _work(other)
    if not mine or not theirs or mine == theirs:
        return True
    if (mine & theirs) - _words("broad"):
        return True
    return _recruits(one, other) or _recruits(other, one)


def _work(title: str) -> frozenset[str]:
    """The stems of a title's words that name the work."""
    stems = {stem(word) for word in occupation(title)[0] if len(word) > 2}
    return frozenset(stems - _words("rank"))


def _recruits(title: str, role: str) -> bool:
    profile = Profile(kind="facts", headline=Fact(text=title))
    return perspective(profile, role)[1] == "recruiter"


@cache
def _words(kind: str) -> frozenset[str]:
    text = (files(__package__) / "occupations.toml").read_text(encoding="utf-8")
    return frozenset(stem(fold(word)) for word in tomllib.loads(text)[kind].split())
