"""Posts: what the person wrote, and nothing that others wrote.

A post is headed either by "Ana Ruiz posted this • 3w" or by a small card: name / how near /
headline / how long ago. Shared posts carry the other author's card inside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.intake import wording
from assistant.intake.lines import Line, fact
from assistant.intake.web.page import degree_in
from assistant.models import Fact

_MOST_POSTS = 20
_TAGS = re.compile(r"(?:#[^\s#]+[\s,]*)+")


def read_posts(found: Sequence[Line], language: str, name: str | None) -> tuple[Fact, ...]:
    """The posts of the section Activity that `name` wrote; without a name none can be told."""
    if not name:
        return ()
    heads = _heads(found, language, name)
    posts: list[Fact] = []
    for number, (_, start, own) in enumerate(heads):
        stop = heads[number + 1][0] if number + 1 < len(heads) else len(found)
        if not own:
            continue
        body = _body(found[start:stop], language)
        if body:
            posts.append(fact(*body))
    return tuple(posts[:_MOST_POSTS])


def _heads(found: Sequence[Line], language: str, name: str) -> list[tuple[int, int, bool]]:
    """Each head of a post: where it begins, where its text begins, whether the person wrote it."""
    heads: list[tuple[int, int, bool]] = []
    shared = False
    for index, line in enumerate(found):
        said = _posted(line, language, name)
        if said is not None:
            after = index + 1
            while after < len(found) and _is_time(found[after], language):
                after += 1
            heads.append((index, after, said))
            shared = not said
            continue
        if not _is_time(line, language) or (heads and index < heads[-1][1]):
            continue
        first = _card_start(found, index, heads[-1][1] if heads else 0, language, name)
        own = first < index and _is_person(found[first].text, name)
        heads.append((first, index + 1, own and not shared))
        shared = False
    return heads


def author_of(found: Sequence[Line], language: str) -> Line | None:
    """Whose posts a paste shows that begins below the card: "Ana Ruiz posted this • 3w".

    Only the person's own page says so; who wrote a shared post stands in a card of its own.
    """
    named: dict[str, Line] = {}
    counts: Counter[str] = Counter()
    for line in found:
        if len(line.text) > wording.LONGEST or line.block:
            continue
        even = wording.alike(line.text)
        matches = (pattern.fullmatch(even) for pattern in wording.patterns("posted", language))
        match = next((match for match in matches if match), None)
        if match is None:
            continue
        own = "own" if match.groupdict().get("own") else "other"
        who = line.part(*match.span(own))
        if who is not None and 1 < len(who.text.split()) <= 6 and who.text[:1].isupper():
            named.setdefault(wording.key(who.text), who)
            counts[wording.key(who.text)] += 2 if own == "own" else 1
    best = max(counts, key=lambda name: counts[name], default=None)
    return named[best] if best is not None and counts[best] > 1 else None


def _posted(line: Line, language: str, name: str) -> bool | None:
    """True: "Ana posted this". False: she shared, liked or commented. None: neither."""
    if len(line.text) > wording.LONGEST or line.block:
        return None
    even = wording.alike(line.text)
    for pattern in wording.patterns("posted", language):
        match = pattern.fullmatch(even)
        if match is None:
            continue
        groups = match.groupdict()
        who = groups.get("own") or groups.get("other") or ""
        if _is_person(who, name):
            return bool(groups.get("own"))
    return None


def _is_person(text: str, name: str) -> bool:
    """Whether a post's author is the person: the whole name, with or without suffixes.

    Others may be called the same and more: "Ana" is not "Ana Ruiz".
    """
    named = re.split(r" ?[•·]|\(", text, maxsplit=1)[0]
    return wording.key(named) == wording.key(name) or wording.key(
        named.partition(",")[0]
    ) == wording.key(name.partition(",")[0])


def _is_time(line: Line, language: str) -> bool:
    text = line.text
    if len(text) > 120 or line.block:
        return False
    return wording.says("time", text, language)


def _card_start(found: Sequence[Line], index: int, least: int, language: str, name: str) -> int:
    """Where the card above a line "3w" begins: the name, at most four lines up."""
    low = max(least, index - 4)
    for place in range(index - 1, low - 1, -1):
        if _is_person(found[place].text, name):
            return place
    for place in range(index - 1, low - 1, -1):
        if degree_in(found[place].text) or wording.says("followers", found[place].text, language):
            return max(low, place - 1)
    return max(low, index - 2)


def _body(found: Sequence[Line], language: str) -> list[Line]:
    """The text of a post: up to the counts and buttons below it, without hashtags."""
    kept: list[Line] = []
    for number, line in enumerate(found):
        text = line.text
        after = found[number + 1].text if number + 1 < len(found) else ""
        if not line.block and (
            wording.says("post_end", text, language)
            or (text.replace(",", "").replace(".", "").isdigit() and kept)
            or (text.endswith(" hashtag") and len(text) < 60)
        ):
            break
        if degree_in(text, alone=False) or _posted_by_other(text, after, language):
            break
        if not any(letter.isalnum() for letter in text) or _TAGS.fullmatch(text):
            continue
        kept.append(line)
    return kept


def _posted_by_other(text: str, after: str, language: str) -> bool:
    """Whether a card inside the post begins here: a name above "· 2nd" or "9,204 followers"."""
    if len(text) > 90 or not after:
        return False
    return bool(degree_in(after, alone=False)) or wording.says("followers", after, language)
