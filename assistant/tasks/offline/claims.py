"""A hook as a clause of English: what is known of the person, and what I would like to hear.

A clause is "fact" where a "that" can carry it ("I read that you moved …") and "said"
where it quotes the person's own words, and "shared" where it is also about me.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter

from assistant.craft.clauses import Clause
from assistant.craft.english import (
    is_role,
    is_sentence,
    starts_with_verb,
    to_base_form,
    to_second_person,
    to_third_person,
)
from assistant.craft.hooks import Hook
from assistant.tasks.offline.wording import article, contracted, data, lowered, named, pick, turned

_LINES = {"about": "about", "work": "listed", "headline": "headline", "post": "post"}
_SLIGHT = frozenset({"studies", "tenure", "certificate", "place", "skill", "language", "at"})
_LONG_NAME = 44  # characters of an employer's name that stop a sentence from being read


@dataclass(frozen=True)
class Claim:
    """One hook in words. `they` is empty where it can only be said to the person."""

    hook: Hook
    pattern: str  # which plans it was worded with
    kind: str  # "fact", "said" or "shared"
    you: str
    they: str
    curious: str
    slots: dict[str, str]

    @property
    def weight(self) -> str:
        """The sort of sentence it can carry: a slight fact is never why I write."""
        return "slight" if self.kind == "fact" and self.hook.kind in _SLIGHT else self.kind


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

    def chance(self, key: str) -> bool:
        """One of two ways, the same for the same person."""
        return bool(pick((True, False), f"{self.seed}|{key}"))

    def first(self, options: list[str], slots: dict[str, str]) -> str:
        """The first usable plan in the order given."""
        usable = [option for option in options if all(slots.get(name) for name in slots_of(option))]
        return self.filled(usable[0], slots) if usable else ""

    def filled(self, option: str, slots: dict[str, str]) -> str:
        """The plan with its slots filled, in the voice of the tone."""
        voiced = contracted(option) if self.tone == "warm" else option
        said = re.sub(r"(?<!\.)\.\.(?!\.)", ".", voiced.format_map(slots))  # "S.A." ends it
        return said.replace("read that you read ", "saw that you read ")


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
        they = pen.first(data()["claims"][_LINES[hook.kind]].get("they", []), slots)
    if not you:
        return None
    return Claim(
        hook=hook,
        pattern=pattern,
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
    company = _short_name(hook.company)
    former = _short_name(hook.former)
    climbed = role_noun(hook.text) if hook.kind == "climb" else ""
    role = role_noun(hook.title if hook.kind != "transition" else hook.text)
    return {
        "text": f"{article(climbed)} {climbed}" if climbed else _shown(hook),
        "company": company,
        "former": former,
        "year": hook.year,
        "role": f"{article(role)} {role}" if role else "",
        "title": hook.title,
        "field": lowered(hook.field),
    }


def _short_name(name: str) -> str:
    """An employer's name as it is written in running text; "" where it is too long for that."""
    return named(name) if name and len(name) <= _LONG_NAME else ""


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
    if hook.kind in {"about", "work"} and (woven := _woven(hook, clause))[0]:
        return woven
    line = "listed_then" if hook.kind == "work" and not hook.current else _LINES[hook.kind]
    return (line if clause.quotable else ""), {}


_VIEW = re.compile(
    r"(?:(?:still|also|always|never|really) )?"
    r"(?:think|believe|like|love|prefer|know|hope|care|trust|enjoy|hate|dislike|doubt|want)\b"
)
_ASIDE = re.compile(r"[;:] (.+)$")


def _woven(hook: Hook, clause: Clause) -> tuple[str, dict[str, str]]:
    verb = clause.text[0].lower() + clause.text[1:]
    third = to_third_person(clause.text) or ""
    if clause.shape == "first":
        swapped = to_second_person(clause.text)
        if not swapped:
            return "", {}
        return ("view" if _VIEW.match(swapped) else "own"), {"verb": swapped, "verbs": third}
    if clause.shape == "past":
        return "did", {"verb": _ASIDE.sub(r" (\1)", verb)}
    if hook.company and hook.current and (went := _result(clause)):
        return "result", {"verb": went}
    if clause.shape == "third" and hook.current:
        return "do", {"verb": to_base_form(verb), "verbs": verb}
    if clause.shape == "base" and hook.current:
        return "do", {"verb": verb, "verbs": third}
    if clause.shape == "doing" and hook.company:
        return ("doing" if hook.current else "doing_then"), {"verb": verb}
    if clause.shape == "duty" and hook.company:
        return ("duty" if hook.current else "duty_then"), {"verb": verb}
    return "", {}


_FROM_TO = re.compile(r"([A-Z][^:;,]{3,60}): (?:from )?(\d[^,;]* to \d.*)$")
_UP_DOWN = re.compile(r"([A-Z][^:;,]{3,60}?) ((?:up|down) (?:by )?(?:\d|a |two |half).*)$")


def _result(clause: Clause) -> str:
    """ "Time lost: from 9 % to 2 %" as "time lost went from 9 % to 2 %"; "" for any other."""
    if not clause.english or clause.shape != "phrase":
        return ""
    if found := _FROM_TO.match(clause.text):
        went = f"{found[1]} went from {found[2]}"
    elif found := _UP_DOWN.match(clause.text):
        went = f"{found[1]} went {found[2]}"
    else:
        return ""
    return f"{lowered(went.split()[0])} {went.split(maxsplit=1)[1]}"


_ASKED = {
    "did": "did", "result": "did", "view": "view",
    "doing_then": "did", "duty_then": "did", "do": "do", "doing": "do",
    "duty": "do", "about": "said", "listed": "said", "listed_then": "said", "headline": "said",
    "post": "said", "school": "shared", "employer": "shared", "association": "shared",
}  # fmt: skip


def _curious(pattern: str, hook: Hook, slots: dict[str, str], pen: Pen) -> str:
    """What I would like to hear about it, as the object of "hear"."""
    table = data()["curious"]
    key = _ASKED.get(pattern, pattern)
    if pattern == "own":
        key = "own_past" if _tells_of_the_past(slots["verb"]) else "do"
    if key == "said" and not is_sentence(hook.text):
        key = "fragment"
    if key == "move" and hook.changed:
        key = "change"
    rows = table.get(key, table["weak"])
    verb = slots.get("verb", hook.text)
    row = next(row for row in rows if re.search(row["cue"], verb, re.IGNORECASE))
    return _richest(row["say"], f"curious.{key}.{hook.text}", slots, pen) or "more about it"


def _tells_of_the_past(verb: str) -> bool:
    words = verb.split()
    rest = " ".join(words[1:]) if words[0] in {"also", "once", "first", "recently"} else verb
    return starts_with_verb(rest) == "past" or words[0] in {"was", "were", "have", "came"}
