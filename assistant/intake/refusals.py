"""What people paste that is not somebody's profile, and what to do instead.

Everything is judged on whole lines of the page's own words, never on a single word within
somebody's text: a recruiter's profile is full of "hiring". A text with readable roles (lines
of dates) is a profile, whatever else stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.errors import InputError
from assistant.intake import dates, wording
from assistant.intake.lines import Line
from assistant.intake.web.page import degree_in, is_chrome, language_of, logo_of, title_of
from assistant.models import Profile, ProfileKind

MAX_BYTES = 5_000_000  # of text, as UTF-8
MAX_LINES = 20_000  # a profile with everything unfolded has under 3,000
# Characters of what has no layout to go by: nobody types or formats that much about a person.
MAX_CHARACTERS = {"facts": 50_000, "resume": 300_000}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?:[\w-]{1,63}\.){1,4}[a-z]{2,10}(?:/\S*)?", re.I)
_MASKED = re.compile(r"\*{3,}")
_WEB = re.compile(r"(?:https?://|www\.)\S+|(?:[a-z]{2,3}\.)?linkedin\.com/\S+", re.I)
_PIECE = re.compile(r"[.!?](?= |$)|[;:]|, ")
_AROUND = " \t.,:;!?-–—→>*•()[]<\"'“”«»👇☝👆"
_SENTENCE = re.compile(r"(?<=[.!?]) ")

_COPY = (
    "Open the person's profile while signed in, select everything on the page "
    "(Ctrl+A or ⌘A), copy it and paste it here; or use More → Save to PDF there."
)
_TYPE = "Or type what you know: name, role, employer, and where you know it from."


def _refuse(message: str, hint: str) -> InputError:
    return InputError(message, hint)


def too_long(text: str) -> InputError | None:
    """For a text of over 5 MB, or of more lines than any profile has."""
    long = len(text) > MAX_BYTES or len(text.encode("utf-8", "replace")) > MAX_BYTES
    if not long and text.count("\n") + text.count("\r") > MAX_LINES:
        filled = sum(1 for _ in re.finditer(r"[^\s][^\r\n]*", text))
        long = filled > MAX_LINES
    if not long:
        return None
    return _refuse(
        "This text is too long to be one person's profile.",
        "Paste the page of one person. A profile has a few hundred lines; the limit is 5 MB.",
    )


def too_long_for(kind: ProfileKind, source: str) -> InputError | None:
    """For a text without a profile's layout that is longer than facts or a résumé can be."""
    if len(source) <= MAX_CHARACTERS.get(kind, MAX_BYTES):
        return None
    return _refuse(
        "This text does not have the layout of a profile, and is too long to be a résumé or "
        "facts that somebody typed.",
        _COPY,
    )


def before_reading(found: Sequence[Line]) -> InputError | None:
    """For a text that shows, before it is read, that it is no profile; None: it may be one."""
    if not found:
        return _refuse("There is nothing to read here.", f"{_COPY} {_TYPE}")
    if _only_address(found):
        return _refuse(
            "This is only a web address; nothing is fetched from the web.", f"{_COPY} {_TYPE}"
        )
    seen = _Signs(found)
    if seen.walled:
        return _refuse(
            "This is the page as somebody sees it who is not signed in: the person's details "
            "are hidden.",
            _COPY,
        )
    if seen.only_frame:
        return _refuse(
            "This is only the frame of a page: menus and buttons, nothing about a person.", _COPY
        )
    if seen.job:
        return _refuse(
            "This is a job posting, not a person's profile.",
            "Paste the profile of somebody who does this work; the hiring team on the posting "
            "can be a start.",
        )
    if seen.company:
        return _refuse(
            "This is a company's page, not a person's profile.",
            "Open People on that page, choose somebody who does the work, and paste that profile.",
        )
    if seen.search or seen.feed:
        what = "a list of people" if seen.search else "the feed"
        return _refuse(
            f"This is {what}, not one person's profile.",
            f"Choose one person. {_COPY}",
        )
    return None


def _only_address(found: Sequence[Line]) -> bool:
    """Whether there is an address and, around it, only "Check out this profile" and the like."""
    texts = [line.text for line in found]
    if all(_ADDRESS.fullmatch(text) for text in texts):
        return True
    if len(texts) > 6 or sum(map(len, texts)) > 1_000 or not any(map(_WEB.search, texts)):
        return False
    pieces = (piece.strip(_AROUND) for text in texts for piece in _PIECE.split(_WEB.sub("", text)))
    return all(wording.says("share", piece) for piece in pieces if piece)


def after_reading(profile: Profile) -> InputError | None:
    """For a profile that says no more than a name and perhaps a headline."""
    about = profile.about is not None and (
        wording.key(profile.about.text) not in wording.words("nothing")
    )
    says = (
        about
        or profile.experiences
        or profile.education
        or profile.skills
        or profile.certifications
        or profile.volunteering
        or profile.publications
        or profile.posts
    )
    if says or (profile.kind == "facts" and (profile.headline or profile.location)):
        return None
    if profile.name is None and profile.headline is None:
        message = "Nothing about a person can be read here."
    else:
        message = "There is hardly more than a name here: no role and no school to write about."
    return _refuse(message, f"{_COPY} {_TYPE}")


class _Signs:
    """What the lines of a text show, each looked at once."""

    def __init__(self, found: Sequence[Line]) -> None:
        self._found = found
        self._language = language_of(found)
        self._texts = list(dict.fromkeys(line.text for line in found))
        self._short = [text for text in self._texts if len(text) <= wording.LONGEST]
        self._ranges = sum(
            dates.range_line(text) is not None and not _MASKED.search(text) for text in self._short
        )
        self._masked = sum(bool(_MASKED.search(text)) for text in self._texts)

    def _count(self, name: str) -> int:
        return sum(wording.says(name, text) for text in self._short)

    @property
    def walled(self) -> bool:
        asked = self._count("wall")
        if self._masked >= 3 and asked + self._masked >= 4:
            return True
        return asked >= 2 and not self._has_roles

    @property
    def _has_roles(self) -> bool:
        return self._ranges > 0 and self._masked < self._ranges

    @property
    def only_frame(self) -> bool:
        return all(
            is_chrome(text, self._language)
            or wording.says("nav", text)
            or wording.says("ends", text)
            or wording.key(text) in wording.words("footer")
            or text.isdigit()
            for text in self._texts
        )

    @property
    def job(self) -> bool:
        if self._ranges:
            return False
        pieces = {
            piece for text in self._texts if len(text) < 5_000 for piece in _SENTENCE.split(text)
        }
        # "Experience" and "Education" head what a posting asks for too, so it takes more to tell.
        enough = 4 if self._card else 2
        return sum(wording.says("job", piece) for piece in pieces) >= enough

    @property
    def _card(self) -> bool:
        """Whether sections of a profile with a person's entries are there."""
        titles = {title_of(text, self._language) for text in self._short}
        return {"experience", "education"} <= titles or (
            bool({"experience", "education"} & titles)
            and any(logo_of(text) for text in self._short)
        )

    @property
    def company(self) -> bool:
        return not self._ranges and not self._card and self._count("company") >= 3

    @property
    def feed(self) -> bool:
        return not self._ranges and not self._card and self._count("feed") >= 2

    @property
    def search(self) -> bool:
        if self._ranges or self._card:
            return False
        people = sum(degree_in(line.text, alone=False) is not None for line in self._found)
        return people >= 3 or (self._count("search") >= 2 and people >= 1)
