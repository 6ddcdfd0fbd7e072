"""The words of résumés: titles of sections, and what tells a job's title from its employer."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from assistant.intake.wording import key


@cache
def _table() -> Mapping[str, Any]:
    path = resources.files(__package__) / "wording.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _sections() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for section, titles in _table()["sections"].items():
        for title in titles:
            found.setdefault(key(title), section)
    return found


def section_of(text: str) -> str | None:
    """The section that a line is the title of; None for any other line.

    Colons, rules, letters set apart ("S K I L L S") and qualifiers do not matter.
    """
    if len(text) > 60:
        return None
    even = key(text).strip(" :-_=~*#.|•")
    if re.fullmatch(r"(?:\w ){2,}\w", even):
        even = even.replace(" ", "")
        apart = {title.replace(" ", ""): section for title, section in _sections().items()}
        return apart.get(even)
    even = re.sub(r"\s*(?:\((?:continued|cont\.?|cont'd)\)|continued)$", "", even)
    found = _sections().get(even)
    if found is not None:
        return found
    first, _, rest = even.partition(" ")
    if first in _table()["qualifiers"] and rest in _sections():
        return _sections()[rest]
    return _joint_section(even) if text.isupper() else None


def _joint_section(even: str) -> str | None:
    """ "leadership and activities": a title of two titles is the first's section."""
    parts = re.split(r"\s*(?:&|/|,|\b(?:and|et|und|y|e)\b)\s*", even)
    found = [_sections().get(part) for part in parts]
    return found[0] if len(found) > 1 and all(found) else None


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(key(word) for word in _table()[table]["words"])


def titleness(text: str) -> float:
    """How much a text is a job's title (positive) or an employer (negative)."""
    words = [word.strip(".,()'\"") for word in re.split(r"[\s/]+", key(text))]
    words = [word for word in words if word]
    if not words:
        return 0.0
    titles, companies = _words("titles"), _words("companies")
    score = 0.0
    for word in words:
        stem = re.sub(r"(?::in|\*in|_in|/in|\(in\)|:innen)$", "", word)
        parts = [stem, *stem.split("-")]
        named = any(part in titles or part.rstrip("s") in titles for part in parts)
        if named or stem.endswith(tuple(_table()["titles"]["ends"])):
            score += 1.0
        if stem in companies:
            score -= 1.0
    if words[0] in titles or words[-1] in titles:
        score += 0.5
    if words[-1] in companies or re.search(
        r"\b(?:university|city|department|ministry) of\b", key(text)
    ):
        score -= 0.5
    return score
