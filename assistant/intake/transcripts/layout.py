"""What a copy, a mail or a table put around the lines of a transcript, taken away."""

from __future__ import annotations

import re

from assistant.intake.transcripts.cue import CLOCK

# Signs without width and marks of direction; within a line they may belong to the writing.
_UNSEEN = re.compile(r"(?m)^[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_QUOTED = re.compile(r"(?m)^[ \t]*>(?!>)[ \t]?")
# Whisper and its kin: "[00:00:01.250 --> 00:00:05.650]  Words", a cue a line.
_BRACKETED = re.compile(
    rf"(?m)^[ \t]*[\[(][ \t]*({CLOCK}[ \t]*(?:-->|->|→)[ \t]*{CLOCK})[ \t]*[\])][ \t]*(.*)$"
)
_STAMP = re.compile(rf"[\[(]?({CLOCK})[\])]?")
_PIPED = re.compile(r"\s*\|(.*)\|\s*")
_MOSTLY = 0.6  # of the lines that hold anything


def evened(text: str) -> str:
    """The text as the program that wrote it had it, a line a line.

    Without signs that are not seen before a line; without the ">" of a mail where every line
    has one; a bracketed span of time on a line of its own; a table of name, time and words,
    its columns parted by tabs or, in Markdown, by bars, as lines of a time and a label.
    """
    text = _UNSEEN.sub("", text)
    filled = [line for line in text.split("\n") if line.strip()]
    if filled and all(_QUOTED.match(line) for line in filled):
        text = _QUOTED.sub("", text)
    text = _BRACKETED.sub(r"\1\n\2\n", text)
    return _unrolled(text)


def _unrolled(text: str) -> str:
    lines = text.split("\n")
    rows = {i: row for i, line in enumerate(lines) if (row := _row(line)) is not None}
    if len(rows) < 3 or len(rows) < _MOSTLY * sum(bool(line.strip()) for line in lines):
        return text
    return "\n".join(rows.get(i, line) for i, line in enumerate(lines))


def _row(line: str) -> str | None:
    """A row of a name and words, with a time or two, in one of the orders that tables have."""
    piped = _PIPED.fullmatch(line)
    found = piped[1].split("|") if piped else line.split("\t")
    cells = [cell.strip() for cell in found if cell.strip()]
    times = [stamp[1] for cell in cells if (stamp := _STAMP.fullmatch(cell))]
    rest = [cell for cell in cells if not _STAMP.fullmatch(cell)]
    if len(times) > 2 or len(rest) != 2:
        return None
    name, words = rest
    label = f"{name.strip('*:')}: {words}"
    return f"[{times[0]}] {label}" if times else label
