"""What earlier people said comes into a plan as a probe, safely, and into the brief with names."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from assistant.insights import Topic
from assistant.models import Me
from assistant.plans import Known, Plan, Question, Witness
from assistant.tasks.questions import desk, plan
from tests.unit.people import fact, job, person, school
from tests.unit.plans import ANALYST, BOSS, GONE, ME, asked, known, witness

SLOW = "Monthly reports take longer than anybody has planned"


def rest(topic: Topic) -> tuple[Known, ...]:
    """All other topics, of which enough is known."""
    others = [one for one in get_args(Topic) if one not in (topic, "referrals_next")]
    return tuple(known(one, "pattern", sources=3.0, people=("x", "y", "z")) for one in others)


def made(*told: Witness, state: str = "echoed", topic: Topic = "day_to_day", **fields: Any) -> Plan:
    """A plan before which this was told of a topic, and enough of all others."""
    insights = tuple(one.insight for one in told)
    contact = fields.pop("contact", ANALYST)
    one = known(topic, state, insights, **{"agreeing": (insights,), **fields})
    return plan(asked(contact, minutes=45, known=(one, *rest(topic)), witnesses=told))


def of(found: Plan, topic: Topic = "day_to_day") -> Question:
    return next(said for said in found.questions if said.topic == topic)


def test_a_view_is_a_probe_and_the_question_is_open() -> None:
    said = of(made(witness(1, SLOW, "day_to_day"), witness(2, SLOW, "day_to_day")))
    assert "monthly reports take longer" in said.probe
    assert "reports" not in said.text
    assert [source.insight for source in said.sources if source.kind == "insight"] == ["i1"]


def test_what_three_agree_on_is_told_as_what_several_say() -> None:
    told = tuple(witness(n, "Most people leave after the second winter") for n in (1, 2, 3))
    found = made(*told, state="pattern", topic="stay_leave", contact=GONE)
    probe = of(found, "stay_leave").probe
    assert "keep hearing" in probe or "Several people" in probe


def test_a_conflict_is_put_from_both_sides() -> None:
    one, two = (
        witness(1, "Evenings are free", "fit_setting"),
        witness(2, "Evenings are full of calls", "fit_setting"),
    )
    found = made(
        one, two, state="conflict", topic="fit_setting", agreeing=(), against=(("i1", "i2"),)
    )
    said = of(found, "fit_setting")
    assert "evenings are free" in said.probe
    assert "evenings are full of calls" in said.probe
    assert "settle" in said.why or "contradicts" in said.why


def test_two_who_each_said_their_own_are_not_called_one_person() -> None:
    told = (witness(1, SLOW, "day_to_day"), witness(2, "Mornings are quiet", "day_to_day"))
    why = {sources: of(made(*told, state="one view", sources=sources)).why for sources in (1, 2)}
    assert "one person" in why[1].lower()
    assert "one person" not in why[2].lower()


def test_the_only_one_who_said_it_is_protected_from_colleagues() -> None:
    alone = witness(1, SLOW, "day_to_day", employer="Larch Energy GmbH")
    assert "reports" not in of(made(alone, state="one view")).probe
    stranger = witness(1, SLOW, "day_to_day", employer="Brook Analytics")
    assert "reports" in of(made(stranger, state="one view")).probe


def test_statements_that_name_or_speak_of_somebody_are_not_told() -> None:
    for said in (
        "Ida Quell hates Mondays",
        "She left after two years of nights",
        "I started as a temp there",
        "80% mtgs, rest excel",
        "At Brook Analytics people leave after two years",
    ):
        told = witness(1, said, "day_to_day", name="Ida Quell", employer="Brook Analytics")
        probe = of(made(told, state="one view")).probe
        assert "Quell" not in probe
        assert "Brook" not in probe
        assert said.split()[-1] not in probe


def test_one_word_of_an_employers_name_gives_it_away() -> None:
    told = witness(1, "Reports are late at Brook", "day_to_day", employer="Brook Analytics Ltd")
    assert "Brook" not in of(made(told, state="one view")).probe
    # Nor is a place named that nobody kept works at.
    told = witness(1, "Reports are late at Marlow", "day_to_day", employer="Brook Analytics Ltd")
    assert "Marlow" not in of(made(told, state="one view")).probe


def test_a_view_is_told_once_in_a_plan() -> None:
    told = witness(1, SLOW, "day_to_day", topics=("skills",))
    both = tuple(known(topic, "one view", ("i1",)) for topic in ("day_to_day", "skills"))
    found = plan(asked(minutes=60, known=both, witnesses=(told,)))
    assert sum("monthly reports" in said.probe for said in found.questions) <= 1


def test_a_fragment_is_cited_for_me_and_not_told() -> None:
    told = witness(1, "80% meetings, rest spreadsheets", "day_to_day")
    said = of(made(told, state="one view"))
    assert "spreadsheets" not in said.probe
    assert [one.insight for one in said.sources if one.kind == "insight"] == ["i1"]


def test_several_people_are_not_said_to_give_one_figure() -> None:
    told = tuple(witness(n, f"Beginners earn {30 + n}k a year", "pay") for n in (1, 2, 3))
    probe = of(made(*told, state="pattern", topic="pay", contact=GONE), "pay").probe
    assert "thousand a year" in probe
    assert "everal people" not in probe
    assert "keep hearing" not in probe


def test_my_own_person_is_not_told_what_they_said() -> None:
    told = witness(1, SLOW, "day_to_day", person="ana")
    one = known("day_to_day", "one view", ("i1",), people=("ana",))
    found = plan(asked(minutes=45, person="ana", known=(one,), witnesses=(told,)))
    assert "reports" not in " ".join(said.probe for said in found.questions)
    assert found.brief.earlier == ()


def test_a_gap_is_named_once_there_are_conversations() -> None:
    gap = Known(topic="outlook")
    some = known("pay", "one view", ("i1",))
    found = plan(asked(known=(gap, some), witnesses=(witness(1, "x y z", "pay"),)))
    assert any(source.kind == "gap" for said in found.questions for source in said.sources)
    before = plan(asked())
    assert not any(
        "nobody" in said.why.lower() and "spoken" in said.why for said in before.questions
    )


# --- the brief ----------------------------------------------------------------------------


def test_the_brief_says_who_they_are_out_of_their_page() -> None:
    brief = plan(asked()).brief
    assert brief.who[0] == "Data Analyst at Larch Energy, since 2021."
    assert "Before: Geography Teacher at Oat Lane School, 2014 to 2021." in brief.who
    assert len(brief.listen_for) == 3


def test_what_we_share_is_what_both_state() -> None:
    mine = ME.model_copy(
        update={"profile": person("Sam", education=[school("Wrenfield University", "MA")])}
    )
    assert plan(asked(me=mine)).brief.shared == ("You both went to Wrenfield University.",)
    assert plan(asked()).brief.shared == ()


def test_earlier_words_about_this_place_come_first() -> None:
    here = witness(1, "The new billing system is late", employer="Larch Energy")
    role = witness(2, "Analysts write more than they count", role="Data analyst")
    other = witness(3, "Ovens are hot", role="Baker")
    brief = plan(asked(BOSS, witnesses=(role, other, here))).brief
    assert [one.insight for one in brief.earlier] == ["i1", "i2"]


def test_my_introduction_holds_only_what_i_typed() -> None:
    said = plan(asked()).brief.introduction
    assert "I'm Sam Okafor." in said
    assert "maths teacher" in said
    assert "25 minutes" in said
    assert 70 <= len(said.split()) <= 90
    bare = plan(asked(me=Me())).brief.introduction
    assert "I'm" not in bare.replace("I'm still", "")
    assert "25 minutes" in bare


def test_my_introduction_says_since_when_and_a_second_sentence() -> None:
    work = "I am a tram driver at Moor Lines, since 2018. I repair radios in the evenings."
    said = plan(asked(me=ME.model_copy(update={"work": work}))).brief.introduction
    assert "I've been a tram driver at Moor Lines since 2018. I repair radios" in said
    assert 70 <= len(said.split()) <= 90


@pytest.mark.parametrize(
    ("work", "learn", "never"),
    [
        ("Ich arbeite seit 2015 als Kundenberater.", "wie man das lernt", ("Ich", "wie")),
        ("36, from Sloe Bridge", "", ("36", "A word on me")),
        ("NIGHT MANAGER moving into logistics", "", ("NIGHT",)),
    ],
)
def test_what_is_no_english_sentence_of_mine_is_not_said(
    work: str, learn: str, never: tuple[str, ...]
) -> None:
    said = plan(asked(me=Me(name="ANA RUIZ", work=work, learn=learn))).brief.introduction
    assert "I'm Ana Ruiz." in said
    assert not any(word in said for word in never)


def test_a_post_that_was_not_read_for_certain_is_shown_as_printed() -> None:
    unsure = job("Actuarial analyst", "Harrow Mutual").model_copy(
        update={"title": fact("Actuarial analyst", sure=False), "current": True,
                "company": fact("Harrow Mutual", sure=False)}
    )  # fmt: skip
    brief = plan(asked(person("Wei Ling", experiences=[unsure]))).brief
    assert brief.who == ("Actuarial analyst, Harrow Mutual.",)


def test_uncertain_facts_are_left_out() -> None:
    unsure = ANALYST.model_copy(
        update={
            "experiences": (
                job("Data Analyst", "Larch Energy", "2021").model_copy(
                    update={"company": fact("Larch Energy", sure=False)}
                ),
            )
        }
    )
    found = plan(asked(unsure))
    assert "Larch" not in " ".join(said.text for said in found.questions)
    assert desk(asked(unsure)).terms.get("employer") is None
