"""The user's own side: labelled fields, first-person prose, a pasted profile or a résumé."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.errors import InputError
from assistant.intake.lines import normalise, split, visible
from assistant.intake.passage import Passage, bullet
from assistant.intake.typed.clauses import sentences
from assistant.intake.typed.profile import read_facts, wrapped
from assistant.intake.typed.words import LANGUAGES, language_in, own_field, table, words
from assistant.intake.wording import key
from assistant.models import Experience, Fact, Me, Profile, plain

_LABEL = re.compile(r"\s*(?P<label>[^:：=\n]{1,40}?)\s*(?:[:：=](?!//)|\s[-–—]\s)\s*(?P<value>.*)$")
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŻŠČŐ][\w'’-]*"
_CALLED = (
    rf"(?P<name>(?:(?:Dr|Prof|St)\. )?{_CAPITAL}"
    rf"(?: (?:(?:de|da|do|dos|del|van|von|der|den|la|le|al|bin|y) )*{_CAPITAL}\.?){{0,3}})"
)
_CALLED_SMALL = r"(?P<name>[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){0,2})(?=\s*[,.;!]|\s+and i\b|$)"
_NO_NAME = {"curious", "new", "interested", "looking", "happy", "currently", "working", "trying"}
_MOST_PROSE = 2500  # characters; a longer text without labels is a profile or a résumé
_OPEN = re.compile(
    r"(?:how|what|why|where|when|whether|who|which|if|about|to|from|more)\b", re.IGNORECASE
)
_WAS = re.compile(
    r"I (?:used to|was|worked|studied|grew up|live|find|like|love|sing|play|speak|also|want|hope"
    r"|wish|would|met|did)\b|(?:j['’]ai étudié|j['’]habite|j['’]aime|je parle|je veux)\b"
    r"|ich (?:wohne|lebe|mag|möchte|will|war|habe)\b|(?:estudié|estudei)\b",
    re.IGNORECASE,
)


@dataclass
class _Own:
    """The three fields as far as they were found. `at`: where the sentence of `work` begins."""

    name: str = ""
    work: str = ""
    learn: str = ""
    at: int = -1


def read_me(text: str) -> Me:
    """The user's name, work and what they want to learn, and all that is readable as a profile.

    `work` is in the user's words where they used a sentence ("I teach maths at
    Hillside School"), else title and company as they typed them ("sous chef at Juniper
    House"). `learn` can follow "I'd like to learn". A field that is not there stays empty.
    Raises InputError for an empty text only.
    """
    if not text.strip():
        raise InputError(
            "There is nothing to read about you.",
            "Write your name, what you do and what you want to learn, or paste your profile.",
        )
    profile = _pasted(text)
    own = _from_labels(text, bare=profile is None)
    if profile is None:
        source = normalise(text)
        if not (own.name and own.work and own.learn):
            _add_prose(source, own)
        profile = read_facts(source, own=True, name=own.name)
        if _stands_before(profile, own.at):
            own.work = ""
    if not plain(visible(own.name)) and profile.name is not None:
        own.name = profile.name.text
    name, work, learn = (plain(visible(text)) for text in (own.name, own.work, own.learn))
    return Me(name=name, work=work or work_of(profile), learn=learn, profile=profile)


def work_of(profile: Profile) -> str:
    """Title and company of the current role, or of the first one, as a phrase."""
    role: Experience | None = profile.current or next(iter(profile.experiences), None)
    if role is not None and role.title is not None:
        if role.company is None:
            return role.title.text
        return _as_typed(profile, role.title, role.company) or (
            f"{role.title.text} at {role.company.text}"
        )
    if profile.headline is not None:
        return profile.headline.text
    return ""


def _as_typed(profile: Profile, title: Fact, company: Fact) -> str:
    """Title and company with what stands between them, if they stand on one line."""
    if profile.kind != "facts" or not title.spans or not company.spans:
        return ""
    start, end = title.spans[0].start, company.spans[-1].end
    between = profile.source[title.spans[-1].end : company.spans[0].start]
    close = 0 < len(between) <= 16 and "\n" not in between
    return plain(profile.source[start:end]) if close and start < end else ""


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


def _stands_before(profile: Profile, at: int) -> bool:
    """Whether the role is stated before the first sentence in the first person."""
    role = profile.current or next(iter(profile.experiences), None)
    title = role.title if role else None
    return bool(title and title.spans and title.spans[0].start < at)


def _from_labels(text: str, *, bare: bool) -> _Own:
    """ "Name: …", "What I do: …"; a label alone on its line takes the lines below it.

    `bare`: that label needs no colon (in a résumé it is a section's title).
    """
    own = _Own()
    field = ""
    for line in text.splitlines():
        line = line[bullet(line) :].strip(" \t#*_>") if line.strip() else ""
        if not line:
            field = "" if field and getattr(own, field) else field
            continue
        match = _LABEL.match(line)
        label = match["label"] if match else line.rstrip("?")
        known = own_field(label) if len(label) <= 60 else None
        value = match["value"] if match else ""
        if known and (match or bare):
            field = known if not getattr(own, known) else ""
            if field and value:
                setattr(own, field, plain(value.strip(" *_")))
                field = ""
                _about_label(known, label, own)
        elif match and re.fullmatch(r"[^\W\d_][\w '’/-]{1,30}", label) and len(label.split()) <= 4:
            field = ""
        elif field:
            setattr(own, field, plain(f"{getattr(own, field)} {line}"))
    own.learn = _without_verb(own.learn)
    note = re.search(r"\s*\([^()]*\)\s*$", own.name)
    own.name = own.name[: note.start()] if note and note.start() else own.name
    return own


def _about_label(known: str, label: str, own: _Own) -> None:
    """ "Curious about: forecasting" means "about forecasting"."""
    if known == "learn" and re.search(r"\babout$|\binterested in$", key(label)):
        own.learn = own.learn if _OPEN.match(own.learn) else f"about {own.learn}"


def _without_verb(learn: str) -> str:
    """What stands behind "I'd like to learn": "to learn how …" without its own verb."""
    for language in LANGUAGES:
        match = re.match(table("me")[language]["verb"], learn, re.IGNORECASE)
        if match and match.end() < len(learn):
            return learn[match.end() :]
    return re.sub(r"^to ", "", learn, flags=re.IGNORECASE)


def _add_prose(source: str, own: _Own) -> None:
    """Fill what is empty from sentences in the first person."""
    if len(plain(source)) > _MOST_PROSE:
        return
    for language in language_in(source, ()):
        before = (own.name, own.work, own.learn)
        words_of = table("me")[language]
        for place, sentence in _sentences(source):
            _read_sentence(sentence, place, words_of, own)
        if (own.name, own.work, own.learn) != before:
            break


def _sentences(source: str) -> Iterator[tuple[int, str]]:
    """Each sentence with the place of its line, and of itself where the line is not wrapped."""
    for group in wrapped(split(source), LANGUAGES):
        passage = Passage(tuple(group))
        mark = bullet(passage.text)
        text = passage.text[mark:]
        for start, end in sentences(text):
            parts = passage.parts(start + mark, end + mark)
            yield (parts[0].start if parts else group[0].start), text[start:end]


def _read_sentence(sentence: str, place: int, table: Mapping[str, Any], own: _Own) -> None:
    sentence = re.sub(r"^[#>*\s]+|\*\*", "", sentence)
    wish = re.search(table["wish"], sentence, re.IGNORECASE)
    if wish and not own.learn:
        own.learn = _wish(sentence[wish.end() :], wish.group())
    rest = sentence[: wish.start()] if wish else sentence
    rest = re.sub(r"[\s,;]+(?:and|but|so|et|und|y|e)?[\s,;]*$", "", rest)
    called = _called(rest, table, own)
    if called is not None:
        own.name = own.name or called["name"].rstrip(".")
        rest = re.sub(r"^[\s,;]*(?:and|et|und|y|e)?[\s,;]+", "", rest[called.end() :] or " ")
    if own.work or not rest.strip(" .!"):
        return
    for piece in re.split(table["joint"], rest, flags=re.IGNORECASE):
        piece = re.sub(r"\s*\([^()]*\)\s*[.!]?$", "", piece.strip()).strip(" .!,;")
        speaks = re.match(table["own"], piece, re.IGNORECASE)
        if not _WAS.match(piece) and (speaks or (called and len(piece.split()) > 1)):
            own.work, own.at = piece, place
            return


def _wish(said: str, wish: str) -> str:
    said = said.strip(" .!?")
    if re.search(r"\b(?:about|interested in)\s+$", wish, re.IGNORECASE) and not _OPEN.match(said):
        return f"about {said}"
    return said


def _called(rest: str, table: Mapping[str, Any], own: _Own) -> re.Match[str] | None:
    """ "I'm Sam Okafor"; in small letters only where what follows can be no trade."""
    called = re.search(rf"(?i:{table['called']}){_CALLED}", rest)
    if called or own.name or not rest[:1].islower():
        return called
    small = re.search(rf"(?i:{table['called']}){_CALLED_SMALL}", rest)
    if small is None:
        return None
    found = {key(word) for word in small["name"].split()}
    glue = set().union(*(words("glue", language) for language in LANGUAGES))
    return None if found & (glue | _NO_NAME) else small
