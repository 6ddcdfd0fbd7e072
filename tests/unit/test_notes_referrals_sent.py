"""The words that send one to somebody, in remarks of many kinds; and those that do not."""

from __future__ import annotations

import pytest

from assistant.craft.notes.lines import lines
from assistant.craft.notes.referrals import referrals
from assistant.insights import Referral
from assistant.intake.conversation import read_conversation
from assistant.talks import Conversation, Turn

# fmt: off
NOTED = [
    ("sound out Ottoline Frew before the trade show", "Ottoline Frew"),
    ("knock on Hamish's door, bindery, ground floor", "Hamish"),
    ("buy Petronella a coffee, she knows the grants", "Petronella"),
    ("→ Corin Blaise, ferry office", "Corin Blaise"),
    ("for the exam: Wilhelmina T. at the guild", "Wilhelmina T."),
    ("Zoltan @ the glass works", "Zoltan"),
    ("ask for benedetta at the depot", "Benedetta"),
    ("ask someone called orla pettifer who does the rotas", "Orla Pettifer"),
    ("get Florian's take on night shifts", "Florian"),
    ("Leonie Marsk, ex-Tollgate, any weekday", "Leonie Marsk"),
    ("recommends I see Capt. Brody", "Capt. Brody"),
    ("im Lager nach Ottokar fragen", "Ottokar"),
    ("preguntar por Nuria en la fábrica", "Nuria"),
    ("demander Gaston à l'atelier", "Gaston"),
]
SPOKEN = [
    ("I'd turn to Rosamund Pell at the county stores.", "Rosamund Pell"),
    ("Have you met Balthazar Finch? He mends church organs.", "Balthazar Finch"),
    ("My cousin Edda runs a ferry, give her a ring.", "Edda"),
    ("The one you really want is Konrad Ilk in planning.", "Konrad Ilk"),
    ("Nobody understands sluices better than Temperance Hobb.", "Temperance Hobb"),
    ("You know who'd be great? Ludo Brask from the night desk.", "Ludo Brask"),
    ("Go and find Mrs Ferris in the wig room.", "Mrs Ferris"),
    ("Phineas in the mail room has seen it all, so pick his brain.", "Phineas"),
    ("There's a woman at the harbour board, Agathe Voll.", "Agathe Voll"),
    ("Ich bringe Sie mit Gerlinde Aust zusammen.", "Gerlinde Aust"),
    ("Te pongo en contacto con Elvira Campos.", "Elvira Campos"),
    ("Je vous conseille de joindre Mme Kerven.", "Mme Kerven"),
]
NOBODY_NOTED = [
    "works under Ottoline, strict",
    "the founder, Corin Blaise, was a baker",
    "talk to customers = half the day",
    "gave Hamish the job, not her",
    "somebody must call the Lieferant",
    "ask at reception for a pass",
    "meet deadlines at any price",
    "Ausbildung Feinmechaniker, dann Abendschule",
]
NOBODY_SPOKEN = [
    "Captain Brody made us scrub the deck.",
    "I met my partner Ludo on a night train.",
    "When Edda went to the rivals I got her chair.",
    "You should talk to a lawyer before you sign.",
    "I had to call Konrad every single morning.",
    "My professor, Ilse Krumm, failed me twice.",
]
# fmt: on


def referred(conversation: Conversation) -> list[Referral]:
    return referrals(conversation.text, lines(conversation, "Me", "Ann Lee"), "Ann Lee", ())


def noted(row: str) -> list[Referral]:
    rows = ("mornings are busy", "training takes a year", row, *["the shop is quiet"] * 6)
    below = "\n".join(f"- {one}" for one in rows)
    return referred(read_conversation("n.txt", f"Call with Ann Lee, 4 Nov\n\n{below}"))


def spoken(remark: str) -> list[Referral]:
    said = (("Me", "What is a day like?"), ("Ann", remark))
    return referred(
        Conversation(format="vtt", turns=tuple(Turn(speaker=s, text=t) for s, t in said))
    )


@pytest.mark.parametrize(("row", "name"), NOTED)
def test_words_of_notes_that_send_one_to_somebody(row: str, name: str) -> None:
    assert [one.name for one in noted(row)] == [name]


@pytest.mark.parametrize(("remark", "name"), SPOKEN)
def test_spoken_words_that_send_one_to_somebody(remark: str, name: str) -> None:
    assert [one.name for one in spoken(remark)] == [name]


@pytest.mark.parametrize("row", NOBODY_NOTED)
def test_somebody_mentioned_in_notes_is_no_referral(row: str) -> None:
    assert noted(row) == []


@pytest.mark.parametrize("remark", NOBODY_SPOKEN)
def test_somebody_mentioned_in_speech_is_no_referral(remark: str) -> None:
    assert spoken(remark) == []


def test_advice_to_get_in_touch_is_no_introduction() -> None:
    (found,) = spoken("My cousin Edda runs a ferry, I'd give her a ring.")
    assert (found.introduces, found.may_name) == (False, False)


@pytest.mark.parametrize(
    ("row", "introduces", "may_name"),
    [
        ("Leonie Marsk, buyer @ Tollgate. She's putting us both in an e-mail", True, False),
        ("ring Corin Blaise, no objection to my saying we spoke", False, True),
        ("write to Ottoline Frew; she must on no account hear where I got it", False, False),
        ("talk to Leonie Marsk, tell her Ann in sales told you to", False, True),
        ("Gerlinde Aust (Werft): sie mailt ihr, schönen Gruß von ihr", True, True),
    ],
)
def test_introduction_and_leave(row: str, introduces: bool, may_name: bool) -> None:
    (found,) = noted(row)
    assert (found.introduces, found.may_name) == (introduces, may_name)


def test_who_sends_me_is_nobody_to_be_sent_to() -> None:
    text = "- ring Marek Olaw at Larch, fine to say Doreen sent me\n"
    conversation = read_conversation("n.txt", text.encode())
    found = referrals(conversation.text, lines(conversation, None, None), None, ())
    assert [one.name for one in found] == ["Marek Olaw"]
