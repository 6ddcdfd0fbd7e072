"""The review as a whole: lengths, subject, follow-ups, languages, places of findings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.draft_rules import RULES, review
from assistant.craft.rules.followup import business_days
from assistant.models import Case, Experience, Fact, Finding, Profile, Request

CONTACT = Profile(
    kind="facts",
    name=Fact(text="Noor Adeyemi"),
    experiences=(
        Experience(
            title=Fact(text="Ward manager"), company=Fact(text="Hollins Infirmary"), current=True
        ),
        Experience(title=Fact(text="Bricklayer"), company=Fact(text="Tarn Masonry")),
    ),
)


def _review(subject: str | None, body: str, **request: object) -> tuple[Finding, ...]:
    case = Case(request=Request.model_validate(request), contact=CONTACT, today=date(2026, 3, 20))
    return review(subject, body, case)[1]


def _severities(rule: str, findings: tuple[Finding, ...]) -> list[str]:
    return [item.severity for item in findings if item.rule == rule]


def test_the_registry_holds_every_rule_once() -> None:
    assert [rule.id for rule in RULES] == [f"L{number:02}" for number in range(1, 26)]
    assert all(rule.check.__doc__ and rule.id in rule.check.__doc__ for rule in RULES)


@pytest.mark.parametrize(
    ("count", "kind", "expected"),
    [
        (49, "request", ["W"]),
        (50, "request", []),
        (125, "request", []),
        (126, "request", ["W"]),
        (150, "request", ["W"]),
        (151, "request", ["E"]),
        (30, "follow-up", []),
    ],
)
def test_email_words(count: int, kind: str, expected: list[str]) -> None:
    body = f"Dear Noor,\n\n{'you ' * (count - 1)}you.\n\nBest,\nSam Lee"
    assert _severities("L01", _review("A", body, kind=kind)) == expected


@pytest.mark.parametrize(
    ("count", "premium", "expected"),
    [(200, False, []), (201, False, ["E"]), (300, True, []), (301, True, ["E"])],
)
def test_note_characters(count: int, premium: bool, expected: list[str]) -> None:
    findings = _review(None, "y" * count, channel="note", premium=premium)
    assert _severities("L02", findings) == expected


@pytest.mark.parametrize(
    ("subject", "body", "expected"),
    [
        ("A", "y" * 400, []),
        ("A", "y" * 401, ["W"]),
        ("A", "y" * 1900, ["W"]),
        ("A", "y" * 1901, ["E"]),
        ("y" * 201, "y", ["E"]),
    ],
)
def test_inmail_characters(subject: str, body: str, expected: list[str]) -> None:
    assert _severities("L03", _review(subject, body, channel="inmail")) == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("", ["E"]),
        ("  ", ["E"]),
        (None, ["E"]),
        ("Bricks and wards", []),
        ("From bricks to wards", []),
        ("Bricks", ["W"]),
        ("One two three four five six seven eight", ["W"]),
        ("Northumberland infrastructure administration questions", ["W"]),
        ("Re: From bricks to wards, one small question", []),
    ],
)
def test_subject_length(subject: str | None, expected: list[str]) -> None:
    assert _severities("L04", _review(subject, "Dear Noor, may I ask?")) == expected
    assert not _severities("L04", _review(subject, "Dear Noor, may I ask?", channel="message"))


@pytest.mark.parametrize(
    ("subject", "body", "bare"),
    [
        ("Coffee chat", "May I ask you?", True),
        ("Quick question for you", "May I ask you?", True),
        ("Informational interview request", "May I ask you?", True),
        ("Bricks, wards and a quick question", "May I ask you?", False),
        ("Informational interview about nursing", "May I ask you?", False),
        ("Kurze Anfrage", "Hätten Sie Zeit für mich?", True),
        ("Vom Bau auf die Station", "Hätten Sie Zeit für mich?", False),
        ("Demande d'entretien", "Auriez-vous du temps pour moi ?", True),
        ("Du chantier à l'hôpital", "Auriez-vous du temps pour moi ?", False),
        ("Consulta", "¿Tendría tiempo para mí?", True),
        ("Pergunta rápida", "Você teria tempo para mim?", True),
        ("Richiesta di informazioni", "Avrebbe tempo per me?", True),
    ],
)
def test_subject_says_something(subject: str, body: str, bare: bool) -> None:
    assert bool(_severities("L05", _review(subject, body))) is bare


def test_the_hook_and_the_reason() -> None:
    bare = "I am a teacher. I live in Leeds. You manage a ward. May I ask you for 20 minutes?"
    late = f"{bare} You laid bricks at Tarn Masonry before."
    early = "You laid bricks at Tarn Masonry before. I am a teacher. May I ask for 20 minutes?"
    assert _severities("L12", _review("A", bare)) == ["E"]
    assert not _severities("L12", _review("A", late))
    assert _severities("L06", _review("A", late)) == ["W"]
    assert not _severities("L06", _review("A", early))


@pytest.mark.parametrize(
    ("sent", "followups", "expected"),
    [
        (date(2026, 3, 11), 0, []),  # seven business days before 20 March
        (date(2026, 3, 12), 0, ["W"]),
        (date(2026, 3, 2), 1, ["W"]),
        (date(2026, 3, 2), 2, ["E"]),
        (None, 0, []),
    ],
)
def test_follow_up(sent: date | None, followups: int, expected: list[str]) -> None:
    given_ = {"kind": "follow-up", "sent": sent, "followups": followups, "earlier": "May I ask?"}
    assert _severities("L22", _review("A", "May I ask you again?", **given_)) == expected
    assert not _severities("L22", _review("A", "May I?", **{**given_, "kind": "request"}))


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_five_business_days_a_week(start: date, weeks: int) -> None:
    assert business_days(start, date.fromordinal(start.toordinal() + 7 * weeks)) == 5 * weeks


@pytest.mark.parametrize(
    "body",
    ["Szanowna Pani, czy miałaby Pani dwadzieścia minut na rozmowę?", "お時間をいただけますか？"],
)
def test_a_language_without_lists_says_so_once(body: str) -> None:
    hints = [item for item in _review("A", body) if "Not checked" in item.message]
    assert len(hints) == 1
    assert hints[0].severity == "I"
    assert "L10" in hints[0].message


def test_gravest_first() -> None:
    body = "Dear [Name],\n\nI hope this email finds you well. Could you refer me for a job?"
    order = ["EWI".index(item.severity) for item in _review("Hello", body)]
    assert order == sorted(order)
    assert len(order) > 4


@given(st.text(max_size=200), st.text(max_size=400))
def test_every_finding_stands_where_it_says(subject: str, body: str) -> None:
    for item in _review(subject, body):
        part = subject if item.part == "subject" else body
        assert part[item.start : item.end] == item.text
