"""Conversations: read one, and draw from one what it taught."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from assistant.commands.shown import FILE, JSON, day, name_of, opened, say
from assistant.errors import ModelError, ModelStopped

if TYPE_CHECKING:
    from types import FrameType

    from assistant.app.jobs import Progress

# With --json, whoever reads the outputs gets an error alone on standard error, unless it took long.
QUIET_SECONDS = 3.0


@click.command()
@FILE
@JSON
def read(file: Any, as_json: bool) -> None:
    """Read a conversation: a transcript (.vtt, .srt, .docx, .txt …) or raw notes."""
    from assistant.app import talk_shapes

    talk = opened().read_conversation(name_of(file), file.read())
    say(as_json, talk_shapes.conversation(talk), talk_shapes.conversation_lines(talk))


@click.command()
@FILE
@click.option("--person", default="", help="Whom you talked to; kept if not yet known.")
@click.option("--me", help="Which speaker you are, as the file names them.")
@click.option("--everyone-agreed", is_flag=True, help="Everybody agreed to be recorded.")
@click.option("--dry-run", is_flag=True, help="Show what would be drawn; keep nothing.")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day you talked; else as the notes say, else today.",
)
@click.option("--offline", is_flag=True, help="Read it without the model that is set.")
@JSON
def debrief(
    file: Any,
    person: str,
    me: str | None,
    everyone_agreed: bool,
    dry_run: bool,
    on: datetime | None,
    offline: bool,
    as_json: bool,
) -> None:
    """Draw insights, promises and referrals from notes or a transcript, and keep them.

    The conversation is kept before it is read; the same command goes on where one stopped.
    """
    from assistant.app import talk_shapes
    from assistant.app.jobs import Waiting

    assistant = opened()
    name, data, held = name_of(file), file.read(), day(on)
    said: dict[str, Any] = {"called": person, "me": me, "agreed": everyone_agreed, "on": held}
    alone = offline or assistant.model() is None  # soon done, mostly
    read_by_program = as_json and not sys.stderr.isatty()
    shown = _Shown(QUIET_SECONDS if alone or read_by_program else 0.0)
    try:
        with _interrupted() as stop:
            report = Waiting(shown.tell, stop)
            if dry_run:
                drawn = assistant.try_debrief(name, data, offline=offline, report=report, **said)
            else:
                talk = assistant.save_conversation(name, data, **said)
                drawn = assistant.debrief_now(talk.id, offline=offline, report=report)
    except (ModelStopped, KeyboardInterrupt):
        kept = "Nothing was kept." if dry_run else f"What is done is kept: {shown.done()}."
        again = "It has to be read anew." if dry_run else "The same command goes on from here."
        raise ModelStopped(f"Stopped. {kept}", again) from None
    except ModelError as error:
        kept = "" if dry_run else f"What is done is kept: {shown.done()}. "
        hint = f"{kept}{error.hint}".strip() + " With --offline it is read without a model."
        raise type(error)(error.message, hint) from error
    say(as_json, talk_shapes.debrief(drawn), talk_shapes.debrief_lines(drawn))


class _Shown:
    """How far a reading in parts is: a line on standard error for each part."""

    def __init__(self, quiet: float) -> None:
        self._begun = time.monotonic()
        self._quiet = quiet  # seconds in which nothing is said
        self._part = self._parts = 1

    def tell(self, progress: Progress) -> None:
        """Say which part is read now, and since when the whole is read."""
        if progress.step != "reading":
            self._part = self._parts + 1  # all of it is read
            return
        self._part, self._parts = progress.part, progress.parts
        seconds = time.monotonic() - self._begun
        if progress.parts > 1 and seconds >= self._quiet:
            so_far = f", {int(seconds) // 60}:{int(seconds) % 60:02} so far"
            text = f"Reading part {progress.part} of {progress.parts}{so_far} (Ctrl-C stops)"
            click.echo(text, err=True)

    def done(self) -> str:
        """What is kept by now of a conversation that was not read to its end."""
        if self._parts == 1:
            return "the conversation"
        return f"the conversation, and {self._part - 1} of {self._parts} parts of its reading"


@contextmanager
def _interrupted() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed: what runs is ended in order. A second one ends it at once."""
    pressed = False

    def press(_number: int, _frame: FrameType | None) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True
        click.echo("Stopping …", err=True)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)
