"""The names that stand in a sentence: people, employers, schools, places.

In most languages a capital inside a sentence marks a name. German capitalises every
noun, so there a name is two such words in a row, a legal form, a school or firm word
with its name, or a single word after "bei" and its like that is no known noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.craft.claims.words import Wording
from assistant.craft.names import fold

__all__ = ["Mention", "mentions"]

_TOKEN = re.compile(
    r"(?P<elision>(?:qu|[ldjnmtsc]|dell|all|nell|dall|sull|un|quell)')?"
    r"(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]\.(?= [^\W\d_a-z])|[^\W_]+(?:['.\-&/][^\W_]+)*)",
    re.UNICODE | re.IGNORECASE,
)
_JOIN = re.compile(
    r" (?:(?:of|of the|de|de la|de las|de los|del|della|delle|dei|degli|dello|di|du|des|der|den|"
    r"von|van|von der|van der|van den|da|do|dos|das|la|le|los|las|für|&|\+) |"
    r"d'|l'|de l'|dell'|dall')?"
)
_JOIN_NOUNS = re.compile(r" (?:(?:&|\+|de|di|von|van) )?")  # between nouns any article may stand
_CJK = re.compile(
    r"[\u4e00-\u9fff\u30a0-\u30ffー]{2,12}(?:大学|会社|病院|公司|银行|銀行|高校|研究所|学院|医院|集团)"
)
_ARTICLES = frozenset({"the", "la", "le", "el", "il", "lo", "les", "los", "las", "os"})
_WE = re.compile(r"\w+(?:[aei]mos|iamo|ámos|émos)", re.IGNORECASE)
_FIRM = re.compile(r"(?:gmbh|ag|kg|se|ohg|mbh|inc|ltd|llc|plc|corp|e\.v)\.?", re.IGNORECASE)


class Mention(NamedTuple):
    """A possible name: its place in the sentence and the folded word before it."""

    text: str
    start: int
    end: int
    before: str
    initial: bool  # stands first in the sentence
    words: int
    quoted: bool = False


def mentions(text: str, words: Wording | None, language: str) -> list[Mention]:
    """The possible names of a sentence (made level), left to right."""
    found = list(_runs(text, words))
    if language == "de":
        found = [item for item in found if _is_german_name(text, item, words)]
    found += [
        Mention(match[0], match.start(), match.end(), "", False, 2) for match in _CJK.finditer(text)
    ]
    return [item for item in found if not _is_plain(item, words)]


def _runs(text: str, words: Wording | None) -> Iterator[Mention]:
    join = _JOIN_NOUNS if words and words.language == "de" else _JOIN
    tokens = list(_TOKEN.finditer(text))
    index = 0
    while index < len(tokens):
        if not _is_capital(tokens[index]["word"]) or _is_pronoun(tokens[index]["word"], words):
            index += 1
            continue
        last = index
        ahead = index + 1
        while ahead < len(tokens):
            gap = text[tokens[last].end() : tokens[ahead].start("word")]
            word = tokens[ahead]["word"]
            if _is_capital(word) and join.fullmatch(gap) and not _is_pronoun(word, words):
                last, ahead = ahead, ahead + 1
            elif word[0].islower() and ahead - last < 3 and gap.startswith(" "):
                ahead += 1
            else:
                break
        yield from _mention(text, tokens, index, last, words)
        index = last + 1


def _mention(
    text: str, tokens: list[re.Match[str]], first: int, last: int, words: Wording | None
) -> Iterator[Mention]:
    """The run without a first word that is capital only because a sentence begins there."""
    initial = not re.search(r"\w", text[: tokens[first].start()]) or bool(
        re.search(r"[.!?:]\s*[\"'“«(]?$", text[: tokens[first].start("word")])
    )
    while first <= last and (
        _is_common(tokens[first]["word"], initial, words)
        or (initial and first < last and _is_verb(tokens[first]["word"], words))
    ):
        first += 1
        while first <= last and not _is_capital(tokens[first]["word"]):
            first += 1
        initial = False
    while last >= first and (
        _is_common(tokens[last]["word"], False, words) or not _is_capital(tokens[last]["word"])
    ):
        last -= 1
    if first > last:
        return
    start, end = tokens[first].start("word"), tokens[last].end()
    written = re.sub(r"'s?$", "", text[start:end])
    before = fold(tokens[first - 1]["word"]) if first else ""
    if before in _ARTICLES and first > 1 and not (words and words.language == "de"):
        before = fold(tokens[first - 2]["word"])
    if tokens[first]["elision"]:
        before = fold(tokens[first]["elision"].rstrip("'"))
    yield Mention(written, start, start + len(written), before, initial, last - first + 1)


def _is_capital(word: str) -> bool:
    return word[0].isupper() or (len(word) > 2 and word[0].islower() and word[1].isupper())


def _is_pronoun(word: str, words: Wording | None) -> bool:
    return words is not None and word in words.person.get("cased_you", frozenset())


def _is_common(word: str, initial: bool, words: Wording | None) -> bool:
    """Whether a capital word is no name: a function word, a day, a language, a tool."""
    folded = re.sub(r"'s$", "", fold(word))
    if words is None:
        return False
    if words.has("not_names", folded) or words.has("months", folded):
        return True
    if words.language == "de" and (
        words.has("generic", folded) or any(folded in unit for unit in words.units.values())
    ):
        return True
    if not initial:
        return words.language != "de" and words.has("stop", folded) and len(folded) > 1
    return (
        words.has("stop", folded)
        or words.has("generic", folded)
        or words.has("question", folded)
        or words.has("leading", folded)
        or any(folded in people for people in words.person.values())
        or bool(words.find("opening", folded))
    )


def _is_verb(word: str, words: Wording | None) -> bool:
    """Whether a first word is a verb with its person: "Estudei Farmácia", "Temos X"."""
    if words is None:
        return False
    plural = words.language in ("es", "pt", "it") and _WE.fullmatch(word) is not None
    return plural or any(words.find(f"{who}_verb", word) for who in ("me", "you"))


def _is_plain(item: Mention, words: Wording | None) -> bool:
    """Whether nothing but common words is left."""
    parts = [fold(part) for part in re.findall(r"[^\W\d_]+", item.text)]
    if words is None:
        return item.initial and item.words == 1
    common = words.words["not_names"] | words.words["months"] | words.words["stop"]
    return all(part in common for part in parts)


def _is_german_name(text: str, item: Mention, words: Wording | None) -> bool:
    if words is None:
        return False
    parts = [fold(part) for part in re.findall(r"[^\W_]+", item.text)]
    if any(_FIRM.fullmatch(part) for part in parts) or "&" in item.text:
        return True
    if item.before.isdigit() or item.before in words.numbers:
        return False  # "fünf Semester Ökologie": what is counted
    if len(parts) > 1 and not item.initial:
        return not all(words.has("nouns", part) or words.find("noun", part) for part in parts)
    if len(parts) > 1:
        return bool(words.find("relay", text[item.end : item.end + 40]))
    if item.initial:
        return bool(words.find("relay", text[item.end : item.end + 12]))
    if re.search(r"[a-zß][A-Z]", item.text) or (item.text.isupper() and len(item.text) > 2):
        return words.has("before_name", item.before)
    if words.has("before_place", item.before) and words.find("place", parts[0]):
        return True
    return words.has("before_firm", item.before) and not (
        words.has("nouns", parts[0]) or bool(words.find("noun", parts[0]))
    )
