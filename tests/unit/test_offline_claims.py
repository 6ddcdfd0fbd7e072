"""A fact in the words of a letter: the shape it takes, the question that fits, the subject."""

from __future__ import annotations

import pytest

from assistant.craft.clauses import clauses
from assistant.craft.english import is_sentence, to_base_form, to_third_person
from assistant.craft.hooks import hooks
from assistant.models import Profile
from assistant.tasks.offline.desk import desk
from assistant.tasks.offline.subject import subject_for
from assistant.tasks.outreach import write
from tests.unit.people import BEEKEEPER, case, fact, job, person


def working(line: str, *, about: str | None = None) -> Profile:
    """Somebody with one line under the present post."""
    details = (line,) if line else ()
    post = job("Yield Engineer", "Delta Grain Works", "2019", "Present", *details)
    return person("Ana Ruiz", about=fact(about), experiences=(post,))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Boiler fuel down 14 %, mostly by closing doors", "boiler fuel went down 14 %"),
        (
            "Time lost to stuck pipe: from 9 % to 2 %",
            "time lost to stuck pipe went from 9 % to 2 %",
        ),
        (
            "Introduced photographs into reports; appeals fell by half",
            "you introduced photographs into reports (appeals fell by half)",
        ),
        ("Supervises two trainees each year", "you supervise two trainees each year"),
    ],
)
def test_a_fragment_becomes_a_sentence(line: str, said: str) -> None:
    found = case(working(line))
    assert said in desk(found, hooks(found)).claims[0].you


def test_a_belief_is_asked_about_as_one() -> None:
    found = case(working("", about="I think the best test of a screen is a nurse at four."))
    claim = next(item for item in desk(found, hooks(found)).claims if item.pattern == "view")
    assert claim.you.startswith("you think the best test")
    assert claim.curious in {
        "what taught you that",
        "how you came to see it that way",
        "where that comes from",
    }


@pytest.mark.parametrize(
    ("text", "third"),
    [
        ("I run a 28-bed unit", "runs a 28-bed unit"),
        ("Teach the new drivers", "teaches the new drivers"),
        ("I carry the tools", "carries the tools"),
        ("I answer my phone", None),
        ("I edit a magazine and write the letters", None),
    ],
)
def test_the_third_person_only_where_it_is_safe(text: str, third: str | None) -> None:
    assert to_third_person(text) == third


@pytest.mark.parametrize(
    ("third", "base"), [("supervises", "supervise"), ("teaches", "teach"), ("carries", "carry")]
)
def test_the_base_form_is_a_known_verb(third: str, base: str) -> None:
    assert to_base_form(third) == base


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Pea protein is not a flour", True),
        ("Bridge design and inspection", False),
        ("Hostel for young people, 22 beds", False),
    ],
)
def test_a_sentence_has_a_verb_of_its_own(text: str, whole: bool) -> None:
    assert is_sentence(text) is whole


def test_what_needs_its_neighbours_counts_for_less() -> None:
    leaning, standing = clauses("I checked it myself on Monday. I checked the well on Monday.")
    assert leaning.score < standing.score


def test_the_items_of_a_list_in_a_post_are_left_out() -> None:
    contact = BEEKEEPER.model_copy(
        update={"posts": (fact("1. Nobody knows who is supplying the bread in spring"),)}
    )
    assert "post" not in {hook.kind for hook in hooks(case(contact))}


def test_the_subject_names_the_deed_that_the_letter_opens_with() -> None:
    found = case(BEEKEEPER)
    body = write(found).draft.body
    subject = subject_for(desk(found, hooks(found)), body)
    assert subject is not None
    assert "you cut winter losses" in subject


@pytest.mark.parametrize(
    ("why", "subject"),
    [
        ("we met at the career fair", "We met at the career fair"),
        (
            "I heard your talk at the Leeds transport meetup in May",
            "Your talk at the Leeds transport meetup",
        ),
    ],
)
def test_my_reason_opens_the_letter_in_my_words_and_is_its_subject(why: str, subject: str) -> None:
    draft = write(case(BEEKEEPER, why=why)).draft
    assert draft.subject == subject
    assert why[1:] in draft.body.split("\n\n")[1]
