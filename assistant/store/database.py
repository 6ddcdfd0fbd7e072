"""The SQLite file: connections, transactions, the schema's version, and its errors in words.

WAL with `synchronous=FULL`, so that what `write` has committed survives a kill or a
power cut. One connection a transaction: a shared one fails across the screen's threads.
"""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from assistant.errors import StoreError
from assistant.store import copies, generations, schema

FILE = "records.sqlite3"
COPY = "records-"  # how the names of copies beside it begin
BUSY_MILLISECONDS = 5_000


class Database:
    """One data folder's record. Opening it makes the folder (0700) and brings the schema up.

    A damaged file, or one of a newer schema, is refused with StoreError and left as it is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / FILE
        _make_folder(folder, self.path)
        self._engine = _engine(self.path)
        with _in_words(self.path):
            _check(self.path)
            _upgrade(self)
            self._forget_owed()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the record."""
        with _in_words(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that has the write lock from its start; leaving it commits."""
        with (
            _in_words(self.path),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def deletion(self) -> Iterator[Connection]:
        """A transaction that deletes; after it, no byte of what was deleted is in the folder.

        Raises StoreError where traces have to stay for now. They are owed from the commit on,
        so that after a kill, or with a reader in the way, the next opening takes them out.
        """
        with self.write() as connection:
            yield connection
            connection.exec_driver_sql("PRAGMA user_version=1")
        self.forget_deleted()

    def forget_deleted(self, patience: int | None = None) -> None:
        """Take deleted text out of the file, its write-ahead log, the copies and the index.

        Waits `patience` milliseconds for readers. Raises StoreError where one stays, or the
        disk has no room: the rows are gone, their bytes are not yet.
        """
        wait = BUSY_MILLISECONDS if patience is None else patience
        try:
            for copy in self.copies():
                copy.unlink(missing_ok=True)
            with closing(sqlite3.connect(self.path)) as connection:
                connection.execute(f"PRAGMA busy_timeout={wait}")
                for words in schema.WORDS:  # FTS5 keeps deleted words until it merges its parts
                    merge = f"INSERT INTO {words} ({words}) VALUES ('optimize')"  # noqa: S608
                    connection.execute(merge)
                connection.commit()
                connection.execute("VACUUM")
                busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if busy:
                    raise StoreError(
                        "It is deleted, but another window of Firsthand is reading the file, "
                        "so traces of the text remain in it.",
                        "Close the other windows; they go when Firsthand is next opened.",
                    )
                generations.forget(self.folder)
                connection.execute("PRAGMA user_version=0")
        except (sqlite3.Error, OSError) as error:
            raise StoreError(
                f"It is deleted, but traces of the text remain in {self.folder}: {error}.",
                "Close the other windows, look at the free space, and open Firsthand again.",
            ) from error

    def copies(self) -> list[Path]:
        """The copies of the record that Firsthand keeps beside it, unfinished ones too."""
        return sorted(
            path for path in self.folder.iterdir() if path.name.startswith((COPY, f".{COPY}"))
        )

    def _forget_owed(self) -> None:
        with self.read() as connection:
            owed = connection.exec_driver_sql("PRAGMA user_version").scalar()
        if owed:
            with suppress(StoreError):  # it stays owed; whoever deletes next is told
                self.forget_deleted(patience=0)


def _make_folder(folder: Path, path: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # An existing file is not even opened here: closing it would drop the locks that this
        # process's connections hold on it, and another process could take their log away.
        if not path.exists():
            with suppress(FileExistsError):  # another process was quicker
                os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        elif not os.access(path, os.R_OK | os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise StoreError(
            f"The data folder {folder} cannot be used: {error.strerror}.",
            "Choose another folder with FIRSTHAND_HOME, or look at who may write there.",
        ) from error


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: object) -> None:
        # The driver's own BEGIN comes only before the first INSERT: too late for a schema change.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _upgrade(database: Database) -> None:
    """Bring the schema to `schema.VERSION` in one transaction, a copy of the file kept first."""
    with database.read() as connection:
        found = _version(connection)
    if found == schema.VERSION:
        return
    if found is not None and found > schema.VERSION:
        raise StoreError(
            f"{database.path} was written by a newer Firsthand (schema {found}; "
            f"this one knows {schema.VERSION}). It was not touched.",
            "Update Firsthand, or choose another folder with FIRSTHAND_HOME.",
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with database.write() as connection:
        found = _version(connection)  # another process may have done it while we waited
        if found is not None and found < schema.VERSION:
            _keep_copy(database.path, found)
        config.attributes["connection"] = connection
        command.upgrade(config, schema.VERSION)


def _version(connection: Connection) -> str | None:
    known = connection.execute(
        text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")
    ).first()
    if known is None:
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])


def _check(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        copies.check(connection, "quick_check")


def _keep_copy(path: Path, version: str) -> None:
    try:
        copies.copy_whole(path, path.with_name(f"{COPY}before-change-of-{version}.sqlite3"))
    except OSError as error:
        raise StoreError(
            f"No copy of {path} could be kept, so its schema was not changed: {error}.",
            "Free some space, or look at who may write there, and open Firsthand again.",
        ) from error


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise explained(path, cause) from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise _damaged(path) from error


def explained(path: Path, cause: BaseException | None) -> StoreError:
    """What an error of SQLite means for the user."""
    code = ""
    with suppress(AttributeError):
        code = cause.sqlite_errorname  # type: ignore[union-attr]
    if code.startswith("SQLITE_FULL"):
        return StoreError(
            "The disk is full. The last change was not saved; what was saved before it is there.",
            "Free some space, then do it once more.",
        )
    if code.startswith(("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_SHMSIZE")):
        return StoreError(
            f"{path} cannot grow: the disk, or the space allowed on it, is used up or fails. "
            "The last change was not saved; what was saved before it is there.",
            "Free some space, then do it once more.",
        )
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return StoreError(
            f"{path} cannot be written. The last change was not saved.",
            "Look at who may write in the data folder, or choose another with FIRSTHAND_HOME.",
        )
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "decode" in str(cause):
        return _damaged(path)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreError(
            "Another window of Firsthand is writing. The last change was not saved.",
            "Try again in a moment.",
        )
    return StoreError(f"{path} could not be read or written ({code or 'unknown'}).", "Try again.")


def _damaged(path: Path) -> StoreError:
    return StoreError(
        f"{path} is damaged. It was left as it is.",
        "Put a backup in its place (firsthand restore FILE; the damaged file is kept beside it), "
        "or start with another FIRSTHAND_HOME.",
    )
