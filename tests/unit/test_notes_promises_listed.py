"""Promises on a list of what is next, where the words leave out who, and in four languages."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.craft.notes.agreements import agreements
from assistant.craft.notes.lines import lines
from assistant.insights import Owner
from assistant.intake.conversation import read_conversation
from assistant.talks import Conversation, Turn

ON = date(2026, 11, 4)
WORK = "- small team\n- pay is low\n- the hours are long\n- a degree helps\n- winters are quiet\n"


def promised(conversation: Conversation) -> set[Owner]:
    read = lines(conversation, "Me", "Dana Lee")
    found = agreements(conversation.text, read, ON, (), "Dana Lee")
    return {promise.by for promise in found.promises}


def noted(line: str) -> set[Owner]:
    text = f"Call with Dana Lee, 4 Nov\n\n{WORK}\nNext steps\n- {line}"
    return promised(read_conversation("n.txt", text))


def said(who: str, words: str) -> set[Owner]:
    turns = [("Me", "What is it like?"), ("Dana", "It is fine."), (who, words)]
    return promised(
        Conversation(format="vtt", turns=tuple(Turn(speaker=s, text=t) for s, t in turns))
    )


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("D. to find out who runs the night course", "them"),
        ("her assistant sends the forms", "them"),
        ("will put my name down for the March intake", "them"),
        ("saves me a seat at the panel", "them"),
        ("can get me a day pass", "them"),
        ("pics of the workshop coming via whatsapp", "them"),
        ("I get his price list tonight", "them"),
        ("invited me to their summer party", "them"),
        ("offered feedback on my first draft", "them"),
        ("tour of the plant, her idea", "them"),
        ("sends link", "them"),
        ('"I\'ll drop him a line tonight"', "them"),
        ("send D. the essay once it's marked", "me"),
        ("thank-you mail tonight", "me"),
        ("reply to her questions by Sunday", "me"),
        ("by Sunday: reply to her questions", "me"),
        ("owe Dana one paragraph on why me", "me"),
        ("my job: two dates for the mock exam", "me"),
        ("my CV to her by Monday", "me"),
        ("watch her talk", "me"),
        ("rehearse the pitch, then ring her", "me"),
        ("drop by the office on Tuesday", "me"),
        ("Arbeitsprobe zurückschicken", "me"),
        ("fragt den Meister wg. Praktikum", "them"),
        ("enviarle las fotos del taller", "me"),
        ("consulta con su jefe y avisa", "them"),
        ("renvoyer le questionnaire à Dana", "me"),
        ("va me transmettre les dates", "them"),
    ],
)
def test_who_promises_on_a_list_of_next_steps(line: str, by: Owner) -> None:
    assert noted(line) == {by}


@pytest.mark.parametrize(
    "line",
    [
        "she calls her mother every Sunday",
        "mails pile up on Mondays",
        "the plant will close in March",
        "writes reports half the week",
        "tip: ring the foreman first",
        "visit sites before you decide",
        "send a short email rather than ring",
        "it will get worse before it gets better",
        "I noticed her maps on the wall",
        "ruft täglich zehn Kunden an",
        "envía 30 cajas al día",
        "appelle dix clients par jour",
    ],
)
def test_what_holds_in_general_is_no_promise_even_there(line: str) -> None:
    assert noted(line) == set()


@pytest.mark.parametrize(
    ("who", "words", "by"),
    [
        ("Dana", "I'll ask the foreman whether there's room for one more.", "them"),
        ("Dana", "Somebody from our office will be in touch with you about the dates.", "them"),
        ("Dana", "Leave it with me.", "them"),
        ("Dana", "I could lend you my old notes, if they're any use.", "them"),
        ("Dana", "I'd be delighted to look over your letter.", "them"),
        ("Dana", "You'll have an answer from me by Friday.", "them"),
        ("Dana", "Ich frage mal unseren Ausbilder und melde mich.", "them"),
        ("Dana", "Le paso el contacto de la encargada.", "them"),
        ("Dana", "Je vous transmets les coordonnées de l'atelier.", "them"),
        ("Me", "Then I'll ring the school on Monday.", "me"),
        ("Me", "I'm going to sign up for that course tomorrow.", "me"),
        ("Me", "I'll, um, think it over and tell you by Thursday.", "me"),
        ("Me", "Ich besuche die Messe und berichte Ihnen.", "me"),
    ],
)
def test_who_promises_in_speech(who: str, words: str, by: Owner) -> None:
    assert said(who, words) == {by}


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("Dana", "When a pump fails I'll drive out and look at it."),
        ("Dana", "You'll get a uniform and a locker."),
        ("Dana", "She'll ring you at six if someone's ill."),
        ("Dana", "I'll take the hard jobs over the dull ones."),
        ("Dana", "Ich gebe Ihnen mal ein Beispiel."),
        ("Dana", "Je vous donne un exemple."),
        ("Me", "I'll, um, let you go back to work."),
        ("Me", "I'm going to ask the awkward one."),
        ("Me", "I'll be honest, I'm nervous."),
    ],
)
def test_an_idle_phrase_is_no_promise(who: str, words: str) -> None:
    assert said(who, words) == set()
