"""Who is who in a conversation: the user, the person they talked to, and others."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.craft.names import tokens
from assistant.errors import InputError
from assistant.talks import Conversation


def me_in(conversation: Conversation, me: str | None, my_name: str = "") -> str | None:
    """Which speaker is the user, as named in the conversation; None where it is not known.

    `me` is what the user said; without it, a speaker of the user's own name. Raises InputError
    where nobody is called `me`. Raw notes name no speakers: `me` is then a mark such as "me"
    or initials, and stays as it is.
    """
    if me is not None and me.strip():
        return _chosen(conversation.speakers, me.strip()) if conversation.recorded else me.strip()
    return speaker_called(conversation.speakers, my_name)


def person_in(
    conversation: Conversation, me: str | None, others: Sequence[str], name: str
) -> str | None:
    """The person's name as their turns have it; else the name that is known, if any.

    Where nobody speaks under that name, the only one left beside the user and others is it.
    """
    left = [one for one in conversation.speakers if one != me and one not in others]
    found = speaker_called(left, name)
    if found is None and len(left) == 1 and (me is not None or others):
        found = left[0]
    return found or name or None


def speaker_called(speakers: Sequence[str], name: str) -> str | None:
    """The one speaker of that name, whole or in part ("Mara" for "Mara Quill"); else None."""
    wanted = set(tokens(name))
    if not wanted:
        return None
    exact = [one for one in speakers if set(tokens(one)) == wanted]
    parts = [one for one in speakers if set(tokens(one)) <= wanted or wanted <= set(tokens(one))]
    found = exact or [one for one in parts if tokens(one)]
    return found[0] if len(found) == 1 else None


def _chosen(speakers: Sequence[str], me: str) -> str:
    found = me if me in speakers else speaker_called(speakers, me)
    if found is not None:
        return found
    known = ", ".join(f"“{speaker}”" for speaker in speakers) or "nobody by name"
    raise InputError(
        f"Exactly one speaker should be “{me}”; in this conversation speak: {known}.",
        "Say which of them you are, as the name stands in the conversation.",
    )
