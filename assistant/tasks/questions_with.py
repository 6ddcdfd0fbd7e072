"""A plan whose questions a model words: on the shape, topics and rules of the offline plan.

The offline plan fixes the minutes, the topics and what is a must. The model is asked for each
question again, from numbered facts; `questions_merging` says what of its answer stands. What
earlier people said is not sent: their views are put into the probes by the same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from assistant.errors import ModelStopped
from assistant.models import Case, Profile, Request, plain
from assistant.plans import Plan, Source
from assistant.tasks import questions_merging
from assistant.tasks.asking import Listening, Prepared
from assistant.tasks.masking import mask
from assistant.tasks.material import Line, material
from assistant.tasks.plan_desk import Asked, desk
from assistant.tasks.plan_terms import source_of
from assistant.tasks.ports import Model
from assistant.tasks.prompt import Pasted, Prompt
from assistant.tasks.questions import plan
from assistant.tasks.questions_answer import AnsweredPlan, shape
from assistant.tasks.questions_merging import Merged, merged

__all__ = ["draft_lines", "plan_with", "prepare", "so_far", "try_render", "worded"]

ALONE = Listening()
_ROLE_LINES = 16


class _Facts(NamedTuple):
    """The numbered lines that are sent, and what each stands on."""

    contact: tuple[Line, ...]
    role: tuple[str, ...]
    sender: str
    sources: Mapping[str, tuple[Source, ...]]
    masked: int


def prepare(asked: Asked, prompt: Prompt) -> Prepared:
    """What a model is asked with. Raises ConfigError where the prompt does not fit."""
    at, drafted = desk(asked), plan(asked)
    facts = _facts(asked)
    messages = prompt.render(
        minutes=asked.minutes,
        places=len(drafted.questions),
        goal=asked.goal,
        listener=at.person,
        contact=Pasted("\n".join(map(str, facts.contact))),
        role=Pasted("\n".join(facts.role)),
        sender=Pasted(facts.sender),
        draft=Pasted(draft_lines(drafted)),
    )
    return Prepared(messages=messages, masked=facts.masked, shape=shape(len(drafted.questions)))


def try_render(prompt: Prompt) -> None:
    """Put into a prompt what this task gives. Raises ConfigError where it does not fit."""
    for goal in ("exploring", "deciding", "applying"):
        for listener in ("junior", "experienced", "manager", "executive", "recruiter", "former"):
            prompt.render(
                minutes=25, places=8, goal=goal, listener=listener, contact=Pasted("C1 name: Ana"),
                role=Pasted("R1 role: analyst"), sender=Pasted("x"), draft=Pasted("1 pay: x?"),
            )  # fmt: skip


def plan_with(asked: Asked, model: Model, prompt: Prompt, *, listening: Listening = ALONE) -> Plan:
    """The plan as the model words it, where that holds. Raises ModelError and its kinds.

    Where its time is over, the questions that had arrived whole are taken.
    """
    prepared = prepare(asked, prompt)
    whole: list[Any] = []

    def heard(arrived: Mapping[str, Any]) -> None:
        listed = arrived.get("questions")
        whole[:] = listed[:-1] if isinstance(listed, list) else []  # the last may go on
        if listening.on_partial is not None:
            listening.on_partial(arrived)

    try:
        answer = model.answer(
            prepared.messages,
            prepared.shape,
            temperature=prompt.temperature,
            on_partial=heard,
            stop=listening.stop,
            told=listening.told,
        )
    except ModelStopped:
        if listening.stop() or not whole:
            raise
        return worded(asked, AnsweredPlan(questions=whole), model.name).plan
    return worded(asked, AnsweredPlan.model_validate(answer.value), answer.model).plan


def worded(asked: Asked, answer: AnsweredPlan, model: str) -> Merged:
    """What a model's answer makes of the offline plan, and what of it was refused."""
    return merged(plan(asked), answer, model, _facts(asked).sources, desk(asked))


def so_far(asked: Asked) -> Callable[[Mapping[str, Any]], Mapping[str, Any]]:
    """A function that gives what has arrived of an answer as `questions_merging.so_far` does."""
    return partial(questions_merging.so_far, plan(asked))


def draft_lines(drafted: Plan) -> str:
    """The offline questions as a numbered list with their topics; no earlier view is in it."""
    return "\n".join(
        f"{number} {said.topic}: {said.text}" for number, said in enumerate(drafted.questions, 1)
    )


# --- what is sent -------------------------------------------------------------------------


def _facts(asked: Asked) -> _Facts:
    case = Case(
        request=Request(goal=asked.goal), contact=asked.contact, me=asked.me, today=asked.today
    )
    known = material(case)
    # How somebody wishes to be spoken of does not bear on what they are asked.
    theirs = tuple(line for line in known.contact if "pronouns" not in line.fields)
    sources = {line.number: _of_line(asked.contact, line) for line in theirs}
    role, of_role = _role(asked)
    mine = [f"{line.label}: {line.text}" for line in known.sender]
    mine += [f"matters to them: {plain(wish)}" for wish in asked.criteria]
    sender, more = mask("\n".join(mine))
    masked_role = [mask(line) for line in role]
    return _Facts(
        contact=theirs,
        role=tuple(text for text, _ in masked_role),
        sender=sender,
        sources={**sources, **of_role},
        masked=known.masked + more + sum(count for _, count in masked_role),
    )


def _of_line(contact: Profile, line: Line) -> tuple[Source, ...]:
    found = [source_of(contact, path) for path in line.fields]
    return tuple(source for source in found if source is not None)


def _role(asked: Asked) -> tuple[list[str], dict[str, tuple[Source, ...]]]:
    role = asked.role
    lines = [f"R1 role: {role.title}"]
    sources: dict[str, tuple[Source, ...]] = {"R1": (Source(kind="role", text=role.title),)}
    told = [("does", one) for one in role.duties] + [("asked for", one) for one in role.needs]
    told += [("pay", role.pay)] if role.pay else []
    for label, phrase in told[:_ROLE_LINES]:
        number = f"R{len(lines) + 1}"
        lines.append(f"{number} {label}: {phrase.text.replace('**', '')}")
        sources[number] = (
            Source(kind="role", text=phrase.text, start=phrase.start, end=phrase.end),
        )
    return lines, sources
