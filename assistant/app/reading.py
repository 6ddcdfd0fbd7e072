"""Reading what people paste and drop: each kind of reader is loaded when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.craft.instructions import Passage
    from assistant.intake.documents import Kind
    from assistant.intake.letter import Letter
    from assistant.models import Case, Me, Profile
    from assistant.talks import Conversation


def profile(text: str) -> Profile:
    """A profile from pasted text. Raises InputError, with what to do instead."""
    from assistant.intake.profile import read_profile

    return read_profile(text)


def text_of(name: str, data: bytes, kind: Kind = "profile") -> str:
    """The text of a PDF, a DOCX or a text file, within the bounds; `kind` is for refusals."""
    from assistant.intake.documents import read_document

    return read_document(name, data, kind).text


def me(text: str) -> Me:
    """The user's own side: plain facts, a pasted profile or a résumé."""
    from assistant.intake.me import read_me

    return read_me(text)


def letter(name: str, data: bytes) -> Letter:
    """A request that somebody wrote: text with an optional subject, or `.eml`."""
    from assistant.intake.letter import read_letter

    return read_letter(name, data)


def conversation(name: str, data: bytes | str) -> Conversation:
    """A transcript or raw notes, from a file or pasted."""
    from assistant.intake.conversation import read_conversation

    return read_conversation(name, data)


def instructions(read: Profile | str) -> tuple[Passage, ...]:
    """The passages of a profile's text that speak to a machine: shown, and left out of prompts."""
    from assistant.craft.instructions import instructions

    return instructions(read if isinstance(read, str) else read.source)


def orders_in(case: Case) -> tuple[str, ...]:
    """The passages of the contact's profile that speak to a machine."""
    if case.contact is None:
        return ()
    return tuple(passage.text for passage in instructions(case.contact))


def without_orders(case: Case) -> Case:
    """The case as it may be written from and checked against: such a passage proves nothing."""
    from assistant.tasks.passages import without

    return without(case, orders_in(case))
