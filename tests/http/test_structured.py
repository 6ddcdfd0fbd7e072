"""Schemas that every server takes, and objects found in text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from assistant.llm.structured import Problems, instruction, partial, read, strict_schema
from tests.http.servers import LETTER, WRITTEN, Letter


class Place(BaseModel):
    kind: Literal["city"] = "city"
    name: str = Field(default="", max_length=40, description="As printed")


class Person(BaseModel):
    kind: Literal["person"] = "person"
    age: int | None = Field(default=None, ge=0)
    home: Place = Field(default=Place(), description="Where")


class Tree(BaseModel):
    name: str
    parts: tuple[Tree, ...] = ()


class Everything(BaseModel):
    found: list[Annotated[Person | Place, Field(discriminator="kind")]] = Field(max_length=5)
    tone: Literal["warm", "plain"] = "plain"
    first: Person
    second: Person


SHAPES: list[type[BaseModel]] = [Letter, Place, Person, Everything, Tree]

# Which keywords strict mode, llama.cpp and vLLM's backends have in common.
TAKEN = {
    "type", "properties", "required", "additionalProperties", "items", "anyOf", "enum", "const",
    "description", "minItems", "maxItems", "$ref", "$defs",
}  # fmt: skip


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema; names of fields are no keywords."""
    yield schema
    for key in ("properties", "$defs"):
        for item in schema.get(key, {}).values():
            yield from nodes(item)
    for item in [*schema.get("anyOf", []), *([schema["items"]] if "items" in schema else [])]:
        yield from nodes(item)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_schema_is_strict_all_the_way_down(shape: type[BaseModel]) -> None:
    for node in nodes(strict_schema(shape)):
        assert set(node) <= TAKEN
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert node["required"] == list(node["properties"])


def test_references_are_written_out_unless_a_shape_contains_itself() -> None:
    assert "$ref" not in json.dumps(strict_schema(Everything))
    tree = strict_schema(Tree)
    assert tree["$defs"]["Tree"]["properties"]["parts"]["items"] == {"$ref": "#/$defs/Tree"}


def test_what_a_field_is_for_is_kept() -> None:
    home = strict_schema(Place)["properties"]["name"]
    assert home == {"type": "string", "description": "As printed"}


def test_a_union_is_any_of() -> None:
    variants = strict_schema(Everything)["properties"]["found"]["items"]["anyOf"]
    assert [item["properties"]["kind"]["const"] for item in variants] == ["person", "city"]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_instruction_holds_the_schema(shape: type[BaseModel]) -> None:
    said = instruction(shape)
    assert json.loads(said[said.index("{") :]) == strict_schema(shape)


@given(st.text(), st.text(), st.text())
def test_any_letter_is_read_back(subject: str, body: str, around: str) -> None:
    letter = Letter(subject=subject, body=body)
    talk = around.replace("{", "").replace("}", "").replace("<", "").replace('"', "")
    assert read(f"{talk}{letter.model_dump_json()}{talk}", Letter) == letter


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    assert isinstance(read(text, Letter), Letter | Problems)
    assert isinstance(partial(text), dict | None)


@given(st.text(alphabet='{}[]"\\<>/think`json:, \n1'))
def test_nor_one_of_brackets(text: str) -> None:
    assert isinstance(read(text, Letter), Letter | Problems)
    assert isinstance(partial(text), dict | None)


def test_many_braces_come_to_an_end() -> None:
    assert isinstance(read("{" * 100_000, Letter), Problems)
    assert isinstance(read("{}" * 50_000, Letter), Problems)


@given(st.integers(min_value=0, max_value=len(WRITTEN)))
def test_a_prefix_holds_prefixes(length: int) -> None:
    whole = LETTER.model_dump(mode="json")
    for name, value in (partial(f"```json\n{WRITTEN[:length]}") or {}).items():
        if isinstance(value, str):
            assert whole[name].startswith(value)
        else:
            assert len(value) <= len(whole[name])


def test_problems_are_few_and_hold_where_they_are() -> None:
    found = read(json.dumps({f"field{number}": 1 for number in range(50)}), Letter)
    assert isinstance(found, Problems)
    assert len(found.lines) == 8
    assert found.lines[0] == "subject: Field required"


def test_the_last_of_two_letters_is_the_one_meant() -> None:
    first = Letter(subject=None, body="First try")
    assert read(f"{first.model_dump_json()}\nBetter:\n{WRITTEN}", Letter) == LETTER
