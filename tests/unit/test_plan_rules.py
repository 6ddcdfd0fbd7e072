"""The rules of a plan: what breaks each of them, and what only looks like it."""

from __future__ import annotations

import pytest

from assistant.craft.call_plan import RULES, check, stands
from assistant.craft.plan_setting import PlanFinding
from assistant.craft.question_rules import of_question
from assistant.intake.posting import read_role
from assistant.models import Fact
from assistant.plans import Plan, Question, Source
from assistant.tasks.questions import desk, plan
from tests.unit.people import fact, job, person
from tests.unit.plans import ANALYST, CHIEF, asked, changed, known, question, setting, witness
from tests.unit.test_plan_role import POSTING


def rules(found: tuple[PlanFinding, ...] | list[PlanFinding]) -> set[str]:
    return {one.rule for one in found}


def of_words(text: str, **fields: object) -> set[str]:
    return rules(of_question(question(text, **fields), setting()))  # type: ignore[arg-type]


FINE = [
    "What did you work on this week at Larch Energy?",
    "You went from teaching to data. What made you try something new?",
    "How long does it usually take to get there?",
    "What do you look for when you hire analysts?",
    "How did you hear about your job at Larch Energy?",
    "When do you start in the morning?",
    "What would your team like to change?",
    "Who is happy in this work?",
    "What does your boss measure, and not talk about?",
]
BAD = {
    "P07": [
        "How long have you been at Larch Energy?",
        "What did you study?",
        "What is your job title?",
        "Where did you work before Larch?",
        "What do you do for a living?",
    ],
    "P08": [
        "Could you refer me to your manager?",
        "Are you hiring at the moment?",
        "Is there a vacancy on your team?",
        "Would you look at my CV?",
        "How can I get a job with you?",
        "Could you put in a good word for me?",
    ],
    "P12": [
        "What is it like as a woman in data?",
        "Does she decide that?",
        "Do you have children?",
        "How old are you, roughly?",
    ],
    "P13": ["What does {employer} do best?", "How is [company] doing?", "What is TBD like?"],
    "P14": [
        "What do you like and what do you dislike?",
        "What do you do? And why?",
        "Tell me about your week.",
        "How did you start, and how would you do it today?",
    ],
    "P15": ["What " + "really " * 40 + "matters?"],
    "P18": [
        "Could you elaborate on your role?",
        "What are your key takeaways?",
        "Where do you see yourself next, and can you walk me through that?",
    ],
    "P22": ["Do you like it here?", "Is the pay good?", "Would you do it again?"],
}


@pytest.mark.parametrize("text", FINE)
def test_a_good_question_passes(text: str) -> None:
    assert of_words(text) == set()


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r, ts in BAD.items() for t in ts])
def test_a_bad_question_is_found(rule: str, text: str) -> None:
    assert rule in of_words(text)


def test_a_reason_that_the_page_gives_is_not_asked_for() -> None:
    told = ANALYST.model_copy(
        update={"about": Fact(text="I left teaching because I wanted to work with numbers again.")}
    )
    asks = question("What made you leave teaching for work with numbers?")
    assert rules(of_question(asks, setting(told))) == {"P07"}
    assert rules(of_question(asks, setting(ANALYST))) == set()


def test_pay_that_the_posting_prints_is_not_asked_for() -> None:
    role = read_role(POSTING)
    asks = question("As a rough range, what does an analyst start on here?", "pay")
    told = question(
        f"The posting says {role.pay and role.pay.text}. Who gets the upper end?", "pay"
    )
    assert rules(of_question(asks, setting(role=role))) == {"P07"}
    assert rules(of_question(told, setting(role=role))) == set()


def test_leave_may_be_asked_for_with_yes_or_no() -> None:
    assert of_words("May I write to you again?", topic="referrals_next") == set()


# --- earlier views --------------------------------------------------------------------------


def test_an_earlier_view_is_no_question() -> None:
    assert of_words("I've heard that Mondays are slow. How is that for you?") == {"P09"}
    probe = question("How are your Mondays?", probe="I've heard that Mondays are slow. True?")
    assert rules(of_question(probe, setting())) == set()


def test_nobody_is_named_and_no_employer() -> None:
    told = witness(1, "Mondays are slow", name="Ida Quell", employer="Brook Analytics")
    for probe in (
        "Ida told me that Mondays are slow. Is that so?",
        "At Brook Analytics it is slow. Here?",
    ):
        found = of_question(question("How are Mondays?", probe=probe), setting(witnesses=(told,)))
        assert rules(found) == {"P10"}


def test_the_place_that_the_contact_works_at_may_be_named() -> None:
    told = witness(1, "Mondays are slow", employer="Larch Energy")
    asks = question("What is Larch Energy really good at?")
    assert rules(of_question(asks, setting(witnesses=(told,)))) == set()


VIEW = "Monthly reports take longer than planned"
PROBE = "I've heard that monthly reports take longer than planned. How is that here?"


def test_no_view_is_told_to_a_colleague_of_the_only_one_who_said_it() -> None:
    said = question("What takes longest?", probe=PROBE)
    alone = witness(1, VIEW, employer="Larch Energy Ltd.")
    assert rules(of_question(said, setting(witnesses=(alone,)))) == {"P11"}
    # Two people of the same place are one source; somebody of another place is a second.
    same = witness(2, "Reports take longer than planned", employer="Larch Energy")
    other = witness(3, "Reports take longer than planned", employer="Brook Analytics")
    for more, wanted in ((same, {"P11"}), (other, set())):
        agreed = known("day_to_day", "echoed", agreeing=(("i1", more.insight),))
        found = of_question(said, setting(witnesses=(alone, more), known=(agreed,)))
        assert rules(found) == wanted


