"""Jobs: threads of their own, one run a key, stopped and forgotten for good; no test waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.app.jobs import JobFault, Jobs, JobView, Progress, Report
from assistant.errors import BadModelOutput, ModelStopped, StoreError

LONG = 30  # seconds after which a test that hangs fails; none comes near it


class Gate:
    """Work that runs until it is let go; says when it has begun."""

    def __init__(self, result: Any = "done") -> None:
        self.begun = threading.Semaphore(0)
        self.go = threading.Event()
        self.result = result
        self.report: Report | None = None
        self.runs = 0
        self.threads: list[threading.Thread] = []

    def __call__(self, report: Report) -> Any:
        self.runs += 1
        self.threads.append(threading.current_thread())
        self.report = report
        self.begun.release()
        assert self.go.wait(LONG)
        if isinstance(self.result, BaseException):
            raise self.result
        return self.result

    def started(self) -> Gate:
        assert self.begun.acquire(timeout=LONG)
        return self

    def finish(self) -> None:
        self.go.set()
        self.join()

    def join(self) -> None:
        for thread in self.threads:
            thread.join(LONG)
            assert not thread.is_alive()


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def jobs(clock: Clock) -> Jobs:
    return Jobs(clock)


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    found: list[BaseException] = []
    monkeypatch.setattr(
        threading,
        "excepthook",
        lambda args: found.append(args.exc_value),
    )
    yield found
    found.clear()


def view(jobs: Jobs, key: str = "a") -> JobView:
    found = jobs.view(key)
    assert found is not None
    return found


def run(jobs: Jobs, key: str, result: Any = "done") -> Gate:
    gate = Gate(result)
    jobs.start(key, gate)
    gate.started().finish()
    return gate


def test_a_job_runs_in_a_daemon_thread_of_its_own(jobs: Jobs, clock: Clock) -> None:
    gate = Gate("text")
    assert jobs.start("a", gate).state == "running"
    gate.started()
    clock.now += 2
    assert view(jobs).seconds == 2
    assert jobs.result("a") is None
    gate.finish()
    clock.now += 5
    assert (view(jobs).state, view(jobs).seconds, view(jobs).error) == ("done", 2, None)
    assert jobs.result("a") == "text"
    assert gate.threads[0].daemon
    assert gate.threads[0] is not threading.current_thread()


def test_progress_is_seen_while_it_runs(jobs: Jobs) -> None:
    gate = Gate()
    jobs.start("a", gate)
    gate.started()
    assert view(jobs).progress == Progress()
    assert gate.report is not None
    told = Progress(step="writing", part=2, parts=3, partial={"body": "Dear"})
    gate.report.progress(told)
    assert view(jobs).progress == told
    gate.finish()
    assert view(jobs).progress == told


def test_many_starts_at_once_make_one_run(jobs: Jobs) -> None:
    gate = Gate()
    together = threading.Barrier(8)
    views: list[JobView] = []

    def click() -> None:
        together.wait(LONG)
        views.append(jobs.start("a", gate))

    clicks = [threading.Thread(target=click) for _ in range(8)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join(LONG)
    gate.started().finish()
    assert gate.runs == 1
    assert {found.state for found in views} == {"running"}


def test_after_its_end_a_key_can_start_again(jobs: Jobs) -> None:
    run(jobs, "a", "one")
    run(jobs, "a", "two")
    assert jobs.result("a") == "two"


def test_keys_do_not_wait_for_each_other(jobs: Jobs) -> None:
    slow, quick = Gate(), Gate()
    jobs.start("slow", slow)
    jobs.start("quick", quick)
    slow.started()
    quick.started().finish()
    assert (view(jobs, "slow").state, view(jobs, "quick").state) == ("running", "done")
    slow.finish()


def test_a_stop_is_heard(jobs: Jobs) -> None:
    gate = Gate(ModelStopped("Stopped.", "Nothing was lost."))
    jobs.start("a", gate)
    gate.started()
    assert gate.report is not None
    assert not gate.report.stopped()
    jobs.stop("a")
    assert gate.report.stopped()
    gate.finish()
    assert view(jobs).state == "stopped"
    assert view(jobs).error == ("Stopped.", "Nothing was lost.")


def test_time_that_ran_out_is_a_failure_not_a_stop(jobs: Jobs) -> None:
    run(jobs, "a", ModelStopped("It took too long.", "Try again."))
    assert view(jobs).state == "failed"


@pytest.mark.parametrize("error", [BadModelOutput("Bad.", "Again."), StoreError("Full.", "Free.")])
def test_our_errors_are_kept_in_words(jobs: Jobs, error: BadModelOutput | StoreError) -> None:
    run(jobs, "a", error)
    assert view(jobs).state == "failed"
    assert view(jobs).error == (error.message, error.hint)
    assert jobs.result("a") is None


def test_a_fault_is_neither_lost_nor_shown_with_its_text(
    jobs: Jobs, faults: list[BaseException]
) -> None:
    run(jobs, "a", ValueError("Dear Ana, sk-canary"))
    assert view(jobs).state == "failed"
    message, hint = view(jobs).error or ("", "")
    assert "Firsthand itself" in message
    (fault,) = faults
    assert isinstance(fault, JobFault)
    assert "ValueError at " in str(fault)
    assert "test_jobs.py:" in str(fault)
    assert fault.__suppress_context__
    for text in (message, hint, str(fault)):
        assert "canary" not in text


def test_what_is_forgotten_stops_and_keeps_nothing(jobs: Jobs) -> None:
    kept: list[str] = []
    gate = Gate()

    def work(report: Report) -> None:
        gate(report)
        with report.keeping():
            kept.append("text")

    jobs.start("a", work)
    gate.started()
    jobs.forget("a")
    assert gate.report is not None
    assert gate.report.stopped()
    assert jobs.view("a") is None
    gate.finish()
    assert kept == []


def test_forgetting_waits_for_what_is_being_kept(jobs: Jobs) -> None:
    order: list[str] = []
    inside, go = threading.Event(), threading.Event()

    def work(report: Report) -> None:
        with report.keeping():
            inside.set()
            assert go.wait(LONG)
            order.append("kept")

    jobs.start("a", work)
    assert inside.wait(LONG)
    forgetting = threading.Thread(target=lambda: (jobs.forget_all(), order.append("forgotten")))
    forgetting.start()
    go.set()
    forgetting.join(LONG)
    assert order == ["kept", "forgotten"]


def test_finished_jobs_that_nobody_takes_are_bounded(clock: Clock) -> None:
    jobs = Jobs(clock, kept=3)
    still = Gate()
    jobs.start("still", still)
    still.started()
    for number in range(6):
        run(jobs, str(number))
    known = [key for key in ("still", *map(str, range(6))) if jobs.view(key)]
    assert known == ["still", "2", "3", "4", "5"]  # the last start came after the last drop
    still.finish()


def test_what_nobody_knows_is_nothing(jobs: Jobs) -> None:
    jobs.stop("a")
    jobs.forget("a")
    assert jobs.view("a") is None
    assert jobs.result("a") is None


def test_running_jobs_are_asked_to_stop_when_the_program_lets_go(clock: Clock) -> None:
    jobs = Jobs(clock)
    gate = Gate()
    jobs.start("a", gate)
    gate.started()
    jobs._at_end()  # what the interpreter calls when it ends
    assert gate.report is not None
    assert gate.report.stopped()
    gate.finish()
