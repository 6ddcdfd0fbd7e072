"""Names of employers: what tells two apart, and what the user said of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.employers import cleaned, key, same

CLEANED = {
    "Acme": "acme",
    "The Acme Co., Ltd.": "acme",
    "ACME  Limited": "acme",
    "acme inc": "acme",
    "Acme, Inc. (contract)": "acme",
    "Acme (UK) Ltd": "acme",
    "Acme & Co": "acme",
    "Acme S.A.": "acme",
    "Acme S. A.": "acme",
    "Acme S.p.A.": "acme",
    "Acme plc": "acme",
    "Acme Pty. Ltd.": "acme",
    "Acme Sp. z o.o.": "acme",
    "Acme S.A. de C.V.": "acme",
    "Acme S. de R.L. de C.V.": "acme",
    "Acme B.V. · Full-time": "acme",
    "Acme UG (haftungsbeschränkt)": "acme",
    "Bäckerei Müller GmbH & Co. KG": "backerei muller",
    "Fjordlys A/S": "fjordlys",
    "J. P. Arnfield": "jp arnfield",
    "JP Arnfield & Co.": "jp arnfield",
    "Tarn & Oakes": "tarn and oakes",
    "Tarn and Oakes LLP": "tarn and oakes",
    "Dunmore's": "dunmores",
    "Dunmores Corp.": "dunmores",
    "PT Maju Terang": "maju terang",
    "ООО Весна": "весна",
    "株式会社アクメ": "アクメ",
    "アクメ株式会社": "アクメ",
    "Limited": "limited",
    "The The": "the",
    "(RED)": "red",
    "Self-employed": "",
    "Freelance": "",
    "selbstständig": "",
    "Autónomo": "",
    "Stealth Startup": "",
    "N/A": "",
    " ": "",
    "—": "",
}


@pytest.mark.parametrize(("name", "expected"), CLEANED.items())
def test_what_is_no_name_goes(name: str, expected: str) -> None:
    assert cleaned(name) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Energy", "Acme"),
        ("Acme Group", "Acme"),
        ("Acme UK", "Acme"),
        ("Bank of Tarn", "Tarn"),
        ("Coastal Health", "Coastal Wealth"),
        ("Northline 2", "Northline 3"),
        ("Freelance", "Self-employed"),  # two who work for themselves share no employer
        ("", ""),
    ],
)
def test_nothing_is_guessed(one: str, other: str) -> None:
    assert not same(one, other)


def test_what_the_user_joined_is_one_over_several_steps() -> None:
    joined = [("Acme Energy", "Acme Ltd"), ("Acme", "Old Name GmbH")]
    assert same("ACME ENERGY plc", "Old Name", joined)
    assert not same("Acme Energy", "Tarn", joined)


def test_what_the_user_parted_is_another_employer_than_its_like() -> None:
    assert same("Acme Ltd", "Acme GmbH")
    assert not same("Acme Ltd", "ACME gmbh", parted=["Acme GmbH"])
    assert same("Acme GmbH", "acme  GmbH", parted=["Acme GmbH"])
    assert same("Acme Ltd", "Acme plc", parted=["Acme GmbH"])


def test_a_parted_name_can_be_joined_with_another() -> None:
    joined = [("Acme GmbH", "Tarn")]
    assert same("Acme GmbH", "Tarn Ltd", joined, ["Acme GmbH"])
    assert not same("Acme Ltd", "Tarn", joined, ["Acme GmbH"])


NAMES = st.one_of(
    st.text(max_size=25),
    st.lists(
        st.sampled_from(
            [
                "The",
                "Acme",
                "Tarn",
                "&",
                "Co.",
                "Ltd",
                "S.A.",
                "(UK)",
                "·",
                "Remote",
                "GmbH",
                "de",
                "Freelance",
                "S.",
                "and",
                "PT",
                "株式会社",
                "C.V.",
                "[x]",
                "-",
                "N/A",
                "Müller",
            ]
        ),
        max_size=7,
    ).map(" ".join),
)
PAIRS = st.lists(st.tuples(NAMES, NAMES), max_size=3)


@given(NAMES)
def test_cleaning_twice_is_cleaning_once(name: str) -> None:
    assert cleaned(cleaned(name)) == cleaned(name)


@given(NAMES, NAMES, PAIRS, st.lists(NAMES, max_size=2))
def test_sameness_goes_both_ways(
    one: str, other: str, joined: list[tuple[str, str]], parted: list[str]
) -> None:
    assert same(one, other, joined, parted) == same(other, one, joined, parted)
    assert same(one, one, joined, parted) == bool(key(one, joined, parted))


@given(NAMES, NAMES, PAIRS)
def test_joining_more_parts_nobody(one: str, other: str, joined: list[tuple[str, str]]) -> None:
    if same(one, other):
        assert same(one, other, joined)
    if cleaned(one) and cleaned(other):
        assert same(one, other, [*joined, (one, other)])
