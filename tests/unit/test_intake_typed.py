"""Tables of typed facts: labelled lines, loose lines, sentences, in six languages."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.intake.me import read_me
from assistant.intake.typed.profile import read_facts
from tests.unit.typed_cases import cases, summary, told


@pytest.mark.parametrize("case", cases("labelled", "loose", "prose", "more"))
def test_typed_facts(case: dict[str, Any]) -> None:
    assert summary(read_facts(case["text"])) == told(case)


@pytest.mark.parametrize("case", cases("me", "more_me"))
def test_about_oneself(case: dict[str, Any]) -> None:
    me = read_me(case["text"])
    assert (me.name, me.work, me.learn) == (case["name"], case["work"], case["learn"])
    assert me.profile is not None
    assert me.profile.source.strip() == case["text"].strip()
    companies = [role.company.text for role in me.profile.experiences if role.company]
    schools = [item.school.text for item in me.profile.education if item.school]
    assert companies == case.get("employers", companies)
    assert schools == case.get("schools", schools)
