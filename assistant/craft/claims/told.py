"""What a message after a conversation says was said there: does it stand in the notes?

Quoted words stand in the notes word for word, a paraphrase shares its telling words with what
was said, and nothing that was said off the record is repeated.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import Passage, related
from assistant.craft.evidence import flags
from assistant.craft.lexicon import level
from assistant.craft.names import stem, tokens
from assistant.models import Heard, Point, plain

__all__ = ["locked", "paraphrases", "quotes", "retold"]

_Word = tuple[str, int, int]  # the stem of a telling word, and its place
_QUOTED = re.compile(r"\"([^\"]{3,})\"|«\s?([^»]{3,}?)\s?»|“([^”]{3,})”|„([^“”]{3,})[“”]")
_FEW = 3  # words from which a quotation is more than a term
_LEAST = 2  # telling words from which a clause says something
_KNOWN = 0.5  # of them stand in what was said
_MOSTLY, _APART = 0.6, 0.3  # of a sentence's words the remark has; and more than any point has
_TOGETHER = 7  # words within which two that only the off-record remark has betray it
_MEND = "Look at your notes of the conversation, and say it as it was said."


def quotes(reading: Reading) -> Iterator[Problem]:
    """Words in quotation marks that are not in the notes as they are quoted."""
    heard = reading.case.heard
    if heard is None or _told(reading) is None:
        return
    known = [_bare(text) for point in heard.points for text in (point.quote, point.statement)]
    for match in _QUOTED.finditer(reading.text):
        words = next(part for part in match.groups() if part)
        if len(words.split()) >= _FEW and not any(_bare(words) in text for text in known):
            message = "These words are not in your notes of the conversation."
            yield Problem(*match.span(), message, "Quote what stands in your notes, or say it "
                          "in your own words.")  # fmt: skip


def paraphrases(reading: Reading) -> Iterator[Problem]:
    """What somebody is said to have said, most of whose words they did not use; or its opposite."""
    heard, told = reading.case.heard, _told(reading)
    if heard is None or told is None or not all(reading.shared_language):
        return
    start, end = told.end(), len(reading.text.rstrip(" .!?"))
    content = [key for key, _, _ in reading.content(start, end)]
    if len(content) < _LEAST or _QUOTED.search(reading.text, start):
        return
    stems = _said(heard) | reading.sources.contact.stems | reading.sources.me.stems
    unknown = [key for key in content if not related(key, stems)]
    if len(unknown) > _KNOWN * len(content):
        message = "Your notes of the conversation do not hold this."
        yield Problem(start, end, message, _MEND)
        return
    best = max(heard.points, key=lambda point: _shared(point, content), default=None)
    if best and _denies(reading.text[start:end], content, best):
        message = f"Your notes say: “{best.statement}”"
        yield Problem(start, end, message, "One of the two says “not”. " + _MEND)


def _denies(clause: str, content: list[str], point: Point) -> bool:
    """Whether a clause says "not" where the part of the point that it retells does not, or not."""
    for text in (point.quote, point.statement):
        parts = re.split(r"[,;.:!?]", text)
        told = [part for part in parts if any(related(key, _stems(part)) for key in content)]
        if any("negation" not in flags(clause, said) for said in (text, " ".join(told))):
            return False
    return True


def retold(reading: Reading) -> Passage | None:
    """The passage of the conversation that a sentence says again; None where it says none."""
    told = _told(reading)
    if reading.case.heard is None or told is None:
        return None
    content = {key for key, _, _ in reading.content(0, len(reading.text))}
    own = [item for item in reading.sources.contact.passages if item.origin == "talk"]
    shared = {item: sum(related(key, item.stems) for key in content) for item in own}
    best = max(own, key=lambda item: shared[item], default=None)
    return best if best is not None and shared[best] >= _LEAST else None


def locked(reading: Reading) -> Iterator[Problem]:
    """A sentence that repeats what was said off the record."""
    heard = reading.case.heard
    if heard is None or not heard.locked:
        return
    told = _telling(reading)
    for remark in heard.locked:
        span = _betrayed(reading, told, remark) or _repeated(heard, told, remark)
        if span is not None:
            message = "This was said off the record."
            yield Problem(*span, message, "Leave it out of every message.")
            return


def _betrayed(reading: Reading, told: list[_Word], remark: str) -> tuple[int, int] | None:
    """Where two words stand together that nobody knows of but by the remark."""
    sides = reading.sources.contact.stems | reading.sources.me.stems
    own = {key for key in _stems(remark) if not related(key, sides)}
    places = [(start, end) for key, start, end in told if related(key, own)]
    for (start, _), (_, end) in pairwise(places):
        if len(reading.text[start:end].split()) <= _TOGETHER:
            return start, end
    return None


def _repeated(heard: Heard, told: list[_Word], remark: str) -> tuple[int, int] | None:
    """The stretch of a sentence whose words are the remark's, and no other point's."""
    keys = {key for key, _, _ in told}
    if len(keys) < _LEAST:
        return None
    texts = [f"{point.statement} {point.quote}" for point in heard.points]
    known = max((_share(keys, text) for text in texts), default=0.0)
    if _share(keys, remark) < max(_MOSTLY, known + _APART):
        return None
    return told[0][1], told[-1][2]


def _share(keys: set[str], text: str) -> float:
    stems = _stems(text)
    return sum(related(key, stems) for key in keys) / len(keys)


def _telling(reading: Reading) -> list[_Word]:
    """The words of a sentence that tell something, names and numbers among them."""
    places = [(item.start, item.end) for item in reading.mentions]
    places += [(item.start, item.end) for item in reading.amounts]
    named = [
        (stem(match[0]), first + match.start(), first + match.end())
        for first, last in places
        for match in re.finditer(r"[^\W_]{2,}", reading.text[first:last])
    ]
    content = [one for one in reading.content(0, len(reading.text)) if one[2] - one[1] > 3]
    return sorted([*content, *named], key=lambda one: one[1])


def _told(reading: Reading) -> re.Match[str] | None:
    pattern = _patterns().get(reading.language)
    return pattern.search(reading.text) if pattern else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    text = (files(__package__) / "told.toml").read_text(encoding="utf-8")
    said: dict[str, list[str]] = tomllib.loads(text)["said"]
    return {
        language: re.compile(rf"(?<![\w'])(?:{'|'.join(parts)})", re.IGNORECASE)
        for language, parts in said.items()
    }


@lru_cache(maxsize=16)
def _said(heard: Heard) -> frozenset[str]:
    texts = [text for point in heard.points for text in (point.statement, point.quote)]
    return _stems(" ".join([*texts, *(pledge.quote for pledge in heard.pledges)]))


@lru_cache(maxsize=2_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in tokens(text) if len(word) > 3 or word.isdigit())


def _shared(point: Point, content: list[str]) -> int:
    stems = _stems(f"{point.statement} {point.quote}")
    return sum(related(key, stems) for key in content)


def _bare(text: str) -> str:
    return plain(level(text)).casefold().strip(" .,;:!?\"'")
