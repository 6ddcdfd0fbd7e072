"""What was said off the record: which words are locked, for the user alone.

"Don't quote me", "between us", "this stays here" lock what they speak of: what follows, or
what was just said ("don't write that down"). In doubt more is locked, never less.
"""

from __future__ import annotations

import re

from assistant.craft.notes.lines import Line
from assistant.craft.notes.silence import marks
from assistant.craft.notes.words import find
from assistant.craft.remarks import is_like
from assistant.craft.sentences import Piece, sentences

__all__ = ["Spans", "locked", "overlaps"]

Spans = tuple[tuple[int, int], ...]

_OWN_WORDS = 5  # a sentence with fewer beside the mark only points at others
_BACK = 4  # sentences that "don't write that" may mean
_GOING_ON = re.compile(
    r"(?:it|this|that|they|those|these|so|and|which|nobody|es|das|sie|esto|eso|cela|ça)(?!\w)",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\W*(?:thanks?|thank you|danke|gracias|merci|obrigad[oa]|grazie)(?!\w)", re.I)
_SAME = re.compile(
    r"\W*(?:same|ditto|idem|ebenso|dito|lo mismo|pareil|idem)\b[^.!?]{0,16}[\])}:]", re.I
)
_ASKING, _YES = 30, 6  # words that ask for silence at the end of a turn, and that grant it
_LEADING, _FOLLOWING = 12, 30  # words about a mark within a sentence of many more
_SHORT_NOTE = 60  # words; a longer line of notes is prose, of which a part is locked


def locked(text: str, lines: list[Line]) -> Spans:
    """The spans of `text` that are off the record, in order."""
    spans: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if line.off_record and line.kind != "heading":
            spans.append((line.start, line.end))
        if line.kind in ("title", "heading"):
            continue
        if line.kind in ("mine", "asked"):
            spans += _kept_out(text, lines, index)
        if line.kind == "said":
            spans += _of_line(text, lines, index) or _same(text, lines, index, spans)
    return tuple(sorted(spans))


def overlaps(spans: Spans, start: int, end: int) -> bool:
    """Whether any of the words between two places is locked."""
    return any(first < end and start < last for first, last in spans)


def _same(
    text: str, lines: list[Line], index: int, spans: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """A line that says "[same]" of the one before, which is locked."""
    line = lines[index]
    begin = min(line.label, line.start)
    before = lines[index - 1] if index else None
    if before is None or not overlaps(tuple(spans), before.start, before.end):
        return []
    return [(begin, line.end)] if _SAME.match(text, begin) else []


def _is_spoken(line: Line) -> bool:
    return line.first == line.speaker


def _of_line(text: str, lines: list[Line], index: int) -> list[tuple[int, int]]:
    line = lines[index]
    begin = min(line.label, line.start)
    pieces = sentences(text, begin, line.end)
    marked = [i for i, piece in enumerate(pieces) if _is_mark(piece) and not _is_of_name(pieces, i)]
    if not marked:
        return []
    if not _is_spoken(line) and len(text[begin : line.end].split()) <= _SHORT_NOTE:
        return [(begin, line.end)]
    if not _is_spoken(line):
        return _of_prose(pieces, marked)
    first = marked[0]
    if first and find("untold", pieces[first].text):
        return [(pieces[max(0, first - 2)].start, line.end)]
    if _points_back(pieces, first):
        if first == 0:
            before = _before(lines, index)
            return [(begin, line.end)] + ([(before.start, before.end)] if before else [])
        spans = [(pieces[max(0, first - _BACK)].start, pieces[marked[-1]].end)]
        later = [i for i in marked if not _points_back(pieces, i)]
        return spans + ([(pieces[later[0]].start, line.end)] if later else [])
    start = pieces[first].start
    if not any(marks(pieces[at].text) for at in marked):  # only like a mark: what is near it
        return [(pieces[at].start, pieces[min(at + 2, len(pieces) - 1)].end) for at in marked]
    end = _end(pieces, first, line)
    spans = [(start, end)]
    bare = first == len(pieces) - 1 and _is_bare(pieces[first])
    if bare or _is_to_come(text, lines, index, pieces[first:]):
        after = _after(lines, index)
        spans += [(after.start, after.end)] if after else []
    return spans


def _is_to_come(text: str, lines: list[Line], index: int, asked: list[Piece]) -> bool:
    """Whether a turn ends in asking for silence, and the other says yes: it is told after that."""
    if sum(len(part.text.split()) for part in asked) > _ASKING or index + 1 >= len(lines):
        return False
    reply = lines[index + 1]
    said = text[reply.start : reply.end]
    if reply.speaker == lines[index].speaker or len(said.split()) > _YES:
        return False
    return find("agreed", said) is not None


def _of_prose(pieces: list[Piece], marked: list[int]) -> list[tuple[int, int]]:
    """In a paragraph: the sentence that says so, and those that go on about it ("It …")."""
    spans: list[tuple[int, int]] = []
    for index in marked:
        if len(pieces[index].text.split()) > _SHORT_NOTE:
            spans += _within(pieces[index])
            continue
        first = last = index
        if _points_back(pieces, index):
            first = max(0, index - 2)
        else:
            last += 1 + _is_bare(pieces[index]) if _goes_on(pieces, index) else 0
        spans.append((pieces[first].start, pieces[min(last, len(pieces) - 1)].end))
    return spans


def _within(piece: Piece) -> list[tuple[int, int]]:
    """Around the marks of what was dictated in one breath: what led to each, and what followed."""
    words = [match.span() for match in re.finditer(r"\S+", piece.text)]
    spans = []
    for start, end in marks(piece.text):
        first = next(at for at, (_, last) in enumerate(words) if last > start)
        last = max(at for at, (begin, _) in enumerate(words) if begin < end)
        around = words[max(0, first - _LEADING) : last + _FOLLOWING + 1]
        spans.append((piece.start + around[0][0], piece.start + around[-1][1]))
    return spans


def _goes_on(pieces: list[Piece], index: int) -> bool:
    if index + 1 >= len(pieces):
        return False
    return _is_bare(pieces[index]) or _GOING_ON.match(pieces[index + 1].text) is not None


def _end(pieces: list[Piece], first: int, line: Line) -> int:
    """Where what a mark opens ends: at "back on the record", else with the turn or paragraph."""
    for piece in pieces[first + 1 :]:
        if find("on_record", piece.text):
            return piece.start
    return line.end


def _is_mark(piece: Piece) -> bool:
    """Whether a sentence asks for silence; leave given in advance and questions do not."""
    found = marks(piece.text)
    allowed = find("permission", piece.text)
    if not found:
        given = allowed or find("may_name", piece.text)
        return given is None and is_like("off_record", piece.text)
    return allowed is None or any(not allowed.start() <= at < allowed.end() for at, _ in found)


def _is_of_name(pieces: list[Piece], index: int) -> bool:
    """Whether all that is asked is to go to somebody in one's own name: "ring Bo, not from me"."""
    text = pieces[index].text
    unnamed = find("no_name", text)
    if unnamed is None:
        return False
    spared = [not (unnamed.start() < last and first < unnamed.end()) for first, last in marks(text)]
    sent = any(is_like("referral", one.text) for one in pieces[max(0, index - 2) : index + 1])
    return sent and not any(spared)


def _points_back(pieces: list[Piece], index: int) -> bool:
    piece = pieces[index]
    if find("backward", piece.text):
        return True
    return _is_bare(piece) and index == len(pieces) - 1 and index > 0


def _is_bare(piece: Piece) -> bool:
    """Whether a sentence says little but that it is off the record."""
    of_marks = sum(len(piece.text[first:last].split()) for first, last in marks(piece.text))
    return len(piece.text.split()) - of_marks < _OWN_WORDS


def _kept_out(text: str, lines: list[Line], index: int) -> list[tuple[int, int]]:
    """What was told just before the user says "I'll leave that out"."""
    line = lines[index]
    if not find("kept_out", text[line.start : line.end]) or not _is_spoken(line):
        return []
    after = next((x for x in lines[index + 1 : index + 3] if x.speaker != line.speaker), None)
    if after is not None and _THANKS.match(text, after.start):
        # Promised beforehand: what is told for it comes now, and what led to it came before.
        told = sentences(text, after.start, after.end)[: _BACK + 1]
        return [(after.start, told[-1].end)]
    before = _before(lines, index, speaker="interviewee") or _before(lines, index)
    if before is None or overlaps(tuple(_of_line(text, lines, lines.index(before))), 0, before.end):
        return []
    pieces = sentences(text, before.start, before.end)[-_BACK:]
    return [(pieces[0].start, before.end)] if pieces else []


def _before(lines: list[Line], index: int, speaker: str | None = None) -> Line | None:
    """The line before by the same speaker, or by `speaker`; at most two lines away."""
    wanted = speaker or lines[index].speaker
    return next(
        (x for x in reversed(lines[max(0, index - 2) : index]) if x.speaker == wanted), None
    )


def _after(lines: list[Line], index: int) -> Line | None:
    wanted = lines[index].speaker
    return next((x for x in lines[index + 1 : index + 3] if x.speaker == wanted), None)
