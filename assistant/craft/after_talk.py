"""What a conversation leaves to be said after it, the best to thank for first.

Nothing that was said off the record is among it, but as words that no message may repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from assistant.craft.message import language_of
from assistant.craft.names import tokens
from assistant.insights import Action, Debrief, Insight, Promise, Quoted, Referral, Talk
from assistant.models import Heard, Pledge, Point

__all__ = ["heard"]

# What is worth thanking for, by topic: advice before description, and nothing of pay, of the
# employer's troubles or of why people leave, which nobody wants to read back in a message.
_WORTH = {
    "mistakes_advice": 6, "standing_out": 6, "skills": 5, "credentials": 4, "hidden_market": 3,
    "outlook": 3, "advancement": 3, "fit_setting": 3, "pros_cons": 2, "day_to_day": 2,
    "employer_types": 1, "path_in": 1,
}  # fmt: skip
_REVIEWED = 4  # what the user has kept goes before a better topic that they have not looked at
_DELICATE = re.compile(  # money, and what went wrong for them
    r"[£$€¥]|\d\s?k\b|\b(?:salar\w+|pay|pays|paid|wages?|earn\w*|bonus\w*|pension\w*|tax|rates?|"
    r"gehalt\w*|verdien\w*|sueldo|salario|salaire|stipendio|mistakes?|worst|regrets?|failed|"
    r"burn-?out|divorced?|ill|sick|pregnan\w+|baby|boss|fired|laid off|redundan\w+|off ?rec\w*)\b",
    re.IGNORECASE,
)
_IN_QUOTES = re.compile(r"[\"“„«].{3,}[\"”“»]\W*")
_SHORTEST, _LONGEST = 4, 30  # words of a statement


def heard(talk: Talk, drawn: Debrief, person: str = "") -> Heard:
    """What may be said after `talk` with `person`, out of all that was drawn from it."""
    open_ones = [one for one in drawn.insights if not one.off_record and _is_theirs(one)]
    people = [one for one in drawn.referrals if not one.off_record]
    named = {word for name in (person, *(one.name for one in people)) for word in tokens(name)}
    ranked = sorted(open_ones, key=lambda one: (-_worth(one, named), one.start))
    return Heard(
        on=talk.on,
        points=tuple(_point(one, talk, named) for one in ranked),
        pledges=tuple(_pledges(drawn)),
        introduces=tuple(dict.fromkeys(one.name for one in people if one.introduces)),
        named=tuple(dict.fromkeys(one.name for one in people if not one.introduces)),
        locked=tuple(dict.fromkeys(_locked(drawn))),
        language=language_of(" ".join(one.quote for one in open_ones)),
    )


def _is_theirs(insight: Insight) -> bool:
    """Whether it can be said that the person said it; a bare imported statement cannot."""
    return insight.speaker != "user" and not insight.imported


def _point(insight: Insight, talk: Talk, named: Set[str]) -> Point:
    spoken = talk.conversation.recorded and insight.speaker == "interviewee"
    return Point(
        statement=insight.statement,
        quote=insight.quote,
        topic=insight.topic,
        spoken=spoken or _IN_QUOTES.fullmatch(insight.quote.strip()) is not None,
        # Of a recording it must be known who spoke: else it may be my own words.
        fit=_is_fit(insight, named) and (spoken or not talk.conversation.recorded),
    )


def _is_fit(insight: Insight, named: Set[str]) -> bool:
    words = insight.statement.split()
    sure = insight.confidence == "high" and insight.basis != "hearsay" and not insight.flags
    return (
        sure
        and insight.topic in _WORTH
        and insight.pay is None
        and not _DELICATE.search(f"{insight.statement} {insight.quote}")
        and _SHORTEST <= len(words) <= _LONGEST
        and not any(word in named for word in tokens(insight.statement) if len(word) > 2)
    )


def _worth(insight: Insight, named: Set[str]) -> float:
    """How good it is to thank for; what is not fit comes last."""
    worth = _WORTH.get(insight.topic, 0) + insight.weight / 4
    worth += _REVIEWED if insight.reviewed else 0
    worth -= 3 if insight.stance == "negative" else 0
    return worth if _is_fit(insight, named) else worth - 100


def _pledges(drawn: Debrief) -> Iterable[Pledge]:
    """What I promised, each once; the soonest due first."""
    mine = [one for one in drawn.promises if one.by == "me" and not one.off_record]
    once = {one.quote: one for one in mine}
    ranked = sorted(once.values(), key=lambda one: (one.due is None, one.due or 0, one.start))
    return [Pledge(what=one.what, quote=one.quote, due=one.due) for one in ranked]


def _locked(drawn: Debrief) -> Iterable[str]:
    agreed: list[Quoted] = [*drawn.actions, *drawn.promises, *drawn.referrals]
    for one in drawn.insights:
        if one.off_record:
            yield one.quote
            yield one.statement
    for of in agreed:
        if isinstance(of, Action | Promise | Referral) and of.off_record:
            yield of.quote
