"""`firsthand prepare`: the questions for one conversation, and the page to read before it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.commands.shown import JSON, name_of, opened, say
from assistant.errors import InputError, ModelError, NotFound, StoreError

if TYPE_CHECKING:
    from assistant.app.assistant import Assistant
    from assistant.models import Me, Profile

GOALS = ("exploring", "deciding", "applying")


@click.command()
@click.argument("person", metavar="PERSON|FILE")
@click.option("--role", default="", help="The work you ask about, such as “data analyst”.")
@click.option("--role-file", type=click.File("rb"), help="A job posting: text, PDF or DOCX.")
@click.option("--minutes", type=click.IntRange(15, 60), default=25, show_default=True)
@click.option("--goal", type=click.Choice(GOALS), default="exploring", show_default=True)
@click.option("--criterion", multiple=True, help="What matters to you, such as “no night shifts”.")
@click.option("--me", type=click.File("rb"), help="Your side; else what is kept of you.")
@click.option("--md", type=click.Path(path_type=Path, dir_okay=False), help="Also write Markdown.")
@click.option("--docx", type=click.Path(path_type=Path, dir_okay=False), help="Also write a .docx.")
@click.option("--offline", is_flag=True, help="Plan without the model that is set.")
@JSON
def prepare(
    person: str,
    role: str,
    role_file: Any,
    minutes: int,
    goal: str,
    criterion: tuple[str, ...],
    me: Any,
    md: Path | None,
    docx: Path | None,
    offline: bool,
    as_json: bool,
) -> None:
    """Plan a conversation: timed questions for this person and this role, and a brief.

    PERSON is the name or the id of somebody kept; FILE a profile, for which nothing is stored.
    """
    from assistant.app import plan_shapes, shapes

    if not role.strip() and role_file is None:
        raise click.UsageError("Say which work you ask about: --role TEXT or --role-file FILE.")
    assistant = opened()
    contact, kept = _contact(assistant, person)
    asked: dict[str, Any] = {
        "person": kept,
        "role_text": _text(assistant, role_file) if role_file else "",
        "goal": goal,
        "minutes": minutes,
        "criteria": criterion,
        "me": _me(assistant, me),
    }
    try:
        made = assistant.plan_at_once(contact, role, offline=offline, **asked)
    except ModelError as error:
        hint = f"{error.hint} With --offline it is planned without a model.".lstrip()
        raise type(error)(error.message, hint) from error
    if md is not None:
        _write(md, assistant.plan_markdown(made).encode("utf-8"))
    if docx is not None:
        _write(docx, assistant.plan_docx(made))
    told = assistant.instructions(contact)
    value = plan_shapes.plan(made) | shapes.instructions(told)
    say(as_json, value, [*plan_shapes.plan_lines(made), *shapes.instruction_lines(told)])


def _contact(assistant: Assistant, person: str) -> tuple[Profile, str | None]:
    """The profile in a file of that name, else that of the one kept person so called."""
    if person == "-" or Path(person).is_file():
        with click.open_file(person, "rb") as file:
            return assistant.read_file(name_of(file), file.read()), None
    wanted = person.strip().casefold()
    people = assistant.people() if assistant.has_record() else []
    found = [
        one
        for one in people
        if one.id == person or (one.profile.name and one.profile.name.text.casefold() == wanted)
    ]
    if len(found) == 1:
        return found[0].profile, found[0].id
    if found:
        ids = ", ".join(one.id for one in found)
        raise InputError(f"{len(found)} people are called “{person}”.", f"Give the id: {ids}.")
    raise NotFound(
        f"There is neither a file nor a kept person called “{person}”.",
        "Give a profile's file, or the name as it stands under People.",
    )


def _text(assistant: Assistant, file: Any) -> str:
    return assistant.text_of(name_of(file), file.read())


def _me(assistant: Assistant, file: Any) -> Me | None:
    return None if file is None else assistant.read_me(_text(assistant, file))


def _write(place: Path, data: bytes) -> None:
    try:
        place.write_bytes(data)
    except OSError as error:
        raise StoreError(
            f"{place} cannot be written: {error.strerror}.", "Choose another place."
        ) from error
