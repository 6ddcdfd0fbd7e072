"""The clauses of what a person wrote about their work, and how each may be used.

A profile is written in fragments: bullets without a subject, first person, noun phrases,
lists. A clause is a verbatim part of such a text that can stand by itself; its shape says
whether it may be woven into a sentence ("you moved …") or only be quoted.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

from assistant.models import Record, plain

# first: "I run …" · past: "Cut agency hours …" · base: "Own the definition …" ·
# doing: "Developing tools …" · duty: "Responsible for …" · phrase: anything else
Shape = Literal["first", "past", "base", "doing", "duty", "phrase"]

WOVEN_WORDS = 24  # a longer report is cut, or quoted in part
QUOTED_WORDS = 14


class Clause(Record):
    """A verbatim part of a fact, without its final stop."""

    text: str
    shape: Shape
    english: bool
    score: int  # how much it tells of this one person; higher is better

    @property
    def quotable(self) -> bool:
        """Whether it is short and whole enough to stand between quotation marks."""
        return 4 <= len(self.text.split()) <= QUOTED_WORDS and '"' not in self.text


def clauses(text: str) -> tuple[Clause, ...]:
    """The usable clauses of `text`, in its order; none where nothing is safe to repeat."""
    found: dict[str, Clause] = {}
    for sentence in _sentences(text):
        for part in _parts(sentence):
            clause = _clause(part)
            if clause and clause.text not in found:
                found[clause.text] = clause
    return tuple(found.values())


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


def is_english(text: str) -> bool:
    """Whether English function words stand in `text` and nearly all letters are plain ones."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    letters = [letter for letter in text if letter.isalpha()]
    odd = sum(1 for letter in letters if not letter.isascii())
    known = sum(1 for word in words if word in _words("english"))
    foreign = sum(1 for word in words if word in _words("foreign"))
    enough = known >= max(1, len(words) // 8) and known > foreign
    return enough and odd * 12 <= len(letters)


def starts_with_verb(text: str) -> Shape | None:
    """Which verb form opens `text`: past, base or doing; None where a noun may stand there."""
    head, _, rest = text.partition(" ")
    first = head.lower().rstrip(",").split("-")[0]
    second = re.sub(r"[^\w'-]", "", rest.split(" ")[0]).lower() if rest else ""
    if head.lower() in _words("not_past") or first in _words("not_past"):
        return None
    if first in _words("past") or (first.endswith("ed") and len(first) > 4):
        passive = second in _PREPOSITIONS and first not in _words("intransitive")
        return None if second in {"by", ""} or (first.endswith("ed") and passive) else "past"
    follows = second in _words("after_verb") or second[:1].isdigit()
    if first in _words("base") and follows:
        return "base"
    if first.endswith("ing") and _stems(first) & _words("base"):
        return "doing" if follows or head.endswith(",") else None
    return None


def is_role(text: str) -> bool:
    """Whether the last word names somebody by their work: "civil engineer"."""
    last = re.sub(r"\W", "", text.split()[-1].lower().split("-")[-1]) if text.split() else ""
    return last in _words("people")


_PREPOSITIONS = frozenset(
    ["as", "in", "at", "by", "to", "for", "under", "with", "from", "on", "of", "into"]
)


def _stems(word: str) -> set[str]:
    stem = word.removesuffix("ing")
    doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    return {stem, f"{stem}e", doubled}


@cache
def _data() -> dict[str, str]:
    text = files("assistant.craft").joinpath("clauses.toml").read_text("utf-8")
    return {key: str(value) for key, value in tomllib.loads(text).items()}


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(_data()[key].split())


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(_data()[key])


_END = re.compile(
    r"(?<=[.!?…])[\"”’')]*\s+(?=[\"“«(¿¡]?[^\W\d_a-z])|\s+[•▪◦‣·–—]\s+(?=[^\W\d_a-z])"
)
_ABBREVIATED = re.compile(
    r"\b(?:e\.g|i\.e|etc|approx|incl|vs|no|st|dr|mr|mrs|ms|prof|inc|ltd|co|corp|[a-z])\.$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•▪◦‣·–—>✓✔➢→]+|\d{1,2}[.)])\s+")


def _sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        bare = plain(_BULLET.sub("", line))
        start = 0
        for end in _END.finditer(bare):
            if _ABBREVIATED.search(bare[: end.start()]):
                continue
            yield bare[start : end.end()].strip()
            start = end.end()
        if bare[start:]:
            yield bare[start:].strip()


def _parts(sentence: str) -> Iterator[str]:
    """The sentence, and where it is long its openings that are clauses by themselves."""
    whole = re.sub(r"[.;:,…•·▪\s]+$", "", re.sub(r"^\W*[•·▪]\s*", "", sentence))
    if not re.search(r"[!?]", sentence):
        yield whole
        yield from _openings(whole)


def _openings(whole: str) -> Iterator[str]:
    """Parts before a boundary that leaves a whole clause, longest first."""
    verb = whole.startswith("I ") or starts_with_verb(whole) is not None
    strong = [found.start() for found in re.finditer(r";\s|\s[–—-]\s|:\s", whole)]
    weak: list[int] = []
    if verb and is_english(whole):
        soft = (
            r",?\s(?:which|so that|because|whereas|although)\s|,\s(?=\w+ing\b)|\sby\s(?=\w+ing\b)"
        )
        weak = [found.start() for found in re.finditer(soft, whole)]
        weak += _next_verb(whole)
    for place in sorted({*strong, *weak}, reverse=True):
        part = whole[:place].rstrip(" ,;:–—-")
        if len(part.split()) >= 4:
            yield part


def _next_verb(whole: str) -> list[int]:
    """Where the second verb of "cut A, moved B and wrote C" begins, as no or one place."""
    own = starts_with_verb(re.sub(r"^I\s(?:also\s)?", "", whole))
    for found in re.finditer(r"(?:,?\sand|,)\s(?=(?:(?:I|still|also)\s)?(.*))", whole):
        after = re.match(r"[\w-]+\s+([\w-]+)", found[1])
        follows = after and (after[1].lower() in _words("after_verb") or after[1][0].isdigit())
        if follows and starts_with_verb(found[1]) in {own, "base", "past"} - {None}:
            return [found.start()]
    return []


def _clause(text: str) -> Clause | None:
    words = text.split()
    if not 3 < len(words) <= WOVEN_WORDS or not _is_whole(text) or not _is_safe(text):
        return None
    shape = _shape(text)
    return Clause(text=text, shape=shape, english=is_english(text), score=_score(text, shape))


def _is_whole(text: str) -> bool:
    if (
        text.count("(") != text.count(")")
        or text.count('"') % 2
        or text.count("“") != text.count("”")
    ):
        return False
    last = re.sub(r"\W", "", text.split()[-1].lower())
    return bool(last) and last not in _words("dangling") and text[0].isalnum()


def _is_safe(text: str) -> bool:
    head = re.sub(r"[^\w'-]", "", text.split()[0].lower().replace("’", "'"))
    if head in _words("addressing") or head in _words("leaning"):
        return False
    if any(
        unicodedata.category(letter) in {"So", "Sk", "Cs", "Co", "Cn", "Cf", "Me"}
        for letter in text
    ):
        return False
    if sum(1 for word in text.split() if len(word) > 3 and word.isupper()) >= 2:
        return False
    return not _is_list(text) and is_tellable(text)


def is_tellable(text: str) -> bool:
    """Whether `text` holds nothing private and nothing that was planted for a machine."""
    return not (_pattern("private").search(text) or _pattern("planted").search(text))


def _is_list(text: str) -> bool:
    """Whether nearly every word has a capital: a title, or skills, and no sentence."""
    words = [
        word for word in re.findall(r"[^\W\d_]{3,}", text) if word.lower() not in _words("english")
    ]
    return len(words) > 1 and sum(1 for word in words[1:] if word[0].isupper()) * 4 >= 3 * (
        len(words) - 1
    )


def _shape(text: str) -> Shape:
    if re.match(r"I\s[^;:]+$", text):
        return "first"
    if re.match(r"Responsible for\b", text):
        return "duty"
    if re.search(r"\b(?:I|my|me|we|our|us|myself)\b|[;:]", text):
        return "phrase"
    return starts_with_verb(text) or "phrase"


_LIVELY = re.compile(
    r"\b(?:not|without|nobody|never|instead|only|every|still|until|before|first|from|themselves|"
    r"by hand|since|because|less|fewer)\b",
    re.IGNORECASE,
)


def _score(text: str, shape: Shape) -> int:
    words = [word.strip(".,;:()").lower() for word in text.split()]
    score = 3 if re.search(r"\d", text) else 0
    score += min(2, len(_LIVELY.findall(text)))
    score += 1 if 6 <= len(words) <= 18 else 0
    score += {"first": 2, "past": 2, "base": 1, "doing": 0, "duty": 1, "phrase": 0}[shape]
    score -= 2 * sum(1 for word in words if word in _words("worn"))
    return score if is_english(text) else score - 3
