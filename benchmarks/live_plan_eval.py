"""What a real model makes of the questions of a plan, and what the rules leave of it.

    FIRSTHAND_MODEL=… OPENAI_BASE_URL=… make eval-live
    python -m benchmarks.live_plan_eval [FOLDER] [--most N] [--minutes M] [--show]

Plans a conversation with the people of the folder, in turn about their own work, about other
work and from a posting, for two invented askers, and prints for each: seconds, tokens, how many
questions of the model's first answer stood, how many of these it had changed, and which rules
sent the others back. `--show` prints both wordings of every question, to be read. After
`--minutes` no further plan is begun. Nothing is kept.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import get_args

from assistant.app import prompts
from assistant.app.assistant import open_assistant
from assistant.app.connection import endpoint
from assistant.craft import call_plan
from assistant.errors import AssistantError
from assistant.llm.chat import OpenAIChat
from assistant.llm.rungs import MemoryRungs
from assistant.models import Me
from assistant.plans import Goal, Plan
from assistant.tasks import questions_rewording, questions_with
from assistant.tasks.ports import Model, Usage
from assistant.tasks.prompt import Prompt
from assistant.tasks.questions import Asked, plan
from assistant.tasks.questions_answer import shape
from assistant.tasks.questions_merging import Merged
from benchmarks.plan_eval import POSTINGS, TODAY, profiles, roles, texts_of

PEOPLE = Path(__file__).parent / "data" / "profiles"
ASKERS = (
    Me(name="Sam Okafor", work="I teach maths at Hillside School in Leeds",
       learn="how people in this job spend their week"),
    Me(name="Lena Brandt", work="I study industrial design, in my last year",
       learn="what the first two years in this work are like"),
)  # fmt: skip
NOT_GIVEN = "not given"


def cases(folder: Path, most: int) -> Iterator[tuple[str, Asked]]:
    """At most so many people, from all over a folder, each with one role and one goal in turn."""
    postings, goals = texts_of([POSTINGS]), cycle(get_args(Goal))
    people = list(profiles([folder]))
    for number, (name, contact) in enumerate(people[:: -(-len(people) // most)]):
        wanted = list(roles(contact, postings))
        places = (0, len(wanted) - 1 - number // 3 % len(postings), 1 + number // 3 % 3)
        yield name, Asked(
            contact=contact, role=wanted[places[number % 3]], me=ASKERS[number % 2],
            goal=next(goals), today=TODAY,
        )  # fmt: skip


def worded(asked: Asked, model: Model, prompt: Prompt, calls: list[Usage]) -> Merged:
    """A plan with the model's wording, and what was refused of it. Raises ModelError."""
    prepared = questions_with.prepare(asked, prompt)
    answer = model.answer(
        prepared.messages,
        shape(len(plan(asked).questions)),
        temperature=prompt.temperature,
        told=calls.append,
    )
    return questions_with.worded(asked, answer.value, answer.model)


def main() -> int:
    """Print the table; 1 where no model is chosen."""
    parser = argparse.ArgumentParser(description="What a real model makes of plans.")
    parser.add_argument("folder", nargs="?", type=Path, default=PEOPLE)
    parser.add_argument("--most", type=int, default=8, help="plans")
    parser.add_argument("--minutes", type=float, default=60, help="after which none is begun")
    parser.add_argument("--show", action="store_true", help="print both wordings")
    given = parser.parse_args()
    chosen = endpoint(open_assistant().settings)
    if chosen is None:
        print("No model is chosen: set FIRSTHAND_MODEL, and OPENAI_BASE_URL for a local server.")
        return 1
    prompt = prompts.released(prompts.PLANNING)
    print(f"{chosen.model} at {chosen.host}, {prompt.label}")
    sums, rules = Counter[str](), Counter[str]()
    end = time.monotonic() + given.minutes * 60
    for name, asked in cases(given.folder, given.most):
        if time.monotonic() > end:
            break
        _one(name, asked, OpenAIChat(chosen, MemoryRungs()), prompt, sums, rules, given.show)
    _print_sums(sums, rules)
    return 0


def _one(
    name: str,
    asked: Asked,
    model: Model,
    prompt: Prompt,
    sums: Counter[str],
    rules: Counter[str],
    show: bool,
) -> None:
    begun, calls = time.monotonic(), list[Usage]()
    sums["asked"] += 1
    try:
        found = worded(asked, model, prompt, calls)
    except AssistantError as error:
        sums["failed"] += 1
        print(f"{name[:36]:36} failed: {error.message}", flush=True)
        return
    seconds = round(time.monotonic() - begun)
    sides = ("tokens_in", "tokens_out")
    tokens = [sum(getattr(call, side) or 0 for call in calls) for side in sides]
    drafted = plan(asked)
    stood = len(drafted.questions) - len(found.refused)
    changed = _changed(drafted, found.plan)
    why = Counter(one.findings[0].rule if one.findings else NOT_GIVEN for one in found.refused)
    rules.update(why)
    sums.update(
        questions=len(drafted.questions), stood=stood, changed=changed, seconds=seconds,
        tokens_in=tokens[0], tokens_out=tokens[1],
    )  # fmt: skip
    told = ", ".join(f"{rule} {number}" for rule, number in why.most_common())
    print(
        f"{name[:36]:36} {asked.role.title[:24]:24} {seconds:4} s {tokens[0]:5} in {tokens[1]:4} "
        f"out; {stood} of {len(drafted.questions)} stood, {changed} reworded; {told}",
        flush=True,
    )
    if show:
        _show(drafted, found)


def _changed(drafted: Plan, worded: Plan) -> int:
    before = {said.id: said.text for said in drafted.questions}
    return sum(said.text != before[said.id] for said in worded.questions)


def _show(drafted: Plan, found: Merged) -> None:
    refused = {one.question: one for one in found.refused}
    for before, after in zip(drafted.questions, found.plan.questions, strict=True):
        print(f"    {before.topic} ({before.priority})\n      ours:   {before.text}")
        print(f"              then: {before.probe} | {before.why}")
        if (one := refused.get(before.id)) is not None:
            told = "; ".join(f"{f.rule} {f.message}" for f in one.findings) or NOT_GIVEN
            print(f"      REFUSED {one.text}\n              {told}")
        elif after.text == before.text:
            print(f"      as ours; then: {after.probe} | {after.why}")
        else:
            print(f"      theirs: {after.text}\n              then: {after.probe} | {after.why}")
    print(flush=True)


def _print_sums(sums: Counter[str], rules: Counter[str]) -> None:
    done = sums["asked"] - sums["failed"]
    print(
        f"\n{done} of {sums['asked']} plans; {sums['stood']} of {sums['questions']} questions "
        f"stood, {sums['changed']} of them reworded; {sums['seconds']} s, "
        f"{sums['tokens_in']} tokens in, {sums['tokens_out']} out"
    )
    titles = {**call_plan.RULES, **questions_rewording.RULES}
    for rule, number in rules.most_common():
        print(f"  {number:3} replaced: {rule} {titles.get(rule, '')}")


if __name__ == "__main__":
    sys.exit(main())
