"""Numbers as people write them: years, spans of time, counts and shares.

A number is read in digits ("38,000", "34 %", "2018") or in the words of a language
("six weeks", "a third", "twenty-five").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from assistant.craft.claims.words import LANGUAGES, Wording, wording
from assistant.craft.lexicon import level
from assistant.craft.names import fold, stem

__all__ = ["Amount", "amounts", "close_enough", "months_in"]

Kind = Literal["year", "span", "ago", "between", "minutes", "share", "count"]
Qualifier = Literal["", "over", "nearly", "about"]

_DIGITS = re.compile(r"(?<![\w@/#])(?:[$€£]\s?)?(\d[\d.,' ]*\d|\d)\s?(%|percent|per cent|pour cent|per cento|por ciento|por cento|prozent|k\b|m\b(?!')|mio\b|mrd\b)?", re.IGNORECASE)  # noqa: E501  # fmt: skip
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?", re.UNICODE)
_CLOCK = re.compile(
    r"(?<![\d.,$€£])\d{1,2}(?:\.[0-5]\d(?![\d.%]| ?(?:%|k\b|m\b|mi|bi|per|euro|€))|"
    r":\d\d| ?(?:a\.?m|p\.?m|uhr|h\d{0,2}|heures)\b)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|º|ª|er|e|ème|°)(?!\w)")
_HOUR = re.compile(
    r"[ -](?:an |of an |d'|de |di |una )?(?:hour|hora|ora|heure|stunde)", re.IGNORECASE
)
_AND_HALF = re.compile(r"(?: and a half| et demie?| y medi[oa]| e mei[oa]| e mezz[oa])(?!\w)")
_ODD = re.compile(r"(?:-| )(?:odd|some|something|plus)(?=[ -])")
_PLUS = (" ", "-", " et ", "-et-", " y ", " e ", " and ")
# "For six years before …" is a length; "six years before …" a distance.
_DURING = re.compile(r"\b(?:for|spent|pendant|durante|durant|per|after) (?:\w+ )?$", re.I)
_MAX_VALUE = 10**12


class Amount(NamedTuple):
    """A number of a text: what it says, where, and what it counts."""

    value: float  # years and months of spans are in their unit; shares between 0 and 1
    kind: Kind
    unit: str  # "year", "month", "week", "day", "minute" or ""
    noun: str  # stem of the word that follows, "" where there is none
    qualifier: Qualifier
    start: int
    end: int  # with the unit
    digits: bool = False


@lru_cache(maxsize=10_000)
def amounts(text: str, language: str) -> tuple[Amount, ...]:
    """The numbers of a text, left to right; dates of the day and clock times left out."""
    words = wording(language if language in LANGUAGES else "en")
    if words is None:
        return ()
    even = level(text)
    digits = _in_digits(even, words)
    spelt = [
        item
        for item in _in_words(even, words)
        if not any(item.start < one.end and one.start < item.end for one in digits)
    ]
    return tuple(_with_units(sorted(digits + spelt, key=lambda item: item.start)))


def _with_units(found: list[Amount]) -> list[Amount]:
    """ "Eight years …, I for ten": a bare number after a span counts the same unit."""
    out: list[Amount] = []
    for item in found:
        before = out[-1] if out else None
        if before and item.start < before.end:
            continue  # the half of "five and a half"
        bare = item.kind == "count" and not item.noun and item.value < 60
        if bare and before and before.kind == "span" and before.unit == "year":
            item = item._replace(kind="span", unit="year")
        out.append(item)
    return out


def _in_digits(text: str, words: Wording) -> list[Amount]:
    out: list[Amount] = []
    clocks = [match.span() for match in _CLOCK.finditer(text)]
    for match in _DIGITS.finditer(text):
        digits, mark = match[1].rstrip(" .,'"), (match[2] or "").casefold()
        start, end = match.start(), match.start(1) + len(digits)
        if any(first <= start < last for first, last in clocks):
            continue
        for part, at in _parts(digits, match.start(1)):
            marked = mark and at + len(part) == end
            out += _digit_amount(text, part, at, mark if marked else "", match.end(), words)
    return [item for item in out if not _is_day(text, item, words)]


def _parts(digits: str, start: int) -> list[tuple[str, int]]:
    """A run of digits as numbers: "38 000" is one, "2018 2021" are two."""
    if re.fullmatch(r"\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?", digits):
        return [(digits, start)]
    return [(part[0], start + part.start()) for part in re.finditer(r"\d+", digits)]


def _digit_amount(
    text: str, digits: str, start: int, mark: str, stop: int, words: Wording
) -> list[Amount]:
    value, end = _value(digits), start + len(digits)
    if value is None or value > _MAX_VALUE or _ORDINAL.match(text, end):
        return []
    scale = {"k": 1e3, "m": 1e6, "mio": 1e6, "mrd": 1e9}.get(mark)
    if mark and scale is None:
        qualifier = _qualifier(text, start, words)
        return [Amount(value / 100, "share", "", "", qualifier, start, stop, True)]
    value, end = (value * scale, stop) if scale else (value, end)
    large = re.compile(r" ([^\W\d_]+)").match(text, end)
    times = words.numbers.get(fold(large[1])) if large else None
    if large and times and times >= 1000:
        value, end = value * times, large.end()
    year = digits.isdigit() and len(digits) == 4 and 1940 <= value <= 2060
    if year and not _unit(text, end, words)[0]:
        return [Amount(value, "year", "", "", "", start, end, True)]
    return [_counted(text, value, start, end, words, True)]


def _value(digits: str) -> float | None:
    bare = re.sub(r"(?<=\d)[ .,'](?=\d{3}(?!\d))", "", digits).replace(",", ".").replace(" ", "")
    try:
        return float(bare.replace("'", ""))
    except ValueError:
        return None


def _in_words(text: str, words: Wording) -> list[Amount]:
    found = [(match, words.numbers.get(fold(match[0]))) for match in _TOKEN.finditer(text)]
    out: list[Amount] = []
    index = 0
    while index < len(found):
        match, value = found[index]
        if value is None or (value < 1 and not _is_share(found, index, words)):
            value = value if value is None or value >= 1 else None
            compound = _compound(fold(match[0]), words) if value is None else None
            if compound is None:
                index += 1
                continue
            value = compound
        last = index
        total = 0.0
        while value >= 1:
            ahead = next((at for at in (last + 1, last + 2) if at < len(found) and found[at][1]), 0)
            gap = text[found[last][0].end() : found[ahead][0].start()]
            following = found[ahead][1] if ahead and gap in _PLUS else None
            if value >= 1000 and following and 1 < following < 1000:
                total, joined = total + value, following  # "mille trois cents"
            else:
                joined = _join(value, following) or 0.0
            if not joined:
                break
            value, last = joined, ahead
        value += total
        if value == 1:
            index += 1
            continue
        start, end = match.start(), found[last][0].end()
        if value < 1:
            qualifier = _qualifier(text, start, words)
            out.append(Amount(value, "share", "", "", qualifier, start, end))
        else:
            out.append(_counted(text, value, start, end, words, False))
        index = last + 1
    return out


def _is_share(found: list[tuple[re.Match[str], float | None]], index: int, words: Wording) -> bool:
    match = found[index][0]
    before = fold(found[index - 1][0][0]) if index else ""
    return words.has("before_share", before) and not _HOUR.match(match.string, match.end())


def _join(value: float, following: float | None) -> float | None:
    """Two number words in a row as one number: 20 and 5, 3 and 100."""
    if following is None or following < 1:
        return None
    if following in (100, 1000, 1_000_000) and value < following:
        return value * following
    if 20 <= value < 100 and value % 10 == 0 and following < (20 if value in (60, 80) else 10):
        return value + following
    if value == 10 and 7 <= following <= 9:  # dix-sept
        return value + following
    if value == 4 and following == 20:  # quatre-vingt
        return 80.0
    if value >= 100 and following < 100:
        return value + following
    return None


def _compound(word: str, words: Wording) -> float | None:
    """Numbers written as one word: "fünfundzwanzig", "dreihundert", "centoventi"."""
    if words.language == "it":
        return _joined_up(word, words)
    if words.language != "de":
        return None
    if word.endswith("einhalb") and word.removesuffix("einhalb") in words.numbers:
        return words.numbers[word.removesuffix("einhalb")] + 0.5
    tens = re.fullmatch(r"(\w+?)und(\w+)", word)
    one = words.numbers.get(tens[1], 1.0 if tens[1] == "ein" else None) if tens else None
    ten = words.numbers.get(tens[2]) if tens else None
    if one and ten and one < 10 <= ten < 100:
        return one + ten
    hundreds = re.fullmatch(r"(\w*?)(hundert|tausend)(\w*)", word)
    if hundreds:
        times = words.numbers.get(hundreds[1], 1.0 if hundreds[1] in ("", "ein") else None)
        rest = words.numbers.get(hundreds[3]) or _compound(hundreds[3], words) or 0.0
        whole = rest or not hundreds[3]
        return times * words.numbers[hundreds[2]] + rest if times and whole else None
    return None


def _joined_up(word: str, words: Wording) -> float | None:
    """Italian: hundreds and tens in front, the tens without their vowel before "uno", "otto"."""
    for front, value in words.numbers.items():
        for head in (front, front[:-1] if value < 100 else front):
            rest = word[len(head) :]
            if value < 20 or len(rest) < 2 or not word.startswith(head):
                continue
            tail = 1.0 if rest == "uno" else words.numbers.get(rest) or _joined_up(rest, words)
            if tail and tail < value:
                return value + tail
            if rest in ("mila",):
                return value * 1000
    return None


def _counted(text: str, value: float, start: int, end: int, words: Wording, digits: bool) -> Amount:
    odd = _ODD.match(text, end)
    if odd:  # "forty-odd miles"
        rest = _counted(text, value, start, odd.end(), words, digits)
        return rest._replace(qualifier="over")
    half = _AND_HALF.match(text, end)
    end = half.end() if half else end
    unit, noun, stop = _unit(text, end, words)
    half = half or (_AND_HALF.match(text, stop) if unit else None)
    value += 0.5 if half else 0.0
    if value == 10 and words.has("decades", fold(text[start:end])):
        span, qualifier = _decades(text, start, words), _qualifier(text, start, words) or "about"
        return Amount(span, "span", "year", "", qualifier, start, end, digits)
    if unit == "minute":
        kind: Kind = "minutes"
    elif unit:
        kind = "span"
        if _is_ago(text, start, stop, words, "ago"):
            kind = "ago"
        elif _is_ago(text, start, stop, words, "relative") and not _DURING.search(text[:start]):
            kind = "between"
    else:
        kind = "count"
    value = value * 10 if words.has("decades", fold(text[end:stop].strip(" -"))) else value
    return Amount(value, kind, unit, noun, _qualifier(text, start, words), start, stop, digits)


def _decades(text: str, start: int, words: Wording) -> float:
    before = _TOKEN.findall(text[:start])[-1:]
    number = words.numbers.get(fold(before[0]), 1.0) if before else 1.0
    return 10 * (number if 1 <= number < 10 else 1.0)


def _unit(text: str, end: int, words: Wording) -> tuple[str, str, int]:
    """The unit after a number, else the stem of the next telling word; and where it ends."""
    follow = re.compile(r"[ -]{1,2}(?:de |di |d')?([^\W\d_]+(?:'[^\W\d_]+)?)").match(text, end)
    if not follow:
        return "", "", end
    word = fold(follow[1])
    for unit in ("year", "month", "week", "day", "minute"):
        if word in words.units[unit]:
            return unit, "", follow.end()
    if words.has("stop", word) or word in words.numbers:
        return "", "", end
    return "", stem(word), end


def _is_ago(text: str, start: int, end: int, words: Wording, unit: str) -> bool:
    """Whether a word beside the span counts it from today ("ago") or another day ("later")."""
    after = _TOKEN.match(text, end + 1)
    before = _TOKEN.findall(text[:start])[-1:]
    around = {fold(after[0]) if after and after[0] != "à" else ""}
    if unit == "relative":  # "a nove anni di distanza"
        around.update(map(fold, _TOKEN.findall(text[end : end + 16])[:2]))
    if unit == "ago":  # "vor drei Jahren", "hace tres años"
        around.add(fold(before[0]) if before else "")
    return bool(around & words.units[unit])


def _qualifier(text: str, start: int, words: Wording) -> Qualifier:
    before = text[max(0, start - 30) : start]
    for name in ("nearly", "over", "about"):
        for match in words.every(name, before):
            if not re.search(r"\w", re.sub(r"^\s*(?:a|an|the|the last|of)\s*$", "", before[match.end() :])):  # noqa: E501  # fmt: skip
                return name
    return ""


def _is_day(text: str, item: Amount, words: Wording) -> bool:
    """Whether a small number is the day of a month ("4 May", "May 4", "4. Mai", "3 de marzo")."""
    if item.value > 31 or item.kind != "count":
        return False
    months = words.words["months"]
    after = re.compile(r"\.?\s?(?:de |of )?([^\W\d_]+)").match(text, item.end)
    before = re.search(r"([^\W\d_]+)\.? (?:the |le |il )?$", text[: item.start])
    near = {fold(match[1]) for match in (after, before) if match}
    weekday = before is not None and fold(before[1]) in words.words["not_names"]
    return bool(near & months) or weekday


def months_in(item: Amount) -> float:
    """A span in months."""
    return item.value * {"year": 12.0, "month": 1.0, "week": 0.23, "day": 0.033}.get(item.unit, 0)


def close_enough(stated: Amount, true_low: float, true_high: float) -> bool:
    """Whether a stated span of years or months describes one of `true_low` to `true_high` months.

    People round: "six years" is said of five and a half up to just under seven, "nearly
    ten" of nine up to ten, "over eight" of eight up to ten. Our own setting.
    """
    said = months_in(stated)
    unit = 12.0 if stated.unit == "year" else 1.0
    slack = max(unit * 0.5, said * 0.04)
    low, high = {
        "": (said - slack, said + unit * 0.85),
        "about": (said - unit * 1.1 - said * 0.1, said + unit * 1.1 + said * 0.1),
        "over": (said - unit * 0.1, said + unit * 2 + said * 0.15),
        "nearly": (said - unit * 1.25 - said * 0.05, said + unit * 0.15),
    }[stated.qualifier]
    return true_high >= low and true_low <= high
