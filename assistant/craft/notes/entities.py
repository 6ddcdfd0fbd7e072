"""What a claim names: tools, certificates, skills, employers, each as it stands in the quote."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from assistant.craft.notes.words import expression
from assistant.insights import Entity

__all__ = ["entities_of"]

Kind = Literal["skill", "tool", "certificate", "employer"]

_EMPLOYER = re.compile(
    r"(?<!\w)(?:at|bei|joined|for|chez|from|presso|that|to)\s(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s&\s[A-ZÀ-Þ][\w'’-]+|\s[A-ZÀ-Þ][\w'’-]+){1,3})"
    r"|(?P<firm>[A-ZÀ-Þ][\w'’&-]+(?:\s[A-ZÀ-Þ&][\w'’&-]*){0,3}\s(?:GmbH|AG|KG|Ltd|Inc|LLC|PLC|plc|S\.A\.|S\.L\.|SARL|SpA|BV|AB|Co\.))"
)


def entities_of(quote: str) -> tuple[Entity, ...]:
    """The entities of a quote in the order they stand there; none twice."""
    found: list[tuple[int, int, Kind, str]] = []
    for kind, pattern in _patterns():
        for match in pattern.finditer(quote):
            inside = any(
                first < match.end() and match.start() < last for first, last, _, _ in found
            )
            if not inside:
                found.append((match.start(), match.end(), kind, match[0]))
    for match in _EMPLOYER.finditer(quote):
        name = match["name"] or match["firm"]
        start = match.start("name" if match["name"] else "firm")
        if not any(first < start + len(name) and start < last for first, last, _, _ in found):
            found.append((start, start + len(name), "employer", name))
    ordered = dict.fromkeys((kind, text) for _, _, kind, text in sorted(found))
    return tuple(Entity(kind=kind, text=text) for kind, text in ordered)


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    text = (files(__package__) / "entities.toml").read_text(encoding="utf-8")
    listed = {
        key: "|".join(value.split("\n")).strip("|") for key, value in tomllib.loads(text).items()
    }
    certificates = f"{listed['certificates']}|{expression('certificate')}"
    return (
        ("certificate", re.compile(rf"(?<![\w-])(?:{certificates})(?![\w-])", re.IGNORECASE)),
        ("tool", re.compile(rf"(?<![\w-])(?:{listed['tools']})(?![\w+-])", re.IGNORECASE)),
        ("skill", re.compile(rf"(?<![\w-])(?:{expression('skill')})(?![\w-])", re.IGNORECASE)),
    )
