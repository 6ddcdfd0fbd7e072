"""Name, headline and location of a "Save to PDF": the lines between the side column and the body.

The side column's last section runs into the name without a mark. What tells them
apart, strongest first: the name in the profile's address or e-mail; a line longer than
the side column, which can only be the headline below the name; the shape of names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.intake.lines import Line
from assistant.intake.passage import joined
from assistant.intake.pdf.drawn import HEADING, full
from assistant.intake.pdf.sections import words_of
from assistant.intake.places import known_place, shaped_as_place
from assistant.intake.wording import key
from assistant.models import Fact

SIDE_WIDTH = 40  # characters; no line of the side column is longer, addresses apart
_MOST_LINES = 7  # name, headline and location together

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_NOT_A_NAME = re.compile(
    r"[@|/\\:;!?#*&+=%<>\[\]\d]|https?|www\.|\s[-–—·•]\s|\.$(?<!\b\w\.)(?<!Jr\.)(?<!Sr\.)"
)


@dataclass(frozen=True)
class Card:
    """What stands on top of the body, and the lines left to the side column."""

    side: tuple[Line, ...]
    name: Fact | None
    headline: Fact | None
    location: Fact | None


def read_card(lines: Sequence[Line], contact: Sequence[Line], last_side: str | None) -> Card:
    """Split `lines`: items of the side section `last_side`, then name, headline, location.

    `contact` are the lines of the contact section; `last_side` None: no side column.
    """
    if not lines:
        return Card((), None, None, None)
    place, sure = _name_place(lines, contact, last_side)
    if place is None:
        return Card(tuple(lines), None, None, None)
    headline, location = _headline_and_location(lines[place + 1 :])
    return Card(
        tuple(lines[:place]), joined(lines[place : place + 1], sure=sure), headline, location
    )


def _name_place(
    lines: Sequence[Line], contact: Sequence[Line], last_side: str | None
) -> tuple[int | None, bool]:
    if last_side is None:
        return 0, True
    first = max(0, len(lines) - _MOST_LINES - 1)
    candidates = [
        index
        for index in range(first, len(lines))
        if looks_like_name(lines[index].text) and not _listed(lines, index, last_side)
    ]
    named = _named_in_address(lines, candidates, contact)
    if named is not None:
        return named, True
    long = next((n for n, line in enumerate(lines) if len(line.text) > SIDE_WIDTH), None)
    if long is not None and long > 0:
        before = [index for index in candidates if index < long]
        if before:
            return before[-1], before[-1] == long - 1
    if not candidates:
        return None, False
    return _by_shape(lines, candidates, last_side), False


def _listed(lines: Sequence[Line], index: int, last_side: str) -> bool:
    """Whether the line is surely an item of the side section."""
    text = lines[index].text
    if text.endswith(")") and ("(" not in text or (text.count("(") == 1 and index == 0)):
        return True
    if text.endswith(")") and last_side == "languages":
        return True
    return last_side == "contact" and bool(re.search(r"@|\d{3}|\.\w{2,}", text))


def _by_shape(lines: Sequence[Line], candidates: Sequence[int], last_side: str) -> int:
    """With nothing else to go by: count from the end, one headline line and a location."""
    after = 2 if len(lines) > 2 and known_place(lines[-1].text) else 1
    place = len(lines) - 1 - after
    if last_side == "languages":
        spoken = [index for index in candidates if not is_spoken(lines[index].text)]
        if spoken:
            return spoken[0]
    if place in candidates:
        return place
    return min(candidates, key=lambda index: abs(index - place))


def is_spoken(text: str) -> bool:
    """Whether a text is the name of a spoken language, its level in brackets aside."""
    return key(text.split("(")[0]) in words_of("spoken")


def looks_like_name(text: str) -> bool:
    """Whether a line has the shape of a person's name, titles and suffixes included."""
    if _NOT_A_NAME.search(text) or len(text) > 60:
        return False
    words = re.split(r"[\s,]+", re.sub(r"\([^)]*\)|[\"“”„][^\"“”]*[\"“”]", " ", text))
    words = [word for word in words if any(character.isalpha() for character in word)]
    if not 1 <= len(words) <= 8:
        return False
    low = [
        word
        for word in words
        if word[0].islower() and key(word).strip("'’.") not in words_of("particles")
    ]
    return (
        not low
        or (len(low) == len(words) <= 3)
        or (len(words) - len(low) >= 2 and len(low) == 1 and "'" in low[0])
    )


def _folded(text: str) -> tuple[str, str]:
    """Letters and blanks only, without accents: once "muller", once "mueller"."""
    even = unicodedata.normalize("NFKC", text).casefold()
    both = []
    for version in (even, even.translate(_UMLAUTS)):
        bare = unicodedata.normalize("NFKD", version.translate(_LETTERS))
        both.append(re.sub(r"[^a-z]+", " ", bare.encode("ascii", "ignore").decode()).strip())
    return both[0], both[1]


def address_words(contact: Sequence[Line]) -> list[str]:
    """The words that profile address and e-mail spell the name with."""
    text = "".join(line.text for line in contact)
    words: list[str] = []
    address = re.search(r"linkedin\.com/(?:in|pub)/([^\s/()?]+)", text, re.IGNORECASE)
    if address:
        parts = re.split(r"[-_%.]", address[1])
        words += [part for part in parts if part.isalpha()]
    for line in contact:
        mail = re.search(r"([\w.+-]+)@", line.text)
        if mail:
            words += [part for part in re.split(r"[._+\d-]+", mail[1]) if part.isalpha()]
    return [folded for word in words if len(folded := _folded(word)[0]) > 1]


def _named_in_address(
    lines: Sequence[Line], candidates: Sequence[int], contact: Sequence[Line]
) -> int | None:
    """The line that shares most letters with the address; at least half of its own."""
    words = address_words(contact)
    best: tuple[float, int] | None = None
    for index in candidates:
        share = max(_shared(folded, words) for folded in _folded(lines[index].text))
        if share >= 0.5 and (best is None or share > best[0]):
            best = (share, index)
    return best[1] if best else None


def _shared(name: str, words: Sequence[str]) -> float:
    """How much of a name's letters the address spells, from 0 to 1."""
    parts = [part for part in name.split() if len(part) > 1]
    total = sum(len(part) for part in parts)
    if not total:
        return 0.0
    spelled = sum(
        len(part)
        for part in parts
        if any(part == word or (len(part) > 2 and part in word) for word in words)
    )
    return spelled / total


def _headline_and_location(lines: Sequence[Line]) -> tuple[Fact | None, Fact | None]:
    lines = lines[: _MOST_LINES - 1]
    if not lines:
        return None, None
    last = lines[-1].text
    if len(lines) == 1:
        if known_place(last):
            return None, joined(lines)
        return joined(lines), None
    before = lines[-2].text
    wrapped = full(before, last, HEADING)
    if known_place(last):
        return joined(lines[:-1]), joined(lines[-1:])
    if not wrapped and shaped_as_place(last):
        return joined(lines[:-1]), joined(lines[-1:], sure=len(lines) == 2)
    if shaped_as_place(last) and "," in last and not before.endswith((",", "|", "&", "-", "·")):
        return joined(lines[:-1], sure=False), joined(lines[-1:], sure=False)
    return joined(lines, sure=wrapped), None
