"""What earlier conversations mean for a plan: which topic is open, which view may be a probe.

A view is told without name or employer, and never to a colleague of the only one who holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from assistant.craft.earlier_views import colleagues, names_others
from assistant.craft.english import is_english, is_sentence, to_base_form, word_list
from assistant.craft.plan_setting import Setting
from assistant.craft.question_rules import LONGEST_PROBE
from assistant.craft.questions import questions, spoken
from assistant.insights import Topic
from assistant.plans import Known, Priority, Source, State, Witness
from assistant.tasks.offline.wording import lowered, pick
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

    def state(self, topic: Topic) -> State | None:
        """How far a topic is known; None before the first conversation."""
        known = self.topics.get(topic)
        return (known.state if known else "unknown") if self.any else None

    def sources(self, topic: Topic) -> tuple[Source, ...]:
        """The insights behind a topic that a probe tells of, or the gap."""
        told = self.told.get(topic, ())
        if told:
            return tuple(
                Source(kind="insight", text=one.statement, insight=one.insight) for one in told
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
            probe = plan.format(view=_clause(told[0].statement), other=_clause(told[1].statement))
            if len(probe.split()) <= LONGEST_PROBE:
                return str(probe)
        known = self.topics[choice.topic]
        key = "probe_many" if known.state == "pattern" and known.sources >= _MANY else "probe_one"
        plan = pick(spoken(key), f"{seed}|{choice.topic}")
        return str(plan.format(view=_clause(told[0].statement)))

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
    told = {topic: _told(one, by_id, setting) for topic, one in topics.items()}
    return Views(
        any=any(one.people or one.insights for one in known),
        topics=topics,
        told={topic: found for topic, found in told.items() if found},
    )


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
        3 <= len(said.split()) <= _LONGEST
        and is_english(f"the {said}")
        and _speaks(said)
        and not _PERSONAL.search(said)
        and "?" not in said
        and not names_others(said, setting)
        and not re.search(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", said)
    )


def _speaks(said: str) -> bool:
    """Whether a statement is a sentence: a verb stands behind its first word."""
    words = [word.strip(".,;:()\"'").lower() for word in said.split()]
    verbs = word_list("base") | frozenset(str(spoken("verbs")).split())
    return is_sentence(said) or any(
        word in verbs or to_base_form(word) in verbs for word in words[1:-1]
    )


def _clause(statement: str) -> str:
    """A statement as it follows "that": small letter, no stop."""
    said = statement.strip().rstrip(".!;, ")
    first, blank, rest = said.partition(" ")
    return lowered(first) + blank + rest
