"""Transcripts of "Name: text" lines: Google Meet's three layouts, and any other.

Google Meet prints a time alone every few minutes ("00:05:42", as a heading in newer files)
or none at all; names may be bold, and paragraphs without a name go on with the speaker
before. A printed time is that of the first words behind it only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.intake.transcripts import labels
from assistant.intake.transcripts.cue import Cue
from assistant.intake.transcripts.heading import stamp_of
from assistant.intake.transcripts.lines import is_from_meet, is_furniture
from assistant.intake.transcripts.words import words

_BULLET = re.compile(r"[-*•·◦▪–→>]\s+|\[[ x]\]\s|#{1,6}\s")
_MOSTLY = 0.4  # of the lines
_TITLE = 12  # words that a line of the file's head may have


def is_meet(lines: Sequence[str]) -> bool:
    """Whether Google Meet's own lines stand in the text, or its times do, a line each."""
    return any(is_from_meet(line) or stamp_of(line) is not None for line in lines)


def speakers(lines: Sequence[str]) -> frozenset[str]:
    """The people whose "Name:" leads lines of the text; nobody where it reads as notes."""
    sure = any(is_from_meet(line) for line in lines)
    if not sure and sum(map(_is_bulleted, lines)) >= _MOSTLY * len(lines):
        return frozenset()
    spoken = [line for line in lines if not _is_bulleted(line)]
    return labels.speakers_in_text(spoken, sure=sure)


def _is_bulleted(line: str) -> bool:
    return _BULLET.match(line) is not None


def cues_of(lines: Sequence[str], speakers: frozenset[str]) -> list[Cue]:
    """The cues of a text whose speakers are known.

    Before the first of them stand the title, the date and who was there. Other lines there
    are kept, as said by nobody known; of Google Meet, whose head is long, prose alone.
    """
    is_said = _is_prose if is_meet(lines) else _is_no_head
    cues: list[Cue] = []
    stamp: float | None = None
    begun = False
    for line in lines:
        at = stamp_of(line)
        label = None if at is not None else labels.split_label(line, speakers)
        if at is not None:
            stamp, begun = at, True
        elif is_furniture(line):
            continue
        elif label is not None:
            begun = True
            start = stamp if label.start is None else label.start
            cues.append(Cue(label.name, start, label.text))
            stamp = None if label.text else start
        elif begun and cues:
            last = cues[-1].speaker
            cues.append(Cue(last, stamp, line.strip("*_") if _is_all_bold(line) else line))
            stamp = None
        elif begun or is_said(line):
            cues.append(Cue(None, stamp, line))
    return cues


def _is_all_bold(line: str) -> bool:
    return line.startswith("**") and line.endswith("**")


def _is_prose(line: str) -> bool:
    plain = not line.startswith("#") and labels.label_of(line) is None
    return plain and len(line.split()) > _TITLE and _ends(line)


def _is_no_head(line: str) -> bool:
    key, colon, _ = line.partition(":")
    if line.startswith("#") or (colon and key.strip("*_ ").casefold() in words("file_head")):
        return False
    short = len(line.split()) <= _TITLE and not colon and not _ends(line)
    return not short


def _ends(line: str) -> bool:
    return line.rstrip(' "”)').endswith((".", "?", "!"))
