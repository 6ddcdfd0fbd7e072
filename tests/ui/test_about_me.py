from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.models import Me
from tests.ui.pages import field, html

Typed = Callable[..., AppTest]


@pytest.fixture
def page(app: AppTest) -> AppTest:
    return app.run().switch_page("views/about_me.py").run()


def test_three_fields_are_kept_as_they_are_typed(
    page: AppTest, typed: Typed, assistant: Any
) -> None:
    assert "stay unsigned" in html(page)
    for name, text in (("name", "Kim Ode"), ("work", "I bake"), ("learn", "how planners plan")):
        typed(page, f"me-{name}", token=field(page, f"me-{name}")["token"], text=text)
    assert assistant.me() == Me(name="Kim Ode", work="I bake", learn="how planners plan")
    assert "Saved." in html(page)
    page.switch_page("views/settings.py").run().switch_page("views/about_me.py").run()
    assert field(page, "me-work")["text"] == "I bake"


def test_messages_in_my_voice_are_kept(page: AppTest, typed: Typed, assistant: Any) -> None:
    typed(page, "me-voice-1", token=field(page, "me-voice-1")["token"], text="Hi Jo, thanks!")
    assert assistant.me().voice == ("", "Hi Jo, thanks!")
    typed(page, "me-voice-1", token=field(page, "me-voice-1")["token"], text="")
    assert assistant.me().voice == ()


def test_a_pasted_profile_fills_what_is_empty(page: AppTest, typed: Typed, assistant: Any) -> None:
    text = "Kim Ode\nBaker\nLeeds\nBaker, Crust\n"
    typed(page, "me-work", token=field(page, "me-work")["token"], text="I bake")
    typed(page, "me-paste", token=field(page, "me-paste")["token"], text=text)
    page.button(key="me-read").click().run()
    me = assistant.me()
    assert (me.name, me.work) == ("Kim Ode", "I bake")
    assert field(page, "me-name")["text"] == "Kim Ode"
    assert "Baker · Crust" in html(page)
    page.button(key="me-forget").click().run()
    assert assistant.me().profile is None
    assert assistant.me().name == "Kim Ode"


def test_a_refused_paste_is_told_and_stays(page: AppTest, typed: Typed) -> None:
    typed(page, "me-paste", token=field(page, "me-paste")["token"], text="nothing")
    page.button(key="me-read").click().run()
    assert "This is not a profile." in html(page)
    assert field(page, "me-paste")["text"] == "nothing"
