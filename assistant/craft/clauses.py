"""The clauses of what a person wrote about their work, and how each may be used.

A profile is written in fragments: bullets without a subject, first person, noun phrases,
lists. A clause is a verbatim part of such a text that can stand by itself; its shape says
whether it may be woven into a sentence ("you moved …") or only be quoted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from assistant.craft.english import Shape, is_english, pattern, starts_with_verb, word_list
from assistant.craft.telling import score
from assistant.models import Record, plain

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
    if sentence.rstrip().endswith((":", "…", "...")):
        return
    whole = re.sub(r"[.;:,…•·▪\s]+$", "", re.sub(r"^\W*[•·▪]\s*", "", sentence))
    if not re.search(r"[!?]", sentence):
        yield whole
        yield from _openings(whole)


def _openings(whole: str) -> Iterator[str]:
    """Parts before a boundary that leaves a whole clause, longest first."""
    verb = whole.startswith("I ") or starts_with_verb(whole) is not None
    strong = [found.start() for found in re.finditer(r";\s|\s[–—-]\s|:\s|\s\(", whole)]
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
        follows = after and (after[1].lower() in word_list("after_verb") or after[1][0].isdigit())
        if follows and starts_with_verb(found[1]) in {own, "base", "past"} - {None}:
            return [found.start()]
    return []


def _clause(text: str) -> Clause | None:
    words = text.split()
    if not 3 < len(words) <= WOVEN_WORDS or not _is_whole(text) or not _is_safe(text):
        return None
    shape = _shape(text)
    return Clause(text=text, shape=shape, english=is_english(text), score=score(text, shape))


def _is_whole(text: str) -> bool:
    if (
        text.count("(") != text.count(")")
        or text.count('"') % 2
        or text.count("“") != text.count("”")
    ):
        return False
    last = re.sub(r"[^\w%]", "", text.split()[-1].lower())
    return bool(last) and last not in word_list("dangling") and text[0].isalnum()


def _is_safe(text: str) -> bool:
    head = re.sub(r"[^\w'-]", "", text.split()[0].lower().replace("’", "'"))
    if head in word_list("addressing") or head in word_list("leaning") or _DATED.match(text):
        return False
    if any(
        unicodedata.category(letter) in {"So", "Sk", "Cs", "Co", "Cn", "Cf", "Me"}
        for letter in text
    ):
        return False
    if sum(1 for word in text.split() if len(word) > 3 and word.isupper()) >= 2:
        return False
    return not _is_list(text) and is_tellable(text)


_DATED = re.compile(
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? (?:19|20)\d\d|"
    r"Since \d{4}|\d{4} ?[-–—])"
    r"|.*\bsee (?:above|below)\b",
    re.IGNORECASE,
)


def is_tellable(text: str) -> bool:
    """Whether `text` holds nothing private and nothing that was planted for a machine."""
    return not (pattern("private").search(text) or pattern("planted").search(text))


def _is_list(text: str) -> bool:
    """Whether nearly every word has a capital: a title, or skills, and no sentence."""
    words = [
        word
        for word in re.findall(r"[^\W\d_]{3,}", text)
        if word.lower() not in word_list("english")
    ]
    return len(words) > 1 and sum(1 for word in words[1:] if word[0].isupper()) * 4 >= 3 * (
        len(words) - 1
    )


def _shape(text: str) -> Shape:
    if re.match(r"I\s[^;:]+$", text):
        return "first"
    if re.match(r"Responsible for\b", text):
        return "duty"
    aside = re.match(r"([^;:()]+)[;:] (?!see\b)[^;:()]+$", text)
    report = aside[1] if aside and len(text[aside.end(1) :].split()) <= _ASIDE_WORDS else text
    if re.search(r"\b(?:I|my|me|we|our|us|myself)\b", text) or re.search(r"[;:]", report):
        return "phrase"
    shape = starts_with_verb(report)
    return shape if shape and (report is text or shape == "past") else "phrase"


_ASIDE_WORDS = 9  # of what stands behind a colon or semicolon: "…; appeals fell by half"
