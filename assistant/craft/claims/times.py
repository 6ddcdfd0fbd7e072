"""Do the years and spans of time of a sentence follow from the person's dates?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.claims.amounts import Amount, close_enough
from assistant.craft.claims.bounds import is_out_of_bounds
from assistant.craft.claims.careers import Stay, has_month, line_stays, moments, spans, stays
from assistant.craft.claims.mentions import Mention
from assistant.craft.claims.patterns import find
from assistant.craft.claims.reading import Reading, groups
from assistant.craft.claims.segments import Segment
from assistant.craft.claims.sources import Passage, Side, related
from assistant.craft.names import fold, is_school_name, stem

__all__ = ["about", "beside_in_text", "holds_span", "holds_year", "is_told_of"]

_RANGE = re.compile(r"((?:19|20)\d\d)\s*(?:-|–|—|to|à|a|bis|until)\s*((?:19|20)\d\d)")
_HEAD = 6  # words in which a stretch says that it is about a talk or an article
_RARE = 5  # letters from which a word in few facts tells which is meant
_FEW = 2
_COUNT = 13  # from which a count tells which fact is meant
_NEAR = 30  # characters between a year and the name it is said of


def about(reading: Reading, segment: Segment, side: Side, near: Amount | None) -> list[Passage]:
    """The side's passages that hold a name said in the same stretch (close by, if asked)."""
    found: list[Passage] = []
    names = [item for item in reading.mentions if not reading.is_person(item.text)]
    inside = [item for item in names if segment.start <= item.start < segment.end]
    if near and near.kind == "year":
        inside = [item for item in inside if "," not in reading.text[near.end : item.start]]
    if near:
        inside = [item for item in inside if not _is_left(reading, item, near)]
        inside = _beside(inside, near, reading.text)
    for item in inside:
        found += side.named(item.text)
    before = [item for item in names if item.end <= segment.start]
    which = (
        bool(before)
        and reading.words is not None
        and reading.words.find("which", reading.text[before[-1].end : segment.end][:12])
    )
    if not found and which and near and near.start - before[-1].end <= _NEAR:
        found += side.named(before[-1].text)  # "X, which I joined in 2018"
    return found


def _is_cut_off(name: Mention, amount: Amount, text: str) -> bool:
    """Whether a stop stands between a span and a name: before it a comma does not part them."""
    if name.end <= amount.start:
        return re.search(r"[;:]", text[name.end : amount.start]) is not None
    return re.search(r"[,;:]", text[amount.end : name.start]) is not None


def _is_left(reading: Reading, name: Mention, amount: Amount) -> bool:
    """ "…, who works at X, was a medic until 2014": a clause of its own between the two."""
    between = reading.text[name.end : amount.start]
    words = reading.words
    comma = re.search(r"(?:, | (?:and|und|et|y|e) )(?=\w)", between)
    if words is None or not comma:
        return False
    follow = words.find("finite", between, comma.end())
    follow = follow or words.find("bio", between, comma.end())
    return follow is not None and follow.start() == comma.end()


def _beside(names: list[Mention], amount: Amount, text: str) -> list[Mention]:
    """The name that a number is said of: the last before it, else the first behind it."""
    far = _NEAR if amount.kind == "year" else 2 * _NEAR
    if amount.kind == "span":
        names = [item for item in names if not _is_cut_off(item, amount, text)]
    before = [item for item in names if 0 <= amount.start - item.end <= far]
    behind = [item for item in names if 0 <= item.start - amount.end <= far]
    if amount.kind == "year":
        return before[-1:] or behind[:1]
    return behind[:1] or before[-1:]


def holds_year(reading: Reading, segment: Segment, amount: Amount, side: Side) -> bool:
    """A year must be printed with what it is said of, where a name or a telling word is near."""
    if any(amount.value in item.values for item in side.shared):
        return True
    told = _told_in(reading, segment, side)
    month = _month_before(reading, amount)
    named = about(reading, segment, side, amount)
    if is_out_of_bounds(reading, amount, side, named):
        return False
    if named:
        counts, keys = _counts(reading, segment), _keys(reading, segment)
        told = [
            item for item in told
            if not counts.isdisjoint(item.values)
            or sum(related(key, item.stems) for key in keys) > 1
        ]  # fmt: skip
    if any(amount.value in item.values and (month is None or has_month(item, month))
           for item in told):  # fmt: skip
        return True
    pool = groups(named, side) if named else _told_with(reading, segment, amount, side)
    if not any(1940 <= value <= 2060 for item in pool for value in item.values):
        pool = list(side.all)
    if named:
        pool = pool + beside_in_text(named, side)
    pool = [item for item in pool if amount.value in item.values]
    if month is None or not pool:
        return bool(pool)
    return any(has_month(item, month) for item in pool)


