"""Records what a real model writes for the sample of the first run.

    FIRSTHAND_MODEL=… OPENAI_BASE_URL=… python -m benchmarks.record_sample

One answer, as it came back from the task and its checks, goes to `assistant/app/sample/model.json`
with the model's name and the day. Whatever the checks find in it is shown beside it in the app.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from assistant.app import first_run
from assistant.app.assistant import open_assistant
from assistant.app.recording import FILE

SAMPLE = Path(first_run.__file__).with_name("sample") / FILE


def main() -> int:
    assistant = open_assistant()
    chosen = assistant.model()
    if chosen is None:
        print("No model is chosen: set FIRSTHAND_MODEL, and OPENAI_BASE_URL for a local server.")
        return 1
    contact, me, request = assistant.sample()
    checked = assistant.draft_with_model(request, contact, me)
    draft = checked.draft
    found = {
        "model": draft.model,
        "date": assistant.today().isoformat(),
        "prompt": draft.prompt,
        "subject": draft.subject,
        "body": draft.body,
    }
    SAMPLE.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", "utf-8")
    print(draft.subject, draft.body, sep="\n\n")
    print(*(f"{item.rule} {item.severity}: {item.message}" for item in checked.findings), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
