"""What a typed clause says about somebody: "research lead at Northline", "studied at Wrenfield"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from assistant.intake.dates import Range, find_range
from assistant.intake.pdf_schools import is_degree
from assistant.intake.places import known_place
from assistant.intake.wording import LANGUAGES, key

Says = Literal["role", "past", "school", "place", "partly"]

_SLOTS = {
    "{T}": r"(?P<title>[^,;:.!?()\d][^;:!?()]{1,90}?)",
    "{C}": r"(?P<company>[^,;:!?()\s][^,;:!?()]{0,80}?)",
    "{S}": r"(?P<school>[^,;:!?()\s][^,;:!?()]{1,80}?)",
    "{D}": r"(?P<degree>[^,;:!?()\s][^;:!?()]{1,80}?)",
    "{P}": r"(?P<place>[^;:!?()\s][^;:!?()]{1,60}?)",
}
# A verb in a title or company means that the pattern cut the sentence at the wrong place.
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”»’)]?\s+(?=[\"“«‘¿¡(]?[A-ZÀ-ÖØ-ÞŁŚŻ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Mx|Prof|St|Ste|Inc|Ltd|Co|Corp|Jr|Sr|vs|No|Nr|Bd|bzw|approx|Sra|Srta"
    r"|Mme|Dra|Fa)|\b[A-ZÀ-Ý]|\b(?:e\.g|i\.e|z\.B|d\.h|p\.ej|U\.S))\.$"
)
_VERB = re.compile(
    r"(?:works?|worked|working|met|is|are|was|were|has|have|had|leads?|led|studied|joined|gave|spoke"
    r"|and|i|we|she|he|they|am|my|a travaillé|travaille|est|était|a|suis|m.appelle|mon|arbeitet?"
    r"|arbeite|war|ist|hat|bin|heiße|mein|trabaja|trabajo|trabajó|es|fue|soy|me llamo|mi|trabalha"
    r"|trabalho|trabalhou|é|foi|sou)(?:\s|$)",
    re.IGNORECASE,
)
_VERB_INSIDE = re.compile(
    r"\s(?:is|was|are|were|has|have|had|works?|worked|est|était|ist|war|arbeitet|es|era|trabaja|é"
    r"|trabalha)\s",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(
    r"\s(?:who|which|where|that|before|after|as|to|because|when|while)\s"
    r"|\sand (?:[a-z]+(?:ed|s|ing)|gave|wrote|spoke)\b"
)
_DATE_LEAD = re.compile(
    r"[\s,(]*(?:\b(?:from|since|between|in|until|depuis|de|entre|seit|von|ab|desde"
    r"|a partir de))?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Clause:
    """What one clause says. Each part is (start, end) in the text it was read from."""

    says: Says
    parts: Mapping[str, tuple[int, int]]
    dates: Range | None = None
    dates_at: int = 0  # where the text begins that `dates` counts from


@cache
def _table() -> Mapping[str, Any]:
    path = resources.files(__package__) / "facts_wording.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def labels() -> Mapping[str, tuple[str, str]]:
    """`key(label)` → field and language; the first language that has a label decides."""
    found: dict[str, tuple[str, str]] = {}
    for language in LANGUAGES:
        for field, words in _table()[language]["labels"].items():
            for word in words:
                found.setdefault(key(word), (field, language))
    return found


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found: list[tuple[str, re.Pattern[str]]] = []
    for says in ("school", "degree_school", "past", "place", "partly", "role"):
        for written in _table()[language][says]:
            pattern = written
            for slot, expression in _SLOTS.items():
                pattern = pattern.replace(slot, expression)
            found.append((says, re.compile(pattern, re.IGNORECASE)))
    return tuple(found)


@cache
def _starts(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = _table()[language]
    return (
        re.compile(table["subject"], re.IGNORECASE),
        re.compile(rf"\s+(?={table['be']}\b)|(?=[’']s\s)", re.IGNORECASE),
        re.compile(table["joint"], re.IGNORECASE),
    )


def is_pronoun(word: str) -> bool:
    """Whether a word is "she", "I", "il" … and so begins a sentence about somebody named before."""
    return any(_starts(language)[0].match(f"{word} ") for language in LANGUAGES)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[start : match.start()]):
            yield start, match.start()
            start = match.end()
    if text[start:].strip():
        yield start, len(text)


def verb_after_name(text: str) -> tuple[int, str] | None:
    """Where the name that begins a sentence ends, and the language of the verb after it."""
    for language in LANGUAGES:
        match = _starts(language)[1].search(text)
        if match and match.start():
            name = text[: match.start()]
            words = name.split()
            if 1 <= len(words) <= 6 and all(
                not word[0].islower() or len(word) < 4 for word in words
            ):
                return match.start(), language
    return None


def clauses(text: str, order: Sequence[str] = LANGUAGES) -> tuple[list[Clause], bool]:
    """What a sentence says, and whether nothing of it is left over."""
    best: tuple[list[Clause], bool] = ([], False)
    for language in order:
        found, whole = _clauses_in(text, language)
        if whole:
            return found, True
        if len(found) > len(best[0]):
            best = (found, whole)
    return best


def _clauses_in(text: str, language: str) -> tuple[list[Clause], bool]:
    whole = _clause(text, 0, language)
    if whole and not _starts(language)[2].search(text):
        return [whole], whole.says != "partly"
    found: list[Clause] = []
    complete = True
    for start, end in _fragments(text, language):
        clause = _clause(text[start:end], start, language)
        if clause:
            found.append(clause)
        complete = complete and clause is not None and clause.says != "partly"
    return found, complete and bool(found)


def _fragments(text: str, language: str) -> Iterator[tuple[int, int]]:
    """A sentence cut where a new statement begins, else at its commas."""
    joint = _starts(language)[2]
    cuts = [match.span() for match in joint.finditer(text)]
    start = 0
    for low, high in [*cuts, (len(text), len(text))]:
        piece = text[start:low]
        if _clause(piece, start, language) is None and "," in piece:
            inner = start
            for match in re.finditer(r",\s+", piece):
                yield inner, start + match.start()
                inner = start + match.end()
            yield inner, low
        elif piece.strip():
            yield start, low
        start = high


def _clause(text: str, offset: int, language: str) -> Clause | None:
    """One clause, its subject, dates and full stop taken off before it is matched."""
    subject = _starts(language)[0].match(text)
    low = subject.end() if subject else 0
    stop = len(text.rstrip(" .!"))
    if (
        text[:stop].endswith((" Inc", " Ltd", " Co", " Corp", " Bros"))
        and text[stop : stop + 1] == "."
    ):
        stop += 1
    dates = find_range(text[low:stop])
    if dates:
        stop = len(_DATE_LEAD.sub("", text[: low + dates.start[0]]))
    for says, pattern in _patterns(language):
        match = pattern.fullmatch(text, low, stop)
        if match is None or not _plausible(match):
            continue
        if says == "degree_school" and not is_degree(match["degree"]):
            continue
        ended = bool(dates and dates.end and not dates.current)
        parts = {
            name: (offset + match.start(name), offset + match.end(name))
            for name, value in match.groupdict().items()
            if value
        }
        return Clause(_said(says, ended=ended), parts, dates, offset + low)
    return None


def _said(pattern: str, *, ended: bool) -> Says:
    match pattern:
        case "school" | "degree_school":
            return "school"
        case "role":
            return "past" if ended else "role"
        case "past":
            return "past"
        case "partly":
            return "partly"
        case _:
            return "place"


def _plausible(match: re.Match[str]) -> bool:
    """Names of companies, schools and places begin with a capital or a digit somewhere."""
    groups = match.groupdict()
    for name in ("company", "school", "place"):
        value = groups.get(name)
        if value and (_RUNS_ON.search(value) or not re.search(r"[A-ZÀ-ÖØ-ÞĀ-Ž\d]", value)):
            return False
    title = groups.get("title")
    if title and (
        len(title.split()) > 10
        or _VERB.match(title)
        or _VERB_INSIDE.search(title)
        or re.search(r",\s+(?:an?|the|une?|eine?|una?|uma?)\s", title)
        or any(is_pronoun(word) for word in title.split())
    ):
        return False
    place = groups.get("place")
    return not place or known_place(place) or len(place.split()) <= 5
