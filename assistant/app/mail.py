"""A draft as an e-mail file and as a `mailto:` address; neither sends anything."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from assistant.models import Me, Profile, plain

# One plain address: no blanks, quotes, commas, or characters that begin another header field.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}")


def eml(subject: str | None, body: str, contact: Profile, me: Me) -> bytes:
    """The message as an `.eml` file that a mail program opens as an unsent draft.

    It has one recipient where the profile holds an address, else none.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = plain(subject or "")
    recipient = address(contact)
    if recipient is not None:
        message["To"] = recipient
    sender = me.profile and me.profile.email and _address(me.name, me.profile.email.text)
    if sender:
        message["From"] = sender
    message.set_content(body.encode("utf-8", "replace").decode("utf-8"), cte="quoted-printable")
    return message.as_bytes()


def mailto(subject: str | None, body: str, contact: Profile) -> str:
    """A `mailto:` address with subject and body; RFC 6068, line breaks as CR LF."""
    recipient = address(contact)
    to = quote(recipient.addr_spec, safe="@") if recipient else ""
    lines = "\r\n".join(body.splitlines())
    fields = [("subject", plain(subject or "")), ("body", lines)]
    query = "&".join(f"{k}={quote(v, safe='', errors='replace')}" for k, v in fields if v)
    return f"mailto:{to}?{query}"


def address(contact: Profile) -> Address | None:
    """The contact's address with their name; None where none is known or it is not one."""
    if contact.email is None:
        return None
    return _address(contact.name.text if contact.name else "", contact.email.text)


def _address(name: str, spec: str) -> Address | None:
    if not _ADDRESS.fullmatch(spec):
        return None
    shown = "".join(character for character in plain(name) if character.isprintable())
    try:
        return Address(display_name=shown, addr_spec=spec)
    except (MessageError, ValueError, IndexError):
        return None
