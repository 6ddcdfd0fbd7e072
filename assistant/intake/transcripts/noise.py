"""Marks that are no words, taken out of what was said and kept beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.intake.transcripts.cue import CLOCK, seconds
from assistant.intake.transcripts.words import words
from assistant.talks import Noise

_MARK = re.compile(
    r"\[[^\[\]\n]{1,80}\]|\([^()\n]{1,80}\)|\{[^{}\n]{1,40}\}|<[a-zA-Z _-]{1,40}>"
    r"|\*[a-zA-Z ]{1,40}\*|[♪♫🎵]+(?:[^♪♫🎵\n]{0,80}[♪♫🎵]+)?"
)
_CLOCK = re.compile(rf"\W*({CLOCK})(?:\.\d+)?\W*")
_WORD = re.compile(r"[^\W\d_]+(?:[-_'’][^\W\d_]+)*")
_CLOSING = tuple(",.;:!?…%)]}»”")
_LOOSE = 5  # words that square brackets may hold beside the noise: "[Ann laughs out loud]"


class Heard(NamedTuple):
    """Words and noise of one piece of speech. `start`: a time mark that led it, in seconds."""

    text: str
    noise: tuple[Noise, ...]
    start: float | None


def without_noise(speech: str) -> Heard:
    """Words with single blanks, and the marks that stood among them.

    "[04:10]" at the beginning is when it was said; any other mark is noise if its words
    are. What editors put in brackets ("[the] team", "(I mean sales)") is words.
    """
    text, noise, start, position = "", list[Noise](), None, 0
    for mark in _MARK.finditer(speech):
        clock = _CLOCK.fullmatch(mark[0]) if mark[0].startswith("[") else None
        if clock is None and not _is_noise(mark[0]):
            continue
        text = _joined(text, speech[position : mark.start()])
        position = mark.end()
        if clock and not text and start is None:
            start = seconds(clock[1])
        else:
            noise.append(Noise(text=mark[0], at=len(text)))
    return Heard(_joined(text, speech[position:]), tuple(noise), start)


def _joined(before: str, after: str) -> str:
    """Two pieces of speech as one, with single blanks and none before a comma."""
    after = " ".join(after.split())
    return before + (gap_before(after) if before else "") + after


def gap_before(words: str) -> str:
    """What stands between earlier words and these: nothing before a comma."""
    return "" if not words or words.startswith(_CLOSING) else " "


def _is_noise(mark: str) -> bool:
    if mark[0] in "♪♫🎵":
        return True
    found = [word.casefold() for word in _WORD.findall(mark)]
    known = sum(word in words("noise") for word in found)
    if mark[0] == "{":  # how speech corpora write events: {pause}, {vocalsound}
        return len(found) == 1 and len(found[0]) > 2 and mark[1:-1].islower()
    if mark[0] == "[" and known and len(found) <= _LOOSE:
        return True
    return known > 0 and all(word in words("noise") or word in words("glue") for word in found)
