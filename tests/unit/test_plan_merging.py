"""What of a model's questions takes the place of ours, and what that is refused for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.questions import questions
from assistant.plans import Question
from assistant.tasks import questions_merging, questions_rewording, questions_with
from assistant.tasks.questions import desk, plan
from assistant.tasks.questions_answer import AnsweredPlan, shape
from assistant.tasks.questions_merging import Merged
from tests.unit.plans import ROLE, asked

POSTING = ROLE.model_copy(update={"source": "Data analyst\nBuild models of nitrate in slow water"})
GIVEN = asked(goal="deciding", role=POSTING)
DRAFT = plan(GIVEN)
CORE = 1  # a question that is neither the first nor of the closing
OURS = DRAFT.questions[CORE]
GOOD = "You taught geography at Oat Lane School. What do you still use of that at Larch Energy?"
GOOD_WHY = "They went from school to data, as you would."


def merged(*questions: dict[str, Any]) -> Merged:
    answer = AnsweredPlan.model_validate({"questions": list(questions)})
    return questions_with.worded(GIVEN, answer, "m")


def said(text: str = GOOD, place: int = CORE + 1, **fields: Any) -> Question:
    """The question that stands at a place after a model said this there."""
    made = merged({"place": place, "text": text, "facts": ["C2"], **fields})
    return made.plan.questions[place - 1]


def refused(text: str, place: int = CORE + 1) -> list[str]:
    """The rules that a text at a place was refused for."""
    made = merged({"place": place, "text": text})
    (one,) = (one for one in made.refused if one.question == DRAFT.questions[place - 1].id)
    return [found.rule for found in one.findings]


def place_of(topic: str) -> int:
    return next(n for n, one in enumerate(DRAFT.questions, 1) if one.topic == topic)


def test_a_place_keeps_its_id_topic_and_priority() -> None:
    one = said()
    assert (one.id, one.topic, one.priority) == (OURS.id, OURS.topic, OURS.priority)
    assert (one.text, one.model, one.replaced) == (GOOD, "m", False)


def test_what_is_handed_back_as_it_was_stays_ours_whole() -> None:
    made = merged({"place": CORE + 1, "text": OURS.text, "probe": "What else?", "why": "So."})
    assert made.plan.questions[CORE] == OURS
    assert OURS.id not in {one.question for one in made.refused}


def test_of_two_questions_the_first_is_taken() -> None:
    assert said(f"{GOOD} How do you feel about it?").text == GOOD
    assert said(f"{OURS.text} How do you feel about it?") == OURS


def test_a_copy_under_a_wrong_number_is_taken_for_what_it_is() -> None:
    """Small models miss a place and count on: the copies are not thrown out as strange ones."""
    shifted = [
        {"place": number, "text": one.text} for number, one in enumerate(DRAFT.questions[1:], 1)
    ]
    made = merged(*shifted)
    assert [one.question for one in made.refused] == [DRAFT.questions[0].id]
    assert [one.text for one in made.plan.questions] == [one.text for one in DRAFT.questions]


@pytest.mark.parametrize(
    ("probe", "stands"),
    [
        ("When did it last help?", True),
        ("Do you use it often?", False),
        ("What do you still use of geography at Larch Energy?", False),
        ("What did they say at McKinsey?", False),
        ("Could you help me get hired?", False),
        ("What are some of the challenges you face?", False),
        ("", False),
    ],
)
def test_a_bad_probe_is_left_out_and_its_question_stands(probe: str, *, stands: bool) -> None:
    one = said(probe=probe)
    assert (one.text, one.probe) == (GOOD, probe if stands else "")


@pytest.mark.parametrize(
    ("why", "stands"),
    [
        (GOOD_WHY, True),
        ("This question helps the asker understand the role.", False),
        ("They worked at McKinsey before.", False),
        ("It showed your dedication to the community.", False),
        ("She went from school to data.", False),
        (" ".join(["They know both sides of this work well."] * 5), False),
        ("", False),
    ],
)
def test_a_bad_reason_gives_way_to_that_of_the_topic(why: str, *, stands: bool) -> None:
    one = said(why=why)
    assert (one.text, one.why) == (GOOD, why if stands else questions()[OURS.topic].why)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("How did they come to data at Larch Energy?", "M2"),
        ("What does the Data Analyst at Larch Energy do?", "M2"),
        ("How did Ruiz learn the work at Larch Energy?", "M2"),
        ("You were a Data Analyst at Oat Lane School. What was that like?", "M3"),
        ("You have worked at Larch Energy for twenty years. What keeps you there?", "M3"),
        ("You build models of nitrate in slow water. What is Larch Energy after?", "M3"),
        ("You were a Data Analyst at Larch Energy before. What keeps you busy?", "M3"),
        ("You talk to your supervisor most at Larch Energy. Who is it?", "M3"),
        ("What are some of the challenges you face at Larch Energy?", "M5"),
        ("What are the key responsibilities you have at Larch Energy?", "M5"),
        ("What are the pros and cons of work at Larch Energy?", "M5"),
        ("What would you do differently?", "M6"),
    ],
)
def test_a_wording_that_improves_nothing_is_refused(text: str, rule: str) -> None:
    assert rule in refused(text)
    assert said(text).text == OURS.text


def test_ours_with_a_small_word_changed_is_refused() -> None:
    ours = OURS.model_copy(
        update={"text": "If I sat beside you at Larch Energy for a day, what would surprise me?"}
    )
    turned = ours.model_copy(update={"text": ours.text.replace("surprise me", "surprise you")})
    found = questions_rewording.objections(ours, turned, desk(GIVEN))
    assert [one.rule for one in found] == ["M1"]


def test_pay_stays_a_question_of_pay() -> None:
    place = place_of("pay")
    assert "M4" in refused("How do your days at Larch Energy begin?", place)
    assert said("Which range does Larch Energy pay a data analyst at first?", place).model == "m"


def test_a_probe_is_asked_once() -> None:
    other = "You cut the monthly report from nine days to two. Who at Larch Energy missed it?"
    made = merged(
        *({"place": place, "text": text, "probe": "When did it last help?"}
          for place, text in ((CORE + 1, GOOD), (CORE + 2, other)))
    )  # fmt: skip
    probes = [one.probe for one in made.plan.questions if one.model]
    assert probes == ["When did it last help?", ""]


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "The posting speaks of models of nitrate. Which of that would you do at Larch Energy?",
        "You cut the monthly report from nine days to two. Who at Larch Energy missed the old one?",
        "You went from teaching geography to data. What surprised you at Larch Energy?",
        "I teach maths. What would you tell me before I came to Larch Energy?",
        "What do people who come to Larch Energy from teaching find hard before they settle in?",
        "How do the analysts at Larch Energy decide which of their reports can wait?",
    ],
)
def test_a_good_one_is_not_refused(text: str) -> None:
    assert said(text).text == text


def test_every_rule_is_named() -> None:
    assert list(questions_rewording.RULES) == [f"M{n}" for n in range(1, 7)]


def test_what_has_arrived_is_told_by_place_and_cut_anywhere() -> None:
    drafted = DRAFT.questions
    heard = questions_with.so_far(GIVEN)
    assert heard({}) == {}
    assert heard({"questions": [{"place": 2}]}) == {}
    assert heard({"questions": [{"place": 2, "facts": ["C1"], "text": "You tau"}]}) == {
        drafted[1].id: {"text": "You tau", "why": "", "probe": ""}
    }


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["questions", "place", "text", "facts"]), inner)
        ),
        max_leaves=9,
    )
)
def test_whatever_arrives_nothing_breaks(arrived: Any) -> None:
    heard = questions_merging.so_far(DRAFT, {"questions": arrived})
    assert set(heard) <= {one.id for one in DRAFT.questions}


def test_as_many_questions_are_asked_for_as_there_are_places() -> None:
    listed = shape(8).model_json_schema()["properties"]["questions"]
    assert (listed["minItems"], listed["maxItems"]) == (8, 8)
    assert shape(8).model_validate({"questions": []}).questions == [], "fewer are taken"
