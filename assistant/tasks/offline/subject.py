"""Subject lines without a model: three to seven words that say who or why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.tasks.offline.claims import Claim, slots_of
from assistant.tasks.offline.desk import Desk, day
from assistant.tasks.offline.me import role_of
from assistant.tasks.offline.wording import data, full_name, lowered, turned

_KINDS = {
    "school": "shared", "employer": "shared", "association": "shared", "move": "move",
    "climb": "climb", "publication": "publication", "studies": "studies", "tenure": "tenure",
}  # fmt: skip


def subject_for(at: Desk, body: str) -> str | None:
    """The subject for `body`; None on a channel that has none."""
    if at.case.request.channel in {"note", "message"}:
        return None
    limits = at.case.limits
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
        yield from _filled(
            plans["through"], {"name": full_name(at.case.contact), "company": _company(at)}
        )
        return
    item = _meant(at, body)
    slots = _slots(at, item)
    if request.kind == "follow-up":
        yield from _filled(plans["again"], slots)
        return
    if at.referral:
        yield from _filled(plans["referral"], slots)
    if at.why:
        yield from _filled(plans["event"], slots)
    if item:
        kind = _KINDS.get(item.hook.kind, "said" if item.kind == "said" else "did")
        if kind != "studies" or not item.hook.current:
            order = plans[kind] if kind in {"shared", "said"} else _turned(at, plans[kind])
            yield from _filled(order, slots)
    yield from _filled(_turned(at, plans["other"]), slots)


def _turned(at: Desk, plans: list[str]) -> list[str]:
    return turned(plans, f"{at.pen.seed}|subject")


def _slots(at: Desk, item: Claim | None) -> dict[str, str]:
    slots = item.slots if item else {}
    text, kind = slots.get("text", ""), item.hook.kind if item else ""
    who = role_of(at.case.me.work) if at.case.me.complete else ""
    return {
        **slots,
        "company": slots.get("company") or _company(at),
        "date": day(at.case.request.sent),
        "via": at.referral,
        "who": who,
        "topic": _topic(at.why),
        "school": text if kind == "school" else "",
        "employer": text if kind == "employer" else "",
        "short": re.split(r"[:?–—]|, ", text)[0].strip() if kind == "publication" else "",
        "deed": _deed(item) if item else "",
        "title": lowered(slots.get("title", "")) if slots.get("role") else slots.get("title", ""),
        "rank": re.sub(r"^an? ", "", text) if kind == "climb" else "",
        "line": slots.get("line", "") if item and item.kind == "said" else "",
    }


_CUT = re.compile(
    r"\s+(?:[(]|(?:from|to|for|with|by|at|on|into|in|after|so|that|which|who|without|behind|before|of"
    r" which|and|because|when|when|out|under|across|myself|yourself)\b)|[,;:(]"
)


def _deed(item: Claim) -> str:
    """The verb and its object, as many words as a subject line carries; "" where unsure."""
    if item.pattern not in {"did", "do", "own"}:
        return ""
    verb = item.slots["verb"]
    short = _CUT.split(verb)[0].strip()
    words = short.split()
    told = re.match(r"(?:are|were|have|had|also|still|come|came|spent)\b", short)
    return short if 3 <= len(words) <= 5 and not told and _ends_well(words[-1]) else ""


def _ends_well(word: str) -> bool:
    return not re.fullmatch(r"the|an?|every|each|my|your|their|its|\d+|of|not|no", word.lower())


def _topic(why: str) -> str:
    """My reason as a subject: whole where it is short, else what I heard or read."""
    heard = re.match(r"I (?:heard|saw|watched|attended|read|enjoyed|found) (your .+)$", why)
    topic = heard[1] if heard else why
    while len(topic) > 50 or len(topic.split()) > 7:
        cut = re.match(r"(.+\w)\s+(?:in|at|on|about|for|last|from|and|with|during)\b", topic)
        if not cut:
            return ""
        topic = cut[1]
    return topic


def _meant(at: Desk, body: str) -> Claim | None:
    """The strongest claim that stands in the body, which opens with it."""
    told = [item for item in at.claims if (item.slots.get("verb") or item.hook.text) in body]
    return next(iter(told or at.claims), None)


def _company(at: Desk) -> str:
    return next((item.slots["company"] for item in at.claims if item.slots.get("company")), "")


def _filled(plans: list[str], slots: dict[str, str]) -> Iterator[str]:
    for plan in plans:
        if all(slots.get(name) for name in slots_of(plan)):
            line = plan.format_map(slots)
            yield line[:1].upper() + line[1:]
