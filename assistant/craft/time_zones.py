"""Where a person's clock stands, as far as the place on their profile tells it for sure.

A country decides where all of it keeps one time, a state where all of that does, and a city
whose own name a zone bears. Anything else is None: then the user is asked. Countries and their
zones come from the IANA database (the package tzdata), their names in six languages from CLDR
(the package Babel).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from assistant.craft.names import fold

__all__ = ["twelve_hours", "weekend", "zone_of", "zones"]

_LANGUAGES = ("en", "fr", "de", "es", "pt", "it")
_AREA = re.compile(  # of a key
    r"^(?:greater|grande|grand|grossraum|raum|region|region de|metropolregion)\s+|"
    r"\s+(?:area|bay area|metropolitan area|metro|metropolitan region|et peripherie|"
    r"und umgebung|y alrededores|e regiao|e arredores)$",
    re.IGNORECASE,
)
_WEEKEND = frozenset({5, 6})
_WEEKS = 60  # looked ahead, to tell whether two zones keep the same time


def zone_of(place: str, today: date) -> str | None:
    """The IANA name of the zone where `place` certainly lies, such as "Leeds, England"."""
    parts = [
        _key(part.strip(" .()")) for part in re.split(r",| - |\(", place) if part.strip(" .()")
    ]
    if not parts:
        return None
    country = _countries().get(parts[-1])
    if country is None:
        return _of_state("US", parts[1:]) or (_of_city(parts[0]) if len(parts) == 1 else None)
    named = _zones_by_country().get(country, ())
    if named and _same_time(named, today) and _of_state("US", parts[-1:]) is None:
        return named[0]
    cities = [part for part in parts[:-1] for part in (part, _key(_AREA.sub("", part)))]
    own = next((name for name in named for city in cities if _city(name) == city), None)
    return own or _of_state(country, cities)


def zones() -> tuple[str, ...]:
    """All zones that a user may choose from, in the order of their names."""
    named = {name for listed in _zones_by_country().values() for name in listed}
    return tuple(sorted(named & available_timezones() | {"UTC"}))


def weekend(zone: str) -> frozenset[int]:
    """The weekdays off where the zone lies, Saturday and Sunday in most; Monday is 0."""
    from babel import Locale
    from babel.core import get_global
    from babel.localedata import exists

    country = _country_of(zone)
    spoken = get_global("territory_languages").get(country, {})
    for language in sorted(spoken, key=lambda one: -spoken[one]["population_percent"]):
        if exists(f"{language}_{country}"):
            locale = Locale(language, country)
            first, last = locale.weekend_start, locale.weekend_end
            return frozenset({first, last}) if first != last else _WEEKEND
    return _WEEKEND


def twelve_hours(zone: str) -> bool:
    """Whether people who write English where the zone lies tell the time as "3:00 pm"."""
    from babel import Locale

    country = _country_of(zone)
    if country not in _english():
        return False
    return "a" in Locale("en", country).time_formats["short"].pattern


def _key(text: str) -> str:
    """A place's name as it is compared: no case, no diacritics, single blanks."""
    return " ".join(re.sub(r"[.'’]", "", fold(text)).split())


def _of_state(country: str, parts: list[str]) -> str | None:
    listed: Mapping[str, list[str]] = _data().get(country, {})
    found = {name for part in parts for name, states in listed.items() if part in map(_key, states)}
    return found.pop() if len(found) == 1 else None


def _of_city(city: str) -> str | None:
    if city in map(_key, _data()["shared"]["cities"]):
        return None
    found = [name for name in zones() if "/" in name and _city(name) == city]
    return found[0] if len(found) == 1 else None


def _city(zone: str) -> str:
    return _key(zone.rpartition("/")[2].replace("_", " "))


def _same_time(named: tuple[str, ...], today: date) -> bool:
    """Whether the zones keep the same time from `today` on, week by week."""
    first = datetime(today.year, today.month, today.day, tzinfo=UTC)
    return all(
        len({(first + timedelta(weeks=week)).astimezone(ZoneInfo(name)).utcoffset()
             for name in named}) == 1
        for week in range(_WEEKS)
    )  # fmt: skip


@cache
def _data() -> dict[str, Any]:
    path = files(__package__) / "time_zones.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _countries() -> dict[str, str]:
    """The code of each country by its name in any of the languages."""
    from babel import Locale

    found = {
        _key(name): code
        for language in _LANGUAGES
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha()
    }
    extra: Mapping[str, list[str]] = _data()["countries"]
    return found | {_key(name): code for code, names in extra.items() for name in names}


@cache
def _zones_by_country() -> dict[str, tuple[str, ...]]:
    """The zones of each country, the principal one first, as the database lists them."""
    lines = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines()
    found: dict[str, list[str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            code, _, name, *_ = line.split("\t")
            found.setdefault(code, []).append(name)
    return {code: tuple(names) for code, names in found.items()}


def _country_of(zone: str) -> str:
    return next((code for code, names in _zones_by_country().items() if zone in names), "")


@cache
def _english() -> frozenset[str]:
    """The countries for which CLDR knows how English is written there."""
    from babel.localedata import locale_identifiers

    return frozenset(
        parts[1] for name in locale_identifiers() if (parts := name.split("_"))[0] == "en"
        and len(parts) == 2 and len(parts[1]) == 2
    )  # fmt: skip
