"""Reviewing what was drawn: keep, edit, merge, split, another topic, off the record.

Each act is committed when it returns, so a refresh or a crash loses none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from assistant.app.keeping import Keeping
from assistant.errors import InputError
from assistant.insights import Insight, Topic
from assistant.models import plain

if TYPE_CHECKING:
    from assistant.store.talks import Agreement

STATEMENT_WORDS = 30  # one claim; longer ones are two
NEAR = 300  # characters between two quotes up to which merging makes one of them and the gap


class Reviewing(Keeping):
    """The use cases of the table beside the notes."""

    def insights(self, talk: str | None = None, person: str | None = None) -> list[Insight]:
        """All insights, or those of one conversation or person, the strongest first."""
        return self._talks.insights(talk, person)

    def keep_insight(self, insight: str) -> Insight:
        """Mark an insight as reviewed."""
        return self._change(insight)

    def keep_all(self, talk: str) -> None:
        """Mark every insight of a conversation as reviewed."""
        left = [insight for insight in self._talks.insights(talk) if not insight.reviewed]
        self._talks.change_insights([one.model_copy(update={"reviewed": True}) for one in left])

    def edit_insight(self, insight: str, statement: str) -> Insight:
        """Put a statement in the user's words; what of it the quote does not hold is flagged."""
        statement = _statement(statement)
        quote = self._talks.insight(insight).quote
        return self._change(insight, statement=statement, flags=_flags(statement, quote))

    def move_insight(self, insight: str, topic: Topic) -> Insight:
        """Put an insight under another topic; the one it had stays as a further one."""
        kept = self._talks.insight(insight)
        further = tuple(one for one in (kept.topic, *kept.topics) if one != topic)
        return self._change(insight, topic=topic, topics=tuple(dict.fromkeys(further)))

    def set_off_record(self, insight: str, off_record: bool) -> Insight:
        """Mark an insight as off the record, or as usable."""
        changed = self._change(insight, off_record=off_record)
        if off_record:
            self._indexing.forget_text()
        return changed

    def drop_insight(self, insight: str) -> None:
        """Delete an insight."""
        self._talks.delete_insight(insight)
        self._indexing.forget_text()

    def merge_insights(self, insights: Sequence[str], statement: str = "") -> Insight:
        """Make one insight of several of one conversation; the strongest gives what it says.

        Quotes that stand near each other become one, with what stands between; else that of
        the strongest stays. What was off the record in one of them is so in the whole.
        """
        kept = [self._talks.insight(one) for one in dict.fromkeys(insights)]
        if len(kept) < 2:
            raise InputError("One insight alone cannot be merged.", "Choose two or more.")
        best = max(kept, key=lambda one: one.weight)
        said = _statement(statement or best.statement)
        topics = dict.fromkeys(topic for one in (best, *kept) for topic in (one.topic, *one.topics))
        start, end, quote = self._joined(kept, best)
        merged = best.model_copy(
            update={
                "id": _id(*sorted(one.id for one in kept), said),
                "statement": said,
                "topics": tuple(topic for topic in topics if topic != best.topic),
                "start": start,
                "end": end,
                "quote": quote,
                "flags": _flags(said, quote),
                "entities": tuple(dict.fromkeys(item for one in kept for item in one.entities)),
                "pay": next((one.pay for one in (best, *kept) if one.pay), None),
                "confidence": "low" if any(o.confidence == "low" for o in kept) else "high",
                "off_record": any(one.off_record for one in kept),
                "reviewed": True,
            }
        )
        self._talks.replace_insights([one.id for one in kept], [merged])
        self._indexing.settle_soon()
        return merged

    def split_insight(
        self, insight: str, at: int, statements: tuple[str, str] | None = None
    ) -> tuple[Insight, Insight]:
        """Make two insights of one, its quote cut at character `at` of the quote.

        Without `statements` each says what its part of the quote says, cleaned by the rules.
        """
        kept = self._talks.insight(insight)
        first, second = kept.quote[:at].rstrip(), kept.quote[at:].lstrip()
        if not plain(first) or not plain(second) or not 0 < at < len(kept.quote):
            raise InputError(
                "There are no words on one side of that place. Nothing was changed.",
                "Choose a place between two words of the quote.",
            )
        said = statements or (self._said(kept, first), self._said(kept, second))
        halves = [(first, kept.start, said[0]), (second, kept.end - len(second), said[1])]
        made = [_half(kept, *half) for half in halves]
        self._talks.replace_insights([kept.id], made)
        self._indexing.settle_soon()
        return made[0], made[1]

    def agreements(self, talk: str | None = None) -> list[Agreement]:
        """All actions, referrals and promises, or those of one conversation."""
        return self._talks.agreements(talk)

    def change_agreement(self, agreement: Agreement) -> None:
        """Keep an action, a referral or a promise as the user left it."""
        self._talks.change_agreement(agreement)

    def drop_agreement(self, agreement: str) -> None:
        """Delete an action, a referral or a promise."""
        self._talks.delete_agreement(agreement)

    def _change(self, insight: str, **changes: Any) -> Insight:
        """An insight that the user looked at, changed and kept."""
        kept = self._talks.insight(insight)
        changed = Insight.model_validate({**kept.model_dump(), **changes, "reviewed": True})
        self._talks.change_insight(changed)
        self._indexing.settle_soon()
        return changed

    def _said(self, kept: Insight, quote: str) -> str:
        """What a part of an insight's quote says, as the rules word it."""
        from assistant.craft.notes.wording import statement_of

        talk = self._talks.talk_of(kept.id)
        told = kept.speaker == "interviewee" and talk is not None and talk.conversation.recorded
        return statement_of(quote, topic=kept.topic, told=told) or quote

    def _joined(self, kept: Sequence[Insight], best: Insight) -> tuple[int, int, str]:
        """Start, end and words of the quote of a merged insight."""
        talk = self._talks.talk_of(best.id)
        ordered = sorted(kept, key=lambda one: (one.start, one.end))
        gaps = [after.start - before.end for before, after in pairwise(ordered)]
        start, end = ordered[0].start, max(one.end for one in ordered)
        if talk is None or any(gap > NEAR for gap in gaps):
            return best.start, best.end, best.quote
        return start, end, talk.conversation.text[start:end]


def _statement(text: str) -> str:
    text = plain(text)
    if not text:
        raise InputError("An insight needs a statement.", "Write what was said, in a sentence.")
    if len(text.split()) > STATEMENT_WORDS:
        raise InputError(
            f"A statement has at most {STATEMENT_WORDS} words. Nothing was changed.",
            "Shorten it, or split the insight in two.",
        )
    return text


def _half(kept: Insight, quote: str, start: int, statement: str) -> Insight:
    statement = _statement(statement)
    return kept.model_copy(
        update={
            "id": _id(kept.id, str(start), statement),
            "statement": statement,
            "quote": quote,
            "start": start,
            "end": start + len(quote),
            "entities": tuple(item for item in kept.entities if item.text in quote),
            "flags": _flags(statement, quote),
            "reviewed": True,
        }
    )


def _id(*parts: str) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:32]


def _flags(statement: str, quote: str) -> tuple[str, ...]:
    from assistant.craft.evidence import flags

    return flags(statement, quote)
