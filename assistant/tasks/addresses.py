"""Links, e-mail addresses and phone numbers that a model put into a message.

What a model writes is not the user's: an address in it that the user gave nowhere may be
invented, or be what a hostile profile wants sent. The contact's own page is no source for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.models import Case, Finding, Profile
from assistant.tasks.masking import found

__all__ = ["strange_addresses"]

_LINK = re.compile(
    r"(?:[a-z][a-z+.-]{1,15}://|www\.)[^\s<>\"”»]+"
    r"|(?<![\w@.-])(?:[\w-]{1,63}\.){1,4}(?:com|org|net|io|me|dev|app|ai|co|info|biz|xyz|link|ly|gl|gg|"
    r"site|online|shop|store|tech|page|edu|gov|eu|uk|de|fr|es|it|pt|br|nl|be|ch|at|ie|se|no|dk|fi|"
    r"pl|cz|ru|in|cn|jp|us|ca|au|example)(?:/[^\s<>\"”»]*)?(?![\w-])",
    re.IGNORECASE,
)


def strange_addresses(subject: str | None, body: str, case: Case, own: str = "") -> list[Finding]:
    """What of these stands in no text of the user's: E findings of rule L13.

    `own` is further text of the user's, such as the message before it was changed. Names of
    employers and schools that look like an address ("Booking.com") are none.
    """
    given = _bare("\n".join([*_texts(case), own]))
    names = {_bare(name) for name in _names(case)}
    findings = []
    for part, text in (("subject", subject or ""), ("body", body)):
        for start, end in _places(text):
            word = _bare(text[start:end])
            if word and word not in given and word not in names:
                findings.append(
                    Finding.model_validate(
                        {
                            "rule": "L13",
                            "severity": "E",
                            "part": part,
                            "text": text[start:end],
                            "start": start,
                            "end": end,
                            "message": f"“{text[start:end]}” is no address or number of yours.",
                            "mend": "Leave it out.",
                        }
                    )
                )
    return findings


def _places(text: str) -> Iterator[tuple[int, int]]:
    taken = found(text)
    yield from taken
    for link in _LINK.finditer(text):
        start, end = link.start(), link.start() + len(link[0].rstrip(".,;:!?)’'"))
        if all(end <= other[0] or other[1] <= start for other in taken):
            yield start, end


def _texts(case: Case) -> Iterator[str]:
    """Everything that the user typed, and their own profile."""
    me, request = case.me, case.request
    yield from (me.name, me.work, me.learn, *me.voice, request.why, request.via, request.earlier)
    if me.profile is not None:
        yield me.profile.source
        yield from (fact.text for _, fact in me.profile.facts())


def _names(case: Case) -> Iterator[str]:
    for profile in (case.contact, case.me.profile):
        if isinstance(profile, Profile):
            for path, fact in profile.facts():
                if path.endswith((".company", ".school")):
                    yield fact.text


def _bare(text: str) -> str:
    """Without what one address can be written with and without: scheme, blanks, marks."""
    short = re.sub(r"(?:[a-z][a-z+.-]{1,15}://)?(?:www\.)?", "", text.casefold())
    return re.sub(r"[^\w@+]", "", short)
