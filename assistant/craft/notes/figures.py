"""Numbers as they are written and said: "31–34k", "2.600", "thirty-one and a half".

English numbers are read as words, and Spanish ones from twelve on ("cuarenta y dos mil").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Figure", "figures"]

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_CURRENCY = (
    r"C\$|A\$|R\$|[$£€]|(?<!\w)(?:usd|gbp|eur|chf|cad|aud|nzd|sek|nok|dkk|pln|inr|brl)(?!\w)"
)
_SAID = "pounds?|quid|euros?|dollars?|bucks|francs|franken|reais|rupees"
_AFTER = rf"[$£€]|(?:usd|gbp|eur|chf|cad|aud|nzd|sek|nok|dkk|pln|inr|brl|{_SAID})(?!\w)"
_GROUPED = r"\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d{1,2})?|[1-9]\d{0,2} \d{3}(?![\d.,])"
_DIGITS = re.compile(
    rf"(?P<before>(?:{_CURRENCY})\s?)?(?<!\w)(?<!\d[.,])(?P<number>{_GROUPED}|\d+(?:[.,]\d{{1,2}})?)"
    rf"(?P<half> and a half)?"
    rf"(?P<decade>'?s(?!\w))?\s?(?P<thousands>(?:k|grand|tsd\.?|thousand|tausend|mil|mille|t(?=€))(?!\w)|T€)?"
    rf"(?P<vague>ish(?!\w)|\+(?!\s*\d))?\s?(?P<after>{_AFTER})?",
    re.IGNORECASE,
)
_WORD = "|".join([*_TENS, *_UNITS])
_SPOKEN = re.compile(
    rf"(?<![\w-])(?P<words>(?:an? (?:hundred|thousand)|(?:{_WORD}))"
    rf"(?:(?:(?:-|\s)|(?<=hundred)\sand\s|(?<=thousand)\sand\s)(?:{_WORD}|hundred|thousand))*)"
    rf"(?P<half> and a half(?:\s(?P<unit>hundred|thousand)(?!\w))?)?"
    rf"(?:\s(?P<thousands>grand|k)(?!\w))?(?:\s(?P<after>pounds?|quid|euros?|dollars?|bucks|francs))?"
    rf"(?:\s(?P<pence>{'|'.join(_TENS)}|ten|fifteen)(?:-(?P<one>{'|'.join(_UNITS)}))?(?![\w-]))?(?![\w-])",
    re.IGNORECASE,
)
_DECADE = re.compile(
    rf"(?<!\w)(?P<words>{'|'.join(word[:-1] + 'ies' for word in _TENS)})(?!\w)", re.IGNORECASE
)
_SPANISH_UNITS = {
    "uno": 1, "un": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9,
}  # fmt: skip
_SPANISH_TENS = {
    "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17,
    "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiún": 21, "veintiuno": 21,
    "veintidós": 22, "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25, "veintiséis": 26,
    "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40,
    "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
_SPANISH = re.compile(
    rf"(?<!\w)(?P<tens>{'|'.join(_SPANISH_TENS)})(?!\w)"
    rf"(?: y (?:(?P<unit>{'|'.join(_SPANISH_UNITS)})|(?P<vague>poco|pico|algo|tant[oa]s))(?!\w))?"
    rf"(?P<thousands> mil(?!\w))?(?: (?P<after>euros)(?!\w))?",
    re.IGNORECASE,
)


class Figure(NamedTuple):
    """A number at `text[start:end]`; `thousands` if it says so ("34k", "thirty grand")."""

    start: int
    end: int
    value: float
    thousands: bool = False
    currency: str = ""
    decade: bool = False  # "50s", "forties"
    open_up: bool = False  # "60+"
    spoken: bool = False
    pence: bool = False  # two digits behind the point: an hour's pay, never thousands


def figures(text: str) -> list[Figure]:
    """All numbers of a text, left to right."""
    found = [*_written(text), *_decades(text), *_spanish(text)]
    found += [
        Figure(match.start(), match.end(), 100.0, thousands=True, open_up=True, spoken=True)
        for match in re.finditer(r"\bsix[- ]figures?\b", text, re.IGNORECASE)
    ]
    taken = [(figure.start, figure.end) for figure in found]
    found += [
        figure
        for figure in _spoken(text)
        if not any(first < figure.end and figure.start < last for first, last in taken)
    ]
    return sorted(found)


def _written(text: str) -> Iterator[Figure]:
    for match in _DIGITS.finditer(text):
        raw = match["number"]
        grouped = re.fullmatch(r"(\d{1,3}(?:[.,'’ ]\d{3})+)(?:[.,](\d{1,2}))?", raw)
        if grouped:
            whole = re.sub(r"\D", "", grouped[1])
            value = float(f"{whole}.{grouped[2] or 0}")
        else:
            value = float(raw.replace(",", ".")) + (0.5 if match["half"] else 0)
        yield Figure(
            match.start(),
            match.start() + len(match[0].rstrip()),
            value,
            bool(match["thousands"]),
            (match["before"] or match["after"] or ("€" if "€" in match[0] else "")).strip(),
            bool(match["decade"]) and value % 10 == 0 and value < 1000,
            match["vague"] == "+",
            pence=re.search(r"(?<!\d)\d{1,3}[.,]\d\d$", raw) is not None,
        )


def _spanish(text: str) -> Iterator[Figure]:
    for match in _SPANISH.finditer(text):
        value = _SPANISH_TENS[match["tens"].lower()] + _SPANISH_UNITS.get(
            (match["unit"] or "").lower(), 0
        )
        yield Figure(
            match.start(),
            match.end(),
            float(value),
            bool(match["thousands"]),
            match["after"] or "",
            open_up=bool(match["vague"]),
            spoken=True,
        )


def _decades(text: str) -> Iterator[Figure]:
    for match in _DECADE.finditer(text):
        value = _TENS[match["words"].lower().removesuffix("ies") + "y"]
        yield Figure(match.start(), match.end(), float(value), decade=True, spoken=True)


def _spoken(text: str) -> Iterator[Figure]:
    for match in _SPOKEN.finditer(text):
        value, thousands = _amount(match["words"].lower())
        if match["half"]:
            value = (value + 0.5) * (100 if match["unit"] == "hundred" else 1)
        thousands = thousands or match["unit"] == "thousand"
        if match["after"] and match["pence"]:
            pence = _TENS.get(match["pence"].lower()) or _UNITS[match["pence"].lower()]
            value += (pence + _UNITS.get((match["one"] or "zero").lower(), 0)) / 100
            end = match.end()
        else:
            end = match.end("after") if match["after"] else match.end()
        thousands = thousands or bool(match["thousands"])
        currency = match["after"] or ""
        yield Figure(match.start(), end, value, thousands, currency, spoken=True)


def _amount(words: str) -> tuple[float, bool]:
    """The value of a number in words, and whether it is counted in thousands.

    "twenty-nine nine" is twenty-nine point nine, as pay is said; "thirty-five thousand five
    hundred" is thirty-five point five thousands.
    """
    parts = [part for part in re.split(r"[\s-]+", words) if part not in ("and", "a", "an")]
    if parts and parts[0] in ("hundred", "thousand"):
        parts.insert(0, "one")
    if "thousand" in parts:
        at = parts.index("thousand")
        head, _ = _amount(" ".join(parts[:at]))
        rest = _amount(" ".join(parts[at + 1 :]))[0] if parts[at + 1 :] else 0.0
        return head + rest / 1000, True
    total = current = 0.0
    before = ""
    for part in parts:
        if part == "hundred":
            current = (current or 1) * 100
        elif part in _TENS:  # "four fifty" is four hundred and fifty
            current = current * (100 if before in _UNITS else 1) + _TENS[part]
        elif before in _TENS or before == "hundred" or not before:
            current += _UNITS[part]
        elif before in _UNITS:  # a second unit: what stands behind the point
            current += _UNITS[part] / 10
        before = part
    return total + current, False
