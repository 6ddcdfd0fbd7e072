"""The child process of `intake.documents`: bytes on standard input, JSON on standard output.

Prints {"text", "pages"} or {"refused": reason}. A library may raise, loop or eat
memory here: the limits below end this process and the caller goes on.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys

from assistant.intake.documents import MAX_TEXT_CHARACTERS, SECONDS
from assistant.intake.refused import Refused

MEMORY_BYTES = 1_500_000_000


def limit_resources() -> None:
    """Bound memory and processor time where the platform can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    wanted = {"RLIMIT_AS": MEMORY_BYTES, "RLIMIT_CPU": SECONDS, "RLIMIT_CORE": 0}
    for name, value in wanted.items():
        limit = getattr(resource, name, None)
        if limit is None:
            continue
        # macOS knows RLIMIT_AS and does not accept every value for it.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))


def bounded(text: str) -> str:
    """The text itself, or Refused when it is longer than a document may be."""
    if len(text) > MAX_TEXT_CHARACTERS:
        raise Refused("large")
    return text


def main(kind: str) -> int:
    """Read one file of `kind` ("pdf" or "docx"); 0 when an answer was printed."""
    limit_resources()
    data = io.BytesIO(sys.stdin.buffer.read())
    try:
        if kind == "pdf":
            from assistant.intake.pdf_text import pdf_text

            text, pages = pdf_text(data)
        else:
            from assistant.intake.docx_text import docx_text

            text, pages = docx_text(data), 1
        answer: dict[str, object] = {"text": bounded(text), "pages": pages}
    except Refused as refused:
        answer = {"refused": refused.args[0]}
    except (MemoryError, RecursionError):
        answer = {"refused": "slow"}
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
