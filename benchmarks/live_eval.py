"""What a real model writes, what it takes, and what the checks catch of it.

    FIRSTHAND_MODEL=… OPENAI_BASE_URL=… make eval-live
    python -m benchmarks.live_eval [FOLDER] [--limit N] [--sentences FILE]

Writes one request for each profile of the folder with the model that the settings choose,
for two invented senders in turn, and prints for each: seconds, tokens, calls, findings of
the first answer and of what was returned. `--sentences` keeps every sentence with what the
grounding says of it, one JSON object a line, to be labelled by hand.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant.app import prompts
from assistant.app.assistant import Assistant, open_assistant
from assistant.app.connection import endpoint
from assistant.errors import AssistantError, InputError
from assistant.llm.chat import OpenAIChat
from assistant.llm.rungs import MemoryRungs
from assistant.models import Case, Request
from assistant.tasks import request_writing
from assistant.tasks.outreach import Checked
from assistant.tasks.ports import Answer, ChatMessage, Model, Usage

SENDERS = (
    "Name: Sam Okafor\nWhat I do: I teach maths at Hillside School in Leeds\n"
    "I want to learn: how people in this job spend their week",
    "Name: Lena Brandt\nWhat I do: I study industrial design at Holm College, in my last year\n"
    "I want to learn: what the first two years in this work are like\n"
    "I volunteer at a bicycle workshop on Saturdays.",
)
CHANNELS = ("email", "note", "inmail", "message")


class FirstAnswer:
    """A model that also keeps the first value it gave, before anything was sent back."""

    def __init__(self, model: OpenAIChat) -> None:
        self._model = model
        self.name, self.host = model.name, model.host
        self.answers: list[Any] = []

    def answer(self, messages: Sequence[ChatMessage], shape: Any, **how: Any) -> Answer[Any]:
        """Ask the model, and keep what it gave."""
        found = self._model.answer(messages, shape, **how)
        self.answers.append(found.value)
        return found


def main() -> int:
    parser = argparse.ArgumentParser(description="What a real model writes.")
    assistant = open_assistant()
    parser.add_argument("folder", nargs="?", type=Path, default=assistant.settings.samples)
    parser.add_argument("--limit", type=int, default=100)
    parser.add_argument("--sentences", type=Path)
    given = parser.parse_args()
    chosen = endpoint(assistant.settings)
    if chosen is None:
        print("No model is chosen: set FIRSTHAND_MODEL, and OPENAI_BASE_URL for a local server.")
        return 1
    print(f"{chosen.model} at {chosen.host}")
    print(f"{'profile':34} channel  seconds  in   out  calls  first E/W  returned E/W  findings")
    kept: list[dict[str, Any]] = []
    sums: Counter[str] = Counter()
    for number, path in enumerate(sorted(given.folder.glob("*.txt"))[: given.limit]):
        model = FirstAnswer(OpenAIChat(chosen, MemoryRungs()))
        try:
            case = _case(assistant, path, number)
        except InputError:
            continue
        sums["asked"] += 1
        _one(path, case, model, sums, kept)
    _print_sums(sums)
    if given.sentences:
        given.sentences.write_text("".join(json.dumps(row) + "\n" for row in kept), "utf-8")
    return 0


def _case(assistant: Assistant, path: Path, number: int) -> Case:
    contact = assistant.read_text(path.read_text("utf-8"))
    me = assistant.read_me(SENDERS[number % 2])
    channel: Any = CHANNELS[number // 2 % 4]
    return assistant.case(Request(channel=channel), contact, me)


def _one(
    path: Path, case: Case, model: FirstAnswer, sums: Counter[str], kept: list[dict[str, Any]]
) -> None:
    calls: list[Usage] = []
    judged: list[Checked] = []
    prompt = prompts.released(prompts.WRITING)
    start = time.monotonic()
    try:
        done = _written(case, model, prompt, calls.append)
    except AssistantError as error:
        sums["failed"] += 1
        print(f"{path.stem[:34]:34} {case.request.channel:8} failed: {error.message}")
        return
    judged = [_judge(case, value, model.name) for value in model.answers]
    seconds = time.monotonic() - start
    tokens = [
        sum(getattr(call, name) or 0 for call in calls) for name in ("tokens_in", "tokens_out")
    ]
    first, last = _marks(judged[0]), _marks(done)
    sums.update(calls=len(calls), seconds=round(seconds), tokens_in=tokens[0], tokens_out=tokens[1])
    sums.update(first_with_e=first[0] > 0, with_e=last[0] > 0, sent_back=len(judged) > 1)
    rules = Counter(f"{item.rule}/{item.severity}" for item in done.findings)
    print(
        f"{path.stem[:34]:34} {case.request.channel:8} {seconds:6.0f} {tokens[0]:5} {tokens[1]:5}"
        f" {len(calls):5}  {first[0]:4}/{first[1]:<4} {last[0]:8}/{last[1]:<4}  {dict(rules)}",
        flush=True,
    )
    for number, one in enumerate(judged):
        for sentence in one.draft.sentences:
            found = [
                item.message
                for item in one.findings
                if item.rule == "L13" and item.start < sentence.end and sentence.start < item.end
            ]
            kept.append(
                {"profile": path.name, "answer": number, "text": sentence.text, "flagged": found}
            )


def _written(case: Case, model: Model, prompt: Any, told: Callable[[Usage], None]) -> Checked:
    return request_writing.write_with(case, model, prompt, told=told)


def _judge(case: Case, value: Any, name: str) -> Checked:
    from assistant.tasks import answers, outreach

    subject, body, _ = answers.parts(value)
    return outreach.check(subject, answers.with_signature(body, case), case, name)


def _marks(checked: Checked) -> tuple[int, int]:
    count = Counter(item.severity for item in checked.findings)
    return count["E"], count["W"]


def _print_sums(sums: Counter[str]) -> None:
    asked = sums["asked"] - sums["failed"]
    print(
        f"\n{asked} of {sums['asked']} written; {sums['calls']} calls, {sums['seconds']} s, "
        f"{sums['tokens_in']} tokens in, {sums['tokens_out']} out; "
        f"first answers with an E: {sums['first_with_e']}, sent back: {sums['sent_back']}, "
        f"returned with an E: {sums['with_e']}"
    )


if __name__ == "__main__":
    sys.exit(main())
