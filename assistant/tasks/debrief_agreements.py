"""Actions, promises and referrals that a model names: kept where their words stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypedDict

from assistant.craft.evidence import Place, flags
from assistant.craft.names import tokens
from assistant.craft.notes.dates import due_in
from assistant.craft.notes.off_record import overlaps
from assistant.insights import Action, Promise, Referral
from assistant.models import plain
from assistant.talks import Conversation
from assistant.tasks.debrief_answer import AnsweredAction, AnsweredPromise, AnsweredReferral
from assistant.tasks.debrief_known import Known, place_of, said_in

__all__ = ["actions", "promises", "referrals"]


class _Stands(TypedDict):
    quote: str
    start: int
    end: int
    off_record: bool


class _Due(TypedDict):
    due_text: str | None
    due: date | None


class _Agreed(_Stands, _Due):
    what: str


def actions(
    items: Iterable[AnsweredAction], read: Conversation, at: int, known: Known
) -> Iterator[Action]:
    """What is to be done, where the quote stands in `read`, which begins at `at` of the whole."""
    for item in items:
        agreed = _agreed(item, read, at, known)
        if agreed:
            yield Action(owner=item.owner, **agreed)


def promises(
    items: Iterable[AnsweredPromise], read: Conversation, at: int, known: Known
) -> Iterator[Promise]:
    """What was promised, as `actions` what is to be done."""
    for item in items:
        agreed = _agreed(item, read, at, known)
        if agreed:
            yield Promise(by=item.by, **agreed)


def referrals(
    items: Iterable[AnsweredReferral], read: Conversation, at: int, known: Known
) -> Iterator[Referral]:
    """Whom to talk to, where the name stands in the quote and the quote in `read`.

    Neither an offer to introduce nor leave to use the name is taken from a model.
    """
    for item in items:
        place = place_of(read, item.quote, at)
        if place is None or not _named(item.name, place.quote):
            continue
        organisation = plain(item.organisation)
        yield Referral(
            **_stands(place, known),
            name=plain(item.name),
            organisation=organisation if _named(organisation, place.quote) else None,
        )


def _agreed(
    item: AnsweredAction | AnsweredPromise, read: Conversation, at: int, known: Known
) -> _Agreed | None:
    place = place_of(read, item.quote, at)
    if place is None or not plain(item.what):
        return None
    return _Agreed(
        **_stands(place, known),
        what=_deed(item.what, place.quote),
        **_due(item.due_text, place.quote, known),
    )


def _due(said: str, quote: str, known: Known) -> _Due:
    """When, as it was said: the model's words if they stand in the quote, else the rules'."""
    words = said_in(said, quote)
    found = due_in(words or quote, known.on)
    return _Due(due_text=words or (found and found.text), due=found and found.day)


def _stands(place: Place, known: Known) -> _Stands:
    hidden = overlaps(known.locked, place.start, place.end)
    return _Stands(quote=place.quote, start=place.start, end=place.end, off_record=hidden)


def _deed(what: str, quote: str) -> str:
    """The model's words for it; the quote where they hold a number or name that it does not."""
    what = plain(what)
    strange = any(flag != "negation" for flag in flags(what, quote))
    return plain(quote) if strange else what


def _named(name: str, quote: str) -> bool:
    """Whether every word of a name stands in a quote."""
    words = set(tokens(name))
    return bool(words) and words <= set(tokens(quote))
