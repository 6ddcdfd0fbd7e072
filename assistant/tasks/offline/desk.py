"""What lies ready before the first sentence of a message: the case, its facts in words, the pen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.craft.hook import Hook
from assistant.models import Case, plain
from assistant.tasks.offline.claims import Claim, Pen, claim
from assistant.tasks.offline.reason import own_reason, reason
from assistant.tasks.offline.wording import called, data, full_name

_THROUGH = ("introduction", "introducer")  # go to `via`, not to the contact
_MINUTES = {"short": "15", "normal": "20"}


@dataclass(frozen=True)
class Desk:
    """The case, what is known of the contact in words, and why I write."""

    case: Case
    pen: Pen
    claims: tuple[Claim, ...]
    referral: str
    why: str

    @property
    def tone(self) -> str:
        """The tone that is wanted."""
        return self.case.request.tone

    @property
    def minutes(self) -> str:
        """How long the talk is to last, in minutes, as written."""
        return _MINUTES[self.case.request.length]

    @property
    def lead(self) -> str:
        """Who sent me, or why I write; "" where neither is known."""
        return f"{self.referral} suggested that I write to you" if self.referral else self.why

    def say(self, *keys: str, **slots: str) -> str:
        """A sentence from the plans at `keys`; "" where no plan has all its slots."""
        options: Any = data()
        for key in keys:
            options = options[key]
        return self.pen.plan(options, "/".join(keys), {"minutes": self.minutes, **slots})


def desk(case: Case, found: tuple[Hook, ...], attempt: int = 0) -> Desk:
    """Everything for one attempt, from the hooks of `case`; another makes other choices."""
    request, contact = case.request, case.contact
    source = contact.source if contact else ""
    name = full_name(contact)
    facts = f"{name}|{source}|{contact.model_dump_json() if contact and not source else ''}"
    mark = hashlib.sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()
    seed = f"{mark}|{request.kind}|{request.channel}|{request.goal}|{request.length}|{attempt}"
    pen = Pen(seed=seed, tone=request.tone, who=called(contact) or "this person")
    claims = [claim(hook, pen) for hook in found if hook.kind not in {"referral", "why"}]
    to_contact = request.kind not in _THROUGH
    return Desk(
        case=case,
        pen=pen,
        claims=tuple(item for item in claims if item and (to_contact or item.they)),
        referral=next((hook.text for hook in found if hook.kind == "referral"), ""),
        why=reason(request.why, contact) if to_contact else own_reason(request.why, contact),
    )


def greeting(at: Desk) -> str:
    """The address: to the contact, or for an introduction to the one I know."""
    request = at.case.request
    name = plain(request.via) if request.kind in _THROUGH else called(at.case.contact)
    if request.kind not in _THROUGH and request.tone == "formal":
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
    return name if at.case.request.channel == "note" else f"{at.say('closing', at.tone)}\n{name}"


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
