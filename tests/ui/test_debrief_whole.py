"""Debrief and Insights on the real assistant and a data folder."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.app.assistant import Assistant, open_assistant
from tests.ui.pages import component, field, html
from ui import runtime

APP = str(Path(__file__).parents[2] / "ui" / "app.py")
NOTES = """- You must know SQL, Excel is everywhere
- Juniors start on 31-34k, no bonus
- Off the record: two people are leaving in spring
- I promised to send my CV by Friday
"""


class Even:
    """An embedder to which all texts are alike, so that words alone tell topics; and quick."""

    id = "even"

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        return np.full((len(texts), 4), 0.5, dtype=np.float32)


@pytest.fixture
def assistant(home: Path) -> Assistant:
    return open_assistant(home)


@pytest.fixture
def app(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(runtime, "opener", lambda: assistant)
    st.cache_resource.clear()
    return AppTest.from_file(APP, default_timeout=60).run()


def finished(app: AppTest) -> AppTest:
    """The page once every job is over."""
    for thread in threading.enumerate():
        if thread.name.startswith("job "):
            thread.join(60)
    return app.run()


def test_notes_become_insights_and_the_review_lasts(
    app: AppTest, typed: Callable[..., AppTest], assistant: Assistant, home: Path
) -> None:
    app.switch_page("views/debrief.py").run()
    typed(app, "notes-called", token=field(app, "notes-called")["token"], text="Bo Lindqvist")
    token = field(app, "notes-paste")["token"]
    typed(app, "notes-paste", token=token, text=NOTES, pasted=True)
    finished(app.button(key="notes-save").click().run())
    assert not app.exception
    data = component(app, "review")
    assert all(one["quote"] in NOTES for one in data["insights"])
    (secret,) = [one for one in data["insights"] if one["off"]]
    (pay,) = [one for one in data["insights"] if "31" in one["quote"]]
    acts = [
        {"act": "edit", "id": pay["id"], "text": "Juniors start on 31 to 34k.", "n": 1},
        {"act": "split", "id": pay["id"], "at": 8, "n": 2},
        {"act": "off", "id": secret["id"], "off": True, "n": 3},
    ]
    app.session_state["review"] = {"value": {"token": data["token"], "acts": acts}}
    app.run()
    kept = open_assistant(home).insights()
    assert [one.quote for one in kept if "uniors" in one.quote] == ["Juniors"], "it was split"
    assert [one.quote for one in kept if one.off_record] == [secret["quote"]]
    assert "You promised or will do" in html(app)
    app.switch_page("views/insights.py").run()
    assert "Bo Lindqvist" in html(app)
    assert not app.exception


def test_the_samples_are_loaded_and_taken_away(
    app: AppTest, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(assistant.__dict__, "_embedder", Even())
    assistant.keep("outreach-before", {"paste": "half a profile"})
    app.switch_page("views/insights.py").run()
    finished(app.button(key="samples-load").click().run())
    assert "6 conversations here and the people in them are invented." in html(app)
    assert not app.exception
    first = assistant.talks()[0]
    app.button(key=f"read-{first.id}").click().run()
    assert "<sup>1</sup>" in html(app)
    app.button(key="samples-away").click().run()
    assert (assistant.talks(), assistant.people(), assistant.insights()) == ([], [], [])
    assert assistant.kept("outreach-before") == {"paste": "half a profile"}
