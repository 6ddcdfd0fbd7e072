from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.models import Fact, Profile
from tests.ui.fake_model import FAR, TINY
from tests.ui.pages import buttons, field, html


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
    assert "tiny:1b words the questions" in shown
    assert "How did you get in?" in shown, "the plan stays until then"
    assistant.words("How did you come to the grid?")
    planned.run()
    assert "How did you come to the grid?" in html(planned)
    assert "1 of 3 questions worded by m, checked here." in html(planned)
    assert buttons(planned, "wording-stop") == []


def test_each_question_stands_in_its_place_as_it_arrives(planned: AppTest, assistant: Any) -> None:
    assistant.chosen = TINY
    planned.run().button(key="wording-ask").click().run()
    assert "not checked yet" not in html(planned)
    assistant.arrives(q1="How did you come to the <b>gri")
    shown = html(planned.run())
    assert "How did you come to the &lt;b&gt;gri" in shown
    assert "How did you get in?" not in shown
    assert "What is spare?" in shown, "the others stand until theirs arrive"
    assert shown.count("not checked yet") == 1
    assert "Wording the questions · 1 of 3 · 1 s" in shown
    assert buttons(planned, "out-") == [], "what is being written anew is not changed meanwhile"
    assistant.words("How did you come to the grid?")
    assert "not checked yet" not in html(planned.run())


def test_what_i_change_is_no_longer_the_models(
    planned: AppTest, assistant: Any, typed: Callable[..., AppTest]
) -> None:
    assistant.chosen = TINY
    planned.run().button(key="wording-ask").click().run()
    assistant.words("How did you come to the grid?")
    token = field(planned.run(), "say-q1")["token"]
    typed(planned, "say-q1", token=token, text="What brought you to the grid?")
    assert "worded by" not in html(planned.run())


def test_what_i_worded_or_left_out_myself_stays_so(
    planned: AppTest, assistant: Any, typed: Callable[..., AppTest]
) -> None:
    assistant.chosen = TINY
    token = field(planned, "say-q3")["token"]
    typed(planned, "say-q3", token=token, text="Whom would you ask?")
    planned.button(key="out-q2").click().run()
    planned.button(key="wording-ask").click().run()
    assistant.words("How did you come to the grid?")
    for _ in range(2):  # and once more, of the plan that came of it
        shown = html(planned.run())
        assert "How did you come to the grid?" in shown
        assert "Whom would you ask?" in shown
        assert "What is spare?" not in shown
        planned.button(key="wording-ask").click().run()
        assistant.words("How did you come to the grid?")


def test_a_model_that_put_nothing_better_is_told_of(planned: AppTest, assistant: Any) -> None:
    assistant.chosen = TINY
    planned.run().button(key="wording-ask").click().run()
    assistant.words("")
    shown = html(planned.run())
    assert "nothing better" in shown
    assert "worded by" not in shown


def test_a_model_that_was_cut_off_is_told_of(planned: AppTest, assistant: Any) -> None:
    assistant.chosen = TINY
    planned.run().button(key="wording-ask").click().run()
    assistant.forget_job(assistant.worded_by)
    shown = html(planned.run())
    assert "cut off" in shown
    assert "How did you get in?" in shown


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
