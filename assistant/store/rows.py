"""Records as rows: the JSON body that every table has, written and read back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import insert

from assistant.errors import StoreError

Kept = TypeVar("Kept", bound=BaseModel)


def body(record: BaseModel) -> dict[str, Any]:
    """A record as the JSON value of its row."""
    return record.model_dump(mode="json")


def read(kind: type[Kept], value: Any) -> Kept:
    """The record of a row. Raises StoreError where the row holds something else."""
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        raise StoreError(
            f"A {kind.__name__.lower()} in the record is damaged. It was left as it is.",
            "Put a backup in its place: firsthand restore FILE",
        ) from error


def put(connection: Connection, table: Table, row: dict[str, Any], key: str = "id") -> None:
    """Insert a row, or change the one of that key. Rows that refer to it stay."""
    put_all(connection, table, [row], key)


def put_all(
    connection: Connection, table: Table, many: Sequence[dict[str, Any]], key: str = "id"
) -> None:
    """The same for many rows with the same columns."""
    if not many:
        return
    statement = insert(table)
    changes = {name: statement.excluded[name] for name in many[0] if name != key}
    changing = statement.on_conflict_do_update(index_elements=[key], set_=changes)
    connection.execute(changing, many)


def as_json(values: list[str]) -> str:
    """A list as the JSON text that SQLite's `json_each` reads."""
    return json.dumps(values)
