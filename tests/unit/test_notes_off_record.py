"""What is said off the record is locked, whatever the words; what is not stays open."""

from __future__ import annotations

import pytest

from assistant.craft.notes.lines import lines
from assistant.craft.notes.off_record import locked, overlaps
from assistant.intake.conversation import read_conversation
from assistant.talks import Conversation, Turn

MARKS = [
    "OFF RECORD: the owner sells in spring",
    "don't quote me, but the owner sells in spring",
    "dont write that, the owner sells in spring",
    "between us, the owner sells in spring",
    "btwn us: the owner sells in spring",
    "(this stays here she said) the owner sells in spring",
    "not for the notes: the owner sells in spring",
    "the owner sells in spring, please don't repeat that",
    "the owner sells in spring - keep it to yourself",
    "in confidence: the owner sells in spring",
    "off rec – the owner sells in spring",
    "off-rec: the owner sells in spring",
    "please keep this in this room: the owner sells in spring",
    "you never got that from me, but the owner sells in spring",
    "pretend I never mentioned it: the owner sells in spring",
    "it's not official yet, the owner sells in spring",
    "this doesn't leave the workshop: the owner sells in spring",
    "stop typing for a second - the owner sells in spring",
    "she asked me to keep to myself that the owner sells in spring",
    "I promised not to tell: the owner sells in spring",
    "what's said in the kitchen stays in the kitchen: the owner sells in spring",
    "just for you: the owner sells in spring",
    "she'd rather I didn't write it down, the owner sells in spring",
    "she put her pen down here: the owner sells in spring",
    "NOT FOR CIRCULATION the owner sells in spring",
    "turned her camera off, the owner sells in spring",
    "she said what follows never happened: the owner sells in spring",
    "you can't use this, the owner sells in spring",
    "mum's the word - the owner sells in spring",
    "unter vier Augen: der Chef verkauft im Frühjahr",
    "bitte nirgends hinschreiben: der Chef verkauft im Frühjahr",
    "nicht zum Weitersagen, der Chef verkauft im Frühjahr",
    "me pidió que no lo contara: la dueña vende en primavera",
    "n'en parle à personne, la patronne vend au printemps",
    "unter uns: der Chef verkauft im Frühjahr",
    "bitte nicht weitergeben: der Chef verkauft im Frühjahr",
    "no lo apuntes: la dueña vende en primavera",
    "que quede entre nosotras, la dueña vende en primavera",
    "entre nous : la patronne vend au printemps",
    "ne le répète pas, la patronne vend au printemps",
    "fica entre nós: a dona vende na primavera",
    "resta tra noi: la titolare vende in primavera",
]
OPEN = [
    "they keep the recipes secret sauce style, it is part of the job",
    "she quotes prices to clients all day",
    "the records office is off the main road",
    "you leave that industry after ten years",
    "he cuts the bread himself",
    "we keep it in the database for six years",
    "keep that in mind when you apply",
    "it doesn't leave a lot of room for small firms",
    "not for the faint of heart, the night shift",
    "they stop writing reports in December",
    "confidence matters more than skill",
    "I think the pay is fine, don't hold me to that",
    "stay here at least two years before moving",
    "no one knows it all",
]


def hidden(conversation: Conversation, words: str) -> bool:
    text = conversation.text
    start = text.index(words)
    spans = locked(text, lines(conversation, "Me", "Ann Lee"))
    return overlaps(spans, start, start + len(words))


@pytest.mark.parametrize("marked", MARKS)
def test_a_marked_line_of_notes_is_locked(marked: str) -> None:
    conversation = read_conversation(
        "n.txt", f"Call with Ann, 3 May\n\n- pay is low\n- {marked}\n- the van is new"
    )
    told = next(word for word in marked.split() if word in ("sells", "verkauft", "vende", "vend"))
    assert hidden(conversation, told)
    assert not hidden(conversation, "pay is low")
    assert not hidden(conversation, "the van is new")


@pytest.mark.parametrize("words", OPEN)
def test_other_words_stay_open(words: str) -> None:
    conversation = read_conversation(
        "n.txt", f"Call with Ann, 3 May\n\n- {words}\n- the van is new"
    )
    assert not hidden(conversation, words)


def spoken(*turns: tuple[str, str]) -> Conversation:
    return Conversation(format="vtt", turns=tuple(Turn(speaker=s, text=t) for s, t in turns))


def test_in_speech_what_follows_is_locked_to_the_end_of_the_turn() -> None:
    conversation = spoken(
        ("Me", "How is the yard doing?"),
        ("Ann", "The cranes are new. Off the record, they talk to a buyer. It is not signed."),
        ("Ann", "Anyway, the canteen is good."),
    )
    assert not hidden(conversation, "The cranes are new")
    assert hidden(conversation, "they talk to a buyer")
    assert hidden(conversation, "It is not signed")
    assert not hidden(conversation, "the canteen is good")


