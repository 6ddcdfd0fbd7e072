"""Words that ask for silence about what was said: which places of a text are such a mark.

The words of each language and how they combine are data (`silence.toml`): acts of passing on,
wishes that they be not done, outlets, removals, namelessness, secrecy that is told. Whatever is
confidential by trade ("patient data is confidential") asks nothing of the listener and is free.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from assistant.craft.lexicon import level

__all__ = ["Mark", "asks_silence", "marks"]

Mark = tuple[int, int]

_BRACED = re.compile(r"\{([a-z_]+)\}")
_DEPTH = 4  # parts may name parts
_REMEMBERED = 4096  # texts; a sentence is asked several times while one conversation is read


class _Grammar(NamedTuple):
    """How silence is asked for in all languages."""

    patterns: tuple[re.Pattern[str], ...]
    free: re.Pattern[str]


def asks_silence(text: str) -> bool:
    """Whether a text asks for silence anywhere, in any language: notes mix them in a line."""
    return bool(marks(text))


@lru_cache(maxsize=_REMEMBERED)
def marks(text: str) -> tuple[Mark, ...]:
    """The spans of a text that ask for silence, in order and without overlaps."""
    grammar = _grammar()
    clear = grammar.free.sub(lambda match: "\0" * len(match[0]), level(text))
    found = [match.span() for one in grammar.patterns for match in one.finditer(clear)]
    joined: list[Mark] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


@cache
def _grammar() -> _Grammar:
    data = tomllib.loads((files(__package__) / "silence.toml").read_text(encoding="utf-8"))
    patterns = [
        re.compile(rf"(?:(?<![\w'])|(?=[^\w\s]))(?:{_written(lines, table)})(?!\w)", re.IGNORECASE)
        for table in data.values()
        for lines in table["patterns"].values()
    ]
    free = "|".join(_written(table["free"], table) for table in data.values() if "free" in table)
    return _Grammar(tuple(patterns), re.compile(rf"(?<!\w)(?:{free})(?!\w)", re.IGNORECASE))


def _written(lines: str, table: Mapping[str, Any]) -> str:
    """The lines of a table as alternatives, each `{name}` replaced by that part of the table."""
    parts: Mapping[str, str] = table.get("parts", {})
    joined = "|".join(f"(?:{line.strip()})" for line in lines.splitlines() if line.strip())
    for _ in range(_DEPTH):
        joined = _BRACED.sub(lambda found: f"(?:{parts[found[1]]})", joined)
    for word, short in table.get("haste", {}).items():
        joined = _or_short(joined, word, short)
    # In haste the apostrophe is left out: "dont quote me", "id rather you didnt".
    return re.sub(r"'(?=(?:ll|d|m|ve|t|s|re)(?!\w))", "'?", joined)


def _or_short(expression: str, word: str, short: str) -> str:
    """An expression that takes the short form of a word as well; look-behinds stay fixed."""
    return re.sub(
        rf"(\(\?<[=!][^)]*\))|(?<![\w\\?'-]){word}(?![\w?*+{{'-])",
        lambda found: found[1] or f"(?:{word}|{short})",
        expression,
    )
