"""A name or a term that was heard wrong, put right in the whole conversation."""

from __future__ import annotations

import re

from assistant.intake.transcripts.merging import merged
from assistant.talks import Conversation, Noise, Turn


def corrected(
    conversation: Conversation, wrong: str, right: str, *, same_case: bool = False
) -> Conversation:
    """The conversation with `right` wherever `wrong` stood as whole words, speakers included.

    "Archer's" becomes "Artur's", "searcher" stays. White space inside `wrong` matches any.
    Case does not matter unless `same_case` (for a name that is a word too: Mark, mark).
    What stood in capitals stays in capitals, and a sentence keeps its capital. `source` is
    what was given and stays. Noise marks keep their places. Raises nothing: an empty
    `wrong`, or one that stands nowhere, changes nothing.
    """
    words = wrong.split()
    if not words:
        return conversation
    term = re.compile(
        r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)",
        0 if same_case else re.IGNORECASE,
    )
    right = " ".join(right.split())
    turns = [_corrected(turn, term, right) for turn in conversation.turns]
    return conversation.model_copy(update={"turns": tuple(merged(t for t in turns if t))})


def renamed(conversation: Conversation, speaker: str | None, name: str | None) -> Conversation:
    """The conversation with `speaker` called `name`; neighbouring turns of one person join.

    None is whoever is not known, on either side.
    """
    name = " ".join((name or "").split()) or None
    turns = [
        turn.model_copy(update={"speaker": name}) if turn.speaker == speaker else turn
        for turn in conversation.turns
    ]
    return conversation.model_copy(update={"turns": tuple(merged(turns))})


def _corrected(turn: Turn, term: re.Pattern[str], right: str) -> Turn | None:
    """The turn with its term put right; None where no word is left of it."""
    pieces, places, end = list[str](), list[tuple[int, int]](), 0
    for found in term.finditer(turn.text):
        pieces += [turn.text[end : found.start()], _in_case_of(found, right)]
        end = found.end()
        places.append((end, sum(map(len, pieces)) - end))
    text = "".join(pieces) + turn.text[end:]
    if not text.strip():
        return None
    noise = tuple(
        Noise(text=mark.text, at=min(len(text), max(0, mark.at + _shift(mark.at, places))))
        for mark in turn.noise
    )
    speaker = turn.speaker and (term.sub(lambda _: right, turn.speaker).strip() or turn.speaker)
    return turn.model_copy(update={"text": text, "noise": noise, "speaker": speaker})


def _shift(at: int, places: list[tuple[int, int]]) -> int:
    return next((by for end, by in reversed(places) if end <= at), 0)


def _in_case_of(found: re.Match[str], right: str) -> str:
    """`right` as it is to stand in place of what was found.

    Capitals that `right` itself has are kept: "sql" for "sequel" stays as it was typed.
    """
    text = found[0]
    if right != right.lower():
        return right.upper() if len(text) > 3 and text.isupper() and " " in text else right
    if len(text) > 1 and text.isupper():
        return right.upper()
    before = found.string[: found.start()].rstrip(" \"'“‘(")
    begins = not before or before[-1] in ".?!…"
    return right[:1].upper() + right[1:] if text[:1].isupper() and begins else right
