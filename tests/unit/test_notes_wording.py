"""The statement: the note cleaned, short, of the person and not by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.notes.certainty import basis_of, confidence_of
from assistant.craft.notes.entities import entities_of
from assistant.craft.notes.stance import stance_of, toward_of
from assistant.craft.notes.wording import statement_of, task_of
from assistant.insights import Topic


@pytest.mark.parametrize(
    ("quote", "topic", "told", "expected"),
    [
        (
            "ppl leave b/c mgmt is weak",
            "stay_leave",
            False,
            "People leave because management is weak.",
        ),
        (
            "jr analysts get 60ish w/ bonus",
            "pay",
            False,
            "Junior analysts get about 60 with bonus.",
        ),
        ("deckhand → mate → skipper", "advancement", False, "Deckhand, then mate, then skipper."),
        ("portfolio > degree", "credentials", False, "Portfolio over degree."),
        ("No degree needed", "credentials", False, "No degree needed."),
        ("Writing >> rules", "skills", False, "Writing matters more than rules."),
        ("So, um, I started in a, in a bank", "path_in", True, "They started in a bank."),
        ("I'm tired of my boss", "pros_cons", True, "They are tired of their boss."),
        ("It is around twenty-nine nine", "pay", True, "It is around twenty-nine nine."),
        ("up at 5 incl. hols", "day_to_day", False, "Up at 5 including holidays."),
        ("I wish I'd saved that", "mistakes_advice", True, "They wish they had saved that."),
        ("And we grew too fast", "company", True, "They grew too fast."),
        (
            "erst Lehre, dann 10 J. Praxis u. Examen",
            "path_in",
            False,
            "Erst Lehre, dann 10 Jahre Praxis und Examen.",
        ),
        (
            "xq la gente se va por el estrés",
            "stay_leave",
            False,
            "Porque la gente se va por el estrés.",
        ),
    ],
)
def test_a_note_is_written_out(quote: str, topic: str, told: bool, expected: str) -> None:
    language = "de" if quote.startswith("erst") else "en"
    assert statement_of(quote, topic=topic, told=told, language=language) == expected


def test_a_heading_before_the_words_is_left_off() -> None:
    assert (
        statement_of("pay: juniors start low", topic="pay", told=False, label=5)
        == "Juniors start low."
    )


@given(st.text(max_size=400), st.booleans())
def test_no_statement_is_longer_than_thirty_words(text: str, told: bool) -> None:
    assert len(statement_of(text, topic="pay", told=told).split()) <= 30 + text.count(
        "/"
    ) * 4 + 30 * bool(set(text) & set("→>=@~+&"))


def test_a_long_note_ends_where_a_clause_ends() -> None:
    words = "they sort the letters in the morning and they drive to the sites after lunch"
    stated = statement_of(f"{words}, {words}, {words}", topic="day_to_day", told=False)
    assert len(stated.split()) <= 30
    assert stated.endswith(("lunch.", "morning."))


def test_a_task_is_told_without_who_and_when() -> None:
    assert task_of("I send her my 1-pager by next Fri", "by next Fri") == "Send her my 1-pager"
    assert task_of("she'll intro by email by Fri", "by Fri") == "Intro by email"


@pytest.mark.parametrize(
    ("quote", "basis", "confidence"),
    [
        ("the crane broke in May", "first-hand", "high"),
        ("heard that the yard pays more", "hearsay", "low"),
        ("angeblich sucht jede Kanzlei", "hearsay", "low"),
        ("dicen que pagan más", "hearsay", "low"),
        ("she thinks the trade will shrink", "opinion", "high"),
        ("maybe a third is paperwork", "first-hand", "low"),
        ("ca. 40 boats", "first-hand", "low"),
        ("a third is paperwork??", "first-hand", "low"),
    ],
)
def test_how_sure_a_claim_is(quote: str, basis: str, confidence: str) -> None:
    assert (basis_of(quote), confidence_of(quote)) == (basis, confidence)


@pytest.mark.parametrize(
    ("quote", "topic", "stance", "toward"),
    [
        ("loves: the smell of bread", "pros_cons", "positive", "the smell of bread"),
        ("worst part = the night shifts", "pros_cons", "negative", "the night shifts"),
        ("the crew is kind but the pay is bad", "company", "mixed", ""),
        ("not good at all", "company", "negative", ""),
        ("two calls and a meeting", "day_to_day", "neutral", ""),
    ],
)
def test_what_a_claim_speaks_for(quote: str, topic: Topic, stance: str, toward: str) -> None:
    found = stance_of(quote, topic)
    assert found == stance
    assert toward_of(quote, found) == toward


def test_entities_stand_in_the_quote() -> None:
    quote = "must know SQL and Power BI, patience, a Google cert; she came from Brindle & Fay"
    found = {(entity.kind, entity.text) for entity in entities_of(quote)}
    assert {("tool", "SQL"), ("tool", "Power BI"), ("skill", "patience")} <= found
    assert ("employer", "Brindle & Fay") in found
    assert all(text in quote for _, text in found)
    assert entities_of("a quiet day in the yard") == ()
