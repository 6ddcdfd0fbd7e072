"""Numbers as they are written and said: "31–34k", "2.600", "thirty-one and a half"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from assistant.craft.notes.currencies import sign_after, sign_before
from assistant.craft.notes.number_words import numbers_in_words

__all__ = ["Figure", "figures"]

_UNITS = {
    "zero": 0, "oh": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_THOUSANDS = r"k|grand|thou(?:sand)?|tsd\.?|tausend|mil|mille"
_LARGER = {"lakh": 100_000, "lac": 100_000, "crore": 10_000_000, "m": 1_000_000}
_GROUPED = r"\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d{1,2})?|[1-9]\d{0,2}(?: \d{3})+(?![\d.,])"
_WORD = "|".join([*_TENS, *[word for word in _UNITS if word != "oh"]])
_SPOKEN = re.compile(
    rf"(?<![\w-])(?P<words>(?:an?[ -](?:hundred|thousand)|hundred(?=[ -]and[ -])|(?:{_WORD}))"
    rf"(?:(?:(?:-|\s)|(?<=hundred)[ -]and[ -]|(?<=thousand)[ -]and[ -])"
    rf"(?:{_WORD}|oh(?=[ -](?:{_WORD}))|hundred|thousand))*)"
    rf"(?P<half> and a half(?:\s(?P<unit>hundred|thousand)(?!\w))?)?"
    rf"(?:\s(?P<thousands>grand|k|thou)(?!\w))?"
    rf"(?P<vague>-odd|-ish| odd| plus(?=\W*$|[.;)]|\s(?:a|per) year))?(?![\w])",
    re.IGNORECASE,
)
_DECADE = re.compile(
    rf"(?<!\w)(?P<words>{'|'.join(word[:-1] + 'ies' for word in _TENS)})(?!\w)", re.IGNORECASE
)
_DIGITS_LONG = re.compile(r"\b(?P<many>five|six|[56])[- ](?:figures?|figs?)\b", re.IGNORECASE)
_OF_A_MILLION = re.compile(
    r"(?<![\w/])(?:an? )?(?P<part>quarter|half|1/4|1/2|¼|½)(?:[ -]of)?(?:[ -]a)?[ -]?"
    r"mil+(?:ion)?\b",
    re.IGNORECASE,
)
_AND_SOME = re.compile(r" (?:y|e) (?:pico|poco|algo|tant[oa]s|pouco)(?P<mil> mil)?(?!\w)")
_HALF_DECADE = re.compile(r"(?<!\w)(?:anfang|mitte|ende) $", re.IGNORECASE)
_LEAST_THOUSANDS = 10_000  # round numbers in words from here on are said in thousands


class Figure(NamedTuple):
    """A number at `text[start:end]`; `unit` is 1000 if it says so ("34k", "thirty grand")."""

    start: int
    end: int
    value: float
    unit: int = 1
    currency: str = ""
    decade: bool = False  # "50s", "forties", "six figures"
    open_up: bool = False  # "60+"
    spoken: bool = False
    pence: bool = False  # two digits behind the point: an hour's pay, never thousands

    @property
    def named(self) -> bool:
        """Whether a currency was said in words: "forty pounds" are forty."""
        return self.currency[-1:].isalpha() and len(self.currency) > len("USD")


def figures(text: str) -> list[Figure]:
    """All numbers of a text, left to right."""
    found: list[Figure] = []
    for kind in (_of_a_million, _many_digits, _written, _decades, _in_words, _spoken):
        for figure in kind(text):
            if all(figure.end <= one.start or one.end <= figure.start for one in found):
                found.append(figure)
    return _with_pence(text, sorted(found))


def _with_pence(text: str, found: list[Figure]) -> list[Figure]:
    """ "twelve pounds sixty", "quatre euros trente-cinq", "13€50" are one figure each."""
    out: list[Figure] = []
    for figure in found:
        before = out[-1] if out else None
        bare = figure.unit == 1 and not figure.currency and not figure.decade
        if (
            before
            and bare
            and before.currency
            and before.unit == 1
            and before.value < 100
            and before.value % 1 == 0
            and 5 <= figure.value < 100
            and figure.value % 1 == 0
            and text[before.end - 1].isalpha() == figure.spoken
            and text[before.end : figure.start] in ((" ", " and ") if figure.spoken else ("",))
        ):
            value = before.value + figure.value / 100
            cents = re.match(r" (?:cents?|pence)(?!\w)", text[figure.end :])
            end = figure.end + (cents.end() if cents else 0)
            out[-1] = before._replace(end=end, value=value, pence=True)
        else:
            out.append(figure)
    return out


def _written(text: str) -> Iterator[Figure]:
    for match in _digits().finditer(text):
        raw = match["number"]
        grouped = re.fullmatch(r"(\d{1,3}(?:[.,'’ ]\d{3})+)(?:[.,](\d{1,2}))?", raw)
        if grouped:
            whole = re.sub(r"\D", "", grouped[1])
            value = float(f"{whole}.{grouped[2] or 0}")
        else:
            value = float(raw.replace(",", ".")) + (0.5 if match["half"] else 0)
        unit = 1000 if match["thousands"] else 1
        if match["larger"]:
            name = match["larger"].lower().rstrip("s")
            unit = _LARGER.get(name, _LARGER["m"])
        decade = match["decade"] or _HALF_DECADE.search(text[: match.start()])
        yield Figure(
            match.start(),
            match.start() + len(match[0].rstrip()),
            value,
            unit,
            (match["before"] or match["after"] or ("€" if "€" in match[0] else "")).strip(),
            bool(decade) and value % 10 == 0 and value < 1000,
            match["vague"] == "+",
            pence=re.search(r"(?<!\d)\d{1,3}[.,]\d\d$", raw) is not None,
        )


def _in_words(text: str) -> Iterator[Figure]:
    """Numbers in words in other languages than English."""
    for start, end, value in numbers_in_words(text):
        some = _AND_SOME.match(text, end)
        unit = 1000 if some and some["mil"] else 1
        if value >= _LEAST_THOUSANDS and value % 500 == 0:
            value, unit = value / 1000, 1000
        decade = _HALF_DECADE.search(text[:start]) and value % 10 == 0
        stop, currency = _signed(text, some.end() if some else end)
        yield Figure(start, stop, value, unit, currency, bool(decade), bool(some), spoken=True)


def _signed(text: str, end: int) -> tuple[int, str]:
    """Where a number in words ends with the currency behind it, and that currency."""
    sign = _currency_behind().match(text, end)
    return (sign.end(), sign[1]) if sign else (end, "")


def _decades(text: str) -> Iterator[Figure]:
    for match in _DECADE.finditer(text):
        value = _TENS[match["words"].lower().removesuffix("ies") + "y"]
        yield Figure(match.start(), match.end(), float(value), decade=True, spoken=True)


def _many_digits(text: str) -> Iterator[Figure]:
    for match in _DIGITS_LONG.finditer(text):
        value = 100.0 if match["many"].lower() in ("six", "6") else 10.0
        yield Figure(
            match.start(), match.end(), value, 1000, decade=True, open_up=True, spoken=True
        )


def _of_a_million(text: str) -> Iterator[Figure]:
    for match in _OF_A_MILLION.finditer(text):
        value = 500.0 if match["part"].lower() in ("half", "1/2", "½") else 250.0
        stop, currency = _signed(text, match.end())
        yield Figure(match.start(), stop, value, 1000, currency, spoken=True)


def _spoken(text: str) -> Iterator[Figure]:
    for match in _SPOKEN.finditer(text):
        value, thousands = _amount(match["words"].lower())
        if match["half"]:
            value = (value + 0.5) * (100 if match["unit"] == "hundred" else 1)
        thousands = thousands or match["unit"] == "thousand" or bool(match["thousands"])
        stop, currency = _signed(text, match.end())
        plus = (match["vague"] or "").strip() == "plus"
        yield Figure(
            match.start(),
            stop,
            value,
            1000 if thousands else 1,
            currency,
            open_up=plus,
            spoken=True,
        )


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
        elif part in _TENS or (_UNITS[part] >= 10 and before in _UNITS):
            # "four fifty" is four hundred and fifty, "two fifteen" two hundred and fifteen
            hundreds = current * (100 if before in _UNITS else 1)
            current = hundreds + (_TENS.get(part) or _UNITS[part])
        elif part == "oh":  # "one oh five"
            current *= 100
        elif before in _TENS or before in ("hundred", "oh") or not before:
            current += _UNITS[part]
        elif before in _UNITS:  # a second unit: what stands behind the point
            current += _UNITS[part] / 10
        before = part
    return total + current, False


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<before>{sign_before()})\s?|(?<!\w)(?<!\d[.,]))"
        rf"(?P<number>{_GROUPED}|\d+(?:[.,]\d{{1,2}})?)"
        rf"(?P<half> and a half)?(?P<decade>'?s(?!\w))?\s?"
        rf"(?:(?P<thousands>(?:{_THOUSANDS})(?!\w)|T(?=€|EUR))"
        rf"|(?P<larger>(?:lakhs?|lacs?|crores?|mio\.?|mill(?:ions?|ionen|ón|ones)?|(?<=\d)mn?)"
        rf"(?![\w])))?"
        rf"(?P<vague>ish(?!\w)|(?<=\S)\+(?!\s*\d|\w))?(?:(?:\s|-(?=[a-z]))?(?P<after>{sign_after()}))?",
        re.IGNORECASE,
    )


@cache
def _currency_behind() -> re.Pattern[str]:
    return re.compile(rf"(?:\s|-(?=[a-z]))({sign_after()})", re.IGNORECASE)
