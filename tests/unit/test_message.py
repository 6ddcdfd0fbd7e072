"""A body taken apart: greeting, sentences, signature, language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.message import language_of, length, read_message, words

CARD = "Sincerely,\nSam Lee\n+44 20 7946 0000\nlinkedin.com/in/samlee"


def _sentences(body: str) -> list[str]:
    return [" ".join(piece.text.split()) for piece in read_message(body).sentences]


@pytest.mark.parametrize(
    ("body", "greeting", "signature"),
    [
        (
            "Dear Ana Ruiz,\n\nI read it.\n\nBest regards,\nSam Lee",
            "Dear Ana Ruiz,",
            "Best regards,\nSam Lee",
        ),
        ("Hi Ana, I read it. May I ask? Thanks, Sam", "Hi Ana,", "Thanks, Sam"),
        ("Hi Ana! I read it. May I ask? – Sam", "Hi Ana!", "– Sam"),
        ("Hi Ana\n\nI read it.\n\nSam", "Hi Ana", "Sam"),
        ("Ana,\nI read it.\nThanks so much,\nSam", "Ana,", "Thanks so much,\nSam"),
        ("Good day Dr. Ruiz,\n\nI read it.\n\n" + CARD, "Good day Dr. Ruiz,", CARD),
        (
            "Guten Tag Frau Dr. Weber,\n\nich las es.\n\nMit freundlichen Grüßen\nSam Lee",
            "Guten Tag Frau Dr. Weber,",
            "Mit freundlichen Grüßen\nSam Lee",
        ),
        (
            "Sehr geehrte Frau Weber,\n\nich las es.\n\nViele Grüße\nSam",
            "Sehr geehrte Frau Weber,",
            "Viele Grüße\nSam",
        ),
        (
            "Bonjour Maëlys,\n\nJe l’ai lu.\n\nBien cordialement,\nSam",
            "Bonjour Maëlys,",
            "Bien cordialement,\nSam",
        ),
        ("Hola Ana:\n\nLo leí.\n\nUn saludo,\nSam", "Hola Ana:", "Un saludo,\nSam"),
        ("Olá, Ana! Li o seu texto. Posso perguntar? Abraços, Sam", "Olá, Ana!", "Abraços, Sam"),
        (
            "Buongiorno dott.ssa Rossi,\nho letto.\nCordiali saluti\nSam",
            "Buongiorno dott.ssa Rossi,",
            "Cordiali saluti\nSam",
        ),
        (
            "Beste Ana,\n\nIk las het.\n\nMet vriendelijke groet,\nSam",
            "Beste Ana,",
            "Met vriendelijke groet,\nSam",
        ),
        (
            "Dzień dobry Ana,\n\nprzeczytałam to.\n\nPozdrawiam\nSam",
            "Dzień dobry Ana,",
            "Pozdrawiam\nSam",
        ),
        ("山田様\n\n記事を拝読しました。\n\n田中太郎", "山田様", "田中太郎"),
        ("I read it. May I ask?", None, None),
        ("Dear Ana,\n\nThank you for your time.", "Dear Ana,", None),
    ],
)
def test_greeting_and_signature(body: str, greeting: str | None, signature: str | None) -> None:
    message = read_message(body)
    assert (message.greeting.text if message.greeting else None) == greeting
    assert (message.signature.text if message.signature else None) == signature


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "I met Dr. J. Hall at St. Mary's. He left.",
            ["I met Dr. J. Hall at St. Mary's.", "He left."],
        ),
        (
            "It took 3.5 hours, e.g. on Mondays. Why?",
            ["It took 3.5 hours, e.g. on Mondays.", "Why?"],
        ),
        (
            "Would 4 p.m. suit? Or Tuesday at 5 p.m. Sharp?",
            ["Would 4 p.m. suit?", "Or Tuesday at 5 p.m.", "Sharp?"],
        ),
        ("See example.org/a.b for it. Fine.", ["See example.org/a.b for it.", "Fine."]),
        (
            'I liked "Who pays? And why?" very much. May I ask?',
            ['I liked "Who pays? And why?" very much.', "May I ask?"],
        ),
        ("J’ai lu « Qui paie ? » hier. Merci !", ["J’ai lu « Qui paie ? » hier.", "Merci !"]),
        (
            "Am 3. Mai las ich z. B. Ihren Text. Gut!",
            ["Am 3. Mai las ich z. B. Ihren Text.", "Gut!"],
        ),
        (
            "Vi su charla. ¿Tendría tiempo? ¡Gracias!",
            ["Vi su charla.", "¿Tendría tiempo?", "¡Gracias!"],
        ),
        (
            "記事を読みました。お話を伺えますか？お願いします。",
            ["記事を読みました。", "お話を伺えますか？", "お願いします。"],
        ),
        ("你好，我读了您的文章。可以聊聊吗？", ["可以聊聊吗？"]),
        (
            "I teach maths in the north of\nthe city and like it. May I ask?",
            ["I teach maths in the north of the city and like it.", "May I ask?"],
        ),
        (
            "Either suits me:\n- Tuesday at ten\n- Thursday at two",
            ["Either suits me:", "- Tuesday at ten", "- Thursday at two"],
        ),
        ("I saw your talk… and liked it. Yes.", ["I saw your talk… and liked it.", "Yes."]),
        ("one thing. another thing. a third?", ["one thing.", "another thing.", "a third?"]),
        ("Yahoo! in 2019 was your start. Right?", ["Yahoo! in 2019 was your start.", "Right?"]),
        ("Thank you! 🙂", ["Thank you! 🙂"]),
    ],
)
def test_sentences(body: str, expected: list[str]) -> None:
    assert _sentences(body)[-len(expected) :] == expected


def test_a_postscript_is_a_sentence_after_the_signature() -> None:
    body = "Dear Ana,\n\nMay I ask?\n\nBest,\nSam\n\nP.S. Your talk was good."
    message = read_message(body)
    assert message.signature is not None
    assert message.signature.text == "Best,\nSam"
    assert _sentences(body) == ["May I ask?", "P.S. Your talk was good."]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Would you have 20 minutes for a call?", "en"),
        ("Auriez-vous vingt minutes pour un appel ?", "fr"),
        ("Hätten Sie zwanzig Minuten für ein Gespräch?", "de"),
        ("¿Tendría veinte minutos para una llamada?", "es"),
        ("Você teria vinte minutos para uma conversa?", "pt"),
        ("Avrebbe venti minuti per una telefonata?", "it"),
        ("Heb je twintig minuten voor een gesprek?", "nl"),
        ("お時間をいただけますか", "ja"),
        ("您有二十分钟时间吗", "zh"),
        ("Есть ли у вас двадцать минут?", "ru"),
        ("", "en"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_words_are_counted_as_a_reader_counts() -> None:
    assert words("A 20-minute call — or e-mail, at example.org/x?") == [
        "A", "20-minute", "call", "or", "e-mail,", "at", "example.org/x?",
    ]  # fmt: skip
    assert len(words("Qu'en dites-vous ? Oui / non !")) == 4
    assert length("お時間をいただけますか", "ja") == 4


@given(st.text(max_size=300))
def test_every_piece_stands_where_it_says(body: str) -> None:
    message = read_message(body, "en")
    pieces = [message.greeting, *message.sentences, message.signature]
    for piece in filter(None, pieces):
        assert body[piece.start : piece.end] == piece.text
    starts = [piece.start for piece in message.sentences]
    assert starts == sorted(starts)


_LINES = st.lists(
    st.sampled_from(
        [
            "Dear Ana,",
            "",
            "I read it.",
            "May I ask",
            "you?",
            "Best,",
            "Sam Lee",
            "- one",
            "P.S. Yes.",
        ]
    ),
    max_size=12,
)


@given(_LINES)
def test_no_letter_is_lost_and_no_sentence_spans_paragraphs(lines: list[str]) -> None:
    body = "\n".join(lines)
    message = read_message(body, "en")
    pieces = [*filter(None, [message.greeting, message.signature]), *message.sentences]
    assert "".join(sorted("".join(piece.text for piece in pieces).replace(" ", ""))).replace(
        "\n", ""
    ) == "".join(sorted(body.replace(" ", "").replace("\n", "")))
    assert all("\n\n" not in piece.text for piece in message.sentences)
