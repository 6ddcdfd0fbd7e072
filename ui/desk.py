"""The desk: what lies on the Outreach screen.

A desk is a frozen record, kept as JSON after every change, so that a refresh, another
page or a crash of the app brings it back.

A `token` names one text that the app put into a field. What is typed comes back with
the token it started from: an older one is dropped, so that a late commit never
overwrites a newer draft.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from typing import Literal

from pydantic import Field, ValidationError

from assistant.app.assistant import Assistant
from assistant.models import Channel, Draft, Finding, Me, Profile, Record, Request

SLOT = "outreach"
BEFORE = "outreach-before"
KEPT_TEXTS = 10  # texts that can be brought back

Wish = Literal["write", "versions", "shorter", "warmer", "sentence"]


def new_token() -> str:
    """A name that no other text has."""
    return secrets.token_hex(6)


def mark(*records: Record | None) -> str:
    """What differs between two groups of records that differ."""
    whole = "\n".join("" if record is None else record.model_dump_json() for record in records)
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:16]


class Letter(Record):
    """A text, and the choices and the sender it was written for."""

    request: Request = Request()
    sender: str = ""  # the mark of the Me at that time; empty where it is not known
    draft: Draft
    subject: str | None
    body: str

    @property
    def edited(self) -> bool:
        """Whether the user changed what was written."""
        return (self.subject, self.body) != (self.draft.subject, self.draft.body)

    @property
    def own(self) -> bool:
        """Whether the app could not write it again: the user changed it, or a model wrote it."""
        return self.edited or self.draft.model is not None


class Asked(Record):
    """What a model was asked for. It writes until its text is taken, or `trouble` says why not.

    `about` is the mark of the person, the choices and the sender at that time: a text about
    anything else is not put in the place of what lies there.
    """

    key: str  # of the job
    wish: Wish
    about: str
    request: Request
    sender: str
    trouble: tuple[str, str] | None = None


class Version(Record):
    """One of several texts to choose from, with what the rules say of it."""

    letter: Letter
    findings: tuple[Finding, ...]


class Desk(Record):
    """What lies on the screen.

    `letter` carries the choices that its text was written for, `request` those that are
    set now. `replaced` are texts that another took the place of, the newest last.
    """

    id: str = Field(default_factory=new_token)  # the same while one person lies here
    paste: str = Field(default="", repr=False)
    aside: str = Field(default="", repr=False)  # pasted, not read yet, while somebody lies here
    paste_token: str = Field(default_factory=new_token)
    refusal: tuple[str, str] | None = None
    contact: Profile | None = None
    card_token: str = Field(default_factory=new_token)
    me: Me | None = None  # the invented sender of the sample; else the user's own side is used
    request: Request = Request()
    choices_token: str = Field(default_factory=new_token)
    letter: Letter | None = None
    letter_token: str = Field(default_factory=new_token)
    replaced: tuple[Letter, ...] = ()
    person: str | None = None
    kept: str | None = None  # KeptRequest.id
    sent: tuple[Channel, date] | None = None
    wish: Wish = "write"  # what a model would be asked for
    sentence: str = ""  # which one it would change
    say: str = ""  # and what the user wants of it
    asks: int = 0  # how often a model was asked, so that each time has its own key
    asked: Asked | None = None
    versions: tuple[Version, ...] = ()

    @property
    def sample(self) -> bool:
        """Whether the invented sample is on the desk."""
        return self.me is not None


def keep(assistant: Assistant, desk: Desk) -> None:
    """Commit the desk; somebody else who lay there, here or in another tab, can be taken back."""
    lay = assistant.kept(SLOT)
    if lay is not None and lay.get("contact") and lay.get("id") != desk.id:
        assistant.keep(BEFORE, lay)
    assistant.keep(SLOT, desk.model_dump(mode="json"))


def before(assistant: Assistant) -> Desk | None:
    """The desk that was put away last."""
    body = assistant.kept(BEFORE)
    try:
        return None if body is None else Desk.model_validate(body)
    except ValidationError:
        return None
