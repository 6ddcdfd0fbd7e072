"""Token counts: near OpenAI's o200k_base on ordinary text, and rounded for people.

The counts of the table were made with bpe-openai 0.1.4, which is no dependency: 70 MB.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.app.tokens import about_tokens, about_tokens_of, rounded

COUNTED = tomllib.loads((Path(__file__).parent / "tokens.toml").read_text("utf-8"))["texts"]
OFF = 0.19  # of each of them; the docstring of about_tokens tells the errors of longer texts


@pytest.mark.parametrize("counted", COUNTED, ids=lambda counted: counted["name"])
def test_it_is_near_the_real_count(counted: dict[str, Any]) -> None:
    assert abs(about_tokens(counted["text"]) - counted["tokens"]) <= OFF * counted["tokens"]


def test_nothing_is_nothing() -> None:
    assert about_tokens("") == 0
    assert about_tokens("   ") == 0


@given(st.text(max_size=200), st.text(max_size=200))
def test_it_grows_with_the_text(one: str, two: str) -> None:
    assert 0 <= about_tokens(one) <= len(one) * 2
    assert about_tokens(f"{one}\n{two}") >= max(about_tokens(one), about_tokens(two)) - 1


def test_each_message_adds_a_little() -> None:
    assert about_tokens_of(["Hello", "Hello"]) > 2 * about_tokens("Hello")


@pytest.mark.parametrize(
    ("tokens", "told"), [(3, 10), (44, 40), (96, 100), (912, 900), (1349, 1300), (12_060, 12_100)]
)
def test_people_are_told_a_round_number(tokens: int, told: int) -> None:
    assert rounded(tokens) == told
