"""Whole copies of an SQLite file, made while it is in use."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

WAIT_SECONDS = 0.1
MOST_WAITS = 50  # for another process that writes: five seconds, as everywhere in the store


def copy_whole(source: Path, target: Path) -> None:
    """Copy one moment of `source` to `target`: checked, on the disk, readable by its owner only.

    `target` is written whole or stays as it was, whatever happens meanwhile. Raises
    sqlite3.DatabaseError where the source is damaged, OSError where the copy cannot be kept.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    os.close(handle)
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True)) as old,
            closing(sqlite3.connect(name)) as new,
        ):
            copy_pages(old, new)
            # One file and no log beside it, so that it may be moved, and read where it cannot
            # be written.
            new.execute("PRAGMA journal_mode=DELETE")
            check(new, "integrity_check")
        with Path(name).open("rb+") as file:
            os.fsync(file.fileno())
        Path(name).replace(target)
        sync_folder(target.parent)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Put the content of `source` in the place of that of `target`, in one transaction."""
    waits = 0

    def waiting(status: int, _remaining: int, _total: int) -> None:
        nonlocal waits
        waits += status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        if waits > MOST_WAITS:  # the driver itself would wait without end
            raise TimeoutError(f"another process has been writing {MOST_WAITS * WAIT_SECONDS} s")

    source.backup(target, progress=waiting, sleep=WAIT_SECONDS)


def check(connection: sqlite3.Connection, how: str) -> None:
    """Raise sqlite3.DatabaseError where a file's pages do not fit together."""
    (found,) = connection.execute(f"PRAGMA {how}(1)").fetchone()
    if found != "ok":
        raise Damaged("the pages of the file do not fit together")


class Damaged(sqlite3.DatabaseError):
    """What SQLite's own check has found, as an error of the kind that it raises elsewhere."""

    sqlite_errorname = "SQLITE_CORRUPT"


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
