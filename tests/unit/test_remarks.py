"""What a remark does, learnt from remarks of the kind."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.remarks import KINDS, PLACES, WEIGHTS, Remark, features, is_like, places
from benchmarks.learn_remarks import digest

LIKE: list[tuple[Remark, str]] = [
    ("off_record", "Please don't write in your report that I told you about the merger."),
    ("off_record", "pls don't quote me or put my name on that"),
    ("promise_them", "I'll send you the list of courses tonight."),
    ("promise_them", "she'll forward my CV to the plant manager by Friday"),
    ("promise_me", "I'll read the chapter you mentioned and report back to you next week."),
    ("promise_me", "promised to send her the photos by Sunday"),
    ("referral", "You should talk to Renate Okoye at the harbour office, tell her I sent you."),
    ("referral", "talk to Ibrahim at Northgate Foundry, she'll intro"),
]
UNLIKE = [
    "The mornings are mostly invoices and the afternoons are calls with the yard.",
    "Patient files are kept for ten years.",
    "Juniors start on 31k a year, no bonus.",
    "People call at night when a pump breaks.",
]


@pytest.mark.parametrize(("kind", "said"), LIKE)
def test_a_remark_is_like_those_of_its_kind(kind: Remark, said: str) -> None:
    assert is_like(kind, said)


@pytest.mark.parametrize("said", UNLIKE)
@pytest.mark.parametrize("kind", KINDS)
def test_what_tells_of_the_work_is_like_none(kind: Remark, said: str) -> None:
    assert not is_like(kind, said)


def test_names_and_figures_are_all_one() -> None:
    one = features("ask for Marta by the 14")
    assert one == features("ask for Joaquim by the 3")
    assert {"NAME", "#"} <= one


@given(st.text(max_size=200))
def test_any_text_has_places_and_an_answer(text: str) -> None:
    at = places(text)
    assert at == sorted(set(at))
    assert all(0 <= place < PLACES for place in at)
    assert isinstance(is_like("off_record", text), bool)


def test_the_weights_are_of_the_remarks_as_they_are_now() -> None:
    """Else run `python -m benchmarks.learn_remarks`."""
    with (files("assistant.craft") / WEIGHTS).open("rb") as file, np.load(file) as kept:
        assert str(kept["bank"]) == digest()
        assert kept["weights"].shape == (PLACES, len(KINDS))
