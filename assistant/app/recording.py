"""The sample's message as a real model wrote it once, recorded with its name and day."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources.abc import Traversable

from assistant.models import Draft, Record

FILE = "model.json"


class Recording(Record):
    """What a real model wrote for the sample, and when."""

    draft: Draft
    on: date


def recording(folder: Traversable) -> Recording | None:
    """The recording in the sample's folder, if there is one: model, date, prompt, subject, body."""
    file = folder / FILE
    if not file.is_file():
        return None
    found = json.loads(file.read_text("utf-8"))
    draft = Draft(
        subject=found["subject"], body=found["body"], model=found["model"], prompt=found["prompt"]
    )
    return Recording(draft=draft, on=date.fromisoformat(found["date"]))
