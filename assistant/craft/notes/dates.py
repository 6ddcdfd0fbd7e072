"""When something is due: "by next Fri", resolved from the day of the conversation.

"By X" and "before X" mean X. A weekday is the coming one; "next Fri" and "end of next week"
are the Friday of the week after; a weekend ends on its Sunday. What names no day ("in Jan",
"after Easter") is kept as said, and no day is made up for it.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from assistant.craft.lexicon import level

__all__ = ["Due", "due_in", "index_of", "names_of"]

_FRIDAY, _SUNDAY = 4, 6


class Due(NamedTuple):
    """The words that say when, at `start` of the text, and the day they name, if they name one."""

    text: str
    day: date | None
    start: int


def due_in(text: str, on: date) -> Due | None:
    """When something in `text` is due, said on the day `on`; None where no time is named."""
    plain = level(text)
    for pattern, resolve in _readings():
        match = next((m for m in pattern.finditer(plain) if not _is_verb(m)), None)
        if match:
            try:
                day = resolve(match, on)
            except ValueError:  # 31 November
                day = None
            vague = re.match(rf"(?:{_words()['after']})(?!\w)", match[0], re.IGNORECASE)
            said = text[match.start() : match.end()].strip()
            return Due(said, None if vague else day, match.start())
    return None


def _is_verb(match: re.Match[str]) -> bool:
    """Whether a lone "sat", "wed" or "mon" is no day: those are written with a capital."""
    return match[0] in ("sat", "sun", "wed", "mon", "may", "mar", "dec")


Resolve = Callable[[re.Match[str], date], "date | None"]


@cache
def _readings() -> tuple[tuple[re.Pattern[str], Resolve], ...]:
    w = _words()
    months, days = names_of("months"), names_of("days")
    lead = rf"(?:(?:{w['after']}|{w['by']})\s+)?(?:(?:the|den|dem|der|le|el|il|o|a)\s+)?"
    ordinals = "|".join(_table()["ordinals"])
    day = rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?|(?P<ordinal>{ordinals}))"
    sources: list[tuple[str, Resolve]] = [
        (rf"{lead}(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", _numeric),
        (rf"(?:{w['week_of']})\s+(?:the\s+)?{day}\s*(?:of\s+|de\s+)?(?P<name>{months})", _week_of),
        (
            rf"{lead}{day}\s*(?:of\s+|de\s+|di\s+)?(?P<name>{months})(?:\.?,?\s+(?:de\s+)?(?P<year>20\d\d))?",
            _named,
        ),
        (
            rf"{lead}(?P<name>{months})\.?\s+(?:the\s+)?{day}(?!\d)(?:,?\s+(?P<year>20\d\d))?",
            _named,
        ),
        (
            rf"(?:{w['by']}|{w['after']})\s+(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})[./]?(?P<year>20\d\d)?",
            _numeric,
        ),
        (rf"(?:{w['by']})\s+the\s+{day}(?=\W|$)", _of_month),
        (rf"(?:{w['day_alone']})\s+{day}(?=\W*$|[,;)])", _of_month),
        (rf"{lead}(?:{w['end']})\s+(?:{w['next']})\s+(?:{w['month']})", _end_of_next_month),
        (rf"{lead}(?:{w['end']})\s+(?P<name>{months})", _end_of_month),
        (rf"{lead}(?:{w['end']})\s+(?P<next>{w['next']})\s+(?:{w['week']})", _end_of_week),
        (
            rf"{lead}(?:{w['end']})\s+(?:la\s+|der\s+|dieser\s+)?(?:{w['week']})(?:\s+(?P<next>{w['next']}))?",
            _end_of_week,
        ),
        (rf"{lead}(?:{w['end']})\s+(?:the\s+|this\s+|des\s+)?(?:{w['month']})", _end_of_month),
        (
            rf"{lead}(?:{w['end']})\s+(?:the\s+|this\s+|des\s+)?(?:{w['year']})",
            lambda _, on: on.replace(month=12, day=31),
        ),
        (rf"{lead}(?:{w['overmorrow']})", lambda _, on: on + timedelta(2)),
        (rf"{lead}(?:{w['tomorrow']})", lambda _, on: on + timedelta(1)),
        (rf"{lead}(?:{w['today']})", lambda _, on: on),
        (rf"{lead}(?P<next>{w['next']})?\s*(?:{w['weekend']})", _weekend),
        (
            rf"{lead}(?:(?P<next>{w['next']})\s+)?(?P<weekday>{days})(?:\s+(?P<after>{w['next']}))?",
            _weekday,
        ),
        (rf"(?:{w['within']})\s+(?:{w['fortnight']})", lambda _, on: on + timedelta(14)),
        (
            rf"(?:{w['within']})\s+(?:the next\s+)?(?P<count>\d{{1,2}}|{w['numbers']})\s+"
            rf"(?P<unit>{w['days']}|{w['weeks']})",
            _span,
        ),
        (
            rf"(?:before|by|b4|vor|antes de|avant|prima di|bis|hasta|até)\s+(?:{w['christmas']})",
            _christmas,
        ),
        (
            rf"(?:{w['by']}|{w['after']}|{w['within']}|{w['next']})\s+(?:{w['part']})?\s*(?:{months}|{w['vague']}|{w['christmas']})",
            _unknown,
        ),
        (rf"(?:{w['part']})\s*(?:{months})", _unknown),
        (
            rf"{lead}(?:(?:{w['next']})\s+(?:{w['week']}|{w['month']}|{w['year']})|(?:{w['week']}|{w['month']})\s+(?:{w['next']}))",
            _unknown,
        ),
        (r"this (?:week|wk)|diese woche|esta semana|cette semaine|questa settimana", _end_of_week),
    ]
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{source})(?![\w])", re.IGNORECASE), resolve)
        for source, resolve in sources
    )


def _unknown(_match: re.Match[str], _on: date) -> None:
    return None


def _numeric(match: re.Match[str], on: date) -> date:
    return _on_or_after(on, int(match["month"]), int(match["day"]), match["year"])


def _named(match: re.Match[str], on: date) -> date:
    return _on_or_after(on, index_of("months", match["name"]) + 1, _day(match), match["year"])


def _of_month(match: re.Match[str], on: date) -> date:
    day = _day(match)
    later = on.month + (day < on.day)
    return date(on.year + later // 13, (later - 1) % 12 + 1, day)


def _week_of(match: re.Match[str], on: date) -> date:
    named = _on_or_after(on, index_of("months", match["name"]) + 1, _day(match), None)
    return named - timedelta(named.weekday())


def _end_of_month(match: re.Match[str], on: date) -> date:
    name = match.groupdict().get("name")
    month = index_of("months", name) + 1 if name else on.month
    year = on.year + (month < on.month)
    return date(year, month, calendar.monthrange(year, month)[1])


def _end_of_next_month(_match: re.Match[str], on: date) -> date:
    month = on.month % 12 + 1
    year = on.year + (month == 1)
    return date(year, month, calendar.monthrange(year, month)[1])


def _end_of_week(match: re.Match[str], on: date) -> date:
    later = 7 if match.groupdict().get("next") else 0
    return on - timedelta(on.weekday()) + timedelta(_FRIDAY + later)


def _weekend(match: re.Match[str], on: date) -> date:
    later = 7 if match["next"] else 0
    return on - timedelta(on.weekday()) + timedelta(_SUNDAY + later)


def _weekday(match: re.Match[str], on: date) -> date:
    index = index_of("days", match["weekday"])
    if match["next"] or match["after"]:
        return on - timedelta(on.weekday()) + timedelta(7 + index)
    return on + timedelta((index - on.weekday() - 1) % 7 + 1)


def _span(match: re.Match[str], on: date) -> date:
    count = match["count"].lower()
    number = int(count) if count.isdigit() else int(_table()["numbers"][count])
    weeks = re.fullmatch(_words()["weeks"], match["unit"], re.IGNORECASE)
    return on + timedelta(number * (7 if weeks else 1))


def _christmas(_match: re.Match[str], on: date) -> date:
    return date(on.year + ((on.month, on.day) > (12, 25)), 12, 25)


def _on_or_after(on: date, month: int, day: int, year: str | None) -> date:
    if year:
        return date(int(year), month, day)
    this = date(on.year, month, day)
    return this if this >= on else date(on.year + 1, month, day)


def _day(match: re.Match[str]) -> int:
    if match["day"]:
        return int(match["day"])
    return int(_table()["ordinals"][match["ordinal"].lower()])


def index_of(kind: str, word: str) -> int:
    """Which of the "days" or "months" a word names, from 0. Raises ValueError for another word."""
    for names in _table()[kind].values():
        for index, name in enumerate(names):
            if re.fullmatch(name, word, re.IGNORECASE):
                return index
    raise ValueError(f"no {kind} is called {word}")


def names_of(kind: str) -> str:
    """All names of "days" or "months", in every language, as one regular expression."""
    return "|".join(name for names in _table()[kind].values() for name in names)


def _words() -> Mapping[str, str]:
    words: Mapping[str, str] = _table()["words"]
    return words


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "dates.toml").read_text(encoding="utf-8"))
