"""Long work in threads of its own: progress, stop, one run a key; the screen may come and go.

The cached Assistant holds one `Jobs`, so a rerun, a reload or a second window finds what
runs. A job keeps what it made in the record before it counts as done. The threads are
daemons, so that Ctrl+C ends the program; running jobs are asked to stop when it ends.
"""

from __future__ import annotations

import threading
import time
import traceback
import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import Field

from assistant.errors import AssistantError, ModelStopped
from assistant.models import Record

KEPT = 32  # finished jobs that nobody took; older ones go, what they kept in the record stays

Step = Literal["reading", "writing", "checking", "mending"]
State = Literal["running", "done", "failed", "stopped"]


class Progress(Record):
    """How far a job is: what it does now, in which part, and what has arrived of it."""

    step: Step = "reading"
    part: int = 1
    parts: int = 1
    partial: dict[str, Any] = Field(default_factory=dict)


class JobView(Record):
    """A job as it stands. `error` is a message and a hint; `seconds` since its start."""

    key: str
    state: State
    progress: Progress
    seconds: float
    error: tuple[str, str] | None = None


class JobFault(Exception):
    """A fault of the program in a job: its kind and place, without its message.

    The message of an exception may hold what the user typed, and this one is printed.
    """


@dataclass
class _Job:
    key: str
    begun: float
    state: State = "running"
    progress: Progress = field(default_factory=Progress)
    ended: float | None = None
    error: tuple[str, str] | None = None
    result: Any = None
    stop: threading.Event = field(default_factory=threading.Event)
    dropped: bool = False
    keeping: threading.Lock = field(default_factory=threading.Lock)


class Report:
    """What a job's work is handed: it tells how far it is, and hears that it should stop."""

    def __init__(self, job: _Job) -> None:
        self._job = job

    def progress(self, progress: Progress) -> None:
        """Tell how far the work is, in place of what was told before."""
        self._job.progress = progress

    def stopped(self) -> bool:
        """Whether the user, or the program's end, asked the work to stop."""
        return self._job.stop.is_set()

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Around each write to the record; raises ModelStopped once the job was forgotten.

        `Jobs.forget` waits for a write that has begun and lets none begin after it, so what
        is deleted then stays deleted.
        """
        with self._job.keeping:
            if self._job.dropped:
                raise ModelStopped("It was stopped, and nothing was kept.")
            yield


class Hearing(Protocol):
    """Who is told how far a work is, and may stop it: a job's `Report`, or who waits for it."""

    def progress(self, progress: Progress) -> None:
        """Tell how far the work is."""

    def stopped(self) -> bool:
        """Whether the work is to stop."""
        ...

    def keeping(self) -> AbstractContextManager[None]:
        """Around each write to the record."""
        ...


@dataclass(frozen=True)
class Waiting:
    """A caller who waits while the work is done: `told` hears the progress, `stop` is asked."""

    told: Callable[[Progress], None] = lambda _: None
    stop: Callable[[], bool] = lambda: False

    def progress(self, progress: Progress) -> None:
        """Tell the caller."""
        self.told(progress)

    def stopped(self) -> bool:
        """Ask the caller."""
        return self.stop()

    def keeping(self) -> AbstractContextManager[None]:
        """Nothing: nobody deletes meanwhile what the caller waits for."""
        return nullcontext()


Work = Callable[[Report], Any]


class Jobs:
    """The jobs of one Assistant. Every method may be called from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, kept: int = KEPT) -> None:
        self._clock = clock
        self._kept = kept
        self._lock = threading.Lock()
        self._jobs: dict[str, _Job] = {}  # by key, the latest start last
        self._at_end = weakref.finalize(self, _ask_to_stop, self._jobs)

    def start(self, key: str, work: Work) -> JobView:
        """Start `work` under `key`; where a job of that key is running, that one is returned."""
        with self._lock:
            running = self._jobs.get(key)
            if running is not None and running.state == "running":
                return self._view(running)
            self._jobs.pop(key, None)
            job = self._jobs[key] = _Job(key, self._clock())
            self._drop_oldest()
            threading.Thread(
                target=self._run, args=(job, work), name=f"job {key}", daemon=True
            ).start()
            return self._view(job)

    def view(self, key: str) -> JobView | None:
        """The job as it stands; None where none is known (any more)."""
        with self._lock:
            job = self._jobs.get(key)
            return None if job is None else self._view(job)

    def stop(self, key: str) -> None:
        """Ask a running job to stop. What it kept so far stays."""
        with self._lock:
            if key in self._jobs:
                self._jobs[key].stop.set()

    def result(self, key: str) -> Any | None:
        """What a done job returned."""
        with self._lock:
            job = self._jobs.get(key)
            return None if job is None else job.result

    def forget(self, key: str) -> None:
        """Drop a job. A running one is asked to stop and keeps nothing from now on."""
        with self._lock:
            job = self._jobs.pop(key, None)
        if job is not None:
            job.stop.set()
            with job.keeping:
                job.dropped = True

    def forget_all(self) -> None:
        """Drop every job, as `forget` does."""
        with self._lock:
            keys = list(self._jobs)
        for key in keys:
            self.forget(key)

    def _run(self, job: _Job, work: Work) -> None:
        try:
            result = work(Report(job))
        except ModelStopped as error:
            # Time that ran out is a failure; what the user asked for is not.
            self._end(job, "stopped" if job.stop.is_set() else "failed", error)
        except AssistantError as error:
            self._end(job, "failed", error)
        except Exception as error:  # noqa: BLE001 - raised again below, without its message
            self._end(
                job,
                "failed",
                AssistantError(
                    "Something went wrong in Firsthand itself. What you typed was kept.",
                    "Try again; if it comes back, tell the makers what you did.",
                ),
            )
            raise JobFault(_place(error)) from None
        else:
            self._end(job, "done", result=result)

    def _end(
        self, job: _Job, state: State, error: AssistantError | None = None, result: Any = None
    ) -> None:
        with self._lock:
            job.result = result
            job.error = None if error is None else (error.message, error.hint)
            job.ended = self._clock()
            job.state = state

    def _drop_oldest(self) -> None:
        finished = [key for key, job in self._jobs.items() if job.state != "running"]
        for key in finished[: max(0, len(finished) - self._kept)]:
            del self._jobs[key]

    def _view(self, job: _Job) -> JobView:
        until = self._clock() if job.ended is None else job.ended
        return JobView(
            key=job.key,
            state=job.state,
            progress=job.progress,
            seconds=until - job.begun,
            error=job.error,
        )


def _ask_to_stop(jobs: dict[str, _Job]) -> None:
    for job in list(jobs.values()):
        job.stop.set()


def _place(error: BaseException) -> str:
    """The kind of an exception, and the lines of code it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__} at {places}"
