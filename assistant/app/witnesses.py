"""Insights with what is known of who said them: from which place, and who led to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from assistant.craft.employers import headlined
from assistant.craft.names import fold, tokens
from assistant.craft.patterns import counts
from assistant.craft.perspective import main_post
from assistant.insights import Insight, Referral, Talk
from assistant.models import KeptRequest, Person, Profile
from assistant.plans import Plan, Witness


class Led(NamedTuple):
    """That somebody was named to the user, by whom and when."""

    name: str
    by: str  # Person.id, or the folded name of somebody who is not kept
    on: date | None


def witnesses(
    talks: Sequence[Talk],
    insights: Mapping[str, Sequence[Insight]],
    people: Mapping[str, Person],
    led: Iterable[Led],
    plans: Iterable[Plan],
) -> tuple[Witness, ...]:
    """What counts as evidence, by conversation; `insights` are by the conversation's id.

    The role is what the conversation was planned for; without a plan, what the person does.
    """
    by_name = _first(led)
    roles = {plan.talk: plan.role for plan in plans if plan.talk and plan.role}
    return tuple(
        one
        for talk in talks
        for one in _of_talk(talk, insights.get(talk.id, ()), people, by_name, roles)
    )


def _of_talk(
    talk: Talk,
    insights: Iterable[Insight],
    people: Mapping[str, Person],
    led: Mapping[str, Led],
    roles: Mapping[str, str],
) -> Iterator[Witness]:
    person = people.get(talk.person or "")
    profile = person.profile if person else Profile(kind="facts")
    name = name_of(profile)
    introducer = _first_of_chain(person.id, talk.on, people, led) if person else None
    for insight in filter(counts, insights):
        yield Witness(
            insight=insight.id,
            statement=insight.statement,
            topic=insight.topic,
            topics=insight.topics,
            stance=insight.stance,
            toward=insight.toward,
            person=person.id if person else "",
            name=name,
            employer=employer(profile),
            role=roles.get(talk.id) or title(profile),
            introducer=introducer,
            on=talk.on,
            pay=insight.pay,
        )


def _first_of_chain(
    person: str, on: date, people: Mapping[str, Person], led: Mapping[str, Led]
) -> str | None:
    """Who began the chain of referrals that led to somebody; None where nobody did.

    Those between need not have said anything. Who was named after the conversation, `on`, had
    not been led to by it.
    """
    chain = [person]
    while True:
        kept = people.get(chain[-1])
        name = _key(name_of(kept.profile)) if kept else chain[-1].removeprefix("named ")
        leader = led.get(name)
        late = leader is not None and leader.on is not None and leader.on > on
        if leader is None or late or leader.by in chain:
            return chain[-1] if len(chain) > 1 else None
        chain.append(leader.by)


def employer(profile: Profile) -> str:
    """Where somebody works, as their profile says; empty where it does not."""
    post = main_post(profile)
    if post and post.company:
        return post.company.text
    return headlined(profile.headline.text) if profile.headline else ""


def title(profile: Profile) -> str:
    """What somebody does, as their profile says; empty where it does not."""
    post = main_post(profile)
    if post and post.title:
        return post.title.text
    return profile.headline.text if profile.headline else ""


def led_to(
    people: Mapping[str, Person],
    requests: Iterable[KeptRequest],
    referrals: Iterable[tuple[Talk, Referral]],
) -> Iterator[Led]:
    """Who led to whom: those the user wrote through, and those who named somebody."""
    by_name = {_key(name_of(one.profile)): one.id for one in people.values() if one.profile.name}
    for kept in requests:
        via = kept.request.via.strip()
        if via and kept.person in people:
            yield Led(
                name_of(people[kept.person].profile),
                by_name.get(_key(via), f"named {_key(via)}"),
                None,
            )
    for talk, referral in referrals:
        if talk.person:
            yield Led(referral.name, talk.person, talk.on)


def is_named(name: str, names: Iterable[str]) -> bool:
    """Whether a name is among others, without regard to case, accents and titles."""
    return _key(name) in {_key(one) for one in names}


def _first(led: Iterable[Led]) -> dict[str, Led]:
    """By name, whoever led first; what the user wrote through counts before what was named."""
    found: dict[str, Led] = {}
    for one in sorted(led, key=lambda one: (one.on is not None, one.on or date.min)):
        if _key(one.name):
            found.setdefault(_key(one.name), one)
    return found


def _key(name: str) -> str:
    return " ".join(tokens(fold(name)))


def name_of(profile: Profile) -> str:
    """How somebody is called; empty where the profile has no name."""
    return profile.name.text if profile.name else ""
