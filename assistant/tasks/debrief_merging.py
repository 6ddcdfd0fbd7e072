"""What was drawn from the pieces and by the rules as one: each claim once, the strongest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from assistant.craft.names import stem, tokens
from assistant.insights import Action, Debrief, Insight, Promise, Quoted, Referral
from assistant.models import Span
from assistant.tasks.debrief_known import same_words

__all__ = ["joined"]

Agreed = TypeVar("Agreed", Action, Promise, Referral)
_SHORT = 4  # letters of a word from which on it says something


def joined(
    drawn: Debrief, pieces: Sequence[Debrief], *, noted: bool, bare: Sequence[Span] = ()
) -> Debrief:
    """The rules' debrief with what a model's pieces add to it; agreements of the rules first.

    Where the model draws an insight from the same words as the rules, the model's stands, unless
    it leaves out a figure of pay, as one sentence with two of them makes small models do. Of
    the rules' others those of notes stay (`noted`): a line was written down because it told
    something. Of speech only figures of pay stay, what is off the record, which no model saw,
    and what stands in `bare` places, from which the model drew next to nothing.
    """
    insights = merged(one for piece in pieces for one in piece.insights)
    kept = [
        one
        for one in drawn.insights
        if (noted or one.off_record or one.pay or _stands_in(one, bare))
        and not any(_says_it(other, one) for other in insights)
    ]
    return Debrief(
        insights=tuple(sorted([*insights, *kept], key=lambda one: (-one.weight, one.start))),
        actions=_added(drawn.actions, (one for piece in pieces for one in piece.actions)),
        promises=_added(drawn.promises, (one for piece in pieces for one in piece.promises)),
        referrals=_added(drawn.referrals, (one for piece in pieces for one in piece.referrals)),
        reflections=drawn.reflections,
        unsupported=tuple(
            dict.fromkeys(one for piece in pieces for one in piece.unsupported),
        ),
    )


def _says_it(other: Insight, one: Insight) -> bool:
    """Whether the other stands for it: on the same words, and with its figure of pay."""
    return same_words(one, other) and one.pay in (None, other.pay)


def _stands_in(one: Quoted, places: Sequence[Span]) -> bool:
    return any(place.start <= one.start < place.end for place in places)


def merged(insights: Iterable[Insight]) -> list[Insight]:
    """Insights without those that say the same of the same words; pieces overlap.

    Two claims may rest on one sentence: they are one only where topic or wording agree.
    """
    found: list[Insight] = []
    for one in sorted(insights, key=lambda item: (item.start, item.end)):
        same = next((i for i, other in enumerate(found) if _is_same(one, other)), None)
        if same is None:
            found.append(one)
        else:
            found[same] = _as_one(found[same], one)
    return found


def _is_same(one: Insight, other: Insight) -> bool:
    if not same_words(one, other):
        return False
    first, second = _words(one.statement), _words(other.statement)
    alike = 2 * len(first & second) >= min(len(first), len(second))
    return alike or one.topic == other.topic


def _words(text: str) -> set[str]:
    return {stem(word) for word in tokens(text) if len(word) >= _SHORT or word.isdigit()}


def _as_one(one: Insight, other: Insight) -> Insight:
    """The better supported of two, with what the other knows beside it."""
    best, rest = (other, one) if len(other.flags) < len(one.flags) else (one, other)
    topics = dict.fromkeys((*best.topics, rest.topic, *rest.topics))
    return best.model_copy(
        update={
            "topics": tuple(topic for topic in topics if topic != best.topic),
            "entities": tuple(
                dict.fromkeys(
                    [*best.entities, *(item for item in rest.entities if item.text in best.quote)]
                )
            ),
            "pay": best.pay or rest.pay,
            "off_record": best.off_record or rest.off_record,
            "confidence": "low" if "low" in (best.confidence, rest.confidence) else "high",
            "basis": "hearsay" if "hearsay" in (best.basis, rest.basis) else best.basis,
            "weight": max(best.weight, rest.weight),
        }
    )


def _added(own: tuple[Agreed, ...], found: Iterable[Agreed]) -> tuple[Agreed, ...]:
    """The rules' agreements, and a model's about other words or other people."""
    kept = list(own)
    for one in sorted(found, key=lambda item: (item.start, item.end)):
        if not any(_agree(one, other) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda item: (item.start, item.end)))


def _agree(one: Quoted, other: Quoted) -> bool:
    if isinstance(one, Referral) and isinstance(other, Referral):
        first, second = set(tokens(one.name)), set(tokens(other.name))
        return first <= second or second <= first
    return same_words(one, other)
