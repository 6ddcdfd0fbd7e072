"""L07, L08, L09 and L19: what is asked, how, and how long it takes."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.craft.draft_rules import review
from assistant.models import Case, Request

HOOK = "I read your article on tides."


def _found(rule: str, body: str, **request: object) -> list[str]:
    case = Case(request=Request.model_validate(request), today=date(2026, 3, 2))
    return [item.severity for item in review(None, body, case)[1] if item.rule == rule]


@pytest.mark.parametrize(
    "ask",
    [
        "Would you have 20 minutes for a call?",
        "Could we talk for 20 minutes on Tuesday, or would Thursday be better?",
        "Would a 20-minute call suit you, or would you rather answer by e-mail?",
        "I would be grateful for 20 minutes of your time.",
        "If you had 20 minutes in May, I would be glad to hear how you began.",
        "Would you have 20 minutes, and might I ask how you chose the field?",
        "Hätten Sie 20 Minuten für ein Telefonat?",
        "Ich würde mich über ein Gespräch von 20 Minuten sehr freuen.",
        "Auriez-vous 20 minutes pour un appel, ou préférez-vous écrire ?",
        "Je vous serais reconnaissante de m'accorder 20 minutes.",
        "¿Tendría 20 minutos para una llamada?",
        "Le agradecería 20 minutos de su tiempo.",
        "Você teria 20 minutos para uma conversa?",
        "Ficaria muito grata por 20 minutos de conversa.",
        "Avrebbe 20 minuti per una telefonata?",
        "Le sarei grata per 20 minuti del Suo tempo.",
    ],
)
def test_one_polite_ask_is_fine(ask: str) -> None:
    body = f"{HOOK if ask.isascii() else ''} {ask}".strip()
    assert not _found("L07", body)
    assert not _found("L08", body)
    assert not _found("L09", body)


@pytest.mark.parametrize(
    "asks",
    [
        "Would you have 20 minutes for a call? Could you also review my portfolio?",
        "Would you have 20 minutes for a call? Could you introduce me to your director?",
        "Could we talk for 20 minutes? And would you be my mentor?",
        "Could we talk for 20 minutes? Might I shadow you for a day?",
        "Could we talk for 20 minutes? Please send me your slides as well.",
        "Hätten Sie 20 Minuten? Könnten Sie mich auch Ihrer Kollegin vorstellen?",
        "Hätten Sie 20 Minuten? Könnten Sie mir auch Ihre Folien schicken?",
        "Auriez-vous 20 minutes ? Pourriez-vous aussi m'envoyer votre charte ?",
        "Auriez-vous 20 minutes ? Pourriez-vous me présenter à votre directrice ?",
        "¿Tendría 20 minutos? ¿Podría también enviarme sus diapositivas?",
        "¿Tendría 20 minutos? ¿Podría presentarme a su directora?",
        "Teria 20 minutos? Poderia também enviar-me os seus slides?",
        "Avrebbe 20 minuti? Potrebbe anche mandarmi le Sue diapositive?",
        "Avrebbe 20 minuti? Potrebbe presentarmi al Suo direttore?",
    ],
)
def test_a_second_ask_is_an_error(asks: str) -> None:
    assert _found("L07", asks) == ["E"]


@pytest.mark.parametrize(
    "body",
    [
        "I read your article on tides. It taught me patience.",
        "Ich habe Ihren Artikel gelesen. Er hat mir gefallen.",
        "J'ai lu votre article. Il m'a beaucoup appris sur les marées.",
        "Leí su artículo sobre las mareas. Me enseñó mucho.",
    ],
)
def test_no_ask_is_an_error(body: str) -> None:
    assert _found("L07", body) == ["E"]


def test_many_question_marks_are_a_warning() -> None:
    body = "Could we talk for 20 minutes? How did you begin? What is hard? Who helps?"
    assert _found("L07", body) == ["W"]
    assert not _found("L07", 'Could we talk for 20 minutes? I liked "Who? Why? When?" a lot.')


@pytest.mark.parametrize(
    "ask",
    [
        "Would you have 20 minutes for a call next week.",
        "Send me a time for a 20-minute call.",
        "I need 20 minutes of your time.",
        "I will call you on Thursday at ten for 20 minutes.",
        "Rufen Sie mich für 20 Minuten an.",
        "Ich rufe Sie am Donnerstag um zehn für 20 Minuten an.",
        "Je vous appellerai jeudi à dix heures pour 20 minutes.",
        "Il me faut 20 minutes de votre temps.",
        "La llamaré el jueves; bastarán 20 minutos.",
        "Necesito 20 minutos de su tiempo.",
        "Preciso de 20 minutos do seu tempo.",
        "La chiamerò giovedì per 20 minuti.",
    ],
)
def test_an_order_or_an_announcement_is_no_question(ask: str) -> None:
    assert _found("L08", ask) == ["W"]


@pytest.mark.parametrize(
    ("ask", "severity"),
    [
        ("Could we talk for 15 to 20 minutes?", []),
        ("Could we talk for half an hour?", []),
        ("Could we have a twenty-minute call?", []),
        ("Hätten Sie eine halbe Stunde?", []),
        ("Hätten Sie eine Viertelstunde?", []),
        ("Auriez-vous un quart d'heure ?", []),
        ("Auriez-vous une demi-heure ?", []),
        ("¿Tendría media hora?", []),
        ("Você teria meia hora?", []),
        ("Avrebbe mezz'ora per me?", []),
        ("Could we talk for an hour?", ["W"]),
        ("Could we talk for 45 minutes?", ["W"]),
        ("Could we talk for 5 minutes?", ["W"]),
        ("Could we talk some time?", ["W"]),
        ("Hätten Sie eine Stunde Zeit?", ["W"]),
        ("Auriez-vous une heure à m'accorder ?", ["W"]),
        ("¿Tendría una hora?", ["W"]),
    ],
)
def test_time_box(ask: str, severity: list[str]) -> None:
    assert _found("L09", ask) == severity
    assert not _found("L09", ask, channel="note")


def test_a_talk_of_45_minutes_is_no_time_box() -> None:
    assert not _found("L09", "I heard your 45-minute talk. Could we speak for 20 minutes?")


def test_a_follow_up_leans_on_the_message_before() -> None:
    earlier = "Would you have 20 minutes for a call?"
    given = {"kind": "follow-up", "earlier": earlier}
    assert not _found("L09", "Would a short call still be possible?", **given)


@pytest.mark.parametrize(
    "way_out",
    [
        "If not, I understand.",
        "No worries if your weeks are full.",
        "Falls es nicht passt, habe ich volles Verständnis.",
        "Si ce n'est pas possible, je comprendrai.",
        "Si no le es posible, lo entiendo.",
        "Se não for possível, compreendo.",
        "Se non Le è possibile, capisco.",
    ],
)
def test_an_easy_way_out_is_heard(way_out: str) -> None:
    assert not _found("L19", way_out)


def test_a_missing_way_out_is_a_hint() -> None:
    assert _found("L19", "Would you have 20 minutes for a call?") == ["I"]


def test_an_introduction_asks_for_an_introduction() -> None:
    body = "Hi Priya,\n\nCould you introduce me to Noor? I would ask for 20 minutes of a call."
    assert not _found("L07", body, kind="introduction", via="Priya Raman")
    assert _found("L07", f"{body} Could you also review my portfolio?", kind="introduction") == [
        "E"
    ]
