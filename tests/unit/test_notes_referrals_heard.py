"""How people name somebody to talk to, in notes of many hands and in speech."""
# ruff: noqa: E501 (one line of notes a row)

from __future__ import annotations

import pytest

from assistant.craft.names import tokens
from assistant.craft.notes.lines import lines
from assistant.craft.notes.referrals import referrals
from assistant.insights import Referral
from assistant.intake.conversation import read_conversation
from assistant.talks import Conversation, Turn

Told = tuple[str, bool, bool]  # name, whether introduced, leave to name
# fmt: off
NOTED: list[tuple[str, list[Told]]] = [
    ('I could write also to Petra Lind at Corvane', [('Petra Lind', False, False)]),
    ('talk to Priya @ Lumen', [('Priya', False, False)]),
    ("she'd put me in touch with her old boss Tom", [('Tom', True, False)]),
    ('a guy called Ravi at the council – say I sent you', [('Ravi', False, True)]),
    ("I'll cc you with Ana", [('Ana', True, False)]),
    ('Should talk to Marcus Bell, runs the lab at Torrent Bio. Mention her name.', [('Marcus Bell', False, True)]),
    ('speak to: Ines Moreau (ex Delphi), Chi Okafor (Brightline)', [('Ines Moreau', False, False), ('Chi Okafor', False, False)]),
    ('her friend Joanna at Mott & Hale would be good to talk to', [('Joanna', False, False)]),
    ('Contact: Samir Haddad, head of planning at Westbrook Council', [('Samir Haddad', False, False)]),
    ("Get in touch w/ Lucia Ferri, she'll forward my CV to her", [('Lucia Ferri', True, False)]),
    ('she suggested I email Dr Helen Voss (Kings)', [('Helen Voss', False, False)]),
    ('recommended meeting with Petra from the data team', [('Petra', False, False)]),
    ('gave me the name of a recruiter, Dan Whitlow at Marchpane', [('Dan Whitlow', False, False)]),
    ('His colleague Femi does exactly this - will connect us on LinkedIn', [('Femi', True, False)]),
    ('Who else? → Bea Lindqvist, ex-colleague, now at Norrsken. Warm intro coming this wk', [('Bea Lindqvist', True, False)]),
    ('said to ring old Mr Pettigrew at the yard, tell him Joan said so', [('Mr Pettigrew', False, True)]),
    ('ask for Tanya on reception at the Hartfield clinic', [('Tanya', False, False)]),
    ('two people: Omar Siddiqui (Halden) and Grace Tembo (freelance)', [('Omar Siddiqui', False, False), ('Grace Tembo', False, False)]),
    ('I should look up Kenji Mori on LinkedIn – he made the same switch', [('Kenji Mori', False, False)]),
    ("Intro to Salma Rahmani promised (she's at Cobalt)", [('Salma Rahmani', True, False)]),
    ("she'll ask Nadia if it's OK to pass on her number", [('Nadia', False, False)]),
    ("drop Elif Kaya a line, she's lovely, say we spoke", [('Elif Kaya', False, True)]),
    ('he can introduce me to Wren Abbott at Solstice Games', [('Wren Abbott', True, False)]),
    ('Worth chatting to Declan Moss – moved from teaching too', [('Declan Moss', False, False)]),
    ("Try Ruth in HR, don't say it came from him", [('Ruth', False, False)]),
    ('next: Hamza (her intern last yr)', [('Hamza', False, False)]),
    ('connect w/ Anneke de Vries (Port of Holm) – can mention that we spoke', [('Anneke de Vries', False, True)]),
    ('go see Bill at the union office, he knows every job going', [('Bill', False, False)]),
    ('you have to meet Carmen, best in the field; I can write her tonight', [('Carmen', True, False)]),
    ('She will e-mail Theo Brandt and copy me in', [('Theo Brandt', True, False)]),
    ('knows someone at Arup, Leila something, will ask', [('Leila', False, False)]),
    ('reach out to the head of ops there (Maya Linden), free to use his name', [('Maya Linden', False, True)]),
    ("Pointed me to Sven Aalto's team; Sven hires juniors every spring", [('Sven Aalto', False, False)]),
    ("Referral: Kofi Mensah – Accra Power – she'll text him", [('Kofi Mensah', True, False)]),
    ('mit Herrn Baumann von der IHK sprechen, sie kündigt mich an', [('Baumann', True, False)]),
    ('Ich soll mich bei Lena Vogt (Stadtwerke) melden, Grüße ausrichten', [('Lena Vogt', False, True)]),
    ('Sie stellt mich Jonas Kerner vor, Leiter Einkauf bei Brandt', [('Jonas Kerner', True, False)]),
    ('Tipp: Frau Demir bei der Handwerkskammer anrufen', [('Demir', False, False)]),
    ('er verbindet mich mit seiner Kollegin Aylin', [('Aylin', True, False)]),
    ('habla con Marta Ibáñez, del hospital Clínico, dile que vas de mi parte', [('Marta Ibáñez', False, True)]),
    ('me va a presentar a su antiguo jefe, Rubén Salas', [('Rubén Salas', True, False)]),
    ('que escriba a Lourdes (Cáritas)', [('Lourdes', False, False)]),
    ('voir avec Camille Aubert chez Safran, elle lui en parle', [('Camille Aubert', True, False)]),
    ('elle me met en relation avec Hugo Lemaire', [('Hugo Lemaire', True, False)]),
    ('appeler Mme Perrin à la mairie de sa part', [('Perrin', False, True)]),
]
SPOKEN: list[tuple[list[tuple[str, str]], list[Told]]] = [
    ([('Me', 'Who else should I be asking?'), ('Ann', "Talk to Lena Brook. And Mohan Vance, he builds the rigs, at Copperline. You can say I sent you.")], [('Lena Brook', False, False), ('Mohan Vance', False, True)]),
    ([('Me', 'Is there anybody else I should speak to?'), ('Ann', "Yeah, so, there's a woman I trained with, Odette, Odette Marsh, she's at Kelvin now. Happy to make that introduction.")], [('Odette Marsh', True, False)]),
    ([('Me', "Anyone you'd suggest I talk to next?"), ('Ann', "Um, you know what, my friend Tariq. He's at Lantern Health. Tell him I sent you."), ('Me', 'Brilliant.')], [('Tariq', False, True)]),
    ([('Me', 'Thanks so much.'), ('Ann', "Oh, and you should definitely talk to Ingrid Solberg, she runs the lab over at Nordlys. I'll shoot her an email and copy you.")], [('Ingrid Solberg', True, False)]),
    ([('Me', 'Who else would be good?'), ('Ann', "Let me think. Gosh. Well, Peter Oyelaran, he's my old manager. I can connect you guys.")], [('Peter Oyelaran', True, False)]),
    ([('Me', 'Do you know anyone in policy?'), ('Ann', "I do, actually. Noor Haddad. She works for the ministry. I wouldn't say it came from me, though.")], [('Noor Haddad', False, False)]),
    ([('Me', 'Would you introduce me?'), ('Ann', "Of course. I'll put you in touch with Greta, Greta Lund, by email this week.")], [('Greta Lund', True, False)]),
]
NOBODY = [
    'talk to people before you decide',
    'she worked with Maria Lopez at Delta for years',
    'the founder, Paul Grant, is hard to please',
    'Excel and Power BI every day',
    'they hired Tom from the store',
    'read Deep Work by Cal Newport',
    'her boss Anna leaves in May',
    "Call the union if they don't pay",
    'meet the deadline at any price',
    'ask questions early',
    'Monday is stand-up, Friday is demo',
    'moved from Deloitte to the NHS',
    'London is better paid than Leeds',
]
# fmt: on


