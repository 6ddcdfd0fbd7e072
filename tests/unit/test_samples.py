"""The six invented conversations: read as any others, known again, and taken away."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.app.assistant import Assistant, open_assistant
from assistant.app.samples import SAMPLES, samples


class Even:
    """An embedder to which all texts are alike, so that words alone tell topics; and quick."""

    id = "even"

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        return np.full((len(texts), 4), 0.5, dtype=np.float32)


@pytest.fixture
def assistant(home: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    made = open_assistant(home)
    monkeypatch.setitem(made.__dict__, "_embedder", Even())
    return made


def load(assistant: Assistant) -> None:
    assistant.load_samples()
    for thread in threading.enumerate():
        if thread.name == f"job {SAMPLES}":
            thread.join(120)
    job = assistant.job(SAMPLES)
    assert job is not None
    assert (job.state, job.error) == ("done", None)


def test_they_are_loaded_once_and_read_like_the_users_own(assistant: Assistant) -> None:
    load(assistant)
    load(assistant)
    talks = assistant.talks()
    assert len(talks) == len(assistant.people()) == len(samples()) == 6
    assert assistant.sample_talks() == {talk.id for talk in talks}
    assert {talk.conversation.format for talk in talks} == {"notes", "labelled", "vtt"}
    for talk in talks:
        found = assistant.insights(talk.id)
        assert len(found) >= 8
        assert all(talk.conversation.text[one.start : one.end] == one.quote for one in found)
        assert not any(one.reviewed for one in found)
    assert all(assistant.agreements(talk.id) for talk in talks)
    assert any(one.off_record for one in assistant.insights())


def test_taking_them_away_leaves_what_is_the_users(assistant: Assistant) -> None:
    own = assistant.save_conversation("n", "- pay is 30k a year", called="Bo Li")
    assistant.debrief_now(own.id, offline=True)
    assistant.keep("outreach", {"paste": "half a profile"})
    load(assistant)
    imke = next(p for p in assistant.people() if p.profile.name.text.startswith("Imke"))
    assistant.save_conversation("n", "- a second call, of my own", person=imke.id)
    assistant.remove_samples()
    assert assistant.sample_talks() == frozenset()
    assert len(assistant.talks()) == 2
    assert {p.profile.name.text for p in assistant.people()} == {"Bo Li", "Imke Vandersteen"}
    assert assistant.insights(own.id)
    assert assistant.kept("outreach") == {"paste": "half a profile"}


def test_a_load_that_a_crash_cut_off_is_finished_by_the_next(assistant: Assistant) -> None:
    first = samples()[0]
    assistant.save_conversation(first.file, first.data, on=assistant.today())
    load(assistant)
    assert len(assistant.talks()) == 6
    assert all(assistant.insights(talk.id) for talk in assistant.talks())
    # One that was corrected is a sample all the same.
    talk = next(t for t in assistant.talks() if t.conversation.format == "vtt")
    assistant.correct_talk(talk.id, "Tomasz", "Thomas")
    assert talk.id in assistant.sample_talks()
