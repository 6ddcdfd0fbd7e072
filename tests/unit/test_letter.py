"""A request that somebody wrote, read from text or from an e-mail."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.intake.letter import read_letter


@pytest.mark.parametrize(
    ("text", "subject", "body"),
    [
        ("Subject: Night buses\n\nDear Ana,\nHello.\n", "Night buses", "Dear Ana,\nHello."),
        ("Betreff: Nachtbusse\nGuten Tag", "Nachtbusse", "Guten Tag"),
        ("Objet : Les bus\r\n\r\nBonjour", "Les bus", "Bonjour"),
        ("\ufeffAsunto: Autobuses\n\nHola", "Autobuses", "Hola"),
        ("Subject:\n\nHello", "", "Hello"),
        ("Hello, the subject: buses", None, "Hello, the subject: buses"),
        ("\n\n  Hello", None, "Hello"),
    ],
)
def test_text_with_and_without_a_subject(text: str, subject: str | None, body: str) -> None:
    letter = read_letter("request.txt", text.encode())
    assert (letter.subject, letter.body) == (subject, body)


def test_an_e_mail_file_is_read_by_its_headers_too() -> None:
    message = EmailMessage()
    message["From"] = "sam@mail.example"
    message["To"] = "ana@mail.example"
    message["Subject"] = "Nächtliche Busse über den Fluss"
    message.set_content("Guten Tag Ana Ruiz,\n\ngrüße.\n")
    for name in ("request.eml", "-"):
        letter = read_letter(name, message.as_bytes())
        assert letter.subject == "Nächtliche Busse über den Fluss"
        assert letter.body == "Guten Tag Ana Ruiz,\n\ngrüße."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b""),
        ("a.txt", b"Subject: only\n"),
        ("a.eml", b"Subject: x\nContent-Type: text/html\n\n<p>x</p>"),
        ("a.eml", b"Subject: x\nContent-Type: text/plain; charset=klingon\n\nx"),
    ],
)
def test_what_holds_no_text_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_letter(name, data)
    assert caught.value.hint


@given(st.binary())
def test_places_count_in_the_text_as_read(data: bytes) -> None:
    for name in ("a.txt", "a.eml"):
        try:
            letter = read_letter(name, data)
        except InputError:
            continue
        assert letter.text[letter.body_start :].startswith(letter.body)
        if letter.subject is not None:
            assert letter.text[letter.subject_start :].startswith(letter.subject)
