"""The work that is asked about: a role as it is typed, or a job posting as it is pasted.

Of a posting the title, the duties, what is asked for and the pay are read, each with its
place in the text. The page's buttons, its other people and its legal lines are left out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from assistant.errors import InputError
from assistant.intake import lines
from assistant.intake.lines import Line
from assistant.models import plain
from assistant.plans import Phrase, Role

__all__ = ["read_role"]

MAX_CHARACTERS = 200_000
_TYPED_WORDS = 14  # more of them on one line are a text about a role
_STUB_WORDS = 40  # a posting with fewer, and hardly a duty, says nothing to ask about
_TOLD_WORDS = 8  # of its duties and needs together
_TITLE_WORDS = 12
_HEAD_LINES = 20  # in which a posting names its role
_ITEM_WORDS = (2, 60)
_ITEMS = 14  # of one list

_HINT = "Paste the whole text of the posting, or type the role, such as “data analyst”."
_MARKS = " \t#*_>•‣▪●◦·-–—►➢✓✔:"
_BULLET = re.compile(r"^\s*(?:[-*•‣▪●◦·–—►➢✓✔o]|\d{1,2}[.)])\s+")
_LABELLED = re.compile(r"^[\W_]*(?P<label>[^\W\d_][^:*]{1,40}?)\s*\**\s*:\s*\**\s*(?P<value>\S.*)$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CURRENCY = r"(?:[$£€¥]|USD|EUR|GBP|CHF|PLN|SEK|NOK|DKK|CAD|AUD|NZD|BRL|R\$|zł)"
_FIGURE = r"\d[\d,.' ]*\d?\s?[kK]?"
_TO = r"\s?(?:-|–|—|(?:rising |up )?to|bis|à|a|and|und)\s?"
_PERIOD = re.compile(
    r"\s?(?:(?:/|per |an? |pro |por |par )\s?(?:hour|hr|h|year|yr|annum|month|mo|week|wk|day|"
    r"stunde|monat|jahr|hora|mes|año|heure|mois|an)\b|p\.\s?a\.)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    rf"(?<!\w){_CURRENCY}\s?{_FIGURE}(?:{_TO}{_CURRENCY}?\s?{_FIGURE})?"
    rf"|(?<![\w,.]){_FIGURE}(?:{_CURRENCY}?{_TO}{_FIGURE})?\s?{_CURRENCY}(?!\w)"
)

Section = Literal["duties", "needs", "other", ""]


class _Item(NamedTuple):
    text: str
    start: int
    end: int


_NO_TITLE = re.compile(  # the first words of a posting, of which the rest was not copied
    r"(?:we|you|they|our|this|there)\s|(?:we|you|they)['’](?:re|ve|ll)\b|(?:now )?hiring\b"
    r"|apply\b|join (?:us|our)\b",
    re.IGNORECASE,
)


def read_role(text: str) -> Role:
    """The role in `text`: a few words somebody typed, or a job posting.

    Raises InputError, with what to do instead, for an empty text, a bare web address, and a
    posting of which only the frame was copied.
    """
    if len(text) > MAX_CHARACTERS:
        raise InputError("This is too long to be one job posting.", _HINT)
    source = lines.normalise(text)
    found = lines.split(source)
    if not found:
        raise InputError("There is no role to plan for.", _HINT)
    if all(_ADDRESS.fullmatch(line.text) for line in found):
        raise InputError("This is only a web address; nothing is fetched from the web.", _HINT)
    if _is_typed(found):
        title = _bare_title(_without_label(found[0].text))
        bare = not re.search(r"[^\W\d_]{2}", title) or _is("chrome", found[0].text)
        if bare or _NO_TITLE.match(title):
            raise InputError("There is no role to plan for.", _HINT)
        return Role(title=title, source=source)
    return _posting(source, found)


def _is_typed(found: Sequence[Line]) -> bool:
    words = [word for line in found for word in line.text.split()]
    return len(found) == 1 and len(words) <= _TYPED_WORDS


def _without_label(text: str) -> str:
    labelled = _LABELLED.match(text)
    known = labelled and re.fullmatch(_data()["title_label"], labelled["label"], re.IGNORECASE)
    return labelled["value"] if labelled and known else text


def _posting(source: str, found: Sequence[Line]) -> Role:
    kept = [line for line in found if not _is("chrome", _bare(line.text))]
    duties, needs = _lists(source, kept)
    words = sum(len(line.text.split()) for line in kept)
    title = _title(kept)
    told = sum(len(item.text.split()) for item in (*duties, *needs))
    if not title or (words < _STUB_WORDS and told < _TOLD_WORDS):
        raise InputError(
            "This is only the frame of a job posting: nothing it says about the work came along.",
            f"Open the posting in full (… more) before copying it. {_HINT}",
        )
    return Role(
        title=title,
        source=source,
        employer=_employer(found),
        duties=duties,
        needs=needs,
        pay=_pay(source, kept),
        posting=True,
    )


# --- duties and needs ---------------------------------------------------------------------


def _lists(source: str, kept: Sequence[Line]) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    items: dict[Section, list[Phrase]] = {"duties": [], "needs": [], "other": [], "": []}
    section: Section = ""
    bulleted = sum(bool(_BULLET.match(_raw(source, line))) for line in kept) >= 2
    for line in kept:
        raw = _raw(source, line)
        heading = None if _BULLET.match(raw) else _section(raw, line.text)
        if heading is not None:
            section = heading
            continue
        item = _item(source, line)
        plain_item = section in ("duties", "needs") and _is_short(line.text)
        listed = bool(_BULLET.match(raw)) or not bulleted or plain_item
        low, high = _ITEM_WORDS
        if listed and low <= len(item.text.split()) <= high:
            items[section].append(Phrase(text=item.text, start=item.start, end=item.end))
    if not (items["duties"] or items["needs"]):
        items["duties"] = list(_prose(source, kept, "will"))
        items["needs"] = list(_prose(source, kept, "asked"))
    return tuple(items["duties"][:_ITEMS]), tuple(items["needs"][:_ITEMS])


def _prose(source: str, kept: Sequence[Line], kind: str) -> Iterator[Phrase]:
    """What a posting without lists says one will do, or should bring, in its sentences."""
    pattern = re.compile(_data()[kind], re.IGNORECASE)
    sentences = (found for line in kept for found in _sentences(source, line))
    for start, text in sentences:
        lead = pattern.search(text)
        if lead is None:
            continue
        for found in re.finditer(r"[^,;]+", text[lead.end() :]):
            said = re.sub(r"^\s*(?:(?:and|or|to|also|be) )*", "", found[0])
            if found.start() and said == found[0].lstrip():
                continue  # the next of some list of things, not of what is done
            at = start + lead.end() + found.end() - len(said)
            said = said.rstrip(" .!;")
            if _ITEM_WORDS[0] < len(said.split()) <= _ITEM_WORDS[1]:
                yield Phrase(text=said, start=at, end=at + len(said))


def _is_short(text: str) -> bool:
    """Whether a line is an item of a list even without a bullet: few words and no stop."""
    return len(text.split()) <= _TITLE_WORDS and not text.rstrip(" *_").endswith((".", "!", ":"))


def _raw(source: str, line: Line) -> str:
    """The line from where it begins in the source, with its bullet."""
    return source[source.rfind("\n", 0, line.start) + 1 : line.end]


def _section(raw: str, text: str) -> Section | None:
    """The section that a line opens; None where it is no heading."""
    bare = _bare(text)
    if text.rstrip().endswith(":"):  # "In this role you meet our customers. You will:"
        bare = re.split(r"[.!?]\s+", bare)[-1]
    if len(bare.split()) > 8 or bare.endswith((".", "!")):
        return None
    kinds: tuple[Section, ...] = ("other", "duties", "needs")
    for kind in kinds:
        # "Other duties" is listed first: the headings of what ends a list are the narrower ones.
        if _is(kind, bare):
            return kind
    return "other" if re.match(r"\s*#{1,2}(?!#)", raw) else None


def _item(source: str, line: Line) -> _Item:
    """A line without its bullet and the marks around it, with its place."""
    start, end = line.start, line.end
    text = source[start:end]
    lead = re.match(r"(?:\s*(?:[-*•‣▪●◦·–—►➢✓✔]|\d{1,2}[.)])\s+|[\s*_]+)*", text)
    start += lead.end() if lead else 0
    text = source[start:end].rstrip(" \t*_;")
    return _Item(text, start, start + len(text))


# --- title, employer, pay -----------------------------------------------------------------


def _title(kept: Sequence[Line]) -> str:
    head = [line for line in kept[:_HEAD_LINES] if len(line.text.split()) <= _TITLE_WORDS]
    for line in kept[: 2 * _HEAD_LINES]:
        labelled = _LABELLED.match(line.text)
        label = labelled["label"].strip(_MARKS) if labelled else ""
        if labelled and re.fullmatch(_data()["title_label"], label, re.IGNORECASE):
            value = _bare_title(labelled["value"])
            if 0 < len(value.split()) <= _TITLE_WORDS:
                return value
    named = (line for line in head if _names_role(line.text))
    first = (
        line for line in head if not _section("", line.text) and not _LABELLED.match(line.text)
    )
    best = next(named, None) or next(first, None)
    return _bare_title(best.text) if best else ""


def _names_role(text: str) -> bool:
    pattern = re.compile(_data()["role_line"], re.IGNORECASE)
    sentence = text.rstrip().endswith((".", "!", "?", ":")) or " · " in text
    return bool(pattern.search(text)) and not sentence and not _LABELLED.match(text)


def _bare_title(text: str) -> str:
    """A role's name without marks, codes, "(m/f/d)", place of work, or employer."""
    bare = plain(text).strip(_MARKS + " \"'“”„.?!,;")
    bare = re.sub(_data()["title_tail"], "", bare, flags=re.IGNORECASE)
    bare = re.split(r"\s[|•·]\s|\s@\s", bare)[0]
    return re.sub(r"\s+", " ", bare).strip(_MARKS + " ,")


