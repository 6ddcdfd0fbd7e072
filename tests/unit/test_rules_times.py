"""L25: the times that the answer to a yes proposes."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.craft.draft_rules import review
from assistant.models import Case, Finding, Request
from tests.unit.people import BEEKEEPER, TODAY

BODY = """Hi Ottilie,

Thank you for saying yes. Would one of these times suit you for 20 minutes?

- {}
- Wednesday 25 November, 14:00 GMT for you (15:00 CET for me)
- Friday 27 November, 13:00 GMT for you (14:00 CET for me)

I will call you. If none of them works, any other time you name is fine.

Best wishes,
Sam Okafor
"""
FIRST = "Tuesday 24 November, 10:00 GMT for you (11:00 CET for me)"


def case(today: date = TODAY, **request: str) -> Case:
    zones = {"my_zone": "Europe/Berlin", "their_zone": "Europe/London"}
    return Case(
        request=Request.model_validate({"kind": "yes", **zones, **request}),
        contact=BEEKEEPER,
        today=today,
    )


def found(text: str, where: Case | None = None) -> list[Finding]:
    _, findings = review("Three times for our call", BODY.format(text), where or case())
    return [item for item in findings if item.severity != "I" or item.rule == "L25"]


@pytest.mark.parametrize(
    "line",
    [
        FIRST,
        "Tuesday, 24 November: 10:00 GMT (11:00 CET)",
        "Tuesday, November 24, 10:00 am GMT for you (11:00 am CET for me)",
        "Tue 24 Nov, 11:00 CET for me, 10:00 GMT for you",
        "Tuesday the 24th of November at 10am your time (11am my time)",
        "24 November 2026, 10.00 GMT / 11.00 CET",
        "Dienstag, 24. November, 10:00 GMT (11:00 CET)",
    ],
)
def test_a_good_time_is_left_alone(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("line", "severity", "text", "said"),
    [
        (FIRST.replace("11:00", "12:00"), "E", "12:00 CET for me", "11:00 CET"),
        (FIRST.replace("10:00 GMT", "10:00 pm GMT"), "E", "11:00 CET for me", "23:00 CET"),
        (FIRST.replace("Tuesday", "Monday"), "E", "Monday 24 November", "is a Tuesday"),
        ("Thursday 19 November, 10:00 GMT (11:00 CET)", "E", "Thursday 19 November", "past"),
        ("Friday 20 November, 15:00 GMT (16:00 CET)", "W", "Friday 20 November", "today"),
        ("Tuesday 24 November, 10:00 GMT", "W", "10:00 GMT", "one time zone"),
        ("Tuesday 24 November, 19:00 GMT (20:00 CET)", "W", "19:00 GMT", "late"),
        ("Tuesday 24 November, 7:00 GMT (8:00 CET)", "W", "7:00 GMT", "early"),
        ("Saturday 28 November, 10:00 GMT (11:00 CET)", "W", "10:00 GMT", "weekend"),
    ],
)
def test_what_is_wrong_with_a_time(line: str, severity: str, text: str, said: str) -> None:
    first = found(line)[0]
    assert (first.rule, first.severity, first.text) == ("L25", severity, text)
    assert said in first.message
    assert BODY.format(line)[first.start : first.end] == text


def test_odd_hours_that_are_said_to_be_odd_are_left_alone() -> None:
    body = BODY.format("Tuesday 24 November, 19:00 GMT (20:00 CET)")
    body = body.replace("Would one", "I am sorry that the first is late for you. Would one")
    _, findings = review("Three times for our call", body, case())
    assert not [item for item in findings if item.rule == "L25"]


def test_no_time_and_too_few() -> None:
    lines = BODY.split("\n")
    none = "\n".join(line for line in lines if not line.startswith("-"))
    two = "\n".join(line for line in lines if line != "- {}")
    for body, severity in ((none, "W"), (two, "I")):
        _, findings = review("Three times for our call", body, case())
        assert [item.severity for item in findings if item.rule == "L25"] == [severity]


@pytest.mark.parametrize(("zone", "whose"), [("their_zone", "Their"), ("my_zone", "Your")])
def test_a_zone_that_is_not_known_is_asked_for(zone: str, whose: str) -> None:
    (first,) = found(FIRST, case(**{zone: ""}))
    assert first.message.startswith(f"{whose} time zone is not known")


def test_the_day_may_be_another_on_the_other_side() -> None:
    where = case(my_zone="Europe/London", their_zone="Pacific/Auckland")
    line = "Wednesday 25 November, 8:00 NZDT for you (Tuesday 24 November, 19:00 GMT for me)"
    body = BODY.format(line).split("- Wednesday 25 November, 14")[0] + "This is late for me."
    _, findings = review("Three times for our call", body, where)
    assert not [item for item in findings if item.rule == "L25" and item.severity != "I"]
    _, findings = review(
        "Three times for our call", body.replace("(Tuesday 24", "(Wednesday 25"), where
    )
    assert "E" in [item.severity for item in findings if item.rule == "L25"]


def test_times_at_the_turn_of_the_year_are_of_the_next() -> None:
    where = case(today=date(2026, 12, 29))
    body = BODY.format("Tuesday 5 January, 10:00 GMT (11:00 CET)").split("- Wednesday")[0]
    _, findings = review("Three times for our call", body, where)
    assert not [item for item in findings if item.rule == "L25" and item.severity != "I"]


def test_other_kinds_may_name_times_as_they_like() -> None:
    where = case().model_copy(update={"request": Request(kind="request")})
    _, findings = review("A question", BODY.format("Monday 24 November, 3:00 am"), where)
    assert not [item for item in findings if item.rule == "L25"]


def test_a_second_ask_is_still_one_too_many() -> None:
    body = BODY.format(FIRST).replace("I will call you.", "Could you also read my essay?")
    _, findings = review("Three times for our call", body, case())
    assert "L07" in [item.rule for item in findings if item.severity == "E"]
