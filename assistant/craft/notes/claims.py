"""Notes and answers cut into claims, each one thing that somebody said.

A claim is a sentence, or a piece of shorthand that stands for one. Fragments stay with what
they belong to; a sentence with two figures of pay is two claims; small talk is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from assistant.craft.lexicon import level
from assistant.craft.notes.lines import Line
from assistant.craft.notes.pay import earns, pay_figures, speaks_of_pay
from assistant.craft.notes.words import find, whole
from assistant.craft.sentences import Piece, piece, sentences
from assistant.insights import Pay

__all__ = ["Claim", "claims_of", "pieces_of", "stands_alone"]

_FRAGMENT_NOTED, _FRAGMENT_SPOKEN = 4, 7  # words; fewer are no claim of their own
_UNDER_A_SIGN = re.compile(r"[-•*–> ]*[£$€](?=\s+[^\W\d])")  # "£ once valid 58 to 61"
_AROUND = 140  # characters before a figure in which pay may have been named
_NEAR = 60  # the same in speech, where numbers are said of everything
_SENTENCE = 8  # words that a sentence has which says something by itself
_DANGLING = re.compile(
    r"\W*(?:(?:and|but|so|or|because|then|well|yeah|like|i mean|you know|now)\W+)*"
    r"(?:it|it's|that|that's|this|these|those|he|he's|she|she's|him|her|which|there you"
    r"|here's|let me|let's|thank\w*|sorry)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(  # "London office: 41 + car", "US peers: 70 low end"
    r"^[^:=\d]{2,40}\s?[:=]\s?(?:about |abt |around |ca\.? |~ ?)?"
    r"[£$€]?\d{2,3}k?(?:\s?[-–]\s?\d{2,3}k?)?"
    r"(?=\s*(?:$|[,;(+/]|to\b|low\b|base\b|plus\b|if\b|after\b|all\b))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\d{1,2}\.$")
_COUNTED_YEARS = re.compile(
    r"(?:lehr|ausbildungs)?(?:jahr|monat|semester|woche)\w*|L?J\b|stufe", re.IGNORECASE
)
_LONG = 42  # words that a claim may have before it is parted at a conjunction
_CONJUNCTION = re.compile(
    r",\s+(?=(?:and|but|so|because|then|which|aber|und|weil|pero|y|mais|et)\s)"
)
_BREATH = re.compile(  # where what was dictated without a stop goes on to something else
    r"\s(?=(?:and|but|so|because|cause|then|und|aber|y|pero|et|mais)\s(?:(?:then|also|now|so)\s)*"
    r"(?:she|he|they|i|you|it|there|that|what|the|we|if|sie|er|ich|ella|él|yo|elle|il|je)\b)",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"[,;]\s+(?=(?:(?:she|he|i|sie|er|ella)\s)?(?:heard|hat gehört|ha oído|a entendu|ouviu"
    r"|angeblich|apparently|supposedly|dicen que|il paraît)(?!\w))",
    re.IGNORECASE,
)
_STOP = re.compile(r";\s+|\s+/\s+(?=\w+ \w+ \w+)|\s(?:->|→)\s(?=(?:so|she|he|das|fehlt)\b)")
_BETWEEN_FIGURES = re.compile(
    r"(?:[;,:]|(?<!\d)\.)\s+|\s(?:&|/|→|->|-|–|\||>|w/|and|but|while|with|where|vs\.?|against|und|y|et"
    r"|then|after that)\s",
    re.IGNORECASE,
)


class Claim(NamedTuple):
    """A claim: `text[start:end]`, in the line it stands in, with the figure of pay it holds."""

    start: int
    end: int
    line: Line
    pay: Pay | None = None


def claims_of(text: str, line: Line) -> list[Claim]:
    """The claims of one line, in order; none for headings, questions and small talk."""
    if line.kind != "said":
        return []
    spoken = not line.noted
    units: list[Piece] = []
    shortest = _FRAGMENT_SPOKEN if spoken else _FRAGMENT_NOTED
    waiting: Piece | None = None
    for found in pieces_of(text, line):
        if _says_nothing(found.text, spoken):
            waiting = None
            continue
        unit = _joined(text, waiting, found) if waiting else found
        waiting = None
        if _words(unit.text) >= shortest or _has_figure(text, unit, line):
            units.append(unit)
        elif units and units[-1].end >= unit.start - 2 and _words(units[-1].text) < _LONG:
            units[-1] = _joined(text, units[-1], unit)
        else:
            waiting = unit
    if waiting and not spoken and _words(waiting.text) > 1:
        units.append(waiting)
    return [claim for unit in units for claim in _parted(text, unit, line)]


def pieces_of(text: str, line: Line) -> list[Piece]:
    """The sentences of a line; a stop behind an abbreviation of notes ends none."""
    found: list[Piece] = []
    for sentence in sentences(
        text, line.label if line.label < line.start else line.start, line.end
    ):
        if found and _is_unended(found[-1].text, sentence.text):
            found[-1] = _joined(text, found[-1], sentence)
        else:
            found.append(sentence)
    return [part for sentence in found for part in _at_stops(text, sentence)]


def _at_stops(text: str, sentence: Piece) -> Iterator[Piece]:
    """A sentence of shorthand, parted at its semicolons; not within brackets or quotes."""
    begin = sentence.start
    for stop in _STOP.finditer(sentence.text):
        before = sentence.text[: stop.start()]
        if before.count("(") > before.count(")") or before.count('"') % 2:
            continue
        part = piece(text, begin, sentence.start + stop.start())
        if part:
            yield part
        begin = sentence.start + stop.end()
    last = piece(text, begin, sentence.end)
    if last:
        yield last


def _parted(text: str, unit: Piece, line: Line) -> Iterator[Claim]:
    """A claim parted between two figures of pay, or at a conjunction where it is too long."""
    figures = pay_figures(
        unit.text,
        about_pay=_about_pay(text, line, unit.start, unit.end),
        strict=not line.noted,
        before=text[max(min(line.label, line.start), unit.start - _AROUND) : unit.start],
    )
    cuts = [_between(unit.text, one.end, two.start) for one, two in pairwise(figures)]
    if _words(unit.text) > (2 * _LONG if cuts else _LONG):
        cuts += _conjunctions(unit.text)
    if line.noted:  # what was heard is a claim of its own
        cuts += [match.end() for match in _HEARD.finditer(unit.text)]
    places = [0, *sorted(set(cuts)), len(unit.text)]
    for first, last in pairwise(places):
        lead = re.match(r"[\s,;.]*", unit.text[first:last])
        part = piece(text, unit.start + first + (lead.end() if lead else 0), unit.start + last)
        if part:
            held = [figure.pay for figure in figures if first <= figure.start < last]
            yield Claim(part.start, part.end, line, held[0] if held else None)


def _between(text: str, end: int, start: int) -> int:
    """Where to part a claim between two figures: at a stop or a conjunction, else at a blank."""
    stops = list(_BETWEEN_FIGURES.finditer(text[end:start]))
    if stops:
        return end + stops[-1].start()
    blank = text.find(" ", end, start)
    return blank if blank > 0 else end


def _conjunctions(text: str) -> list[int]:
    """Where to part a long claim: at conjunctions that leave enough on both sides."""
    dictated = _words(text) > 2 * _LONG and text.count(",") * _LONG < _words(text)
    between, least = (_BREATH, _LONG // 4) if dictated else (_CONJUNCTION, _LONG // 2)
    last = least if dictated else _FRAGMENT_SPOKEN
    cuts: list[int] = []
    begin = 0
    for match in between.finditer(text):
        enough = _words(text[begin : match.start()]) >= least
        if enough and _words(text[match.end() :]) >= last:
            cuts.append(match.end())
            begin = match.end()
    return cuts


def stands_alone(words: str) -> bool:
    """Whether a sentence of speech says something without what was said before it."""
    return _words(words) >= _SENTENCE and _DANGLING.match(words) is None


def _says_nothing(text: str, spoken: bool) -> bool:
    """Whether a sentence is small talk, a word of assent, or a question asked back."""
    if whole("small_talk", text) or (not spoken and whole("logistics", text)):
        return True
    if re.fullmatch(r"\(.*\)\.?", text) and not re.search(r"\d", text) and _words(text) < 8:
        return True
    if re.match(r"(?:sorry|thanks|thank you)\b", text, re.IGNORECASE) and _words(text) < 12:
        return True
    return spoken and (text.endswith("?") or find("broadcast", text) is not None)


def _about_pay(text: str, line: Line, start: int, end: int) -> bool:
    """Whether words of a line are about pay: asked about it, or pay is spoken of around them."""
    if line.topic == "pay" or (
        line.noted and _UNDER_A_SIGN.match(text, min(line.label, line.start))
    ):
        return True
    if not line.noted:  # in speech any number may stand near a word like "reach" or "worth"
        return earns(text[max(line.start, start - _NEAR) : min(line.end, end + _NEAR)])
    if speaks_of_pay(text[max(line.label, start - _AROUND) : min(line.end, end + _AROUND // 2)]):
        return True
    return _LISTED.search(text[start:end]) is not None and _after_pay(text, line)


def _after_pay(text: str, line: Line) -> bool:
    """Whether the line before names pay, so that "London office: 41 + car" does so as well."""
    above = text[: min(line.label, line.start)].rstrip(" \t\n-•*–>")
    return bool(pay_figures(above[above.rfind("\n") + 1 :][-_AROUND:], about_pay=False))


def _has_figure(text: str, unit: Piece, line: Line) -> bool:
    wanted = _about_pay(text, line, unit.start, unit.end)
    return wanted and bool(pay_figures(unit.text, about_pay=True))


def _is_unended(text: str, following: str) -> bool:
    """Whether a sentence ends in a short form with a stop: "im 1. J.", "incl.", "im 3." Jahr."""
    last = level(text).split()[-1]
    if _ORDINAL.search(last) and _COUNTED_YEARS.match(following):
        return True
    return last.endswith(".") and whole("with_stop", last)


def _joined(text: str, one: Piece, two: Piece) -> Piece:
    return Piece(text=text[one.start : two.end], start=one.start, end=two.end)


def _words(text: str) -> int:
    return len(re.findall(r"\w[\w'’/.,%–-]*", text))
