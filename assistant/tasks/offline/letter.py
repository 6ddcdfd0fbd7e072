"""Letters without a model: candidates from sentence plans, richest first.

Nothing here judges: `tasks.outreach` reviews the candidates and keeps the best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.path import present
from assistant.models import plain
from assistant.tasks.offline.claims import Claim
from assistant.tasks.offline.desk import Desk, day, joined, run
from assistant.tasks.offline.me import wish
from assistant.tasks.offline.sentences import (
    ask,
    ask_about,
    brief_close,
    easy_out,
    is_long,
    linked,
    myself,
    opening,
    second,
    stated,
    thanks,
    told,
    worded,
)
from assistant.tasks.offline.wording import full_name, named, sentence, turned

_SLIGHT = frozenset({"place", "skill", "language", "at"})


def letters(at: Desk) -> Iterator[tuple[int, str]]:
    """Bodies for everything but a connection note, each with what it lacks (0: nothing)."""
    write = {
        "request": _request,
        "blurb": _request,
        "follow-up": _follow_up,
        "introduction": _introduction,
    }[at.case.request.kind]
    chosen: list[tuple[Claim | None, Claim | None]] = [*pairs(_fresh(at))]
    for rank, (first, other) in enumerate(chosen or [(None, None)]):
        for level, body in enumerate(write(at, first, other)):
            yield 3 * rank + level, body


def pairs(claims: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim | None]]:
    """An opening fact and a second one of another sort, strongest first."""
    for first in claims[:4]:
        others = [item for item in claims if item.kind != "shared" and _apart(first, item)]
        telling = [item for item in others if item.hook.kind not in _SLIGHT]
        different = [item for item in telling if item.hook.kind != first.hook.kind]
        best = [*telling[:1], *others[:1]] if first.kind == "shared" else [*different[:1], *others]
        yield first, next(iter(best), None)


def _apart(first: Claim, second: Claim) -> bool:
    """Whether two claims do not say the same thing twice."""
    kinds = {first.hook.kind, second.hook.kind}
    if first is second or second.hook.kind == "at" or kinds <= {"tenure", "move", "climb"}:
        return False
    one, two = first.hook.text, second.hook.text
    places = {first.slots.get("former"), first.slots.get("text")} - {"", None}
    again = {second.slots.get("former"), second.slots.get("text")} - {"", None}
    return one not in two and two not in one and not places & again


def _fresh(at: Desk) -> tuple[Claim, ...]:
    """For a follow-up, first what the earlier message did not say already."""
    earlier = plain(at.case.request.earlier)
    if at.case.request.kind != "follow-up" or not earlier:
        return at.claims
    new = [item for item in at.claims if item.hook.text not in earlier and item.hook.beyond]
    return (*new, *(item for item in at.claims if item not in new))


# --- a request, and the blurb that somebody forwards ------------------------------------------


def _request(at: Desk, first: Claim | None, other: Claim | None) -> Iterator[str]:
    if at.case.request.channel == "inmail" or at.case.request.length == "short":
        yield from _brief(at, first)
    if at.case.request.channel == "inmail":
        return
    if first is not None:
        yield from _full(at, first, other)
    start, mine = opening(at, first), myself(at)
    yield joined(at, start, mine, run(ask(at), brief_close(at)))
    if first is not None and at.case.request.channel == "email":
        more = second(at, other)
        yield joined(at, run(start, more), mine, run(ask(at), easy_out(at)), thanks(at))
        yield joined(at, run(stated(at, first), more), mine, run(ask(at), thanks(at)))
    for part in ("me", "wish", "neither"):
        yield joined(at, start, myself(at, part), run(ask(at), easy_out(at)), thanks(at))


def _full(at: Desk, first: Claim, other: Claim | None) -> Iterator[str]:
    """Letters of one fact, in the orders that people use, the contact's own order first."""
    linking = first.kind == "shared" and not at.lead and other is not None
    start = run(linked(at, first), second(at, other)) if linking else opening(at, first)
    mine, asked, out = myself(at), ask(at), easy_out(at)
    orders = [
        (start, mine, run(asked, out), thanks(at)),
        (run(start, mine), run(asked, out, thanks(at))),
        (start, run(mine, asked), run(out, thanks(at))),
    ]
    if not at.lead and not linking and mine.count(".") == 1:
        own = (run(mine, told(at, first)), run(ask_about(at, first), out), thanks(at))
        orders = [own] if is_long(first) else [*orders, own, own]
    for order in turned(orders, f"{at.pen.seed}|order"):
        yield joined(at, *order)


