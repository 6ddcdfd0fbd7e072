"""Who is said to know whom: "your former boss", "my aunt, who worked with you".

Only the user can know this: it must stand in *Why this person?*, in who referred them, or
among those who agreed to be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.craft.claims.patterns import pattern
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import related
from assistant.craft.lexicon import level
from assistant.craft.names import fold, same_name, stem, tokens

__all__ = ["acquaintances"]

_NEAR = 30  # characters beside the word in which the person's name may stand
_CLAUSE = 90  # characters behind "my aunt" in which the tie to the reader is said
_CLOSE = {"kin", "boss", "learner"}  # nobody is both these and what the user wrote
_SAME = ("kin", "boss", "colleague", "teacher", "learner", "near")


def acquaintances(reading: Reading) -> Iterator[Problem]:
    """People of the reader's, or of the writer's who know the reader, without a source."""
    if reading.words is None or reading.text.rstrip().endswith("?"):
        return
    yours = pattern("acquaintances", "yours", reading.language)
    if yours and reading.cast.second == "contact":
        for match in yours.finditer(reading.text):
            own = re.search(r"\bown $", reading.text[: match.start("who")]) is not None
            if not own and not _is_known(reading, match) and not _is_loose(reading, match):
                yield _problem(match, "yours")
    mine = pattern("acquaintances", "mine", reading.language)
    for match in mine.finditer(reading.text) if mine else ():
        if _is_tied(reading, match) and not _is_known(reading, match):
            yield _problem(match, "mine")


def _is_loose(reading: Reading, match: re.Match[str]) -> bool:
    """Whether nobody in particular is meant: "as your colleague", "be your apprentice"."""
    before = reading.text[: match.start()]
    loose = re.search(r"\b(?:as|be|become|any of|comme|als|como|come|être|ser|essere) $", before)
    return loose is not None or reading.at(match.start()).mood in ("asked", "intention")


def _is_tied(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the clause says that this person knows, or worked with, the contact."""
    text = reading.text[match.end() : match.end() + _CLAUSE]
    text = re.split(r"[;:.!?]", text)[0]
    tied = _tied(reading.language, tuple(reading.cast.contact))
    found = tied.search(text) if tied else None
    if found is None:
        return False
    own = reading.words.person["me"] if reading.words else frozenset()
    ahead = re.findall(r"[^\W_]+", text[: found.start()])
    return not any(fold(word) in own for word in ahead)


@cache
def _tied(language: str, contact: tuple[str, ...]) -> re.Pattern[str] | None:
    found = pattern("acquaintances", "tied", language)
    if found is None:
        return None
    names = "|".join(re.escape(name) for name in contact) or "(?!)"
    return re.compile(found.pattern.replace("CONTACT", f"(?:{names})"), re.IGNORECASE)


def _is_known(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the user named this person, or wrote of somebody who is this to them."""
    shared = reading.sources.contact.shared
    request = reading.case.request
    agreed = (request.via, *request.agreed)
    for item in reading.mentions:
        beside = item.start - match.end() <= _NEAR and match.start() - item.end <= _NEAR
        if not beside or _is_contact(reading, item.text):
            continue
        if any(name and same_name(item.text, tokens(name)) for name in agreed) or any(
            same_name(item.text, one.words) for one in shared
        ):
            return not _is_other_tie(reading, match)
    word = match["who"]
    kinds = [kind for kind in _SAME if _same(kind).fullmatch(level(word).casefold())]
    written = [level(f"{request.why} {request.earlier}").casefold()]
    if any(_same(kind).search(text) for kind in kinds for text in written):
        return True
    if "kin" in kinds:
        return False
    return any(
        related(stem(word), item.stems) and not item.field.endswith(("title", "headline"))
        for item in reading.sources.contact.passages
    )


def _is_other_tie(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the user wrote how somebody named is tied to the two, and this is another tie."""
    written = level(f"{reading.case.request.why} {reading.case.request.earlier}").casefold()
    said = {kind for kind in _SAME if _same(kind).fullmatch(level(match["who"]).casefold())}
    told = {kind for kind in _SAME if _same(kind).search(written)}
    return bool(said & _CLOSE and told) and not said & told


def _is_contact(reading: Reading, name: str) -> bool:
    return any(same_name(name, tokens(person)) for person in reading.sources.contact.people)


@cache
def _same(kind: str) -> re.Pattern[str]:
    found = pattern("acquaintances", "same", kind)
    return found if found else re.compile("(?!)")


def _problem(match: re.Match[str], whose: str) -> Problem:
    said = "the reader’s" if whose == "yours" else "yours who knows the reader"
    return Problem(
        match.start(),
        match.end(),
        f"“{match[0]}” is told as somebody of {said}; nothing you entered says so.",
        "Name only somebody who agreed to it, and enter them as the referrer; or leave this out.",
    )
