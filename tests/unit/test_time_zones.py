"""Where somebody's clock stands: told by the place only where it is sure."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.craft.time_zones import twelve_hours, weekend, zone_of, zones

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Leeds, England, United Kingdom", "Europe/London"),
        ("London Area, United Kingdom", "Europe/London"),
        ("Oban, Scotland", "Europe/London"),
        ("Marburg, Hessen, Deutschland", "Europe/Berlin"),
        ("Steyr, Oberösterreich, Österreich", "Europe/Vienna"),
        ("Sion, Valais, Suisse", "Europe/Zurich"),
        ("Rennes, Bretagne, France", "Europe/Paris"),
        ("Zaragoza, Aragón, España", "Europe/Madrid"),
        ("Las Palmas, Canarias, España", "Atlantic/Canary"),
        ("Coruche, Santarém, Portugal", "Europe/Lisbon"),
        ("Maputo, Cidade de Maputo, Moçambique", "Africa/Maputo"),
        ("Ribeirão Preto, São Paulo, Brasil", "America/Sao_Paulo"),
        ("Manaus, Amazonas, Brasil", "America/Manaus"),
        ("Rochester, New York, United States", "America/New_York"),
        ("Milwaukee, WI", "America/Chicago"),
        ("Phoenix, Arizona, United States", "America/Phoenix"),
        ("Greater Chicago Area, United States", "America/Chicago"),
        ("Montreal, Quebec, Canada", "America/Toronto"),
        ("Sydney, New South Wales, Australia", "Australia/Sydney"),
        ("Mumbai, Maharashtra, India", "Asia/Kolkata"),
        ("Tbilisi, Georgia", "Asia/Tbilisi"),
        ("Berlin", "Europe/Berlin"),
        ("Bolivia", "America/La_Paz"),
    ],
)
def test_what_is_sure(place: str, zone: str) -> None:
    found = zone_of(place, TODAY)
    assert found in zones()
    for month in (1, 7):
        noon = datetime(2027, month, 5, 12)
        assert ZoneInfo(found or "").utcoffset(noon) == ZoneInfo(zone).utcoffset(noon)


@pytest.mark.parametrize(
    "place",
    [
        "Austin, Texas, United States",  # El Paso keeps another time
        "Portland, Oregon, United States",
        "Pensacola, Florida",
        "United States",
        "España",
        "Brasil",
        "Atlanta, Georgia",  # a state and a country
        "Mérida",  # Spain, Mexico or Venezuela
        "Santiago",
        "Greater Milwaukee",
        "Region Lüneburg",
        "Vigo y alrededores",
        "Remote",
        "",
        " , ",
    ],
)
def test_what_is_not_sure_is_asked(place: str) -> None:
    assert zone_of(place, TODAY) is None


@given(st.text(max_size=60))
def test_any_text_is_a_zone_that_can_be_chosen_or_none(place: str) -> None:
    found = zone_of(place, TODAY)
    assert found is None or found in zones()


def test_every_zone_can_be_used() -> None:
    assert len(zones()) > 300
    for name in zones():
        ZoneInfo(name)
        assert len(weekend(name)) == 2


@pytest.mark.parametrize(
    ("zone", "days"),
    [
        ("Europe/Paris", {5, 6}),
        ("Asia/Riyadh", {4, 5}),
        ("Asia/Dubai", {5, 6}),
        ("UTC", {5, 6}),
    ],
)
def test_weekends(zone: str, days: set[int]) -> None:
    assert weekend(zone) == days


@pytest.mark.parametrize(
    ("zone", "twelve"),
    [
        ("America/New_York", True),
        ("Europe/London", False),
        ("Europe/Berlin", False),
        ("UTC", False),
    ],
)
def test_how_hours_are_written(zone: str, twelve: bool) -> None:
    assert twelve_hours(zone) is twelve
