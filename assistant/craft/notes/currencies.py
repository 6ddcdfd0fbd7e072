"""Signs and names of currencies as they stand beside a number, and the currency each means."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["code_of", "named_in", "sign_after", "sign_before"]


def code_of(sign: str) -> str | None:
    """The ISO 4217 code of a sign or a name; None where it may be one of several."""
    sign = sign.strip()
    if sign in _codes():
        return sign
    return _table()["means"].get(sign, _table()["means"].get(sign.lower())) or None


def named_in(text: str) -> str | None:
    """The code of a currency that is named apart from its figure: "that's pounds, by the way"."""
    said = re.search(rf"(?:that'?s|in) (?:the )?({_table()['said']})(?!\w)", text, re.IGNORECASE)
    return code_of(said[1]) if said else None


@cache
def sign_before() -> str:
    """The source of a regular expression for what stands before a number: "S$", "CHF"."""
    return rf"{_signs()}|(?<!\w)(?:{_table()['letters_before']}|{_code()})(?=[\s\d])"


@cache
def sign_after() -> str:
    """The same for what stands behind a number: "€", "NOK", "Swiss francs"."""
    return rf"{_signs()}|(?:{_table()['letters_after']}|{_table()['said']}|{_code()})(?!\w)"


def _signs() -> str:
    signs = [sign for sign in _table()["means"] if not sign[-1].isalnum() and sign[-1] != "."]
    return "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))


def _code() -> str:
    small = "|".join(sign for sign in _table()["means"] if re.fullmatch("[a-z]{3}", sign))
    return rf"{small}|(?-i:{'|'.join(sorted(_codes()))})"


@cache
def _codes() -> frozenset[str]:
    """The codes of the currencies that are in use, but for those that are words as well."""
    from babel.core import get_global

    used = {
        str(code)
        for currencies in get_global("territory_currencies").values()
        for code, _, until, tender in currencies
        if until is None and tender
    }
    return frozenset(used - set(_table()["words"]))


@cache
def _table() -> dict[str, Any]:
    source = files(__package__) / "currencies.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
