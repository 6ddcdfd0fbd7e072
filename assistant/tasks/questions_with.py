"""A plan whose questions a model words: on the shape, topics and rules of the offline plan.

The offline plan fixes the minutes, the topics and what is a must. The model is asked for each
question again, from numbered facts; what breaks a rule, names what stands nowhere, or is
missing stays as the offline plan has it, and is marked. What earlier people said is not sent:
their views are put into the probes here, by the same rules.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from assistant.craft import call_plan
from assistant.intake.lines import visible
from assistant.models import Case, Profile, Request, plain
from assistant.plans import Plan, Question, Source
from assistant.tasks.asking import Listening, Prepared
from assistant.tasks.masking import mask
from assistant.tasks.material import Line, material
from assistant.tasks.plan_desk import Asked, Desk, desk
from assistant.tasks.plan_terms import source_of
from assistant.tasks.ports import Model
from assistant.tasks.prompt import Pasted, Prompt
from assistant.tasks.questions import plan
from assistant.tasks.questions_answer import AnsweredPlan, AnsweredQuestion

__all__ = ["draft_lines", "plan_with", "prepare", "try_render"]

ALONE = Listening()
_ROLE_LINES = 16
_ROUNDS = 4  # of replacing what the rules find in the whole


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
    return Prepared(messages=messages, masked=facts.masked, shape=AnsweredPlan)


def try_render(prompt: Prompt) -> None:
    """Put into a prompt what this task gives. Raises ConfigError where it does not fit."""
    for goal in ("exploring", "deciding", "applying"):
        for listener in ("junior", "experienced", "manager", "executive", "recruiter", "former"):
            prompt.render(
                minutes=25, places=8, goal=goal, listener=listener, contact=Pasted("C1 name: Ana"),
                role=Pasted("R1 role: analyst"), sender=Pasted("x"), draft=Pasted("1 pay: x?"),
            )  # fmt: skip


def plan_with(asked: Asked, model: Model, prompt: Prompt, *, listening: Listening = ALONE) -> Plan:
    """The plan as the model words it, where that holds. Raises ModelError and its kinds."""
    prepared = prepare(asked, prompt)
    answer = model.answer(
        prepared.messages,
        AnsweredPlan,
        temperature=prompt.temperature,
        on_partial=listening.on_partial,
        stop=listening.stop,
        told=listening.told,
    )
    return merged(asked, answer.value, answer.model)


def draft_lines(drafted: Plan) -> str:
    """The offline questions as a numbered list with their topics; no earlier view is in it."""
    return "\n".join(
        f"{number} {said.topic}: {said.text}" for number, said in enumerate(drafted.questions, 1)
    )


def merged(asked: Asked, answer: AnsweredPlan, model: str) -> Plan:
    """The offline plan with those of the model's questions that break no rule."""
    at, drafted = desk(asked), plan(asked)
    sources = _facts(asked).sources
    given = {one.place: one for one in reversed(answer.questions)}
    better: dict[str, Question] = {}
    for number, said in enumerate(drafted.questions, 1):
        worded = _question(said, given.get(number), sources, model, at)
        better[said.id] = worded or said.model_copy(update={"replaced": True})
    for _ in range(_ROUNDS):
        found = _with(drafted, better)
        wrong = _wrong(found, drafted, better, at)
        if not wrong:
            return found
        for said in wrong:
            better[said.id] = said.model_copy(update={"replaced": True})
    return _with(drafted, {said.id: said.model_copy(update={"replaced": True})
                           for said in drafted.questions})  # fmt: skip


def _with(drafted: Plan, better: Mapping[str, Question]) -> Plan:
    slots = tuple(
        slot.model_copy(update={"questions": tuple(better[said.id] for said in slot.questions)})
        for slot in drafted.slots
    )
    return drafted.model_copy(update={"slots": slots})


def _question(
    said: Question,
    given: AnsweredQuestion | None,
    sources: Mapping[str, tuple[Source, ...]],
    model: str,
    at: Desk,
) -> Question | None:
    """The model's question in the place of an offline one; None where it breaks a rule."""
    text = _tidy(given.text) if given else ""
    if given is None or not text:
        return None
    told = [source for source in said.sources if source.kind in ("insight", "gap")]
    rests = [source for number in given.facts for source in sources.get(number.strip(), ())]
    view = any(source.kind == "insight" for source in told)
    if text == said.text:
        rests = list(said.sources)
    worded = Question(
        id=hashlib.sha256(f"{said.id}|{model}|{text}".encode()).hexdigest()[:16],
        text=text,
        topic=said.topic,
        priority=said.priority,
        why=_tidy(given.why) or said.why,
        sources=tuple(dict.fromkeys([*rests, *told])) or said.sources,
        # An earlier view is told by the rules' own words; the closing's leave is kept as it is.
        probe=said.probe if view or said.topic == "referrals_next" else _tidy(given.probe),
        model=model,
    )
    return None if _objections(worded, at) else worded


def _objections(worded: Question, at: Desk) -> bool:
    found = (
        *call_plan.of_question(worded, at.setting),
        *call_plan.stands(worded, at.setting, _mine(at)),
    )
    return bool(found)


def _mine(at: Desk) -> str:
    me = at.asked.me
    return " ".join([me.name, me.work, me.learn, *at.asked.criteria])


def _wrong(found: Plan, drafted: Plan, better: Mapping[str, Question], at: Desk) -> list[Question]:
    """The offline questions that must come back, for what the rules say of the whole."""
    origin = {better[said.id].id: said for said in drafted.questions}
    mine = {said.id for said in found.questions if said.model and not said.replaced}
    wrong: dict[str, Question] = {}
    for finding in call_plan.check(found, at.setting):
        if finding.question in mine:
            wrong[finding.question] = origin[finding.question]
        elif finding.rule == "P03":
            wrong |= {one.id: origin[one.id] for one in found.slots[-1].questions if one.id in mine}
        elif finding.rule == "P17" and finding.question:
            # The one before, which it repeats, may be the model's.
            same = [
                one for one in found.questions if one.id in mine and one.text in finding.message
            ]
            wrong |= {one.id: origin[one.id] for one in same}
        elif finding.rule == "P19":
            plain_ones = [one for one in found.questions if one.id in mine
                          and not call_plan.names_something(one, at.setting)]  # fmt: skip
            wrong |= {one.id: origin[one.id] for one in plain_ones}
    return list(wrong.values())


def _tidy(text: str) -> str:
    return plain(visible(text)).strip().strip('"“”').replace("\\n", " ")


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
        lines.append(f"{number} {label}: {phrase.text}")
        sources[number] = (
            Source(kind="role", text=phrase.text, start=phrase.start, end=phrase.end),
        )
    return lines, sources
