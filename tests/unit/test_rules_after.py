"""The rules on what is written after a conversation, whoever wrote it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.craft.draft_rules import review
from assistant.models import Case, Finding, Heard, Kind, Pledge, Point, Request
from tests.unit.people import BEEKEEPER, TODAY

HEARD = Heard(
    on=date(2026, 11, 19),
    points=(
        Point(
            statement="Portfolio of two studies matters more than the CV.",
            quote="hiring: portfolio of 2 studies matters more than the CV",
            topic="standing_out",
        ),
        Point(
            statement="Most junior roles are never posted.",
            quote="most junior roles never posted",
            topic="hidden_market",
        ),
        Point(
            statement="x", quote="Weigh every hive before you open it.", topic="skills", spoken=True
        ),
    ),
    pledges=(Pledge(what="Send her my survey", quote="I promised to send her my two surveys"),),
    introduces=("Dev Mistry",),
    locked=("the team is being merged with marketing in spring, she is looking around",),
)
POINT = "I keep thinking of your point that a portfolio of two studies matters more than the CV."


def found(text: str, kind: Kind = "thanks", **values: object) -> list[Finding]:
    request = Request(kind=kind, via="Bo Lind" if kind == "introducer" else "")
    given = {"request": request, "contact": BEEKEEPER, "heard": HEARD, "today": TODAY} | values
    who = "Bo" if kind == "introducer" else "Ottilie"
    body = f"Dear {who},\n\nThank you for talking with me yesterday.\n\n{text}\n\nBest,\nSam Okafor"
    _, findings = review("Thank you for our conversation", body, Case.model_validate(given))
    return list(findings)


def rules(text: str, kind: Kind = "thanks", **values: object) -> list[tuple[str, str]]:
    return [(item.rule, item.severity) for item in found(text, kind, **values)]


@pytest.mark.parametrize(
    "text",
    [
        f"{POINT} I will go through my own examples with that in mind.",
        f"{POINT} I would love to tell you one day how it went.",
        f"{POINT} Thank you, too, for offering to introduce me to Dev Mistry.",
        f"{POINT} As promised, I will send you my two surveys by Friday.",
        "What you said about portfolios stayed with me: two studies matter more than a CV.",
        "One line in my notes: “portfolio of 2 studies matters more than the CV.”",
        "I keep thinking of what you said: “Weigh every hive before you open it.”",
        "You told me that most junior roles are never posted. It changes how I go about this.",
        f"{POINT} I will write to Dev Mistry, as you suggested.",
    ],
)
def test_a_good_thank_you(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    "ask",
    [
        "Could we talk again next month?",
        "Could you introduce me to your manager?",
        "Would you look at my draft?",
        "Could you send me the report?",
        "Who else should I talk to?",
        "Would you be my mentor?",
        "I would be grateful if you could call me for another chat.",
    ],
)
def test_a_new_ask_is_an_error(ask: str) -> None:
    findings = [item for item in found(f"{POINT} {ask}") if item.rule == "L07"]
    assert [(item.severity, item.text) for item in findings] == [("E", ask)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"{POINT} I attach my CV.", "L11"),
        (f"{POINT} Please let me know if you hear of openings.", "L10"),
        ("It was lovely to talk, and I learned a lot.", "L12"),
        (f"{POINT} Priya Nair, my neighbour, says so too.", "L21"),
    ],
)
def test_what_a_thank_you_is_not(text: str, rule: str) -> None:
    assert (rule, "E") in rules(text)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("I keep thinking of what you said: “a portfolio of studies is everything”.", "E"),
        ("You told me that nobody should ever learn Python before joining a bank.", "W"),
        ("You said that most junior roles are posted.", "W"),
        (f"{POINT} You said that juniors start at 45,000.", "W"),
    ],
)
def test_what_they_did_not_say(text: str, severity: str) -> None:
    assert ("L13", severity) in rules(text)


def test_nothing_off_the_record_is_repeated_in_any_kind() -> None:
    text = f"{POINT} I was sorry to hear that the team is merged with marketing."
    for kind in ("thanks", "introducer"):
        findings = [item for item in found(text, kind) if "off the record" in item.message]
        assert [(item.rule, item.severity) for item in findings] == [("L13", "E")]


def test_without_thanks_it_is_none() -> None:
    body = f"Dear Ottilie,\n\n{POINT}\n\nBest,\nSam Okafor"
    case = Case(request=Request(kind="thanks"), contact=BEEKEEPER, heard=HEARD, today=TODAY)
    _, findings = review("Our conversation about hives", body, case)
    assert ("L24", "W") in [(item.rule, item.severity) for item in findings]


@pytest.mark.parametrize(
    ("kind", "days", "late"),
    [("thanks", 1, False), ("thanks", 2, True), ("introducer", 2, False), ("introducer", 3, True)],
)
def test_late_thanks_are_told_by_a_hint(kind: Kind, days: int, late: bool) -> None:
    heard = HEARD.model_copy(update={"on": date(2026, 11, 20 - days)})
    text = f"{POINT} It was good to talk about Ottilie Varga-Munro."
    body_rules = rules(text, kind, heard=heard)
    assert (("L22", "I") in body_rules) is late
    assert "L22" not in [rule for rule, severity in body_rules if severity != "I"]


def test_the_introducer_hears_with_whom_it_was() -> None:
    assert ("L12", "E") in rules("We had a good conversation.", "introducer")
    named = "I talked with Ottilie Varga-Munro, and it helped me a great deal."
    assert ("L12", "E") not in rules(named, "introducer")


def test_the_sources_are_those_of_the_conversation() -> None:
    case = Case(request=Request(kind="thanks"), contact=BEEKEEPER, heard=HEARD, today=TODAY)
    sentences, _ = review("Thank you", f"Dear Ottilie,\n\n{POINT}", case)
    origins = {source.origin for sentence in sentences for source in sentence.sources}
    assert origins == {"talk"}
    without = case.model_copy(update={"heard": None})
    sentences, _ = review("Thank you", f"Dear Ottilie,\n\n{POINT}", without)
    assert not [source for one in sentences for source in one.sources if source.origin == "talk"]
