"""What is set up on this machine, and what is not."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from assistant.app import connection
from assistant.app.indexing import Indexing
from assistant.errors import StoreError
from assistant.models import Record
from assistant.settings import FILE, Settings, from_environment
from assistant.store.database import FILE as RECORDS
from assistant.store.database import Database


class Line(Record):
    """One thing that was looked at. `ok` is None where there is nothing to mend."""

    name: str
    ok: bool | None
    text: str


def doctor(settings: Settings, indexing: Indexing, *, thorough: bool = False) -> list[Line]:
    """Look at the program, the data folder, the record, the index, the settings and the model.

    With `thorough` every insight of the index is compared with the record, vector and all.
    """
    data = list(_data(settings.home))
    return [
        _program(),
        *data,
        *(_index(indexing, thorough) if (data[-1].name, data[-1].ok) == ("record", True) else ()),
        _settings(settings),
        *_model(settings),
        _samples(settings),
    ]


def _program() -> Line:
    text = f"Firsthand {version('firsthand')} on Python {platform.python_version()}"
    return Line(name="program", ok=(3, 11) <= sys.version_info < (3, 14), text=text)


def _data(home: Path) -> Iterator[Line]:
    if not home.exists():
        yield Line(name="data folder", ok=None, text=f"{home}: not made yet; the app makes it.")
        return
    if not home.is_dir() or not os.access(home, os.W_OK | os.X_OK):
        yield Line(name="data folder", ok=False, text=f"{home} cannot be written.")
        return
    yield Line(name="data folder", ok=True, text=str(home))
    if not (home / RECORDS).exists():
        yield Line(name="record", ok=None, text="Nothing is kept yet.")
        return
    try:
        Database(home)
    except StoreError as error:
        yield Line(name="record", ok=False, text=f"{error.message} {error.hint}")
    else:
        yield Line(name="record", ok=True, text=str(home / RECORDS))


def _index(indexing: Indexing, thorough: bool) -> Iterator[Line]:
    """How the index stands, and whose vectors it holds."""
    from assistant.store.chroma import IndexDamaged
    from assistant.store.generations import IndexAway

    state = indexing.state()
    if not state.insights:
        yield Line(name="search index", ok=None, text="There is nothing to search yet.")
        return
    told = f"{state.insights} insights"
    waiting = state.owed
    ok: bool | None = None
    try:
        if thorough:
            waiting = len(indexing.compare())
            told += ", all as they are in the record"
            ok = not waiting or None
    except IndexDamaged as error:
        told, ok = f"{error.message} It is done at the next search", False
    except IndexAway as error:
        told = f"{error.message} {error.hint}".strip().removesuffix(".")
    else:
        if waiting:
            told = f"{waiting} of {state.insights} insights wait for the next search"
    yield Line(name="search index", ok=ok, text=f"{state.place}: {told}.")
    where = connection.embedding_endpoint(indexing.settings)
    text = f"{state.embedder} makes the vectors"
    if state.embedder != state.chosen or where is None or where.local:
        text += "; nothing leaves this machine."
    else:
        text += f"; statements, quotes and searches go to {where.host}."
    if state.chosen != state.embedder or state.others:
        text += f" {state.chosen} is chosen; it is used after: firsthand reindex"
    yield Line(name="embedder", ok=None if state.others else True, text=text)


def _settings(settings: Settings) -> Line:
    path = settings.home / FILE
    decided = ", ".join(sorted(from_environment() - {"home"})) or "nothing"  # told by its own line
    where = str(path) if path.exists() else "none typed in the app"
    return Line(name="settings", ok=True, text=f"{where}; the environment decides: {decided}.")


def _model(settings: Settings) -> Iterator[Line]:
    """The chosen model and where it runs; a key that lies ready is told, never used or shown."""
    where = connection.endpoint(settings)
    if where is not None:
        place = "on this machine" if where.local else "away from this machine"
        key = "with a key" if where.key.get_secret_value() else "without a key"
        text = f"{where.model} at {where.host}, {place}, {key}; it was not asked now."
        yield Line(name="model", ok=bool(where.host), text=text)
        return
    yield Line(name="model", ok=None, text="none: Firsthand writes offline; nothing is sent.")
    if connection.key_lies_ready(settings):
        text = "OPENAI_API_KEY is set and not used; choose a model in Settings to use it."
        yield Line(name="key", ok=None, text=text)


def _samples(settings: Settings) -> Line:
    found = settings.samples.is_dir()
    text = str(settings.samples) if found else "none; only measuring needs them."
    return Line(name="samples", ok=True if found else None, text=text)
