"""What a call costs: the user's own prices, else a dated table, else not known."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from fnmatch import fnmatch
from functools import cache
from importlib.resources import files

from assistant.llm.endpoint import Endpoint
from assistant.models import Record
from assistant.settings import Settings

_SNAPSHOT = re.compile(r"-\d{4}-\d{2}-\d{2}$")
NOT_KNOWN = "price not known"


class Price(Record):
    """US dollars for a million tokens, and where they are from, in words for the user."""

    tokens_in: float
    tokens_out: float
    source: str

    def of(self, tokens_in: int | None, tokens_out: int | None) -> float | None:
        """What so many tokens cost; None where the server does not say how many there were."""
        if self.tokens_in == self.tokens_out == 0:
            return 0.0
        if tokens_in is None or tokens_out is None:
            return None
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / 1_000_000


class _Listed(Record):
    name: str
    tokens_in: float
    tokens_out: float
    checked: date


def price(endpoint: Endpoint, settings: Settings) -> Price | None:
    """The price of the chosen model: the user's, nothing on this machine, the table's, or None.

    One price of the user's own is no price: half of a sum would pass for the whole.
    """
    if settings.price_in is not None and settings.price_out is not None:
        return Price(
            tokens_in=settings.price_in,
            tokens_out=settings.price_out,
            source="your own prices, from Settings",
        )
    if endpoint.local:
        return Price(tokens_in=0, tokens_out=0, source="it runs on this machine")
    hosts, listed = _table()
    known = listed.get(_SNAPSHOT.sub("", endpoint.model.lower()))
    if known is None or not any(fnmatch(endpoint.host, host) for host in hosts):
        return None
    return Price(
        tokens_in=known.tokens_in,
        tokens_out=known.tokens_out,
        source=f"OpenAI's list prices of {known.checked:%Y-%m-%d}",
    )


@cache
def _table() -> tuple[tuple[str, ...], dict[str, _Listed]]:
    table = tomllib.loads((files("assistant.app") / "prices.toml").read_text("utf-8"))
    listed = [
        _Listed(
            name=model["name"],
            tokens_in=model["in"],
            tokens_out=model["out"],
            checked=prices["checked"],
        )
        for prices in table["lists"]
        for model in prices["models"]
    ]
    return tuple(table["hosts"]), {model.name: model for model in listed}
