"""What a child process does until it is killed, starved or shut out; run by `children`.

The program imports everything once and then forks for each act, so that an act costs
milliseconds. It takes one JSON line an act on standard input; a fork writes its own number,
what the act says, and nothing more when it dies; the program then says how it ended.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF
from typing import Any

from alembic import command, config  # noqa: F401 - loaded before the fork, as all that is late
from sqlalchemy import Engine, event

from assistant.craft.message import language_of
from assistant.errors import InputError, StoreError
from assistant.intake.conversation import read_conversation
from assistant.store import copies, database
from assistant.store.database import Database
from assistant.store.records import Records
from assistant.store.talks import Talks
from assistant.store.words import stream
from tests.unit.conversations import debrief, many, talk

# Lists and stemmers are read late, and a fork may belong to somebody who cannot read them.
stream("what is said", language_of("one two three four"))
CLONE_NEWNS, CLONE_NEWUSER = 0x00020000, 0x10000000


def say(**said: Any) -> None:
    os.write(1, json.dumps(said).encode() + b"\n")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Point:
    """Counts the steps of an act and dies at one of them."""

    def __init__(self, last: int) -> None:
        self.left = last

    def passed(self, *_: object) -> None:
        if self.left == 0:
            die()
        self.left -= 1

    def at_every_statement(self) -> None:
        """Die before a statement that changes something, or before a commit."""

        def stated(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            if not statement.startswith(("PRAGMA", "SELECT")):
                self.passed()

        event.listen(Engine, "before_cursor_execute", stated)
        event.listen(Engine, "commit", self.passed)

    def around(self, module: Any, name: str) -> None:
        inner = getattr(module, name)

        def stepped(*given: Any, **named: Any) -> Any:
            self.passed()
            done = inner(*given, **named)
            self.passed()
            return done

        setattr(module, name, stepped)


def save(home: str, begin: int, die_at: int | None = None) -> None:
    """Save conversation after conversation, and say of each when it is saved."""
    talks = Talks(Database(Path(home)))
    if die_at is not None:
        Point(die_at).at_every_statement()
    for number in count(begin):
        name = f"t{number}"
        talks.save_talk(talk(name))
        say(saved=name)
        talks.save_debrief(name, debrief())
        say(drawn=name)


def upgrade(home: str, die_at: int) -> None:
    """Open a record of an older schema, and die at one of the steps."""
    point = Point(die_at)
    point.at_every_statement()
    for name in ("copy_pages", "check", "sync_folder"):
        point.around(copies, name)
    Database(Path(home))
    say(done=True)


def delete_person(home: str, person: str, at: str) -> None:
    """Delete a person, and die when the deletion is committed or halfway through the rest."""
    records = Records(Database(Path(home)))
    if at == "committed":
        Database.forget_deleted = lambda *_: die()  # type: ignore[method-assign, assignment]
    records.delete_person(person)
    say(done=True)


def grow_within(home: str, size: int) -> None:
    """Save until no file may grow any more; then with room again."""
    talks = Talks(Database(Path(home)))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    name = _save_until_full(talks)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    _once_more(talks, name)


def grow_on_small_disk(home: str, size: int) -> None:
    """The same on a disk of its own, which is full."""
    if not _mounted(home, size):
        say(cannot="no disk of its own here")
        return
    filler = Path(home) / "filler"
    filler.write_bytes(bytes(size // 2))
    talks = Talks(Database(Path(home) / "firsthand"))
    name = _save_until_full(talks)
    filler.unlink()
    _once_more(talks, name)


def _save_until_full(talks: Talks) -> str:
    for number in count():
        name = f"t{number}"
        try:
            talks.save_talk(talk(name))
            say(saved=name)
            talks.save_debrief(name, many())
            say(drawn=name)
        except StoreError as error:
            say(full=error.message, hint=error.hint, name=name)
            say(kept=_whole(talks))
            return name
    raise AssertionError("the disk never filled")


def _once_more(talks: Talks, name: str) -> None:
    talks.save_talk(talk(name))
    talks.save_debrief(name, many())
    say(again=_whole(talks))


def _whole(talks: Talks) -> dict[str, int]:
    return {kept.id: len(talks.debrief(kept.id).insights) for kept in talks.talks()}


def _mounted(place: str, size: int) -> bool:
    """Mount a small disk that this process alone sees; it is gone when the process is."""
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform != "linux":
        return False
    user, group = os.getuid(), os.getgid()
    if library.unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0:
        return False
    try:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    except OSError:
        return False
    told = f"size={size}".encode()
    return library.mount(b"tmpfs", place.encode(), b"tmpfs", 0, told) == 0  # type: ignore[no-any-return]


def shut_out(home: str, user: int) -> None:
    """Work as a plain user on a folder that this user may not write in."""
    if os.getuid() == 0:
        os.setgid(user)
        os.setuid(user)
    if os.access(home, os.W_OK):
        say(cannot="this user may write everywhere")
        return
    try:
        Talks(Database(Path(home))).save_talk(talk())
    except StoreError as error:
        say(refused=error.message, hint=error.hint)


def shut_out_later(home: str, user: int) -> None:
    """The same where the folder was open at first."""
    if os.getuid() == 0:
        os.setgid(user)
        os.setuid(user)
    talks = Talks(Database(Path(home)))
    talks.save_talk(talk("before"))
    Path(home).chmod(0o500)
    for path in Path(home).iterdir():
        path.chmod(0o400)
    if os.access(home, os.W_OK):
        say(cannot="this user may write everywhere")
        return
    try:
        talks.save_talk(talk("after"))
    except StoreError as error:
        say(refused=error.message, hint=error.hint)


def read(file: str) -> None:
    """Read a file, and tell what it took in memory, here and in the process that opens it."""
    path = Path(file)
    try:
        read_conversation(path.name, path.read_bytes())
    except InputError as error:
        used = [resource.getrusage(who).ru_maxrss for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
        unit = 1024 if sys.platform == "darwin" else 1
        say(refused=error.message, hint=error.hint, kilobytes=max(used) // unit)


ACTS: dict[str, Callable[..., None]] = {
    act.__name__: act
    for act in (
        save,
        upgrade,
        delete_person,
        grow_within,
        grow_on_small_disk,
        shut_out,
        shut_out_later,
        read,
    )
}


def main() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            say(pid=os.getpid())
            ACTS[asked.pop("act")](**asked)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        say(ended=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    database.BUSY_MILLISECONDS = 1_000
    main()
