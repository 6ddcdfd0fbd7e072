"""What a model made of a plan's questions, held against the rules: what stands, what does not.

Each place of the offline plan keeps its topic, its priority and its id. What breaks a rule,
names what stands nowhere, or is missing stays as the offline plan has it, and is marked where
there was something to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.craft import call_plan
from assistant.craft.call_plan import PlanFinding
from assistant.craft.questions import questions
from assistant.intake.lines import visible
from assistant.models import Record, plain
from assistant.plans import Plan, Question, Source
from assistant.tasks.plan_desk import Desk
from assistant.tasks.questions_answer import AnsweredPlan, AnsweredQuestion
from assistant.tasks.questions_rewording import objections, says_again, sounds_like_a_form

__all__ = ["Merged", "Refused", "merged", "so_far"]

_ROUNDS = 4  # of replacing what the rules find in the whole
_LONGEST_REASON = 26  # words
# Talk about the task in the place of a reason: small models give it whatever they are asked.
_NO_REASON = re.compile(
    r"\b(?:the asker|the one who is asked|(?:this|the) question|insights? into|line [CRS]?\d|"
    r"[CR]\d{1,2}|I|my|me)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\b(?:they|their|them)\b", re.IGNORECASE)

Sources = Mapping[str, tuple[Source, ...]]  # number of a line that was sent → what it stands on


class Refused(Record):
    """A place at which the offline question stands, and why; no findings: none was given."""

    question: str  # Question.id
    text: str  # the model's
    findings: tuple[PlanFinding, ...]


class Merged(Record):
    """The offline plan with those of a model's questions that break no rule."""

    plan: Plan
    refused: tuple[Refused, ...]


