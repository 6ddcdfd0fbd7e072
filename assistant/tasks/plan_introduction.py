"""My side of the first half minute: who I am, what I'd like to hear, when I will stop.

Everything about me is what I typed; about them only where they work, as their page says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.craft.english import is_english
from assistant.craft.path import employer_of, present, sure
from assistant.models import Me, plain
from assistant.tasks.offline.me import introduction as about_me
from assistant.tasks.offline.me import wish
from assistant.tasks.offline.wording import article, named, sentence
from assistant.tasks.role_words import noun

if TYPE_CHECKING:
    from assistant.tasks.plan_desk import Asked

__all__ = ["introduction"]

_FEWEST, _MOST = 70, 90  # words: half a minute, spoken calmly
_MORE = 25  # words of a further sentence about me

_GOAL = {
    "exploring": "I'm still looking around, so I'd like to hear how it really is.",
    "deciding": "I'm weighing whether this is for me, so an honest view helps most.",
    "applying": "I'm preparing for this kind of work, so I'd like to learn what counts in it.",
}
_COURTESY = (
    "If there is something you'd rather not answer, just say so and I'll go on.",
    "I'll take a few notes for myself, if that's all right with you.",
)


def introduction(asked: Asked) -> str:
    """Mine, to be said in 30 seconds, out of what I typed and nothing else."""
    me = asked.me
    name = plain(me.name).title() if me.name.isupper() else plain(me.name)
    learn = wish(me.learn) if is_english(me.learn) else ""
    must = {
        0: "Thanks for making the time.",
        1: f"I'm {name}." if name else "",
        2: _work(me),
        5: f"I'd like to {learn[:1].lower()}{sentence(learn)[1:]}" if learn else "",
        8: "I have a few questions, I won't ask you for a job, "
        f"and I'll stop after {asked.minutes} minutes.",
    }
    said = {place: part for place, part in must.items() if part}
    for place, part in _further(asked):
        if _words(said) + len(part.split()) <= _MOST:
            said[place] = part
    for place, part in enumerate(_COURTESY, start=9):
        if _words(said) < _FEWEST:
            said[place] = part
    return " ".join(said[place] for place in sorted(said))


def _words(said: dict[int, str]) -> int:
    return sum(len(part.split()) for part in said.values())


def _further(asked: Asked) -> Iterator[tuple[int, str]]:
    """What is said where there is time, with its place, the most telling first."""
    yield 6, _GOAL[asked.goal]
    now = present(asked.contact)
    if now is not None and now.current and employer_of(now):
        yield 7, f"I asked you because you know {named(employer_of(now))} from inside."
    if more := _more(asked.me):
        yield 3, more
    if before := _before(asked.me):
        yield 4, before


def _work(me: Me) -> str:
    """What I do, in a sentence of mine; else as my own profile has it; "" where neither is English.

    A fragment ("36, from Sloe Bridge") and a line in capitals are no sentence.
    """
    for line in _lines(me)[:2]:
        said = about_me(line)
        shouted = re.search(r"\b[A-Z]{3,} [A-Z]{3,}", said)
        if re.match(r"(?:I|My)\b", said) and not shouted and is_english(said):
            return _since(sentence(said))
    post = me.profile.current if me.profile else None
    if me.profile is None or post is None or not employer_of(post):
        return ""
    title = noun(sure(post.title)) if me.profile.language == "en" else sure(post.title)
    return f"I'm {article(title)} {title} at {named(employer_of(post))}." if title else ""


def _lines(me: Me) -> list[str]:
    """The sentences and lines that I typed about my work."""
    return re.split(r"(?<=[a-z\d)][.!])\s+(?=[A-Z])|\n", me.work.strip())


def _since(said: str) -> str:
    """ "I am a nurse at Y, since 2019." → "I've been a nurse at Y since 2019."."""
    said = re.sub(
        r"^I(?: am|['’]m) (?:currently )?(.+?),? since ((?:\w+ )?\d{4})\.$",
        r"I've been \1 since \2.",
        said,
    )
    return re.sub(r"^I am\b", "I'm", said)


def _more(me: Me) -> str:
    """Another sentence that I typed about my work, where it speaks in the first person."""
    for line in _lines(me)[1:3]:
        said = plain(line)
        if about_me(said) and _since(sentence(about_me(said))) == _work(me):
            continue
        if (
            re.match(r"(?:I|My)\b", said)
            and is_english(said)
            and len(said.split()) <= _MORE
            and "?" not in said
        ):
            return _since(sentence(said))
    return ""


def _before(me: Me) -> str:
    """The post before today's, where my own profile names it."""
    posts = [post for post in me.profile.experiences if not post.current] if me.profile else []
    title, place = (sure(posts[0].title), employer_of(posts[0])) if posts else ("", "")
    said = noun(title)
    return f"Before that I was {article(said)} {said} at {named(place)}." if said and place else ""
