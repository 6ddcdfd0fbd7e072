"""What the thank-yous of invented conversations say, and what their rules catch.

    python -m benchmarks.thanks_eval [FOLDER]

A draft for each conversation and tone, with what the rules find in it. Then every statement that
was drawn is put into a thank-you: of those on the record each finding of L13 is a false one, and
each off the record should be caught. Exit 1 where a draft has an error or a warning.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import get_args

from assistant.app.sides import person_in
from assistant.craft.after_talk import heard
from assistant.craft.draft_rules import review
from assistant.insights import Debrief, Talk
from assistant.intake.conversation import read_conversation
from assistant.models import Case, Fact, Me, Profile, Request, Tone
from assistant.tasks import outreach
from assistant.tasks.debrief import debrief

DATA = Path(__file__).parent / "data" / "conversations"
ME = Me(name="Sam Okafor", work="I teach maths", learn="how people in other fields spend a week")
NOW = datetime(2026, 1, 1)
AROUND = "Dear {who},\n\nThank you for talking with me yesterday.\n\n{said}\n\nBest wishes,\nSam"


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    count: Counter[str] = Counter()
    for gold in sorted(folder.glob("*/gold.json")):
        _count(gold, count)
    print(f"drafts              {count['drafts']}, with an error or a warning {count['flawed']}")
    print(f"on the record       {count['open']} statements, flagged {count['open flagged']}")
    print(f"off the record      {count['off']} statements, caught {count['off caught']}")
    print(f"called off, and not {count['open called off']}")
    return 1 if count["flawed"] else 0


def _count(gold: Path, count: Counter[str]) -> None:
    told = json.loads(gold.read_text(encoding="utf-8"))
    file = next(path for path in gold.parent.iterdir() if path != gold)
    who, me, on = told["person"]["name"], told["me"], date.fromisoformat(told["date"])
    conversation = read_conversation(file.name, file.read_bytes())
    drawn = debrief(conversation, me=me, person=person_in(conversation, me, (), who), on=on)
    talk = Talk(id="t", on=on, conversation=conversation, me=me, created=NOW, changed=NOW)
    case = Case(
        request=Request(kind="thanks"),
        contact=Profile(kind="facts", name=Fact(text=who), source=who),
        me=ME,
        heard=heard(talk, drawn, who),
        today=on + timedelta(days=1),
    )
    for tone in get_args(Tone):
        request = case.request.model_copy(update={"tone": tone})
        findings = outreach.write(case.model_copy(update={"request": request})).findings
        count["drafts"] += 1
        count["flawed"] += any(item.severity != "I" for item in findings)
    _statements(case, drawn, who, count)


def _statements(case: Case, drawn: Debrief, who: str, count: Counter[str]) -> None:
    for insight in drawn.insights:
        if insight.speaker == "user":
            continue
        said = f"You told me: {insight.statement[:1].lower()}{insight.statement[1:]}"
        _, findings = review("Thank you for Tuesday", AROUND.format(who=who, said=said), case)
        found = [item for item in findings if item.rule == "L13"]
        called = any("off the record" in item.message for item in found)
        name = "off" if insight.off_record else "open"
        count[name] += 1
        count[f"{name} caught"] += called
        count[f"{name} flagged"] += bool(found) and not called
        count[f"{name} called off"] += called


if __name__ == "__main__":
    sys.exit(main())