def _employer(found: Sequence[Line]) -> str:
    for line in found[: 3 * _HEAD_LINES]:
        logo = re.fullmatch(
            r"(?:(?P<one>.{2,60}?) logo|Logo (?:von|de|di|da) (?P<two>.{2,60}))", line.text
        )
        if logo:
            return plain(logo["one"] or logo["two"])
        labelled = _LABELLED.match(line.text)
        label = labelled["label"].strip(_MARKS) if labelled else ""
        if labelled and re.fullmatch(_data()["employer_label"], label, re.IGNORECASE):
            value = labelled["value"].strip(_MARKS)
            if len(value.split()) <= 8:
                return value
    for line in found:
        told = re.match(
            r"(?P<name>[A-ZÀ-Þ0-9][\w&.’'-]*(?: (?:[A-ZÀ-Þ&][\w&.’'-]*|of|and|the|for)){0,5}) "
            r"(?:is|are) (?:looking|hiring|seeking|recruiting|an equal)",
            line.text,
        )
        if told and told["name"].split()[0] not in ("We", "This", "The", "Our", "Who", "What"):
            return told["name"]
    return ""


def _pay(source: str, kept: Sequence[Line]) -> Phrase | None:
    """The figures of pay that a posting gives, as printed; None where it gives none."""
    words = re.compile(_data()["pay_words"], re.IGNORECASE)
    for line in kept:
        for start, text in _sentences(source, line):
            ranged = [found for found in _AMOUNT.finditer(text) if re.search(r"\d{2}", found[0])]
            if ranged and words.search(text):
                best = max(ranged, key=lambda found: bool(re.search(r"\d\D+\d", found[0][3:])))
                period = _PERIOD.match(text, best.end())
                said = text[best.start() : period.end() if period else best.end()].strip(" ,")
                said = said if period else said.rstrip(".")
                start += text.index(said, best.start())
                return Phrase(text=said, start=start, end=start + len(said))
    return None


def _sentences(source: str, line: Line) -> Iterator[tuple[int, str]]:
    """The sentences of a line, each with its place: a budget in one is no pay of the next."""
    for found in re.finditer(
        r".+?(?:(?<=[a-z)\d])[.!?](?=\s+[A-ZÀ-Þ])|$)", source[line.start : line.end]
    ):
        yield line.start + found.start(), found[0]


# --- words --------------------------------------------------------------------------------


def _bare(text: str) -> str:
    return plain(text).strip(_MARKS + "?!").replace("’", "'")


def _is(kind: str, text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in _patterns(kind))


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row, re.IGNORECASE) for row in _data()[kind])


@cache
def _data() -> dict[str, Any]:
    place = files(__package__) / "posting.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))
