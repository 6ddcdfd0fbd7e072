from __future__ import annotations

from datetime import date, datetime

import pytest

from assistant.insights import Action, Insight, Pay, Promise, Referral, Talk
from assistant.talks import Conversation, Turn
from ui import insight_words, review

SAID = {"quote": "x", "start": 0, "end": 1}


def insight(key: str, start: int, end: int) -> Insight:
    return Insight(id=key, statement="s", topic="pay", quote="q", start=start, end=end)


@pytest.mark.parametrize(
    ("paid", "told"),
    [
        (Pay(low=31000, high=34000, currency="GBP", period="year"), "£31,000–34,000 a year"),
        (Pay(low=450, currency="CHF", period="day", year=2026), "450 CHF a day, 2026"),
        (Pay(low=45.5, high=45.5, period="hour", level="senior", place="Leeds"),
         "45.5 a hour, senior, Leeds"),
        (Pay(high=60000), "60,000"),
        (Pay(level="entry"), "entry"),
    ],
)  # fmt: skip
def test_pay_says_what_was_said_and_no_more(paid: Pay, told: str) -> None:
    assert insight_words.pay(paid) == told


@pytest.mark.parametrize(
    ("agreed", "told"),
    [
        (
            Promise(by="me", what="Send the plan", due_text="Fri", due=date(2026, 3, 6), **SAID),
            "Send the plan · “Fri” = Friday, 6 March 2026",
        ),
        (Action(owner="them", what="Write", due_text="soon", **SAID), "Write · soon"),
        (Action(owner="them", what="Write", **SAID), "Write"),
        (
            Referral(name="Bo Li", organisation="Northline", introduces=True, **SAID),
            "Bo Li, Northline: they introduce you; ask before you name them",
        ),
        (
            Referral(name="Bo Li", may_name=True, **SAID),
            "Bo Li: you write yourself; you may name them",
        ),
    ],
)  # fmt: skip
def test_what_was_agreed_in_one_line(agreed: Action | Promise | Referral, told: str) -> None:
    assert insight_words.agreed(agreed) == told


def test_marks_name_only_what_is_worth_a_look() -> None:
    plain = insight("a", 0, 1).model_copy(update={"speaker": "interviewee"})
    assert insight_words.marks(plain) == []
    known = {"basis": "hearsay", "stance": "negative", "toward": "the hours", "confidence": "low"}
    told = ["hearsay", "against: the hours", "unsure"]
    assert insight_words.marks(plain.model_copy(update=known)) == told


def test_every_topic_has_a_name() -> None:
    assert len(set(insight_words.TOPIC.values())) == 16
    assert set(insight_words.TOPIC) == set(insight_words.TOPICS)


def test_turns_are_cut_at_quotes_that_overlap_and_cross_turns() -> None:
    turns = (Turn(speaker="Ana", start=65, text="One 😀 two"), Turn(text="three"))
    talk = Conversation(format="labelled", turns=turns)
    found = review.turns(talk, [insight("a", 0, 5), insight("b", 4, 13), insight("c", 7, 7)])
    assert [line.who for line in found] == ["Ana · 1:05", ""]
    assert [[(p.text, p.ids) for p in line.pieces] for line in found] == [
        [("One ", ("a",)), ("😀", ("a", "b")), (" two", ("b",))],
        [("thr", ("b",)), ("ee", ())],
    ]
    assert talk.text[4:13] == "😀 two\nthr"


def test_what_the_component_is_given_is_what_the_record_holds() -> None:
    now = datetime(2026, 3, 4)
    conversation = Conversation(format="notes", turns=(Turn(text="qr"),))
    talk = Talk(id="t", on=now.date(), conversation=conversation, created=now, changed=now)
    one = insight("a", 0, 1).model_copy(update={"flags": ("number 60", "negation")})
    data = review.review(talk, [one], {"a": ("my words", "too long")}, 7)
    (shown,) = data["insights"]
    assert (data["done"], shown["draft"], shown["why"]) == (7, "my words", "too long")
    assert shown["flags"] == ["number 60", "a “not”, on one side only"]
