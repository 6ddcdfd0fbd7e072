"""What all commands share: how a file is read, a value shown, the Assistant opened."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.app.assistant import Assistant

FILE = click.argument("file", type=click.File("rb"))
PLACE = click.argument("place", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON value on standard output.")


def say(as_json: bool, value: Any, lines: Iterable[str]) -> None:
    """Print the value as JSON, or the lines for a reader."""
    text = json.dumps(value, ensure_ascii=False, indent=2) if as_json else "\n".join(lines)
    click.echo(text)


def opened() -> Assistant:
    """The Assistant of the settings' data folder; the only import of the app's parts."""
    from assistant.app.assistant import open_assistant

    return open_assistant()


def name_of(file: Any) -> str:
    """The file's own name; that of standard input is "-"."""
    return Path(str(getattr(file, "name", "-"))).name


def day(moment: datetime | None) -> date | None:
    """The day of a date option."""
    return None if moment is None else moment.date()
