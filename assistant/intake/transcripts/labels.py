"""Labels: the "Name:" before what somebody said, told from a colon in the talk itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from assistant.intake.transcripts.cue import CLOCK, seconds
from assistant.intake.transcripts.words import words

_TIME = rf"[\[(]?(?:{CLOCK})(?:\s*[ap]m)?[\])]?"
# [00:12] **Ann Lee** (00:12): text
_LABEL = re.compile(
    rf"(?P<lead>(?:>>+|[-–—])\s*)?(?P<before>{_TIME})?(?:\s*[-–—|]\s+|\s+)?"
    r"(?P<mark>[*_]{0,3})(?P<name>[^\s*_#:：](?:[^:：\n*]{0,78}?[^\s:：*])??)"
    rf"(?P<after>\s*{_TIME})?(?:(?P=mark)\s*[:：]|[:：](?P=mark))"
    r"(?P<text>.*)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\[(?P<name>[^\[\]\n]{1,78})\]\s+(?P<text>\S.*)")
_STAMPED = re.compile(rf"[\[(]({CLOCK})[\])]\s*(.*)")  # Ann Lee: (00:12) text
_CLOCK = re.compile(CLOCK)
_TALKING = re.compile(r"[?!;\"“”«»=<>{}\\]|(?:[.,]\s.*){3}|\w{5,}\.\s|://")
_LONGEST_NAME = 7  # words, particles not counted
_TELEPHONE = re.compile(r"[+(\d][\d\s().*xX-]{5,20}")  # of who dialled in
_DIALLED = 6  # digits that a telephone number has more than


class Label(NamedTuple):
    """A line that may begin with a speaker. `bold`: the name is marked, as Markdown does."""

    name: str
    start: float | None
    text: str
    bold: bool


def label_of(line: str, *, bracketed: bool = False) -> Label | None:
    """The line as a label and what follows, if it has that shape; who it is stays open.

    `bracketed`: "[Ann Lee] text" is one too, as captions have it and notes do not.
    """
    inside = _IN_BRACKETS.fullmatch(line.strip()) if bracketed else None
    if inside is not None and _names_somebody(inside["name"]):
        return Label(inside["name"].strip(), None, inside["text"], bold=False)
    found = _LABEL.fullmatch(line.strip())
    return None if found is None else _before_colon(line.strip(), found)


def _before_colon(line: str, found: re.Match[str]) -> Label | None:
    name, text, mark = without_brackets(found["name"].strip()), found["text"], found["mark"]
    ascii_colon = line[found.start("text") - 1 : found.start("text")] == ":"
    if text and ascii_colon and not text[0].isspace():
        return None  # "10:30", "http://", "std::map"
    if not could_be_a_name(name):
        return None
    clock = _CLOCK.search(found["before"] or found["after"] or "")
    start, text = seconds(clock[0]) if clock else None, text.strip()
    stamp = _STAMPED.fullmatch(text) if start is None else None
    if stamp:
        start, text = seconds(stamp[1]), stamp[2]
    return Label(name, start, text, bool(mark))


def without_brackets(name: str) -> str:
    """The name without square brackets around the whole of it."""
    return name[1:-1].strip() if name[:1] == "[" and name[-1:] == "]" else name


def _names_somebody(name: str) -> bool:
    """Whether what stands in brackets may be a person: no noise, no time, no "[Guest]"."""
    nobody = words("noise") | words("name_marks")
    other = any(word.strip(".,").casefold() in nobody for word in name.split())
    return could_be_a_name(name) and not other and not _CLOCK.search(name)


def could_be_a_name(name: str) -> bool:
    """Whether the words may name a speaker: few, no sentence, none that heads notes."""
    if sum(c.isdigit() or c == "*" for c in name) > _DIALLED and _TELEPHONE.fullmatch(name):
        return True
    return (
        sum(word.casefold() not in words("particles") for word in name.split()) <= _LONGEST_NAME
        and not _TALKING.search(name)
        and any(c.isalpha() or c == "*" for c in name)
        and name.casefold().strip(" .()[]") not in words("no_speakers")
    )


def is_written_as_a_name(name: str) -> bool:
    """Whether every word is, as names are written: a capital, a number, a particle, brackets."""
    found = name.replace("|", " ").replace(" - ", " ").split()
    return bool(found) and all(
        _begins_large(word) or word.casefold() in words("particles") for word in found
    )


def _begins_large(word: str) -> bool:
    first = word.lstrip("([{#@'’\"")[:1]
    return first == "" or first.isdigit() or not first.islower()


def speakers_in_captions(lines: Sequence[str]) -> frozenset[str]:
    """The labels of captions, given the first line of each.

    Every caption has one, or each change of speaker has; a colon in the speech of captions
    without labels is rare and does not come back.
    """
    labels = (label_of(line, bracketed=True) for line in lines)
    found = [label.name for label in labels if label is not None]
    counts = Counter(found)
    if len(found) >= 0.9 * len(lines) and (len(found) > 1 or _all_named(found)):
        return frozenset(
            name
            for name, n in counts.items()
            if n > 1 or is_written_as_a_name(name) or len(name.split()) == 1
        )
    steady = {name for name, n in counts.items() if n > 1 and (n > 2 or is_written_as_a_name(name))}
    if sum(counts[name] for name in steady) < max(2, len(lines) / 12):
        return frozenset()
    dense = len(found) >= len(lines) / 2
    once = {
        name for name in counts if is_written_as_a_name(name) and (dense or len(name.split()) > 1)
    }
    return frozenset(steady | once)


def speakers_in_text(lines: Sequence[str], *, sure: bool) -> frozenset[str]:
    """The labels of a text; none where the text reads as notes.

    In a transcript at least two people come back, and they carry a good part of the text;
    in notes each heading stands once, or the labels are "me" or "Q". `sure`: something else
    shows that it is a transcript.
    """
    labels = [label for line in lines if (label := label_of(line)) is not None]
    counts = Counter(label.name for label in labels)
    bold = {label.name for label in labels if label.bold}
    named = {name for name in counts if is_written_as_a_name(name)}
    steady = {name for name, n in counts.items() if n > 1}
    keys = {name.casefold() for name in steady}
    asked = keys & words("asks") and keys <= words("asks") | words("answers")
    timed = any(label.start is not None for label in labels)
    if not timed and (asked or keys & words("myself")):
        return frozenset()
    if sure:
        return frozenset(steady | named | bold)
    carried = sum(counts[name] for name in steady)
    share = carried / max(1, len(lines))
    dialogue = len(steady) >= 2 and (share >= 0.3 or (share >= 0.04 and steady <= named | bold))
    short = len(steady) == 1 and len(labels) == len(lines) >= 3 and share >= 0.6
    if not (dialogue or (short and set(counts) <= named | bold)):
        return frozenset()
    several = {name for name in named if len(name.split()) > 1}
    return frozenset(steady | bold | (named if share >= 0.3 else several))


def _all_named(names: Iterable[str]) -> bool:
    found = list(names)
    return bool(found) and all(is_written_as_a_name(name) for name in found)


def split_label(line: str, speakers: Collection[str], *, bracketed: bool = False) -> Label | None:
    """The line's label if it is one of `speakers`."""
    label = label_of(line, bracketed=bracketed)
    return label if label is not None and label.name in speakers else None
