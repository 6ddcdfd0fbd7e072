"""What a typed phrase without a verb says: "analyst at Northline, Leeds (since 2018)"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from assistant.intake.places import known_place, shaped_as_place
from assistant.intake.typed.dates import Dated, dates_in, single_in
from assistant.intake.typed.words import (
    expression,
    holds_verb,
    is_company,
    is_title,
    names_degree,
    names_school,
    tokens,
    words,
)

Says = Literal["role", "past", "school", "place"]
Stretch = tuple[int, int]

_PIECE = re.compile(r",\s+|\s+[-–—|·•/]\s+|\s*\|\s*|\s*[()]\s*,?\s*")
_FIRM = re.compile(r"(?:Inc|Ltd|LLC|Co|Corp|GmbH|AG|S\.?A|Lda|Bros|S\.?p\.?A|S\.?r\.?l)\b")
_FROM = re.compile(
    r"\s(?:at|from|an der|à l['’]|all['’]|alla|dell['’]|della|presso|pela|pelo|na|en la|por la"
    r"|por el)\s*"
)
_TOWN = re.compile(r"-(?:sur|les|lès|le|la|en|sous|aux)-|^(?:Saint|Sainte|St)-[^\W_]+$")
_ARTICLE = re.compile(r"(?:an?|the|une?|eine?|una?|uma?)\s+", re.IGNORECASE)
_OF_PLACE = re.compile(r"(?:in|à|en|em|a)\s+(?=[^\W\d_a-z])")


@dataclass(frozen=True)
class Clause:
    """What one clause says. Each part is (start, end) in the text it was read from."""

    says: Says
    parts: Mapping[str, Stretch]
    current: bool = False
    sure: bool = True

    def moved(self, offset: int) -> Clause:
        """The clause in a text that begins `offset` characters earlier."""
        parts = {name: (low + offset, high + offset) for name, (low, high) in self.parts.items()}
        return replace(self, parts=parts)


def read_phrase(text: str, language: str, *, lower: bool = False) -> Clause | None:
    """The role that a phrase states: a title and a company, or a company after "before that"."""
    stop = len(text.rstrip(" .!;,"))
    if _FIRM.search(text[:stop][-5:]) and text[stop : stop + 1] == ".":
        stop += 1
    body = text[:stop]
    if ": " in body:
        return None
    dated = dates_in(body)
    bare = dated.without(body) if dated else body
    before = expression("before", language).match(bare)
    low = before.end() if before else 0
    found = _title_and_company(bare[low:], language, lower=lower)
    if found is None and before:
        found = _company_alone(bare[low:], language)
    if found is None:
        return None
    parts = placed({name: (a + low, b + low) for name, (a, b) in found.items()}, dated)
    if parts is None:
        return None
    ended = bool(dated and not dated.current)
    sure = bool(before or dated or expression("at", language).search(bare))
    return Clause("past" if before or ended else "role", parts, not before and not ended, sure)


def placed(parts: Mapping[str, Stretch], dated: Dated | None) -> dict[str, Stretch] | None:
    """The parts of a text without its dates as parts of the text, the dates added."""
    if dated is None:
        return dict(parts)
    found: dict[str, Stretch] = {}
    for name, (low, high) in parts.items():
        place = dated.place(low, high)
        if place is None:
            return None
        found[name] = place
    dates = {"start": dated.start, "end": dated.end}
    return found | {name: stretch for name, stretch in dates.items() if stretch}


def _title_and_company(text: str, language: str, *, lower: bool) -> dict[str, Stretch] | None:
    article = _ARTICLE.match(text)
    low = article.end() if article else 0
    joints = [*expression("at", language).finditer(text), *_PIECE.finditer(text)]
    for joint in sorted(joints, key=lambda match: match.start())[:6]:
        if not is_title(text[low : joint.start()], language):
            continue
        found = company_and_place(text[joint.end() :], language, lower=lower)
        if found is None or ("/" in joint.group() and known_place(text[joint.end() :])):
            continue
        company = text[joint.end() :][slice(*found.get("company", (0, 0)))]
        if names_degree(text[low : joint.start()]) and names_school(company):
            continue
        return {
            "title": (low, joint.start()),
            **{name: (a + joint.end(), b + joint.end()) for name, (a, b) in found.items()},
        }
    return None


def _company_alone(text: str, language: str) -> dict[str, Stretch] | None:
    at = re.compile(r"(?:at|with|for|chez|bei(?: der)?|beim|en|na|no|em|presso|alla|al)\s+").match(
        text
    )
    low = at.end() if at else 0
    if not re.match(r"[^\W\d_a-zà-ÿ]|\d", text[low:]):
        return None
    found = company_and_place(text[low:], language)
    return {name: (a + low, b + low) for name, (a, b) in found.items()} if found else None


def company_and_place(
    text: str, language: str, *, lower: bool = False
) -> dict[str, Stretch] | None:
    """The company that a text begins with, and the place after it."""
    pieces = _pieces(text)
    if not pieces:
        return None
    low, high = pieces[0]
    rest = pieces[1:]
    if rest and _FIRM.fullmatch(text[rest[0][0] : rest[0][1]].rstrip(".")):
        high, rest = rest[0][1], rest[1:]
    apart = expression("in", language).search(text, low, high)
    if apart and _is_place(text[apart.end() : high]):
        joined = text[apart.end() : rest[0][1] if rest else high]
        many = len(text[low : apart.start()].split()) > 1
        if known_place(joined) or language == "de" or (many and rest and _is_place(joined)):
            rest = [(apart.end(), high), *rest]
            high = apart.start()
    if expression("at", language).search(text, low, high) and language in ("en",):
        return None
    if not is_company(text[low:high], language, lower=lower):
        return None
    if _TOWN.search(text[low:high]):
        return {"place": (low, high)}
    found = {"company": (low, high)}
    place = _place(text, rest, language)
    return {**found, "place": place} if place else found


def _place(text: str, pieces: list[Stretch], language: str) -> Stretch | None:
    """The place that the pieces after a company begin with."""
    stop = None
    for low, high in pieces[:4]:
        piece = text[low:high]
        if not _is_place(_OF_PLACE.sub("", piece)) or holds_verb(piece, language):
            break
        stop = high
    if stop is None:
        return None
    low = pieces[0][0]
    lead = _OF_PLACE.match(text, low)
    return (lead.end() if lead else low), stop


def _is_place(text: str) -> bool:
    """Capitalised words that could be a place; whole acronyms are none, states are."""
    if set(tokens(text)) & words("bodies", "any"):
        return False
    short = text.isupper() and len(text) > 2 and not known_place(text)
    return text[:1].isupper() and shaped_as_place(text) and not short


def _pieces(text: str) -> list[Stretch]:
    found: list[Stretch] = []
    low = 0
    for match in [*_PIECE.finditer(text), None]:
        high = match.start() if match else len(text)
        if text[low:high].strip():
            found.append((low + len(text[low:high]) - len(text[low:high].lstrip()), high))
        low = match.end() if match else high
    return found


def read_schools(text: str, *, labelled: bool = False) -> list[Clause]:
    """The schools a phrase names: "BSc Statistics, Lindqvist University, 2015; MA, …"."""
    found: list[Clause] = []
    low = 0
    for match in [*re.finditer(r";\s+|(?<=[\d)])\.\s+(?=[^\W\d_])", text), None]:
        high = match.start() if match else len(text)
        clause = _school(text[low:high], labelled=labelled)
        if clause is None:
            return []
        found.append(clause.moved(low))
        low = match.end() if match else high
    return found


def _school(text: str, *, labelled: bool) -> Clause | None:
    """ "Wrenfield, BSc, 2012", "BSc Physics, Wrenfield (2012)": a school, a degree, dates."""
    body = text.rstrip(" .")
    dated = dates_in(body) or single_in(body)
    bare = dated.without(body) if dated else body
    pieces = _pieces(bare)
    if not pieces or len(pieces) > 4:
        return None
    texts = [bare[low:high] for low, high in pieces]
    at = next((n for n, each in enumerate(texts) if names_school(each)), None)
    if at is None and labelled:
        at = 1 if len(texts) > 1 and (names_degree(texts[0]) or dated) else 0
        at = 0 if len(texts) > 1 and not names_degree(texts[0]) and names_degree(texts[1]) else at
    if at is None:
        return None
    split = None if labelled and len(pieces) > 1 else _FROM.search(texts[at])
    parts: dict[str, Stretch] = {"school": pieces[at]}
    low, high = pieces[at]
    if split and names_degree(texts[at][: split.start()]):
        parts = {"degree": (low, low + split.start()), "school": (low + split.end(), high)}
    others = [n for n in range(len(pieces)) if n != at]
    if others and "degree" not in parts:
        parts["degree"] = pieces[others[0]]
        if len(others) > 1 and others[1] == others[0] + 1:
            low, high = pieces[others[1]]
            note = bare[low - 1] == "(" and bare[high : high + 1] == ")"
            if note or not _is_place(bare[low:high]):
                parts["degree"] = (pieces[others[0]][0], high + note)
    whole = placed(parts, dated)
    return Clause("school", whole) if whole else None
