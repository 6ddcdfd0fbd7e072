"""The lines of a text: which are the program's own, and Markdown's marks off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.intake.transcripts.words import pattern

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!<>~-])")
_RULE = re.compile(r"[-_*=\s\\\u200b]*")
_LISTED = re.compile(r"[-*•·◦▪–→>]\s+|\[[ x]\]\s")
_PAGE = re.compile(r"page \d{1,4} (?:of|/) \d{1,4}", re.IGNORECASE)


def spoken_lines(text: str) -> list[str]:
    """The lines of a transcript that hold anything, with single blanks and no Markdown escapes."""
    return list(_cleaned(text))


def _cleaned(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        line = " ".join(line.removeprefix("\ufeff").split()).removesuffix("\\").rstrip()
        line = _ESCAPED.sub(r"\1", line)
        if not _RULE.fullmatch(line) and not _PAGE.fullmatch(line):
            yield line


def is_furniture(line: str) -> bool:
    """Whether the line was printed by the program around the talk."""
    return pattern("furniture").fullmatch(line.strip("*_# \t")) is not None


def is_from_meet(line: str) -> bool:
    """Whether the line is one that Google Meet prints around its transcripts."""
    return pattern("meet").fullmatch(line.strip("*_# \t")) is not None


def is_listed(line: str) -> bool:
    """Whether the line is an entry of a list, as notes have them."""
    return _LISTED.match(line) is not None
