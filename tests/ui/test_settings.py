from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.pages import component, html


@pytest.fixture
def page(app: AppTest) -> AppTest:
    return app.run().switch_page("views/settings.py").run()


def test_settings_are_saved_when_they_are_changed(page: AppTest, assistant: Any) -> None:
    page.checkbox(key="setting-premium").check().run()
    page.button_group(key="setting-tone").set_value("formal").run()
    page.number_input(key="setting-notes_a_month").set_value(3).run()
    page.number_input(key="limit-note_free").set_value(180).run()
    settings = assistant.settings
    assert (settings.premium, settings.tone, settings.notes_a_month) == (True, "formal", 3)
    assert settings.limits.note_free == 180
    assert page.checkbox(key="setting-premium").value is True


def test_the_theme_reaches_the_page(page: AppTest) -> None:
    page.button_group(key="setting-theme").set_value("dark").run()
    assert component(page, "look")["theme"] == "dark"


def test_what_the_environment_decides_cannot_be_changed(app: AppTest, assistant: Any) -> None:
    assistant.fixed = frozenset({"tone", "limits"})
    app.run().switch_page("views/settings.py").run()
    assert app.button_group(key="setting-tone").disabled
    assert app.number_input(key="limit-grade").disabled
    assert not app.checkbox(key="setting-premium").disabled
    assert "FIRSTHAND_TONE" in html(app)


def test_the_data_folder_is_shown(page: AppTest, assistant: Any) -> None:
    assert str(assistant.settings.home) in html(page)


def test_a_setting_that_cannot_be_saved_is_told(page: AppTest, assistant: Any) -> None:
    assistant.full = True
    page.checkbox(key="setting-premium").check().run()
    assert "The disk is full." in html(page)
    assert page.checkbox(key="setting-premium").value is False


def test_where_a_search_by_meaning_goes_is_told(page: AppTest, assistant: Any) -> None:
    assert "Nothing leaves this machine." in html(page)
    chosen = {"embedding_model": "bge-m3", "embedding_base_url": "https://words.example/v1"}
    assistant.settings = assistant.settings.model_copy(update=chosen)
    page.run()
    assert "go to words.example" in html(page)
    assert "Nothing leaves this machine." not in html(page)
