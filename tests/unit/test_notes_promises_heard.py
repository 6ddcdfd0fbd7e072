"""How people promise each other something, in notes of many hands and in speech."""
# ruff: noqa: E501 (one line of notes a row)

from __future__ import annotations

from datetime import date

import pytest

from assistant.craft.notes.agreements import agreements
from assistant.craft.notes.lines import lines
from assistant.intake.conversation import read_conversation
from assistant.talks import Conversation, Turn

ON = date(2026, 11, 4)
Promised = list[tuple[str, date | None]]  # by whom, due
ABOVE = "- she likes the team\n- pay is low\n- the hours are long\n- a degree helps\n"
# fmt: off
NOTED: list[tuple[str, Promised]] = [
    ('me: solder her sample board and send pictures of the joints by Friday', [('me', date(2026, 11, 6))]),
    ('will send me the deck by Fri', [('them', date(2026, 11, 6))]),
    ("I said I'd share my draft", [('me', None)]),
    ("she's going to ping HR for me", [('them', None)]),
    ('I owe her a note after Easter', [('me', None)]),
    ('Ana to forward the job ad', [('them', None)]),
    ('me → send portfolio link by Sunday', [('me', date(2026, 11, 8))]),
    ('To do (me): send thank-you + CV tomorrow', [('me', date(2026, 11, 5))]),
    ("He'd pass my CV on to the hiring manager", [('them', None)]),
    ('happy to read my cover letter before I send it', [('them', None)]),
    ('she promised the reading list', [('them', None)]),
    ("I promised to report back once I've shadowed someone", [('me', None)]),
    ('agreed: I email 3 dates, she picks one', [('me', None), ('them', None)]),
    ('She will look over my CV if I send it by Monday', [('them', date(2026, 11, 9))]),
    ('I told him I would keep him posted', [('me', None)]),
    ('offered me a tour of the lab in December', [('them', None)]),
    ('is sending the slides tonight', [('them', date(2026, 11, 4))]),
    ('gonna introduce me to the team lead', [('them', None)]),
    ("I'm to call her back on Tuesday", [('me', date(2026, 11, 10))]),
    ('need to send her the article I mentioned', [('me', None)]),
    ('let her know how the interview goes', [('me', None)]),
    ('said she would check whether the January intake is full', [('them', None)]),
    ("he'll dig out the old job description", [('them', None)]),
    ('follow-up: I send summary of my project by 12 Nov', [('me', date(2026, 11, 12))]),
    ('she volunteered to do a mock interview with me next week', [('them', None)]),
    ('I have to get back to him by the end of the month about the shadow day', [('me', date(2026, 11, 30))]),
    ("will get me a visitor's pass for the open day", [('them', None)]),
    ('Send Ann my questions on the exam by 20 Nov', [('me', date(2026, 11, 20))]),
    ('we agreed that I would write up my idea and mail it to her', [('me', None)]),
    ('she owes me the link to the webinar', [('them', None)]),
    ('Ann: find out about the spring course', [('them', None)]),
    ('Ann is checking with payroll & will let me know', [('them', None)]),
    ('I offered to proofread her leaflet', [('me', None)]),
    ("can send me last year's syllabus if I remind her", [('them', None)]),
    ("she's sending over two sample reports", [('them', None)]),
    ("promised I'd come to the meetup on the 19th", [('me', date(2026, 11, 19))]),
    ('Sie schickt mir die Unterlagen bis Freitag', [('them', date(2026, 11, 6))]),
    ('Ich melde mich nach der Prüfung bei ihr', [('me', None)]),
    ('sie will bei der Personalabteilung nachfragen', [('them', None)]),
    ('ich habe versprochen, ihr den Artikel zu schicken', [('me', None)]),
    ('er leitet meinen Lebenslauf weiter', [('them', None)]),
    ('Unterlagen kommen per Mail von ihr (bis Mo.)', [('them', date(2026, 11, 9))]),
    ('quedó en mandarme el enlace', [('them', None)]),
    ('le mando mi portafolio el jueves', [('me', date(2026, 11, 5))]),
    ('me avisará cuando salga la convocatoria', [('them', None)]),
    ('tengo que enviarle el resumen antes del 15 de noviembre', [('me', date(2026, 11, 15))]),
    ("elle va me transmettre l'offre", [('them', None)]),
    ("je lui envoie mon portfolio d'ici dimanche", [('me', date(2026, 11, 8))]),
    ('je dois la rappeler la semaine prochaine', [('me', None)]),
    ('elle relit ma lettre ce week-end', [('them', date(2026, 11, 8))]),
]
NOT_NOTED = [
    'must have: a clean driving record, they check that',
    'she sends forty emails a day',
    'I asked her about the hours',
    'they will automate invoices in five years',
    "he'll tell you the truth, that's his style of management",
    'her team calls customers every morning',
    'you should send a follow-up within a day',
    'people will ask you about gaps',
    'she never promised anyone a raise',
    'I might apply in spring',
    'clients send drawings late',
    'the company will merge in January',
    'he reads every application himself',
    'she gives feedback in person',
    'always send a thank-you note',
    'would call it a craft',
    'boss offered him a promotion',
]
SPOKEN: list[tuple[list[tuple[str, str]], Promised]] = [
    ([('Me', "You'll have my sketch by Friday.")], [('me', date(2026, 11, 6))]),
    ([('Ann', "I'll read two pages of whatever you write.")], [('them', None)]),
    ([('Me', "I'll redraw the chart and you'll have it by Friday.")], [('me', date(2026, 11, 6))]),
    ([('Me', "I'll leave it at one question next time, I promise.")], [('me', None)]),
    ([('Ann', 'I can send you the syllabus if you like.'), ('Me', 'Yes please.')], [('them', None)]),
    ([('Ann', "Yeah, so I'm going to email you that reading list, um, probably tomorrow.")], [('them', date(2026, 11, 5))]),
    ([('Me', "I'll write it up and send it over by Friday.")], [('me', date(2026, 11, 6))]),
    ([('Ann', 'Let me check with my boss and get back to you.')], [('them', None)]),
    ([('Me', "I'd love to share my portfolio with you."), ('Ann', "Sure, send it over, I'll have a look.")], [('me', None), ('them', None)]),
    ([('Ann', "Why don't I send you the template?"), ('Me', 'That would be amazing.')], [('them', None)]),
    ([('Ann', 'Remind me to send you that paper.'), ('Me', 'Will do.')], [('them', None)]),
    ([('Me', 'I will definitely let you know how it goes.')], [('me', None)]),
    ([('Ann', "I'm happy to look at your CV.")], [('them', None)]),
    ([('Ann', "I'll shoot you an email with the link this weekend.")], [('them', date(2026, 11, 8))]),
]
NOT_SPOKEN = [
    "I'll be honest with you.",
    "I'll say this, the pay is bad.",
    'We send you on a course in your first month.',
    "They'll call you at night.",
    "I'd tell you to wait.",
    'I can tell you it was hard.',
    "I'll give you a simple answer.",
    'I will never forget that day.',
    "We'll see you on the floor, that's how we train.",
    'Let me put it this way.',
    "I'll come back to that.",
    "I'd send my CV everywhere back then.",
]
# fmt: on


