"""What earlier conversations mean for a plan: which topic is open, which view may be a probe.

A view is told without name or employer, and never to a colleague of the only one who holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from assistant.craft.earlier_views import colleagues, names_others
from assistant.craft.english import is_english
from assistant.craft.names import tokens
from assistant.craft.path import employer_of
from assistant.craft.plan_setting import Setting
from assistant.craft.question_rules import LONGEST_PROBE
from assistant.craft.questions import questions, spoken
from assistant.insights import Topic
from assistant.plans import Known, Priority, Source, State, Witness
from assistant.tasks.offline.wording import pick
from assistant.tasks.plan_telling import names_a_name, sayable
from assistant.tasks.plan_wording import Choice

__all__ = ["Views", "views"]

_LONGEST = 20  # words of a view that can still be told in a probe
_BLANKS = 8  # topics without a word, up to which one is worth pointing out
_MANY = 3  # independent sources, from where on it is told as what several say
_PERSONAL = re.compile(
    r"\b(?:I|my|me|mine|we|our|us|he|she|his|her|him|you|your|they|their|them)\b|[→←<>=|@#]|\b[bw]/\w?",
    re.IGNORECASE,
)


class Views(NamedTuple):
    """What is known, by topic, and the view of each topic that may be told."""

    any: bool  # whether there were conversations
    topics: Mapping[Topic, Known]
    told: Mapping[Topic, tuple[Witness, ...]]  # one, or the two sides of a conflict
    cited: Mapping[Topic, tuple[Witness, ...]]  # for me alone, where none can be told

    def state(self, topic: Topic) -> State | None:
        """How far a topic is known; None before the first conversation."""
        known = self.topics.get(topic)
        return (known.state if known else "unknown") if self.any else None

    def sources(self, topic: Topic) -> tuple[Source, ...]:
        """The insights behind a topic, those that its probe tells of first, or the gap."""
        if cited := self.told.get(topic) or self.cited.get(topic):
            return tuple(
                Source(kind="insight", text=one.statement, insight=one.insight) for one in cited
            )
        if self.state(topic) == "unknown":
            return (Source(kind="gap", text=questions()[topic].title),)
        return ()

    def probe(self, choice: Choice, seed: str) -> str:
        """An earlier view as a probe; "" where there is none that may be told."""
        told = self.told.get(choice.topic, ())
        if not told or choice.topic == "referrals_next":
            return ""
        if len(told) == 2:
            plan = pick(spoken("probe_both"), f"{seed}|{choice.topic}")
            view, other = (sayable(one.statement) for one in told)
            probe = plan.format(view=view, other=other)
            if len(probe.split()) <= LONGEST_PROBE:
                return str(probe)
        known = self.topics[choice.topic]
        many = known.state == "pattern" and known.sources >= _MANY
        exact = re.search(r"\d", told[0].statement)  # several people do not give one figure
        key = "probe_many" if many and not exact else "probe_one"
        plan = pick(spoken(key), f"{seed}|{choice.topic}")
        return str(plan.format(view=sayable(told[0].statement)))

    def _blanks(self) -> int:
        """How many topics nobody has spoken of."""
        known = sum(one.state != "unknown" for one in self.topics.values())
        return len(questions()) - known

    def why(self, choice: Choice, left: Iterable[Topic], priority: Priority, seed: str) -> str:
        """Why a question is asked, with what earlier conversations add to it."""
        topic = choice.topic
        if topic == "referrals_next":
            return choice.why
        state = self.state(topic)
        key = {"one view": "why_one", "echoed": "why_echoed", "pattern": "why_pattern",
               "conflict": "why_conflict"}.get(state or "", "")  # fmt: skip
        if state == "one view" and self.topics[topic].sources > 1:
            key = "why_several"  # more than one spoke of it, and nobody like another
        if topic in left:
            key = "why_left"
        elif state == "unknown" and priority == "must" and self._blanks() <= _BLANKS:
            key = "why_gap"
        return f"{choice.why} {pick(spoken(key), f'{seed}|{topic}')}" if key else choice.why


def views(known: Sequence[Known], setting: Setting) -> Views:
    """The views that may be told to the contact of `setting`.

    What is known for the role counts before what is known for all roles.
    """
    topics: dict[Topic, Known] = {}
    for one in sorted(known, key=lambda one: bool(one.role)):
        if one.state != "unknown" or one.topic not in topics:
            topics[one.topic] = one
    by_id = {one.insight: one for one in setting.witnesses}
    # One view is told once in a plan: first where it belongs, then where it also does.
    own = [one for one in setting.witnesses if one.topic in topics]
    told: dict[Topic, tuple[Witness, ...]] = {}
    for topic, one in topics.items():
        mine = {witness.insight: witness for witness in own if witness.topic == topic}
        told[topic] = _told(one, mine, setting)
    for topic, one in topics.items():
        used = {witness.statement for found in told.values() for witness in found}
        rest = {key: value for key, value in by_id.items() if value.statement not in used}
        told[topic] = told[topic] or _told(one, rest, setting)
    return Views(
        any=any(one.people or one.insights for one in known),
        topics=topics,
        told={topic: found for topic, found in told.items() if found},
        cited={topic: _cited(one, by_id, setting) for topic, one in topics.items()},
    )


def _cited(known: Known, witnesses: Mapping[str, Witness], setting: Setting) -> tuple[Witness, ...]:
    """What a topic is known by, in words of others: the sides of a conflict, or the first two."""
    insights = known.against[0] if known.against else known.insights
    held = [witnesses[one] for one in insights if one in witnesses]
    return tuple(one for one in held if one.person != setting.person)[:2]


def _told(known: Known, witnesses: Mapping[str, Witness], setting: Setting) -> tuple[Witness, ...]:
    """The view to tell: both sides of a conflict, else one of the largest group that agrees."""

    def usable(insights: Iterable[str]) -> Witness | None:
        held = [witnesses[one] for one in insights if one in witnesses]
        strangers = [one for one in held if one.person != setting.person]
        safe = [one for one in strangers if not colleagues(one, setting)]
        return next((one for one in safe if _tellable(one, setting)), None)

    if known.state == "conflict":
        for pair in known.against:
            sides = [usable([insight]) for insight in pair]
            if sides[0] and sides[1]:
                return sides[0], sides[1]
    groups = sorted(known.agreeing, key=len, reverse=True) or [known.insights]
    for group in [*groups, known.insights]:
        if (found := usable(group)) is not None:
            return (found,)
    return ()


def _tellable(one: Witness, setting: Setting) -> bool:
    said = one.statement
    return (
        len(said.split()) <= _LONGEST
        and bool(sayable(said))
        and is_english(f"the {said}")
        and not _PERSONAL.search(said)
        and not names_others(said, setting)
        and not names_a_name(said, _on_the_page(setting))
    )


def _on_the_page(setting: Setting) -> frozenset[str]:
    """The words of the contact's own employers and of the role: they are no secret."""
    posts = setting.contact.experiences if setting.contact else ()
    names = [employer_of(post) for post in posts]
    names += [setting.role.title, setting.role.employer] if setting.role else []
    return frozenset(word for name in names for word in tokens(name))
