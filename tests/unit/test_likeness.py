"""What a claim or a question is about, learnt from examples."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.likeness import asked_about, known_vectors, learn, likeness
from assistant.craft.topics import asked_examples, chosen, examples
from assistant.insights import Topic
from assistant.store.embedding import LocalEmbedder

CLAIMS: list[tuple[Topic, str]] = [
    ("pay", "a trainee plasterer makes about 18 an hour"),
    ("path_in", "she had been a dancer and came to physiotherapy by chance after an injury"),
    ("stay_leave", "half of her intake have quit, mostly because of the nights"),
    ("outlook", "he thinks machines will take over the sorting within ten years"),
    ("credentials", "you do not need a degree, the short course is enough"),
    ("day_to_day", "mornings are spent on the phone, afternoons on site visits"),
    ("standing_out", "candidates who ask a question about the team are remembered"),
    ("hidden_market", "hardly any vacancy is ever advertised, ask the foreman"),
    ("outlook", "in fünf Jahren macht das die Maschine"),
    ("stay_leave", "la gente se va por los turnos de noche"),
]
QUESTIONS: list[tuple[Topic, str]] = [
    ("pay", "Roughly what does it pay, if I may ask?"),
    ("credentials", "And would I need a diploma for that?"),
    ("company", "What is the firm good at, and what is it bad at?"),
    ("stay_leave", "Why did your colleagues quit?"),
    ("referrals_next", "Is there anybody else I should speak to?"),
    ("day_to_day", "So what did you do yesterday?"),
    ("fit_setting", "What sort of person is happy there?"),
]


@pytest.mark.parametrize(("topic", "claim"), CLAIMS)
def test_a_claim_is_about_what_like_claims_are_about(topic: Topic, claim: str) -> None:
    assert chosen(likeness(learn(), [claim], None)[0])[0] == topic


@pytest.mark.parametrize(("topic", "asked"), QUESTIONS)
def test_a_question_is_about_its_topic(topic: Topic, asked: str) -> None:
    assert asked_about(asked) == topic


@pytest.mark.parametrize("asked", ["Is that right?", "Sorry, can you hear me?", "Really?", ""])
def test_a_question_may_be_about_nothing(asked: str) -> None:
    assert asked_about(asked) is None


def test_vectors_speak_where_no_word_is_known() -> None:
    places = {topic: place for place, topic in enumerate(dict(examples()))}
    known = np.zeros((len(examples()), len(places)), dtype=np.float32)
    for row, (topic, _) in enumerate(examples()):
        known[row, places[topic]] = 1.0
    learnt = learn(known)
    for topic, place in places.items():
        vector = np.eye(len(places), dtype=np.float32)[place : place + 1]
        assert chosen(likeness(learnt, ["zzz"], vector)[0])[0] == topic


def test_examples_are_of_every_topic_and_none_stands_twice() -> None:
    for known in (examples(), asked_examples()):
        assert len({text.casefold() for _, text in known}) == len(known)
        assert {topic for topic, _ in known} == {topic for topic, _ in examples()}


def test_nothing_is_like_nothing() -> None:
    assert likeness(learn(), [], None) == []


@given(st.text(max_size=80))
def test_any_text_has_points_above_nothing(text: str) -> None:
    assert all(points > 0 for points in likeness(learn(), [text], None)[0].values())
    asked_about(text)


def test_the_vectors_of_the_examples_are_those_of_the_examples() -> None:
    """After a change of examples.toml: python -m benchmarks.embed_examples."""
    embedder = LocalEmbedder()
    vectors = known_vectors(embedder.id)
    assert vectors is not None, "run python -m benchmarks.embed_examples"
    assert len(vectors) == len(examples())
    some = range(0, len(vectors), 100)
    fresh = embedder.embed([examples()[at][1] for at in some])
    assert np.sum(fresh * vectors[some], axis=1).min() > 0.98  # cosines; batches round a little
    assert known_vectors("another") is None
