"""The page of the rules says what the code does."""

from __future__ import annotations

from pathlib import Path

from assistant.craft.draft_rules import RULES, THRESHOLDS
from benchmarks.rule_table import table

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == table()


def test_every_threshold_belongs_to_a_rule() -> None:
    assert set(THRESHOLDS) <= {rule.id for rule in RULES}
    assert "{" not in table()
