"""What both sides say of themselves, cut into passages that can be searched.

A passage is a fact, or a sentence of a long one. Passages of one entry (a position, a
school) share a `group`: title, employer, years and details of one position belong
together, and a year of one position is not evidence about another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from assistant.craft.claims.amounts import amounts
from assistant.craft.claims.printed import below_works, featured, honours, inner
from assistant.craft.claims.words import wording
from assistant.craft.names import acronyms, is_school_name, same_name, stem, tokens
from assistant.models import Case, Education, Experience, Fact, Heard, Me, Profile, Source, plain

__all__ = ["Passage", "Side", "Sources", "read_sources", "related"]

Origin = Literal["profile", "me", "talk"]

_SINCE = re.compile(
    r"\s*(?:since|from|start(?:ed)?|depuis|seit|beginn|desde|in[íi]cio|dal|da)\s*:\s*(.*(?:19|20)\d\d.*)",
    re.IGNORECASE,
)
_WRAPPED = 45  # characters from which a line may go on in the next
_FULL = 0.8  # of the longest line: a shorter one was ended on purpose
_LONG = 90  # characters from which a fact is cut into sentences
_BREAK = re.compile(
    r"(?<=[.!?;…])(?<!\d\.)\s+|(?<=\w),? (?:and|und|et|e) (?=(?:I|ich|je|j'ai|io|eu)\b)|"
    r"\s*[\n•▪]+\s*|\s+[|·]\s+"
)
# What a person wrote or gave to others: the only evidence of a talk or an article.
_WORKS = ("publications", "posts")
_ENTRIES = ("experiences", "education", "volunteering")


class Passage(NamedTuple):
    """A piece of a fact, `text` verbatim and plain, with what it is searched by."""

    text: str
    field: str  # as in Source.field
    origin: Origin
    group: str
    words: frozenset[str]
    stems: frozenset[str]
    shortened: frozenset[str]
    values: frozenset[float]
    wished: bool = False  # what the person wants to learn or become, no part of what they did

    @property
    def source(self) -> Source:
        """The passage as a draft's source."""
        return Source(origin=self.origin, quote=self.text, field=self.field)

    @property
    def is_work(self) -> bool:
        """Whether the passage is a publication or a post."""
        return self.field.removeprefix("profile.").startswith(_WORKS)


class Entry(NamedTuple):
    """A position or a school, with the passages' group and its printed dates."""

    group: str
    record: Experience | Education


class Side(NamedTuple):
    """Everything that one person states, and what the user alone says of both (`shared`)."""

    passages: tuple[Passage, ...]
    entries: tuple[Entry, ...]
    shared: tuple[Passage, ...]  # why, via, agreed: evidence about either person
    people: tuple[str, ...]  # the person's own name, in the ways it may be written
    words: frozenset[str]
    stems: frozenset[str]

    @property
    def all(self) -> tuple[Passage, ...]:
        """Own and shared passages."""
        return self.passages + self.shared

    def named(self, name: str) -> list[Passage]:
        """The passages where a name stands; a school's name not where only a place is meant."""
        found = [item for item in self.all if same_name(name, item.words, item.shortened)]
        if is_school_name(name):
            found = [item for item in found if is_school_name(item.text) or "educ" in item.field]
        return found

    def with_stem(self, key: str) -> list[Passage]:
        """The passages that hold a form of a word, given its stem."""
        return [item for item in self.all if related(key, item.stems)]

    def knows(self, key: str) -> bool:
        """Whether any passage holds a form of the word."""
        return related(key, self.stems)

    @property
    def lived(self) -> frozenset[str]:
        """The words of what the person did and is, wishes left out."""
        return _lived(self.passages, self.shared)

    def did(self, key: str) -> bool:
        """Whether a passage that is no wish holds a form of the word."""
        return related(key, _lived_stems(self.passages, self.shared))


class Sources(NamedTuple):
    """Both sides of a case."""

    contact: Side
    me: Side
    acquaintances: tuple[Passage, ...]  # mutual connections of the page: names and nothing else


