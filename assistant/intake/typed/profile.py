"""Plain facts that somebody typed: labelled lines, loose lines, bullet lists, short prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.intake.lines import Line, normalise, split, visible
from assistant.intake.passage import Passage, bullet
from assistant.intake.pdf.card import looks_like_name
from assistant.intake.places import known_place
from assistant.intake.typed.clauses import clauses, is_pronoun, sentences, verb_after_name
from assistant.intake.typed.dates import dates_in
from assistant.intake.typed.found import Found, profile_of, take
from assistant.intake.typed.labelled import begins_known, begins_labelled, labels_of, read_label
from assistant.intake.typed.phrases import Clause, company_and_place, read_schools
from assistant.intake.typed.words import (
    holds_verb,
    is_title,
    label_field,
    language_in,
    names_degree,
    names_school,
    own_field,
    tokens,
    words,
)
from assistant.models import Fact, Profile, Span, plain

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/(?:in|pub)/\S+", re.IGNORECASE)
_NAME_END = re.compile(r",\s+|\s+[-–—|·/]\s+|\s*[(:|]\s*|\.\s+|\s+here[!,.]+\s*|!\s+")
# "I met her": the user speaks, not the person.
_OF_USER = re.compile(
    r"(?:I|je|ich|yo|eu|io)(?:\s|['’])|j['’]|(?:met|conocí a|conheci|ho conosciuto) ",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[^\W\d_]{2}[\"”»)]?[.!?](?:\s|$)")
_MOST = 20_000  # characters; typed facts are short, what comes later is only kept
_MOST_LINES = 600  # that are taken apart
_LONGEST = 400  # characters of a sentence that is taken apart
_WIDTH = 60  # characters; a shorter line does not go on in the next


def read_facts(text: str, *, own: bool = False, name: str = "") -> Profile:
    """Whatever can be read; every sentence not wholly understood stands in `about` too.

    `own`: the text is about the person who typed it, so that "I" is that person; else a
    sentence that begins with "I" is the user's remark and only kept. `name`: where the
    caller knows it already.
    In English, French, German, Spanish, Portuguese and Italian. Never raises; whether it is
    enough for a contact is decided by the caller.
    """
    source = normalise(text)
    lines = split(source)
    labels = [said[0] for line in lines[:200] if (said := labels_of(line.text[:_LONGEST]))]
    found = Found(own=own, order=language_in(source, labels))
    found.lower = not re.search(r"[^\W\d_a-zà-öø-ÿ]", source[:_MOST])
    called = plain(visible(name))
    start = source.find(name) if called else -1
    if start >= 0:
        found.name = Fact(text=called, spans=(Span(start=start, end=start + len(name)),))
    for count, group in enumerate(wrapped(lines, found.order)):
        if group[0].start > _MOST or count > _MOST_LINES:
            found.keep(group)
        else:
            _read_group(group, found)
    return profile_of(found, source)


def wrapped(lines: Sequence[Line], order: Sequence[str]) -> list[list[Line]]:
    """Each line for itself; a line that breaks off together with the line it runs on to."""
    width = max((len(line.text) for line in lines), default=0)
    groups: list[list[Line]] = []
    for number, line in enumerate(lines):
        last = groups[-1][-1].text if groups else ""
        following = lines[number + 1 : number + 5]
        own_start = (
            line.gap
            or bullet(line.text)
            or begins_labelled(line.text[:_LONGEST], order)
            or "@" in line.text
        )
        if not own_start and _goes_on(last, line.text, width, following):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(last: str, text: str, width: int, following: Sequence[Line]) -> bool:
    """Whether a line was broken for its width: it does not end a sentence, this one does."""
    if len(last) < _WIDTH or len(last) > 120 or last.endswith((".", "!", "?", ":", ";")):
        return False
    if last.endswith(","):
        return True
    if len(last) + 1 + len(text.split(" ", 1)[0]) <= width:
        return False
    for line in (text, *(line.text for line in following if not line.gap)):
        if _ENDS.search(line):
            return True
        if len(line) < width - 14:
            return False
    return False


def _read_group(group: Sequence[Line], found: Found) -> None:
    """One line, or several that were wrapped."""
    passage = Passage(tuple(group))
    start = bullet(passage.text)
    if start:
        parts = passage.parts(start)
        if not parts:
            return
        passage = Passage(tuple(parts))
    if len(group) == 1 and not start and _read_address(passage, found):
        return
    work = _own_work(passage, found)
    if work:
        _read_prose(Passage(tuple(passage.parts(work))), found)
        return
    if read_label(passage, found):
        return
    if found.name is None and not found.units and _read_name(passage, found):
        return
    _read_prose(passage, found)


def _own_work(passage: Passage, found: Found) -> int:
    """Where the value of "What I do: …" begins, in a text about oneself; else 0."""
    labelled = labels_of(passage.text) if found.own else None
    if labelled is None or own_field(labelled[0]) != "work":
        return 0
    if label_field(labelled[0], found.order) or label_field(labelled[0]):
        return 0
    return len(passage.text) - len(labelled[1])


def _read_address(passage: Passage, found: Found) -> bool:
    """A line that is only an e-mail or a profile's address."""
    for name, pattern in (("email", _MAIL), ("link", _LINK)):
        if pattern.fullmatch(passage.text) and name not in found.one:
            address = passage.fact()
            if address is not None:
                found.one[name] = address
            return True
    return False