def _told_with(reading: Reading, segment: Segment, amount: Amount, side: Side) -> list[Passage]:
    """The dated facts with a count of the stretch or two of the words beside the year; where
    there are none, all."""
    counted = [
        item for item in side.all
        if not _counts(reading, segment).isdisjoint(item.values)
        and any(1940 <= value <= 2060 for value in item.values)
    ]  # fmt: skip
    if counted:
        return counted
    near = reading.content(max(0, amount.start - _NEAR), amount.end)
    keys = {key for key, _, _ in near}
    told = [
        item
        for item in side.all
        if any(1940 <= value <= 2060 for value in item.values)
        and sum(related(key, item.stems) for key in keys) > 1
    ]
    return told or list(side.all)


def beside_in_text(named: list[Passage], side: Side) -> list[Passage]:
    """The sentences before and after those that hold a name, in running text."""
    near = set[str]()
    for item in named:
        place, mark, number = item.group.rpartition("#")
        if mark and number.isdigit():
            near |= {f"{place}#{int(number) - 1}", f"{place}#{int(number) + 1}"}
    return [item for item in side.all if item.group in near]


def _told_in(reading: Reading, segment: Segment, side: Side) -> list[Passage]:
    """The dated facts that tell what the stretch tells: by two words, a rare one, or a count."""
    keys = _keys(reading, segment)
    rare = {key for key in keys if len(key) >= _RARE and len(side.with_stem(key)) <= _FEW}
    counts = _counts(reading, segment)
    return [
        item
        for item in side.all
        if any(1940 <= value <= 2060 for value in item.values)
        and (
            sum(related(key, item.stems) for key in keys) > 1
            or any(related(key, item.stems) for key in rare)
            or not counts.isdisjoint(item.values)
        )
    ]


def _keys(reading: Reading, segment: Segment) -> set[str]:
    return {key for key, _, _ in reading.content(segment.start, segment.end)}


def _counts(reading: Reading, segment: Segment) -> set[float]:
    """The telling counts of a stretch."""
    return {
        item.value for item in reading.amounts
        if item.kind == "count" and item.value >= _COUNT
        and segment.start <= item.start < segment.end
    }  # fmt: skip


def _month_before(reading: Reading, amount: Amount) -> int | None:
    """The month that is said before a year."""
    before = re.search(r"([^\W\d_]+)\.? (?:de |del )?$", reading.text[: amount.start])
    return reading.words.months.get(fold(before[1])) if reading.words and before else None


def holds_span(reading: Reading, segment: Segment, amount: Amount, side: Side) -> bool:
    """A span must follow from the dates of what it is said of, or of all there is."""
    if amount.unit in ("day", "week"):
        return False  # dates are printed in months
    today = reading.case.today
    known = stays(side.entries, today)
    lines = line_stays(side.passages, known, today)
    chosen = [] if _is_of_work(reading, segment) else _chosen(reading, segment, amount, side, known)
    lengths = [*(moments(chosen, today) if amount.kind == "ago" else spans(chosen))]
    schools = [stay for stay in known if "education" in stay.group]
    clause = re.split(r"[,;:]", reading.text[segment.start : amount.start])[-1]
    if amount.kind == "ago" and schools and find("order", "graduated", reading.language, clause):
        ends = [stay._replace(start=stay.end) for stay in schools]
        return any(close_enough(amount, *moment) for moment in moments(ends, today))
    near = _near(reading, segment, amount, side, known) if amount.kind == "span" else []
    told = _near(reading, segment, amount, side, lines, ("source",))
    lengths += spans([*near, *(told if reading.readable(side) else lines)])
    if any(close_enough(amount, low, high) for low, high in lengths):
        return True
    if amount.unit == "year" and any(
        _in_years(amount, years) for years in _ranges(reading, segment, side)
    ):
        return True
    if amount.kind == "span" and chosen and len(chosen) < len(known):
        # The dates of what is spoken of are known; a fact that tells it by name may have its own.
        own = _since_named(reading, segment, amount, side)
        return amount.unit == "year" and any(_in_years(amount, years) for years in own)
    return amount.unit == "year" and any(
        _in_years(amount, years) for years in _years_printed(reading, segment, amount, side)
    )


def _ranges(reading: Reading, segment: Segment, side: Side) -> Iterator[int]:
    """The lengths of the printed ranges in sentences that share two words with the stretch."""
    keys = _keys(reading, segment)
    for item in side.all:
        if "." not in item.field and sum(related(key, item.stems) for key in keys) > 1:
            for match in _RANGE.finditer(item.text):
                yield int(match[2]) - int(match[1])


def _in_years(amount: Amount, years: int) -> bool:
    """Whether a span describes a difference of two bare years."""
    low, high = {"": (0, 0), "over": (-2, 0), "nearly": (0, 1), "about": (-1, 1)}[amount.qualifier]
    return low <= amount.value - years <= high


