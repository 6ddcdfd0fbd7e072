"""Times, side by side in one run. The machine's speed drifts, so read the ratios.

`python -m benchmarks.bench` prints, for each thing a user waits for, the median of several
runs and its ratio to a yardstick of the same kind measured in turn with it.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from assistant.app.assistant import open_assistant
from assistant.models import Request
from benchmarks import index_bench, search_bench

RUNS = 15


def main() -> None:
    """Print the table."""
    print(f"{'':34}{'median':>10}{'yardstick':>12}{'ratio':>8}   yardstick")
    _row("firsthand --help", _shell("firsthand", "--help"), _python("pass"), "python -c pass")
    _row("firsthand profile", _shell_profile(), _python("import pydantic"), "import pydantic")
    with tempfile.TemporaryDirectory() as folder:
        assistant = open_assistant(Path(folder) / "firsthand")
        contact, me, request = assistant.sample()
        text = contact.source
        checked = assistant.draft(request, contact, me)
        body, subject = checked.draft.body, checked.draft.subject
        pages = 15_000 // len(text.splitlines())  # under the limit of lines of one profile
        large = (text + "\n") * pages
        _row(
            "read the sample page",
            lambda: assistant.read_text(text),
            _nfkc(text),
            "NFKC of it, 100 times",
        )
        _row(
            f"read {pages} pages in one paste",
            lambda: assistant.read_text(large),
            _nfkc(large),
            "NFKC of it, 100 times",
            3,
        )
        read = lambda: assistant.read_text(text)  # noqa: E731
        _row(
            "draft a request", lambda: assistant.draft(request, contact, me), read, "read the page"
        )
        _row(
            "check a request, as one types",
            lambda: assistant.check(subject, body, Request(), contact, me),
            read,
            "read the page",
        )
        assistant.keep("bench", {})
        path = Path(folder) / "yardstick"
        _row(
            "keep what is being typed",
            lambda: assistant.keep("bench", {"text": body}),
            lambda: _write(path, body),
            "write and fsync a file",
        )
    print()
    search_bench.main(sys.argv[1:])
    print()
    index_bench.main(sys.argv[1:])


def _row(
    name: str, act: Callable[[], object], yard: Callable[[], object], word: str, runs: int = RUNS
) -> None:
    act(), yard()
    pairs = [(_time(act), _time(yard)) for _ in range(runs)]
    ratio = statistics.median(one / other for one, other in pairs)
    one, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{name:34}{one * 1e3:8.1f}ms{other * 1e3:10.1f}ms{ratio:8.1f}   {word}")


def _time(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _shell(*words: str) -> Callable[[], object]:
    program = Path(sys.executable).with_name(words[0])
    return lambda: subprocess.run([program, *words[1:]], check=True, capture_output=True)


def _shell_profile() -> Callable[[], object]:
    program = Path(sys.executable).with_name("firsthand")
    text = b"Ana Ruiz\nResearch lead at Northline\nStudied geography at Wrenfield University\n"
    return lambda: subprocess.run(
        [program, "profile", "-"], check=True, capture_output=True, input=text
    )


def _python(code: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)


def _nfkc(text: str) -> Callable[[], object]:
    return lambda: [unicodedata.normalize("NFKC", text) for _ in range(100)]


def _write(path: Path, text: str) -> None:
    import os

    with path.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


if __name__ == "__main__":
    main()