def test_a_stranger_may_be_asked_about_it() -> None:
    said = question("What takes longest?", probe=PROBE)
    found = of_question(said, setting(witnesses=(witness(1, VIEW, employer="Brook Analytics"),)))
    assert rules(found) == set()


# --- the whole ------------------------------------------------------------------------------


@pytest.fixture
def made() -> Plan:
    return plan(asked())


def whole(made: Plan) -> set[str]:
    return rules(check(made, desk(asked()).setting))


def test_a_gap_between_slots(made: Plan) -> None:
    first = made.slots[0].model_copy(update={"end": made.slots[0].end - 1})
    assert whole(made.model_copy(update={"slots": (first, *made.slots[1:])})) == {"P01"}


def test_too_many_and_too_few(made: Plan) -> None:
    core = made.slots[2]
    empty = core.model_copy(update={"questions": ()})
    few = made.model_copy(
        update={
            "slots": (
                *made.slots[:2],
                empty,
                *made.slots[3:-2],
                made.slots[-1].model_copy(update={"start": made.slots[-2].start}),
            )
        }
    )
    assert "P02" in whole(few)
    more = tuple(question(f"What about matter {word}?", id=word) for word in "abcdefghij")
    full = core.model_copy(update={"questions": more})
    assert "P02" in whole(
        made.model_copy(update={"slots": (*made.slots[:2], full, *made.slots[3:])})
    )


def test_a_closing_without_its_three_parts(made: Plan) -> None:
    last = len(made.questions) - 1
    lacking = changed(made, last, text="What should I read next about larches?", probe="")
    found = [one for one in check(lacking, desk(asked()).setting) if one.rule == "P03"]
    assert found
    assert "follow up" in found[0].message
    assert "P03" in whole(made.model_copy(update={"slots": made.slots[:-1]}))


def test_pay_and_leaving_come_late_whatever_they_are_filed_under(made: Plan) -> None:
    pay = "Roughly, which salary does a data analyst start on at Larch Energy?"
    assert "P05" in whole(changed(made, 1, text=pay, topic="skills"))
    leave = "Why do people leave Larch Energy?"
    assert "P06" in whole(changed(made, 1, text=leave, topic="company"))
    late = next(n for n, said in enumerate(made.questions) if said.topic == "pay")
    assert "P05" not in whole(changed(made, late, text=pay))


def test_a_hard_start(made: Plan) -> None:
    assert "P04" in whole(changed(made, 0, text="What is Larch Energy bad at?", topic="company"))


def test_musts_fit_the_time(made: Plan) -> None:
    every = made
    for number in range(len(made.questions)):
        every = changed(every, number, priority="must")
    assert "P16" in whole(every)
    assert "P16" in whole(changed(changed(made, len(made.questions) - 2, priority="spare"),
                                  len(made.questions) - 1, priority="spare"))  # fmt: skip


def test_nothing_twice(made: Plan) -> None:
    again = made.questions[1].text.replace("?", " again?")
    assert "P17" in whole(changed(made, 2, text=again))


def test_general_questions_are_told(made: Plan) -> None:
    plain = made
    for number, word in enumerate(["days", "skills", "people", "tools", "rules", "things"]):
        plain = changed(plain, number, text=f"Which {word} matter most to you?", sources=[])
    assert "P19" in whole(plain)


def test_each_says_why_and_rests_on_words_that_stand(made: Plan) -> None:
    assert "P20" in whole(changed(made, 1, why=""))
    wrong = Source(kind="profile", text="Spruce Power")
    assert "P20" in whole(changed(made, 1, sources=[wrong.model_dump()]))
    placed = Source(kind="profile", text="Larch Energy", start=0, end=3)
    assert "P20" in whole(changed(made, 1, sources=[placed.model_dump()]))


def test_basics_to_an_executive() -> None:
    given = asked(CHIEF)
    made = changed(plan(given), 1, topic="day_to_day", text="What fills a week at Larch Energy?")
    assert "P21" in rules(check(made, desk(given).setting))


@pytest.mark.parametrize(
    ("text", "invented"),
    [
        ("What did you learn at Larch Energy?", False),
        ("You led 400 people. What was that like?", True),
        ("What did McKinsey teach you?", True),
        ("What does a Data Analyst do on Monday?", False),
        ("How does maths help at Larch Energy?", False),
    ],
)
def test_a_model_names_nothing_that_stands_nowhere(text: str, invented: bool) -> None:
    said = question(text, model="m")
    assert bool([*stands(said, setting(), "maths teacher")]) is invented


def test_typed_people_are_asked_too() -> None:
    typed = person("Ida Quell", headline=fact("Nurse"), experiences=[job("Nurse", None)])
    given = asked(typed)
    found = check(plan(given), desk(given).setting)
    assert not [one for one in found if one.severity == "E"]


def test_every_rule_is_in_the_table_and_the_documentation() -> None:
    from pathlib import Path

    text = (Path(__file__).resolve().parents[2] / "docs" / "call-plan.md").read_text("utf-8")
    for rule, title in RULES.items():
        assert f"| {rule} |" in text
        assert title in text


def test_a_question_has_an_id_of_its_own(made: Plan) -> None:
    ids = [said.id for said in made.questions]
    assert len(set(ids)) == len(ids)
    twin = Question.model_validate({**made.questions[1].model_dump(), "id": ids[0]})
    assert "P17" in whole(changed(made, 1, id=twin.id))
