from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from assistant.app.recording import recording


def test_a_recording_is_read_with_its_model_and_day(tmp_path: Path) -> None:
    assert recording(tmp_path) is None
    told = {"model": "tiny:1b", "date": "2026-03-04", "prompt": "outreach/v1 3f2a9c01"}
    told |= {"subject": "A question", "body": "Dear Ana,\n\nMay I ask?"}
    (tmp_path / "model.json").write_text(json.dumps(told), "utf-8")
    found = recording(tmp_path)
    assert found is not None
    assert (found.on, found.draft.model) == (date(2026, 3, 4), "tiny:1b")
    assert (found.draft.subject, found.draft.body) == (told["subject"], told["body"])
