"""The section of Settings on search by meaning."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.app.jobs import JobView, Progress, State
from tests.ui.pages import html


@pytest.fixture
def page(app: AppTest) -> AppTest:
    return app.run().switch_page("views/settings.py").run()


def job(state: State, part: int = 1, error: tuple[str, str] | None = None) -> JobView:
    progress = Progress(step="writing", part=part, parts=40)
    return JobView(key="reindex", state=state, progress=progress, seconds=1, error=error)


def test_an_embedding_model_is_chosen_and_what_is_sent_is_told(
    page: AppTest, assistant: Any
) -> None:
    page.text_input(key="setting-embedding_model").set_value("bge-m3").run()
    page.text_input(key="setting-embedding_base_url").set_value("https://words.example/v1").run()
    assert assistant.settings.embedding_model == "bge-m3"
    assert "go to words.example" in html(page)
    assert "Nothing leaves this machine." not in html(page)


def test_the_index_is_made_anew_with_its_progress(page: AppTest, assistant: Any) -> None:
    def start() -> JobView:
        assistant._jobs["reindex"] = job("running", part=12)
        return assistant._jobs["reindex"]

    assistant.reindex = start
    page.button(key="reindex").click().run()
    assert page.button(key="reindex").disabled
    assert "12 of 40 insights" in html(page)
    assistant._jobs["reindex"] = job("done", part=40)
    page.run()
    assert not page.button(key="reindex").disabled
    assert "The index is made" in html(page)


def test_what_stopped_it_is_told(page: AppTest, assistant: Any) -> None:
    error = ("No model server answers at words.example.", "Look at the address.")
    assistant._jobs["reindex"] = job("failed", error=error)
    page.run()
    assert error[0] in html(page)
    assert error[1] in html(page)
