"""Captions: lines of times, each with the words under it.

WebVTT, SubRip, YouTube's .sbv and the older Word export of Teams are this. Read by hand:
webvtt-py 0.6.0 and srt 3.5.3 refuse or, worse, leave out what real exports hold (a second
voice in a cue, a blank line in it, a missing header, srt without hours).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.intake.transcripts.cue import CLOCK, seconds

# Only "-->" is sure: a line "10:00, 11:00" or "10:00 → 11:00" in notes is no line of times, so
# the comma of .sbv, and the arrow that Word makes, need a fraction of a second before them.
_TIMES = re.compile(
    rf"\s*(?P<start>{CLOCK}(?=\s*--?>)|(?:\d+:)+\d+[.,]\d+(?=\s*(?:–>|→|,)))"
    rf"\s*(?:--?>|–>|→|,)\s*{CLOCK}(?:\s+[a-z]+:\S+)*\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,7}")
_NAME_OF_CUE = re.compile(r"(?=\S*\d)\S+")  # "intro-2", "8f14…/12-0"
_OF_TEAMS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4,12}){4}(?:/\d+(?:-\d+)?)?", re.IGNORECASE)
_WEBEX = re.compile(r'\d+\s+"([^"]+)"\s+\(\d+\)')  # Webex prints the speaker here
_NOTE = re.compile(r"NOTE(?:\s|$)")


class Caption(NamedTuple):
    """One line of times and the lines under it. `speaker`: printed in the cue's own name."""

    start: float
    lines: tuple[str, ...]
    speaker: str | None = None


def is_times(line: str) -> bool:
    """Whether the line says from when to when, and nothing else."""
    return _TIMES.fullmatch(line) is not None


def split(text: str) -> list[Caption]:
    """The captions of a text; what stands before the first (header, styles) is left out."""
    found: list[tuple[float, str | None, list[str]]] = []
    lines: list[str] = []  # of the caption being read
    all_named = _all_are_named(text)
    for line in text.split("\n"):
        times = _TIMES.fullmatch(line)
        if times is None:
            lines.append(" ".join(line.split()))
            continue
        speaker = _take_name(lines, captions=len(found), all_named=all_named)
        lines = []
        found.append((seconds(times["start"]), speaker, lines))
    return [
        Caption(start, tuple(line for line in _without_notes(lines) if line), speaker)
        for start, speaker, lines in found
    ]


def _all_are_named(text: str) -> bool:
    """Whether a line of its own stands right above each line of times, after a blank one."""
    lines = ["", *(line.strip() for line in text.split("\n"))]
    times = [i for i, line in enumerate(lines) if _TIMES.fullmatch(line)]
    named = sum(bool(lines[i - 1]) and not lines[i - 2] for i in times if i > 1)
    return len(times) > 1 and named == len(times)


def _take_name(lines: list[str], *, captions: int, all_named: bool) -> str | None:
    """Drop the next caption's number or name from the end of `lines`; Webex's holds a speaker.

    A name may be any words where every caption has one (`all_named`); else it has a digit and
    no blank. Where no blank line parts captions, as in a Word file, a number is one only if it
    is the next after so many `captions`: it may be what was said.
    """
    if all_named and lines and len(lines) > 1 and not lines[-2]:
        webex = _WEBEX.fullmatch(lines.pop())
        return webex[1] if webex else None
    while lines and not lines[-1]:
        lines.pop()
    if len(lines) < 2 and captions:
        return None  # the only line under the times is what was said
    line = lines[-1] if lines else ""
    webex = _WEBEX.fullmatch(line)
    apart = len(lines) > 1 and not lines[-2] and _NAME_OF_CUE.fullmatch(line)
    counted = _NUMBER.fullmatch(line) and int(line) in {captions, captions + 1}
    if webex or apart or counted or _OF_TEAMS.fullmatch(line):
        lines.pop()
    return webex[1] if webex else None


def _without_notes(lines: list[str]) -> list[str]:
    """Without the comments of WebVTT, which reach to the next blank line."""
    kept, comment = list[str](), False
    for before, line in zip(["-", *lines], lines, strict=False):
        if not line:
            comment = False
        elif not before and _NOTE.match(line):
            comment = True
        if not comment:
            kept.append(line)
    return kept


def has_commas(text: str) -> bool:
    """Whether the first line of times writes its fractions as SubRip does: 00:00:22,000."""
    found = next((times for line in text.split("\n") if (times := _TIMES.fullmatch(line))), None)
    return found is not None and "," in found["start"]
