"""Many wordings of what each rule asks for, in six languages, and as many that only look so.

`wordings/<rule>.txt` holds one example a line: "+" must draw the rule, "-" must not. "|" is
a break: the first one ends a paragraph, later ones a line. "Name => text" gives the contact
that name. In L05 the line is a subject.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.craft.draft_rules import review
from assistant.models import Case, Education, Experience, Fact, Me, Profile

FOLDER = Path(__file__).parent / "wordings"
SENDER = Me(name="Sam Okonjo", work="maths teacher at Redhill Secondary School")


def _contact(name: str) -> Profile:
    planner = Experience(
        title=Fact(text="Demand planner"),
        company=Fact(text="Northline Foods"),
        start=Fact(text="2021"),
        end=Fact(text="Present"),
        current=True,
        details=(Fact(text="Cut the forecast error from 31 % to 19 % in two seasons"),),
    )
    buyer = Experience(
        title=Fact(text="Buyer"),
        company=Fact(text="Harrow & Pike"),
        start=Fact(text="2016"),
        end=Fact(text="2021"),
    )
    school = Education(school=Fact(text="Carrow University"), degree=Fact(text="BSc, Statistics"))
    return Profile(
        kind="facts",
        name=Fact(text=name),
        headline=Fact(text="Demand planner at Northline Foods"),
        experiences=(planner, buyer),
        education=(school,),
        skills=(Fact(text="R"),),
        posts=(Fact(text="Why forecasts lie in August"),),
    )


def _drawn(rule: str, line: str) -> bool:
    """Whether the review of an example has a finding by the rule."""
    name, arrow, text = line.partition(" => ")
    contact = _contact(name if arrow else "Noor Adeyemi")
    case = Case(contact=contact, me=SENDER, today=date(2026, 3, 2))
    text = text if arrow else line
    if rule == "L05":
        subject, body = text, "I read your post about it."
    else:
        subject, body = None, text.replace("|", "\n\n", 1).replace("|", "\n")
    return any(finding.rule == rule for finding in review(subject, body, case)[1])


def _examples() -> list[tuple[str, str, str]]:
    """(rule, mark, line) of all files."""
    return [
        (path.stem, line[0], line[2:])
        for path in sorted(FOLDER.glob("L*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line[:2] in ("+ ", "- ")
    ]


@pytest.mark.parametrize(("rule", "mark", "line"), _examples())
def test_a_rule_tells_the_act_from_what_resembles_it(rule: str, mark: str, line: str) -> None:
    assert _drawn(rule, line) == (mark == "+")


def test_every_file_has_both_sides() -> None:
    sides: dict[str, set[str]] = {}
    for rule, mark, _ in _examples():
        sides.setdefault(rule, set()).add(mark)
    assert len(sides) == 16
    assert all(marks == {"+", "-"} for marks in sides.values())
