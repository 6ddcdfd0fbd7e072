"""The screens on the real assistant and a data folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.app.assistant import open_assistant
from tests.ui.pages import component, field, html
from ui import runtime

APP = str(Path(__file__).parents[2] / "ui" / "app.py")
BO = """Name: Bo Lindqvist
Headline: Service planner at Pennine Coaches
Location: Leeds
Experience: Service planner at Pennine Coaches, 2019 - Present
Education: Wrenfield University
About: I plan night buses for 43 villages and ride every route before it opens.
"""


@pytest.fixture
def app(home: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(runtime, "opener", lambda: open_assistant(home))
    st.cache_resource.clear()
    return AppTest.from_file(APP, default_timeout=60)


def test_the_sample_is_drafted_without_an_error(app: AppTest) -> None:
    app.run()
    letter = component(app, "letter")
    assert not app.exception
    assert [item for item in letter["findings"] if item["severity"] == "E"] == []
    assert "Ana" in letter["body"]


def test_what_is_pasted_and_edited_is_there_after_a_restart(
    app: AppTest, typed: Callable[..., AppTest], home: Path
) -> None:
    app.run().button(key="new").click().run()
    typed(app, "paste", token=field(app, "paste")["token"], text=BO, pasted=False)
    app.button(key="read").click().run()
    assert component(app, "card")["head"][0]["text"] == "Bo Lindqvist"
    letter = component(app, "letter")
    mine = letter["body"] + "\nP.S. I ride the N4."
    typed(app, "letter", token=letter["token"], subject=letter["subject"], body=mine)
    app.button(key="save").click().run()

    st.cache_resource.clear()
    after = AppTest.from_file(APP, default_timeout=60).run()
    assert component(after, "letter")["body"] == mine
    assert "Bo Lindqvist" in html(after)
    (kept,) = open_assistant(home).requests()
    assert kept.body == mine
