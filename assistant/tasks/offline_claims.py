"""A hook as a clause of English: what is known of the person, and what I would like to hear.

A clause is "fact" where a "that" can carry it ("I read that you moved …") and "said"
where it quotes the person's own words, and "shared" where it is also about me.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter

from assistant.craft.clauses import is_role, starts_with_verb, to_second_person
from assistant.craft.hooks import Hook
from assistant.tasks.offline_wording import article, contracted, data, lowered, named, turned

_LINES = {"about": "about", "work": "listed", "headline": "headline", "post": "post"}
_SHARED = frozenset({"school", "employer", "association"})


@dataclass(frozen=True)
class Claim:
    """One hook in words. `they` is empty where it can only be said to the person."""

    hook: Hook
    kind: str  # "fact", "said" or "shared"
    you: str
    they: str
    curious: str
    slots: dict[str, str]


@dataclass(frozen=True)
class Pen:
    """The hand a draft is written in: who is meant, the tone, and the seed of its choices."""

    seed: str
    tone: str
    who: str  # how the contact is called in the third person

    def plan(self, options: list[str], key: str, slots: dict[str, str]) -> str:
        """The first usable plan, beginning where the seed points; "" where none is usable."""
        for option in turned(options, f"{self.seed}|{key}"):
            if all(slots.get(name) for name in slots_of(option)):
                return self.filled(option, slots)
        return ""

    def first(self, options: list[str], slots: dict[str, str]) -> str:
        """The first usable plan in the order given."""
        usable = [option for option in options if all(slots.get(name) for name in slots_of(option))]
        return self.filled(usable[0], slots) if usable else ""

    def filled(self, option: str, slots: dict[str, str]) -> str:
        """The plan with its slots filled, in the voice of the tone."""
        voiced = contracted(option) if self.tone == "warm" else option
        return voiced.format_map(slots)


def slots_of(option: str) -> set[str]:
    """The names of the slots of a sentence plan."""
    return {name for _, name, _, _ in Formatter().parse(option) if name}


def claim(hook: Hook, pen: Pen) -> Claim | None:
    """`hook` in words, or None where no wording is safe."""
    pattern, extra = _pattern(hook)
    if not pattern:
        return None
    slots = {**_places(hook), "who": pen.who, "line": hook.text, **extra}
    plans = data()["claims"][pattern]
    you = _richest(plans["you"], pattern, slots, pen)
    they = pen.first(plans.get("they", []), slots)
    if not they and hook.clause and hook.clause.quotable and hook.kind in _LINES:
        line = {**slots, "line": hook.text}
        they = pen.first(data()["claims"][_LINES[hook.kind]].get("they", []), line)
    if not you:
        return None
    return Claim(
        hook=hook,
        kind=plans.get("kind", "fact"),
        you=you,
        they=they,
        curious=_curious(pattern, hook, slots, pen),
        slots=slots,
    )


def _richest(plans: list[str], pattern: str, slots: dict[str, str], pen: Pen) -> str:
    """One of the plans that use the most facts."""
    usable = [plan for plan in plans if all(slots.get(name) for name in slots_of(plan))]
    if not usable:
        return ""
    most = max(len(slots_of(plan)) for plan in usable)
    rich = [plan for plan in usable if len(slots_of(plan)) == most]
    if slots.get("role"):
        rich = [plan for plan in rich if "{role}" in plan] or rich
    return pen.plan(rich, f"claim.{pattern}.{slots.get('text', '')}", slots)


def _places(hook: Hook) -> dict[str, str]:
    company = named(hook.company) if hook.company else ""
    climbed = role_noun(hook.text) if hook.kind == "climb" else ""
    role = role_noun(hook.title if hook.kind != "transition" else hook.text)
    slots = {
        "text": f"{article(climbed)} {climbed}" if climbed else _shown(hook),
        "company": company,
        "former": named(hook.former) if hook.former else "",
        "year": hook.year,
        "role": f"{article(role)} {role}" if role else "",
        "title": hook.title,
        "field": lowered(hook.field),
        "post": f"your work at {company}" if company else "",
    }
    if hook.kind == "transition" and not role:
        slots["role"] = ""
    return slots


def _shown(hook: Hook) -> str:
    if hook.kind == "climb":
        return re.split(r"\s*[,|/(@•·]|\s[-–—]\s", hook.text)[0]
    return named(hook.text) if hook.clause is None else hook.text


def role_noun(title: str) -> str:
    """A plain English title in small letters ("staff nurse"), or "" for any other."""
    head = re.split(r"[,|/(@•·–—]|\s-\s", title)[0].strip()
    words = head.split()
    plain_words = all(re.fullmatch(r"[A-Za-z][A-Za-z'’-]*", word) for word in words)
    if not plain_words or len(words) > 4 or not is_role(head):
        return ""
    return lowered(head)


def _pattern(hook: Hook) -> tuple[str, dict[str, str]]:
    """Which claims fit the hook, and the slots that its wording adds."""
    clause = hook.clause
    if clause is None:
        if hook.kind in {"place", "skill"} and len(hook.sources) > 1:
            return ("near" if hook.kind == "place" else "both"), {}
        if hook.kind == "studies" and hook.current:
            return "studying", {}
        return (hook.kind if hook.kind in data()["claims"] else ""), {}
    if hook.kind in {"about", "work"}:
        woven = _woven(hook)
        if woven[0]:
            return woven
    return (_LINES[hook.kind], {"line": clause.text}) if clause.quotable else ("", {})


def _woven(hook: Hook) -> tuple[str, dict[str, str]]:
    clause = hook.clause
    if clause is None:
        return "", {}
    verb = clause.text[0].lower() + clause.text[1:]
    if clause.shape == "first":
        swapped = to_second_person(clause.text)
        return ("own", {"verb": swapped}) if swapped else ("", {})
    if clause.shape == "past":
        return "did", {"verb": verb}
    if clause.shape == "base" and hook.current:
        return "do", {"verb": verb}
    if clause.shape == "doing" and hook.company:
        return ("doing" if hook.current else "doing_then"), {"verb": verb}
    if clause.shape == "duty" and hook.company:
        return ("duty" if hook.current else "duty_then"), {"verb": verb}
    return "", {}


def _curious(pattern: str, hook: Hook, slots: dict[str, str], pen: Pen) -> str:
    """What I would like to hear about it, as the object of "hear"."""
    table = data()["curious"]
    key = {
        "did": "did", "doing_then": "did", "duty_then": "did", "do": "do", "doing": "do",
        "duty": "do", "about": "said", "listed": "said", "headline": "said", "post": "said",
    }.get(pattern, pattern)  # fmt: skip
    if pattern == "own":
        key = "did" if _tells_of_the_past(slots["verb"]) else "do"
    if pattern in _SHARED:
        key = "shared"
    rows = table.get(key, table["weak"])
    verb = slots.get("verb", hook.text)
    row = next(row for row in rows if re.search(row["cue"], verb, re.IGNORECASE))
    return _richest(row["say"], f"curious.{key}", slots, pen) or "more about it"


def _tells_of_the_past(verb: str) -> bool:
    words = verb.split()
    rest = " ".join(words[1:]) if words[0] in {"also", "once", "first", "recently"} else verb
    return starts_with_verb(rest) == "past"
