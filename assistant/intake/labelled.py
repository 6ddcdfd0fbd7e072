"""Labelled lines of typed facts: "Title: research lead", "School: Wrenfield, BSc, 2012"."""

from __future__ import annotations

import re

from assistant.intake.clauses import clauses, labels
from assistant.intake.dates import find_range
from assistant.intake.passage import Passage
from assistant.intake.pdf_schools import is_school
from assistant.intake.typed import Found, education, take
from assistant.intake.wording import key
from assistant.models import Education, Experience, Fact

_LABEL = re.compile(r"(?P<label>[^:：=]{1,30}?)\s*[:：=]\s*(?P<value>\S.*)$")
_AT = re.compile(r"\s+(?:at|@|chez|bei|beim|na|no|en|em)\s+|\s+[-–—|·]\s+|,\s+")
_LIST = re.compile(r"\s*[,;|•·]\s*")


def label_of(text: str) -> tuple[str, str] | None:
    """Field and language of a line that begins with a known label."""
    match = _LABEL.match(text)
    return labels().get(key(match["label"])) if match else None


def read_label(passage: Passage, found: Found) -> bool:
    """ "Title: research lead". An unknown label is somebody's own words: not ours to drop."""
    match = _LABEL.match(passage.text)
    known = label_of(passage.text)
    if match is None or known is None:
        return False
    name, language = known
    if language != "en":
        found.languages.append(language)
    start = match.start("value")
    value = match["value"]
    fact = passage.fact(start)
    if fact is None:
        return False
    if name == "name" and found.name is None:
        found.name = fact
    elif name in ("title", "company", "degree") and getattr(found, name) is None:
        _read_labelled_role(name, passage, start, found)
    elif name in ("location", "headline", "email", "link", "pronouns") and name not in found.one:
        found.one[name] = fact
    elif name in ("skills", "languages", "certifications", "publications"):
        found.many.setdefault(name, []).extend(_listed(passage, start, name))
    elif name == "school":
        read_school(passage, start, found)
    elif name in ("role", "past"):
        _read_labelled_work(name, passage, start, value, found)
    elif name == "about":
        found.about.append(passage.parts(start))
    else:
        found.about.append(list(passage.lines))
    return True


def _listed(passage: Passage, start: int, name: str) -> list[Fact]:
    if name in ("publications", "certifications"):
        fact = passage.fact(start)
        return [fact] if fact else []
    items: list[Fact] = []
    low = start
    text = passage.text
    for match in [*_LIST.finditer(text, start), None]:
        high = match.start() if match else len(text.rstrip("."))
        if text[low:high].count("(") > text[low:high].count(")"):
            continue  # "(SQL, Python)" is one item
        item = passage.fact(low, high)
        items.extend([item] if item else [])
        low = match.end() if match else high
    return items


def _read_labelled_role(name: str, passage: Passage, start: int, found: Found) -> None:
    """A labelled title may hold the company too: "Role: analyst at Northline"."""
    if name == "title":
        said, whole = clauses(passage.text[start:])
        if whole and len(said) == 1 and said[0].says == "role" and "company" in said[0].parts:
            low, high = said[0].parts.get("title", (0, 0))
            company = said[0].parts["company"]
            found.title = passage.fact(start + low, start + high)
            found.company = found.company or passage.fact(start + company[0], start + company[1])
            found.dates = _dated(passage, start)
            return
    stop = len(passage.text)
    dated = _dated(passage, start)
    if dated and name != "degree":
        found.dates = dated
        inner = find_range(passage.text[start:])
        if inner:
            stop = start + len(passage.text[start : start + inner.start[0]].rstrip(" ,(-–—·|"))
    setattr(found, name, passage.fact(start, stop))


def _dated(passage: Passage, start: int) -> Experience | None:
    dates = find_range(passage.text[start:])
    if dates is None:
        return None
    return Experience(
        start=passage.fact(start + dates.start[0], start + dates.start[1]),
        end=passage.fact(start + dates.end[0], start + dates.end[1]) if dates.end else None,
        current=dates.current,
    )


def read_school(passage: Passage, start: int, found: Found) -> None:
    """ "School: Wrenfield, BSc Physics, 2014", "Studied: physics at Wrenfield"."""
    text = passage.text[start:]
    said, whole = clauses(text)
    if whole and len(said) == 1 and said[0].says == "school":
        found.schools.append(education(passage, start, said[0]))
        return
    dates = find_range(text)
    stop = dates.start[0] if dates else len(text)
    single = None
    if dates is None and (last := re.search(r"[,(\s]\s*\(?(?=(?:19|20)\d\d\)?\s*$)", text)):
        single = last.end()
        stop = last.start()
    stop = len(text[:stop].rstrip(" ,(–—-|·"))
    cut = re.search(r",\s+|\s+[-–—|(]\s*", text[:stop])
    first, rest = (start, start + stop), (start + stop, start + stop)
    if cut:
        first, rest = (start, start + cut.start()), (start + cut.end(), start + stop)
        if is_school(passage.text[rest[0] : rest[1]]) and not is_school(
            passage.text[start : first[1]]
        ):
            first, rest = rest, first
    found.schools.append(
        Education(
            school=passage.fact(*first),
            degree=passage.fact(rest[0], len(passage.text[: rest[1]].rstrip(")"))),
            start=passage.fact(start + dates.start[0], start + dates.start[1]) if dates else None,
            end=_school_end(passage, start, dates.end if dates else None, single),
        )
    )


def _school_end(
    passage: Passage, start: int, end: tuple[int, int] | None, single: int | None
) -> Fact | None:
    if end is not None:
        return passage.fact(start + end[0], start + end[1])
    if single is not None:
        return passage.fact(start + single, start + single + 4)
    return None


def _read_labelled_work(name: str, passage: Passage, start: int, value: str, found: Found) -> None:
    """ "Now: analyst at Northline", "Before: Tallis Labs, 2015-2019"."""
    said, whole = clauses(value)
    if whole:
        for clause in said:
            take(clause, passage, start, found, past=name == "past")
        return
    dated = _dated(passage, start)
    dates = find_range(value)
    stop = len(value[: dates.start[0]].rstrip(" ,(–—-|·")) if dates else len(value)
    cut = _AT.search(value[:stop])
    one = passage.fact(start, start + (cut.start() if cut else stop))
    two = passage.fact(start + cut.end(), start + stop) if cut else None
    only_company = cut is None and name == "past"
    found.roles.append(
        Experience(
            title=None if only_company else one,
            company=one if only_company else two,
            start=dated.start if dated else None,
            end=dated.end if dated else None,
            current=dated.current if dated else name == "role",
        )
    )
