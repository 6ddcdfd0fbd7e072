"""The user's own side: labelled fields, first-person prose, a pasted profile or a résumé."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from assistant.errors import InputError
from assistant.intake.clauses import sentences
from assistant.intake.facts import read_facts
from assistant.intake.lines import normalise, split
from assistant.intake.passage import bullet
from assistant.intake.wording import LANGUAGES, key
from assistant.models import Experience, Fact, Me, Profile, Span, plain

_LABEL = re.compile(r"\s*(?P<label>[^:：=\n]{1,40}?)\s*[:：=]\s*(?P<value>.*)$")
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŻŠČŐ][\w'’-]*"
_CALLED = (
    rf"(?P<name>(?:(?:Dr|Prof|St)\. )?{_CAPITAL}"
    rf"(?: (?:(?:de|da|do|dos|del|van|von|der|den|la|le|al|bin|y) )*{_CAPITAL}\.?){{0,3}})"
)
_MOST_PROSE = 2500  # characters; a longer text without labels is a profile or a résumé
_MARKDOWN = re.compile(r"^[#>* \t]+(?=\S)|\*\*", re.MULTILINE)
_TO = re.compile(r"^(?:to |about )", re.IGNORECASE)


@dataclass
class _Own:
    """The three fields as far as they were found."""

    name: str = ""
    work: str = ""
    learn: str = ""


@cache
def _table() -> Mapping[str, Any]:
    path = resources.files(__package__) / "me_wording.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _labels() -> Mapping[str, str]:
    return {
        key(label): field
        for language in reversed(LANGUAGES)
        for field in ("name", "work", "learn")
        for label in _table()[language][field]
    }


def read_me(text: str) -> Me:
    """The user's name, work and what they want to learn, and all that is readable as a profile.

    `work` is in the user's words where they used a sentence ("I teach maths at
    Hillside School"), else as title and place ("Estimator at Kōwhai Line & Light").
    A field that is not there stays empty. Raises InputError for an empty text only.
    """
    if not text.strip():
        raise InputError(
            "There is nothing to read about you.",
            "Write your name, what you do and what you want to learn, or paste your profile.",
        )
    profile = _pasted(text)
    own = _from_labels(text, bare=profile is None)
    if profile is None:
        if not (own.name and own.work and own.learn):
            _add_prose(text, own)
        profile = _as_facts(text, own.name)
    if not own.name and profile.name is not None:
        own.name = profile.name.text
    return Me(name=own.name, work=own.work or work_of(profile), learn=own.learn, profile=profile)


def work_of(profile: Profile) -> str:
    """Title and company of the current role, or of the first one, as a phrase."""
    role: Experience | None = profile.current or next(iter(profile.experiences), None)
    if role is not None and role.title is not None:
        if role.company is None:
            return role.title.text
        return f"{role.title.text} at {role.company.text}"
    if profile.headline is not None:
        return profile.headline.text
    return ""


def _pasted(text: str) -> Profile | None:
    """The profile or résumé, if the text is one and not only typed facts."""
    from assistant.intake.profile import kind_of, read_profile

    kind = kind_of(split(normalise(text)))
    if kind == "facts":
        return None
    try:
        return read_profile(text, kind)
    except InputError:
        return None  # a wall or a bare name: whatever stands there is read as facts


def _as_facts(text: str, name: str) -> Profile:
    """The text as typed facts about oneself, without Markdown's marks."""
    profile = read_facts(_MARKDOWN.sub("", text), own=True)
    start = profile.source.find(name) if name else -1
    if start < 0:
        return profile
    span = Span(start=start, end=start + len(name))
    return profile.model_copy(update={"name": Fact(text=name, spans=(span,))})


def _from_labels(text: str, *, bare: bool) -> _Own:
    """ "Name: …", "What I do: …"; a label alone on its line takes the lines below it.

    `bare`: that label needs no colon (in a résumé it is a section's title).
    """
    own = _Own()
    field = ""
    for line in text.splitlines():
        line = line[bullet(line) :].strip(" \t#*_") if line.strip() else ""
        if not line:
            field = "" if field and getattr(own, field) else field
            continue
        match = _LABEL.match(line)
        label = match["label"] if match else line.rstrip("?")
        known = _labels().get(key(label.strip(" *_#")))
        value = match["value"] if match else ""
        if known and (match or bare):
            field = known if not getattr(own, known) else ""
            if field and value:
                setattr(own, field, plain(value.strip(" *_")))
                field = field if field != "name" else ""
        elif match and re.fullmatch(r"[^\W\d_][\w '’/-]{1,30}", label) and len(label.split()) <= 4:
            field = ""
        elif field:
            setattr(own, field, plain(f"{getattr(own, field)} {line}"))
    own.learn = _TO.sub("", own.learn)
    return own


def _add_prose(text: str, own: _Own) -> None:
    """Fill what is empty from sentences in the first person."""
    even = plain(text)
    if len(even) > _MOST_PROSE:
        return
    for language in LANGUAGES:
        before = (own.name, own.work, own.learn)
        table = _table()[language]
        for start, end in sentences(even):
            _read_sentence(even[start:end], table, own)
        if (own.name, own.work, own.learn) != before:
            return


def _read_sentence(sentence: str, table: Mapping[str, Any], own: _Own) -> None:
    wish = re.search(table["wish"], sentence, re.IGNORECASE)
    if wish and not own.learn:
        own.learn = sentence[wish.end() :].strip(" .!?")
    rest = sentence[: wish.start()] if wish else sentence
    rest = re.sub(r"[\s,;]+(?:and|but|so|et|und|y|e)?[\s,;]*$", "", rest)
    called = re.search(rf"(?i:{table['called']}){_CALLED}", rest)
    if called:
        own.name = own.name or called["name"].rstrip(".")
        rest = re.sub(r"^[\s,;]*(?:and|et|und|y|e)?[\s,;]+", "", rest[called.end() :] or " ")
    if own.work or not rest.strip(" .!"):
        return
    for piece in re.split(table["joint"], rest, flags=re.IGNORECASE):
        speaks = re.match(table["own"], piece.strip(), re.IGNORECASE)
        was = re.match(r"I (?:used to|was|worked|studied)\b", piece.strip())
        if not was and (speaks or (called and len(piece.split()) > 1)):
            own.work = piece.strip(" .!,;")
            return
