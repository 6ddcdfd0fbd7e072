"""What the requests that went out say about the next one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.models import KeptRequest, Request


def follow_up(kept: KeptRequest, same_person: Iterable[KeptRequest]) -> Request:
    """The request for a follow-up to `kept`, which was sent and not answered."""
    earlier = sum(
        other.status == "sent" and other.request.kind == "follow-up" for other in same_person
    )
    return kept.request.model_copy(
        update={
            "kind": "follow-up",
            "channel": kept.sent_by or kept.request.channel,
            "earlier": kept.body,
            "sent": kept.sent_on,
            "followups": earlier,
        }
    )


def notes_this_month(requests: Iterable[KeptRequest], today: date) -> int:
    """How many notes went out since the first of this month, by the days they were sent on."""
    first = today.replace(day=1)
    days = (kept.sent_on for kept in requests if kept.sent_by == "note")
    return sum(day is not None and day >= first for day in days)
