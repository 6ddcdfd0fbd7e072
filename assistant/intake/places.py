"""Whether a line names a place. A gazetteer of countries and states, and the shape of the line."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from assistant.intake.wording import key

_MOST_CHARACTERS = 70
_NO_PLACE = re.compile(r"[|@:;!?\"“”«»+=/\\•·]|https?|\.(?=\s+[A-Z][a-z])")
_PART = re.compile(r"(?:[A-Z]{1,3}-)?\d{4,5}(?:-\d{3,4})?|[^\W\d_][\w.'’()&\- ]*")


@cache
def _words(name: str) -> frozenset[str]:
    path = resources.files(__package__) / "places.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return frozenset(key(word) for word in table[name])


def known_place(text: str) -> bool:
    """Whether the line ends in a country or state that is known, or names a region."""
    if _names_region(text):
        return True
    if not shaped_as_place(text.rstrip(",")):
        return False
    parts = [key(part.strip(" .()")) for part in re.split(r",| - |\(", text.rstrip(","))]
    last = re.sub(r"\s*\d[\d-]*$", "", parts[-1])
    if last in _words("countries") | _words("elsewhere"):
        return True
    if last in _words("states"):
        return len(parts) > 1 or len(last) > 3
    return False


def _names_region(text: str) -> bool:
    """ "Greater Boston", "Toulouse et périphérie": short, capitalised, with a region's word."""
    even = key(text)
    if not text[:1].isupper() or len(text.split()) > 6 or _NO_PLACE.search(text):
        return False
    return any(
        even.startswith(f"{word} ") or even.endswith(f" {word}") for word in _words("regions")
    )


def shaped_as_place(text: str) -> bool:
    """Whether the line could be a place: up to five short, capitalised parts and no sentence."""
    if len(text) > _MOST_CHARACTERS or _NO_PLACE.search(text) or text.endswith((".", ",", "-")):
        return False
    parts = [part.strip() for part in text.split(",")]
    return len(parts) <= 5 and all(_is_part(part) for part in parts)


def _is_part(part: str) -> bool:
    if not _PART.fullmatch(part):
        return False
    words = re.split(r"[\s'’-]+", part)
    return len(words) <= 6 and all(
        not word[:1].islower() or key(word) in _words("small") for word in words if word
    )
