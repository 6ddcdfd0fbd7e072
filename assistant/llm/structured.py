"""From a Pydantic shape to the schema a server is asked for, and from text back to the shape.

A server may ignore the schema, wrap the JSON in a code fence or in talk, or think aloud
first: what comes back is searched for an object that fits, and nothing is believed that
Pydantic did not validate.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pydantic_core
from pydantic import BaseModel, ValidationError

from assistant.models import Record
from assistant.tasks.ports import Shape

# What strict mode of OpenAI, llama.cpp's grammars and vLLM's backends all understand; lengths
# and formats are left to Pydantic, since some of them refuse a schema that has one.
_KEPT = {"type", "enum", "const", "anyOf", "description", "minItems", "maxItems"}
_CANDIDATES = 20  # objects in one text that are tried
_LINES = 8  # problems told to the model

_THOUGHT = re.compile(
    r"<(think|thinking|thought|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE
)
_THOUGHT_END = re.compile(r"\A.*</(?:think|thinking|thought|reasoning)>", re.DOTALL | re.IGNORECASE)


class Problems(Record):
    """Why a text is not of the shape asked for. The lines may quote it: for the model only."""

    lines: tuple[str, ...]


def strict_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema of a shape as strict mode wants it.

    Every field is required, no other is allowed, references are written out where the shape
    does not contain itself, and defaults, titles, lengths and formats are left out
    (developers.openai.com: Structured Outputs, supported schemas).
    """
    schema = shape.model_json_schema()
    definitions: dict[str, Any] = schema.get("$defs", {})
    strict = _strict(schema, definitions, ())
    left = {name for name in definitions if f'"#/$defs/{name}"' in json.dumps(strict)}
    if left:  # a shape that contains itself
        strict["$defs"] = {
            name: _strict(definitions[name], definitions, tuple(definitions))
            for name in definitions
        }
    return strict


def _strict(
    node: Mapping[str, Any], definitions: Mapping[str, Any], within: tuple[str, ...]
) -> dict[str, Any]:
    if "$ref" in node:
        name = str(node["$ref"]).rsplit("/", 1)[-1]
        if name in within:
            return {"$ref": node["$ref"]}
        return _strict(definitions[name], definitions, (*within, name))
    strict: dict[str, Any] = {key: value for key, value in node.items() if key in _KEPT}
    variants = node.get("anyOf") or node.get("oneOf") or node.get("allOf")
    if variants:
        found = [_strict(item, definitions, within) for item in variants]
        if len(found) == 1:
            return found[0]
        strict["anyOf"] = found
    if isinstance(node.get("items"), Mapping):
        strict["items"] = _strict(node["items"], definitions, within)
    if "properties" in node:
        fields: Mapping[str, Any] = node["properties"]
        strict["properties"] = {
            name: _strict(field, definitions, within) for name, field in fields.items()
        }
        strict["required"] = list(fields)
        strict["additionalProperties"] = False
    return strict


def schema_name(shape: type[BaseModel]) -> str:
    """A name for the schema as servers allow it: letters, digits, `_`, `-`, at most 64."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", shape.__name__)[:64] or "answer"


def instruction(shape: type[BaseModel]) -> str:
    """What a model is told where its server takes no schema."""
    schema = json.dumps(strict_schema(shape), ensure_ascii=False)
    return (
        "Answer with one JSON object and nothing else: no code fence, no comment. "
        f"It has every field of this JSON schema and no other:\n{schema}"
    )


def mend(problems: Problems, shape: type[BaseModel]) -> str:
    """What a model is told whose answer was not of the shape."""
    said = "\n".join(f"- {line}" for line in problems.lines)
    return f"Your answer could not be used:\n{said}\n\nWrite it again, whole. {instruction(shape)}"


def read(text: str, shape: type[Shape]) -> Shape | Problems:
    """The value a text holds, or why it holds none."""
    first: Problems | None = None
    for candidate in _candidates(text):
        value = _validated(candidate, shape)
        if not isinstance(value, Problems):
            return value
        first = first or value
    return first or Problems(lines=("It holds no JSON object.",))


def partial(text: str) -> dict[str, Any] | None:
    """What has arrived of an object that is still being written; None before it begins."""
    rest = _spoken(text)
    start = rest.find("{")
    if start < 0:
        return None
    try:
        value = pydantic_core.from_json(rest[start:], allow_partial="trailing-strings")
    except ValueError:  # the fence after the object, or talk: what was heard before stands
        return None
    return value if isinstance(value, dict) else None


def _validated(text: str, shape: type[Shape]) -> Shape | Problems:
    try:
        return shape.model_validate_json(text)
    except ValidationError as error:
        problems = Problems(lines=tuple(_said(error.errors(include_url=False)))[:_LINES])
        broken = any(item["type"] == "json_invalid" for item in error.errors(include_url=False))
    mended = _escaped(text) if broken else None
    return problems if mended is None else _validated(mended, shape)


def _said(errors: Sequence[Any]) -> Iterator[str]:
    for item in errors:
        where = ".".join(str(part) for part in item["loc"])
        yield f"{where}: {item['msg']}" if where else str(item["msg"])


def _escaped(text: str) -> str | None:
    """The same JSON with line breaks inside strings escaped; small models leave them bare."""
    try:
        return json.dumps(json.loads(text, strict=False), ensure_ascii=False)
    except (ValueError, RecursionError):
        return None


def _spoken(text: str) -> str:
    """A text without what the model thought aloud (`<think>…</think>`, its first tag may lack)."""
    return _THOUGHT_END.sub("", _THOUGHT.sub("", text))


def _candidates(text: str) -> Iterator[str]:
    """The whole text, then each object in what is not thought, the last of them first."""
    stripped = text.strip().removeprefix("\ufeff")
    if stripped.startswith("{") and stripped.endswith("}"):
        yield stripped
    yield from reversed(list(_objects(_spoken(stripped))))


def _objects(text: str) -> Iterator[str]:
    """The outermost `{…}` of a text, at most `_CANDIDATES`; a brace never closed is none."""
    place = 0
    for _ in range(_CANDIDATES):
        start = text.find("{", place)
        if start < 0:
            return
        end = _end_of_object(text, start)
        if end is not None:
            yield text[start:end]
        place = end or start + 1


def _end_of_object(text: str, start: int) -> int | None:
    depth, quoted, escaped = 0, False, False
    for index in range(start, len(text)):
        sign = text[index]
        if quoted:
            quoted = escaped or sign != '"'
            escaped = sign == "\\" and not escaped
        elif sign == '"':
            quoted = True
        elif sign in "{}":
            depth += 1 if sign == "{" else -1
            if depth == 0:
                return index + 1
    return None
