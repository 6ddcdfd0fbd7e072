"""A conversation as it was taken in: who said what, when, and what was no word.

Raw notes are a conversation too: their turns have neither speaker nor start.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assistant.models import Record

TalkFormat = Literal["vtt", "srt", "teams", "otter", "meet", "labelled", "notes"]


class Noise(Record):
    """A mark that is no word, as printed: "[laughter]", "(crosstalk)", "[04:10]".

    It stood at `text[at]` of its turn, so that a quote across a gap can be told.
    """

    text: str = Field(min_length=1)
    at: int = Field(ge=0)


class Turn(Record):
    """What one person said until somebody else spoke; of notes, one line or bullet.

    `speaker` is None where the file does not say who spoke. `start` counts seconds from
    the start of the recording; None where no time is printed. `text` has single blanks;
    it holds no noise marks, except that notes stay as they were typed.
    """

    speaker: str | None = None
    start: float | None = Field(default=None, ge=0)
    text: str = Field(min_length=1)
    noise: tuple[Noise, ...] = ()


class Conversation(Record):
    """The turns of a transcript or of raw notes, and the text they were read from."""

    format: TalkFormat
    turns: tuple[Turn, ...]
    source: str = Field(default="", repr=False)

    @property
    def text(self) -> str:
        """The words of all turns, a turn a line: what quotes and their places refer to."""
        return "\n".join(turn.text for turn in self.turns)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who is named, in the order of speaking."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))

    @property
    def recorded(self) -> bool:
        """Whether this is a transcript, for which everybody must have agreed to be recorded."""
        return self.format != "notes"
