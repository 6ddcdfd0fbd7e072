"""The words of typed facts: labels, what joins a title to a company, what is no noun phrase."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from assistant.intake.pdf.schools import is_degree, is_school
from assistant.intake.wording import LANGUAGES as PAGES
from assistant.intake.wording import key

LANGUAGES = (*PAGES, "it")
_WORD = re.compile(r"[^\W_]+")
_TOLD_BY = 6_000  # characters that a text's language is told by


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the tables "facts", "typed" and "me"."""
    path = resources.files(__package__) / f"{name}_wording.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _labels(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for field, words in table("facts")[language]["labels"].items():
        for word in words:
            found.setdefault(key(word), field)
    return found


def label_field(label: str, order: Sequence[str] = LANGUAGES) -> str | None:
    """The field that a label names, in the first of the languages that knows it."""
    even = key(label)
    return next((found for each in order if (found := _labels(each).get(even))), None)


@cache
def own_labels() -> Mapping[str, str]:
    """`key(label)` → "name", "work" or "learn", of a text about oneself."""
    return {
        key(label): field
        for language in reversed(LANGUAGES)
        for field in ("name", "work", "learn")
        for label in table("me")[language][field]
    }


def own_field(label: str) -> str | None:
    """The field that a label of a text about oneself names."""
    return own_labels().get(key(label.strip(" *_#?")))


@cache
def words(name: str, language: str) -> frozenset[str]:
    """The keys of a list of `typed_wording.toml`."""
    listed = table("typed")[language][name]
    return frozenset(key(word) for word in (listed.split() if isinstance(listed, str) else listed))


@cache
def expression(name: str, language: str) -> re.Pattern[str]:
    """An expression of `typed_wording.toml`, without regard to case."""
    return re.compile(table("typed")[language][name], re.IGNORECASE)


def tokens(text: str) -> list[str]:
    """The words of a text as they are looked up."""
    return _WORD.findall(key(text))


def language_in(text: str, labels: Sequence[str]) -> tuple[str, ...]:
    """The languages, the text's own first; all others only where nothing tells it."""
    counts = dict.fromkeys(LANGUAGES, 0.0)
    for word in tokens(text[:_TOLD_BY]):
        for language in LANGUAGES:
            counts[language] += word in words("glue", language)
    for label in labels:
        for language in LANGUAGES:
            counts[language] += 2 * (key(label) in _labels(language))
    best = max(counts.values())
    if best == 0:
        return LANGUAGES
    first = max(LANGUAGES, key=lambda each: (counts[each], -LANGUAGES.index(each)))
    near = [each for each in LANGUAGES if each != first and counts[each] >= 0.6 * best]
    return (first, *near)


def names_school(text: str) -> bool:
    """Whether a phrase holds a word such as "university" or "istituto"."""
    return is_school(text) or bool(set(tokens(text)) & words("schools", "any"))


def names_degree(text: str) -> bool:
    """Whether a phrase holds a word such as "BSc" or "laurea"."""
    return is_degree(text) or bool(set(tokens(text)) & words("degrees", "any"))


@cache
def _long_verbs() -> frozenset[str]:
    """Verbs of any language that are too long to mean something else in another."""
    return frozenset(verb for each in LANGUAGES for verb in words("verbs", each) if len(verb) > 4)


def holds_verb(text: str, language: str) -> bool:
    """Whether a word of the text stands in no noun phrase: a verb, a pronoun, "who"."""
    verbs = words("verbs", language) | _long_verbs()
    return any(
        word in verbs for word in re.findall(r"[^\W_][\w'’-]*", key(text)) + tokens(text)[:1]
    )


def is_title(text: str, language: str) -> bool:
    """Whether a phrase can be somebody's trade: a short noun phrase, no name of a thing."""
    found = text.split()
    if not 1 <= len(found) <= 9 or len(text) > 90 or re.search(r"[\d«»„“”\"!?:;@]", text):
        return False
    if holds_verb(text, language) or re.search(r",\s+(?:an?|the|une?|eine?|una|uma?)\s", text):
        return False
    if " / " in text or (len(found) > 1 and key(found[1]) in words("articles", "any")):
        return False
    member = key(found[0]) in words("no_title", "any")
    if member and (len(found) == 1 or len(found[1]) < 4):  # "member of the Guild"
        return False
    first = key(found[0])
    ends = first.endswith(("s", "ed")) and not first.endswith(("ss", "us", "is"))
    if language == "en" and ends and first not in words("plural", "any"):
        return False
    if language == "de" and found[0][:1].islower() and first.endswith("t"):
        return False
    return bool(re.match(r"[^\W\d_]", text)) and not text.endswith((",", "-"))


def is_company(text: str, language: str, *, lower: bool = False) -> bool:
    """Whether a phrase can be an employer's name. `lower`: the writer uses no capitals."""
    found = text.split()
    if not 1 <= len(found) <= 10 or len(text) > 90 or re.search(r"[«»„“”\"!?:;]", text):
        return False
    if not lower and not re.search(r"[^\W\d_a-zà-öø-ÿ]|^\d+[^\W\d_]", text):
        return False
    if not lower and text[:1].islower() and not _is_organisation(found[0]):
        return False
    return not any(
        key(word) in words("verbs", language) and not word[:1].isupper()
        for word in found
        if language != "de" or key(word) not in ("der", "die", "das", "den", "dem", "mit", "und")
    ) and bool(re.match(r"\w", text))


def _is_organisation(word: str) -> bool:
    """Whether a small word begins a company's name: "hôpital Sainte-Anne"."""
    return key(word).startswith(tuple(words("organisations", "any")))
