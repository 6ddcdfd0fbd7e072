"""What a real model draws from conversations whose insights a careful person wrote down.

    FIRSTHAND_MODEL=… OPENAI_BASE_URL=… make eval-live
    python -m benchmarks.live_debrief_eval [--half open|held] [--most N] [--minutes M]

Reads conversations of the gold (benchmarks.debrief_eval) with the model that the settings
choose, and prints its tables beside those of the rules alone on the same conversations. After
`--minutes` no further one is begun; after Ctrl-C the tables are of what was read until then.
Nothing is kept.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from assistant.app import prompts
from assistant.app.assistant import open_assistant
from assistant.app.connection import endpoint
from assistant.errors import AssistantError
from assistant.insights import Debrief
from assistant.llm.chat import OpenAIChat
from assistant.llm.rungs import MemoryRungs
from assistant.store.embedding import LocalEmbedder
from assistant.talks import Conversation
from assistant.tasks import debrief_with
from assistant.tasks.asking import Listening
from assistant.tasks.ports import Embed, Model, Usage
from benchmarks import debrief_eval

Drawn = dict[str, Debrief]  # by the text that was read


class Forgetting(dict[str, Any]):
    """A checkpoint that lasts as long as one conversation is read."""

    def put(self, key: str, value: Any) -> None:
        """Keep an answer."""
        self[key] = value


def reader(
    model: Model, most: int, minutes: float, found: Drawn
) -> Callable[[Conversation, dict[str, Any], Embed | None], Debrief | None]:
    """A function that draws with the model, at most so often and so long; None afterwards."""
    prompt = prompts.released(prompts.DEBRIEFING)
    end = time.monotonic() + minutes * 60
    ended = False

    def draw(
        conversation: Conversation, gold: dict[str, Any], embed: Embed | None
    ) -> Debrief | None:
        nonlocal ended
        if ended or len(found) >= most or time.monotonic() > end:
            return None
        begun, calls = time.monotonic(), list[Usage]()
        known = debrief_with.known(
            conversation,
            debrief_eval.offline(conversation, gold, embed),
            me=gold["me"],
            person=gold["person"]["name"],
            on=date.fromisoformat(gold["date"]),
        )
        try:
            drawn = debrief_with.debrief_with(
                known, model, prompt, Forgetting(), listening=Listening(told=calls.append)
            )
        except AssistantError as error:
            print(f"{gold['person']['name']}: failed: {error.message}", flush=True)
            return None
        except KeyboardInterrupt:
            ended = True
            return None
        found[conversation.text] = drawn
        _say(conversation, gold["person"]["name"], drawn, calls, time.monotonic() - begun)
        return drawn

    return draw


def _say(
    conversation: Conversation, name: str, drawn: Debrief, calls: list[Usage], seconds: float
) -> None:
    tokens = [
        sum(getattr(call, side) or 0 for call in calls) for side in ("tokens_in", "tokens_out")
    ]
    by_model = sum(insight.model is not None for insight in drawn.insights)
    print(
        f"{name}: {len(conversation.text.split())} words, {len(calls)} calls, {seconds:.0f} s, "
        f"{tokens[0]} tokens in, {tokens[1]} out; {len(drawn.insights)} insights, {by_model} by "
        f"the model; {len(drawn.unsupported)} refused: their quote does not stand there",
        flush=True,
    )


def main() -> int:
    """Print the tables; 1 where no model is chosen."""
    parser = argparse.ArgumentParser(description="What a real model draws from conversations.")
    parser.add_argument("--half", choices=("open", "held"), default="open")
    parser.add_argument("--most", type=int, default=100, help="conversations")
    parser.add_argument("--minutes", type=float, default=60, help="after which none is begun")
    given = parser.parse_args()
    chosen = endpoint(open_assistant().settings)
    if chosen is None:
        print("No model is chosen: set FIRSTHAND_MODEL, and OPENAI_BASE_URL for a local server.")
        return 1
    print(f"{chosen.model} at {chosen.host}")
    found: Drawn = {}
    model = OpenAIChat(chosen, MemoryRungs())
    embed = LocalEmbedder()
    with_model = debrief_eval.evaluate(
        debrief_eval.DATA, given.half, embed, reader(model, given.most, given.minutes, found)
    )
    alone = debrief_eval.evaluate(
        debrief_eval.DATA,
        given.half,
        embed,
        lambda talk, gold, how: (
            debrief_eval.offline(talk, gold, how) if talk.text in found else None
        ),
    )
    debrief_eval.report(f"{given.half}, with {chosen.model}", with_model, show=False)
    debrief_eval.report(f"{given.half}, the rules alone", alone, show=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
