"""Numbers in words of other languages, and the words of English that only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.notes.number_words import numbers_in_words


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("es waren dreitausendvierhundert brutto", [3400]),
        ("zwischen vierzig und fünfzigtausend", [40, 50_000]),
        ("Cobro mil setecientos limpios", [1700]),
        ("entre treinta y uno y treinta y seis mil", [31, 36_000]),
        ("je touche deux mille six cents net", [2600]),
        ("quatre-vingt-quinze euros de l'heure", [95]),
        ("guadagno milleduecento euro al mese", [1200]),
        ("ganho mil e quinhentos por mês", [1500]),
    ],
)
def test_numbers_in_words(text: str, values: list[float]) -> None:
    assert [number.value for number in numbers_in_words(text)] == values


@pytest.mark.parametrize(
    "text", ["six cents a word", "once she is due", "per cent", "a mil in between"]
)
def test_english_words_are_no_numbers_of_other_languages(text: str) -> None:
    assert numbers_in_words(text) == ()


@given(st.text(alphabet="einsvierzghudtaroc -,.", max_size=40))
def test_any_numbers_stand_in_their_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for number in numbers_in_words(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end
