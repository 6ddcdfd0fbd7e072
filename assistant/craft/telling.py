"""How telling a clause is: concrete, of this one person, and clear without its neighbours."""

from __future__ import annotations

import re

from assistant.craft.english import Shape, is_english, is_sentence, word_list

_LIVELY = re.compile(
    r"\b(?:not|without|nobody|never|instead|only|every|still|until|before|first|from|themselves|"
    r"by hand|since|because|less|fewer)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\bfrom\b.*\d.*\bto\b|\d.*\bto \d|\b(?:up|down|fell|rose|grew|cut) (?:by |from )?\d|"
    r"\bby (?:a|\d+) ?\w*|"
    r"\bhal(?:f|ved)\b|\bdoubled\b|\binstead of\b|\b(?:a|one) (?:third|quarter)\b",
    re.IGNORECASE,
)


def score(text: str, shape: Shape) -> int:
    """How concrete it is: a number, a change, a deed; less for worn words and loose pronouns."""
    said = [word.strip(".,;:()").lower() for word in text.split()]
    points = 3 if re.search(r"\d", text) else 1 if word_list("numbers") & set(said) else 0
    points += 1 if _CHANGE.search(text) else 0
    points += min(2, len(_LIVELY.findall(text)))
    points += 1 if 6 <= len(said) <= 18 else 0
    points += {"first": 2, "past": 2, "base": 1, "third": 1, "doing": 0, "duty": 1, "phrase": 0}[
        shape
    ]
    points += 1 if said[0] in word_list("makes") else 0
    points -= 2 if shape == "phrase" and not is_sentence(text) else 0
    points -= 2 * sum(1 for word in said if word in word_list("worn"))
    points -= 4 if leans_back(text) else 0
    return points if is_english(text) else points - 3


_BACK = re.compile(
    r"\b(?:it|this|these|those|they|them|both|he|she|him|her|"
    r"(?:that|such) (?:rule|day|year|one|time|work))\b",
    re.IGNORECASE,
)
_NAMES_A_THING = re.compile(
    r"\b(?:an?|the|my|our|every|each|all|\d\S*|two|three|four|five|six|seven|eight|nine|ten)\s+\w+",
    re.IGNORECASE,
)
_PART_OF_A_LIST = re.compile(
    r"The (?:\w+(?:th|rd)|first|second|other|same|rest|latter|former) (?:is|was|are|were)\b"
    r"|(?:All|Both|Most|Some|None|One|Two|Three|Four|Half) of (?:them|these|those|the)\b"
    r"|(?:All|Both) (?:two|three|four|are|were|have|report)\b|.*\bthe same$",
    re.IGNORECASE,
)


def leans_back(text: str) -> bool:
    """Whether it speaks of something that only the sentences before it name."""
    found = _BACK.search(text)
    loose = found is not None and not _NAMES_A_THING.search(text[: found.start()])
    return loose or bool(_PART_OF_A_LIST.match(text))
