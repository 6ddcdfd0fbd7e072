"""Promises of notes that say outright who owes what to whom."""

from __future__ import annotations

import pytest

from assistant.craft.notes.directed_promises import directed
from assistant.craft.notes.listed_promises import Setting
from assistant.craft.notes.noted_promises import noted_promise
from assistant.craft.notes.spoken_promises import spoken_promise
from assistant.insights import Owner

TOLD: list[tuple[Owner, str]] = [
    ("them", "she → me: the price list"),
    ("them", "Ana -> me: contact sheet of the yard"),
    ("them", "von ihr: Link zur Prüfungsordnung"),
    ("them", "he's calling the registrar himself on Monday"),
    ("them", "she's going to give my number to the shift lead"),
    ("them", "danach darf ich einen Tag hospitieren"),
    ("me", "me → her: two drawings"),
    ("me", "from me: copy of the certificate"),
    ("me", "I gave my word to bring the manual back in May"),
    ("me", "I said I'd mail him the photos"),
    ("me", "told her I'm there on the 3rd"),
    ("me", "habe ihm meine Unterlagen versprochen"),
]
UNTOLD = [
    "me → more practice with the lathe",
    "A → B: how the cargo moves",
    "I said I'd hate the commute",
    "I told him I am a teacher and he laughed",
    "he's sending people home at five",
    "from the yard: noise all day",
]


@pytest.mark.parametrize(("owner", "words"), TOLD)
def test_who_promises_is_written_out(owner: Owner, words: str) -> None:
    assert directed(words, "Ana Ferreira", due=True) == owner


@pytest.mark.parametrize("words", UNTOLD)
def test_what_only_looks_alike_is_no_promise(words: str) -> None:
    assert directed(words, "Ana Ferreira", due=True) is None


def test_what_somebody_is_doing_needs_a_time() -> None:
    assert directed("she's asking the union", None, due=False) is None


@pytest.mark.parametrize(
    "said", ["I won't say a word.", "Right, I'll keep that to myself.", "I can take that out."]
)
def test_who_says_she_will_keep_quiet_promises_it(said: str) -> None:
    assert spoken_promise(said, mine=True, due=False)
    assert not spoken_promise("I won't say it's easy.", mine=False, due=False)


def test_a_short_form_of_the_name_is_the_person() -> None:
    setting = Setting(following=True, headed=True, due=True)
    assert noted_promise("reb sends the door list tonite", "Rebexa Moor", setting) == "them"
