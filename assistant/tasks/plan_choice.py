"""Which wording of a question: what only this person can be asked, and nothing that tires."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.craft import call_plan
from assistant.craft.questions import Form
from assistant.plans import Question
from assistant.tasks.plan_desk import Desk, chance
from assistant.tasks.plan_wording import Choice, worded

__all__ = ["choose", "fits"]


def fits(at: Desk, form: Form) -> bool:
    """Whether a form is meant for this person and goal, and all its terms are known."""
    return (
        at.person in form.people
        and at.asked.goal in form.goals
        and all(name in at.terms for name in form.needs)
    )


def choose(at: Desk, forms: Sequence[Form], beside: Sequence[Choice]) -> Choice | None:
    """The best wording that breaks no rule, in view of what was chosen already."""
    before = [*at.chosen, *beside]
    options = [choice for form in forms if fits(at, form) for choice in worded(form, at.terms)]
    options.sort(key=lambda choice: -_merit(at, choice, before))
    return next((one for one in options if not _objections(at, one)), None)


def _objections(at: Desk, choice: Choice) -> bool:
    said = Question(id="-", text=choice.text, topic=choice.topic, priority="must", why=choice.why,
                    probe=choice.probe)  # fmt: skip
    return any(call_plan.of_question(said, at.setting))


# How telling a term is: what only this person, this posting or I can be asked with.
_TELLING = {
    "criterion": 5.0, "former_post": 3.5, "first": 3.0, "deed": 4.0, "pay": 6.0, "need": 2.5,
    "duty": 2.5, "formal": 2.5, "my_post": 2.5, "said": 2.0, "certificate": 2.0, "former": 2.5,
    "since": 0.4, "team": 2.0, "was_role": 2.5, "as_role": 1.5, "tool": 1.5, "field": 1.0,
    "title": 1.5, "employer": 1.0, "independent": 1.0, "a_role": 0.7, "roles": 0.7, "led": 0.7,
}  # fmt: skip
_NAMING = _TELLING.keys() - {"criterion", "my_post"}  # those name me, not them or the role
# How often one may come in a plan before it tires.
_OFTEN = {"employer": 3, "a_role": 3, "roles": 3, "former": 2, "need": 1, "duty": 1, "team": 2}
# Values that are said once and not again.
_ONCE = frozenset(
    {"since", "deed", "said", "field", "certificate", "first", "former_post", "my_post", "pay"}
)
_FOR_THE_GOAL = 2.0  # what one asks who only looks around is not what one asks before applying
_POSTING = frozenset({"need", "duty", "formal", "pay"})


def _merit(at: Desk, choice: Choice, before: Sequence[Choice]) -> float:
    points = sum(_TELLING.get(name, 0) for name in choice.form.needs)
    points += 2.0 if choice.form.for_some and len(choice.form.people) == 1 else 0.0
    points += 0.5 if choice.form.for_some else 0.0
    points += _FOR_THE_GOAL if len(choice.form.goals) == 1 else 0.0
    points += 3.0 * chance(at, choice.form.ask)
    used = [name for other in before for name in other.form.needs]
    for name in choice.form.needs:
        if name in _TELLING:
            points -= 1.5 * max(0, used.count(name) - _OFTEN.get(name, 1) + 1)
            points -= 5.0 * (name in _ONCE and name in used)
    naming = sum(bool(other.form.needs & _NAMING) for other in before)
    points += (1.5 if 2 * naming > len(before) else 8.0) * bool(choice.form.needs & _NAMING)
    points -= (
        1.5
        * (sum(bool(other.form.needs & _POSTING) for other in before) > 2)
        * bool(choice.form.needs & _POSTING)
    )
    starts = [_start(other.text) for other in before]
    points -= 1.0 * starts.count(_start(choice.text))
    points -= 5.0 * any(_start(choice.text, 4) == _start(other.text, 4) for other in before)
    points -= 4.0 * any(choice.used & other.used for other in before)
    points -= 2.0 * any(choice.probe and choice.probe == other.probe for other in before)
    return points - choice.rank


def _start(text: str, words: int = 2) -> str:
    return " ".join(re.sub(r"[^\w ’']", "", text).lower().split()[:words])
