"""Plans, saved searches and joined employers as rows: each function part of a transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from assistant.models import Record
from assistant.plans import Plan, Question
from assistant.searches import SavedSearch
from assistant.store import rows, schema


class EmployerRow(Record):
    """Which names of employers the user joined or parted, as kept."""

    id: str
    body: dict[str, Any]


def put_plan(connection: Connection, plan: Plan, now: datetime) -> None:
    """Insert or change one plan."""
    row = {
        "id": plan.id,
        "person": plan.person,
        "talk": plan.talk,
        "body": rows.body(plan),
        "created": plan.created or now,
        "changed": plan.changed or now,
    }
    rows.put(connection, schema.plans, row)


def plan_of(row: Row[Any]) -> Plan:
    """The plan of a row; its conversation may be deleted by now."""
    return rows.read(Plan, row.body).model_copy(update={"talk": row.talk})


def put_search(connection: Connection, search: SavedSearch, now: datetime) -> None:
    """Insert or change one saved search."""
    row = {"id": search.id, "body": rows.body(search), "created": now}
    rows.put(connection, schema.searches, row)


def put_employer(connection: Connection, employer: EmployerRow) -> None:
    """Insert or change what the user said about the names of one employer."""
    rows.put(connection, schema.employers, {"id": employer.id, "body": employer.body})


def forget_in_plans(connection: Connection, insights: Collection[str]) -> None:
    """Take what rests on these insights, and the words of them, out of every plan."""
    gone = frozenset(insights)
    table = schema.plans
    for row in connection.execute(select(table)).all() if gone else ():
        plan = plan_of(row)
        left = without(plan, gone)
        if left != plan:
            connection.execute(
                update(table).where(table.c.id == plan.id).values(body=rows.body(left))
            )


def without(plan: Plan, insights: Collection[str]) -> Plan:
    """The plan as it may be kept, or leave the record, when these insights may not."""
    earlier = tuple(one for one in plan.brief.earlier if one.insight not in insights)
    answers = {
        question: tuple(one for one in given if one not in insights)
        for question, given in plan.answers.items()
    }
    slots = tuple(
        slot.model_copy(
            update={"questions": tuple(_without(one, insights) for one in slot.questions)}
        )
        for slot in plan.slots
    )
    brief = plan.brief.model_copy(update={"earlier": earlier})
    kept = {question: given for question, given in answers.items() if given}
    return plan.model_copy(update={"brief": brief, "slots": slots, "answers": kept})


def _without(question: Question, insights: Collection[str]) -> Question:
    sources = tuple(one for one in question.sources if one.insight not in insights)
    if sources == question.sources:
        return question
    # A probe is made of what was said earlier.
    return question.model_copy(update={"sources": sources, "probe": ""})
