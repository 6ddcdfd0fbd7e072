"""One message asked of a model: checked like anybody's, and sent back once where it must be."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from assistant.errors import ModelError
from assistant.models import Case, Finding, Record
from assistant.tasks.addresses import strange_addresses
from assistant.tasks.languages import base
from assistant.tasks.outreach import Checked, check
from assistant.tasks.ports import Answer, ChatMessage, Model, OnPartial, Usage
from assistant.tasks.prompt import Pasted, Prompt
from assistant.tasks.spoken import other_language

__all__ = ["Listening", "Prepared", "ask", "checked", "never", "nobody", "wants_gloss"]

_MOST = 6  # findings that are sent back at once: more of them small models mix up


def never() -> bool:
    """The `stop` of a call that nobody can stop."""
    return False


def nobody(_: Usage) -> None:
    """The `told` of a call that nobody keeps."""


class Prepared(Record):
    """What is sent, the shape that is asked for, and how many addresses and numbers it hides."""

    messages: tuple[ChatMessage, ...]
    masked: int
    shape: type[BaseModel]


class Listening(NamedTuple):
    """Who hears of a call while it is made, and may stop it."""

    on_partial: OnPartial | None = None
    stop: Callable[[], bool] = never
    told: Callable[[Usage], None] = nobody


def wants_gloss(case: Case, gloss_language: str) -> bool:
    """Whether the message is in another language than the one the user reads."""
    read = base(gloss_language)
    return bool(read) and read != base(case.request.language)


def checked(
    case: Case,
    subject: str | None,
    body: str,
    gloss: str,
    model: str,
    prompt: Prompt,
    own: str = "",
) -> Checked:
    """A model's message as the rules find it, with what it was written by.

    Beyond the rules for everybody's text, it must be in the language asked for and an address
    in it must be the user's; `own` is text of theirs beside the case.
    """
    found = check(subject, body, case, model=model)
    draft = found.draft.model_copy(update={"gloss": gloss, "prompt": prompt.label})
    strange = strange_addresses(subject, body, case, own)
    findings = (*other_language(body, case), *strange, *_apart(found.findings, strange))
    return Checked(draft=draft, findings=findings)


def _apart(findings: Sequence[Finding], strange: Sequence[Finding]) -> Iterator[Finding]:
    """The findings but those of L13 about a piece of what is strange as a whole."""
    for item in findings:
        inside = any(
            item.part == other.part and other.start <= item.start and item.end <= other.end
            for other in strange
        )
        if not (inside and item.rule == "L13"):
            yield item


def ask(
    model: Model,
    prompt: Prompt,
    prepared: Prepared,
    judge: Callable[[BaseModel, str], Checked],
    listening: Listening,
    known: Sequence[Finding] = (),
    unmet: Callable[[Checked], str] = lambda _: "",
) -> Checked:
    """The model's answer as `judge` (of the answer and the model's name) finds it.

    It goes back once, with what was found, where it breaks an E rule or claims what stands in
    no source, and where `unmet` says in what it is not what the user wished. Findings in
    `known` stood in the text before and are no reason. The better of both is returned. Where
    the second call fails or is stopped, that is the first: it is whole and checked.

    Raises ModelError and its kinds where the first call does.
    """
    messages, shape = prepared.messages, prepared.shape
    answer = _call(model, prompt, messages, shape, listening)
    first = judge(answer.value, answer.model)
    reasons = _in_words(_reasons(first, known), unmet(first))
    if not reasons or listening.stop():
        return first
    said = ChatMessage(role="assistant", text=_as_json(answer.value))
    objection = prompt.render_mend(findings=Pasted(reasons))
    try:
        again = _call(model, prompt, [*messages, said, objection], shape, listening)
    except ModelError:
        return first
    second = judge(again.value, again.model)
    return second if _faults(second, unmet) < _faults(first, unmet) else first


def _call(
    model: Model,
    prompt: Prompt,
    messages: Sequence[ChatMessage],
    shape: type[BaseModel],
    listening: Listening,
) -> Answer[BaseModel]:
    return model.answer(
        messages,
        shape,
        temperature=prompt.temperature,
        on_partial=listening.on_partial,
        stop=listening.stop,
        told=listening.told,
    )


def _reasons(checked: Checked, known: Sequence[Finding]) -> list[Finding]:
    """What is worth a second call, gravest first."""
    before = {(item.rule, item.text) for item in known}
    return [
        item
        for item in checked.findings
        if (item.severity == "E" or (item.rule == "L13" and item.severity == "W"))
        and (item.rule, item.text) not in before
    ][:_MOST]


def _in_words(findings: Sequence[Finding], unmet: str) -> str:
    """The findings as one would tell them to a writer."""
    lines = [
        f'- in the {item.part}, "{item.text}": {item.message} {item.mend}'
        if item.text
        else f"- {item.message} {item.mend}"
        for item in findings
    ]
    return "\n".join([*lines, f"- {unmet}"] if unmet else lines)


def _faults(checked: Checked, unmet: Callable[[Checked], str]) -> tuple[int, int, int, int]:
    """Errors, whether the wish is not met, warnings, hints."""
    count = {
        severity: sum(item.severity == severity for item in checked.findings) for severity in "EWI"
    }
    return count["E"], int(bool(unmet(checked))), count["W"], count["I"]


def _as_json(value: BaseModel) -> str:
    fields: Mapping[str, Any] = value.model_dump()
    return json.dumps(fields, ensure_ascii=False)
