"""Children that really die: what they said before, and how they ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Child:
    """One act in a process of its own."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self._program = program
        self.pid: int = self._read()["pid"]
        self.status: int | None = None

    def said(self) -> Iterator[dict[str, Any]]:
        """What the act says, one after the other, until it has ended."""
        while self.status is None:
            line = self._read()
            if "ended" in line:
                self.status = line["ended"]
            else:
                yield line

    def stop(self) -> None:
        """End it if a failed test left it running."""
        if self.status is None:
            self.kill()

    def kill(self) -> list[dict[str, Any]]:
        """End it without warning; returns what it had said and nobody had read."""
        os.kill(self.pid, signal.SIGKILL)
        return list(self.said())

    def _read(self) -> dict[str, Any]:
        assert self._program.stdout is not None
        line = self._program.stdout.readline()
        assert line, "the program of the children has ended"
        return dict(json.loads(line))


class Children:
    """The program that forks them, one at a time."""

    def __init__(self) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.acts"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._last: Child | None = None

    def start(self, act: str, **given: object) -> Child:
        assert self._program.stdin is not None
        if self._last is not None:
            self._last.stop()
        self._program.stdin.write(json.dumps({"act": act, **given}) + "\n")
        self._program.stdin.flush()
        self._last = Child(self._program)
        return self._last

    def run(self, act: str, **given: object) -> tuple[int, list[dict[str, Any]]]:
        """All that an act says, and how it ended: 0, or minus the signal."""
        child = self.start(act, **given)
        said = list(child.said())
        assert child.status is not None
        return child.status, said

    def close(self) -> None:
        if self._last is not None:
            self._last.stop()
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.close()
        self._program.wait(60)
        self._program.stdout.close()
