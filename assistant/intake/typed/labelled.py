"""Labelled lines of typed facts: "Title: research lead", "School: Wrenfield, BSc, 2012"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.intake.passage import Passage
from assistant.intake.places import known_place
from assistant.intake.typed.clauses import clauses
from assistant.intake.typed.dates import dates_in
from assistant.intake.typed.found import Found, take
from assistant.intake.typed.phrases import (
    Clause,
    company_and_place,
    placed,
    read_phrase,
    read_schools,
)
from assistant.intake.typed.words import LANGUAGES, is_title, label_field, names_school, own_field
from assistant.intake.wording import key
from assistant.models import Fact

_LABEL = re.compile(
    r"[*_#\s]*(?P<label>[^:：=\n*]{1,40}?)[*_\s]*[:：=](?!//)[*_\s]*(?P<value>\S.*)$"
)
_ANY_LABEL = re.compile(r"[*_#]*[^\W\d_][\w'’/-]*(?: [\w'’/-]+){0,3}[*_]*\s?[:：=](?=\s|\*|$)")
_LIST = re.compile(r"\s*[,;|•·]\s*")
_ALSO = re.compile(r"\s*\((?P<note>[^()]+)\)\s*$")


def labels_of(text: str) -> tuple[str, str] | None:
    """Label and value of a line that begins with something like a label."""
    match = _LABEL.match(text)
    return (match["label"], match["value"]) if match else None


def begins_labelled(text: str, order: Sequence[str] = LANGUAGES) -> bool:
    """Whether a line begins with a label, known or not: "Talk: …"."""
    known = _LABEL.match(text)
    return bool(_ANY_LABEL.match(text)) or bool(known and label_field(known["label"], order))


def begins_known(text: str, order: Sequence[str]) -> bool:
    """Whether a sentence begins with a label that is known."""
    match = _LABEL.match(text)
    return match is not None and label_field(match["label"], order) not in (None, "other")


def read_label(passage: Passage, found: Found) -> bool:
    """ "Title: research lead". An unknown label is somebody's own words: not ours to drop."""
    text = passage.text
    match = _LABEL.match(text)
    name = label_field(match["label"], found.order) or label_field(match["label"]) if match else ""
    if match and found.own and name not in ("role", "title", "past", "name"):
        mine = own_field(match["label"])
        if mine == "learn":
            found.keep(passage.parts(match.start("value"), len(text.rstrip(" *_"))))
            return True
        name = mine if mine == "name" else name
    if match is None or not name or name == "other":
        if match is None or not (name or _ANY_LABEL.match(text)):
            return False
        found.keep(passage.parts())
        return True
    start = match.start("value")
    stop = len(text.rstrip(" *_"))
    before = _facts(found)
    if name == "about":
        found.keep(passage.parts(start, stop))
        return True
    _read_value(name, passage, start, stop, found)
    if _facts(found) == before:
        found.keep(passage.parts())
        return True
    found.spent.extend((line.start, line.end) for line in passage.parts(0, start))
    if name != "name":
        found.units.append(passage.parts())
    return True


def _facts(found: Found) -> tuple[object, ...]:
    """What changes when a fact is taken."""
    many = sum(len(items) for items in found.many.values())
    one = (len(found.one), many, len(found.roles), len(found.schools), len(found.role))
    return (*one, found.name, found.title, found.company, found.degree)


def _read_value(name: str, passage: Passage, start: int, stop: int, found: Found) -> None:
    if name == "name":
        _read_name(passage, start, stop, found)
    elif name in ("title", "role", "company"):
        _read_role(name, passage, start, stop, found)
    elif name == "past":
        _read_past(passage, start, stop, found)
    elif name == "since":
        _read_since(passage, start, stop, found)
    elif name == "school":
        _read_school(passage, start, stop, found)
    elif name in ("skills", "languages", "certifications", "publications"):
        found.many.setdefault(name, []).extend(_listed(passage, start, stop, name))
    elif name == "degree" and names_school(passage.text[start:stop]):
        _read_school(passage, start, stop, found)
    elif name == "degree" and found.degree is None:
        found.degree = passage.fact(start, stop)
    else:
        fact = passage.fact(start, stop)
        if fact and name in ("location", "headline", "email", "link", "pronouns"):
            found.one.setdefault(name, fact)


def _read_name(passage: Passage, start: int, stop: int, found: Found) -> None:
    """ "Lam Bao Khanh (family name: Lam)": the name and a note of its own."""
    if found.name is not None:
        return
    note = _ALSO.search(passage.text[start:stop])
    end = start + note.start() if note and note.start() else stop
    found.name = passage.fact(start, end)
    if note and note.start():
        found.keep(passage.parts(start + note.start("note"), start + note.end("note")))


