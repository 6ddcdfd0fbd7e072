"""Cues become turns: who spoke is cleaned, noise kept apart, one person's cues joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assistant.intake.transcripts.cue import Cue
from assistant.intake.transcripts.noise import gap_before, without_noise
from assistant.intake.transcripts.speakers import cleaned
from assistant.talks import Noise, Turn

PASSAGE = 60  # words after which speech of nobody known may begin a new turn
LONGEST_PASSAGE = 150  # words after which it does, for speech without full stops
_SENTENCE_ENDS = tuple(".?!…。？！")
_QUOTES = "\"'”’»)]"


def turns_of(cues: Sequence[Cue]) -> tuple[Turn, ...]:
    """The turns of a transcript.

    All that one person said until another spoke is one turn, so that a quote never crosses
    two of them. Speech of nobody known is cut into passages of whole sentences instead: it
    would be one turn as long as the talk. A cue that holds noise alone leaves its noise to
    the cue before it, or to the first that has words.
    """
    passages = (passage for run in _mended(_runs(cues)) for passage in _passages(run))
    return tuple(merged(_as_one(passage) for passage in passages))


def merged(turns: Iterable[Turn]) -> list[Turn]:
    """Neighbouring turns of one person as one; those of nobody known stay apart."""
    result: list[Turn] = []
    for speaker, group in groupby(turns, key=lambda turn: turn.speaker):
        found = list(group)
        result += found if speaker is None else [_as_one(found)]
    return result


def _runs(cues: Sequence[Cue]) -> list[list[Turn]]:
    """What each spoke without a break, one turn a cue."""
    names = cleaned(cue.speaker for cue in cues)
    runs: list[list[Turn]] = []
    early: tuple[Noise, ...] = ()  # noise before the first word
    for cue in cues:
        heard = without_noise(cue.text)
        if not heard.text:
            if runs:
                last = runs[-1][-1]
                noise = (Noise(text=mark.text, at=len(last.text)) for mark in heard.noise)
                runs[-1][-1] = last.model_copy(update={"noise": (*last.noise, *noise)})
            else:
                early += heard.noise
            continue
        start = heard.start if cue.start is None else cue.start
        turn = Turn(
            speaker=names[cue.speaker], start=start, text=heard.text, noise=early + heard.noise
        )
        early = ()
        if runs and not cue.fresh and runs[-1][-1].speaker == turn.speaker:
            runs[-1].append(turn)
        else:
            runs.append([turn])
    return runs


def _mended(runs: list[list[Turn]]) -> list[list[Turn]]:
    """With the sentences whole that a program cut in two for want of a name.

    A run of nobody known belongs to its neighbours when both are one person and a sentence
    runs on: what follows an unfinished one begins in lower case, before it or behind it.
    """
    for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
        speaker = before[-1].speaker
        if run[0].speaker is not None or speaker != after[0].speaker:
            continue
        if _runs_on(before[-1], run[0]) or _runs_on(run[-1], after[0]):
            run[:] = [turn.model_copy(update={"speaker": speaker}) for turn in run]
    return runs


def _runs_on(turn: Turn, after: Turn) -> bool:
    return not _ends(turn.text) and after.text[0].islower()


def _ends(text: str) -> bool:
    return text.rstrip(_QUOTES).endswith(_SENTENCE_ENDS)


def _passages(run: list[Turn]) -> Iterator[list[Turn]]:
    """A run as it is; one of nobody known, in passages."""
    if run[0].speaker is not None:
        yield run
        return
    passage, length = list[Turn](), 0
    for turn in run:
        passage.append(turn)
        length += len(turn.text.split())
        if length >= LONGEST_PASSAGE or (length >= PASSAGE and _ends(turn.text)):
            yield passage
            passage, length = [], 0
    if passage:
        yield passage


def _as_one(turns: list[Turn]) -> Turn:
    """Turns of one speaker, joined; linear in their length."""
    if len(turns) == 1:
        return turns[0]
    pieces, noise, length = list[str](), list[Noise](), 0
    for turn in turns:
        gap = gap_before(turn.text) if length else ""
        shift = length + len(gap)
        noise += (Noise(text=mark.text, at=mark.at + shift) for mark in turn.noise)
        pieces += [gap, turn.text]
        length = shift + len(turn.text)
    return turns[0].model_copy(update={"text": "".join(pieces), "noise": tuple(noise)})
