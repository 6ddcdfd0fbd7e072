"""The sixteen topics: their names in headings and questions, their words, their examples."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.topics import chosen, examples, heads, named, scores, topics
from assistant.insights import Topic

HEADINGS = {
    "pay": ["pay", "Money:", "GELD", "Sueldo", "salaires", "pay / benefits"],
    "day_to_day": ["typ day", "Alltag", "día a día", "Quotidien", "day_to_day"],
    "path_in": ["background", "Werdegang", "trayectoria", "how she got in"],
    "pros_cons": ["loves", "worst part", "LIKES / NOT", "lo peor"],
    "stay_leave": ["why people leave", "why_leave", "Warum gehen Leute?"],
    "skills": ["must know", "Was braucht man", "competencias"],
    "credentials": ["cert", "Formation", "títulos", "training"],
    "advancement": ["ladder", "up", "Aufstieg", "évolution"],
    "employer_types": ["types", "Arbeitgeber", "secteurs"],
    "outlook": ["outlook", "ZUKUNFT", "avenir"],
    "company": ["the firm", "Kanzlei", "la empresa"],
    "standing_out": ["hiring", "Bewerbung", "entretiens", "CV"],
    "hidden_market": ["jobs", "unposted?", "vacantes"],
    "fit_setting": ["who struggles", "Arbeitsweise", "ambiente", "hours"],
    "mistakes_advice": ["advice", "if starting over", "consejos", "Fehler"],
    "referrals_next": ["next:", "Who else?", "Nächste Schritte", "contacts"],
}
QUESTIONS = {
    "pay": ["And the money?", "Do you mind if I ask what people make?", "Could you live on it?"],
    "path_in": ["So how did it all begin?", "What did you do before?"],
    "day_to_day": ["Walk me through yesterday.", "What does your week look like?"],
    "pros_cons": ["What would you change?", "What do you like least?"],
    "stay_leave": ["Do people burn out?", "Why have you stayed?"],
    "skills": ["What makes somebody good at this?", "Which software do you use?"],
    "credentials": ["Would you bother with a master's?", "Do I need to be chartered?"],
    "advancement": ["Where do people end up?", "How does promotion work?"],
    "employer_types": ["Is it different in the public sector?", "Private or public?"],
    "outlook": ["Will there be work in ten years?", "Are you worried about automation?"],
    "company": ["What does the team need right now?", "What's it like as an employer?"],
    "standing_out": ["How do you pick people?", "What happens in the interview?"],
    "hidden_market": ["Do you put out ads?", "How did the last one get the job?"],
    "fit_setting": ["Who is it not for?", "Can you have a family with it?"],
    "mistakes_advice": ["What do you wish you'd known?", "What should I do first?"],
    "referrals_next": ["Who else should I talk to?", "Do you know anybody I could ask?"],
}
CLAIMS = {
    "pay": ["base + bonus, OTE about 90", "Stundenlohn plus Zulagen", "tienen dos pagas extras"],
    "stay_leave": [
        "ppl quit after the second winter b/c of burnout",
        "viele kündigen nach zwei J.",
    ],
    "hidden_market": ["posts are never advertised, word of mouth", "boca a boca, no se publica"],
    "credentials": ["the evening course and the exam", "ein Bachelor ist nicht nötig"],
    "outlook": ["AI will replace the junior work", "en cinco años faltan enfermeras"],
    "standing_out": ["the HM reads the cover letter first", "beim Probetag fällt auf, wer fragt"],
    "day_to_day": ["mornings are e-mails, afternoons site meetings"],
    "advancement": ["you get promoted to team lead after 3y, then a ceiling"],
}


def test_the_taxonomy_holds_each_topic_once_with_meaning_and_examples() -> None:
    assert {topic.id for topic in topics()} == set(get_args(Topic))
    assert len(topics()) == 16
    assert all(topic.meaning for topic in topics())
    counted = [topic for topic, _ in examples()]
    assert all(counted.count(topic.id) >= 10 for topic in topics())


@pytest.mark.parametrize(("topic", "heading"), [(t, h) for t, hs in HEADINGS.items() for h in hs])
def test_a_heading_names_its_topic(topic: Topic, heading: str) -> None:
    assert named(heading) == topic


@pytest.mark.parametrize(("topic", "asked"), [(t, q) for t, qs in QUESTIONS.items() for q in qs])
def test_a_question_is_about_its_topic(topic: Topic, asked: str) -> None:
    assert named(asked) == topic


@pytest.mark.parametrize("text", ["", "??", "Ravi", "the weather was nice today", "12 Oct"])
def test_what_names_no_topic_is_no_heading(text: str) -> None:
    assert heads(text) is None


@pytest.mark.parametrize(("topic", "claim"), [(t, c) for t, cs in CLAIMS.items() for c in cs])
def test_words_speak_for_their_topic(topic: Topic, claim: str) -> None:
    assert chosen(scores(claim))[0] == topic


def test_without_points_no_topic_is_chosen() -> None:
    assert chosen({}) == (None, ())


def test_a_topic_nearly_as_good_is_named_beside() -> None:
    assert chosen({"pay": 6.0, "company": 5.0, "skills": 1.0}) == ("pay", ("company",))


@given(st.text(max_size=200))
def test_any_text_can_be_scored(text: str) -> None:
    assert all(points > 0 for points in scores(text).values())
    named(text)
