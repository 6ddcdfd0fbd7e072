"""What a child does to an index until it dies: `python -m tests.faults.index_acts ACT HOME …`."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.insights import Debrief
from assistant.store import chroma, differences, generations
from assistant.store.database import Database
from assistant.store.index import Index
from assistant.store.talks import Talks
from tests.faults.index_cases import Hashed, asked, plant, said
from tests.unit.conversations import talk


def say(**told: Any) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


class Steps:
    """Counts the steps of the index's work, and dies before or after one of them."""

    def __init__(self, last: int) -> None:
        self.left = last

    def passed(self) -> None:
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1

    def around(self, where: Any, name: str) -> None:
        inner = getattr(where, name)

        def stepped(*given: Any, **named: Any) -> Any:
            self.passed()
            done = inner(*given, **named)
            self.passed()
            return done

        setattr(where, name, stepped)


def write(home: str, die_at: str) -> None:
    """Write an index, change and delete what is in it, and die at one of the steps."""
    chroma.SYNC = 10
    steps = Steps(int(die_at))
    for where, name in (
        (chroma, "write"),
        (chroma, "remove"),
        (differences, "verify"),
        (generations.Generations, "serve"),
        (generations.Generations, "tidy"),
        (generations.Generations, "seal"),
    ):
        steps.around(where, name)
    database = plant(Path(home), 30)
    talks = Talks(database)
    index = Index(Path(home), Hashed(), database)
    index.settle()
    talks.change_insight(said(3, statement="The shift number 3 begins late."))
    index.settle()
    talks.delete_insight("shift-7")
    index.settle()
    talks.save_talk(talk("talk-more"))
    talks.save_debrief("talk-more", Debrief(insights=tuple(said(n, "more") for n in range(30))))
    index.settle()
    index.close()
    say(done=True)


def settle(home: str) -> None:
    """Open the index, whatever is there, and search through it."""
    database = Database(Path(home))
    index = Index(Path(home), Hashed(), database)
    index.settle()
    one = Talks(database).insights()[0]
    found = asked(index, database, one)
    say(by=found.by, right=found.hits[0][0] == one.id, differ=index.compare())
    index.close()


def hold(home: str) -> None:
    """Own the index until the other end closes the pipe, saving when told to."""
    database = Database(Path(home))
    index = Index(Path(home), Hashed(), database)
    index.settle()
    say(ready=index.ready)
    talks = Talks(database)
    for line in sys.stdin:
        name = line.strip()
        talks.save_talk(talk(f"talk-{name}"))
        talks.save_debrief(f"talk-{name}", Debrief(insights=(said(1, name),)))
        index.settle()
        say(saved=name)
    index.close()


ACTS: dict[str, Callable[..., None]] = {act.__name__: act for act in (write, settle, hold)}

if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
