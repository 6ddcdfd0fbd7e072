"""An e-mail file and address: exactly one recipient, and the text as it was."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.app.mail import eml, mailto
from assistant.models import Fact, Me, Profile


def contact(name: str = "Ana Ruiz", email: str | None = "ana@mail.example") -> Profile:
    return Profile(kind="facts", name=Fact(text=name), email=Fact(text=email) if email else None)


def read(data: bytes) -> EmailMessage:
    return BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)


def test_the_file_opens_as_a_draft_with_one_recipient() -> None:
    message = read(eml("Night buses", "Dear Ana,\n\nThank you.\n", contact(), Me(name="Sam")))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Night buses"
    assert [address.addr_spec for address in message["To"].addresses] == ["ana@mail.example"]
    assert message.get_content().splitlines() == ["Dear Ana,", "", "Thank you."]


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("Ruiz, Ana", "ana@mail.example"),
        ("Ana\r\nBcc: eve@mail.example", "ana@mail.example"),
        ('Ana "x" <eve@mail.example>', "ana@mail.example"),
        ("安娜", "ana@mail.example"),
        ("Ana", "ana&bcc=eve@mail.example"),
    ],
)
def test_there_is_exactly_one_recipient(name: str, email: str) -> None:
    message = read(eml("Hi", "Text", contact(name, email), Me()))
    assert [address.addr_spec for address in message["To"].addresses] == [email]
    assert message["Bcc"] is None
    parts = urlsplit(mailto("Hi", "Text", contact(name, email)))
    assert set(parse_qs(parts.query)) == {"subject", "body"}


@pytest.mark.parametrize(
    "email",
    ["a@b.example, c@d.example", "a@b.example?bcc=x", "not an address", "a@b\r\nBcc: c@d", None],
)
def test_what_is_no_address_is_left_out(email: str | None) -> None:
    assert read(eml("Hi", "Text", contact(email=email), Me()))["To"] is None
    assert mailto("Hi", "Text", contact(email=email)).startswith("mailto:?")


@given(st.text(), st.text())
def test_any_text_makes_a_file_and_an_address(subject: str, body: str) -> None:
    message = read(eml(subject, body, contact(), Me()))
    assert len(message["To"].addresses) == 1
    assert mailto(subject, body, contact()).startswith("mailto:ana@mail.example?")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_the_text_arrives_as_it_was(body: str) -> None:
    assert read(eml("Hi", body, contact(), Me())).get_content().rstrip("\r\n") == body
    query = parse_qs(urlsplit(mailto("Hi", body, contact())).query, keep_blank_values=True)
    assert "".join(query.get("body", [""])) == body
