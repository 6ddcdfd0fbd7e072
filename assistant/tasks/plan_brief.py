"""The page to read before the call: who they are, what we share, what to listen for, and I.

Everything about them stands in their profile; everything about me in what I typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.craft.common_ground import common_ground, keys
from assistant.craft.employers import key
from assistant.craft.path import employer_of, present, sure, year_of
from assistant.craft.perspective import akin
from assistant.craft.questions import questions
from assistant.models import CommonGround, Experience, Profile, plain
from assistant.plans import Brief, Earlier, Known, Witness
from assistant.tasks.offline.wording import named, sentence
from assistant.tasks.plan_introduction import introduction

if TYPE_CHECKING:
    from assistant.tasks.plan_desk import Asked

__all__ = ["brief"]

_POSTS, _EARLIER, _LISTEN = 3, 6, 3

_LISTEN_FOR = {
    "junior": "What still surprises them: they have not yet got used to it.",
    "experienced": "Where their voice gets livelier, and where it gets careful.",
    "manager": "What they praise in people without being asked: it is what they look for.",
    "executive": "Which names, places and numbers they mention in passing.",
    "recruiter": "Numbers: ranges, weeks, how many apply, how many are called back.",
    "former": "What they say about the old place when they are not asked about it.",
}
_SHARED = {
    "school": "You both went to {}.",
    "employer": "You have both worked at {}.",
    "association": "{} connects you.",
    "transition": "They used to be in your line of work: {}.",
    "place": "You are both in {}.",
    "skill": "You both name {}.",
    "language": "You both speak {}.",
}


def brief(asked: Asked, person: str) -> Brief:
    """The page for one conversation."""
    contact, me = asked.contact, asked.me
    return Brief(
        who=tuple(_who(contact)),
        shared=tuple(_shared(item) for item in common_ground(contact, me)[:4]),
        earlier=tuple(_earlier(asked)),
        listen_for=tuple(_listen_for(asked, person))[:_LISTEN],
        introduction=introduction(asked),
    )


def _who(contact: Profile) -> Iterator[str]:
    now = present(contact)
    if now is not None and _post(now):
        yield sentence(_post(now))
    elif printed := _printed(contact):
        yield sentence(printed)
    elif contact.headline and contact.headline.sure:
        yield sentence(plain(contact.headline.text))
    earlier = [post for post in contact.experiences if post is not now and _post(post)]
    for post in earlier[: _POSTS - 1]:
        yield sentence(f"{'Also' if post.current else 'Before'}: {_post(post)}")
    for school in contact.education[:1]:
        line = ", ".join(filter(None, (sure(school.degree), sure(school.school))))
        if line:
            yield sentence(f"Studied: {line}")


def _printed(contact: Profile) -> str:
    """The first post in the page's own words, where it could not be read for certain."""
    for post in contact.experiences[:1]:
        facts = [fact for fact in (post.title, post.company) if fact is not None]
        return ", ".join(plain(fact.text) for fact in facts)
    return ""


def _post(post: Experience) -> str:
    """ "Nurse manager at Saltmarsh Regional Hospital, since 2021"."""
    title, place = sure(post.title), employer_of(post)
    what = f"{title} at {named(place)}" if title and place else title or place
    begun, ended = year_of(post.start), year_of(post.end)
    if what and post.current and begun:
        return f"{what}, since {begun}"
    return f"{what}, {begun} to {ended}" if what and begun and ended else what


def _shared(item: CommonGround) -> str:
    text = item.text if item.kind not in ("school", "employer") else named(item.text)
    return _SHARED[item.kind].format(text)


def _earlier(asked: Asked) -> Iterator[Earlier]:
    """What earlier people said of this employer, then of this role; not what they said."""
    said = [one for one in asked.witnesses if one.person != asked.person]
    places = {key(employer_of(post)) for post in asked.contact.experiences if post.current} - {""}
    here = [one for one in said if key(one.employer) in places or _speaks(one, asked.contact)]
    same = [one for one in said if one not in here and akin(one.role, asked.role.title)]
    for one in [*here, *sorted(same, key=lambda one: one.on, reverse=True)][:_EARLIER]:
        yield Earlier(
            insight=one.insight,
            statement=one.statement,
            quote=one.quote,
            name=one.name,
            date=one.on,
        )


def _speaks(one: Witness, contact: Profile) -> bool:
    """Whether a statement names the place where the contact works."""
    now = present(contact)
    names = keys(employer_of(now)) if now and employer_of(now) else frozenset()
    return any(len(name) > 3 and name in one.statement.casefold() for name in names)


def _listen_for(asked: Asked, person: str) -> Iterator[str]:
    for wished in asked.criteria[:1]:
        yield f"Anything that bears on what you care about: {plain(wished).rstrip('.')}."
    yield from _open(asked.known)
    yield _LISTEN_FOR[person]
    yield "A name that comes up twice: ask about it in the closing."
    yield "Examples. Where there is only a general answer, ask for the last time it happened."


def _open(known: Sequence[Known]) -> Iterator[str]:
    """What is in dispute, then what is missing, at most one of each."""
    for one in known:
        if one.state == "conflict":
            title = questions()[one.topic].title
            yield f"{title}: what you heard contradicts itself. Which side are they on, and why?"
            break
    if not any(one.people for one in known):
        return
    for one in known:
        if one.state == "unknown" and one.topic != "referrals_next":
            title = questions()[one.topic].title
            yield f"{title}: nobody has told you yet, so catch it in passing."
            break
