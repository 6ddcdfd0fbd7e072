"""Do the months of a sentence stand with the same thing in the facts?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.craft.claims.careers import has_month
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.claims.sources import Passage, Side, related
from assistant.craft.claims.words import Wording
from assistant.craft.names import fold, stem, tokens

__all__ = ["months"]

_FULL = ("may", "mai")  # months of three letters


def months(reading: Reading) -> Iterator[Problem]:
    """Months of the past: printed in the person's facts; of an earlier message: its month."""
    words, request = reading.words, reading.case.request
    sent = request.sent
    if words is None:
        return
    for match in re.finditer(r"[^\W\d_]{3,}", reading.text):
        month = words.months.get(fold(match[0]))
        if month is None or not _is_month(reading.text, match, words):
            continue
        segment = reading.at(match.start())
        if words.find("wrote_before", reading.text):
            if sent and not request.followups and _is_other_day(reading.text, match, month, sent):
                yield _wrong_month(match, "the earlier message was not sent then")
        elif sent and month == sent.month:
            continue
        elif segment.mood in ("claim", "said", "told") and not _is_ahead(reading, match):
            sides = [reading.sources.contact]
            free = segment.person != "contact"
            sides += [reading.sources.me] if free else []
            if not _is_dated(reading, sides, month, free):
                yield _wrong_month(match, "the month stands in none of the person’s facts")


def _is_month(text: str, match: re.Match[str], words: Wording) -> bool:
    """Whether a word that may be a month is one; with a year behind it, it is judged there."""
    short = len(match[0]) == 3 and fold(match[0]) not in _FULL
    beside = re.search(r"\d\.? $", text[: match.start()]) or re.match(
        r"\.? \d", text[match.end() :]
    )
    if short and not beside:
        return False  # "mar" is the sea as well
    if fold(match[0]) in words.numbers or re.match(
        r"\.? (?:de |del )?(?:19|20)\d\d", text[match.end() :]
    ):
        return False
    return match[0][0].isupper() or words.language not in ("en", "de")


def _is_other_day(text: str, match: re.Match[str], month: int, sent: date) -> bool:
    before = re.search(r"(\d{1,2})\.? (?:de |of )?$", text[: match.start()])
    said = before or re.match(r" (\d{1,2})(?!\d)", text[match.end() :])
    return sent.month != month or bool(said and int(said[1]) != sent.day)


def _is_dated(reading: Reading, sides: list[Side], month: int, free: bool) -> bool:
    """Whether the facts that speak of the same thing print the month; where those print no
    month at all, whether any fact does."""
    names = {name for name, number in (reading.words.months if reading.words else {}).items()
             if number == month}  # fmt: skip
    if any(not names.isdisjoint(item.words) for side in sides for item in side.shared):
        return True
    keys = {key for key, _, _ in reading.content(0, len(reading.text))}
    keys |= {stem(part) for name in reading.mentions for part in tokens(name.text)}
    pool = [(side, item) for side in sides for item in side.all]
    related_to = [
        item for side, item in pool
        if not item.field.endswith((".start", ".end")) and _month_said(item)
        and reading.readable(side) and any(related(key, item.stems) for key in keys)
    ]  # fmt: skip
    if free and not related_to:
        return True  # of the writer's own life, and no fact dates it
    chosen = related_to or [item for _, item in pool]
    return any(has_month(item, month) for item in chosen)


def _month_said(item: Passage) -> bool:
    return any(has_month(item, month) for month in range(1, 13))


def _is_ahead(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a month lies ahead: a plan, or a time proposed for the call."""
    words = reading.words
    segment = reading.at(match.start())
    around = reading.text[segment.start : segment.end]
    asked = reading.text.rstrip().endswith("?") or segment.mood == "asked"
    first = re.search(r"[^\W\d_]+", reading.text)
    asked = asked or bool(words and first and words.has("condition", fold(first[0])))
    return asked or bool(words and words.find("ahead", around))


def _wrong_month(match: re.Match[str], why: str) -> Problem:
    return Problem(
        match.start(),
        match.end(),
        f"“{match[0]}” has no source: {why}.",
        "Use the date as the source has it, or leave it out.",
    )
