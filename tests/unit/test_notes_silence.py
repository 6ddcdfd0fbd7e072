"""Words that ask for silence are found in any wording; what is a matter of the trade is not."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.notes.silence import asks_silence, marks

ASKED = {
    "denied": [
        "Please don't repeat that to the ferry company.",
        "dont fwd the tide tables",
        "don't name the quarry",
        "never let that slip",
        "You mustn't tell a soul.",
        "pls dnt share",
        "said not to pass on the harvest numbers",
    ],
    "asked": [
        "I'd ask you not to mention the leak in the roof.",
        "Could you please not tell the warden I said so?",
        "she'd rather I didn't repeat the bit on the choir",
        "I promised I wouldn't tell anybody about the barge",
        "he made me swear on it",
        "I trust you to keep that in the room.",
    ],
    "wishes": [
        "I'd hate for that to get out.",
        "I wouldn't want it getting back to my foreman.",
        "hopes it won't get round",
        "That must never leave this barn.",
        "It goes no further than the two of us.",
    ],
    "outlets": [
        "not for the newsletter",
        "None of this goes in your essay, please.",
        "keep the mill out of your article",
        "I don't want to see that in print.",
        "not 4 sharing",
    ],
    "removals": [
        "Please delete that bit.",
        "strike: story of the crane",
        "he wants it out",
        "lose the sentence about the mayor",
        "crossed out at her request",
        "Use everything except the part about the strike.",
    ],
    "namelessness": [
        "no names please",
        "anon pls",
        "Keep my name out of it.",
        "Say a colleague told you.",
        "asked not to be named",
        "You didn't get that from me.",
        "Change the names if you write about it.",
    ],
    "keeping": [
        "Keep that under your hat.",
        "strictly between these four walls",
        "btw us: they sell the barge",
        "keep mum about the sale",
        "That one stays with you.",
        "for my eyes only",
    ],
    "unsaid": [
        "Forget I said that.",
        "We never spoke.",
        "she withdrew what she had said",
        "I'd deny it.",
        "I've said more than I should.",
    ],
    "secrets": [
        "Nobody at the yard knows yet.",
        "I haven't told my crew.",
        "My boss has no idea.",
        "embargo until the fair",
        "only told me because I asked",
        "sit on it until June",
    ],
    "fear": [
        "It could cost me my job if they hear.",
        "They would fire me if they knew.",
        "I'd be in trouble if that came out.",
    ],
    "German": [
        "bitte nicht weitersagen",
        "Das haben Sie nicht von mir.",
        "Mein Chef darf das nicht erfahren.",
        "ohne meinen Namen",
        "nicht in den Bericht",
        "Das ist noch nicht spruchreif.",
    ],
    "Spanish": [
        "no se lo digas a mi jefe",
        "que no salga de aquí",
        "me pidió q no lo contara",
        "borra esa parte",
        "aún no lo sabe nadie",
    ],
    "French": [
        "ne le répétez à personne",
        "gardez ça pour vous",
        "à ne pas diffuser",
        "mon chef n'est pas au courant",
        "effacez ce passage",
    ],
}
FREE = [
    "Patient data is confidential, so the door stays shut.",
    "we don't publish prices",
    "between us and the vendor there is a contract",
    "the editor deletes scenes all day",
    "Don't tell your manager on day one.",
    "We sign a confidentiality agreement for each film.",
    "Never quote too low.",
    "Keep it short.",
    "keep the receipts for seven years",
    "You don't have to mention the gap in your CV.",
    "It's no secret that the pay is bad.",
    "I'm not on LinkedIn.",
    "Nobody tells you that in school.",
    "The secret of good bread is time.",
    "Feel free to pass that on.",
    "ok to use her name",
    "criminal record check",
    "Die Kundendaten sind vertraulich.",
    "Nennen Sie nicht zuerst einen Preis.",
    "Niemand weiß, wie lange das dauert.",
    "Entre nosotros nos turnamos.",
    "no publicamos precios",
    "Entre nous et le lac il y a un mur.",
    "pas pour les débutants",
]


@pytest.mark.parametrize("text", [text for table in ASKED.values() for text in table])
def test_silence_is_asked_for(text: str) -> None:
    assert asks_silence(text)


@pytest.mark.parametrize("text", FREE)
def test_a_matter_of_the_trade_asks_nothing(text: str) -> None:
    assert not asks_silence(text)


def test_marks_cover_the_words_that_ask() -> None:
    text = "The cranes are new, but don't quote me on that."
    ((start, end),) = marks(text)
    assert "don't quote me" in text[start:end]


@given(st.text(alphabet="adekno tu'.,:(", max_size=60))
def test_marks_are_in_order_inside_the_text_and_apart(text: str) -> None:
    found = marks(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] < two[0] for one, two in pairwise(found))


def test_case_and_kind_of_apostrophe_do_not_matter() -> None:
    text = "don't quote me"
    for written in (text.upper(), text.replace("'", "’"), re.sub("'", "", text)):
        assert asks_silence(written)
