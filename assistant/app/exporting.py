"""Everything that is kept as open files: where they go, and what they may replace."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.models import Record

if TYPE_CHECKING:
    from assistant.store.snapshot import Snapshot

LINES, MARKDOWN = ".jsonl", ".md"
NAME = "firsthand"


class Exported(Record):
    """The files that were written, and how much was left out as off the record."""

    files: tuple[Path, ...]
    left_out: int


def write(kept: Snapshot, place: Path) -> Exported:
    """Write `place`.jsonl or .md as its name says, or both into a folder of that name.

    An earlier export is replaced; any other file is not: InputError. A file is written whole
    or not at all, and only its owner may read it.
    """
    from assistant.store import exchange, markdown

    made = {LINES: lambda: exchange.to_lines(kept)}
    made[MARKDOWN] = lambda: markdown.to_markdown(kept).encode()
    if place.suffix.lower() in made and not place.is_dir():
        files = {place: place.suffix.lower()}
    elif place.suffix and not place.is_dir():
        raise InputError(
            f"{place} is neither {LINES} nor {MARKDOWN}, so nothing was written.",
            "Name a folder, a .jsonl file or a .md file.",
        )
    else:
        files = {place / f"{NAME}{kind}": kind for kind in made}
    begins = {LINES: exchange.BEGIN, MARKDOWN: markdown.BEGIN.encode()}
    try:
        for file, kind in files.items():
            _check_free(file, begins[kind])
        for file, kind in files.items():
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _replace(file, made[kind]())
    except OSError as error:
        raise InputError(
            f"{place} cannot be written: {error.strerror}.",
            "Choose another place, or look at the free space and at who may write there.",
        ) from error
    return Exported(files=tuple(files), left_out=kept.left_out)


def _check_free(file: Path, begin: bytes) -> None:
    from assistant.store.backup import replaceable

    if not replaceable(file, begin):
        raise InputError(
            f"{file} exists and is no export, so it was left as it is. Nothing was written.",
            "Choose another name.",
        )


def _replace(file: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as made:
            made.write(data)
            made.flush()
            os.fsync(made.fileno())
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
