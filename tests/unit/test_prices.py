"""Prices: the user's own, nothing on this machine, a dated table, else not known."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from assistant.app.prices import price
from assistant.llm.endpoint import OPENAI, Endpoint
from assistant.settings import Settings

AZURE = "https://my-name.openai.azure.com/openai/v1"


def at(base_url: str, model: str) -> Endpoint:
    return Endpoint(base_url=base_url, model=model)


@pytest.mark.parametrize(
    ("base_url", "model", "prices"),
    [
        (OPENAI, "gpt-4o-mini", (0.15, 0.60)),
        (OPENAI, "gpt-4o-mini-2024-07-18", (0.15, 0.60)),
        (OPENAI, "GPT-4o", (2.50, 10.00)),
        (AZURE, "gpt-4.1", (2.00, 8.00)),
        ("http://localhost:11434/v1", "qwen2.5:1.5b", (0, 0)),
        ("http://127.0.0.1:8000/v1", "gpt-4o", (0, 0)),
        ("http://[::1]:8000/v1", "anything", (0, 0)),
        (OPENAI, "gpt-4o-audio-preview", None),  # a name that only begins like a known one
        (OPENAI, "gpt-99", None),
        (OPENAI, "", None),
        ("https://openrouter.example/v1", "gpt-4o", None),  # another seller's price
        ("https://api.openai.com.example/v1", "gpt-4o", None),
        ("https://localhost.example/v1", "gpt-4o", None),
        ("http://192.168.1.7:11434/v1", "qwen2.5:1.5b", None),
    ],
)
def test_what_is_known(base_url: str, model: str, prices: tuple[float, float] | None) -> None:
    found = price(at(base_url, model), Settings())
    assert (found and (found.tokens_in, found.tokens_out)) == prices


def test_the_users_own_prices_win() -> None:
    own = Settings(price_in=1, price_out=0)
    for base_url in (OPENAI, "http://localhost:11434/v1", "https://other.example/v1"):
        found = price(at(base_url, "gpt-4o"), own)
        assert found is not None
        assert (found.tokens_in, found.tokens_out) == (1, 0)
        assert "your own" in found.source


@pytest.mark.parametrize("half", [{"price_in": 1.0}, {"price_out": 1.0}])
def test_half_a_price_is_none(half: dict[str, Any]) -> None:
    assert price(at("https://other.example/v1", "m"), Settings(**half)) is None
    table = price(at(OPENAI, "gpt-4o"), Settings(**half))
    assert table is not None
    assert table.tokens_in == 2.50


@pytest.mark.parametrize(
    ("tokens", "cost"),
    [
        ((1_000_000, 0), 2.50),
        ((900, 400), 0.00625),
        ((None, 400), None),
        ((900, None), None),
    ],
)
def test_what_a_call_costs(tokens: tuple[int | None, int | None], cost: float | None) -> None:
    found = price(at(OPENAI, "gpt-4o"), Settings())
    assert found is not None
    assert found.of(*tokens) == (None if cost is None else pytest.approx(cost))


def test_on_this_machine_nothing_costs_whatever_the_server_counts() -> None:
    found = price(at("http://localhost:1234/v1", "m"), Settings())
    assert found is not None
    assert found.of(None, None) == 0


def test_the_table_says_when_and_where_it_is_from() -> None:
    table = tomllib.loads((files("assistant.app") / "prices.toml").read_text("utf-8"))
    assert table["page"].startswith("https://")
    names = [model["name"] for prices in table["lists"] for model in prices["models"]]
    assert len(names) == len(set(names))
    for prices in table["lists"]:
        assert isinstance(prices["checked"], date)
        for model in prices["models"]:
            assert 0 < model["in"] < model["out"]
    found = price(at(OPENAI, "gpt-4o"), Settings())
    assert found is not None
    assert "2026-" in found.source
