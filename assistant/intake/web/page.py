"""A pasted profile page as its card and its sections.

`read_page` decides the interface's language and whether the page prints its lines twice,
cuts off the other people's cards below the profile, and names the sections.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.intake import dates, lines, wording
from assistant.intake.lines import Line

_COUNT = re.compile(r" ?\(?\d{1,4}\)?$")
_EARLY = ("about", "top_skills", "highlights", "analytics", "featured", "activity")
_LATE_ANCHORS = ("education", "experience")
# Their lines name other people, and only their own readers may look at them.
_PEOPLE = frozenset({"activity", "interests", "recommendations", "highlights"})


@dataclass(frozen=True)
class Page:
    """The lines of the profile: `top` before the first section title, then the sections.

    `every` is the whole paste, other people's cards included; only what the page says of
    this person there ("From Ana's company") may be taken from it.
    """

    language: str
    doubled: bool
    top: tuple[Line, ...]
    sections: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    every: tuple[Line, ...] = ()

    def section(self, name: str) -> tuple[Line, ...]:
        """The lines under that title; none if the page has no such section."""
        return self.sections.get(name, ())


def language_of(found: Sequence[Line]) -> str:
    """The interface's language: the one most of whose titles and buttons stand as lines."""
    texts = {wording.key(line.text) for line in found if len(line.text) < 80}
    texts |= {text[: len(text) // 2] for text in texts}  # "AboutAbout"
    counts = {
        language: 3 * len(texts & wording.sections(language).keys())
        + sum(len(texts & wording.words(name, language)) for name in ("nav", "chrome", "ends"))
        for language in wording.LANGUAGES
    }
    # Each language's tables include English, so a tie means that only English was met.
    return max(wording.LANGUAGES, key=lambda language: counts[language])


def title_of(text: str, language: str) -> str | None:
    """The section whose title this line is; a count may follow: "Skills (3)"."""
    if len(text) > 60:
        return None
    found = wording.sections(language)
    name = found.get(wording.key(text)) or found.get(wording.key(_COUNT.sub("", text)))
    return None if name == "contact" else name


def degree_in(text: str, *, alone: bool = True) -> int | None:
    """How near a person is, if the line says nothing else: "· 2nd", "Contact 2. Grades".

    With `alone` false the bare number ("2.") does not count, since lists are numbered too.
    """
    if len(text) > 120:
        return None
    even = wording.alike(text)
    even = re.sub(r"^\([^)]{1,40}\) ?", "", even)
    marked = even.lstrip().startswith(("·", "•"))
    even = even.strip(" ·•")
    for degree, name in enumerate(("first", "second", "third"), start=1):
        one = wording.pattern(name).pattern
        if re.fullmatch(rf"(?:{one})(?:[ ·•]*(?:{one}))*", even, re.IGNORECASE):
            long = len(even) > 6 or marked
            return degree if alone or long else None
    return None


def is_chrome(text: str, language: str) -> bool:
    """Whether the line is a button or a mark that may stand in any section."""
    return wording.says("chrome", text, language) or not any(letter.isalnum() for letter in text)


def logo_of(text: str) -> str | None:
    """The name in a logo's description ("Acme logo"), if the line may be one."""
    if len(text) > 160:
        return None
    even = wording.alike(text)
    matches = (pattern.fullmatch(even) for pattern in wording.patterns("logo"))
    names = [text[slice(*match.span("logo"))] for match in matches if match]
    return min(names, key=len, default=None)  # another language's pattern leaves words in front


def read_page(source: str) -> Page:
    """The page in `source`, a normalised text."""
    found = lines.split(source)
    language = language_of(found)
    doubled = _prints_twice(found, language)
    every = lines.once(found, halves=doubled)
    profile = every[: _sure_stop(every, language)]
    starts = _starts(profile, language, doubled)
    stop = _stop(profile, starts, language)
    starts = {place: name for place, name in starts.items() if place < stop}
    places = sorted(starts)
    top = every[: places[0]] if places else every[:stop]
    sections: dict[str, tuple[Line, ...]] = {}
    for place, after in pairwise([*places, stop]):
        name = starts[place]
        body = every[place + 1 : after]
        if name not in _PEOPLE:
            body = _without_cards(body, language)
            body = _until_show_all(body, name, language)
        if name not in sections or not sections[name]:
            sections[name] = tuple(body)
    return Page(language, doubled, tuple(top), sections, tuple(every))


def _prints_twice(found: Sequence[Line], language: str) -> bool:
    titles = twice = 0
    for index, line in enumerate(found):
        half = lines.halved(line)
        if not title_of(half.text, language):
            continue
        titles += 1
        after = found[index + 1].text if index + 1 < len(found) else ""
        twice += half is not line or after == line.text
    return twice * 3 >= titles and twice > 0


def _titles(every: Sequence[Line], language: str, doubled: bool) -> dict[str, list[int]]:
    """The lines that may be a section's title, as the page prints its titles."""
    seen: dict[str, list[int]] = {}
    for index, line in enumerate(every):
        name = None if line.block else title_of(line.text, language)
        if name and not _in_footer(every, index, language) and not _is_title_of_role(every, index):
            seen.setdefault(name, []).append(index)
    if sum(every[place].glued for places in seen.values() for place in places) >= 3:
        for name, places in seen.items():
            glued = [place for place in places if every[place].glued]
            seen[name] = glued or places
    if doubled:
        for name, places in seen.items():
            twice = [place for place in places if every[place].doubled]
            seen[name] = twice or places
    return seen


def _starts(every: Sequence[Line], language: str, doubled: bool) -> dict[int, str]:
    """Where each section starts: the place of its title → its name."""
    seen = _titles(every, language, doubled)
    chosen: dict[int, str] = {}
    anchor = 0
    for name in _LATE_ANCHORS[::-1]:
        place = _holding_entries(every, [p for p in seen.get(name, []) if p >= anchor])
        if place is not None and name == "education" and _is_skill(every, place, seen, anchor):
            place = None
        if place is not None:
            chosen[place] = name
            anchor = max(anchor, place)
    card = _card_end(every, language)
    for name, places in seen.items():
        if name in _LATE_ANCHORS:
            continue
        if name in ("analytics", "highlights"):
            chosen.update((place, name) for place in places if place > card)
        elif name in _EARLY:
            chosen[places[0]] = name
        else:
            # A page prints these below experience and education; higher up such a line is
            # part of somebody's text, or a tab of the section Activity.
            chosen.update((place, name) for place in places[:] if place > anchor)
    return chosen


def _is_skill(
    every: Sequence[Line], place: int, seen: Mapping[str, Sequence[int]], anchor: int
) -> bool:
    """Whether the line "Education" names a skill: it stands below the skills, above no entry."""
    below = any(anchor < skills < place for skills in seen.get("skills", ()))
    after = every[place + 1 : place + 9]
    return below and not any(logo_of(line.text) or dates.range_line(line.text) for line in after)


def _is_title_of_role(every: Sequence[Line], index: int) -> bool:
    """Whether a section's title is what somebody is called at work: "Education" at a ministry.

    Below a logo, or with an employer and a kind of employment, or the dates of a role, below
    it: those of a school print no length.
    """
    if index and logo_of(every[index - 1].text):
        return True
    for line in every[index + 1 : index + 2]:
        _, mark, kind = line.text.rpartition(" · ")
        if mark and wording.key(kind) in wording.words("employment"):
            return True
    for line in every[index + 1 : index + 3]:
        found = dates.range_line(line.text)
        if found is not None:
            return found.months is not None
    return False


def _holding_entries(every: Sequence[Line], places: list[int]) -> int | None:
    """Of several lines with a section's title the one above its entries.

    Best right above a logo, else above dates or a logo close below, else the first: a text
    may hold the word on a line of its own.
    """
    for reach in (2, 9):
        for place in places:
            for line in every[place + 1 : place + reach]:
                if logo_of(line.text) or (reach > 2 and dates.range_line(line.text)):
                    return place
    return places[0] if places else None


def _card_end(every: Sequence[Line], language: str) -> int:
    """The place of the last line of the card that can be told: degree, contact, followers."""
    contact = {title for title, name in wording.sections().items() if name == "contact"}
    last = -1
    for index, line in enumerate(every[:150]):
        if title_of(line.text, language) in ("about", "activity", "experience", "education"):
            break
        if (
            degree_in(line.text)
            or wording.key(line.text).endswith(tuple(contact))
            or wording.says("followers", line.text, language)
        ):
            last = index
    return last


def _in_footer(every: Sequence[Line], index: int, language: str) -> bool:
    after = every[index + 1 : index + 3]
    footer = wording.words("footer", language)
    return bool(after) and all(wording.key(line.text) in footer for line in after)


def _sure_stop(every: Sequence[Line], language: str) -> int:
    """The place of the first line, after a section's title, that only stands below a profile."""
    inside = False
    for index, line in enumerate(every):
        if line.block:
            continue
        if inside and (wording.says("ends", line.text) or _in_footer(every, index, language)):
            return index
        inside = inside or title_of(line.text, language) is not None
    return len(every)


def _stop(profile: Sequence[Line], starts: dict[int, str], language: str) -> int:
    """Where other people begin by a line that, higher up, could be somebody's text."""
    places = [place for place, name in starts.items() if name in _LATE_ANCHORS]
    if not places:
        places = list(starts)
    first = max(places, default=len(profile))
    for index in range(first + 1, len(profile)):
        line = profile[index]
        if not line.block and wording.says("ends_below", line.text, language):
            return index
    return len(profile)


def _without_cards(body: list[Line], language: str) -> list[Line]:
    """The lines up to another person's card.

    A card is a name, how near that person is, a headline and a button; some lack the second.
    In a section that is not known a title stands before it; that would be read as a fact,
    so it goes too.
    """
    buttons = wording.words("card_buttons", language)
    for index, line in enumerate(body):
        if line.block:
            continue
        if degree_in(line.text, alone=False):
            return body[: max(0, index - 2)]
        if wording.key(line.text) in buttons:
            return body[: max(0, index - 3)]
    return body


def _until_show_all(body: list[Line], name: str, language: str) -> list[Line]:
    """The lines up to "Show all …", with which a section ends.

    In a section of entries it may stand in the middle (of a role's media) if dates follow.
    """
    shows = wording.pattern("show_all", language)
    for index, line in enumerate(body):
        if line.block or len(line.text) > 100:
            continue
        if shows.fullmatch(wording.alike(line.text)):
            rest = body[index + 1 :]
            if name in ("experience", "education", "volunteering") and any(
                dates.range_line(after.text) for after in rest
            ):
                continue
            return body[:index]
    return body
