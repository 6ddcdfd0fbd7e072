"""What the user said about names of employers: which are one, and which is another.

Each function is one transaction. What was said last wins.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from assistant.craft.employers import cleaned, spelt
from assistant.store import schema
from assistant.store.database import Database
from assistant.store.plan_rows import EmployerRow, put_employer
from assistant.store.talk_rows import digest

Pair = tuple[str, str]


class Employers:
    """The names of employers in one data folder that the user joined or parted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def said(self) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
        """The pairs of names that are one employer, and the names that stand for themselves."""
        with self._database.read() as connection:
            return _said(connection)

    def join(self, one: str, other: str) -> None:
        """Keep that two names are of one employer."""
        with self._database.write() as connection:
            _, parted = _said(connection)
            again = [name for name in parted if spelt(name) in (spelt(one), spelt(other))]
            if cleaned(one) == cleaned(other):  # they were parted, or there is nothing to say
                _forget(connection, [_parted(name) for name in again])
            else:
                put_employer(connection, _joined(one, other))

    def part(self, name: str) -> None:
        """Keep that a name is of another employer than all names it was taken for."""
        with self._database.write() as connection:
            joined, _ = _said(connection)
            naming = [pair for pair in joined if spelt(name) in map(spelt, pair)]
            _forget(connection, [_joined(*pair) for pair in naming])
            put_employer(connection, _parted(name))


def _said(connection: Connection) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
    table = schema.employers
    bodies = connection.scalars(select(table.c.body).order_by(table.c.id)).all()
    joined = tuple((body["joined"][0], body["joined"][1]) for body in bodies if "joined" in body)
    return joined, tuple(body["parted"] for body in bodies if "parted" in body)


def _joined(one: str, other: str) -> EmployerRow:
    names = sorted((one, other), key=spelt)
    return EmployerRow(id=digest("joined", *map(spelt, names)), body={"joined": names})


def _parted(name: str) -> EmployerRow:
    return EmployerRow(id=digest("parted", spelt(name)), body={"parted": name})


def _forget(connection: Connection, found: list[EmployerRow]) -> None:
    known = schema.employers.c.id
    connection.execute(delete(schema.employers).where(known.in_([row.id for row in found])))
