"""Addresses and phone numbers are masked, in whatever way they are written; figures stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.tasks.masking import EMAIL, PHONE, hide, mask, show

ADDRESSES = [
    "ana@northline.example", "a.b+c@mail.example.co.uk", "ana (at) northline (dot) example",
    "ana[at]example.org", "ana AT northline DOT example", "用户@例子.公司", "jürgen@müller.example",
    "zhang＠example.cn", "mailto:ana@example.io", "иван@почта.рф", "ana.ruiz [at] example [dot] es",
    "ana_ruiz-3@sub.domain.example", "ana arroba example punto es", "a@xn--mller-kva.example",
]  # fmt: skip

NUMBERS = [
    "+49 170 1234567", "+1 (555) 123-4567", "(555) 123-4567", "555-123-4567", "555.123.4567",
    "0170 1234567", "020 7946 0958", "07700 900123", "+44 (0)20 7946 0958", "06 12 34 56 78",
    "+33 6 12 34 56 78", "06.12.34.56.78", "612 345 678", "+34 612 345 678", "91 234 56 78",
    "347 1234567", "+39 02 1234567", "(11) 98765-4321", "+55 11 98765-4321", "98765 43210",
    "03-1234-5678", "090-1234-5678", "138 1234 5678", "13812345678", "+86 138 1234 5678",
    "0221 / 123456", "٠١٢٣ ٤٥٦ ٧٨٩٠", "＋４９ １７０ １２３４５６７", "०९८७६ ५४३२१", "12 34 56 78",
    "00 44 20 7946 0000", "+919876543210", "6123 4567", "+65 6123 4567", "+41 44 123 45 67",
    "021-12345678", "+1\u00a0555\u00a0123\u00a04567", "+49\u2011170\u20111234567", "+351912345678",
    "912 345 678", "1-800-555-0199", "+7 (495) 123-45-67", "8 800 555 35 35",
]  # fmt: skip

# Short ones, which only a word or a sign before them tells from a figure.
CALLED = [
    "Tel: 123456", "phone 555-1234", "☎ 12 34 56", "wa.me/491701234567", "tel:+491701234567",
    "電話：03-1234-5678", "T +41 44 123 45 67", "Mobile: 0171/1234567", "call 555 0199",
    "Handy 0171-123456", "тел. 123-45-67", "WhatsApp 600100", "📱 600 100 200", "هاتف ١٢٣٤٥٦",
    "Fax no. 123 456", "P: 555 123 4567", "móvil nº 600100200",
]  # fmt: skip

FIGURES = [
    "2019 - 2021", "2019–2021", "Mar 2019 - Feb 2021", "03/2019 - 04/2021", "01.02.2019",
    "2019-03-05", "96 fields to 41", "1,200,000 users", "1 200 000", "10 000 000", "20190305",
    "$55,000-62,000", "55000-62000", "1200-1500", "31 % to 12 %", "12-14", "1999/2000",
    "20 30 minutes", "Mobile 2019 - 2021", "Mobile 2019–2021", "9 farms, 340 hives",
    "2015 2016 2017", "+1,200 customers", "+10 000 000 users", "3.14159", "2021/22", "1.250.000",
    "24/7", "09:00-17:00", "ISO 9001:2015", "612 345 678 euros", "€ 612 345 678", "100000000",
    "0.05", "4x4", "1.5-2.5", "5–10 years", "2 345 678 901", "Python 3.11", "192.168.0.1",
    "11/2020 – 02/2023", "340 hives 2019 2021", "2,000,000,000", "12.5.2020 - 13.6.2020",
    "1996-2001 and 2003-2010", "v1.2.3.4", "90 000 000 people", "signal 2019", "M 2019",
    "call 20 30 times", "two of 340, 12 of 96", "1800 to 2400 MWh", "7 of 9", "phone 2.0",
    "61,000 trees in 2024", "@ana", "Lead @Acme", "10-12 people", "2020-21, 2021-22",
]  # fmt: skip


@pytest.mark.parametrize("around", ["{}", "Write to me: {}, thanks", "{}\n2010 - 2012", "({})"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_masked(address: str, around: str) -> None:
    text, count = mask(around.format(address))
    assert (text, count) == (around.format(EMAIL), 1)


@pytest.mark.parametrize("around", ["{}", "I am at {}, mostly", "2010 - 2012 {}", "Ana\n{}\nBo"])
@pytest.mark.parametrize("number", NUMBERS)
def test_a_phone_number_is_masked(number: str, around: str) -> None:
    text, count = mask(around.format(number))
    assert count == 1
    assert PHONE in text
    assert text.replace(PHONE, "").strip("+(") == around.format("")


@pytest.mark.parametrize("text", CALLED)
def test_a_short_number_is_masked_after_a_word_for_a_phone(text: str) -> None:
    masked, count = mask(text)
    assert count == 1
    assert not any(letter.isdigit() for letter in masked)


@pytest.mark.parametrize("around", ["{}", "I did {} there.", "From {}\n2010 - 2012", "({})", "{}?"])
@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_stays(figure: str, around: str) -> None:
    assert mask(around.format(figure)) == (around.format(figure), 0)


@given(st.integers(1950, 2049), st.integers(0, 40), st.sampled_from([" - ", "–", "-", " – ", "/"]))
def test_no_range_of_years_is_masked(start: int, years: int, dash: str) -> None:
    text = f"Claims Adjuster {start}{dash}{start + years}"
    assert mask(text) == (text, 0)


@given(st.integers(0, 10**11), st.sampled_from([",", ".", " ", "\u00a0"]))
def test_an_amount_in_money_is_never_masked(amount: int, apart: str) -> None:
    text = f"a budget of € {amount:,}".replace(",", apart)
    assert mask(text) == (text, 0)


@given(
    st.integers(1, 99),
    st.lists(st.integers(10, 999), min_size=3, max_size=4),
    st.sampled_from([" ", "-", ".", " (0)", "\u00a0"]),
)
def test_every_international_number_is_masked(country: int, groups: list[int], apart: str) -> None:
    number = f"+{country} " + apart.join(str(group) for group in groups) + "7"
    if 8 <= sum(letter.isdigit() for letter in number) <= 15:
        masked, count = mask(f"or {number} at night")
        assert (masked, count) == (f"or {PHONE} at night", 1)


@given(
    st.from_regex(r"[a-z0-9]([a-z0-9._+-]{0,20}[a-z0-9])?", fullmatch=True),
    st.from_regex(r"([a-z0-9]{1,10}\.){1,3}[a-z]{2,10}", fullmatch=True),
)
def test_every_plain_address_is_masked(local: str, domain: str) -> None:
    assert mask(f"mail <{local}@{domain}> me") == (f"mail <{EMAIL}> me", 1)


@given(st.text(alphabet="ab 0123456789.-/+()@€:,\n", max_size=80))
def test_what_was_hidden_can_be_shown_again(text: str) -> None:
    masked, hidden = hide(text)
    assert show(masked, hidden) == text
    assert mask(text) == (masked, len(hidden))


def test_a_long_run_takes_no_time_that_grows_with_its_square() -> None:
    for text in ("1 " * 50_000, "a" * 100_000, "a." * 50_000, "(" * 50_000, "a@" * 50_000):
        mask(text)
