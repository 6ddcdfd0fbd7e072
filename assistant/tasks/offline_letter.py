"""Letters without a model: candidates from sentence plans, richest first.

Every sentence about the contact carries a fact of theirs, so that no two people get the
same one. Nothing here judges: `tasks.outreach` reviews the candidates and keeps the best.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.craft.hooks import hooks
from assistant.craft.path import present
from assistant.models import Case, plain
from assistant.tasks.offline_claims import Claim, Pen, claim
from assistant.tasks.offline_me import introduction, wish
from assistant.tasks.offline_reason import own_reason, reason
from assistant.tasks.offline_wording import called, data, full_name, named, sentence

_LONG = 20  # words of a clause that stands better without a second half
_MINUTES = {"short": "15", "normal": "20"}


@dataclass(frozen=True)
class Text:
    """A message as composed, not yet reviewed."""

    subject: str | None
    body: str


@dataclass(frozen=True)
class Desk:
    """What lies ready before the first sentence: the case, its facts in words, the pen."""

    case: Case
    pen: Pen
    claims: tuple[Claim, ...]
    referral: str
    why: str

    @property
    def minutes(self) -> str:
        """How long the talk is to last, in minutes, as written."""
        return _MINUTES[self.case.request.length]

    def say(self, *keys: str, **slots: str) -> str:
        """A sentence from the plans at `keys`; "" where no plan has all its slots."""
        options: Any = data()
        for key in keys:
            options = options[key]
        return self.pen.plan(options, "/".join(keys), {"minutes": self.minutes, **slots})


def desk(case: Case, attempt: int = 0) -> Desk:
    """Everything for one attempt; another attempt makes other choices of wording."""
    request, contact = case.request, case.contact
    source = contact.source if contact else ""
    name = full_name(contact)
    facts = f"{name}|{source}|{contact.model_dump_json() if contact and not source else ''}"
    mark = hashlib.sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()
    seed = f"{mark}|{request.kind}|{request.channel}|{request.goal}|{request.length}|{attempt}"
    pen = Pen(seed=seed, tone=request.tone, who=called(contact) or "this person")
    found = hooks(case)
    claims = [claim(hook, pen) for hook in found if hook.kind not in {"referral", "why"}]
    to_contact = request.kind in {"request", "follow-up", "blurb"}
    return Desk(
        case=case,
        pen=pen,
        claims=tuple(item for item in claims if item and (to_contact or item.they)),
        referral=next((hook.text for hook in found if hook.kind == "referral"), ""),
        why=reason(request.why, contact) if to_contact else own_reason(request.why, contact),
    )


def pairs(claims: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim | None]]:
    """An opening fact and a second one of another sort, strongest first."""
    for first in claims[:4]:
        others = [item for item in claims if item.kind != "shared" and _apart(first, item)]
        told = [item for item in others if item.hook.kind not in {"place", "skill", "language"}]
        different = [item for item in told if item.hook.kind != first.hook.kind]
        best = [*different[:2], *told[:1], *others[:1]]
        yield first, next(iter(best), None)
        if len(best) > 1 and best[1] is not best[0]:
            yield first, best[1]


def _apart(first: Claim, second: Claim) -> bool:
    """Whether two claims do not say the same thing twice."""
    kinds = {first.hook.kind, second.hook.kind}
    if first is second or second.hook.kind == "at" or kinds <= {"tenure", "move", "climb"}:
        return False
    one, two = first.hook.text, second.hook.text
    places = {first.slots.get("former"), first.slots.get("text")} - {"", None}
    again = {second.slots.get("former"), second.slots.get("text")} - {"", None}
    return one not in two and two not in one and not places & again


# --- the parts ---------------------------------------------------------------------------


def _frame(item: Claim) -> str:
    return f"{item.kind}_long" if len(item.you.split()) > _LONG else item.kind


def worded(item: Claim) -> dict[str, str]:
    """The slots of a claim as it is said to the contact."""
    said = item.you[:1].upper() + item.you[1:]
    return {**item.slots, "claim": item.you, "Claim": said, "curious": item.curious}


def opening(at: Desk, item: Claim | None, *, bare: bool = False) -> str:
    """Why this person: who sent me or how I know them, and a fact of theirs."""
    lead = at.referral or at.why
    if item is None:
        alone = f"{at.referral} suggested that I write to you" if at.referral else at.why
        return sentence(alone) if alone else ""
    slots = worded(item)
    if at.referral and at.why:
        return " ".join(
            (sentence(f"{at.referral} suggested that I write to you"),
             at.say("bridge", "why", item.kind, why=at.why, **slots))
        )  # fmt: skip
    if lead:
        key = "referral" if at.referral else "why"
        return at.say("bridge", key, item.kind, via=at.referral, why=at.why, **slots)
    if bare and item.kind == "shared" and slots["company"]:
        return sentence(f"{item.you}, and I see you are at {slots['company']} now")
    if bare:
        return sentence(f"I read that {item.you}" if item.kind == "fact" else item.you)
    return at.say("open", _frame(item), **slots)


def second(at: Desk, item: Claim | None) -> str:
    """A further fact of theirs."""
    if item is None:
        return ""
    dry = item.hook.kind in {"tenure", "studies", "move", "climb", "place", "skill", "language"}
    dry = dry or (item.kind == "fact" and len(item.you.split()) > _LONG * 2 // 3)
    return at.say("more", "dry" if dry else item.kind, **worded(item))


def myself(at: Desk, part: str = "both") -> str:
    """Who I am and what I would like to learn; `part` leaves one of them out."""
    me, goal = at.case.me, at.case.request.goal
    who = introduction(me.work) if part in {"both", "me"} else ""
    hope = wish(me.learn) if part in {"both", "wish"} else ""
    if who and hope:
        return sentence(at.say("wish", goal, me=who, wish=hope))
    if hope:
        return sentence(at.say("wish_alone", goal, wish=hope))
    if who:
        return sentence(at.say("me_alone", goal, me=who))
    return at.say("neither", goal)


def ask(at: Desk) -> str:
    """The one question, with its minutes."""
    request = at.case.request
    formal = request.tone == "formal" and request.goal == "exploring"
    return at.say("ask", "formal" if formal else request.goal)


def easy_out(at: Desk) -> str:
    """What makes "no" easy."""
    return at.say("out", at.case.request.tone)


def thanks(at: Desk) -> str:
    """The thankful close."""
    return at.say("thanks", at.case.request.tone)


def brief_close(at: Desk) -> str:
    """Thanks and an easy no in one sentence, where there is little room."""
    return at.say("brief_close", at.case.request.tone)


def greeting(at: Desk) -> str:
    """The address: to the contact, or for an introduction to the one I know."""
    request = at.case.request
    name = plain(request.via) if request.kind == "introduction" else called(at.case.contact)
    if request.kind != "introduction" and request.tone == "formal":
        name = full_name(at.case.contact)
    plans: dict[str, str] = data()["greeting"][request.tone]
    plan = plans[request.channel]
    if " " in name and plan.startswith("Hi"):
        plan = plans["full"]
    return plan.format(name=name) if name else "Hello,"


def signature(at: Desk) -> str:
    """The closing line and my name; nothing where my side is not complete."""
    me = at.case.me
    if not me.complete:
        return ""
    name = plain(me.name)
    return (
        name
        if at.case.request.channel == "note"
        else f"{at.say('closing', at.case.request.tone)}\n{name}"
    )


def day(sent: date | None) -> str:
    """A date as it is written in a letter: "3 March"."""
    return f"{sent.day} {sent:%B}" if sent else ""


def joined(at: Desk, *paragraphs: str) -> str:
    """The letter: greeting, paragraphs that hold something, signature."""
    parts = [greeting(at), *(part for part in paragraphs if part.strip()), signature(at)]
    return "\n\n".join(part.strip() for part in parts if part.strip())


def run(*sentences: str) -> str:
    """Sentences of one paragraph."""
    return " ".join(part for part in sentences if part)


# --- the kinds -----------------------------------------------------------------------------


def letters(case: Case, attempt: int) -> Iterator[tuple[int, str]]:
    """Bodies for everything but a connection note, each with what it lacks (0: nothing)."""
    at = desk(case, attempt)
    write = {
        "request": _request,
        "blurb": _request,
        "follow-up": _follow_up,
        "introduction": _introduction,
    }[case.request.kind]
    chosen: list[tuple[Claim | None, Claim | None]] = [*pairs(_fresh(at))]
    for rank, (first, other) in enumerate(chosen or [(None, None)]):
        for level, body in enumerate(write(at, first, other)):
            yield 3 * rank + level, body


def _fresh(at: Desk) -> tuple[Claim, ...]:
    """For a follow-up, first what the earlier message did not say already."""
    earlier = plain(at.case.request.earlier)
    if at.case.request.kind != "follow-up" or not earlier:
        return at.claims
    new = [item for item in at.claims if item.hook.text not in earlier and item.hook.beyond]
    return (*new, *(item for item in at.claims if item not in new))


def _introduced(at: Desk, part: str = "both") -> str:
    """My side; a blurb is read by somebody who has not seen my name in the inbox."""
    mine, me = myself(at, part), at.case.me
    if at.case.request.kind != "blurb" or not me.complete:
        return mine
    return (
        f"My name is {plain(me.name)}; {mine}"
        if mine.startswith("I ")
        else f"My name is {plain(me.name)}. {mine}"
    )


def _request(at: Desk, first: Claim | None, other: Claim | None) -> Iterator[str]:
    start = opening(at, first)
    more = second(at, other)
    rich = at.case.request.length == "normal"
    mine, out = _introduced(at), easy_out(at)
    if at.case.request.channel == "email" and rich:
        yield joined(at, run(start, more), mine, run(ask(at), out), thanks(at))
    yield joined(at, start, mine, run(ask(at), out), thanks(at))
    yield joined(at, start, mine, run(ask(at), brief_close(at)))
    yield joined(at, start, mine, run(ask(at), thanks(at)))
    if at.case.request.channel == "email":
        yield joined(at, run(start, more), mine, run(ask(at), thanks(at)))
    if at.case.request.channel != "inmail":
        for part in ("me", "wish", "neither"):
            yield joined(at, start, _introduced(at, part), run(ask(at), out), thanks(at))
    else:
        bare = opening(at, first, bare=True)
        for close in (brief_close(at), thanks(at)):
            yield joined(at, bare, mine, run(ask(at), close))
            for part in ("wish", "me"):
                yield joined(at, bare, _introduced(at, part), run(ask(at), close))
        yield joined(at, bare, run(ask(at), brief_close(at)))
        yield joined(at, bare, run(ask(at), thanks(at)))


def _follow_up(at: Desk, first: Claim | None, other: Claim | None) -> Iterator[str]:
    start, when = _again(at, first), day(at.case.request.sent)
    hope = wish(at.case.me.learn)
    mine = at.say("again_me", "any", wish=hope) if hope else at.say("again_me", "none")
    request, out = at.say("again_ask", "any"), at.say("again_out", "any")
    more = second(at, other)
    if at.case.request.channel == "email" and at.case.request.length == "normal":
        yield joined(at, run(start, more), run(mine, request), run(out, thanks(at)))
    yield joined(at, start, run(mine, request), run(out, thanks(at)))
    yield joined(at, start, run(mine, request), brief_close(at))
    yield joined(at, start, run(request, brief_close(at)))
    yield joined(at, start, run(request, thanks(at)))
    if first and when:
        plainly = run(
            sentence(f"I wrote to you on {when}"), at.say("open", _frame(first), **worded(first))
        )
        yield joined(at, plainly, run(mine, request), run(out, thanks(at)))


def _again(at: Desk, item: Claim | None) -> str:
    """The message before, with its date where it is known, and a fact of theirs."""
    when = day(at.case.request.sent)
    if item is None:
        return sentence(f"I wrote to you on {when}" if when else "I wrote to you a while ago")
    if not when:
        return at.say("again", f"undated_{item.kind}", **worded(item))
    return at.say("again", _frame(item), date=when, **worded(item))


def _introduction(at: Desk, first: Claim | None, other: Claim | None) -> Iterator[str]:
    start = at.say("through", "any", person=_person(at))
    why = at.say("through_why", first.kind, **_told(first)) if first else ""
    known = sentence(at.why) if at.why else ""
    hope = wish(at.case.me.learn)
    mine = sentence(at.say("wish_alone", at.case.request.goal, wish=hope)) if hope else ""
    asked, out = at.say("through_ask", "any"), at.say("through_out", "any")
    given = at.pen.who if " " not in at.pen.who else ""
    forward = at.say("through_forward", "any" if given else "unnamed", given=given)
    also = at.say("through_more", other.kind, **_told(other)) if other else ""
    if at.case.request.length == "normal" and (given or not known):
        yield joined(
            at, run(start, known, why, also), mine, run(asked, forward), run(out, thanks(at))
        )
    yield joined(at, run(start, known, why), mine, run(asked, forward), run(out, thanks(at)))
    yield joined(at, run(start, why), run(asked, forward), run(out, thanks(at)))
    yield joined(at, run(start, why), run(asked, forward), brief_close(at))
    yield joined(at, run(start, why), run(asked, brief_close(at)))


def _told(item: Claim) -> dict[str, str]:
    """The slots of a claim as it is told to somebody else."""
    return {**item.slots, "claim": item.they}


def _person(at: Desk) -> str:
    """The contact as I name them to somebody else: name and place of work."""
    contact = at.case.contact
    now = present(contact) if contact else None
    name = full_name(contact) or "somebody whose profile I have read"
    company = now.company if now and now.company and now.company.sure else None
    return f"{name} at {named(company.text)}" if company else name
