"""English that speaks of somebody, turned so that it speaks to them: "she expects", "you expect".

What may speak of somebody else is not turned: "they" in notes is anybody.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from assistant.craft.english import starts_with_verb, to_base_form, word_list

__all__ = ["clause", "pattern", "second", "small"]


def clause(text: str, *, spoken: bool) -> str | None:
    """A clause with its subject, told to the person; None where it has none for sure.

    `spoken` if the person themselves speaks in it; else it is a note of what they said.
    """
    head, _, rest = text.partition(" ")
    low, shape = head.lower(), starts_with_verb(text)
    bare: dict[str, str] = _data()["bare"]
    if low in bare and not spoken:
        text = f"you {bare[low]} {rest}"
    elif shape == "past" and not spoken:
        if low in word_list("base"):  # "cut to one page" may be what one should do
            return None
        text = f"you {low} {rest}"
    elif shape is not None or not (_opens(text, spoken=spoken) and _has_verb(text)):
        return None
    turned = second(text, spoken=spoken)
    return None if turned is None else small(turned)


def second(text: str, *, spoken: bool) -> str | None:
    """What speaks of the person in the second person; None where it may mean somebody else."""
    first = pattern("first").search(text)
    behind = 3 if text.lower().startswith("you") else 0
    third = pattern("third").search(text[behind:])
    if pattern("others").search(text) or (first and (third or not spoken)):
        return None
    if first:
        return None if pattern("you").search(text) else _swapped(text, "first")
    if third:
        turned = _swapped(text, "third")
        turned = re.sub(r"\b(?:she|he) (\w+ly )?(\w+)", _agreeing, turned, flags=re.IGNORECASE)
        return None if pattern("third").search(turned) else turned
    return text


def small(text: str) -> str:
    """With a small first letter, unless the first word is a name or an abbreviation."""
    head, _, rest = text.partition(" ")
    named = head == "I" or not re.fullmatch(r"[A-Z][a-z'’-]*", head) or rest[:1].isupper()
    return text if named else text[:1].lower() + text[1:]


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the patterns of `points.toml`."""
    data = _data()
    if name in data["cased"]:
        return re.compile(data["cased"][name])
    return re.compile(data["patterns"][name], re.IGNORECASE)


def _agreeing(match: re.Match[str]) -> str:
    """ "she expects" as "you expect"; a verb that is not known stays, with its "she"."""
    adverb, verb = match[1] or "", match[2].lower()
    if verb in word_list("past") or verb.endswith("ed") or verb in _words("same"):
        return f"you {adverb}{verb}"
    base = to_base_form(verb)
    if base == verb and verb not in _words("adverbs"):  # behind a person, "s" ends a verb
        bare = re.sub(r"(?<=ss|sh|ch|zz|.x|.o)es$|(?<=[^s])s$", "", verb)
        base = re.sub(r"ies$", "y", verb) if verb.endswith("ies") else bare
    return f"you {adverb}{base}" if base != verb else match[0]


def _opens(text: str, *, spoken: bool) -> bool:
    """Whether a clause may begin so; in speech it may begin with anything."""
    return spoken or pattern("subject").match(text) is not None


def _swapped(text: str, person: str) -> str:
    for form, instead in _data()["second"][person]:
        text = re.sub(rf"(?<![\w'])(?:{form})(?![\w'])", instead, text, flags=re.IGNORECASE)
    return text


def _has_verb(text: str) -> bool:
    """Whether a verb in a person's form stands behind the first word, and in no side clause."""
    words = [re.sub(r"[^\w']", "", word).lower() for word in text.split()]
    words = [word for word in words if word not in _words("adverbs")]
    for before, word in pairwise(words):
        if before in _words("side") and before != words[0]:
            return False
        if _is_verb(before, word):
            return True
    return False


def _is_verb(before: str, word: str) -> bool:
    if word in word_list("finite") or word in _words("same") or word.endswith("n't"):
        return True
    if word.endswith("s") and before not in _words("before_noun"):
        return before in ("she", "he") or to_base_form(word) in word_list("base")
    plural = before in _words("plural") or (before.endswith("s") and len(before) > 3)
    return plural and word in word_list("base") | _words("base")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(_data()["words"][name]).split())


@cache
def _data() -> dict[str, Any]:
    text = files(__package__).joinpath("points.toml").read_text("utf-8")
    return tomllib.loads(text)
