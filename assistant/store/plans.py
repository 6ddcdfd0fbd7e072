"""Plans in the record. Each function is one transaction; when it returns, it is on the disk."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from assistant.errors import NotFound
from assistant.plans import Plan
from assistant.store import schema
from assistant.store.database import Database
from assistant.store.plan_rows import plan_of, put_plan

__all__ = ["Plans"]


class Plans:
    """The plans of one data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, plan: Plan, now: datetime) -> Plan:
        """Keep a plan, new or again."""
        with self._database.write() as connection:
            table = schema.plans
            created = connection.scalar(select(table.c.created).where(table.c.id == plan.id))
            kept = plan.model_copy(update={"created": created or now, "changed": now})
            put_plan(connection, kept, now)
        return kept

    def plans(self, person: str | None = None) -> list[Plan]:
        """All plans, or those for one person, the newest change first."""
        table = schema.plans
        query = select(table).order_by(table.c.changed.desc(), table.c.id)
        if person is not None:
            query = query.where(table.c.person == person)
        with self._database.read() as connection:
            return [plan_of(row) for row in connection.execute(query)]

    def plan(self, plan: str) -> Plan:
        """One plan; NotFound where there is none."""
        with self._database.read() as connection:
            row = connection.execute(select(schema.plans).where(schema.plans.c.id == plan)).first()
        if row is None:
            raise NotFound("That plan is no longer kept.", "Look at the list of plans.")
        return plan_of(row)

    def delete(self, plan: str) -> None:
        """Delete a plan; nothing happens where there is none."""
        with self._database.write() as connection:
            connection.execute(delete(schema.plans).where(schema.plans.c.id == plan))
