"""An earlier view as it is said: "start 32-36k" → "start at 32 to 36 thousand".

Notes are fragments. What is no sentence with a subject of its own is not told at all.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.craft.english import to_base_form, word_list
from assistant.craft.questions import spoken
from assistant.tasks.offline.wording import article, lowered

__all__ = ["names_a_name", "sayable"]

_COINS = {"£": "pounds", "$": "dollars", "€": "euros"}
_FIGURE = r"\d[\d,.]*"


def sayable(statement: str) -> str:
    """What follows "I've heard that": small letter, no stop; "" where it cannot be said.

    It has a subject and a verb behind it; a bare singular noun gets its article.
    """
    said = _with_article(_spelt(statement.strip().rstrip(".!;, ")))
    words = said.split()
    if len(words) < 3 or _data()["unsayable"].search(said):
        return ""
    verb = _verb_at(words)
    if not verb or (_is_verb(words[0]) and not _stands_alone(words, verb)):
        return ""
    listed = any(word.endswith(",") for word in words[: verb + 1])  # no subject: an enumeration
    glued = words[verb] in ("is", "are", "was") and any(map(_is_third, words[verb + 1 : verb + 2]))
    if listed or glued:  # "regulator = pays worst"
        return ""
    first, blank, rest = said.partition(" ")
    return f"{_article(words[:verb])}{_small(first)}{blank}{rest}"


def names_a_name(statement: str, known: frozenset[str]) -> bool:
    """Whether a capitalised word inside a statement may be somebody's or some place's name.

    Abbreviations, days, months and languages are none; nor is what is `known`, in small letters.
    """
    inside = re.findall(r"(?<=[\w,;)] )[A-ZÀ-Þ][\w’'&-]*", statement)
    free = known | frozenset(_data()["no_names"])
    return any(not word.isupper() and word.lower() not in free for word in inside)


# --- words ----------------------------------------------------------------------------------


def _spelt(said: str) -> str:
    """Figures, signs and short forms as words."""
    said = re.sub(r"\s*\([^)]*\)", "", said)
    said = re.sub(
        rf"([£$€])?({_FIGURE})\s?[kK]?\s?[-–]\s?[£$€]?({_FIGURE})\s?[kK]\b",
        lambda at: _sum(f"{at[2]} to {at[3]}", at[1]),
        said,
    )
    said = re.sub(rf"([£$€])?({_FIGURE})\s?[kK]\b", lambda at: _sum(at[2], at[1]), said)
    for old, new in _data()["spelt"]:
        said = re.sub(old, new, said)
    return re.sub(r"\s+", " ", said).strip()


def _sum(figures: str, coin: str | None) -> str:
    return f"{figures} thousand {_COINS[coin]}" if coin else f"{figures} thousand"


def _is_verb(word: str) -> bool:
    bare = word.strip(".,;:()\"'").lower()
    verbs = word_list("base") | frozenset(str(spoken("verbs")).split())
    ends = {bare, to_base_form(bare), bare.removesuffix("s"), bare.removesuffix("es")}
    return bool(ends & verbs) or bare in _data()["auxiliaries"]


def _is_third(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss") and _is_verb(word)


def _verb_at(words: list[str]) -> int:
    """Where the verb stands behind its subject; 0 where there is none."""
    clause = 0  # verbs of "who need a clear brief" that belong to the subject
    for place, word in enumerate(words[1:], start=1):
        before = words[place - 1].lower()
        helps = word.lower() in _data()["auxiliaries"]
        noun = word.endswith("s") and not helps and any(map(_is_verb, words[place + 1 : place + 2]))
        clause += word.lower() in ("who", "that", "which", "when", "where")
        last = place == len(words) - 1 and not helps
        if before in _data()["no_verb_after"] or not _is_verb(word) or noun or last:
            continue
        if not clause:
            return place
        clause -= 1
    return 0


def _stands_alone(words: list[str], verb: int) -> bool:
    """Whether a first word that may be a verb is a subject: "Reports take", "Pay is"."""
    first = words[0].lower()
    plural = first.endswith("s") and (verb == 1 or words[1] == "and")
    return first in _data()["mass"] or plural


def _article(subject: list[str]) -> str:
    """ "the " before a singular noun that has no article of its own."""
    words = [word.lower().strip(",") for word in subject]
    head = next((at for at, word in enumerate(words) if word in _data()["prepositions"]), None)
    noun = words[: head or len(words)][-1]
    free = (
        words[0] in _data()["determiners"]
        or words[0][:1].isdigit()
        or words[0].endswith("ing")
        or noun in _data()["mass"]
        or re.search(r"(?:ness|ity|ment|tion|ance|ence|ship|ism|ics)$", noun)
        or (noun.endswith("s") and not noun.endswith("ss"))
    )
    return "" if free and words[0] not in _data()["superlatives"] else "the "


def _with_article(said: str) -> str:
    """ "without trial weld" → "without a trial weld", at the end."""
    found = re.search(r"\bwithout ((?:[\w-]+ )?[\w-]+)$", said)
    if not found or not _article(found[1].split()):
        return said
    return f"{said[: found.start(1)]}{article(found[1])} {found[1]}"


def _small(word: str) -> str:
    return word.lower() if word in ("A", "An", "The") else lowered(word)


@cache
def _data() -> dict[str, Any]:
    text = (files("assistant.tasks") / "plan_telling.toml").read_text(encoding="utf-8")
    read: dict[str, Any] = tomllib.loads(text)
    kinds = ("auxiliaries", "no_verb_after", "prepositions", "mass", "determiners",
             "superlatives", "no_names")  # fmt: skip
    return {
        **{kind: frozenset(str(read[kind]).split()) for kind in kinds},
        "unsayable": re.compile(str(read["unsayable"]), re.IGNORECASE),
        "spelt": tuple((str(old), str(new)) for old, new in read["spelt"]),
    }
