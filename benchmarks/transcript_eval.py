"""Counts what is read of talks whose turns are known, in every format they come in.

A folder holds `NAME.turns.json` ([{"speaker", "start_s", "text"}, …]) beside the same talk as
`NAME.FORMAT`; other transcripts in it have no turns to compare and are shown as they were read.
A file that says `nolabel` in its name can agree in its words alone.

    python -m benchmarks.transcript_eval [FOLDER…]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.intake.conversation import read_conversation
from assistant.settings import Settings
from assistant.talks import Conversation

KINDS = {".vtt", ".srt", ".docx", ".txt", ".md", ".pdf"}
FOLDERS = ("transcripts-cc-by-sa", "transcripts-cc0-googlemeet")


@dataclass(frozen=True)
class Row:
    """One file. The counts of agreement are None where nothing says what is right."""

    file: str
    format: str
    turns: int
    speakers: int
    words: int
    noise: int
    expected: int | None = None  # turns
    same_turns: int | None = None  # speaker and words of a turn agree
    same_starts: int | None = None  # of those turns, seconds too
    same_speakers: bool | None = None
    words_right: float | None = None  # of the words that were said, in their order

    @property
    def whole(self) -> bool:
        """Whether nothing differs but what the file does not say."""
        spoken = self.same_speakers and self.same_turns == self.expected == self.turns
        return self.words_right in (None, 1.0) and (self.expected is None or bool(spoken))


def evaluate(folder: Path) -> Iterator[Row]:
    """One row a transcript below `folder`."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in KINDS and path.is_file() and path.name != "README.md":
            gold = path.with_name(f"{path.name.split('.')[0]}.turns.json")
            expected = json.loads(gold.read_text("utf-8")) if gold.is_file() else None
            yield row(path, expected)


def row(path: Path, expected: Sequence[dict[str, Any]] | None) -> Row:
    """What was read of one file, beside its turns."""
    try:
        read = read_conversation(path.name, path.read_bytes())
    except InputError as error:
        return Row(path.name, f"refused: {error.message}", 0, 0, 0, 0, words_right=0.0)
    words = _words(turn.text for turn in read.turns)
    noise = sum(len(turn.noise) for turn in read.turns)
    known = (len(read.turns), len(read.speakers), len(words), noise)
    if expected is None:
        return Row(path.name, read.format, *known)
    said = _words(turn["text"] for turn in expected)
    right = 1.0 if words == said else _share(words, said)
    if "nolabel" in path.name:
        return Row(path.name, read.format, *known, words_right=right)
    same = _same(read, expected)
    return Row(
        path.name,
        read.format,
        *known,
        expected=len(expected),
        same_turns=len(same),
        same_starts=sum(read.turns[i].start == expected[i]["start_s"] for i in same),
        same_speakers=set(read.speakers) == {turn["speaker"] for turn in expected},
        words_right=right,
    )


def _same(read: Conversation, expected: Sequence[dict[str, Any]]) -> list[int]:
    pairs = enumerate(zip(read.turns, expected, strict=False))
    return [
        i
        for i, (turn, gold) in pairs
        if turn.speaker == gold["speaker"] and turn.text.split() == gold["text"].split()
    ]


def _words(texts: Any) -> list[str]:
    return [word for text in texts for word in text.split()]


def _share(words: list[str], said: list[str]) -> float:
    matcher = SequenceMatcher(None, words, said, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(said))


def main(folders: Sequence[str]) -> int:
    """Print the table; 1 when a talk with known turns differs."""
    data = Settings().samples.parent
    chosen = [Path(folder) for folder in folders] or [data / name for name in FOLDERS]
    rows = [found for folder in chosen for found in evaluate(folder)]
    print(
        "| file | format | turns | same turns | starts | speakers | words | words right | noise |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for r in rows:
        same = "–" if r.expected is None else f"{r.same_turns} of {r.expected}"
        starts = "–" if r.same_starts is None else str(r.same_starts)
        people = (
            f"{r.speakers}{'' if r.same_speakers is None else ' ✓' if r.same_speakers else ' ✗'}"
        )
        right = "–" if r.words_right is None else f"{r.words_right:.1%}"
        print(
            f"| {r.file} | {r.format} | {r.turns} | {same} | {starts} | {people} | {r.words} "
            f"| {right} | {r.noise} |"
        )
    known = [r for r in rows if r.words_right is not None]
    print(f"\n{sum(r.whole for r in known)} of {len(known)} files of known talks agree.")
    return 0 if rows and all(r.whole for r in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
