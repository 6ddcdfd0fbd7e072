"""Backups: one file with everything that is kept, written and put back while it is in use."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from assistant.errors import InputError, StoreError
from assistant.store import copies, schema
from assistant.store.database import COPY, FILE, Database, explained

SQLITE = b"SQLite format 3\0"  # how every SQLite file begins


def backup(database: Database, file: Path) -> None:
    """Write one moment of the record to `file`, whole or not at all.

    Raises InputError where it cannot be written there; an earlier backup of that name is
    replaced, any other file is not.
    """
    target = file.absolute()
    if target.resolve().parent.is_relative_to(database.folder.resolve()):
        raise InputError(
            "A backup inside the data folder would be lost with it, and is not written.",
            f"Choose a place outside {database.folder}, best on another disk.",
        )
    if not replaceable(target, SQLITE):
        raise InputError(
            f"{file} exists and is no backup, so it was left as it is.", "Choose another name."
        )
    try:
        copies.copy_whole(database.path, target)
    except OSError as error:
        raise InputError(
            f"No backup was written to {file}: {error.strerror or error}.",
            "Choose another place, or look at the free space and at who may write there.",
        ) from error
    except sqlite3.Error as error:
        raise _not_copied(database.path, file, error) from error


def restore(folder: Path, file: Path) -> Path | None:
    """Put a backup in the place of the record of a data folder, damaged or not.

    Returns where the earlier record is kept; None where there was none. Other windows see the
    restored record from their next step on. Raises InputError where `file` is no backup that
    this version can read: then nothing was changed.
    """
    path = folder / FILE
    if file.resolve() == path.resolve():
        raise InputError(
            f"{file} is the record itself. Nothing was changed.",
            "Choose a file that firsthand backup has written.",
        )
    _check_backup(file)
    prepared = folder / f".{COPY}restoring.sqlite3"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        copies.copy_whole(file, prepared)
        try:
            return _put_in_place(prepared, path)
        finally:
            prepared.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"The backup could not be put into {folder}: {error.strerror or error}.",
            "Look at the free space and at who may write there, then do it once more.",
        ) from error
    except sqlite3.Error as error:
        raise explained(path, error) from error


def replaceable(file: Path, begin: bytes) -> bool:
    """Whether nothing is lost by writing `file`: it is new, empty, or begins as given."""
    try:
        with file.open("rb") as found:
            start = found.read(len(begin))
    except FileNotFoundError:
        return True
    except OSError as error:
        raise InputError(
            f"{file} cannot be written: {error.strerror}.", "Choose another name."
        ) from error
    return start in (b"", begin)


def _put_in_place(prepared: Path, path: Path) -> Path | None:
    if not path.exists():
        prepared.replace(path)
        copies.sync_folder(path.parent)
        return None
    kept = _free_name(path, "before-restore")
    try:
        copies.copy_whole(path, kept)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") not in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
            raise
        return _set_aside(prepared, path)
    # Not by renaming: a window that has the file open would go on writing to the old one.
    with closing(sqlite3.connect(prepared)) as source, closing(sqlite3.connect(path)) as target:
        target.execute("PRAGMA journal_mode=WAL")
        target.execute("PRAGMA synchronous=FULL")
        copies.copy_pages(source, target)
    return kept


def _set_aside(prepared: Path, path: Path) -> Path:
    """Keep a damaged record, log and all, under another name, and put the prepared one there."""
    kept = _free_name(path, "damaged")
    log = path.with_name(f"{path.name}-wal")
    if log.exists():  # it belongs to the damaged file and must not be applied to the next one
        log.replace(kept.with_name(f"{kept.name}-wal"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    path.replace(kept)
    prepared.replace(path)
    copies.sync_folder(path.parent)
    return kept


def _free_name(path: Path, what: str) -> Path:
    names = (path.with_name(f"{COPY}{what}-{number}.sqlite3") for number in count(1))
    return next(name for name in names if not name.exists())


def _check_backup(file: Path) -> None:
    try:
        with file.open("rb") as found:
            begin = found.read(len(SQLITE))
        if begin != SQLITE:
            raise _no_backup(file)
        # Opening it for writing would change it; the folder it lies in may not be ours.
        where = f"{file.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(where, uri=True)) as connection:
            copies.check(connection, "integrity_check")
            found_version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            connection.execute("SELECT id, body FROM people LIMIT 1").fetchone()
    except OSError as error:
        raise InputError(
            f"{file} cannot be read: {error.strerror}. Nothing was changed.",
            "Choose a backup that firsthand backup has written.",
        ) from error
    except sqlite3.Error as error:
        raise _no_backup(file) from error
    if found_version is None or found_version[0] > schema.VERSION:
        raise InputError(
            f"{file} was written by a newer Firsthand. Nothing was changed.", "Update Firsthand."
        )


def _no_backup(file: Path) -> InputError:
    return InputError(
        f"{file} is no backup of Firsthand, or is damaged. Nothing was changed.",
        "Choose a file that firsthand backup has written.",
    )


def _not_copied(source: Path, file: Path, error: sqlite3.Error) -> StoreError | InputError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return InputError(
            f"No backup was written to {file}: there is no room, or the disk fails.",
            "Free some space, or choose another place.",
        )
    return explained(source, error)
