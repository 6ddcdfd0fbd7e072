"""What is kept as JSON Lines, and back again: open, complete, the same bytes for the same data.

The first line says what the file is. Every other line is one record: its `kind`, its own
fields, and with what was drawn from a conversation the `talk` it stands in. A line of only
`id` and `statement` is an insight of another program.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache, partial
from typing import Any, NoReturn

from pydantic import BaseModel, ValidationError
from sqlalchemy import Connection, Table, select

from assistant.craft.evidence import locate
from assistant.craft.topics import chosen, scores
from assistant.errors import InputError
from assistant.insights import Insight, Talk
from assistant.models import KeptRequest, Me, ModelCall, Person, Record
from assistant.plans import Plan
from assistant.searches import SavedSearch
from assistant.store import rows, schema
from assistant.store.database import Database
from assistant.store.plan_rows import EmployerRow, put_employer, put_plan, put_search
from assistant.store.records import ME, put_call, put_me, put_person, put_request
from assistant.store.snapshot import KeptInsight, KeptReflection, Snapshot
from assistant.store.talk_rows import (
    AGREED,
    Agreement,
    put_agreement,
    put_insight,
    put_reflection,
    put_talk,
    talk_in,
)
from assistant.talks import Conversation

FORMAT = 1
BEGIN = b'{"kind": "firsthand"'
MAX_BYTES = 100_000_000
BARE = {"id", "statement"}
NO_TOPIC = "day_to_day"  # of a bare statement whose words speak for none
PLACED: dict[str, tuple[str, ...]] = {  # the keys of a line that are not the record's own
    "insight": ("talk",),
    **dict.fromkeys(("reflection", *AGREED), ("id", "talk")),
}

PLAIN: dict[str, type[BaseModel]] = {
    "me": Me,
    "person": Person,
    "request": KeptRequest,
    "talk": Talk,
    "plan": Plan,
    "search": SavedSearch,
    "employer": EmployerRow,
    "model_call": ModelCall,
}


class Imported(Record):
    """What an import has added, by kind, and how many records were there already."""

    added: dict[str, int]
    known: int


def to_lines(kept: Snapshot) -> bytes:
    """All of a snapshot as JSON Lines in UTF-8."""
    found = [{"kind": "firsthand", "format": FORMAT}]
    if kept.me != Me():
        found.append({"kind": "me", **rows.body(kept.me)})
    found += [{"kind": "person", **rows.body(person)} for person in kept.people]
    found += [{"kind": "request", **rows.body(request)} for request in kept.requests]
    found += [{"kind": "talk", **rows.body(talk)} for talk in kept.talks]
    found += [{"kind": "insight", "talk": i.talk, **rows.body(i.of)} for i in kept.insights]
    found += [
        {"kind": agreed.kind, "id": agreed.id, "talk": agreed.talk, **rows.body(agreed.of)}
        for agreed in kept.agreements
    ]
    found += [
        {"kind": "reflection", "id": item.id, "talk": item.talk, **rows.body(item.of)}
        for item in kept.reflections
    ]
    found += [{"kind": "plan", **rows.body(plan)} for plan in kept.plans]
    found += [{"kind": "search", **rows.body(search)} for search in kept.searches]
    found += [{"kind": "employer", **rows.body(employer)} for employer in kept.employers]
    found += [{"kind": "model_call", **rows.body(call)} for call in kept.model_calls]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in found).encode()


def from_lines(data: bytes) -> Snapshot:
    """The records in JSON Lines. Raises InputError, which names the line, for anything else."""
    if len(data) > MAX_BYTES:
        raise InputError(
            f"This file has more than {MAX_BYTES // 1_000_000} MB. Nothing was imported.",
            "For a whole record, use firsthand backup and firsthand restore.",
        )
    found: dict[str, list[Any]] = {"me": [Me()]}
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            try:
                kind, record = _record(line)
            except (ValueError, RecursionError) as error:
                _refuse(number, error)
            found.setdefault(kind, []).append(record)
    return Snapshot(
        me=found["me"][-1],
        people=tuple(found.get("person", ())),
        requests=tuple(found.get("request", ())),
        talks=tuple(found.get("talk", ())),
        insights=tuple(found.get("insight", ())),
        agreements=tuple(item for kind in AGREED for item in found.get(kind, ())),
        reflections=tuple(found.get("reflection", ())),
        plans=tuple(found.get("plan", ())),
        searches=tuple(found.get("search", ())),
        employers=tuple(found.get("employer", ())),
        model_calls=tuple(found.get("model_call", ())),
    )


def add(database: Database, given: Snapshot, now: datetime) -> Imported:
    """Keep what is not kept yet, all of it or nothing. What is known stays as it is.

    An insight whose quote does not stand in its conversation is kept as imported: it counts
    as no evidence. Raises InputError where a record belongs to one that is nowhere.
    """
    added: Counter[str] = Counter()
    known = 0
    with database.write() as connection:
        _check_whole(connection, given)
        for kind, table, key, put in _writes(connection, given, now):
            if connection.scalar(select(table.c.id).where(table.c.id == key)) is not None:
                known += 1
            else:
                put()
                added[kind] += 1
    return Imported(added=dict(added), known=known)


def _record(line: bytes) -> tuple[str, Any]:
    value = json.loads(line.decode("utf-8"), parse_float=_finite, parse_constant=_no_number)
    if isinstance(value, dict) and set(value) == BARE:
        return "insight", KeptInsight(talk=None, of=_bare(value))
    kind = value.pop("kind", None) if isinstance(value, dict) else None
    if not isinstance(kind, str):
        raise ValueError("it is no object with a kind")  # noqa: TRY004 - as json's own errors
    if kind == "firsthand":
        if value.get("format") != FORMAT:
            raise ValueError("it is the format of another version of Firsthand")
        return kind, None
    if kind in PLAIN:
        return kind, PLAIN[kind].model_validate(value)
    place = {name: value.pop(name, None) for name in PLACED.get(kind, ())}
    if kind == "insight":
        insight = Insight.model_validate(value)
        if place["talk"] is None:
            insight = insight.model_copy(update={"imported": True})
        return kind, KeptInsight.model_validate({**place, "of": insight})
    if kind == "reflection":
        return kind, KeptReflection.model_validate({**place, "of": value})
    if kind in AGREED:
        of = AGREED[kind].model_validate(value)
        return kind, Agreement.model_validate({**place, "kind": kind, "of": of})
    raise ValueError("its kind is not known")


def _bare(value: dict[str, Any]) -> Insight:
    """A statement without the words it rests on: kept, and never evidence."""
    statement = str(value["statement"])
    topic, further = chosen(scores(statement))
    known = {"topic": topic or NO_TOPIC, "topics": further, "basis": "opinion", "confidence": "low"}
    place = {"quote": value["statement"], "start": 0, "end": 0, "imported": True}
    return Insight.model_validate({**value, **known, **place})


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("it has a number that is too large")
    return number


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number in JSON")


def _refuse(number: int, error: Exception) -> NoReturn:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        reason = f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    elif isinstance(error, RecursionError):
        reason = "it is nested too deep"
    elif isinstance(error, UnicodeError):
        reason = "it is not UTF-8"
    else:
        reason = str(error)
    raise InputError(
        f"Line {number} of the file cannot be imported ({reason}). Nothing was imported.",
        "Choose a file that firsthand export has written, or mend that line.",
    ) from error


def _check_whole(connection: Connection, given: Snapshot) -> None:
    """What a record belongs to must be in the file or kept already."""
    people = {person.id for person in given.people}
    people.update(connection.scalars(select(schema.people.c.id)))
    talks = {talk.id for talk in given.talks}
    talks.update(connection.scalars(select(schema.talks.c.id)))
    of_people = [request.person for request in given.requests]
    of_people += [talk.person for talk in given.talks if talk.person is not None]
    of_people += [plan.person for plan in given.plans if plan.person is not None]
    of_talks = [item.talk for item in given.insights if item.talk is not None]
    of_talks += [agreed.talk for agreed in given.agreements]
    of_talks += [own.talk for own in given.reflections]
    of_talks += [plan.talk for plan in given.plans if plan.talk is not None]
    lost = set(of_people) - people or set(of_talks) - talks
    if lost:
        raise InputError(
            "The file has records of a person or a conversation that is neither in it nor kept. "
            "Nothing was imported.",
            "Export once more, and import the whole file.",
        )


Write = tuple[str, Table, str, Callable[[], None]]


def _writes(connection: Connection, given: Snapshot, now: datetime) -> Iterator[Write]:
    """Every record of a snapshot, what others belong to first, with its table and its key."""
    if given.me != Me():
        yield "me", schema.me, ME, partial(put_me, connection, given.me, now)
    for person in given.people:
        yield "person", schema.people, person.id, partial(put_person, connection, person)
    for request in given.requests:
        yield "request", schema.requests, request.id, partial(put_request, connection, request)
    for talk in given.talks:
        yield "talk", schema.talks, talk.id, partial(put_talk, connection, talk)
    conversation = cache(lambda talk: talk_in(connection, talk).conversation)
    for item in given.insights:
        put = partial(_put_insight, connection, item, conversation)
        yield "insight", schema.insights, item.of.id, put
    for agreed in given.agreements:
        put = partial(put_agreement, connection, agreed)
        yield agreed.kind, schema.agreements, agreed.id, put
    for own in given.reflections:
        put = partial(put_reflection, connection, own.of, own.talk, own.id)
        yield "reflection", schema.reflections, own.id, put
    for plan in given.plans:
        yield "plan", schema.plans, plan.id, partial(put_plan, connection, plan, now)
    for search in given.searches:
        yield "search", schema.searches, search.id, partial(put_search, connection, search, now)
    for employer in given.employers:
        put = partial(put_employer, connection, employer)
        yield "employer", schema.employers, employer.id, put
    for call in given.model_calls:
        yield "model_call", schema.model_calls, call.id, partial(put_call, connection, call)


def _put_insight(
    connection: Connection, item: KeptInsight, conversation: Callable[[str], Conversation]
) -> None:
    insight = item.of
    if item.talk is not None:
        read = conversation(item.talk)
        in_place = read.text[insight.start : insight.end] == insight.quote
        if not in_place and locate(read, insight.quote) is None:
            insight = insight.model_copy(update={"imported": True})
    put_insight(connection, insight, item.talk)
