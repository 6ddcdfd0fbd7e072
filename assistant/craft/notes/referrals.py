"""People to talk to, as the person named them: name, employer, introduction, leave to name.

Leave is never assumed: both are true only where the words say so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.craft.names import tokens
from assistant.craft.notes.claims import pieces_of
from assistant.craft.notes.lines import Line
from assistant.craft.notes.off_record import Spans, overlaps
from assistant.craft.notes.people import organisation_behind, people_in
from assistant.craft.notes.pointing import points_on, takes_up
from assistant.craft.notes.words import find
from assistant.craft.sentences import Piece
from assistant.insights import Referral

__all__ = ["referrals"]

_NEXT_LINES = 2  # lines below a referral in which another may stand as a bare name


_NEXT_TURNS = 3  # turns of speech, the user's between them counted


_SENT_ME = re.compile(r"\s+(?:sent|pointed|referred) me\b")  # said of the one spoken with
_TITLE_IN_DOUBT = re.compile(r"(?:dr|prof|mrs?|ms|frau|herr)\.?\s?\?+", re.IGNORECASE)


class _Named(NamedTuple):
    name: str
    start: int
    piece: int


def referrals(text: str, lines: list[Line], person: str | None, locked: Spans) -> list[Referral]:
    """Everybody whom the user was told to talk to, in the order they were named."""
    found: list[Referral] = []
    near = -_NEXT_LINES
    for index, line in enumerate(lines):
        if line.kind != "said" and not (line.kind == "mine" and line.following):
            continue
        pieces = pieces_of(text, line)
        following = line.following or (line.noted and index - near < _NEXT_LINES)
        named = _named(pieces, line, person, following=following)
        for one, after in zip(named, [*named[1:], None], strict=False):
            last = after.piece if after else len(pieces)
            scope = pieces[one.piece : max(one.piece + 1, last)]
            if after is None:
                scope = [*scope, *_told_later(text, lines, index, person)]
            referral = _referral(text, one, scope, after, locked)
            if referral and not any(_is_same(referral, other) for other in found):
                found.append(referral)
                near = index
    return found


def _told_later(text: str, lines: list[Line], index: int, person: str | None) -> list[Piece]:
    """What the next lines of the same side say of an introduction, and of nobody else."""
    line, out = lines[index], list[Piece]()
    for later in lines[index + 1 : index + 1 + (_NEXT_LINES if line.noted else _NEXT_TURNS)]:
        if later.kind != "said" or later.speaker != line.speaker:
            if line.noted:
                break
            continue
        pieces = pieces_of(text, later)
        if _named(pieces, later, person, following=True):
            break
        telling = [p for p in pieces if any(find(kind, p.text) for kind in _TELLING)]
        if not telling:
            break
        out += pieces[: pieces.index(telling[-1]) + 1]
    return out


def _named(pieces: list[Piece], line: Line, person: str | None, *, following: bool) -> list[_Named]:
    named: list[_Named] = []
    for index in range(len(pieces)):
        cued = any(find(kind, near.text) for near in pieces[index : index + 2] for kind in _TELLING)
        words, start = _with_title(pieces, index)
        behind = index + 1 < len(pieces) and takes_up(pieces[index + 1].text, noted=line.noted)
        announced = index > 0 and points_on(pieces[index - 1].text)
        for name, at in people_in(
            words,
            following=following,
            cued=cued,
            noted=line.noted,
            asked=line.topic == "referrals_next" and not named,
            taken_up=not named and (behind or announced or (cued and not following)),
        ):
            own = bool(person and set(tokens(name)) <= set(tokens(person)))
            own = own or _SENT_ME.match(words, at + len(name)) is not None
            if not own and not any(tokens(name)[0] in tokens(other.name) for other in named):
                named.append(_Named(name, start + at, index))
    return named


def _with_title(pieces: list[Piece], index: int) -> tuple[str, int]:
    """A piece and its start, with the title in doubt that was cut from it: "Dr? Lund"."""
    part, before = pieces[index], pieces[index - 1] if index else None
    if before and _TITLE_IN_DOUBT.fullmatch(before.text):
        return before.text + " " * (part.start - before.end) + part.text, before.start
    return part.text, part.start


def _referral(
    text: str, one: _Named, scope: list[Piece], after: _Named | None, locked: Spans
) -> Referral | None:
    start = scope[0].start
    stop = scope[-1].end
    if after and after.piece == one.piece:
        stop = after.start
    words = "\n".join(part.text for part in scope if part.start < stop)
    words = text[start:stop] if after and after.piece == one.piece else words
    if find("forget", words):
        return None
    told = [
        min(part.end, stop)
        for part in scope
        if part.start < stop and any(find(kind, part.text) for kind in _TELLING)
    ]
    end = max(min(scope[0].end, stop), *told, start)
    refused = find("no_introduction", words)
    offered = find("introduces", words)
    leave = find("may_name", words) and not find("no_name", words)
    return Referral(
        quote=text[start:end],
        start=start,
        end=end,
        name=one.name,
        organisation=organisation_behind(text[one.start : stop], one.name),
        introduces=bool(offered) and not refused,
        may_name=bool(leave),
        off_record=overlaps(locked, start, end),
    )


_TELLING = ("introduces", "may_name", "no_name", "no_introduction")


def _is_same(one: Referral, other: Referral) -> bool:
    return bool(set(tokens(one.name)) & set(tokens(other.name)))
