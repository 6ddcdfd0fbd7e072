"""Who is meant by what programs print as the speaker."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from assistant.intake.transcripts.words import pattern, words
from assistant.models import plain

_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
_PRONOUNS = re.compile(r"[^\W\d_]{1,6}(?:\s*/\s*[^\W\d_]{1,6}){1,2}")
_EMPLOYER = re.compile(r"\s+[|–—-]\s+|\s*[|@]\s*")
_POSSESSIVE = re.compile(r"(.+?)['’]s?\s+(.+)")
_NUMBERED = re.compile(r"(?:speaker|spk|spkr)[\s_#-]*(\d+)", re.IGNORECASE)


class _Name(NamedTuple):
    name: str  # the person alone
    employer: str  # what was printed beside the name, in one case
    printed: str


def cleaned(labels: Iterable[str | None]) -> dict[str | None, str | None]:
    """Each label as printed → the person's name, or None where it names nobody.

    "Ann Lee (Guest)", "[External] Ann Lee", "Ann Lee | Acme" and "Ann Lee's Presentation"
    are Ann Lee. Two people of one name with different employers stay apart, as printed.
    "SPEAKER_01" is "Speaker 1": nobody's name, yet one person.
    """
    found = {label: _name(label) for label in dict.fromkeys(labels) if label is not None}
    employers = defaultdict[str, set[str]](set)
    for name in found.values():
        if name is not None and name.employer:
            employers[name.name.casefold()].add(name.employer)
    result: dict[str | None, str | None] = {None: None}
    shown: dict[str, str] = {}  # one spelling a person: the first
    for label, name in found.items():
        if name is None:
            result[label] = None
            continue
        namesakes = len(employers[name.name.casefold()]) > 1 and name.employer
        text = name.printed if namesakes else name.name
        result[label] = shown.setdefault(text.casefold(), text)
    return result


def _name(label: str) -> _Name | None:
    printed = plain(label.strip("*_ \t:>\"'"))
    text = pattern("recorders").sub("", printed, count=1)
    employers = []

    def kept_apart(bracket: re.Match[str]) -> str:
        inside = bracket[1].strip()
        if not (_says_nothing(inside) or _PRONOUNS.fullmatch(inside)):
            employers.append(inside)
        return " "

    outside = plain(_BRACKETS.sub(kept_apart, text))
    if outside:
        text = outside
    elif (inner := _BRACKETS.fullmatch(text)) is not None:  # "[Ann Lee]", the whole in brackets
        text, employers = inner[1].strip(), []
    name, *behind = _EMPLOYER.split(text, maxsplit=1)
    if name.strip() and behind:
        employers += behind
        text = name
    owner = _POSSESSIVE.fullmatch(text)
    if owner and pattern("devices").fullmatch(owner[2]):
        text = owner[1]
    text = plain("".join(c for c in text if unicodedata.category(c) not in {"So", "Cf", "Co"}))
    text = text.strip(" ,;:|-–—")
    numbered = _NUMBERED.fullmatch(text)
    if numbered:
        text = f"Speaker {int(numbered[1][:9])}"
    if not any(c.isalnum() for c in text) or pattern("nobody").fullmatch(text):
        return None
    return _Name(text, " ".join(employers).casefold(), printed)


def _says_nothing(inside: str) -> bool:
    return not inside or inside.isdigit() or inside.casefold() in words("name_marks")
