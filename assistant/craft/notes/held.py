"""The day of a conversation, as its notes say it: "Thu 12 Nov 2026, phone, 25 min".

People write it in the first lines, or say it at the start of a recording. Due dates count from it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from assistant.craft.lexicon import level
from assistant.craft.notes.dates import index_of, names_of

__all__ = ["day_held"]

_MONTHS = 12
_SHORT_DAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")  # German, their stop left out
_LINES, _LETTERS = 6, 400  # of the head of a text, in which its day stands
_LONG_AGO = timedelta(days=3 * 366)  # a day before that is told of, not of the conversation
_AHEAD = timedelta(days=366)  # with the year written out; a clock may be wrong
_TOLD = re.compile(  # a day that something else happened or is due on
    r"\b(?:by|before|until|till|since|from|born|starts?|due|bis|seit|vor|ab|desde|antes|hasta|avant"
    r"|depuis|jusqu'au)(?: the| el| le| dem| zum)?\s*$",
    re.IGNORECASE,
)
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second",
    "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh",
    "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
]  # fmt: skip


def day_held(text: str, today: date) -> date | None:
    """The first day that stands in the head of `text`, the source of a conversation; else None.

    Without a year it is the last such day that is not after `today`.
    """
    head = [line for line in text[: _LETTERS * 4].splitlines() if line.strip()][:_LINES]
    return next(_days(level("\n".join(head)[:_LETTERS]), today), None)


def _days(head: str, today: date) -> Iterator[date]:
    found = sorted(
        (match for form in _forms() for match in form.finditer(head)),
        key=lambda match: (match.start(), -len(match[0])),
    )
    for match in found:
        if _TOLD.search(head[: match.start()]):
            continue
        day = _day(match.groupdict(), today)
        if day is not None and today - _LONG_AGO <= day <= today + _AHEAD:
            yield day


def _day(said: dict[str, str | None], today: date) -> date | None:
    try:
        name = said.get("name")
        month = index_of("months", name) + 1 if name else int(said["month"] or 0)
        day = _number(said["day"] or "")
        if said.get("year"):
            return date(2000 + int(said["year"] or 0) % 100, month, day)
        if said.get("weekday"):
            return _on_a(said["weekday"] or "", (day, month), today)
        this_year = date(today.year, month, day)
        return this_year if this_year <= today else date(today.year - 1, month, day)
    except ValueError:  # no such day, such as the 31st of April
        return None


def _on_a(weekday: str, numbers: tuple[int, int], today: date) -> date | None:
    """The last "Thu 8/10" not after `today`: which number is the month tells the weekday."""
    wanted = index_of("days", f"{weekday}." if weekday.lower() in _SHORT_DAYS else weekday)
    for year in (today.year, today.year - 1):
        for day, month in (numbers, numbers[::-1]):
            if month <= _MONTHS and day <= monthrange(year, month)[1]:
                found = date(year, month, day)
                if found <= today and found.weekday() == wanted:
                    return found
    return None


def _number(said: str) -> int:
    word = said.lower().replace(" ", "-")
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else int(re.sub(r"\D", "", said))


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    name = rf"(?P<name>{names_of('months')})\.?(?!\w)"
    words = "|".join(word.replace("-", "[- ]") for word in reversed(_ORDINALS))
    day = rf"(?<![\w.:/-])(?P<day>\d{{1,2}}(?:st|nd|rd|th|\.|º|er)?|{words})"
    year = r"(?:,?\s+(?:del? )?(?P<year>20\d\d)(?!\d))?"
    numbers = r"(?<![\d.:/-])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>20\d\d)(?!\d)"
    short = r"(?<![\d.:/-])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>2\d)(?![\d.])"
    weekday = rf"(?<!\w)(?P<weekday>{names_of('days')}|{'|'.join(_SHORT_DAYS)})[.,]?\s+"
    forms = (
        r"(?<![\d.-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        numbers,
        short,
        rf"{weekday}(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})(?![\d:/]|\.\d)",
        r"(?<![\d.:/-])(?P<month>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>20\d\d)(?!\d)",
        rf"{day}\s+(?:of\s+|del?\s+)?{name}{year}",
        rf"(?<!\w){name}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?!\s?(?:am|pm|h\b|k\b)){year}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
