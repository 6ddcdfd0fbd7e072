"""Days of the month, days of the week and seasons: as the facts print them?

They are judged only where the facts speak of days or seasons too: people may always say
"on a Saturday" of what no fact dates.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from assistant.craft.claims.careers import has_month
from assistant.craft.claims.patterns import find
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import Passage
from assistant.craft.names import fold

__all__ = ["calendar", "season_of"]

_TELLS = 12  # from a larger count a fact is known
_WORD = re.compile(r"[^\W\d_]{3,}(?:-feira)?")
# "An ordinary Tuesday", "this spring": no day that a fact could date.
_LOOSE = re.compile(
    r"(?:\b(?:this|an?|any|ordinary|one|un[ae]?|eine?n?|um[a]?|jeden|diesen?|cet(?:te)?|ce|est[ae]|quest[aoe]) |quest')$",  # noqa: E501
    re.I,
)
_BESIDE = re.compile(r"(?<!\d)([0-3]?\d)(?:\.|st|nd|rd|th|er|º|°)? (?:de |of |di |d')?$")
_YEAR = re.compile(r" (?:of |de |del |do |dell')?((?:19|20)\d\d)(?!\d)")
_BEHIND = re.compile(r" (?:the )?([0-3]?\d)(?:st|nd|rd|th)?(?!\d|:)")


def calendar(reading: Reading) -> Iterator[Problem]:
    """Days and seasons of which the facts print another one, and this one nowhere."""
    if reading.words is None or reading.text.rstrip().endswith("?"):
        return
    passages = [*reading.sources.contact.all, *reading.sources.me.passages]
    if find("calendar_moods", "open", reading.language, reading.text):
        return
    promised = find("calendar_moods", "ahead", reading.language, reading.text)
    if reading.case.heard is not None and promised:
        return
    for match in _WORD.finditer(reading.text):
        segment = reading.at(match.start())
        if segment.mood in ("intention", "asked") or re.search(
            r"\b(?:next|prochain\w*|nächste\w*|pr[óo]xim\w*|prossim\w*) $",
            reading.text[: match.start()],
        ):
            continue
        for kind in ("days", "seasons"):
            which = _named(kind, fold(match[0]))
            if which is None or (
                _LOOSE.search(reading.text[: match.start()])
                and not _is_dated(reading, kind, passages)
            ):
                continue
            dated = _of_year(reading, match, passages) or passages
            printed = {found for item in dated for found in _of_text(kind, item.text)}
            if printed and which not in printed:
                yield _problem(match, "another one stands in the facts")
        yield from _day(reading, match, passages)


def season_of(word: str) -> int | None:
    """Which season a word names, 0 for spring; None for any other word."""
    return _named("seasons", fold(word))


def _of_year(reading: Reading, match: re.Match[str], passages: list[Passage]) -> list[Passage]:
    """ "Autumn 2022": the facts that print this year with a season or a day."""
    year = _YEAR.match(reading.text, match.end())
    return [
        item for item in passages
        if year and float(year[1]) in item.values
        and (_of_text("seasons", item.text) or _of_text("days", item.text))
    ]  # fmt: skip


def _is_dated(reading: Reading, kind: str, passages: list[Passage]) -> bool:
    """Whether a fact that prints a day holds a number of the sentence: "640 on a Sunday"."""
    said = {item.value for item in reading.amounts if item.kind == "count" and item.value > _TELLS}
    return any(said & item.values and _of_text(kind, item.text) for item in passages)


def _day(reading: Reading, match: re.Match[str], passages: list[Passage]) -> Iterator[Problem]:
    """ "14 May": the day that the facts print with the month."""
    words, sent = reading.words, reading.case.request.sent
    month = words.months.get(fold(match[0])) if words else None
    said = _BESIDE.search(reading.text[: match.start()]) or _BEHIND.match(reading.text, match.end())
    if month is None or said is None or not 1 <= int(said[1]) <= 31:
        return
    day = int(said[1])
    if sent and sent.month == month:
        return
    dated = [item for item in passages if has_month(item, month)]
    days = {number for item in dated for number in _days_printed(item.text)}
    if days and day not in days:
        yield _problem(match, "the facts print another day of that month")


def _days_printed(text: str) -> list[int]:
    """The numbers beside a month's name, and the days of numeric dates."""
    found = [int(item) for item in re.findall(r"(?<!\d)([0-3]?\d)(?:\.|st|nd|rd|th|er|º|°)? (?:de |of |di |d')?[^\W\d_]{3}", text)]  # noqa: E501  # fmt: skip
    found += [int(item) for item in re.findall(r"[^\W\d_]{3} ([0-3]?\d)(?!\d)", text)]
    found += [int(item) for item in re.findall(r"(?<!\d)([0-3]?\d)[./][01]?\d[./]", text)]
    return [day for day in found if 1 <= day <= 31]


def _problem(match: re.Match[str], why: str) -> Problem:
    return Problem(
        match.start(),
        match.end(),
        f"“{match[0]}” has no source: {why}.",
        "Use the date as the source has it, or leave it out.",
    )


@cache
def _table(kind: str) -> dict[str, int]:
    text = (files(__package__) / "calendar.toml").read_text(encoding="utf-8")
    listed: dict[str, list[str]] = tomllib.loads(text)[kind]
    return {name: at for names in listed.values() for at, name in enumerate(names)}


def _named(kind: str, word: str) -> int | None:
    table = _table(kind)
    return table.get(word, table.get(word.removesuffix("s")) if kind == "days" else None)


@lru_cache(maxsize=5_000)
def _of_text(kind: str, text: str) -> tuple[int, ...]:
    found = (_named(kind, fold(match[0])) for match in _WORD.finditer(text))
    return tuple(item for item in found if item is not None)
