"""People to talk to: names, employers, introductions, leave to name. Never assumed."""

from __future__ import annotations

import pytest

from assistant.craft.notes.lines import lines
from assistant.craft.notes.referrals import referrals
from assistant.insights import Referral
from assistant.intake.conversation import read_conversation
from assistant.talks import Conversation, Turn


def referred(conversation: Conversation) -> list[Referral]:
    return referrals(conversation.text, lines(conversation, "Me", "Ann Lee"), "Ann Lee", ())


def noted(*rows: str) -> list[Referral]:
    below = "\n".join(f"- {row}" for row in rows)
    return referred(read_conversation("n.txt", f"Call with Ann Lee, 4 Nov\n\nNext\n{below}"))


@pytest.mark.parametrize(
    ("row", "name", "organisation", "introduces", "may_name"),
    [
        (
            "talk to Priya Lund @ Cobalt Dairies – she'll intro by email, ok to use her name",
            "Priya Lund",
            "Cobalt Dairies",
            True,
            True,
        ),
        ("talk to mira quennell @ Lowtide Audio", "Mira Quennell", "Lowtide Audio", False, False),
        ('also "someone called Odile at the co-op", didn\'t offer', "Odile", "co-op", False, False),
        (
            'Dele Faro, drones (Faro Aerial). "Say Ann sent you."',
            "Dele Faro",
            "Faro Aerial",
            False,
            True,
        ),
        (
            "the training manager at the Holm tower, forgot the name",
            "training manager",
            "Holm tower",
            False,
            False,
        ),
        (
            "Tjark Owusu, Controller bei Mühl Pumpen: Kontakt stellt sie her",
            "Tjark Owusu",
            "Mühl Pumpen",
            True,
            False,
        ),
        ("mit Tjark Owusu reden, nicht nennen woher", "Tjark Owusu", None, False, False),
        (
            "hablar con Jimena Prado, puedo decir que voy de su parte",
            "Jimena Prado",
            None,
            False,
            True,
        ),
        ("contacter Maëlle Rousset (Aïda), de sa part", "Maëlle Rousset", "Aïda", False, True),
        (
            "Nkechi Roux, heads crime at Ostler Bank: she'll ask her first",
            "Nkechi Roux",
            "Ostler Bank",
            False,
            False,
        ),
    ],
)
def test_a_referral_in_notes(
    row: str, name: str, organisation: str | None, introduces: bool, may_name: bool
) -> None:
    (found,) = noted(row)
    told = (found.name, found.organisation, found.introduces, found.may_name)
    assert told == (name, organisation, introduces, may_name)
    assert found.name.split()[-1].casefold() in found.quote.casefold()


def test_two_people_in_two_rows_are_two() -> None:
    found = noted("Priya Lund at Cobalt, she'll intro", "Odd Berge at Nordvik")
    assert [(one.name, one.introduces) for one in found] == [
        ("Priya Lund", True),
        ("Odd Berge", False),
    ]


@pytest.mark.parametrize(
    "row", ["talk to Ann Lee again in Jan", "there's a guy in Leeds, forget him", "learn Excel"]
)
def test_nobody_is_made_up(row: str) -> None:
    assert noted(row) == []


def spoken(*turns: tuple[str, str]) -> list[Referral]:
    return referred(
        Conversation(format="vtt", turns=tuple(Turn(speaker=s, text=t) for s, t in turns))
    )


def test_in_speech_the_answer_to_who_else_names_people() -> None:
    found = spoken(
        ("Me", "Who else should I talk to?"),
        ("Ann", "You want Ruben Mbeki. He's with the council. I'll give him a ring. Use my name."),
    )
    assert [(one.name, one.introduces, one.may_name) for one in found] == [
        ("Ruben Mbeki", True, True)
    ]


def test_refused_leave_is_no_leave() -> None:
    (found,) = spoken(
        ("Me", "Who else should I talk to?"),
        ("Ann", "Her name's Pia, Pia Strang, but please don't say it was me."),
    )
    assert (found.name, found.may_name) == ("Pia Strang", False)


def test_a_name_in_the_middle_of_a_talk_is_no_referral() -> None:
    assert (
        spoken(("Me", "What did you do?"), ("Ann", "I worked at Andersen Group in New York.")) == []
    )
