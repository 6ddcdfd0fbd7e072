"""Three typed fields as sentences, and the reason for writing as a clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.tasks.offline.me import introduction, wish
from assistant.tasks.offline.reason import own_reason, reason
from tests.unit.people import BEEKEEPER


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ("I teach maths at a secondary school.", "I teach maths at a secondary school"),
        ("maths teacher", "I am a maths teacher"),
        ("a nurse", "I am a nurse"),
        ("Estimator at Y", "I am an estimator at Y"),
        (
            "Senior Estimator at Kōwhai Line & Light",
            "I am a senior estimator at Kōwhai Line & Light",
        ),
        ("UX Researcher", "I am a UX researcher"),
        ("HR manager", "I am an HR manager"),
        ("French teacher", "I am a French teacher"),
        ("MBA student", "I am an MBA student"),
        ("nurse (ICU), 12 years", "I am a nurse (ICU), 12 years"),
        ("Maths teacher | proud runner", "I am a maths teacher"),
        ("teach maths at X", "I teach maths at X"),
        ("Teaches maths", "I teach maths"),
        ("Teaching assistant at Oak School", "I am a teaching assistant at Oak School"),
        ("working in retail", "I am working in retail"),
        ("currently between jobs", "I am currently between jobs"),
        ("self-employed carpenter", "I am a self-employed carpenter"),
        ("10 years in retail", "I have spent 10 years in retail"),
        ("logistics", "I work in logistics"),
        ("Customer success at a start-up", "I work in customer success at a start-up"),
        ("We run a bakery. It is small.", "We run a bakery"),
        ("Ich unterrichte Mathe", "A word on me: Ich unterrichte Mathe"),
        ("  ", ""),
    ],
)
def test_what_i_do_becomes_a_sentence(work: str, expected: str) -> None:
    assert introduction(work) == expected


@pytest.mark.parametrize(
    ("learn", "expected"),
    [
        ("how analysts spend their week", "learn how analysts spend their week"),
        ("what the job is like", "learn what the job is like"),
        ("I want to learn about pricing.", "learn about pricing"),
        ("product management", "learn about product management"),
        ("Product Management", "learn about product management"),
        ("to find out whether teaching is for me", "find out whether teaching is for me"),
        ("about UX research", "learn about UX research"),
        ("I am curious about data", "learn about data"),
        ("I wonder whether it suits me", "find out whether it suits me"),
        ("understanding supply chains", "understand supply chains"),
        ("What does a typical day look like?", "learn what a typical day looks like"),
        ("is the work lonely?", "find out whether the work is lonely"),
        ("SQL", "learn about SQL"),
        ("get a job at Loopstack", ""),
        ("whether you can refer me", ""),
        ("", ""),
    ],
)
def test_what_i_want_to_learn_becomes_a_wish(learn: str, expected: str) -> None:
    assert wish(learn) == expected


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        ("heard your talk on mites at the fair", "I heard your talk on mites at the fair"),
        ("I heard her talk", "I heard your talk"),
        ("saw Ottilie's talk", "I saw your talk"),
        ("Ottilie spoke at our school", "You spoke at our school"),
        ("she gave a talk at our school", "You gave a talk at our school"),
        ("met at a conference in May", "We met at a conference in May"),
        (
            "your post about six-week rosters",
            "I am writing because of your post about six-week rosters",
        ),
        (
            "the alumni directory of Aldermere",
            "I found you through the alumni directory of Aldermere",
        ),
        ("following your posts", "I have been following your posts"),
        ("same school", "What brought me to you: same school"),
        ("your colleague said you would know", "Your colleague said you would know"),
        ("a friend mentioned you", "A friend mentioned you"),
        ("she was my teacher", "You were my teacher"),
        ("I loved your post!! It was fun", "I loved your post. It was fun"),
        ("", ""),
    ],
)
def test_why_this_person_becomes_a_clause(why: str, expected: str) -> None:
    assert reason(why, BEEKEEPER) == expected


def test_to_somebody_else_the_contact_is_named() -> None:
    assert own_reason("heard your talk", BEEKEEPER) == "I heard Ottilie Varga-Munro's talk"
    assert own_reason("she gave a talk", BEEKEEPER) == "Ottilie Varga-Munro gave a talk"


@given(st.text(max_size=300))
def test_any_text_is_taken(text: str) -> None:
    for said in (
        introduction(text),
        wish(text),
        reason(text, BEEKEEPER),
        own_reason(text, BEEKEEPER),
    ):
        assert "\n" not in said
        assert len(said.split()) <= 45