def _read_role(name: str, passage: Passage, start: int, stop: int, found: Found) -> None:
    """Title or company, or both in one: "Role: analyst at Northline (since 2018)"."""
    value = passage.text[start:stop]
    if name != "company":
        said = _work_in(value, found)
        if len(said) == 1 and "company" in said[0].parts and "title" in said[0].parts:
            if name == "role" or (found.title and found.company):
                take(said[0], passage, start, found)
                return
            if found.title is not None:
                found.one.setdefault("headline", found.title)
            _put(said[0], passage, start, found)
            return
    if name == "role":
        if said:
            for clause in said:
                take(clause, passage, start, found)
        elif is_title(value, found.order[0]) and found.title is None:
            found.title = passage.fact(start, stop)
        return
    if getattr(found, name) is not None:
        return
    dated = dates_in(value)
    bare = dated.without(value) if dated else value
    high = len(bare.rstrip(" ,;"))
    parts = {name: (0, high)}
    if name == "company":
        parts = company_and_place(bare[:high], found.order[0], lower=True) or parts
    whole = placed(parts, dated)
    if whole:
        _put(Clause("role", whole, not dated or dated.current), passage, start, found)


def _put(clause: Clause, passage: Passage, start: int, found: Found) -> None:
    """A clause as the labelled role."""
    facts = {
        name: fact
        for name, (low, high) in clause.parts.items()
        if (fact := passage.fact(start + low, start + high))
    }
    found.title = facts.pop("title", found.title)
    found.company = facts.pop("company", None) or found.company
    found.role = {**facts, **found.role}
    if "start" in facts or "end" in facts:
        found.current = clause.current


def _work_in(value: str, found: Found) -> list[Clause]:
    phrase = read_phrase(value, found.order[0], lower=found.lower)
    if phrase is not None:
        return [phrase]
    return [
        clause
        for clause in clauses(value, found.order, lower=found.lower)
        if clause.says in ("role", "past")
    ]


def _read_past(passage: Passage, start: int, stop: int, found: Found) -> None:
    """ "Before: analyst at Tallis Labs, 2015-2019", "Previously: Tallis Labs"."""
    value = passage.text[start:stop]
    said = _work_in(value, found)
    if said:
        for clause in said:
            take(clause, passage, start, found, past=True)
        return
    dated = dates_in(value)
    bare = dated.without(value) if dated else value
    high = len(bare.rstrip(" ,;."))
    parts = company_and_place(bare[:high], found.order[0])
    sole = (
        parts
        and "company" in parts
        and ("place" not in parts or known_place(bare[slice(*parts["place"])]))
    )
    whole = placed(parts, dated) if parts and sole else None
    if whole:
        take(Clause("past", whole), passage, start, found, past=True)


def _read_since(passage: Passage, start: int, stop: int, found: Found) -> None:
    """ "Since: March 2020": when the labelled role began."""
    value = passage.text[start:stop]
    dated = dates_in(value)
    if dated is None or dated.start is None:
        if re.search(r"(?:19|20)\d\d", value) and len(value.split()) <= 4:
            fact = passage.fact(start, stop)
            if fact:
                found.role.setdefault("start", fact)
        return
    for name, stretch in (("start", dated.start), ("end", dated.end)):
        fact = passage.fact(start + stretch[0], start + stretch[1]) if stretch else None
        if fact:
            found.role.setdefault(name, fact)
    found.current = dated.current


def _read_school(passage: Passage, start: int, stop: int, found: Found) -> None:
    """ "School: Wrenfield, BSc Physics, 2014", "Studied: physics at Wrenfield"."""
    value = passage.text[start:stop]
    said = [each for each in clauses(value, found.order) if each.says == "school"]
    said += [
        each.moved(-len("studied "))
        for each in clauses(f"studied {value}", found.order[:1])
        if each.says == "school" and not said and key(passage.text).startswith("studied")
    ]
    if said and not value.startswith(passage.text[start : start + said[0].parts["school"][0]]):
        said = []
    if not said or "," in value:
        said = read_schools(value, labelled=True)
    for clause in said:
        take(clause, passage, start, found)


def _listed(passage: Passage, start: int, stop: int, name: str) -> list[Fact]:
    if name in ("publications", "certifications"):
        fact = passage.fact(start, stop)
        return [fact] if fact else []
    items: list[Fact] = []
    low = start
    text = passage.text[:stop].rstrip(".")
    for match in [*_LIST.finditer(text, start), None]:
        high = match.start() if match else len(text)
        if text[low:high].count("(") > text[low:high].count(")"):
            continue  # "(SQL, Python)" is one item
        item = passage.fact(low, high)
        items.extend([item] if item else [])
        low = match.end() if match else high
    return items
