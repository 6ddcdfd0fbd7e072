"""Date ranges as printed, and lengths of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.intake import dates
from assistant.models import plain


@pytest.mark.parametrize(
    ("line", "start", "end", "current", "months"),
    [
        ("Feb 2019 - Present · 5 yrs 7 mos", "Feb 2019", "Present", True, 67),
        ("Feb 2019 to Present · 5 yrs 7 mos", "Feb 2019", "Present", True, 67),
        ("Sept 2010 – June 2014", "Sept 2010", "June 2014", False, None),
        ("2011 - 2015 · 4 yrs", "2011", "2015", False, 48),
        ("2013 - 2013 · less than a year", "2013", "2013", False, 0),
        ("Jun 2019 · 1 mo", "Jun 2019", None, False, 1),
        ("May 2023 - Present (2 years 2 months)", "May 2023", "Present", True, 26),
        ("03/2019 – 05/2021", "03/2019", "05/2021", False, None),
        ("Since March 2020", "March 2020", None, True, None),
        ("sept. 2019 - aujourd’hui · 6 ans 3 mois", "sept. 2019", "aujourd’hui", True, 75),
        ("De sept. 2019 à aujourd’hui · 6 ans 3 mois", "sept. 2019", "aujourd’hui", True, 75),
        ("Du mars 2015 au août 2019 · 4 ans 6 mois", "mars 2015", "août 2019", False, 54),
        ("Apr. 2021 – Heute · 5 Jahre 1 Monat", "Apr. 2021", "Heute", True, 61),
        ("Okt. 2012–Dez. 2017 · 5 Jahre 3 Monate", "Okt. 2012", "Dez. 2017", False, 63),
        ("Seit März 2019", "März 2019", None, True, None),
        ("ene. 2020 - actualidad · 4 años 3 meses", "ene. 2020", "actualidad", True, 51),
        ("De ene. 2020 a actualidad · 1 año", "ene. 2020", "actualidad", True, 12),
        ("sept. de 2018 - may. de 2020", "sept. de 2018", "may. de 2020", False, None),
        ("jul de 2021 - o momento · 2 anos 3 meses", "jul de 2021", "o momento", True, 27),
        ("ago. de 2019 – dez. de 2020 · 1 ano 5 meses", "ago. de 2019", "dez. de 2020", False, 17),
        ("setembro de 2019 até o momento", "setembro de 2019", "o momento", True, None),
        ("jan de 2021 - o momento · 8 a 9 m", "jan de 2021", "o momento", True, 105),
        ("2012 - 2018 · 2 años2012 a 2018 · 2 años", "2012", "2018", False, 24),
        ("enero de 2019 hasta la actualidad", "enero de 2019", "la actualidad", True, None),
        ("ene. 2019 - a la fecha", "ene. 2019", "a la fecha", True, None),
        ("03/2019 – bis heute", "03/2019", "bis heute", True, None),
        ("juill. 2019 - à ce jour · moins d’un an", "juill. 2019", "à ce jour", True, 0),
        ("set de 2018 - atualmente · menos de um ano", "set de 2018", "atualmente", True, 0),
        ("2016 - 20202016 - 2020", "2016", "2020", False, None),
        ("Jan 2020 - PresentJan 2020 to Present", "Jan 2020", "Present", True, None),
        (
            "mars 2021 - août 2022 · 6 moismars 2021 à août 2022 · 6 mois",
            "mars 2021",
            "août 2022",
            False,
            6,
        ),
    ],
)
def test_range_line(
    line: str, start: str, end: str | None, current: bool, months: int | None
) -> None:
    text = plain(line)
    found = dates.range_line(text)
    assert found is not None
    assert text[slice(*found.start)] == start
    assert (found.end and text[slice(*found.end)]) == end
    assert found.current is current
    assert found.months == months


@pytest.mark.parametrize(
    "line",
    [
        "2018",
        "March 2020",
        "Head of 2020 - 2021 planning",
        "Presented in May 2019",
        "12 - 14",
        "2019 - 2020: rebuilt the ovens",
        "555-0148",
        "Mai Nguyen 2020",
        "",
    ],
)
def test_other_lines(line: str) -> None:
    assert dates.range_line(line) is None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("9 yrs 4 mos", 112),
        ("1 yr", 12),
        ("3 mos", 3),
        ("less than a year", 0),
        ("6 ans 3 mois", 75),
        ("8 Jahre 4 Monate", 100),
        ("2 años 3 meses", 27),
        ("4 años y 3 meses", 51),
        ("2 anos 3 meses", 27),
        ("1 mês", 1),
        ("5 years 10 months", 70),
        ("5 years of rye", None),
        ("yrs", None),
        ("8 a 9 m", 105),
        ("3M", None),
        ("5 J. 3 M.", 63),
        ("14 weeks", None),
        ("", None),
    ],
)
def test_months_in(text: str, months: int | None) -> None:
    assert dates.months_in(plain(text)) == months


def test_the_months_of_a_range_are_counted_from_year_nought() -> None:
    found = dates.range_line("Feb 2019 - Dec 2020")
    assert found is not None
    assert (found.first, found.last) == (2019 * 12 + 2, 2020 * 12 + 12)
    open_ended = dates.range_line("2019 - Present")
    assert open_ended is not None
    assert (open_ended.first, open_ended.last) == (2019 * 12 + 1, None)


def test_a_range_within_other_words() -> None:
    text = "Associate of Arts, History, 2005 - 2008"
    found = dates.find_range(text)
    assert found is not None
    assert text[slice(*found.start)] == "2005"
    assert dates.find_range("Room 12005 - 2008b") is None


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    for read in (dates.range_line, dates.find_range, dates.read_single, dates.read_range):
        found = read(text)
        if found is not None:
            assert 0 <= found.start[0] < found.start[1] <= found.stop <= len(text)
    dates.months_in(text)
