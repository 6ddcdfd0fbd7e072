"""What a conversation leaves to be said: the best first, what is delicate last, no secrets."""

from __future__ import annotations

from datetime import date, datetime

from assistant.craft.after_talk import heard
from assistant.insights import Action, Debrief, Insight, Promise, Referral, Talk, Topic
from assistant.talks import Conversation, Turn

ON = date(2026, 11, 17)
NOW = datetime(2026, 11, 17)
NOTES = Conversation(format="notes", turns=(Turn(text="x"),))
SPOKEN = Conversation(format="vtt", turns=(Turn(text="x", speaker="Ana"),))


def talk(conversation: Conversation = NOTES) -> Talk:
    return Talk(id="t", on=ON, conversation=conversation, created=NOW, changed=NOW)


def insight(statement: str, topic: Topic = "skills", **values: object) -> Insight:
    given = {"quote": statement, "start": 0, "end": 1, "speaker": "interviewee"} | values
    return Insight.model_validate({"id": statement, "statement": statement, "topic": topic} | given)


def points(*insights: Insight, person: str = "Ana Ruiz") -> list[tuple[str, bool]]:
    found = heard(talk(), Debrief(insights=insights), person).points
    return [(point.statement, point.fit) for point in found]


def test_advice_comes_before_description_and_what_was_reviewed_first() -> None:
    day = insight("Two days a week are spent with users.", "day_to_day")
    tip = insight("A single good study says more than ten.", "standing_out")
    kept = insight("Excel is used in every single project.", "skills", reviewed=True)
    assert [text for text, _ in points(day, tip, kept)] == [
        kept.statement,
        tip.statement,
        day.statement,
    ]


def test_what_is_delicate_is_evidence_but_nothing_to_thank_for() -> None:
    delicate = [
        insight("A junior starts at about 29k.", "pay"),
        insight("The pension here is very good indeed.", "skills"),
        insight("They lost two good people last year.", "company"),
        insight("People leave because everything takes nine months.", "stay_leave"),
        insight("Somebody said that banks are hiring again.", "outlook", basis="hearsay"),
        insight("Perhaps the field will grow a little.", "outlook", confidence="low"),
        insight("Ana Ruiz leads research at Northline Transit.", "path_in"),
        insight("She told me about Excel and Word.", "skills", flags=("name Word",)),
    ]
    good = insight("Write the report for the person who reads it.", "mistakes_advice")
    found = points(*delicate, good)
    assert found[0] == (good.statement, True)
    assert {fit for _, fit in found[1:]} == {False}
    assert len(found) == len(delicate) + 1


def test_what_is_mine_or_off_the_record_is_no_point() -> None:
    secret = insight("The team is being merged in spring.", "company", off_record=True)
    mine = insight("I felt at home in this one.", "fit_setting", speaker="user")
    bare = insight("Somebody once wrote this line down.", "skills", imported=True)
    locked = Action(owner="them", what="x", quote="she is looking around", start=0, end=1,
                    off_record=True)  # fmt: skip
    drawn = Debrief(insights=(secret, mine, bare), actions=(locked,))
    found = heard(talk(), drawn)
    assert found.points == ()
    assert found.locked == (secret.quote, locked.quote)


def test_what_was_agreed() -> None:
    def promise(by: str, what: str, due: date | None = None) -> Promise:
        return Promise.model_validate(
            {"by": by, "what": what, "due": due, "quote": what, "start": 0, "end": 1}
        )

    def referral(name: str, **values: bool) -> Referral:
        return Referral.model_validate(
            {"name": name, "quote": name, "start": 0, "end": 1, **values}
        )

    drawn = Debrief(
        promises=(
            promise("me", "Send her the plan"),
            promise("me", "Send her the survey", date(2026, 11, 20)),
            promise("them", "Send me the criteria"),
        ),
        referrals=(
            referral("Dev Mistry", introduces=True),
            referral("Noor Haddad"),
            referral("Tom Secret", introduces=True, off_record=True),
        ),
    )
    found = heard(talk(), drawn)
    assert [pledge.what for pledge in found.pledges] == ["Send her the survey", "Send her the plan"]
    assert (found.introduces, found.named) == (("Dev Mistry",), ("Noor Haddad",))
    assert found.on == ON


def test_only_what_was_recorded_or_quoted_is_their_own_words() -> None:
    noted = insight("Must know SQL and how to ask.", "skills")
    quoted = insight("Half my job is meetings.", "skills", quote='"half my job is meetings"')
    spoken = {
        point.statement: point.spoken
        for point in heard(talk(), Debrief(insights=(noted, quoted))).points
    }
    assert spoken == {noted.statement: False, quoted.statement: True}
    assert heard(talk(SPOKEN), Debrief(insights=(noted,))).points[0].spoken
