"""Files as text: PDF, Word (.docx) and plain text, within bounds.

The format is decided by the content, never by the name alone. PDF and DOCX are
read by libraries that were not written for hostile files, so they run in a child
process with limits on time and memory (`intake.extraction`).
"""

from __future__ import annotations

import codecs
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Literal

from assistant.errors import InputError
from assistant.intake.refused import Refused
from assistant.models import Record

MAX_FILE_BYTES = 25_000_000
MAX_TEXT_CHARACTERS = 5_000_000
MAX_PAGES = 200
_STRAY = 3  # control characters that a text may hold however short it is
SECONDS = 30

Format = Literal["txt", "pdf", "docx"]
Kind = Literal["profile", "talk"]  # what the user took the file for: a résumé is a profile


class Document(Record):
    """The text of a file. `pages` is 1 where the format does not know pages."""

    text: str
    format: Format
    pages: int


_PASTE = "Copy the text out of it and paste that instead."
_REFUSALS: dict[str, tuple[str, str | dict[Kind, str]]] = {
    "broken": (
        "This file is damaged or not what its name says, so nothing was read from it.",
        f"Save or download it again, or: {_PASTE[0].lower()}{_PASTE[1:]}",
    ),
    "slow": (
        f"This file took more than {SECONDS} seconds or too much memory, so reading was stopped.",
        _PASTE,
    ),
    "closed": ("This file could not be opened on this computer.", _PASTE),
    "encrypted": (
        "This PDF is protected by a password, so it cannot be read.",
        "Open it, print it to a new PDF without a password, and choose that one.",
    ),
    "scanned": (
        "This PDF holds pictures of pages and no text (a scan), so there is nothing to read.",
        {
            "profile": "Run text recognition (OCR) on it, or copy the profile from the web page.",
            "talk": "Run text recognition (OCR) on it, or type your notes into the field.",
        },
    ),
    "blank": ("This file holds no text.", "Choose another file, or paste the text."),
    "pages": (
        f"This PDF has more than {MAX_PAGES} pages, which is more than is read.",
        {
            "profile": "Choose the profile or résumé alone, or save its pages to a new PDF.",
            "talk": "Choose one conversation alone, or save its pages to a new PDF.",
        },
    ),
    "large": (
        f"This file holds more than {MAX_TEXT_CHARACTERS // 1_000_000} MB of text.",
        {
            "profile": "Choose the profile or résumé alone, or paste the part that matters.",
            "talk": "Choose one conversation alone, or paste the part that matters.",
        },
    ),
    "bomb": (
        "This file unpacks to far more than a document holds, so it was not opened.",
        _PASTE,
    ),
    "zip": ("This is an archive, not a document.", "Unpack it and choose the document inside."),
    "sheet": ("This is a spreadsheet, not a document.", _PASTE),
    "slides": ("This is a presentation, not a document.", "Save it as PDF, or paste its text."),
    "odt": ("This is an OpenDocument file.", "Save it as .docx or PDF and choose that."),
    "doc": (
        "This is the old Word format (.doc), which cannot be read.",
        "Open it in Word, choose Save as, .docx, and choose that.",
    ),
    "rtf": ("This is a rich-text file (.rtf).", "Save it as .docx or PDF, or paste its text."),
    "picture": (
        "This is a picture, not text.",
        {
            "profile": 'Use "Save to PDF" on the profile, or copy the text of the page.',
            "talk": "Run text recognition (OCR) on it, or type your notes into the field.",
        },
    ),
    "binary": (
        "This file is neither text nor PDF nor Word (.docx).",
        {
            "profile": "Choose a .pdf, .docx or .txt file, or paste the text.",
            "talk": "Choose a .txt, .md, .docx, .pdf, .vtt or .srt file, or paste the text. "
            "Of a recording, choose its transcript.",
        },
    ),
}

_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"\x1f\x8b", "zip"),
    (b"7z\xbc\xaf", "zip"),
    (b"Rar!", "zip"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_PRIVATE_USE = re.compile(r"[\ue000-\uf8ff]")


def read_document(name: str, data: bytes, kind: Kind = "profile") -> Document:
    """The text of a file.

    `name` and `kind` only help the message: the content decides. At most 25 MB of file, 5 MB of
    text, 200 pages and 30 seconds. NUL and lone surrogates never reach the caller.

    Raises InputError, with what to do, for anything that is no readable document.
    """
    try:
        return _read(data)
    except Refused as refused:
        raise _refusal(refused.args[0], name, kind) from refused.__cause__


def _read(data: bytes) -> Document:
    if len(data) > MAX_FILE_BYTES:
        raise Refused("large")
    if not data.strip(b"\x00\t\r\n\x0c "):
        raise Refused("blank")
    for magic, reason in _MAGIC:
        if data.startswith(magic):
            raise Refused(reason)
    if b"%PDF-" in data[:1024]:
        text, pages = _extracted("pdf", data)
        return Document(text=_PRIVATE_USE.sub(" ", text), format="pdf", pages=pages)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        text, pages = _extracted("docx", data)
        return Document(text=text, format="docx", pages=pages)
    text = _cleaned(_decoded(data))
    return Document(text=text, format="txt", pages=1)


def _refusal(reason: str, name: str, kind: Kind) -> InputError:
    message, hints = _REFUSALS[reason]
    hint = hints if isinstance(hints, str) else hints[kind]
    shown = Path(_CONTROL.sub("", _SURROGATE.sub("", name))).name
    return InputError(f"{shown}: {message}" if shown else message, hint)


def _cleaned(text: str) -> str:
    """Without NUL, other control characters and lone surrogates; line ends as \\n."""
    text = _CONTROL.sub("", _SURROGATE.sub("\ufffd", text))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    if len(text) > MAX_TEXT_CHARACTERS:
        raise Refused("large")
    if not text.strip():
        raise Refused("blank")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = _utf16_without_mark(data)
    if wide:
        return data.decode(wide, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    sample = text[:20_000]
    if len(_CONTROL.findall(sample)) > max(_STRAY, len(sample) // 50):
        raise Refused("binary")
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of a mostly Latin text is known by its NULs: every second byte."""
    sample = data[:4000]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _extracted(form: Literal["pdf", "docx"], data: bytes) -> tuple[str, int]:
    """Text and number of pages, read by a child process that may die without harm."""
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join([root, *(entry for entry in sys.path if entry)])
    command = [sys.executable, "-P", "-W", "ignore", "-m", "assistant.intake.extraction", form]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a library's message may hold the file's text
            timeout=SECONDS,
            env={**os.environ, "PYTHONPATH": path},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("slow") from error
    except OSError as error:
        raise Refused("closed") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        killed = done.returncode < 0  # a signal: the limit on time or memory
        raise Refused("slow" if killed else "broken") from error
    if "refused" in answer:
        raise Refused(answer["refused"])
    return _cleaned(answer["text"]), answer["pages"]
