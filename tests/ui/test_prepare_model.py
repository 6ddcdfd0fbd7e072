from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.models import Fact, Profile
from tests.ui.fake_model import FAR, TINY
from tests.ui.pages import buttons, html


@pytest.fixture
def planned(app: AppTest, assistant: Any) -> AppTest:
    """A plan for somebody who is kept."""
    kept = assistant.save_person(Profile(kind="facts", name=Fact(text="Ina Vent")))
    app.run().switch_page("views/prepare.py").run()
    app.selectbox(key="prepare-person").select(kept.id).run()
    return app.button(key="prepare-make").click().run()


def test_without_a_model_nothing_is_offered(planned: AppTest) -> None:
    assert buttons(planned, "wording-") == []


def test_a_model_words_the_questions_when_it_is_asked(planned: AppTest, assistant: Any) -> None:
    assistant.chosen = TINY
    planned.run().button(key="wording-ask").click().run()
    shown = html(planned)
    assert "The model words the questions" in shown
    assert "How did you get in?" in shown, "the plan stays until then"
    assistant.words("How did you come to the grid?")
    planned.run()
    assert "How did you come to the grid?" in html(planned)
    assert buttons(planned, "wording-stop") == []


def test_what_it_worded_is_there_after_a_reload(planned: AppTest, assistant: Any) -> None:
    assistant.chosen = TINY
    planned.run().button(key="wording-ask").click().run()
    assistant.words("How did you come to the grid?")
    again = AppTest.from_file(planned._script_path, default_timeout=20).run()
    again.switch_page("views/prepare.py").run()
    assert "How did you come to the grid?" in html(again)


def test_it_is_stopped_and_the_plan_stays(planned: AppTest, assistant: Any) -> None:
    assistant.chosen = TINY
    planned.run().button(key="wording-ask").click().run()
    planned.button(key="wording-stop").click().run()
    assert len(assistant.stopped) == 1
    assistant.words("Never shown", state="stopped")
    assert "How did you get in?" in html(planned.run())
    assert "Never shown" not in html(planned)


def test_a_failure_is_told_and_the_plan_stays(planned: AppTest, assistant: Any) -> None:
    assistant.chosen = TINY
    planned.run().button(key="wording-ask").click().run()
    assistant.words("Never shown", state="failed", error=("The model is away.", "Try again."))
    shown = html(planned.run())
    assert "The model is away." in shown
    assert "How did you get in?" in shown


def test_another_machine_is_sent_to_after_a_yes(planned: AppTest, assistant: Any) -> None:
    assistant.chosen = FAR
    planned.run().button(key="wording-ask").click().run()
    assert "outside this machine" in html(planned)
    assert len(assistant.asked_plans) == 1
    planned.button(key="wording-yes").click().run()
    assert len(assistant.asked_plans) == 2


def test_what_would_be_sent_is_shown_to_the_letter(planned: AppTest, assistant: Any) -> None:
    assistant.chosen = FAR
    planned.run().button(key="wording-look").click().run()
    assert "tokens go to api.far.example" in html(planned)
    planned.button(key="wording-look").click().run()
    assert "tokens go to" not in html(planned)
