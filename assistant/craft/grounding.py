"""Is what a message says true of its sources, and of the person it is said of?

`ground` goes through a message sentence by sentence: names, employers, schools, numbers,
dates, roles, talks and articles, common ground, referrers, and whose fact each of them
is. What stands in no source becomes a finding of rule L13; what does is shown with the
piece of the source it comes from. Opinions, wishes, questions and proposed times claim
nothing. Nothing here knows who wrote the message: a model that obeys a hostile profile is
caught like anybody's slip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.craft.claims import acquaintances as acquaintance_claims
from assistant.craft.claims import calendar as calendar_claims
from assistant.craft.claims import common as common_claims
from assistant.craft.claims import deeds as deed_claims
from assistant.craft.claims import events as event_claims
from assistant.craft.claims import finished as finished_claims
from assistant.craft.claims import followups as followup_claims
from assistant.craft.claims import languages as language_claims
from assistant.craft.claims import media as media_claims
from assistant.craft.claims import months as month_claims
from assistant.craft.claims import names as name_claims
from assistant.craft.claims import numbers as number_claims
from assistant.craft.claims import order as order_claims
from assistant.craft.claims import pairs as pair_claims
from assistant.craft.claims import plans as plan_claims
from assistant.craft.claims import present as present_claims
from assistant.craft.claims import ranks as rank_claims
from assistant.craft.claims import roles as role_claims
from assistant.craft.claims import strays as stray_claims
from assistant.craft.claims import tenures as tenure_claims
from assistant.craft.claims import ties as tie_claims
from assistant.craft.claims import told as told_claims
from assistant.craft.claims import trade as trade_claims
from assistant.craft.claims import verbless as verbless_claims
from assistant.craft.claims import work as work_claims
from assistant.craft.claims.circumstances import is_circumstance
from assistant.craft.claims.evidence import sources_of
from assistant.craft.claims.reading import Problem, Reading, read_sentence
from assistant.craft.claims.segments import read_cast
from assistant.craft.claims.sources import read_sources
from assistant.craft.meeting_times import names_hour
from assistant.craft.message import Message, language_of
from assistant.craft.sentences import Piece
from assistant.models import Case, Finding, Profile, Sentence, Severity

__all__ = ["ground"]

_RULE = "L13"

# The order is the order of trust: where two find fault with the same words, the first speaks.
_CHECKS: tuple[Callable[[Reading], Iterator[Problem]], ...] = (
    told_claims.locked,
    told_claims.quotes,
    name_claims.people,
    acquaintance_claims.acquaintances,
    common_claims.common_ground,
    common_claims.fellows,
    common_claims.meetings,
    work_claims.works,
    work_claims.titles,
    name_claims.names,
    number_claims.numbers,
    tenure_claims.tenures,
    finished_claims.finished,
    followup_claims.followups,
    month_claims.months,
    calendar_claims.calendar,
    event_claims.events,
    plan_claims.plans,
    pair_claims.pairs,
    tie_claims.ties,
    present_claims.present,
    rank_claims.ranks,
    role_claims.roles,
    deed_claims.degrees,
    deed_claims.turns,
    deed_claims.deeds,
    deed_claims.strangers,
    trade_claims.trades,
    trade_claims.called,
    verbless_claims.verbless,
    verbless_claims.fields,
    language_claims.languages,
    media_claims.media,
    order_claims.order,
    stray_claims.strays,
    told_claims.paraphrases,
)

# A meeting, common ground or a talk is claimed of the reader whatever else is said.
_OF_BOTH = frozenset(
    {
        told_claims.locked,
        told_claims.quotes,
        told_claims.paraphrases,
        name_claims.people,
        acquaintance_claims.acquaintances,
        common_claims.common_ground,
        common_claims.fellows,
        common_claims.meetings,
        work_claims.works,
        work_claims.titles,
    }
)

# A name, a role or a quoted title stands in a source or it does not: an error. A number may be
# a sum, a month the writer's own, a deed a paraphrase: such a claim without a source is a
# warning (docs/decisions/0005).
_CERTAIN = {
    told_claims.locked,
    told_claims.quotes,
    name_claims.people,
    acquaintance_claims.acquaintances,
    name_claims.names,
    common_claims.fellows,
    pair_claims.pairs,
    tie_claims.ties,
    present_claims.present,
    rank_claims.ranks,
    role_claims.roles,
    work_claims.titles,
}


def ground(message: Message, case: Case) -> tuple[tuple[Sentence, ...], tuple[Finding, ...]]:
    """Each sentence with its sources, and the claims without one as findings of L13.

    `message` is a body taken apart; offsets of sentences and findings are into that body.
    """
    sources = read_sources(case)
    cast = read_cast(case, " ".join(piece.text for piece in message.sentences))
    shared = _shared_language(case, message.language)
    sentences: list[Sentence] = []
    findings: list[Finding] = []
    for piece in message.sentences:
        reading = read_sentence(piece.text, message.language, case, sources, cast, shared)
        findings += [_finding(piece, *found) for found in _problems(reading)]
        sentences.append(
            Sentence(text=piece.text, start=piece.start, end=piece.end, sources=sources_of(reading))
        )
    return tuple(sentences), tuple(findings)


def _problems(reading: Reading) -> list[tuple[Problem, Severity]]:
    """What the checks found, left to right, no two about the same words."""
    kept: list[tuple[Problem, Severity]] = []
    if reading.case.request.kind == "yes" and names_hour(reading.text):
        return kept
    for check in _CHECKS:
        severity: Severity = "E" if check in _CERTAIN else "W"
        for problem in map(reading.whole, check(reading)):
            if check not in _OF_BOTH and is_circumstance(reading, problem):
                continue
            if problem.end > problem.start and not any(
                problem.start < other.end and other.start < problem.end for other, _ in kept
            ):
                kept.append((problem, severity))
    return sorted(kept)


def _finding(piece: Piece, problem: Problem, severity: Severity) -> Finding:
    start, end = piece.start + problem.start, piece.start + problem.end
    return Finding(
        rule=_RULE,
        severity=severity,
        text=piece.text[problem.start : problem.end],
        start=start,
        end=end,
        message=problem.message,
        mend=problem.mend,
    )


def _shared_language(case: Case, language: str) -> tuple[bool, bool]:
    """Whether each side's facts are in the message's language: else only names and numbers
    can be compared."""
    mine = " ".join(part for part in (case.me.work, case.me.learn) if part)
    own = language_of(mine) == language if len(mine.split()) > 3 else True
    if case.me.profile and not mine:
        own = _speaks(case.me.profile, language)
    return case.contact is None or _speaks(case.contact, language), own


def _speaks(profile: Profile, language: str) -> bool:
    """The language of what the person wrote; of the interface where they wrote little."""
    texts = [profile.about, profile.headline, *profile.posts]
    texts += [detail for item in profile.experiences for detail in item.details]
    written = " ".join(fact.text for fact in texts if fact)
    if len(written.split()) < 8:
        return profile.language == language
    return language_of(written) == language
