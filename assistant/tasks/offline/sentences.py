"""The sentences of a message without a model: the link, a fact, my side, the ask, the close.

Every sentence about the contact carries a fact of theirs, so that no two people get the
same one.
"""

from __future__ import annotations

import re

from assistant.models import plain
from assistant.tasks.offline.claims import Claim
from assistant.tasks.offline.desk import Desk
from assistant.tasks.offline.me import introduction, wish
from assistant.tasks.offline.wording import sentence

_LONG = 20  # words of a fact that stands better without a question behind it
_EVENT = re.compile(
    r"(?:I (?:heard|saw|met|watched|attended|listened|enjoyed|read)"
    r"|We (?:met|talked|spoke|worked))\b"
)


def worded(item: Claim) -> dict[str, str]:
    """The slots of a claim as it is said to the contact."""
    said = item.you[:1].upper() + item.you[1:]
    return {**item.slots, "claim": item.you, "Claim": said, "curious": item.curious}


def is_long(item: Claim) -> bool:
    """Whether a fact is so long that its question belongs into another sentence."""
    return len(item.you.split()) > _LONG


def opening(at: Desk, item: Claim | None) -> str:
    """Why this person: who sent me or how I know them, a fact of theirs, what I would ask."""
    if item is None:
        return sentence(at.lead) if at.lead else ""
    slots = worded(item)
    if at.referral and at.why:
        return run_on(at, at.say("bridge", _link(at.why), item.kind, why=at.why, **slots))
    if at.referral:
        return at.say("bridge", "referral", item.kind, via=at.referral, **slots)
    if at.why:
        return at.say("bridge", _link(at.why), item.kind, why=at.why, **slots)
    return at.say("open", at.tone, item.weight, **slots)


def run_on(at: Desk, rest: str) -> str:
    """My referrer in a sentence, and what follows in the next."""
    return f"{sentence(f'{at.referral} suggested that I write to you')} {rest}"


def _link(why: str) -> str:
    return "event" if _EVENT.match(why) else "reason"


def told(at: Desk, item: Claim) -> str:
    """A fact of theirs without a question: the ask brings it."""
    return at.say("told", at.tone, item.weight, **worded(item))


def stated(at: Desk, item: Claim | None) -> str:
    """The link and a fact in the fewest words."""
    if item is None or (at.referral and at.why):
        return opening(at, item)
    slots = worded(item)
    if at.lead:
        return at.say("bridge", "brief", item.kind, lead=at.lead, **slots)
    if item.kind == "shared" and slots["company"]:
        return sentence(f"{item.you}, and I see you are at {slots['company']} now")
    return sentence(f"I read that {item.you}" if item.kind == "fact" else item.you)


def second(at: Desk, item: Claim | None) -> str:
    """A further fact of theirs."""
    return at.say("more", at.tone, item.kind, **worded(item)) if item else ""


def linked(at: Desk, item: Claim) -> str:
    """A place that we share, before a fact of theirs."""
    return at.say("link", at.tone, "shared", **worded(item))


def me_in_words(at: Desk) -> str:
    """What I do, in the voice of the tone."""
    who = introduction(at.case.me.work)
    return re.sub(r"^I am\b", "I'm", who) if at.tone == "warm" else who


def myself(at: Desk, part: str = "both") -> str:
    """Who I am and what I would like to learn; `part` leaves one of them out.

    A blurb is read by somebody who has not seen my name in the inbox: it begins with it.
    """
    me, goal = at.case.me, at.case.request.goal
    who = me_in_words(at) if part in {"both", "me"} else ""
    hope = wish(me.learn) if part in {"both", "wish"} else ""
    if who and hope:
        mine = sentence(at.say("wish", goal, me=who, wish=hope))
    elif hope:
        mine = sentence(at.say("wish_alone", goal, wish=hope))
    elif who:
        mine = sentence(at.say("me_alone", goal, me=who))
    else:
        mine = at.say("neither", goal)
    if at.case.request.kind != "blurb" or not me.complete:
        return mine
    return f"My name is {plain(me.name)}{'; ' if mine.startswith('I ') else '. '}{mine}"


def ask(at: Desk) -> str:
    """The one question, with its minutes."""
    goal = at.case.request.goal
    if goal != "exploring" and at.tone != "formal" and at.pen.chance("ask"):
        return at.say("ask", goal, "any")
    return at.say("ask", at.tone, "any")


def ask_about(at: Desk, item: Claim) -> str:
    """The one question, about the fact that was just told."""
    return at.say("ask", at.tone, "about", **worded(item))


def easy_out(at: Desk) -> str:
    """What makes "no" easy."""
    return at.say("out", at.tone)


def thanks(at: Desk) -> str:
    """The thankful close."""
    return at.say("thanks", at.tone)


def brief_close(at: Desk) -> str:
    """Thanks and an easy no in one sentence, where there is little room."""
    return at.say("brief_close", at.tone)
