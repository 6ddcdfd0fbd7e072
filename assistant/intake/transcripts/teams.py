"""Teams as a Word file, the older layout: times, then the name, then what was said.

The newer layout has the name and one time on a line, as Otter has (`headed`).
"""

from __future__ import annotations

from collections import Counter

from assistant.intake.transcripts import labels
from assistant.intake.transcripts.captions import Caption
from assistant.intake.transcripts.cue import Cue

_LONGEST = 80  # characters of a name


def cues_of(captions: list[Caption]) -> list[Cue]:
    """The cues of captions whose first line is the name (`has_names`)."""
    return [
        Cue(c.lines[0], c.start, " ".join(c.lines[1:]))
        if len(c.lines) > 1
        else Cue(None, c.start, " ".join(c.lines))
        for c in captions
    ]


def has_names(captions: list[Caption]) -> bool:
    """Whether the first lines are names: few different ones, and nothing that is said."""
    firsts = [caption.lines[0] for caption in captions if len(caption.lines) > 1]
    filled = [caption for caption in captions if caption.lines]
    if not firsts or len(firsts) < 0.6 * len(filled):
        return False
    if not all(_may_be_a_name(line) for line in firsts):
        return False
    again = sum(n for n in Counter(firsts).values() if n > 1)
    return again >= len(firsts) / 2 or all(map(labels.is_written_as_a_name, firsts))


def _may_be_a_name(line: str) -> bool:
    return len(line) <= _LONGEST and ":" not in line and labels.could_be_a_name(line)
