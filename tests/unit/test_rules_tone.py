"""L14–L17 and L24: praise, self-talk, stock phrases, plain words, thanks."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.craft.draft_rules import review
from assistant.models import Case, Request


def _found(rule: str, body: str, **request: object) -> list[str]:
    case = Case(request=Request.model_validate(request), today=date(2026, 3, 2))
    return [item.severity for item in review(None, body, case)[1] if item.rule == rule]


@pytest.mark.parametrize(
    "body",
    [
        "Your amazing career and your incredible talk moved me.",
        "You are the best expert in the field, and your work is brilliant.",
        "I loved your talk! It was fun! Would you speak with me?",
        "Ihre großartige Arbeit und Ihr beeindruckendster Vortrag sind brillant.",
        "Votre parcours exceptionnel et votre article brillant m'ont plu.",
        "Su increíble trayectoria y su charla brillante me gustaron.",
        "A sua palestra incrível e o seu percurso brilhante marcaram-me.",
        "Il Suo percorso straordinario e il Suo articolo brillante mi hanno colpito.",
    ],
)
def test_flattery_is_a_warning(body: str) -> None:
    assert "W" in _found("L14", body)


@pytest.mark.parametrize(
    "body",
    [
        "Your talk was excellent and clear! Would you speak with me?",
        "What is the best part of the job, and which is the hardest?",
        "When would be the best time, and what is the most useful thing to read?",
        "I liked your talk best of all that I heard.",
        "Your post “Wow! Amazing! Incredible!” made me laugh.",
        "Welcher Teil der Arbeit ist der schwerste, welcher der schönste?",
        "Quelle est la meilleure façon de commencer, et la plus sûre ?",
        "¿Cuál es la mejor manera de empezar, y la más segura?",
    ],
)
def test_superlatives_of_the_job_are_fine(body: str) -> None:
    assert not _found("L14", body)


@pytest.mark.parametrize(
    "body",
    [
        "I would love to pick your brain.",
        "I hope this email finds you well. I read your article.",
        "I hope you are doing well. I read your article.",
        "To whom it may concern: I read your article.",
        "I am reaching out to connect with people in the field.",
        "Ich hoffe, es geht Ihnen gut. Ich las Ihren Artikel.",
        "Sehr geehrte Damen und Herren,\n\nich las Ihren Artikel.",
        "J'espère que vous allez bien. J'ai lu votre article.",
        "Espero que se encuentre bien. Leí su artículo.",
        "Espero que esteja bem. Li o seu artigo.",
        "Spero che stia bene. Ho letto il Suo articolo.",
    ],
)
def test_stock_phrases_are_a_warning(body: str) -> None:
    assert _found("L16", body) == ["W"]


@pytest.mark.parametrize(
    "body",
    [
        "I hope to learn how you pick your cases.",
        "Your article on brains and tides reached me in Leeds.",
        "I came across your profile of the harbour master in the paper.",
        "Ich hoffe, Sie können mir davon erzählen.",
        "J'espère en apprendre plus sur votre métier.",
        "Espero aprender de su oficio.",
    ],
)
def test_plain_sentences_are_no_stock_phrases(body: str) -> None:
    assert not _found("L16", body)


LIFE = (
    "I am a teacher in Leeds. I have taught for ten years. My school is small. My subject is maths."
)


def test_a_life_story_is_a_warning() -> None:
    assert _found("L15", f"{LIFE} Would you have 20 minutes?") == ["W"]
    assert not _found("L15", LIFE, kind="blurb", via="Priya Raman")


@pytest.mark.parametrize(
    "body",
    [
        "I read your article on tides. I am a teacher in Leeds. Would you have 20 minutes?",
        "Your talk stayed with me. I teach maths. I am not asking about a job. I will send my "
        "questions ahead. I know weeks are full. Would you have 20 minutes?",
        "Ihr Vortrag hat mir geholfen. Ich bin Lehrerin in Köln. Hätten Sie 20 Minuten?",
    ],
)
def test_a_line_about_oneself_is_fine(body: str) -> None:
    assert not _found("L15", body)


def test_hard_words_are_a_hint() -> None:
    hard = (
        "Organisational transformation initiatives necessitate interdisciplinary collaboration. "
        "Institutional considerations substantially complicate implementation methodologies. "
        "Comprehensive evaluation demonstrates considerable operational inefficiencies."
    )
    easy = "I read your post. It made me think of my own ward. Could we talk for a bit?"
    assert _found("L17", hard) == ["I"]
    assert not _found("L17", easy)


@pytest.mark.parametrize(
    "body",
    [
        "May I ask? Thank you for your time.",
        "May I ask?\n\nMany thanks,\nSam",
        "Darf ich fragen? Vielen Dank fürs Lesen.",
        "Puis-je demander ? Merci de m'avoir lue.",
        "¿Puedo preguntar? Muchas gracias.",
        "Posso perguntar? Muito obrigada.",
        "Posso chiedere? La ringrazio.",
    ],
)
def test_a_thankful_close_is_heard(body: str) -> None:
    assert not _found("L24", body)


def test_no_thanks_are_a_hint() -> None:
    assert _found("L24", "May I ask you about your work?") == ["I"]
    assert not _found("L24", "May I ask you about your work?", channel="note")
