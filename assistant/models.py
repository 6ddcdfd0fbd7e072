"""The domain, as frozen Pydantic records.

A `Fact` is what was read, with the places it was read from. A `Profile` is one
person's facts; `Me` is the user's side. A `Request` says what kind of message is
wanted; a `Draft` is the message, each sentence with its `Source`s; a `Finding` is
what a rule has to say about it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

ProfileKind = Literal["web", "pdf", "resume", "facts"]
AskingKind = Literal["request", "follow-up", "introduction", "blurb"]
AfterKind = Literal["yes", "thanks", "introducer"]  # once the person said yes, and after the talk
Kind = Literal[AskingKind, AfterKind]
Channel = Literal["email", "note", "inmail", "message"]
Goal = Literal["exploring", "deciding", "applying"]
Tone = Literal["warm", "plain", "formal"]
Length = Literal["short", "normal"]
Severity = Literal["E", "W", "I"]
Part = Literal["subject", "body"]


def plain(text: str) -> str:
    """Text as it is compared: NFKC, every run of white space one blank, no ends."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


class Record(BaseModel):
    """What all records share: they do not change, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Span(Record):
    """Characters `start` up to, not including, `end` of a text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Fact(Record):
    """One thing that was read.

    `text` is NFKC with single blanks (line breaks kept between paragraphs).
    `spans` are places in `Profile.source`; joined by a blank and made `plain`, they
    give `plain(text)`. No spans: the user typed or corrected it.
    `sure` is false where the layout allows another reading: the screen shows it as
    uncertain and a draft words around it.
    """

    text: str = Field(min_length=1)
    spans: tuple[Span, ...] = ()
    sure: bool = True


class Experience(Record):
    """One title at one place, as printed. `end` of a current one is the printed word."""

    title: Fact | None = None
    company: Fact | None = None
    start: Fact | None = None
    end: Fact | None = None
    current: bool = False
    place: Fact | None = None
    details: tuple[Fact, ...] = ()  # one a paragraph or bullet


class Education(Record):
    """One school. `degree` is the line as printed: degree, field or both."""

    school: Fact | None = None
    degree: Fact | None = None
    start: Fact | None = None
    end: Fact | None = None
    details: tuple[Fact, ...] = ()


class Profile(Record):
    """One person's facts, and the text they were read from.

    `experiences` and `education` keep the page's order. `given` is the first name
    only where the page itself prints it apart ("Message Ana"). `mutual` holds other
    people's names (mutual connections) and no other field ever does.
    """

    kind: ProfileKind
    language: str = "en"  # ISO 639-1, of the interface or the text
    source: str = Field(default="", repr=False)
    name: Fact | None = None
    given: Fact | None = None
    pronouns: Fact | None = None
    headline: Fact | None = None
    location: Fact | None = None
    about: Fact | None = None
    experiences: tuple[Experience, ...] = ()
    education: tuple[Education, ...] = ()
    skills: tuple[Fact, ...] = ()
    languages: tuple[Fact, ...] = ()
    certifications: tuple[Fact, ...] = ()
    volunteering: tuple[Experience, ...] = ()
    publications: tuple[Fact, ...] = ()
    posts: tuple[Fact, ...] = ()  # the person's own words only; no reposts
    mutual: tuple[Fact, ...] = ()
    degree: Literal[1, 2, 3] | None = None  # how near the person is to the user, as the page says
    email: Fact | None = None
    link: Fact | None = None  # the address of the profile

    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Every fact with its path, such as `experiences.0.title`; mutual names included."""
        yield from _facts_in(self, "")

    @property
    def current(self) -> Experience | None:
        """The first current experience; where none is marked current, none."""
        return next((item for item in self.experiences if item.current), None)


def _facts_in(record: BaseModel, prefix: str) -> Iterator[tuple[str, Fact]]:
    for field in type(record).model_fields:
        value = getattr(record, field)
        for path, item in _items(f"{prefix}{field}", value):
            if isinstance(item, Fact):
                yield path, item
            elif isinstance(item, BaseModel):
                yield from _facts_in(item, f"{path}.")


def _items(path: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, tuple):
        yield from ((f"{path}.{index}", item) for index, item in enumerate(value))
    else:
        yield path, value


class Me(Record):
    """The user's side. Three fields suffice: `name`, `work`, `learn`."""

    name: str = ""
    work: str = ""  # what I do, in my words: "I teach maths at a secondary school"
    learn: str = ""  # what I want to learn: "how analysts in utilities spend their week"
    voice: tuple[str, ...] = ()  # messages I wrote, as examples of how I sound
    profile: Profile | None = None  # my own profile or résumé, read like anybody's

    @property
    def complete(self) -> bool:
        """Whether a draft can be signed and say who is asking."""
        return bool(self.name.strip() and self.work.strip() and self.learn.strip())


