"""An index whose writer was killed is made whole at the next opening (faults 2 and 7)."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.insights import Debrief
from assistant.store.database import Database
from assistant.store.index import Index, IndexAway
from assistant.store.talks import Talks
from tests.faults.children import ROOT
from tests.faults.index_cases import Hashed, asked, generations, opened, plant, said, served
from tests.unit.conversations import talk

STEPS = (1, 6, 12, 17, 22, 27)  # of 30: each of them was tried once


def act(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.faults.index_acts", *words]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_leaves_an_index_that_is_mended(home: Path, step: int) -> None:
    done = act("write", str(home), str(step))
    assert done.returncode == -signal.SIGKILL, done.stderr
    database = Database(home)
    with opened(home, database) as index:
        served(index, database)
        assert len(generations(home)) == 1, "what was unfinished is swept"


@pytest.fixture
def holder(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the index open."""
    plant(home, 20)
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.index_acts", "hold", str(home)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with program:
        assert heard(program) == {"ready": True}
        yield program
        program.kill()


def heard(program: subprocess.Popen[str]) -> dict[str, object]:
    assert program.stdout is not None
    return dict(json.loads(program.stdout.readline()))


def test_a_second_process_writes_and_searches_without_the_index(
    home: Path, holder: subprocess.Popen[str]
) -> None:
    assert holder.stdin is not None
    database = Database(home)
    talks = Talks(database)
    index = Index(home, Hashed(), database)
    for name in ("one", "two", "three"):
        holder.stdin.write(f"{name}-theirs\n")
        holder.stdin.flush()
        talks.save_talk(talk(f"talk-{name}-ours"))
        mine = said(1, f"{name}-ours")
        talks.save_debrief(f"talk-{name}-ours", Debrief(insights=(mine,)))
        with pytest.raises(IndexAway, match="Another window"):
            index.settle()
        assert heard(holder) == {"saved": f"{name}-theirs"}
        theirs = talks.insight(f"{name}-theirs-1")
        for one in (mine, theirs):
            found = asked(index, database, one)
            assert (found.by, found.hits[0][0]) == ("record", one.id)
            assert "Another window" in found.told
    with pytest.raises(StoreError, match="another window"):
        talks.delete_talk("talk-one-ours")
    holder.kill()
    holder.wait()
    index.settle()
    served(index, database)
    index.close()