def _read_name(passage: Passage, found: Found) -> bool:
    """The first line: a name alone, or a name and what follows it."""
    text = passage.text[:_LONGEST]
    if _is_name(text, found) and not known_place(text) and not clauses(text, found.order):
        found.name = passage.fact()
        return True
    verb = verb_after_name(text, found.order)
    if verb is not None and _is_name(text[:verb], found) and not is_pronoun(text.split()[0]):
        found.name = passage.fact(0, verb)
        _read_prose(passage, found)
        return True
    for cut in list(_NAME_END.finditer(text))[:2]:
        name = text[: cut.start()]
        if _is_name(name, found) and 2 <= len(name.split()) <= 5 and not known_place(name):
            found.name = passage.fact(0, cut.start())
            rest = passage.parts(
                cut.end(), len(passage.text.rstrip(")")) if "(" in cut[0] else None
            )
            if rest:
                _read_prose(Passage(tuple(rest)), found)
            return True
    return False


def _is_name(text: str, found: Found) -> bool:
    """A name that somebody typed; in small letters only two or three words that say nothing."""
    if not text or not looks_like_name(text) or is_pronoun(text.split()[0]):
        return False
    if names_school(text) or holds_verb(text, found.order[0]):
        return False
    if not text[:1].islower():
        return True
    count = len(text.split())
    return 2 <= count <= 3 and not set(tokens(text)) & words("glue", found.order[0])


def _read_prose(passage: Passage, found: Found) -> None:
    """Sentences, each a unit of its own."""
    for start, end in sentences(passage.text):
        unit = passage.parts(start, end)
        text, offset = _without_name(passage.text[start:end], start, found)
        if len(text) > _LONGEST or (not found.own and _OF_USER.match(text)):
            found.keep(unit)
            continue
        found.units.append(unit)
        if start and begins_known(text, found.order[:1]):
            found.units.pop()
            read_label(Passage(tuple(unit)), found)
            continue
        if _read_start(passage, offset, text, found):
            continue
        if end - start == len(passage.text) and _read_loose(passage, offset, found):
            continue
        for clause in _said(text, found):
            if not clause.sure and (found.roles or len(found.units) > 3):
                continue  # "Summer course, Poggio Alto" far below the name
            take(clause, passage, offset, found)