def promised(conversation: Conversation) -> Promised:
    read = lines(conversation, "Me", "Ann Lee")
    found = agreements(conversation.text, read, ON, (), "Ann Lee")
    return [(promise.by, promise.due) for promise in found.promises]


def noted(rows: str) -> Promised:
    return promised(read_conversation("n.txt", f"Call with Ann Lee, 4 Nov\n\n{ABOVE}{rows}"))


def spoken(turns: list[tuple[str, str]]) -> Promised:
    said = [("Me", "So what is it like there?"), ("Ann", "It is fine."), *turns]
    return promised(
        Conversation(format="vtt", turns=tuple(Turn(speaker=who, text=text) for who, text in said))
    )


@pytest.mark.parametrize(("line", "expected"), NOTED)
def test_a_promise_in_notes_with_and_without_a_heading(line: str, expected: Promised) -> None:
    assert noted(f"Next\n- {line}") == expected
    assert noted(f"- {line}") == expected


@pytest.mark.parametrize("line", NOT_NOTED)
def test_a_habit_or_advice_in_notes_is_no_promise(line: str) -> None:
    assert promised(read_conversation("n.txt", f"Call with Ann Lee, 4 Nov\n\nWork\n- {line}")) == []


@pytest.mark.parametrize(("turns", "expected"), SPOKEN)
def test_a_promise_in_speech(turns: list[tuple[str, str]], expected: Promised) -> None:
    assert spoken(turns) == expected


@pytest.mark.parametrize("words", NOT_SPOKEN)
def test_a_turn_of_phrase_is_no_promise(words: str) -> None:
    assert spoken([("Ann", words)]) == []
