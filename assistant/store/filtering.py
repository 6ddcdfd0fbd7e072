"""What a search is held to, as the record and the index take it.

Who somebody is (role, employer, rank, perspective) is worked out from the record, so that both
sides are held to the same people.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from assistant.craft.employers import cleaned
from assistant.models import Person
from assistant.searches import Filters
from assistant.store import metadata, rows, schema
from assistant.store.words import words

FEW = 500  # ids that are handed over one by one


class Held(NamedTuple):
    """Filters, understood."""

    where: dict[str, Any] | None  # of Chroma; None: everything
    insights: tuple[ColumnElement[bool], ...]  # on `findable`
    talks: Select[tuple[str]] | None  # the conversations that meet them; None: all
    in_notes: bool  # whether a place in the notes can meet them
    nobody: bool  # that nobody who is kept meets


Known = dict[str, tuple[datetime, dict[str, metadata.Value]]]  # by Person.id: read when, and what


def hold(connection: Connection, filters: Filters, known: Known) -> Held:
    """Understand filters. `known` is filled with what was worked out of people, for next time."""
    people = _people(connection, filters, known)
    clauses: list[dict[str, Any]] = []
    if filters.topics:
        clauses.append(_any([{f"topic:{topic}": True} for topic in filters.topics]))
    if filters.stances:
        clauses.append({"stance": {"$in": list(filters.stances)}})
    if people is not None:
        clauses.append({"person": {"$in": people}})
    if filters.since:
        clauses.append({"day": {"$gte": _number(filters.since)}})
    if filters.until:
        clauses.append({"day": {"$lte": _number(filters.until)}})
    talks = _talks(filters, people)
    table = schema.findable
    insights: list[ColumnElement[bool]] = []
    if filters.topics:
        insights.append(or_(*(table.c.topics.contains(f" {topic} ") for topic in filters.topics)))
    if filters.stances:
        insights.append(table.c.stance.in_(filters.stances))
    if talks is not None:
        insights.append(table.c.talk.in_(talks))
    return Held(
        where={"$and": clauses} if len(clauses) > 1 else next(iter(clauses), None),
        insights=tuple(insights),
        talks=talks,
        in_notes=not filters.topics and not filters.stances,  # which a place has not
        nobody=people == [],
    )


def among(column: ColumnElement[Any], ids: Collection[str]) -> ColumnElement[bool]:
    """Whether a column is one of these ids, however many."""
    if len(ids) <= FEW:
        return column.in_(ids)
    return column.in_(select(func.json_each(rows.as_json(list(ids))).table_valued("value").c.value))


def _people(connection: Connection, filters: Filters, known: Known) -> list[str] | None:
    """Who meets the filters; None where they ask nothing of people."""
    asks = (filters.roles, filters.companies, filters.seniorities, filters.perspectives)
    if not any(asks):
        return list(filters.people) if filters.people else None
    table = schema.people
    query = select(table.c.id, table.c.changed)
    if filters.people:
        query = query.where(among(table.c.id, filters.people))
    found = []
    for own_id, changed in connection.execute(query).all():
        if own_id not in known or known[own_id][0] != changed:
            body = connection.scalar(select(table.c.body).where(table.c.id == own_id))
            kept = rows.read(Person, body)
            known[own_id] = (changed, metadata.Person(own_id, kept.profile).values)
        if _meets(known[own_id][1], filters):
            found.append(own_id)
    return found


def _meets(values: Mapping[str, metadata.Value], filters: Filters) -> bool:
    title = {word.surface for word in words(str(values.get("role", "")))}
    role = not filters.roles or any(
        {word.surface for word in words(asked)} <= title for asked in filters.roles
    )
    companies = {cleaned(company) for company in filters.companies}
    return (
        role
        and (not companies or values.get("company") in companies)
        and (not filters.seniorities or values.get("seniority") in filters.seniorities)
        and (not filters.perspectives or values.get("perspective") in filters.perspectives)
    )


def _talks(filters: Filters, people: list[str] | None) -> Select[tuple[str]] | None:
    table = schema.talks
    query = select(table.c.id)
    if people is not None:
        query = query.where(among(table.c.person, people))
    if filters.since:
        query = query.where(table.c.held_on >= filters.since)
    if filters.until:
        query = query.where(table.c.held_on <= filters.until)
    return None if people is None and not (filters.since or filters.until) else query


def _any(clauses: list[dict[str, Any]]) -> dict[str, Any]:
    return clauses[0] if len(clauses) == 1 else {"$or": clauses}


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