def referred(conversation: Conversation) -> list[Referral]:
    return referrals(conversation.text, lines(conversation, "Me", "Ann Lee"), "Ann Lee", ())


def noted(line: str, heading: str) -> list[Referral]:
    return referred(read_conversation("n.txt", f"Call with Ann Lee, 4 Nov\n\n{heading}- {line}"))


def agree(found: list[Referral], expected: list[Told]) -> bool:
    return len(found) == len(expected) and all(
        set(tokens(one.name)) & set(tokens(name))
        and (one.introduces, one.may_name) == (offer, leave)
        for one, (name, offer, leave) in zip(found, expected, strict=True)
    )


@pytest.mark.parametrize("heading", ["Next\n", "Advice\n- take your time\n", ""])
@pytest.mark.parametrize(("line", "expected"), NOTED)
def test_somebody_to_talk_to_in_notes(line: str, expected: list[Told], heading: str) -> None:
    found = noted(line, heading)
    assert agree(found, expected), found


@pytest.mark.parametrize(("turns", "expected"), SPOKEN)
def test_somebody_to_talk_to_in_speech(turns: list[tuple[str, str]], expected: list[Told]) -> None:
    said = tuple(Turn(speaker=speaker, text=text) for speaker, text in turns)
    found = referred(Conversation(format="vtt", turns=said))
    assert agree(found, expected), found


@pytest.mark.parametrize("line", NOBODY)
def test_nobody_is_made_up(line: str) -> None:
    assert noted(line, "Advice\n") == []
