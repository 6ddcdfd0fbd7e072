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


def place_at_end(text: str) -> int | None:
    """Where a known place begins that follows other words on its line; None where none does.

    "HERITAGE MUSEUM Scranton, PA": a text extraction loses the gap before the place.
    """
    parts = text.split(", ")
    if not 2 <= len(parts) <= 5 or not known_place(", ".join(parts[-2:])):
        return None
    last = key(re.sub(r"\s*\d[\d-]*$", "", parts[-1]))
    back = 3 if len(parts) > 2 and last in _words("countries") and _is_state(parts[-2]) else 2
    before, city = parts[:-back], parts[-back]
    if before:
        return len(", ".join(before)) + 2
    words = city.split()
    apart = len(words) - (2 if len(words) > 2 and key(words[-2]) in _words("city_starts") else 1)
    if words[0].isupper() and len(words[0]) > 1:
        apart = next((n for n, word in enumerate(words) if not word.isupper()), 0)
    elif len(words) < 3:
        return None
    return len(" ".join(words[:apart])) + 1 if apart else None


def _is_state(text: str) -> bool:
    return key(text) in _words("states")


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
