"""Numbers that state nothing by themselves, but count what the facts count otherwise."""

from __future__ import annotations

import re

from assistant.craft.claims.amounts import Amount, amounts
from assistant.craft.claims.reading import Reading
from assistant.craft.claims.segments import Segment
from assistant.craft.claims.sources import Passage, Side, related
from assistant.craft.names import stem

__all__ = ["contradicted"]

_LEAST = 2  # a smaller number is a turn of phrase
_SMALL = 12
_LETTERS = 4  # from which a word tells what is counted
# "A crew of six", "une équipe de quatre", "ein Team von neun".
_OF = re.compile(
    r"([^\W\d_]{4,}) (?:of|de|d'|von|di|aus|with|mit)(?: about| some| nur| ca\.)? $", re.I
)
_BEHIND = re.compile(r"(?:[^\W_]+'s )?((?: ?[^\W\d_]+){1,4})")


def contradicted(reading: Reading, segment: Segment, amount: Amount) -> bool:
    """Whether the facts print another number with the same noun, and this number nowhere.

    Of a span in days or weeks, a word of the stretch must stand beside the printed one too;
    of years ("five years of exams"), a word right behind them.
    """
    if amount.kind in ("minutes", "year", "ago", "between") or amount.value < _LEAST:
        return False
    both = (reading.sources.contact, reading.sources.me)
    firm = segment.mood in ("claim", "told", "said") and segment.person != "other"
    sides = reading.sides(segment) if firm else both
    if amount.unit in ("year", "month"):
        return _is_other_span(reading, amount, sides)
    loose = _is_small(amount) and segment.person != "me"
    if not loose and any(_prints(amount, side) for side in both):
        return False
    return any(
        not _prints(amount, side) and _prints_other(reading, segment, amount, side)
        for side in sides
    )


def _prints(amount: Amount, side: Side) -> bool:
    return any(amount.value in item.values for item in side.all)


def _is_small(amount: Amount) -> bool:
    """Whether a count is one that anybody's facts may print of something else."""
    return amount.kind == "count" and amount.value <= _SMALL


def _is_other_span(reading: Reading, amount: Amount, sides: tuple[Side, ...]) -> bool:
    """ "Three years of evening exams", where the facts print five years of them."""
    if not re.match(r" (?:of|de|d'|von|di) ?", reading.text[amount.end :]):
        return False
    keys = {key for key, _, _ in reading.content(amount.end, amount.end + 30)[:2]}
    told: list[tuple[Passage, Amount]] = [
        (item, printed)
        for side in sides if reading.readable(side)
        for item in side.all if any(related(key, item.stems) for key in keys)
        for printed in amounts(item.text, reading.language)
        if printed.unit == amount.unit and printed.kind == "span"
    ]  # fmt: skip
    return bool(told) and not any(printed.value == amount.value for _, printed in told)


def _prints_other(reading: Reading, segment: Segment, amount: Amount, side: Side) -> bool:
    if not reading.readable(side):
        return False
    keys = {key for key, _, _ in reading.content(segment.start, segment.end)}
    nouns = _nouns(reading, reading.text, amount)
    keys -= nouns
    for item in side.all:
        for printed in amounts(item.text, reading.language):
            if printed.value < _LEAST or printed.kind in ("minutes", "year", "share"):
                continue
            if nouns and not amount.unit:
                same = bool(nouns & _nouns(reading, item.text, printed))
                if same and not printed.unit:
                    return True
            elif amount.unit and printed.unit == amount.unit and (
                any(related(key, item.stems) for key in keys)
            ):  # fmt: skip
                return True
    return False


def _nouns(reading: Reading, text: str, amount: Amount) -> set[str]:
    """Stems of what a number counts: the word before "of", the next telling words behind."""
    words = reading.words
    before = _OF.search(text[: amount.start])
    said = [before[1]] if before else []
    number = re.match(r"[^\W_]+(?:[.,' ]\d+)*", text[amount.start :])
    behind = _BEHIND.match(text, amount.start + number.end()) if number else None
    for word in behind[1].split() if behind else ():
        if words and words.has("stop", word.casefold()):
            break
        said.append(word)
    found = {stem(word) for word in said if len(word) >= _LETTERS}
    return found | ({amount.noun} if amount.noun else set())
