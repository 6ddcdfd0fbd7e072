"""How the sender sounds: examples of what they changed, and of what they wrote themselves."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.models import Me, Record, plain
from assistant.tasks.masking import mask

__all__ = ["VoiceExample", "voice_text"]

_EXAMPLES, _OWN = 5, 2
_LONGEST = 500  # characters of one text


class VoiceExample(Record):
    """What a draft said, and what the sender made of it before sending."""

    before: str
    after: str


def voice_text(voice: Sequence[VoiceExample], me: Me) -> tuple[str, int]:
    """The examples as a model reads them, and how many addresses and numbers were masked."""
    pieces = [
        f"draft: {_short(item.before)}\nsender's version: {_short(item.after)}"
        for item in voice[:_EXAMPLES]
        if plain(item.before) and plain(item.after)
    ]
    pieces += [f"written by the sender: {_short(text)}" for text in me.voice[:_OWN] if plain(text)]
    return mask("\n\n".join(pieces))


def _short(text: str) -> str:
    bare = plain(text)
    return bare if len(bare) <= _LONGEST else f"{bare[:_LONGEST].rsplit(' ', 1)[0]}…"