@lru_cache(maxsize=64)
def _lived(own: tuple[Passage, ...], shared: tuple[Passage, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(item.words for item in own + shared if not item.wished))


@lru_cache(maxsize=64)
def _lived_stems(own: tuple[Passage, ...], shared: tuple[Passage, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(item.stems for item in own + shared if not item.wished))


def related(key: str, stems: Iterable[str]) -> bool:
    """Whether a stem or a longer or shorter form of it is among stems."""
    if key in (known := stems if isinstance(stems, frozenset) else frozenset(stems)):
        return True
    if len(key) < 4:
        return False
    return any(
        len(other) >= 4
        and (other.startswith(key) or key.startswith(other) or _inflected(key, other))
        for other in known
    )


def _inflected(one: str, other: str) -> bool:
    return len(one) >= 5 and len(other) >= 5 and one[:5] == other[:5]


def read_sources(case: Case) -> Sources:
    """The facts of both sides of a case. The user's sample messages and the earlier
    message are no evidence about the contact and are left out."""
    request = case.request
    return _sources(
        case.contact,
        case.me,
        request.why,
        request.via,
        request.agreed,
        request.language,
        case.heard,
    )


@lru_cache(maxsize=8)
def _sources(
    contact: Profile | None,
    me: Me,
    why: str,
    via: str,
    agreed: tuple[str, ...],
    language: str,
    heard: Heard | None,
) -> Sources:
    shared = [*_typed(why, "why", language), *_typed(via, "via", language)]
    for name in agreed:
        shared += _typed(name, "agreed", language)
    theirs = list(_profile(contact, "profile", "", language)) if contact else []
    if heard is not None:
        told, agreed_on = _heard(heard, language)
        theirs += told
        shared += agreed_on
    mine: list[Passage] = []
    for field in ("name", "work", "learn"):
        mine += _typed(getattr(me, field), field, language)
    if me.profile:
        mine += _profile(me.profile, "me", "profile.", language)
    mine = [item._replace(wished=_is_wish(item, me.learn)) for item in mine]
    mutual = contact.mutual if contact else ()
    return Sources(
        contact=_side(theirs, contact, "", shared, _people(contact)),
        me=_side(mine, me.profile, "profile.", shared, [me.name, *_people(me.profile)]),
        acquaintances=tuple(
            _passage(plain(fact.text), "mutual", "profile", "mutual", (language,))
            for fact in mutual
            if plain(fact.text)
        ),
    )


def _heard(heard: Heard, language: str) -> tuple[list[Passage], list[Passage]]:
    """What the person said in a conversation, and what concerns both: promises, people named."""
    told = [
        _passage(plain(text), "talk", "talk", f"talk.{number}", (language, "en"))
        for number, point in enumerate(heard.points)
        for text in dict.fromkeys((point.quote, point.statement))
    ]
    texts = [_written(heard.on)]
    texts += [pledge.quote for pledge in heard.pledges]
    texts += [_written(pledge.due) for pledge in heard.pledges if pledge.due]
    texts += [*heard.introduces, *heard.named]
    both = [
        _passage(plain(text), "talk", "talk", f"talk.both.{number}", (language, "en"))
        for number, text in enumerate(texts)
        if plain(text)
    ]
    return told, both


def _written(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _is_wish(item: Passage, learn: str) -> bool:
    """Whether a piece of the user's facts says what they want to learn."""
    if item.field == "learn":
        return True
    written, wish = plain(item.text).casefold(), plain(learn).casefold()
    return len(wish) > 8 and (written in wish or (wish in written and len(written) < 2 * len(wish)))


def _people(profile: Profile | None) -> list[str]:
    facts = (profile.name, profile.given) if profile else ()
    return [fact.text for fact in facts if fact]


def _side(
    passages: list[Passage],
    profile: Profile | None,
    prefix: str,
    shared: list[Passage],
    people: list[str],
) -> Side:
    entries: list[Entry] = []
    for field in _ENTRIES if profile else ():
        entries += [
            Entry(f"{prefix}{field}.{index}", _dated(record, profile) if not index else record)
            for index, record in enumerate(getattr(profile, field))
        ]
    for index, record, _ in inner(profile) if profile else ():
        entries.append(Entry(f"{prefix}experiences.{index}i", record))
    words = frozenset[str]().union(*(item.words for item in passages + shared))
    stems = frozenset[str]().union(*(item.stems for item in passages + shared))
    names = tuple(name for name in people if name.strip())
    return Side(tuple(passages), tuple(entries), tuple(shared), names, words, stems)


def _dated(record: Experience | Education, profile: Profile | None) -> Experience | Education:
    """The first position, with the start that a line of its own gives."""
    if profile is None or record.start or not isinstance(record, Experience):
        return record
    found = next(
        (match for line in profile.source.splitlines() if (match := _SINCE.match(line))), None
    )
    if found is None or profile.kind not in ("facts", "resume"):
        return record
    return record.model_copy(update={"start": Fact(text=found[1]), "current": record.end is None})


def _typed(text: str, field: str, language: str) -> list[Passage]:
    return list(_pieces(text, field, "me", field, (language, "en")))


def _profile(profile: Profile, origin: Origin, prefix: str, language: str) -> Iterator[Passage]:
    printed = plain(profile.source)
    languages = (profile.language, language, "en")
    moved = {path for _, _, paths in inner(profile) for path in paths}
    for path, fact in profile.facts():
        head, _, rest = path.partition(".")
        typed = head == "about" and profile.kind == "facts" and bool(fact.spans)
        # Of typed facts the lines say the same, undivided.
        if head == "mutual" or typed or path in moved:
            continue
        group = f"{prefix}{head}.{rest.partition('.')[0]}" if head in _ENTRIES else prefix + path
        for text in _printed(fact, profile, printed):
            yield from _pieces(text, prefix + path, origin, group, languages)
    yield from _beside(profile, prefix, origin, languages)
    yield from _same_company(profile, prefix, origin, languages)
    if profile.kind in ("facts", "resume"):
        for number, line in enumerate(_lines(profile.source)):
            field = f"{prefix}source"
            undated = bool(profile.experiences) and profile.experiences[0].start is None
            group = f"{field}.{number}"
            if undated and _SINCE.match(line):  # "Since: March 2020" dates the position above it
                group = f"{prefix}experiences.0"
            yield from _pieces(
                line, field, origin, group, languages, whole=group != f"{field}.{number}"
            )


def _beside(
    profile: Profile, prefix: str, origin: Origin, languages: tuple[str, ...]
) -> Iterator[Passage]:
    """What the page prints below a work's title, its prizes, a position inside another's text."""
    if profile.kind not in ("facts", "resume"):
        for path, line in below_works(profile):
            yield _passage(plain(line), prefix + path, origin, prefix + path, languages)
        shown = " - ".join(featured(profile))
        if shown:
            field = f"{prefix}publications.featured"
            yield _passage(plain(shown), field, origin, field, languages)
        for number, line in enumerate(honours(profile)):
            field = f"{prefix}honours.{number}"
            yield _passage(plain(line), field, origin, field, languages)
    for index, record, _ in inner(profile):
        for leaf in ("title", "company", "start", "end", "place"):
            fact, group = getattr(record, leaf), f"{prefix}experiences.{index}i"
            if fact:
                yield _passage(plain(fact.text), f"{group}.{leaf}", origin, group, languages)


def _same_company(
    profile: Profile, prefix: str, origin: Origin, languages: tuple[str, ...]
) -> Iterator[Passage]:
    """Positions printed under one employer: its name belongs to each of them."""
    company: Fact | None = None
    for index, item in enumerate(profile.experiences):
        if item.company is None and company and item.title:
            group = f"{prefix}experiences.{index}"
            yield _passage(plain(company.text), f"{group}.company", origin, group, languages)
        company = item.company or company


def _lines(source: str) -> list[str]:
    """The lines of typed facts, a wrapped line joined to the one it goes on from."""
    out: list[str] = []
    last = ""
    width = max(_WRAPPED, *(_FULL * len(line) for line in source.splitlines()), 0)
    for line in source.splitlines():
        wrapped = out and len(last) > width and line[:1].islower()
        last = line
        if wrapped and out[-1].rstrip()[-1:] not in ".!?:;)":
            out[-1] += " " + line.strip()
        else:
            out.append(line)
    return out


def _printed(fact: Fact, profile: Profile, printed: str) -> list[str]:
    """A fact's text where it stands in one piece in the source, else its pieces."""
    if len(fact.spans) < 2 or plain(fact.text) in printed:
        return [fact.text]
    pieces = [profile.source[span.start : span.end] for span in fact.spans]
    return [piece for piece in pieces if piece.strip()] or [fact.text]


def _pieces(
    text: str,
    field: str,
    origin: Origin,
    group: str,
    languages: tuple[str, ...],
    *,
    whole: bool = False,
) -> Iterator[Passage]:
    """A fact as passages: cut at sentences where it is long. Pieces of an entry stay one group."""
    entry = whole or field.removeprefix("profile.").startswith(_ENTRIES)
    for index, part in enumerate(
        [text] if len(text) <= _LONG and "\n" not in text else _BREAK.split(text)
    ):
        quote = plain(part).strip("-–—*•· ")
        if quote:
            yield _passage(quote, field, origin, group if entry else f"{group}#{index}", languages)


@lru_cache(maxsize=5_000)
def _passage(
    text: str, field: str, origin: Origin, group: str, languages: tuple[str, ...]
) -> Passage:
    words = frozenset(tokens(text))
    known = [found for found in map(wording, languages) if found]
    stop = frozenset[str]().union(*(found.words["stop"] for found in known))
    return Passage(
        text=text,
        field=field,
        origin=origin,
        group=group,
        words=words,
        stems=frozenset(stem(word) for word in words if word not in stop),
        shortened=acronyms(text),
        values=frozenset(item.value for language in languages for item in amounts(text, language)),
    )
