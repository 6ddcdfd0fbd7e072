"""`firsthand search`: what was said about something; `firsthand reindex`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, get_args

import click

from assistant.commands.shown import JSON, day, opened, say

if TYPE_CHECKING:
    from assistant.app.assistant import Assistant
    from assistant.app.jobs import Progress, Waiting
    from assistant.searches import Filters, Found, Hit

MOST = 1_000  # hits of one query


def _filters(command: Callable[..., None]) -> Callable[..., None]:
    """The filters as options; each may be given several times, and any of its values may meet."""
    many: dict[str, str] = {
        "role": "Of people whose work is called so.",
        "topic": "A topic, such as pay or day_to_day.",
        "person": "A person's id, or their name.",
        "company": "Of people who work there.",
        "seniority": "junior, experienced, manager or executive.",
        "perspective": "peer, manager, executive, recruiter or former.",
        "stance": "positive, negative, mixed or neutral.",
    }
    days = click.DateTime(["%Y-%m-%d"])
    options = [
        *(click.option(f"--{name}", multiple=True, help=told) for name, told in many.items()),
        click.option("--since", type=days, help="The first day of the conversations."),
        click.option("--until", type=days, help="The last day."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.argument("query", default="")
@click.option("--limit", type=click.IntRange(1, MOST), default=10, show_default=True)
@_filters
@click.option("--queries", type=click.File("rb"), help="A file with one query a line.")
@JSON
def search(query: str, limit: int, queries: Any, as_json: bool, **given: Any) -> None:
    """Find what somebody said: the insights that answer QUERY, the best first.

    With --json and --queries, one JSON line for each line of the file.
    """
    if queries is not None and query:
        raise click.UsageError("Give a QUERY or --queries, not both.")
    with _opened() as assistant:
        filters = _read(given, {person.id: _name(person) for person in assistant.people()})
        assistant.settle_index(_waiting(as_json))
        if queries is None:
            found = assistant.search(query, filters, limit, in_notes=not as_json)
            say(as_json, [_shape(hit) for hit in found.insights], _lines(found))
            return
        for line in queries.read().decode("utf-8-sig", "replace").splitlines():
            found = assistant.search(line, filters, limit, in_notes=not as_json)
            if as_json:
                shapes = [_shape(hit) for hit in found.insights]
                click.echo(json.dumps(shapes, ensure_ascii=False))
            else:
                say(False, None, [f"# {line}", *_lines(found), ""])


@click.command()
@JSON
def reindex(as_json: bool) -> None:
    """Make the search index again from the record, with the embedder of the settings."""
    with _opened() as assistant:
        assistant.reindex_now(_waiting(as_json))
        state = assistant.index_state()
    value = {"insights": state.insights, "owed": state.owed, "embedder": state.embedder}
    say(as_json, value, [f"The index holds {state.insights} insights, by {state.embedder}."])


def _waiting(as_json: bool) -> Waiting:
    """Tells on standard error how far the index is, where somebody reads along."""
    from assistant.app.jobs import Waiting

    def told(progress: Progress) -> None:
        if not as_json and progress.parts and sys.stderr.isatty():
            click.echo(f"\rindexed: {progress.part} of {progress.parts}", nl=False, err=True)

    return Waiting(told)


@contextmanager
def _opened() -> Iterator[Assistant]:
    assistant = opened()
    try:
        yield assistant
    finally:
        assistant.close_index()


def _read(given: dict[str, Any], people: dict[str, str]) -> Filters:
    from assistant import insights, searches

    allowed = {
        "topic": get_args(insights.Topic),
        "stance": get_args(insights.Stance),
        "seniority": get_args(searches.Seniority),
        "perspective": get_args(searches.Perspective),
    }
    for name, values in allowed.items():
        for value in given[name]:
            if value not in values:
                raise click.UsageError(f"--{name} is one of: {', '.join(values)}.")
    return searches.Filters(
        roles=given["role"],
        topics=given["topic"],
        people=tuple(_ids(given["person"], people)),
        companies=given["company"],
        seniorities=given["seniority"],
        perspectives=given["perspective"],
        stances=given["stance"],
        since=day(given["since"]),
        until=day(given["until"]),
    )


def _ids(asked: tuple[str, ...], people: dict[str, str]) -> Iterator[str]:
    for one in asked:
        found = [key for key, name in people.items() if one == key or _plain(one) == _plain(name)]
        if not found:
            raise click.UsageError(f"Nobody called “{one}” is kept.")
        yield from found


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _name(person: Any) -> str:
    return person.profile.name.text if person.profile.name else ""


def _shape(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "score": hit.score,
        "statement": hit.statement,
        "quote": hit.quote,
        "topic": hit.topic,
        "person": hit.name or None,
        "date": hit.date.isoformat() if hit.date else None,
    }


def _lines(found: Found) -> Iterator[str]:
    if found.told:
        yield found.told
    for number, hit in enumerate(found.insights, 1):
        said = ", ".join(filter(None, (hit.name, hit.date.isoformat() if hit.date else "")))
        yield f"{number}. {hit.statement}" + (f" ({said})" if said else "")
        if hit.quote != hit.statement:
            yield f"   “{hit.quote}”"
    for place in found.notes:
        said = ", ".join(filter(None, (place.name, place.date.isoformat() if place.date else "")))
        yield f"notes{f' ({said})' if said else ''}: {place.text}"
