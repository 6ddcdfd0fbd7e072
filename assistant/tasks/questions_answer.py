"""What a model gives back for a plan: one question for each place, bounded."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

PLACES = 14  # of one answer; a plan has at most twelve
_TEXT, _FACTS = 400, 4  # characters of one text, lines of one question


def _bounded(value: Any) -> Any:
    return value[:_TEXT] if isinstance(value, str) else ""


def _number(value: Any) -> Any:
    digits = str(value).strip().rstrip(".")
    return int(digits) if digits.isdigit() and len(digits) < 4 else 0


def _numbers(value: Any) -> Any:
    listed = value if isinstance(value, list) else []
    return [one for one in listed if isinstance(one, str)][:_FACTS]


def _places(value: Any) -> Any:
    listed = value if isinstance(value, list) else []
    return [one for one in listed if isinstance(one, dict | AnsweredQuestion)][:PLACES]


Text = Annotated[str, BeforeValidator(_bounded)]


class AnsweredQuestion(BaseModel):
    """One question as a model worded it. A place of 0 is none."""

    model_config = ConfigDict(hide_input_in_errors=True)

    # In this order it is written: the facts before what is built on them.
    place: Annotated[int, BeforeValidator(_number)] = 0
    facts: Annotated[list[str], BeforeValidator(_numbers)] = []
    text: Text = ""
    probe: Text = ""
    why: Text = ""


class AnsweredPlan(BaseModel):
    """A model's questions for the places of a plan."""

    model_config = ConfigDict(hide_input_in_errors=True)

    questions: Annotated[list[AnsweredQuestion], BeforeValidator(_places)] = []


@cache
def shape(places: int) -> type[AnsweredPlan]:
    """What is asked for: so many questions. A server that keeps to a schema gives no fewer and
    no more; fewer of another are taken as they are."""
    number = Field(json_schema_extra={"minItems": places, "maxItems": places})
    listed = Annotated[list[AnsweredQuestion], BeforeValidator(_places), number]
    return create_model("AnsweredPlan", __base__=AnsweredPlan, questions=(listed, []))
