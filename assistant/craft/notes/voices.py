"""Who is who in a conversation: the user, the person interviewed, or nobody can tell."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.craft.names import tokens
from assistant.craft.notes.words import whole
from assistant.insights import Speaker
from assistant.talks import Conversation

__all__ = ["same_person", "voices"]

_TWICE = 2.0  # how much more one must ask than the other to be taken for the interviewer


def voices(
    conversation: Conversation, me: str | None, person: str | None
) -> Mapping[str | None, Speaker]:
    """The side of every speaker as printed; None, nobody named, is unclear.

    `me` is the user's label as printed, `person` the name of the one interviewed. Where only
    one of two is known, the other follows. Where neither is, of two the one who asks twice as
    much is taken for the user.
    """
    known: dict[str | None, Speaker] = {None: "unclear"}
    speakers = conversation.speakers
    for speaker in speakers:
        if (me and speaker.casefold() == me.casefold()) or whole("me", speaker):
            known[speaker] = "user"
        elif person and same_person(speaker, person):
            known[speaker] = "interviewee"
    rest = [speaker for speaker in speakers if speaker not in known]
    sides = set(known.values())
    if len(rest) == 1 and "user" in sides and "interviewee" not in sides:
        known[rest[0]] = "interviewee"
    elif len(rest) == 1 and len(speakers) == 2 and "interviewee" in sides:
        known[rest[0]] = "user"
    elif len(rest) == 2 == len(speakers):
        known |= _by_questions(conversation, rest)
    return {speaker: known.get(speaker, "unclear") for speaker in (None, *speakers)}


def same_person(label: str, name: str) -> bool:
    """Whether a label may stand for a name: "Marit", "M. Osei-Lund", "J" for Jules."""
    short, long = tokens(label), tokens(name)
    if not short or not long:
        return False
    if len(short) == 1 and len(short[0]) == 1:
        return short[0] in {word[0] for word in long}
    return bool({word for word in short if len(word) > 1} & set(long))


def _by_questions(conversation: Conversation, pair: list[str]) -> dict[str | None, Speaker]:
    asked = dict.fromkeys(pair, 0.0)
    for speaker in pair:
        said = " ".join(turn.text for turn in conversation.turns if turn.speaker == speaker)
        asked[speaker] = said.count("?") / max(1, len(said.split()))
    one, other = sorted(pair, key=lambda speaker: asked[speaker])
    if asked[other] <= _TWICE * asked[one]:
        return {}
    return {one: "interviewee", other: "user"}
