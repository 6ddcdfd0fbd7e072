"""How long a message is to be, as a model is told: a little inside what the rules allow."""

from __future__ import annotations

from assistant.craft.lexicon import IN_CHARACTERS
from assistant.models import Case, Record
from assistant.tasks.languages import base

__all__ = ["Size", "size_of"]

_A_WORD = 7  # characters with its blank; short of it in most languages, so that the text fits
_SIGNED = 40  # characters of greeting and name, which a channel's limit counts too


class Size(Record):
    """From `low` to `high` words (or characters, by `unit`), and at most `limit` characters."""

    low: int
    high: int
    unit: str
    limit: int  # of everything, greeting and name included; 0: none


def size_of(case: Case) -> Size:
    """The length that the channel, the kind and the user's wish allow together."""
    request, limits = case.request, case.limits
    span, limit = limits.email_words_high - limits.email_words_low, 0
    low, high = limits.email_words_low + span // 8, limits.email_words_high - span // 4
    if request.channel == "note":
        limit = limits.note_premium if request.premium else limits.note_free
    elif request.channel == "inmail":
        limit = limits.inmail_aim
    elif request.channel == "message" or request.kind in ("follow-up", "blurb"):
        low, high = limits.email_words_low // 2, limits.email_words_high - span // 2
    if limit:
        high = max(10, (limit - _SIGNED) // _A_WORD)
        low = high // 2
    if request.length == "short":
        high = max(low + 5, (low + high) // 2)
    each = IN_CHARACTERS.get(base(request.language))
    if each is None:
        return Size(low=low, high=high, unit="words", limit=limit)
    return Size(low=round(low * each), high=round(high * each), unit="characters", limit=limit)
