"""The command line: a contract of JSON shapes and exit codes (docs/command-line.md).

Exit codes: 0 done, 1 `check` found an error in the text, 2 usage, 3 refused, 4 settings,
5 model, 6 data folder. Imports are late, so that `--help` answers at once.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from assistant.errors import (
    AssistantError,
    ConfigError,
    InputError,
    ModelError,
    NotFound,
    StoreError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app.assistant import Assistant
    from assistant.models import Finding, Me, Profile, Request

KINDS = ("request", "follow-up", "introduction", "blurb")
CHANNELS = ("email", "note", "inmail", "message")
FOUND_AN_ERROR = 1
USAGE = 2
EXIT_CODES: tuple[tuple[type[AssistantError], int, str], ...] = (
    (InputError, 3, "refused"),
    (NotFound, 3, "refused"),
    (ConfigError, 4, "settings"),
    (ModelError, 5, "model"),
    (StoreError, 6, "data folder"),
)

FILE = click.argument("file", type=click.File("rb"))
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON value on standard output.")


def main() -> NoReturn:
    """Run the command line; every error ends in one sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Whatever the console's encoding, output is UTF-8; a lone surrogate becomes its escape.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = firsthand.main(prog_name="firsthand", standalone_mode=False)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)  # only usage errors know their command
        path = context.command_path if context else "firsthand"
        _fail("usage", error.format_message(), f"See {path} --help.", USAGE)
    except click.Abort:
        _fail("usage", "Stopped.", "Nothing was stored.", USAGE)
    except AssistantError as error:
        code, name = next((c, n) for kind, c, n in EXIT_CODES if isinstance(error, kind))
        _fail(name, error.message, error.hint, code)
    sys.exit(code or 0)


def _fail(name: str, message: str, hint: str, code: int) -> NoReturn:
    if "--json" in sys.argv:
        text = json.dumps({"error": name, "message": message, "hint": hint}, ensure_ascii=False)
    else:
        text = f"{message}\n{hint}" if hint else message
    click.echo(text, err=True)
    sys.exit(code)


def _print(value: dict[str, Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="firsthand")
@click.option("--port", type=click.IntRange(0, 65535), help="The app's port on this machine.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser window.")
@click.pass_context
def firsthand(context: click.Context, port: int | None, no_browser: bool) -> None:
    """Talk to people who do the work, before choosing it.

    Without a command, opens the app on this machine only.
    """
    if context.invoked_subcommand is None:
        from ui.launch import launch

        context.exit(launch(_assistant().settings, port=port, browser=not no_browser))


@firsthand.command()
@FILE
@JSON
def profile(file: Any, as_json: bool) -> None:
    """Read a profile: pasted text, "Save to PDF", a résumé, or plain facts."""
    from assistant.app import shapes

    read = _read_profile(_assistant(), file)
    if as_json:
        _print(shapes.profile(read))
    else:
        click.echo("\n".join(shapes.profile_lines(read)))


def _request_options(command: Callable[..., None]) -> Callable[..., None]:
    options = [
        click.option("--me", type=click.File("rb"), help="Your side: a profile, résumé or facts."),
        click.option("--kind", type=click.Choice(KINDS), default="request", show_default=True),
        click.option("--channel", type=click.Choice(CHANNELS), default="email", show_default=True),
        click.option("--premium", is_flag=True, help="Notes of 300 characters instead of 200."),
        click.option("--why", default="", help="How you know or found this person."),
        click.option("--via", default="", help="Who referred you, or could introduce you."),
        click.option("--agreed", multiple=True, help="Somebody who agreed to be named."),
        click.option("--earlier", type=click.File("rb"), help="The message that got no answer."),
        click.option("--sent", type=click.DateTime(["%Y-%m-%d"]), help="When it was sent."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@firsthand.command()
@FILE
@_request_options
@click.option(
    "--goal", type=click.Choice(("exploring", "deciding", "applying")), default="exploring"
)
@click.option("--tone", type=click.Choice(("warm", "plain", "formal")), default="warm")
@click.option("--length", type=click.Choice(("short", "normal")), default="normal")
@JSON
def draft(file: Any, me: Any, as_json: bool, **options: Any) -> None:
    """Draft a request to the person whose profile FILE holds."""
    from assistant.app import shapes

    request = _request(options)
    assistant = _assistant()
    contact = _read_profile(assistant, file)
    checked = assistant.draft(request, contact, _read_me(assistant, me))
    if as_json:
        _print(shapes.draft(checked))
    else:
        click.echo("\n".join(shapes.draft_lines(checked)))


@firsthand.command()
@FILE
@click.option("--profile", type=click.File("rb"), required=True, help="The contact's profile.")
@_request_options
@click.option("--followups", type=click.IntRange(0), default=0, help="Follow-ups sent before.")
@JSON
def check(file: Any, profile: Any, me: Any, as_json: bool, **options: Any) -> None:
    """Check a request that you, or another program, wrote. Exit 1: it holds an error."""
    from assistant.app import shapes

    request = _request(options, drafting=False)
    assistant = _assistant()
    letter = assistant.read_letter(_name(file), file.read())
    contact = _read_profile(assistant, profile)
    own = _read_me(assistant, me)
    findings = assistant.check(letter.subject, letter.body, request, contact, own).findings
    starts = {"subject": letter.subject_start, "body": letter.body_start}
    placed = [_moved(finding, starts[finding.part]) for finding in findings]
    if as_json:
        _print({"findings": shapes.findings(placed)})
    else:
        click.echo("\n".join(shapes.finding_lines(placed)))
    if any(finding.severity == "E" for finding in placed):
        sys.exit(FOUND_AN_ERROR)


@firsthand.command()
@JSON
def doctor(as_json: bool) -> None:
    """Say what is set up on this machine, and what is not."""
    lines = _assistant().doctor()
    if as_json:
        _print({"lines": [line.model_dump() for line in lines]})
    else:
        marks = {True: "ok   ", False: "MEND ", None: "-    "}
        click.echo("\n".join(f"{marks[line.ok]} {line.name}: {line.text}" for line in lines))
    if any(line.ok is False and line.name in {"data folder", "record"} for line in lines):
        raise StoreError("The data folder cannot be used.", "See the lines marked MEND.")


def _assistant() -> Assistant:
    from assistant.app.assistant import open_assistant

    return open_assistant()


def _name(file: Any) -> str:
    return Path(str(getattr(file, "name", "-"))).name


def _read_profile(assistant: Assistant, file: Any) -> Profile:
    return assistant.read_file(_name(file), file.read())


def _read_me(assistant: Assistant, file: Any) -> Me:
    from assistant.models import Me

    return Me() if file is None else assistant.read_me(assistant.text_of(_name(file), file.read()))


def _request(options: dict[str, Any], *, drafting: bool = True) -> Request:
    from assistant.models import Request

    kind, earlier, sent = options["kind"], options.pop("earlier"), options.pop("sent")
    if drafting and kind in {"introduction", "blurb"} and not options["via"].strip():
        raise click.UsageError(f"--kind {kind} needs --via: who could introduce you.")
    if drafting and kind == "follow-up" and earlier is None:
        raise click.UsageError("--kind follow-up needs --earlier: the unanswered message.")
    text = "" if earlier is None else earlier.read().decode("utf-8-sig", "replace").strip()
    return Request(earlier=text, sent=_day(sent), **options)


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _moved(finding: Finding, by: int) -> Finding:
    return finding.model_copy(update={"start": finding.start + by, "end": finding.end + by})