def _said(text: str, found: Found) -> list[Clause]:
    if _is_place_alone(text, found):
        return [Clause("place", {"place": (0, len(text.rstrip(" .")))})]
    verb = holds_verb(text, found.order[0])
    if not verb and names_degree(text) and (schools := read_schools(text)):
        return schools
    said = clauses(text, found.order, lower=found.lower)
    if not said and not verb and _mostly_school(text):
        said = read_schools(text)
    return said


def _is_place_alone(text: str, found: Found) -> bool:
    return "location" not in found.one and known_place(text.rstrip(" ."))


def _mostly_school(text: str) -> bool:
    return names_degree(text) or (names_school(text) and len(text.split()) <= 8)


def _without_name(text: str, offset: int, found: Found) -> tuple[str, int]:
    """A sentence without the name, or first name, that it begins with."""
    if found.name is None or text == found.name.text:
        return text, offset
    called = text.find(found.name.text, 0, len(found.name.text) + 24) if found.own else -1
    if called > 0:
        cut = called + len(found.name.text)
        rest = re.compile(r"[\s,]*(?:(?:and|et|und|y|e)\s)?\s*").match(text, cut)
        cut = rest.end() if rest else cut
        return text[cut:], offset + cut
    for name in (found.name.text, found.name.text.split()[0], found.name.text.split()[-1]):
        if text.startswith(name) and text[len(name) : len(name) + 1] in (" ", "'", "’"):
            cut = len(name)
            cut += len(text[cut:]) - len(text[cut:].lstrip())
            return text[cut:], offset + cut
    return text, offset


def _read_loose(passage: Passage, start: int, found: Found) -> bool:
    """A line without a verb: "there since 2015", a place, a school, a title below the name."""
    text = passage.text[start:]
    if text.endswith((".", "!", "?")) and not text.endswith(("Inc.", "Ltd.")):
        return False
    if _is_place_alone(text, found) or holds_verb(text, found.order[0]):
        return False
    schools = read_schools(text) if _mostly_school(text) else []
    if schools and (names_degree(text) or len(text.split(",")[0].split()) > 1):
        trade = clauses(text, found.order, lower=found.lower)
        dated = dates_in(text)
        degree = names_degree(text)
        if degree or not trade or trade[0].says == "school" or (dated is None and not trade):
            for clause in schools:
                take(clause, passage, start, found)
            return True
    return _read_title(passage, start, text, found)


def _read_start(passage: Passage, start: int, text: str, found: Found) -> bool:
    """ "there since 2015": when the role named before began."""
    dated = dates_in(text)
    if dated is None or dated.start is None or not found.roles or found.roles[-1].start:
        return False
    rest = tokens(dated.without(text))
    there = words("there", found.order[0])
    if any(word not in there and word not in words("glue", found.order[0]) for word in rest):
        return False
    fact = passage.fact(start + dated.start[0], start + dated.start[1])
    end = passage.fact(start + dated.end[0], start + dated.end[1]) if dated.end else None
    found.roles[-1] = found.roles[-1].model_copy(
        update={"start": fact, "end": end, "current": dated.current}
    )
    return True


def _read_title(passage: Passage, start: int, text: str, found: Found) -> bool:
    """Title and company on the lines right below a name: a guess."""
    language = found.order[0]
    if found.name is None or found.title or len(found.units) > 2 or clauses(text, found.order):
        return False
    below = not found.roles and len(found.units) == 1 and "," not in text
    if below and is_title(text, language) and len(text.split()) <= 5:
        span = {"title": (0, len(text))}
        take(Clause("role", span, current=True, sure=False), passage, start, found)
        return True
    last = found.roles[-1] if len(found.roles) == 1 else None
    if last and last.title and not last.company and len(text.split()) <= 6:
        parts = company_and_place(text, language)
        if parts and not known_place(text):
            company = passage.fact(
                start + parts["company"][0], start + parts["company"][1], sure=False
            )
            found.roles[-1] = last.model_copy(update={"company": company})
            return True
    return False
