"""What a model gives back for a piece of a conversation.

The lists are bounded, and a value outside its list of words, or a text too long, does not
spoil the rest of an answer: it is left out here, since all of it is checked later anyway.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assistant.insights import Basis, Owner, Stance, Topic

INSIGHTS = 15  # of one piece; the prompt asks for no more
FEW = 5  # actions, referrals, promises, entities: small models fill any list to its end
_TEXT = 600  # characters


def _bounded(value: Any) -> Any:
    return value[:_TEXT] if isinstance(value, str) else "" if value is None else value


def _one_of(kind: Any, default: str | None) -> Callable[[Any], Any]:
    words = get_args(kind)
    return lambda value: value if value in words else default


def _listed(most: int) -> Callable[[Any], Any]:
    return lambda value: value[:most] if isinstance(value, list) else []


def _or_nothing(value: Any) -> Any:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


Text = Annotated[str, BeforeValidator(_bounded)]
Figure = Annotated[float | None, BeforeValidator(_or_nothing)]
EntityKind = Literal["skill", "tool", "certificate", "employer"]


class _Answered(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)


class AnsweredEntity(_Answered):
    """A thing that a quote names."""

    kind: Annotated[EntityKind, BeforeValidator(_one_of(EntityKind, "skill"))]
    text: Text


class AnsweredPay(_Answered):
    """A figure of pay; what was not said is null."""

    low: Figure = None
    high: Figure = None
    currency: Text = ""
    period: Text = ""
    level: Text = ""
    place: Text = ""
    year: Figure = None


class AnsweredInsight(_Answered):
    """One claim. The quote comes first, so that the statement is written from it."""

    quote: Text
    statement: Text
    topic: Annotated[Topic | None, BeforeValidator(_one_of(Topic, None))]
    basis: Annotated[Basis, BeforeValidator(_one_of(Basis, "first-hand"))] = "first-hand"
    stance: Annotated[Stance, BeforeValidator(_one_of(Stance, "neutral"))] = "neutral"
    toward: Text = ""
    off_record: Annotated[bool, BeforeValidator(bool)] = False
    entities: Annotated[
        list[AnsweredEntity], BeforeValidator(_listed(FEW)), Field(max_length=FEW)
    ] = []
    pay: AnsweredPay | None = None


class AnsweredAction(_Answered):
    """Something to do."""

    quote: Text
    owner: Annotated[Owner, BeforeValidator(_one_of(Owner, "me"))]
    what: Text
    due_text: Text = ""


class AnsweredReferral(_Answered):
    """Somebody to talk to. Whether their name may be used is no question for a model."""

    quote: Text
    name: Text
    organisation: Text = ""


class AnsweredPromise(_Answered):
    """What one side said they would do."""

    quote: Text
    by: Annotated[Owner, BeforeValidator(_one_of(Owner, "them"))]
    what: Text
    due_text: Text = ""


class AnsweredPiece(_Answered):
    """Everything drawn from one piece."""

    insights: Annotated[
        list[AnsweredInsight], BeforeValidator(_listed(INSIGHTS)), Field(max_length=INSIGHTS)
    ]
    actions: Annotated[
        list[AnsweredAction], BeforeValidator(_listed(FEW)), Field(max_length=FEW)
    ] = []
    referrals: Annotated[
        list[AnsweredReferral], BeforeValidator(_listed(FEW)), Field(max_length=FEW)
    ] = []
    promises: Annotated[
        list[AnsweredPromise], BeforeValidator(_listed(FEW)), Field(max_length=FEW)
    ] = []
