"""English as profiles use it: which language a text is in, and the forms of its verbs."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

# first: "I run …" · past: "Cut agency hours …" · base: "Own the definition …"
# third: "Leads a team …" · doing: "Developing tools …" · duty: "Responsible for …"
# phrase: anything else
Shape = Literal["first", "past", "base", "third", "doing", "duty", "phrase"]


@cache
def _data() -> dict[str, str]:
    text = files("assistant.craft").joinpath("clauses.toml").read_text("utf-8")
    return {key: str(value) for key, value in tomllib.loads(text).items()}


@cache
def word_list(key: str) -> frozenset[str]:
    """One of the word lists of `clauses.toml`."""
    return frozenset(_data()[key].split())


@cache
def pattern(key: str) -> re.Pattern[str]:
    """One of the patterns of `clauses.toml`."""
    return re.compile(_data()[key])


def to_second_person(text: str) -> str | None:
    """ "I run a unit and keep my word" as "run a unit and keep your word", or None where unsafe."""
    rest = re.sub(r"^I\s+", "", text)
    if rest == text or re.search(r"\b(?:we|our|ours|us|you|your|yours)\b", rest, re.IGNORECASE):
        return None
    if re.search(r"\b(?:and|then|but|or)\s+(?:am|was)\b", rest):
        return None
    rest = re.sub(r"^((?:\w+ly|also|still|never|always|just)\s+)?am\b", r"\1are", rest)
    rest = re.sub(r"^((?:\w+ly|also|still|never|always|just)\s+)?was\b", r"\1were", rest)
    swaps = (
        (r"\bI am\b", "you are"),
        (r"\bI was\b", "you were"),
        (r"\bI['’]m\b", "you are"),
        (r"\bI['’]ve\b", "you have"),
        (r"\bI['’]d\b", "you would"),
        (r"\bI['’]ll\b", "you will"),
        (r"\bI\b", "you"),
        (r"\bmy\b", "your"),
        (r"\bme\b", "you"),
        (r"\bmine\b", "yours"),
        (r"\bmyself\b", "yourself"),
    )
    for pattern, instead in swaps:
        rest = re.sub(pattern, instead, rest)
    return rest


def to_base_form(text: str) -> str:
    """ "leads a team" as "lead a team": a known verb without the ending of the third person."""
    verb, blank, tail = text.partition(" ")
    endings = (("s", ""), ("es", ""), ("ies", "y"))
    bases = [verb.removesuffix(end) + new for end, new in endings if verb.endswith(end)]
    return next((base for base in bases if base in word_list("base")), verb) + blank + tail


_IRREGULAR = {"am": "is", "have": "has", "do": "does", "go": "goes"}


def to_third_person(text: str) -> str | None:
    """ "I run a unit" as "runs a unit", "Own a plan" as "owns a plan"; None where unsafe.

    What speaks of the person again ("my", "I"), or has a second verb, is unsafe.
    """
    rest = re.sub(r"^I\s+", "", text)
    verb, _, tail = rest.partition(" ")
    verb = verb.lower()
    if verb not in word_list("base") | _IRREGULAR.keys() or re.search(
        r"\b(?:I|me|my|mine|myself|we|our|us|you|your)\b|[;:]", tail, re.IGNORECASE
    ):
        return None
    if any(found[1].lower() in word_list("base") for found in re.finditer(r"\band (\w+)", tail)):
        return None
    ending = "es" if re.search(r"(?:s|sh|ch|x|z)$", verb) else "s"
    regular = re.sub(r"(?<=[^aeiou])y$", "ie", verb) + (
        "s" if re.search(r"[^aeiou]y$", verb) else ending
    )
    return f"{_IRREGULAR.get(verb, regular)} {tail}"


def is_english(text: str) -> bool:
    """Whether English function words stand in `text` and nearly all letters are plain ones."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    letters = [letter for letter in text if letter.isalpha()]
    odd = sum(1 for letter in letters if not letter.isascii())
    known = sum(1 for word in words if word in word_list("english") | word_list("numbers"))
    foreign = sum(1 for word in words if word in word_list("foreign"))
    enough = known >= max(1, len(words) // 8) and known > foreign
    return enough and odd * 12 <= len(letters)


def starts_with_verb(text: str) -> Shape | None:
    """Which verb form opens `text`: past, base or doing; None where a noun may stand there."""
    head, _, rest = text.partition(" ")
    first = head.lower().rstrip(",").split("-")[0]
    second = re.sub(r"[^\w'-]", "", rest.split(" ")[0]).lower() if rest else ""
    if head.lower() in word_list("not_past") or first in word_list("not_past"):
        return None
    if first in word_list("past") or (first.endswith("ed") and len(first) > 4):
        passive = second in _PREPOSITIONS and first not in word_list("intransitive")
        return None if second in {"by", ""} or (first.endswith("ed") and passive) else "past"
    follows = second in word_list("after_verb") or second[:1].isdigit()
    if first not in word_list("base") and to_base_form(first) in word_list("base") and follows:
        return "third"
    if first in word_list("base") and follows:
        return "base"
    if first.endswith("ing") and _stems(first) & word_list("base"):
        return "doing" if follows or head.endswith(",") else None
    return None


def is_role(text: str) -> bool:
    """Whether the last word names somebody by their work: "civil engineer"."""
    last = re.sub(r"\W", "", text.split()[-1].lower().split("-")[-1]) if text.split() else ""
    return last in word_list("people")


_PREPOSITIONS = frozenset(
    ["as", "in", "at", "by", "to", "for", "under", "with", "from", "on", "of", "into"]
)


def _stems(word: str) -> set[str]:
    stem = word.removesuffix("ing")
    doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    return {stem, f"{stem}e", doubled}


def is_sentence(text: str) -> bool:
    """Whether a verb in a person's form stands in `text`: "The best question came from …"."""
    words = [re.sub(r"[^\w'’]", "", word).lower() for word in text.split()]
    return bool(set(words) & word_list("finite")) or any(
        one in word_list("subjects") and two.endswith("s") for one, two in pairwise(words)
    )
