"""Where a task's prompt comes from: the user's own version, else the newest released one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from assistant.errors import ConfigError
from assistant.models import AskingKind, Case, Channel, Fact, Goal, Me, Profile, Request, Tone

if TYPE_CHECKING:
    from assistant.tasks.prompt import Prompt

FOLDER = "prompts"
WRITING, REVISING, DEBRIEFING = "outreach", "revise", "debrief"  # the tasks
PLANNING = "questions"
_VERSION = re.compile(r"v(\d+)\.md")


def prompt(task: str, home: Path) -> Prompt:
    """The prompt of a task: `<home>/prompts/<task>.md` where the user has put one.

    Raises ConfigError where the user's own cannot be read, is not a prompt of that task, or
    does not render; the message names the file and, where it can be told, the line.
    """
    own = home / FOLDER / f"{task}.md"
    if not own.is_file():
        return released(task)
    try:
        text = own.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"Your own prompt {own} cannot be read.",
            "Save it as UTF-8 text, or move it away to use Firsthand's.",
        ) from error
    try:
        return _tried(text, task)
    except ConfigError as error:
        raise ConfigError(
            f"Your own prompt {own}{_line(text, error.message)}: {error.message}",
            f"{error.hint} Nothing was sent.",
        ) from error


@cache
def released(task: str) -> Prompt:
    """The newest prompt of a task that comes with Firsthand."""
    from assistant.tasks.prompt import parse

    found = [
        (int(match[1]), file)
        for file in (_folder() / task).iterdir()
        if (match := _VERSION.fullmatch(file.name))
    ]
    return parse(max(found, key=lambda item: item[0])[1].read_text("utf-8"))


@lru_cache(maxsize=8)
def _tried(text: str, task: str) -> Prompt:
    """The user's own prompt, parsed and rendered once with all that the task gives."""
    from assistant.tasks.prompt import parse

    own = parse(text)
    if own.task != task:
        raise ConfigError(f"It says that it is for the task “{own.task}”.", f"Write “{task}”.")
    _render(own)
    return own


def _render(own: Prompt) -> None:
    """Put into the prompt what its task gives, for every kind of message; sends nothing.

    Raises ConfigError where a variable of it is given by nobody, or a text of a choice is
    missing, before a user meets it in the middle of their work.
    """
    from assistant.tasks import debrief_with, questions_with, request_writing
    from assistant.tasks.prompt import Pasted
    from assistant.tasks.request_writing import Revision

    if own.task in (DEBRIEFING, PLANNING):
        (debrief_with if own.task == DEBRIEFING else questions_with).try_render(own)
        return
    for case in _cases():
        if own.task == REVISING:
            for wish in get_args(Revision.model_fields["wish"].annotation):
                revision = Revision(wish=wish, sentence="I teach.")
                request_writing.prepare_revision(case, "Hello", "I teach.", revision, own)
        else:
            request_writing.prepare(case, own)
    own.render_mend(findings=Pasted("something"))


def _cases() -> Iterator[Case]:
    """A case of every kind and channel, with and without a gloss; then every goal and tone."""
    contact = Profile(kind="facts", name=Fact(text="Ana Ruiz"))
    me = Me(name="Sam", work="I teach", learn="research")
    requests = [
        Request(kind=kind, channel=channel, language=language, via="Bo Lind")
        for kind, channel in product(get_args(AskingKind), get_args(Channel))
        for language in ("en", "de")
    ]
    requests += [Request(goal=goal) for goal in get_args(Goal)]
    requests += [Request(tone=tone) for tone in get_args(Tone)]
    for request in requests:
        yield Case(request=request, contact=contact, me=me, today=date(2026, 1, 5))


def _line(text: str, message: str) -> str:
    """The line of `text` that holds the first name which the message quotes."""
    quoted = re.search(r"“(.+?)”", message)
    if quoted is None:
        return ""
    for number, line in enumerate(text.splitlines(), 1):
        if quoted[1].split(".")[-1] in line:
            return f", line {number}"
    return ""


def _folder() -> Traversable:
    """The released prompts: packaged with an installed Firsthand, else those of the checkout."""
    packaged = files("assistant") / FOLDER
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / FOLDER
