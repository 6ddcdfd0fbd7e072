"""English verbs of what one does for another, in every form, from `acts.toml`.

Three kinds: "given" is for another by its very meaning (send, introduce), "done" where the words
say for whom (read, ask), "told" takes somebody to be spoken to (call, write to, contact).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["acts", "bases", "forms"]


@cache
def acts(kind: str) -> re.Pattern[str]:
    """Any form of the verbs of a kind, to be matched where they begin."""
    return re.compile(rf"(?:{forms(kind)})(?![\w'-])", re.IGNORECASE)


@cache
def bases(*kinds: str) -> frozenset[str]:
    """The verbs of the kinds in their base form."""
    return frozenset(verb for kind in kinds for verb in _verbs(kind))


@cache
def forms(kind: str) -> str:
    """Every form of the verbs of a kind as alternatives, the longest first."""
    found: set[str] = set()
    for base in _verbs(kind):
        verb, _, rest = base.partition(" ")
        found |= {f"{form} {rest}".strip() for form in _inflected(verb)}
    return "|".join(re.escape(form) for form in sorted(found, key=lambda form: (-len(form), form)))


@cache
def _verbs(kind: str) -> tuple[str, ...]:
    table = tomllib.loads((files(__package__) / "acts.toml").read_text(encoding="utf-8"))
    return tuple(re.split(r"[|\n]+", table[kind].strip()))


def _inflected(verb: str) -> tuple[str, ...]:
    if verb == "have":
        return ("have", "has", "having")
    if verb == "be":
        return ("be",)
    third = f"{verb}es" if re.search(r"(?:s|sh|ch|x|o)$", verb) else f"{verb}s"
    if re.search(r"[^aeiou]y$", verb):
        third = f"{verb[:-1]}ies"
    stem = verb[:-1] if re.search(r"[^eo]e$", verb) else verb
    doubled = re.search(r"[^aeiou][aeiou][bgpt]$", verb) is not None and verb != "visit"
    return (verb, third, f"{stem}{verb[-1] if doubled else ''}ing")
