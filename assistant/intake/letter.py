"""A request that the user, or another program, wrote: text with an optional subject, or `.eml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from assistant.errors import InputError

_SUBJECT = re.compile(
    r"\A\s*(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat)[ \t\u00a0]*:[ \t]*"
    r"(?P<subject>[^\n]*)\n?\s*",
    re.IGNORECASE,
)
_HEADERS = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\n")


@dataclass(frozen=True)
class Letter:
    """`text[subject_start:]` begins with the subject, `text[body_start:]` is the body."""

    text: str
    subject: str | None
    subject_start: int
    body: str
    body_start: int


def read_letter(name: str, data: bytes) -> Letter:
    """Read a request. Raises InputError when it holds no text."""
    if name.lower().endswith(".eml") or _HEADERS.match(data.replace(b"\r\n", b"\n")):
        text = _from_eml(data)
    else:
        text = data.decode("utf-8-sig", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    match = _SUBJECT.match(text)
    subject = match["subject"].rstrip() if match else None
    subject_start = match.start("subject") if match else 0
    body_start = match.end() if match else len(text) - len(text.lstrip())
    body = text[body_start:].rstrip()
    if not body:
        raise InputError("There is no text to check.", "Give a request's text, or an .eml file.")
    return Letter(text, subject, subject_start, body, body_start)


def _from_eml(data: bytes) -> str:
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
    part = message.get_body(preferencelist=("plain",))
    if part is None:
        raise InputError(
            "That e-mail has no plain text.", "Copy its text into a file, or save it as plain text."
        )
    try:
        content = part.get_content()
    except (LookupError, KeyError) as error:
        raise InputError(
            "That e-mail is written in a character set that is not known here.",
            "Copy its text into a file in UTF-8.",
        ) from error
    subject = " ".join(str(message["Subject"] or "").split())
    return f"Subject: {subject}\n\n{content}"
