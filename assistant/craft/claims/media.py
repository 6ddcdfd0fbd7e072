"""Does a book, a film, an interview or a sequel that is spoken of exist in the facts?

`works` asks whose a talk is and on what; this asks whether there is any such thing at all:
"the television portrait of it", where no fact knows of a screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.craft.claims.patterns import find, pattern
from assistant.craft.claims.reading import Problem, Reading
from assistant.craft.lexicon import level

__all__ = ["media"]

_KINDS = ("screen", "radio", "book", "interview", "sequel", "show")
_BEFORE = 24  # characters before a word in which its article stands


def media(reading: Reading) -> Iterator[Problem]:
    """Kinds of works, said with an article, that stand in no fact of either side."""
    if reading.words is None or reading.text.rstrip().endswith("?"):
        return
    if reading.words.find("meeting", reading.text):
        return  # "a video call"
    for kind in _KINDS:
        for match in _of(kind).finditer(reading.text):
            segment = reading.at(match.start())
            before = reading.text[max(0, match.start() - _BEFORE) : match.start()]
            if segment.mood in ("asked", "intention") or reading.text[match.end() :][:1] == "-":
                continue
            if not find("media", "said", reading.language, before) or _is_known(reading, kind):
                continue
            if not any(item.start <= match.start() < item.end for item in reading.mentions):
                yield _problem(reading, match)


def _is_known(reading: Reading, kind: str) -> bool:
    sources = reading.sources
    written = [reading.case.request.earlier, reading.case.request.why]
    texts = [item.text for side in (sources.contact, sources.me) for item in side.all]
    printed = kind == "book" and any(item.is_work for item in sources.contact.all)
    return printed or any(_of(kind).search(level(text)) for text in [*written, *texts])


@cache
def _of(kind: str) -> re.Pattern[str]:
    found = pattern("media", "kinds", kind)
    return found if found else re.compile("(?!)")


def _problem(reading: Reading, match: re.Match[str]) -> Problem:
    return Problem(
        match.start(),
        match.end(),
        f"“{match[0]}” was looked for in {reading.owner(reading.sources.contact)} and in what you "
        "entered: nothing of that kind stands there.",
        "Name one that the profile shows; if you know it from elsewhere, say so under "
        "“Why this person?”.",
    )