def so_far(drafted: Plan, arrived: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """What has arrived of an answer, nothing of it checked: Question.id → text, why, probe.

    The fields are cut anywhere; a question without a text is not there yet.
    """
    given = {one.place: one for one in AnsweredPlan.model_validate(arrived).questions}
    return {
        said.id: {"text": text, "why": _tidy(one.why), "probe": _tidy(one.probe)}
        for number, said in enumerate(drafted.questions, 1)
        if (one := given.get(number)) is not None and (text := _tidy(one.text))
    }


def merged(drafted: Plan, answer: AnsweredPlan, model: str, sources: Sources, at: Desk) -> Merged:
    """The `drafted` offline plan with what stands of the answer, and what was refused."""
    given = _by_place(drafted, answer)
    better: dict[str, Question] = {}
    refused: dict[str, Refused] = {}

    def refuse(said: Question, findings: tuple[PlanFinding, ...], text: str) -> None:
        better[said.id] = said.model_copy(update={"replaced": bool(text)})
        refused.setdefault(said.id, Refused(question=said.id, text=text, findings=findings))

    for number, said in enumerate(drafted.questions, 1):
        one = given.get(number, AnsweredQuestion())
        worded = _worded(said, one, sources, model, at)
        if not worded.text:
            refuse(said, (), "")
        elif worded != said and (found := _objections(worded, at, said)):
            refuse(said, found, worded.text)
        else:
            again = worded.model and worded.probe in {other.probe for other in better.values()}
            better[said.id] = worded.model_copy(update={"probe": ""}) if again else worded
    for _ in range(_ROUNDS):
        whole = _with(drafted, better)
        wrong = _wrong(whole, at)
        if not wrong:
            break
        for said in drafted.questions:
            if said.id in wrong:
                refuse(said, (wrong[said.id],), better[said.id].text)
    else:
        for said in drafted.questions:
            if better[said.id].model is not None:
                refuse(said, (), better[said.id].text)
    return Merged(plan=_with(drafted, better), refused=tuple(refused.values()))


def _by_place(drafted: Plan, answer: AnsweredPlan) -> Mapping[int, AnsweredQuestion]:
    """The answers by their place; a question copied under a wrong number is where it was."""
    was = {said.text: number for number, said in enumerate(drafted.questions, 1)}
    found = {one.place: one for one in reversed(answer.questions) if _tidy(one.text) not in was}
    copied = {was[_tidy(one.text)]: one for one in answer.questions if _tidy(one.text) in was}
    return copied | found


def _with(drafted: Plan, better: Mapping[str, Question]) -> Plan:
    slots = tuple(
        slot.model_copy(update={"questions": tuple(better[said.id] for said in slot.questions)})
        for slot in drafted.slots
    )
    return drafted.model_copy(update={"slots": slots})


def _worded(
    said: Question, given: AnsweredQuestion, sources: Sources, model: str, at: Desk
) -> Question:
    """The model's question in the place of an offline one; one it kept as it was stays whole.

    A probe or a reason that is no good costs its question nothing: the probe is left out, and
    the reason is that of the topic, since ours may speak of our own wording.
    """
    text, _, second = _tidy(given.text).partition("? ")
    text = f"{text}?" if second else text  # of two questions, the first; the other is no loss
    if text == said.text:
        return said
    told = [source for source in said.sources if source.kind in ("insight", "gap")]
    rests = [source for number in given.facts for source in sources.get(number.strip(), ())]
    bare = said.model_copy(
        update={
            "text": text,
            "sources": tuple(dict.fromkeys([*rests, *told])) or said.sources,
            "probe": "",
            "model": model,
        }
    )
    # An earlier view is told by the rules' own words; the closing's leave is kept as it is.
    own = any(one.kind == "insight" for one in told) or said.topic == "referrals_next"
    ours = said.why if own else questions()[said.topic].why
    probe, why = _tidy(given.probe), _tidy(given.why)
    return bare.model_copy(
        update={
            "probe": said.probe if own else probe if _follows(bare, probe, at) else "",
            "why": why if _says_why(bare, why, at) else ours,
        }
    )


def _follows(bare: Question, probe: str, at: Desk) -> bool:
    """Whether a probe is a good question by itself, and another than the one it follows."""
    return (
        bool(probe)
        and not _objections(bare.model_copy(update={"text": probe}), at)
        and not sounds_like_a_form(probe)
        and not says_again(probe, bare.text)
    )


def _says_why(bare: Question, why: str, at: Desk) -> bool:
    """Whether a reason is short, of them and to the asker, with no name or figure of its own.

    It is read as a probe would be, by the rules that look at one.
    """
    long = len(why.split()) > _LONGEST_REASON
    if long or _NO_REASON.search(why) or not _OF_THEM.search(why):
        return False
    as_probe = bare.model_copy(update={"probe": why, "why": ""})
    return len(_objections(as_probe, at)) <= len(_objections(bare, at))


def _objections(
    worded: Question, at: Desk, ours: Question | None = None
) -> tuple[PlanFinding, ...]:
    """What the rules say of a model's question, and, beside `ours`, of its being put there."""
    return (
        *call_plan.of_question(worded, at.setting),
        *call_plan.stands(worded, at.setting, _mine(at)),
        *(objections(ours, worded, at) if ours is not None else ()),
    )


def _mine(at: Desk) -> str:
    me = at.asked.me
    return " ".join([me.name, me.work, me.learn, *at.asked.criteria])


def _wrong(whole: Plan, at: Desk) -> dict[str, PlanFinding]:
    """The ids of the model's questions that must go, for what the rules say of the whole."""
    mine = {said.id: said for said in whole.questions if said.model and not said.replaced}
    wrong: dict[str, PlanFinding] = {}
    for finding in call_plan.check(whole, at.setting):
        if finding.question in mine:
            gone = [finding.question]
        elif finding.rule == "P03":
            gone = [one.id for one in whole.slots[-1].questions if one.id in mine]
        elif finding.rule == "P17" and finding.question:
            # The one before, which it repeats, may be the model's.
            gone = [one.id for one in mine.values() if one.text in finding.message]
        else:
            gone = []
        for one in gone:
            wrong.setdefault(one, finding)
    return wrong


def _tidy(text: str) -> str:
    """A text on one line, without the quotes around it; empty where it holds no word."""
    said = plain(visible(text)).strip().strip('"“”').replace("\\n", " ")
    return said if any(letter.isalpha() for letter in said) else ""
