"""What a plan is held against, what a rule says of it, and the words that the rules look for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.models import Profile, Record, Severity
from assistant.plans import Known, Question, Role, Witness

__all__ = ["PlanFinding", "Setting", "found", "search", "words"]


class Setting(Record):
    """What a plan is held against: the person, the role, what earlier people said."""

    contact: Profile | None = None
    role: Role | None = None
    minutes: int = 25
    person: str | None = None  # Person.id of the contact
    executive: bool = False
    known: tuple[Known, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()  # names that are one employer, as the user said
    parted: tuple[str, ...] = ()


class PlanFinding(Record):
    """What a rule says of a plan: of one question, or of the whole."""

    rule: str  # "P07"
    severity: Severity
    question: str | None = None  # Question.id; None: the plan
    text: str = ""  # the words it is about
    message: str
    mend: str


def found(
    said: Question, rule: str, severity: Severity, message: str, mend: str, text: str = ""
) -> PlanFinding:
    """What a rule says of one question."""
    return PlanFinding(
        rule=rule, severity=severity, question=said.id, text=text, message=message, mend=mend
    )


def search(row: str, text: str) -> re.Match[str] | None:
    """Where an expression of taxonomy/question_rules.toml stands in a text, without case."""
    return expression(row).search(text)


@cache
def expression(row: str) -> re.Pattern[str]:
    """An expression of taxonomy/question_rules.toml."""
    return re.compile(str(words(row)), re.IGNORECASE)


def words(row: str) -> Any:
    """An entry of taxonomy/question_rules.toml."""
    return _data()[row]


@cache
def _data() -> dict[str, Any]:
    place = files(__package__) / "taxonomy" / "question_rules.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))
