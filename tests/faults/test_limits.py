"""A reader of files that eats memory or time is ended by the system, and its caller goes on."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from assistant.errors import InputError
from assistant.intake import documents, extraction

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps these limits")

# The child process as it is, but for a library that asks for more memory than a document takes.
HUNGRY = f"""
import sys
from assistant.intake import docx_text, extraction
docx_text.docx_text = lambda data: "x" * len(bytearray({2 * extraction.MEMORY_BYTES}))
sys.exit(extraction.main("docx"))
"""
LIMITS = """
import json, resource
from assistant.intake.extraction import limit_resources
limit_resources()
names = ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_CORE")
print(json.dumps([resource.getrlimit(getattr(resource, name)) for name in names]))
"""


def child(program: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", program], input=b"", capture_output=True, check=False, timeout=60
    )


def test_more_memory_than_a_document_takes_is_refused() -> None:
    done = child(HUNGRY)
    assert json.loads(done.stdout) == {"refused": "slow"}, done.stderr.decode()


def test_what_a_reader_may_take() -> None:
    memory, seconds, core = json.loads(child(LIMITS).stdout)
    assert memory == [extraction.MEMORY_BYTES] * 2
    assert seconds == [documents.SECONDS] * 2
    assert core == [0, 0]


def test_a_reader_that_the_system_ended_is_told_as_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As at the end of its processor time: a signal, and nothing on standard output."""
    killed = "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)"
    program = [sys.executable, "-c", killed]
    run = subprocess.run

    def instead(_command: list[str], **how: object) -> object:
        return run(program, **how)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", instead)
    with pytest.raises(InputError, match="too much memory"):
        documents.read_document("talk.docx", b"PK\x03\x04 and more")
