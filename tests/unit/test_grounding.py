"""True sentences pass, sentences with one false thing are flagged: at the marks."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.grounding import ground
from assistant.craft.message import read_message
from assistant.models import Case, Finding, plain
from tests.unit.grounding_people import Said, case_of, sentences

ALL = list(sentences())


def findings(said: Said) -> tuple[Finding, ...]:
    return ground(read_message(said.text, said.case.request.language), said.case)[1]


def test_the_tables_are_large_enough() -> None:
    kinds = Counter("true" if said.kind == "true" else "false" for said in ALL)
    assert kinds["true"] >= 80
    assert kinds["false"] >= 110
    assert len({said.who for said in ALL}) >= 10


def test_true_sentences_pass() -> None:
    flagged = {said.text: findings(said) for said in ALL if said.kind == "true"}
    wrong = {text: [item.text for item in found] for text, found in flagged.items() if found}
    assert len(wrong) <= 0.02 * len(flagged), wrong


def test_false_sentences_are_flagged() -> None:
    planted = [said for said in ALL if said.kind != "true"]
    missed = [said.text for said in planted if not findings(said)]
    assert len(missed) <= 0.04 * len(planted), missed


@pytest.mark.parametrize("said", [said for said in ALL if said.kind == "mutual"], ids=str)
def test_an_invented_referrer_is_always_flagged(said: Said) -> None:
    assert findings(said)


def test_a_finding_points_at_the_wrong_words() -> None:
    case = case_of("en_port")
    body = "Dear Marit,\n\nYou spent six years at Penrose Logistics, I read.\n\nBest,\nJoel"
    found = ground(read_message(body, "en"), case)[1]
    assert any(item.text == "Penrose Logistics" for item in found)
    for item in found:
        assert body[item.start : item.end] == item.text
        assert item.rule == "L13"
        assert item.severity == "E"
        assert item.mend
    message = next(item.message for item in found if item.text == "Penrose Logistics")
    assert "Marit Oyelaran" in message
    assert "your own facts" in message


def test_true_sentences_show_where_they_come_from() -> None:
    case = case_of("en_port")
    text = "Your shift cut berth waiting time by 22 % last winter."
    sentence = ground(read_message(text, "en"), case)[0][0]
    assert sentence.text == text
    assert any("22 %" in source.quote for source in sentence.sources)
    assert {source.origin for source in sentence.sources} == {"profile"}
    assert {source.field for source in sentence.sources} == {"about"}


def test_a_source_stands_in_the_facts_word_for_word() -> None:
    for said in ALL:
        for sentence in ground(read_message(said.text, said.case.request.language), said.case)[0]:
            for source in sentence.sources:
                assert source.quote in plain(_everything(said.case)), source


def _everything(case: Case) -> str:
    assert case.contact is not None
    assert case.me.profile is not None
    texts = [
        fact.text for profile in (case.contact, case.me.profile) for _, fact in profile.facts()
    ]
    request = case.request
    texts += [case.me.profile.source, case.me.name, case.me.work, case.me.learn, request.why]
    return "\n".join([*texts, request.via, *request.agreed])


@pytest.mark.parametrize(
    "text",
    [
        "Would you have twenty minutes for a call next Tuesday at 3?",
        "Thank you very much for your time.",
        "If this is a bad moment, please just say so.",
        "Could you tell me what surprised you most?",
    ],
)
def test_an_ask_or_a_close_has_neither_finding_nor_source(text: str) -> None:
    kept, found = ground(read_message(text, "en"), case_of("en_port"))
    assert not found
    assert all(not sentence.sources for sentence in kept)


@given(st.text(max_size=300), st.sampled_from(["en", "fr", "de", "es", "pt", "it", "ja", "pl"]))
def test_any_text_is_taken_and_spans_hold(body: str, language: str) -> None:
    kept, found = ground(read_message(body, language), case_of("en_port"))
    for piece in kept:
        assert body[piece.start : piece.end] == piece.text
    for item in found:
        assert body[item.start : item.end] == item.text
        assert item.text
