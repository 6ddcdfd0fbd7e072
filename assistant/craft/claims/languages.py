"""Does the person speak the language that a sentence gives them?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from assistant.craft.claims.patterns import find
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import Side
from assistant.craft.names import fold

__all__ = ["languages"]


def languages(reading: Reading) -> Iterator[Problem]:
    """Languages told as spoken, where the person's facts name others and not this one."""
    language, text = reading.language, reading.text
    if reading.words is None or not find("languages", "has", language, text):
        return
    if find("languages", "offered", language, text) or text.rstrip().endswith("?"):
        return
    for match in re.finditer(r"[^\W\d_]{4,}", text):
        which = _known(language).get(fold(match[0]))
        segment = reading.at(match.start())
        if which is None or segment.person not in ("me", "contact", "other"):
            continue
        sides = reading.sides(segment)
        spoken = [_spoken(side) for side in sides]
        if all(spoken) and not any(which in one for one in spoken) and which != _own(language):
            yield _problem(reading, match, sides[0])
        elif segment.person == "other" and _is_mine(reading) and spoken[-1] - {which} == spoken[-1]:
            yield _problem(reading, match, reading.sources.me)


def _is_mine(reading: Reading) -> bool:
    """Whether nobody but the writer stands in the sentence: "Catalan is what I grew up with"."""
    people = {segment.person for segment in reading.segments}
    return "me" in people and "contact" not in people


def _own(language: str) -> int | None:
    """The language that the message is written in: whoever writes it has it."""
    order = ("en", "fr", "de", "es", "pt", "it")
    return order.index(language) if language in order else None


def _spoken(side: Side) -> set[int]:
    """The languages that a side's facts name."""
    names = {name: at for listed in _table().values() for name, at in listed.items()}
    return {names[word] for item in side.all for word in item.words if word in names}


def _known(language: str) -> Mapping[str, int]:
    return _table().get(language, {})


@cache
def _table() -> Mapping[str, Mapping[str, int]]:
    text = (files(__package__) / "languages.toml").read_text(encoding="utf-8")
    listed: dict[str, list[str]] = tomllib.loads(text)["names"]
    return {key: {name: at for at, name in enumerate(names)} for key, names in listed.items()}


def _problem(reading: Reading, match: re.Match[str], side: Side) -> Problem:
    return Problem(
        match.start(),
        match.end(),
        f"“{match[0]}” is not among the languages in {reading.owner(side)}.",
        "Name a language that stands there, or leave it out; if it is true, add it to the facts.",
    )
