"""Copies of what is kept, and its deletion: backup, restore, export, import, delete."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from assistant.commands.shown import FILE, JSON, PLACE, opened, say


@click.command()
@PLACE
@JSON
def backup(place: Path, as_json: bool) -> None:
    """Write all that is kept to the file PLACE; Firsthand may be in use meanwhile."""
    opened().backup(place)
    say(as_json, {"file": str(place)}, [f"Everything is in {place}."])


@click.command()
@PLACE
@JSON
def restore(place: Path, as_json: bool) -> None:
    """Put the backup PLACE where the record is; the earlier record is kept beside it."""
    kept = opened().restore(place)
    lines = [f"{place} is restored."] + [f"What was there before: {kept}"] * (kept is not None)
    say(as_json, {"file": str(place), "kept": kept and str(kept)}, lines)


@click.command()
@PLACE
@JSON
def export(place: Path, as_json: bool) -> None:
    """Write what is kept to PLACE: a .jsonl file, a .md file, or a folder with both."""
    done = opened().export(place)
    value = {"files": [str(file) for file in done.files], "left_out": done.left_out}
    lines = [f"Written: {file}" for file in done.files]
    say(as_json, value, [*lines, f"Left out as off the record: {done.left_out}"])


@click.command("import")
@FILE
@JSON
def import_(file: Any, as_json: bool) -> None:
    """Keep what a .jsonl export holds and is not kept yet."""
    done = opened().import_lines(file)
    lines = [f"Added, {kind}: {number}" for kind, number in done.added.items()]
    say(as_json, done.model_dump(), [*lines, f"Known already: {done.known}"])


@click.command()
@click.argument("what", type=click.Choice(("person", "conversation", "everything")))
@click.argument("own_id", metavar="[ID]", default="")
@click.option("--yes", is_flag=True, help="Really delete; it cannot be undone.")
@JSON
def delete(what: str, own_id: str, yes: bool, as_json: bool) -> None:
    """Delete a person, a conversation or everything, from every file of the data folder."""
    if bool(own_id) == (what == "everything"):
        raise click.UsageError("A person and a conversation need an ID; everything has none.")
    if not yes:
        raise click.UsageError("Deleting cannot be undone, so it needs --yes.")
    assistant = opened()
    if what == "everything":
        assistant.delete_everything()
    else:
        (assistant.delete_person if what == "person" else assistant.delete_talk)(own_id)
    say(as_json, {"deleted": what, "id": own_id or None}, ["Deleted, with the copies beside it."])
