"""The task of writing to a person: an offline answer, and the checks on whatever comes back.

The offline answer generates and checks: candidates from sentence plans go through the
same rules as anybody's text, and the one with the fewest findings is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import get_args

from assistant.craft.draft_rules import review
from assistant.craft.hooks import Hook, hooks
from assistant.errors import ModelUnavailable
from assistant.models import AfterKind, Case, Draft, Finding, Record
from assistant.tasks.offline.after import after_letters, after_subject
from assistant.tasks.offline.desk import desk
from assistant.tasks.offline.letter import letters
from assistant.tasks.offline.note import notes
from assistant.tasks.offline.subject import plain_subject, subject_for

_ATTEMPTS = 3  # choices of wording that are tried before the best is kept
_REVIEWED = 18  # candidates that are reviewed in search of a better one
_REVIEWED_AT_MOST = 60  # and while the best still lacks something that matters
_WEIGHT = {"E": 1000, "W": 100, "I": 4}
_ENOUGH = 4  # after so many, one with nothing but a small blemish is kept
_GOOD = 4
_UNTOLD = 50  # the weight of saying nothing of the person beyond name, title and company


_IDENTITY = re.compile(r"name|given|pronouns|headline|experiences\.0\.(?:title|company)|")


class Checked(Record):
    """A draft and what the rules say about it."""

    draft: Draft
    findings: tuple[Finding, ...]


def write(case: Case) -> Checked:
    """A message for `case`, written without a model, and its findings.

    Raises:
        ModelUnavailable: another language than English is wanted.
    """
    if not case.request.language.lower().startswith("en"):
        raise ModelUnavailable(
            "Without a model, messages are written in English only. Nothing you typed was lost.",
            "Choose English, or connect a model in Settings.",
        )
    found = () if _is_after(case) else hooks(case)
    at = desk(case, found)
    best: tuple[int, Checked] | None = None
    for number, body in enumerate(_candidates(case, found)):
        if number >= (_REVIEWED if best and best[0] < _UNTOLD else _REVIEWED_AT_MOST):
            break
        subject = after_subject(at) if _is_after(case) else subject_for(at, body)
        checked = check(subject, body, case)
        cost = _cost(checked, case) + number
        if best is None or cost < best[0]:
            best = (cost, checked)
        if cost == number or (number >= _ENOUGH and best[0] - _ENOUGH <= _GOOD):
            break
    if best is None:  # no candidate fits: the shortest there is, for the rules to judge
        return check(subject_for(at, ""), "Hello,\n\nCould we talk for 15 minutes?", case)
    return best[1] if _is_after(case) else _with_plain_subject(best[1], case)


def _is_after(case: Case) -> bool:
    """Whether it is written to somebody who said yes already."""
    return case.request.kind in get_args(AfterKind)


def _with_plain_subject(checked: Checked, case: Case) -> Checked:
    """The same draft under the plainest subject where a rule objects to its own."""
    objections = [item for item in checked.findings if item.part == "subject"]
    if all(item.severity == "I" for item in objections):
        return checked
    again = check(plain_subject(), checked.draft.body, case)
    return again if _cost(again, case) < _cost(checked, case) else checked


def check(subject: str | None, body: str, case: Case, model: str | None = None) -> Checked:
    """What the rules say of a message, whoever wrote it, each sentence with its sources."""
    sentences, findings = review(subject, body, case)
    draft = Draft(subject=subject, body=body, sentences=sentences, model=model)
    return Checked(draft=draft, findings=findings)


def _candidates(case: Case, hooks_found: tuple[Hook, ...]) -> Iterator[str]:
    """What the plans give, richest first; texts that cannot be sent are left out."""
    compose = notes if case.request.channel == "note" else letters
    if _is_after(case):
        compose = after_letters
    found: dict[str, tuple[int, int]] = {}
    for attempt in range(_ATTEMPTS):
        for lacking, body in compose(desk(case, hooks_found, attempt)):
            found.setdefault(body, (lacking, attempt))
    for body in sorted(found, key=lambda text: found[text]):
        if _fits(body, case):
            yield body


def _fits(body: str, case: Case) -> bool:
    if case.request.channel != "inmail":
        return True
    limits = case.limits
    return len(body) <= (limits.inmail_body if _is_after(case) else limits.inmail_aim)


def _cost(checked: Checked, case: Case) -> int:
    """How far a draft is from a good one: its findings, then how it sounds."""
    found = sum(_WEIGHT[finding.severity] for finding in checked.findings)
    known = case.contact is not None and not _is_after(case) and not _tells(checked.draft)
    return found + (_UNTOLD if known else 0) + 2 * _monotony(checked.draft)


def _tells(draft: Draft) -> bool:
    """Whether a sentence says more of the contact than name, title and company."""
    fields = {
        item.field for one in draft.sentences for item in one.sources if item.origin == "profile"
    }
    return any(not _IDENTITY.fullmatch(name) for name in fields)


def _monotony(draft: Draft) -> int:
    """Sentences that begin like the one before, and phrases that come back."""
    starts = [" ".join(item.text.split()[:1]).lower() for item in draft.sentences]
    again = sum(1 for one, two in pairwise(starts) if one == two)
    likes = len(re.findall(r"(?:would|I['’]d) (?:still )?like to", draft.body))
    return again + max(0, likes - 2)