class Request(Record):
    """What kind of message is wanted, and what the user alone knows.

    For `introduction` the message goes to `via`, somebody the user knows, and asks
    for an introduction to the contact; `blurb` is the text that `via` can forward.
    `introducer` goes to `via` too, and tells them that the conversation happened. For the
    other kinds `via` is who referred the user.
    """

    kind: Kind = "request"
    channel: Channel = "email"
    premium: bool = False  # a connection note may then have 300 characters, not 200
    goal: Goal = "exploring"
    tone: Tone = "warm"
    length: Length = "normal"
    language: str = "en"
    why: str = ""  # how I know or found this person; a fact of mine
    via: str = ""
    agreed: tuple[str, ...] = ()  # names of people who agreed to be named
    earlier: str = ""  # the message that was not answered
    sent: date | None = None  # when it was sent
    followups: int = Field(default=0, ge=0)  # follow-ups sent before this one
    talk: str = ""  # Talk.id: the conversation that is thanked for
    meet: str = ""  # how to meet: "by phone; I will call you"
    my_zone: str = ""  # IANA names, "Europe/Berlin"; empty: not known
    their_zone: str = ""


class Limits(Record):
    """The thresholds of the draft rules; sources stand in `craft.draft_rules`."""

    email_words_low: int = 50
    email_words_high: int = 125
    email_words_error: int = 150
    note_free: int = 200
    note_premium: int = 300
    inmail_aim: int = 400
    inmail_body: int = 1900
    inmail_subject: int = 200
    subject_words_low: int = 3
    subject_words_high: int = 7
    subject_characters: int = 50
    minutes_low: int = 15
    minutes_high: int = 30
    grade: float = 8.0
    followup_days: int = 7
    notice_days: int = 2  # business days before the first time that I propose


class Point(Record):
    """Something the person said on the record, and the words of the notes it rests on."""

    statement: str
    quote: str
    topic: str  # insights.Topic
    spoken: bool = False  # the quote is what they said word for word; else it is my note of it
    fit: bool = True  # to be thanked for: no figure of pay, no hearsay, nothing delicate


class Pledge(Record):
    """Something I promised to do for the person."""

    what: str
    quote: str
    due: date | None = None


class Heard(Record):
    """What one conversation leaves to be said after it."""

    on: date
    points: tuple[Point, ...] = ()  # the best to thank for first
    pledges: tuple[Pledge, ...] = ()
    introduces: tuple[str, ...] = ()  # to whom the person offered to introduce me
    named: tuple[str, ...] = ()  # whom else they named
    locked: tuple[str, ...] = ()  # said off the record: no message may repeat it
    language: str = "en"  # of what was said


class Case(Record):
    """All a rule may know beside the message: who asks whom for what, and the day."""

    request: Request = Request()
    contact: Profile | None = None
    me: Me = Me()
    heard: Heard | None = None  # the conversation that the message comes after
    today: date
    limits: Limits = Limits()


class Source(Record):
    """Where a sentence's fact comes from. `quote` stands in that source, made `plain`."""

    origin: Literal["profile", "me", "talk"]
    quote: str
    field: str = ""  # "experiences.0.title", "why", "work", "via" …


class Sentence(Record):
    """One sentence of the body: `body[start:end] == text`."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    sources: tuple[Source, ...] = ()


class Draft(Record):
    """A message. `subject` is None where the channel has none. `model` is None offline.

    `gloss` is the body in the language the user reads, where that is another one; `prompt`
    is the version and hash of what the model was asked with, "outreach/v1 3f2a…".
    """

    subject: str | None
    body: str
    sentences: tuple[Sentence, ...] = ()
    model: str | None = None
    gloss: str = ""
    prompt: str = ""


class Finding(Record):
    """What a rule says: `text` stands at `start:end` of the named part (empty: the whole)."""

    rule: str  # "L07"
    severity: Severity
    part: Part = "body"
    text: str = ""
    start: int = Field(default=0, ge=0)
    end: int = Field(default=0, ge=0)
    message: str
    mend: str


class CommonGround(Record):
    """Something both sides state: a school, an employer, an association, a move."""

    kind: Literal["school", "employer", "association", "transition", "place", "skill", "language"]
    text: str  # as the contact's profile prints it
    contact: Source
    me: Source


class Person(Record):
    """Somebody the user may talk to, as kept."""

    id: str
    profile: Profile
    created: datetime
    changed: datetime


class KeptRequest(Record):
    """A request as kept: what was asked, the text as it stands, whether it went out."""

    id: str
    person: str  # Person.id
    request: Request
    draft: Draft  # as the engine or the model wrote it
    subject: str | None
    body: str  # as the user left it
    status: Literal["draft", "sent"] = "draft"
    sent_on: date | None = None
    sent_by: Channel | None = None
    created: datetime
    changed: datetime


class ModelCall(Record):
    """One call of a model, without its content."""

    id: str
    at: datetime
    task: str
    prompt: str  # "outreach/v1"
    prompt_hash: str
    model: str
    host: str
    milliseconds: int
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost: float | None = None  # in US dollars; None: not known
    outcome: str
