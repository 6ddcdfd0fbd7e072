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
    ModelStopped,
    NotFound,
    StoreError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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


FILE = click.argument("file", type=click.File("rb"))
PLACE = click.argument("place", type=click.Path(path_type=Path))
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


def _show(as_json: bool, value: dict[str, Any], lines: Iterable[str]) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=2) if as_json else "\n".join(lines)
    click.echo(text)


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

    assistant = _assistant()
    read = _read_profile(assistant, file)
    told = assistant.instructions(read)
    value = shapes.profile(read) | shapes.instructions(told)
    _show(as_json, value, [*shapes.profile_lines(read), *shapes.instruction_lines(told)])


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
    assistant = _assistant()
    contact = _read_profile(assistant, file)
    own = _read_me(assistant, me)
    by_model = assistant.model() is not None and not offline
    if show:
        preview = assistant.preview(request, contact, own) if by_model else None
        _show(as_json, shapes.preview(preview), shapes.preview_lines(preview))
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
    _show(as_json, value, [*shapes.draft_lines(checked), *shapes.instruction_lines(told)])


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
    _show(as_json, {"findings": shapes.findings(placed)}, shapes.finding_lines(placed))
    if any(finding.severity == "E" for finding in placed):
        sys.exit(FOUND_AN_ERROR)


@firsthand.command()
@FILE
@JSON
def read(file: Any, as_json: bool) -> None:
    """Read a conversation: a transcript (.vtt, .srt, .docx, .txt …) or raw notes."""
    from assistant.app import talk_shapes

    talk = _assistant().read_conversation(_name(file), file.read())
    _show(as_json, talk_shapes.conversation(talk), talk_shapes.conversation_lines(talk))


@firsthand.command()
@FILE
@click.option("--person", default="", help="Whom you talked to; kept if not yet known.")
@click.option("--me", help="Which speaker you are, as the file names them.")
@click.option("--everyone-agreed", is_flag=True, help="Everybody agreed to be recorded.")
@click.option("--dry-run", is_flag=True, help="Show what would be drawn; keep nothing.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day you talked; else today.")
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

    assistant = _assistant()
    name, data, day = _name(file), file.read(), _day(on)
    said: dict[str, Any] = {"called": person, "me": me, "agreed": everyone_agreed, "on": day}
    try:
        if dry_run:
            drawn = assistant.try_debrief(name, data, offline=offline, **said)
        else:
            talk = assistant.save_conversation(name, data, **said)
            drawn = assistant.debrief_now(talk.id, offline=offline)
    except ModelError as error:
        kept = "" if dry_run else "The conversation is kept. "
        hint = f"{kept}{error.hint}".strip() + " With --offline it is read without a model."
        raise type(error)(error.message, hint) from error
    except KeyboardInterrupt:
        kept = "Nothing was kept." if dry_run else "What is done is kept."
        raise ModelStopped(f"Stopped. {kept}", "The same command goes on from here.") from None
    _show(as_json, talk_shapes.debrief(drawn), talk_shapes.debrief_lines(drawn))


@firsthand.command()
@PLACE
@JSON
def backup(place: Path, as_json: bool) -> None:
    """Write all that is kept to the file PLACE; Firsthand may be in use meanwhile."""
    _assistant().backup(place)
    _show(as_json, {"file": str(place)}, [f"Everything is in {place}."])


@firsthand.command()
@PLACE
@JSON
def restore(place: Path, as_json: bool) -> None:
    """Put the backup PLACE where the record is; the earlier record is kept beside it."""
    kept = _assistant().restore(place)
    lines = [f"{place} is restored."] + [f"What was there before: {kept}"] * (kept is not None)
    _show(as_json, {"file": str(place), "kept": kept and str(kept)}, lines)


@firsthand.command()
@PLACE
@JSON
def export(place: Path, as_json: bool) -> None:
    """Write what is kept to PLACE: a .jsonl file, a .md file, or a folder with both."""
    done = _assistant().export(place)
    value = {"files": [str(file) for file in done.files], "left_out": done.left_out}
    lines = [f"Written: {file}" for file in done.files]
    _show(as_json, value, [*lines, f"Left out as off the record: {done.left_out}"])


@firsthand.command("import")
@FILE
@JSON
def import_(file: Any, as_json: bool) -> None:
    """Keep what a .jsonl export holds and is not kept yet."""
    done = _assistant().import_lines(file)
    lines = [f"Added, {kind}: {number}" for kind, number in done.added.items()]
    _show(as_json, done.model_dump(), [*lines, f"Known already: {done.known}"])


@firsthand.command()
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
    assistant = _assistant()
    if what == "everything":
        assistant.delete_everything()
    else:
        (assistant.delete_person if what == "person" else assistant.delete_talk)(own_id)
    _show(as_json, {"deleted": what, "id": own_id or None}, ["Deleted, with the copies beside it."])


@firsthand.command()
@JSON
def doctor(as_json: bool) -> None:
    """Say what is set up on this machine, and what is not."""
    lines = _assistant().doctor()
    marks = {True: "ok   ", False: "MEND ", None: "-    "}
    texts = [f"{marks[line.ok]} {line.name}: {line.text}" for line in lines]
    _show(as_json, {"lines": [line.model_dump() for line in lines]}, texts)
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
