"""Plain facts that somebody typed: labelled lines, loose lines, bullet lists, short prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.intake.clauses import clauses, is_pronoun, sentences, verb_after_name
from assistant.intake.labelled import label_of, read_label, read_school
from assistant.intake.lines import Line, normalise, split
from assistant.intake.passage import Passage, bullet
from assistant.intake.pdf_card import looks_like_name
from assistant.intake.pdf_schools import is_school
from assistant.intake.places import known_place
from assistant.intake.typed import Found, profile_of, take
from assistant.intake.wording import LANGUAGES
from assistant.models import Experience, Profile

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/(?:in|pub)/\S+", re.IGNORECASE)
_NAME_END = re.compile(r",\s+|\s+[-–—|·]\s+|\s*[(:]\s*")
# "I met her": the user speaks, not the person.
_OF_USER = re.compile(
    r"(?:I|je|ich|yo|eu)(?:\s|['’])|j['’]|(?:met|conocí a|conheci) ", re.IGNORECASE
)
_MOST = 20_000  # characters; typed facts are short, what comes later is only kept
_LONGEST = 400  # characters of a sentence that is taken apart
_WIDTH = 72  # characters; a longer line may go on in the next


def read_facts(text: str, *, own: bool = False) -> Profile:
    """Whatever can be read; the rest of what was typed stands in `about`, so nothing is lost.

    `own`: the text is about the person who typed it, so that "I" is that person; else a
    sentence that begins with "I" is the user's remark and only kept.
    In English, French, German, Spanish and Portuguese. Never raises; whether it is
    enough for a contact is decided by the caller.
    """
    source = normalise(text)
    found = Found(own=own)
    for group in _wrapped(split(source)):
        if group[0].start > _MOST:
            found.about.append(group)
        else:
            _read_group(group, found)
    return profile_of(found, source)


def _wrapped(lines: Sequence[Line]) -> list[list[Line]]:
    """Each line for itself; a long one together with the line that it runs on to."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1].text if groups else ""
        least = 40 if line.text[:1].islower() else _WIDTH - 12
        goes_on = len(last) >= least and not last.endswith((".", "!", "?", ":", ";"))
        own_start = bullet(line.text) or label_of(line.text) or "@" in line.text
        if goes_on and not line.gap and not own_start:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


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
    if read_label(passage, found):
        return
    if found.name is None and _read_name(passage, found):
        return
    _read_prose(passage, found)


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
    if _is_name(text) and not known_place(text) and not clauses(text)[1]:
        found.name = passage.fact()
        return True
    verb = verb_after_name(text)
    if verb is not None and _is_name(text[: verb[0]]) and not is_pronoun(text.split()[0]):
        found.name = passage.fact(0, verb[0])
        found.languages.append(verb[1])
        _read_prose(Passage(tuple(passage.parts(verb[0]))), found)
        return True
    cut = _NAME_END.search(text)
    if cut and _is_name(text[: cut.start()]) and 2 <= len(text[: cut.start()].split()) <= 5:
        found.name = passage.fact(0, cut.start())
        rest = passage.parts(cut.end(), len(passage.text.rstrip(")")))
        if rest:
            _read_prose(Passage(tuple(rest)), found)
        return True
    return False


def _is_name(text: str) -> bool:
    """A name that somebody typed: no word of it small but the particles."""
    return looks_like_name(text) and not text[:1].islower() and not is_pronoun(text.split()[0])


def _read_prose(passage: Passage, found: Found) -> None:
    """Sentences; one that is not wholly understood is kept in `about` as well."""
    left: list[Line] = []
    for start, end in sentences(passage.text):
        text, offset = _without_name(passage.text[start:end], start, found)
        if len(text) > _LONGEST or (not found.own and _OF_USER.match(text)):
            left.extend(passage.parts(start, end))
            continue
        said, whole = clauses(text, _order(found))
        for clause in said:
            take(clause, passage, offset, found)
        if whole or (not said and _read_loose(passage, offset, end, found)):
            continue
        left.extend(passage.parts(start, end))
    if left:
        found.about.append(left)


def _order(found: Found) -> tuple[str, ...]:
    seen = list(dict.fromkeys(found.languages))
    return (*seen, *(language for language in LANGUAGES if language not in seen))


def _without_name(text: str, offset: int, found: Found) -> tuple[str, int]:
    """A sentence without the name, or first name, that it begins with."""
    if found.name is None:
        return text, offset
    for name in (found.name.text, found.name.text.split()[0], found.name.text.split()[-1]):
        if text.startswith(name) and text[len(name) : len(name) + 1] in (" ", "'", "’"):
            cut = len(name)
            cut += len(text[cut:]) - len(text[cut:].lstrip())
            return text[cut:], offset + cut
    return text, offset


def _read_loose(passage: Passage, start: int, end: int, found: Found) -> bool:
    """A line without a verb: a place, a school, a title right below the name."""
    text = passage.text[start:end]
    if len(text) > 70 or text.endswith((".", "!", "?")):
        return False
    fact = passage.fact(start, end)
    if fact is None:
        return True
    if known_place(text) and "location" not in found.one:
        found.one["location"] = fact
        return True
    if (
        is_school(text)
        and len(text.split()) <= 7
        and not re.search(r"\b(?:teach|teacher|lehrer)", text, re.IGNORECASE)
    ):
        part = passage.parts(start, end)
        read_school(Passage(tuple(part)), 0, found)
        return True
    if found.name is not None and not found.roles and found.title is None and not found.about:
        cut = re.search(r",\s+|\s+[-–—|·]\s+", text)
        if len(text.split()) <= 10 and (cut or len(text.split()) <= 5):
            stop = start + cut.start() if cut else end
            found.roles.append(
                Experience(
                    title=passage.fact(start, stop, sure=False),
                    company=passage.fact(start + cut.end(), end, sure=False) if cut else None,
                    current=True,
                )
            )
            return True
    return False
