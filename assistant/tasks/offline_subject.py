"""Subject lines without a model: three to seven words that say who or why."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.models import Case
from assistant.tasks.offline_claims import Claim
from assistant.tasks.offline_letter import Desk, day, desk
from assistant.tasks.offline_wording import data, full_name, sentence

_KINDS = {
    "school": "shared", "employer": "shared", "association": "shared", "move": "move",
    "publication": "publication", "studies": "studies", "post": "post",
}  # fmt: skip


def subject_for(case: Case, body: str) -> str | None:
    """The subject for `body`; None on a channel that has none."""
    if case.request.channel in {"note", "message"}:
        return None
    at = desk(case)
    limits = case.limits
    for line in _lines(at, body):
        fits = len(line) <= limits.subject_characters
        if fits and limits.subject_words_low <= len(line.split()) <= limits.subject_words_high:
            return line
    return plain_subject()


def plain_subject() -> str:
    """The subject that fits everybody."""
    return str(data()["subject"]["last"][0])


def _lines(at: Desk, body: str) -> Iterator[str]:
    plans, request = data()["subject"], at.case.request
    if request.kind == "introduction":
        yield from _filled(plans["through"], {"name": full_name(at.case.contact)})
        return
    item = _meant(at, body)
    slots = item.slots if item else {}
    company = slots.get("company") or _company(at)
    slots = {
        **slots,
        "company": company,
        "date": day(request.sent),
        "via": at.referral,
    }
    if request.kind == "follow-up":
        yield from _filled(plans["again"], slots)
        return
    if at.referral:
        yield from _filled(plans["referral"], slots)
    if item:
        kind = _KINDS.get(item.hook.kind, "said" if item.kind == "said" else "other")
        kind = "other" if item.hook.kind == "studies" and item.hook.current else kind
        yield from _filled(plans[kind], slots)
    yield from _filled(plans["other"], slots)


def _meant(at: Desk, body: str) -> Claim | None:
    """The claim that the body opens with."""
    found = [(body.find(item.hook.text), item) for item in at.claims]
    places = [(place, item) for place, item in found if place >= 0]
    return min(places, key=lambda pair: pair[0])[1] if places else next(iter(at.claims), None)


def _company(at: Desk) -> str:
    return next((item.slots["company"] for item in at.claims if item.slots.get("company")), "")


def _filled(plans: list[str], slots: dict[str, str]) -> Iterator[str]:
    for plan in plans:
        names = [name for name in slots if f"{{{name}}}" in plan]
        if plan.count("{") == len(names) and all(slots[name] for name in names):
            line = plan.format_map(slots)
            yield sentence(line).rstrip(".") if not line.startswith('"') else line
