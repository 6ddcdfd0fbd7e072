"""Which insights answer which questions of a plan, and which musts are still to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.craft.patterns import counts
from assistant.insights import Insight
from assistant.plans import Plan, Question

__all__ = ["answered", "unanswered"]

# Cosine of all-MiniLM-L6-v2 between a question and a statement. A question and its answer share
# less than two statements do; the topic has been compared before.
NEAR = 0.30
SOLE = 0.12  # where it is the only question of the topic

Vectors = Mapping[str, Sequence[float]]


def answered(
    questions: Iterable[Question],
    insights: Iterable[Insight],
    of_questions: Vectors,
    of_insights: Vectors,
) -> dict[str, tuple[str, ...]]:
    """The ids of the insights that answer each question, by the question's id.

    An insight goes to the one question of its topics that it is nearest to, if it is near
    enough; a question that none goes to is left out. Vectors are of unit length. An insight
    without one answers the only question of its first topic, and none where there are more.
    """
    asked = tuple(questions)
    found: dict[str, list[str]] = {}
    for insight in insights:
        if not counts(insight):
            continue
        same = [one for one in asked if one.topic == insight.topic]
        akin = [one for one in asked if one.topic in insight.topics]
        chosen = _nearest(insight, same, akin, of_questions, of_insights)
        if chosen:
            found.setdefault(chosen.id, []).append(insight.id)
    return {question: tuple(ids) for question, ids in found.items()}


def unanswered(plan: Plan) -> tuple[Question, ...]:
    """The musts that nobody answered: not marked so, and without an insight that does."""
    return tuple(
        one
        for one in plan.questions
        if one.priority == "must"
        and one.topic != "referrals_next"  # asked of everybody anew
        and plan.marks.get(one.id) != "answered"
        and not plan.answers.get(one.id)
    )


def _nearest(
    insight: Insight,
    same: Sequence[Question],
    akin: Sequence[Question],
    of_questions: Vectors,
    of_insights: Vectors,
) -> Question | None:
    vector = of_insights.get(insight.id)
    near = {
        one.id: _cosine(vector, of_questions[one.id])
        for one in (*same, *akin)
        if vector is not None and one.id in of_questions
    }
    if not near:
        return same[0] if len(same) == 1 else None
    best = max((one for one in (*same, *akin) if one.id in near), key=lambda one: near[one.id])
    enough = SOLE if len(same) == 1 and best is same[0] else NEAR
    return best if near[best.id] >= enough else None


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    return float(sum(float(a) * float(b) for a, b in zip(one, other, strict=True)))