def _brief(at: Desk, first: Claim | None) -> Iterator[str]:
    """Short letters: a fact, my side in a sentence, the ask."""
    start = stated(at, first)
    asked = ask_about(at, first) if first and not at.lead else ask(at)
    for close in (brief_close(at), thanks(at)):
        for part in ("both", "wish", "me"):
            yield joined(at, start, myself(at, part), run(asked, close))
            yield joined(at, start, myself(at, part), run(ask(at), close))
    yield joined(at, start, run(ask(at), brief_close(at)))
    yield joined(at, start, run(ask(at), thanks(at)))


# --- a follow-up --------------------------------------------------------------------------------


def _follow_up(at: Desk, first: Claim | None, other: Claim | None) -> Iterator[str]:
    start, when = _again(at, first), day(at.case.request.sent)
    hope = wish(at.case.me.learn)
    mine = at.say("again_me", "any", wish=hope) if hope else at.say("again_me", "none")
    request, out = at.say("again_ask", "any"), at.say("again_out", "any")
    yield joined(at, start, run(mine, request), run(out, thanks(at)))
    yield joined(at, run(start, mine), run(request, out), thanks(at))
    if at.case.request.channel == "email":
        yield joined(at, run(start, second(at, other)), run(mine, request), run(out, thanks(at)))
    yield joined(at, start, run(mine, request), brief_close(at))
    yield joined(at, start, run(request, brief_close(at)))
    yield joined(at, start, run(request, thanks(at)))
    if first and when:
        plainly = run(sentence(f"I wrote to you on {when}"), stated(at, first))
        yield joined(at, plainly, run(mine, request), run(out, thanks(at)))


def _again(at: Desk, item: Claim | None) -> str:
    """The message before, with its date where it is known, and a fact of theirs."""
    when = day(at.case.request.sent)
    if item is None:
        return sentence(f"I wrote to you on {when}" if when else "I wrote to you a while ago")
    if not when:
        return at.say("again", f"undated_{item.kind}", **worded(item))
    return at.say("again", item.kind, date=when, **worded(item))


# --- an introduction, asked of somebody I know -------------------------------------------------


def _introduction(at: Desk, first: Claim | None, _: Claim | None) -> Iterator[str]:
    known = sentence(at.why) if at.why else ""
    hope = wish(at.case.me.learn)
    mine = sentence(at.say("wish_alone", at.case.request.goal, wish=hope)) if hope else ""
    asked, out = at.say("through_ask", "any"), at.say("through_out", "any")
    given = at.pen.who if " " not in at.pen.who else ""
    forward = at.say("through_forward", "any" if given else "unnamed", given=given)
    did = _relative(at, first) if first else ""
    if did:
        placed = first is not None and (first.slots["company"] or "\n") in did
        person = full_name(at.case.contact) if placed else _person(at)
        start = at.say("through", "who", person=person, did=did)
        timed = at.say("through_ask", "timed")
        yield joined(at, run(start, known), mine, run(timed, forward), run(out, thanks(at)))
        yield joined(at, start, mine, run(timed, brief_close(at)))
        yield joined(at, start, run(timed, forward), brief_close(at))
        yield joined(at, start, run(timed, brief_close(at)))
    start = at.say("through", "any", person=_person(at))
    why = at.say("through_why", first.kind, **_told(first)) if first else ""
    yield joined(at, run(start, known, why), mine, run(asked, forward), run(out, thanks(at)))
    yield joined(at, run(start, why), run(asked, forward), run(out, thanks(at)))
    yield joined(at, run(start, why), run(asked, forward), brief_close(at))
    yield joined(at, run(start, why), run(asked, brief_close(at)))


def _relative(at: Desk, item: Claim) -> str:
    """What follows "who" in a clause about the contact; "" where it cannot be one."""
    if item.kind == "shared" or not full_name(at.case.contact):
        return ""
    found = re.match(rf"(?:at (?P<place>.+), )?{re.escape(at.pen.who)} (?P<did>.+)$", item.they)
    if not found:
        return ""
    place = item.slots["company"] if found["place"] else ""
    return f"{found['did']} at {place}" if place and _takes_place(found["did"]) else found["did"]


def _takes_place(did: str) -> bool:
    """Whether "at X" may follow without changing what is said."""
    return len(did.split()) <= 12 and not re.search(r"[,(]|\bat\b", did)


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