def test_what_was_just_said_is_locked_when_asked_for_afterwards() -> None:
    conversation = spoken(
        ("Me", "How is the yard doing?"),
        ("Ann", "They talk to a buyer. The price is high."),
        ("Me", "Really?"),
        ("Ann", "Please don't write that down."),
    )
    assert hidden(conversation, "They talk to a buyer")


def test_what_the_user_promises_to_leave_out_is_locked() -> None:
    conversation = spoken(
        ("Me", "How is the yard doing?"),
        ("Ann", "They talk to a buyer. I shouldn't have told you about the price."),
        ("Me", "I'll leave that out."),
    )
    assert hidden(conversation, "They talk to a buyer")


def test_leave_given_in_advance_locks_nothing() -> None:
    conversation = spoken(
        ("Me", "Is the recording fine?"),
        ("Ann", "Yes. If I say something stupid I'll tell you to cut it out. The yard is old."),
    )
    assert not hidden(conversation, "The yard is old")


def test_in_a_long_paragraph_only_the_sentence_and_what_goes_on_about_it_are_locked() -> None:
    before = "She started in a shop and moved to the yard after six years of selling paint. " * 4
    paragraph = f"{before}Off the record she said the yard is for sale. It is not signed. The canteen is good."  # noqa: E501
    conversation = read_conversation("n.txt", f"Call with Ann, 3 May\n\n{paragraph}")
    assert hidden(conversation, "the yard is for sale")
    assert hidden(conversation, "It is not signed")
    assert not hidden(conversation, "The canteen is good")
    assert not hidden(conversation, "She started in a shop")


def test_a_heading_locks_what_stands_below_it() -> None:
    notes = "Call with Ann, 3 May\n\nPay\n- low\n\nOff the record\n- the yard is for sale\n\nHiring\n- trial day"  # noqa: E501
    conversation = read_conversation("n.txt", notes)
    assert hidden(conversation, "the yard is for sale")
    assert not hidden(conversation, "trial day")


def test_a_line_that_says_the_same_of_the_one_before_is_locked_with_it() -> None:
    conversation = read_conversation(
        "n.txt", "- between us: the owner sells\n- [same] the cook leaves\n- same hours for all"
    )
    assert hidden(conversation, "the cook leaves")
    assert not hidden(conversation, "same hours for all")


def test_what_is_told_after_a_promise_to_leave_it_out_is_locked() -> None:
    conversation = spoken(
        ("Ann", "The cranes are new. Now look away, please."),
        ("Me", "I'll take it out of the notes."),
        ("Ann", "Thanks. So they talk to a buyer, and half of the yard will go."),
    )
    assert hidden(conversation, "they talk to a buyer")
    assert not hidden(conversation, "The cranes are new")


def test_leave_to_use_a_name_asks_for_no_silence() -> None:
    text = "- off the record: the foreman drinks\n- talk to Ida Kos at Delta. ok to use my name\n"
    conversation = read_conversation("n.txt", text.encode())
    spans = locked(conversation.text, lines(conversation, None, None))
    assert [conversation.text[start:end] for start, end in spans] == [
        "off the record: the foreman drinks"
    ] * len(spans)


def test_what_is_told_once_the_other_said_yes_is_locked() -> None:
    text = (
        "Bo: I'm staying in the trade. Could you leave the next part out of your notes? "
        "You talk to others in town.\n\nMe: Sure, of course.\n\n"
        "Bo: So the yard is being sold to a chain from the coast.\n\nMe: I see.\n"
    )
    conversation = read_conversation("talk.txt", text.encode())
    spans = locked(conversation.text, lines(conversation, "Me", "Bo"))
    start = conversation.text.index("So the yard")
    assert overlaps(spans, start, start + 20)


@pytest.mark.parametrize(
    "told",
    [
        "Ring Hanne Vogt at the depot, but don't mention me",
        "talk to Idris Bell at Northgate Foundry, best leave my name out of it",
    ],
)
def test_whom_to_ring_in_ones_own_name_is_no_secret(told: str) -> None:
    conversation = read_conversation("n.txt", f"- {told}\n- the owner drinks\n".encode())
    assert locked(conversation.text, lines(conversation, None, None)) == ()


def test_a_secret_beside_a_name_left_out_is_locked() -> None:
    text = "- talk to Idris Bell, don't mention me, and between us he is leaving in May\n"
    conversation = read_conversation("n.txt", text.encode())
    assert locked(conversation.text, lines(conversation, None, None))