def _is_of_work(reading: Reading, segment: Segment) -> bool:
    """Whether the stretch dates a talk or an article, which no position dates."""
    words = reading.words
    head = " ".join(reading.text[segment.start : segment.end].split()[:_HEAD])
    return segment.possessive and bool(
        words and (words.find("talk", head) or words.find("text", head))
    )


def _closed(text: str) -> set[int]:
    """The years of a printed range, unless they stand outside it too: no time until today."""
    ranges = list(_RANGE.finditer(text))
    inside = [int(year) for match in ranges for year in match.groups()]
    every = [int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)]
    return {year for year in inside if every.count(year) == inside.count(year)}


def _years_printed(reading: Reading, segment: Segment, amount: Amount, side: Side) -> list[int]:
    """Differences in years from the years printed in a fact that speaks of the same thing."""
    keys = {key for key, _, _ in reading.content(segment.start, segment.end)}
    named = {item.text for item in about(reading, segment, side, None)}
    today = reading.case.today
    out: list[int] = []
    for item in side.all:
        own = side is reading.sources.me and item.field == "work"  # "driving": of what I do
        if (
            keys
            and not own
            and item.text not in named
            and not any(related(key, item.stems) for key in keys)
        ):
            continue
        years = sorted(int(value) for value in item.values if 1940 <= value <= today.year)
        closed = _closed(item.text)
        for index, year in enumerate(years):
            if amount.kind == "ago" or year not in closed:
                out.append(today.year - year)
            if amount.kind == "span":
                out += [today.year - year - 1] if year not in closed else []
                out += [last - year for last in years[index + 1 :]]
    return out


def _near(
    reading: Reading,
    segment: Segment,
    amount: Amount,
    side: Side,
    known: list[Stay],
    fields: tuple[str, ...] = (".title", ".company", ".school", ".degree"),
) -> list[Stay]:
    """The stays whose title or place holds the words behind a span: "five years of baking"."""
    clause = re.split(r"[,;:.]", reading.text[amount.end : segment.end])[0]
    keys = {key for key, _, _ in reading.content(amount.end, amount.end + len(clause))}
    return _most_alike(side, known, keys, fields)


def is_told_of(reading: Reading, segment: Segment, amount: Amount, side: Side) -> bool:
    """Whether the words right behind a span tell one dated entry: "years in coastal tankers"."""
    end = min(amount.end + _NEAR, segment.end)
    keys = {key for key, _, _ in reading.content(amount.end, end)[:2]}
    dated = {stay.group for stay in stays(side.entries, reading.case.today)}
    return amount.kind == "span" and len(keys) > 1 and reading.readable(side) and any(
        item.group in dated and all(related(key, item.stems) for key in keys)
        for item in side.passages
    )  # fmt: skip


def _since_named(reading: Reading, segment: Segment, amount: Amount, side: Side) -> Iterator[int]:
    """Years until today since a year printed alone, in a fact with a name and a word of it."""
    keys = _keys(reading, segment)
    for item in about(reading, segment, side, amount):
        if item.group not in {entry.group for entry in side.entries} or "title" in item.field:
            years = [int(value) for value in item.values if 1940 <= value <= 2060]
            if len(years) == 1 and any(related(key, item.stems) for key in keys):
                yield reading.case.today.year - years[0]


def _chosen(
    reading: Reading, segment: Segment, amount: Amount, side: Side, known: list[Stay]
) -> list[Stay]:
    """The stays that the stretch speaks of: by name, else by its telling words, else all."""
    named = {item.group for item in about(reading, segment, side, amount)}
    by_name = [stay for stay in known if stay.group in named]
    if by_name:
        return by_name
    if not reading.readable(side):
        return known
    keys = {key for key, _, _ in reading.content(segment.start, segment.end)}
    if reading.words:
        said = re.findall(r"[^\W\d_]+", reading.text[segment.start : segment.end])
        roles = {stem(word) for word in said if reading.words.is_role(word)}
        keys |= roles
        known = [stay for stay in known if not roles or not _is_study(side, stay)]
    titles = _most_alike(side, known, keys, (".title", ".company"))
    return titles or _most_alike(side, known, keys, ("",)) or known


def _is_study(side: Side, stay: Stay) -> bool:
    """Whether an entry is at a school and has no title of a trade: "pharmacy" at a university."""
    own = [item for item in side.passages if item.group == stay.group]
    return any(is_school_name(item.text) for item in own) and "education" not in stay.group


def _most_alike(
    side: Side, known: list[Stay], keys: set[str], fields: tuple[str, ...]
) -> list[Stay]:
    """The stays whose passages in these fields share most of the words; none: no stays."""
    shared: dict[str, int] = {}
    for item in side.passages:
        if item.field.endswith(fields):
            count = sum(related(key, item.stems) for key in keys)
            shared[item.group] = max(shared.get(item.group, 0), count)
    most = max((shared.get(stay.group, 0) for stay in known), default=0)
    return [stay for stay in known if most and shared.get(stay.group, 0) == most]
