"""The user's own reactions: kept, and never evidence.

In notes a line marked as the user's ("me: …", "#me", "my reaction") is one, unless it asks,
tells what was said, or promises; elsewhere only words of feeling make one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.lexicon import level
from assistant.craft.notes.claims import pieces_of
from assistant.craft.notes.lines import Line
from assistant.craft.notes.off_record import Spans, overlaps
from assistant.craft.notes.words import expression, find, whole
from assistant.craft.sentences import Piece
from assistant.insights import Quoted

__all__ = ["is_of_user", "is_reaction", "reflections"]

_FIRST_PERSON = re.compile(r"(?<!\w)(?:I|I'm|I'd|me|my|mir|mich|ich|yo|moi|je|mi|io|eu)(?!\w)")
_OWN_LABEL = re.compile(rf"\W*(?:{expression('me')})\s*:", re.IGNORECASE)


def reflections(text: str, lines: list[Line], locked: Spans) -> list[Quoted]:
    """The user's reactions as they stand, in order; what is off the record is none."""
    alone = not any(line.kind == "said" and line.first == "interviewee" for line in lines)
    found: list[Quoted] = []
    for line in lines:
        for start, end in _of_line(text, line, alone):
            if not overlaps(locked, start, end):
                found.append(Quoted(quote=text[start:end], start=start, end=end))
    return found


def is_reaction(words: str, line: Line) -> bool:
    """Whether a sentence within the notes of what was said is the user's own reaction.

    "I" in unlabelled notes is the user; in a turn or a labelled line it is the one who speaks.
    """
    if _OWN_LABEL.match(level(words)):
        return True
    if line.first != "user" or line.kind != "said":
        return False
    quoted = re.sub(r"[\"“„][^\"”“]*[\"”“]", " ", level(words))
    reaction = find("reaction", quoted)
    if reaction is None:
        return False
    felt = re.match(r"\W*(?:felt|feeling)(?!\w)", words, re.IGNORECASE)
    return bool(felt or _FIRST_PERSON.search(quoted))


def is_of_user(words: str, line: Line) -> bool:
    """Whether unlabelled notes tell here what the user said or means to do."""
    if line.first != "user" or not line.noted:
        return False
    if not re.match(r"\W*(?:I|I'm|I'll|I'd|I've|ich|yo|je)(?!\w)", level(words)):
        return False
    return any(find(kind, words) for kind in ("said_i", "plan_me", "promise_me", "reaction"))


def _of_line(text: str, line: Line, alone: bool) -> Iterator[tuple[int, int]]:
    if line.kind == "said":
        for part in pieces_of(text, line):
            if is_reaction(part.text, line):
                yield part.start, part.end
        return
    if line.kind != "mine":
        return
    words = text[line.start : line.end]
    marked = line.first == "user" and text[max(0, line.start - 1) : line.start] != "\n"
    if (
        marked
        and alone
        and not re.match(rf"(?:{expression('said_i')})(?!\w)", words, re.IGNORECASE)
        and not words.endswith("?")
    ):
        following = line.topic == "referrals_next" and not find("reaction", words)
        if not find("promise_me", words) and not following:
            yield line.start, line.end
            return
    felt = [part for part in pieces_of(text, line) if _is_felt(part)]
    if felt:
        yield felt[0].start, felt[-1].end


def _is_felt(part: Piece) -> bool:
    return bool(find("reaction", part.text)) and not whole("small_talk", part.text)
