"""The command line: a contract of JSON shapes and exit codes (docs/command-line.md).

Exit codes: 0 done, 1 `check` found an error in the text, 2 usage, 3 refused, 4 settings,
5 model, 6 data folder. Imports are late, so that `--help` answers at once.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from assistant.commands.lazy import LazyGroup
from assistant.commands.shown import FILE, JSON, day, name_of, opened, say
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


def _language(_context: click.Context, _option: click.Parameter, value: str) -> str:
    first, *more = value.replace("_", "-").split("-")
    alike = value.isascii() and len(first) in (2, 3) and first.isalpha()
    if not alike or not all(part.isalnum() and 2 <= len(part) <= 8 for part in more):
        raise click.BadParameter(f"“{value}” is no language's code, such as en, de or pt-BR.")
    return value.replace("_", "-").lower()


# Commands that stand in files of their own, imported when asked for.
LATER = {
    "backup": "assistant.commands.keeping:backup",
    "debrief": "assistant.commands.talks:debrief",
    "delete": "assistant.commands.keeping:delete",
    "export": "assistant.commands.keeping:export",
    "import": "assistant.commands.keeping:import_",
    "read": "assistant.commands.talks:read",
    "prepare": "assistant.commands.preparing:prepare",
    "reindex": "assistant.commands.searching:reindex",
    "restore": "assistant.commands.keeping:restore",
    "search": "assistant.commands.searching:search",
}


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


@click.group(
    cls=LazyGroup,
    later=LATER,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
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

        context.exit(launch(opened().settings, port=port, browser=not no_browser))


@firsthand.command()
@FILE
@JSON
def profile(file: Any, as_json: bool) -> None:
    """Read a profile: pasted text, "Save to PDF", a résumé, or plain facts."""
    from assistant.app import shapes

    assistant = opened()
    read = _read_profile(assistant, file)
    told = assistant.instructions(read)
    value = shapes.profile(read) | shapes.instructions(told)
    say(as_json, value, [*shapes.profile_lines(read), *shapes.instruction_lines(told)])


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
@click.option("--language", callback=_language, default="en", help="Of the message: de, pt-BR …")
@click.option("--offline", is_flag=True, help="Write without the model that is set.")
@click.option("--show", is_flag=True, help="Show what the model would be sent; send nothing.")
@JSON
def draft(file: Any, me: Any, as_json: bool, offline: bool, show: bool, **options: Any) -> None:
    """Draft a request to the person whose profile FILE holds.

    With a model set (FIRSTHAND_MODEL), that model writes; else nothing leaves this machine.
    """
    from assistant.app import shapes

    request = _request(options)
    assistant = opened()
    contact = _read_profile(assistant, file)
    own = _read_me(assistant, me)
    by_model = assistant.model() is not None and not offline
    if show:
        preview = assistant.preview(request, contact, own) if by_model else None
        say(as_json, shapes.preview(preview), shapes.preview_lines(preview))
        return
    try:
        write = assistant.draft_with_model if by_model else assistant.draft
        checked = write(request, contact, own)
    except ModelError as error:
        if not by_model:
            raise
        hint = f"{error.hint} With --offline it is written without a model.".lstrip()
        raise type(error)(error.message, hint) from error
    told = assistant.instructions(contact)
    value = shapes.draft(checked) | shapes.instructions(told)
    say(as_json, value, [*shapes.draft_lines(checked), *shapes.instruction_lines(told)])


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
    assistant = opened()
    letter = assistant.read_letter(name_of(file), file.read())
    contact = _read_profile(assistant, profile)
    own = _read_me(assistant, me)
    findings = assistant.check(letter.subject, letter.body, request, contact, own).findings
    starts = {"subject": letter.subject_start, "body": letter.body_start}
    placed = [_moved(finding, starts[finding.part]) for finding in findings]
    say(as_json, {"findings": shapes.findings(placed)}, shapes.finding_lines(placed))
    if any(finding.severity == "E" for finding in placed):
        sys.exit(FOUND_AN_ERROR)


@firsthand.command()
@JSON
def doctor(as_json: bool) -> None:
    """Say what is set up on this machine, and what is not."""
    lines = opened().doctor(thorough=True)
    marks = {True: "ok   ", False: "MEND ", None: "-    "}
    texts = [f"{marks[line.ok]} {line.name}: {line.text}" for line in lines]
    say(as_json, {"lines": [line.model_dump() for line in lines]}, texts)
    if any(line.ok is False and line.name in {"data folder", "record"} for line in lines):
        raise StoreError("The data folder cannot be used.", "See the lines marked MEND.")


def _read_profile(assistant: Assistant, file: Any) -> Profile:
    return assistant.read_file(name_of(file), file.read())


def _read_me(assistant: Assistant, file: Any) -> Me:
    from assistant.models import Me

    return (
        Me() if file is None else assistant.read_me(assistant.text_of(name_of(file), file.read()))
    )


def _request(options: dict[str, Any], *, drafting: bool = True) -> Request:
    from assistant.models import Request

    kind, earlier, sent = options["kind"], options.pop("earlier"), options.pop("sent")
    if drafting and kind in {"introduction", "blurb"} and not options["via"].strip():
        raise click.UsageError(f"--kind {kind} needs --via: who could introduce you.")
    if drafting and kind == "follow-up" and earlier is None:
        raise click.UsageError("--kind follow-up needs --earlier: the unanswered message.")
    text = "" if earlier is None else earlier.read().decode("utf-8-sig", "replace").strip()
    return Request(earlier=text, sent=day(sent), **options)


def _moved(finding: Finding, by: int) -> Finding:
    return finding.model_copy(update={"start": finding.start + by, "end": finding.end + by})
