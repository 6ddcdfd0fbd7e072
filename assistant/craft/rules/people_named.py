"""Which names in a sentence are people's: L21 reads this.

A name tells nothing by itself: "Wet Paper" is a blog and "Marsh" a person. People are told
by what stands beside the name: a title ("Prof. Lindt"), what they are to somebody ("my
neighbour Anna", "Beatrix Nullarbee, your pianist,"), or what only people do ("… says").
Firms, schools, places, events and works are no people, and what stands behind "the" or
"at" is none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from assistant.craft.lexicon import Lexicon, all_words, level, lexicon
from assistant.craft.names import fold, tokens

_PARTICLE = r"(?:de|da|do|dos|van|von|der|den|del|della|di|la|le|bin|al|zu)"
_NAME = re.compile(
    rf"(?<![\w'-])[^\W\d_a-z][\w'-]*\.?(?:(?: {_PARTICLE}){{0,2}} [^\W\d_a-z][\w'-]*\.?)*"
)
_WORD = re.compile(r"[^\W\d_][\w'-]*")


class Named(NamedTuple):
    """A person's name in a text, and whether a title or a relation says that it is one."""

    name: str
    start: int
    end: int
    related: bool


@cache
def folded(*lists: str) -> frozenset[str]:
    """The words of some lists in all languages, folded for comparing."""
    return frozenset(fold(word) for name in lists for word in all_words(name))


@cache
def _titles() -> frozenset[str]:
    kinds = ("honorifics_f", "honorifics_m", "honorifics_doctor", "honorifics_professor")
    return folded(*kinds)


def people(text: str, language: str) -> Iterator[Named]:
    """The people whom a sentence names, by what stands beside their names."""
    text, lists = level(text), lexicon(language)
    for found in _NAME.finditer(text):
        start, titled, introduced = _bare(found[0])
        begin = found.start() + start
        name = _cut(found[0][start:])
        words = tokens(name)
        if not words or set(words) & folded("no_person") or is_placed(text, begin, language):
            continue
        before, after = text[:begin], text[begin + len(name) :]
        if before.endswith("& ") or after.startswith(" &"):
            continue
        titled = titled or (_last(before) in _titles() and not name[0].islower())
        introduced = introduced or _introduced(before) or _apposed(after)
        if titled or introduced:
            if words[0] not in folded(*_NO_NAMES):
                yield Named(name, begin, begin + len(name), True)
        elif lists and _acts(lists, "person_acts", after):
            yield Named(name, begin, begin + len(name), True)
        elif lists and len(words) > 1 and _acts(lists, "full_acts", after):
            yield Named(name, begin, begin + len(name), False)


_NO_NAMES = ("stop", "generic", "determiners", "pronouns_f", "pronouns_m")


def _bare(name: str) -> tuple[int, bool, bool]:
    """Where the name begins behind titles and relations; whether there were any of each."""
    start, titled, introduced = 0, False, False
    for word in re.finditer(r"\S+(?:\s+|$)", name):
        bare = fold(word[0].strip(" ,.")).rstrip(".")
        if bare in _titles():
            titled = True
        elif bare in folded("relations"):
            introduced = True
        elif bare not in folded("determiners", "possessives", "stop"):
            return word.start(), titled, introduced
        start = word.end()
    return start, False, False


def _cut(name: str) -> str:
    """The name without what follows it in capitals: "Petra Lindgren von Ihren Tabellen"."""
    for word in re.finditer(r"\S+", name):
        ends = fold(word[0]) in folded("stop", "determiners", "possessives")
        if word.start() and ends and word[0][0].isupper():
            name = name[: word.start()].rstrip()
            break
    return re.sub(rf"(?: {_PARTICLE})+$|'s$|\.$", "", name)


def _last(before: str) -> str:
    found = re.search(r"([\w'-]+)\.? $", before)
    return fold(found[1]) if found else ""


def is_placed(text: str, start: int, language: str) -> bool:
    """Whether "the", "at", "about" or a word for a thing stands before the name."""
    lists = lexicon(language)
    placing = lists.words.get("placing", frozenset()) if lists else frozenset()
    before = _last(text[:start])
    return before in {fold(word) for word in placing} | folded("no_person")


def _introduced(before: str) -> bool:
    """ "My neighbour", "a friend of yours," or "your former assistant" right before a name."""
    clause = re.split(r"[.;:!?()]", before)[-1]
    words = [fold(word) for word in _WORD.findall(clause)][-5:]
    gap = words[::-1]
    for index, word in enumerate(gap[:3]):
        if word in folded("relations"):
            between = gap[:index]
            return set(between) <= folded("belonging") and bool(
                set(gap[index + 1 :]) & folded("possessives", "determiners")
            )
    return False


def _apposed(after: str) -> bool:
    """ ", your pianist," or " is my cousin" right behind a name."""
    clause = re.split(r"[,.;:!?()]", re.sub(r"^\s*[,(]\s*", "", after))[0]
    words = [fold(word) for word in _WORD.findall(clause)][:6]
    if not words or not (after[:1] in ",(" or after[:2] == " (" or words[0] in folded("being")):
        return False
    for index, word in enumerate(words[:3]):
        if word in folded("possessives"):
            return bool(set(words[index + 1 : index + 4]) & folded("relations"))
    return False


def _acts(lists: Lexicon, name: str, after: str) -> bool:
    """Whether the words behind a name, an aside left out, tell what only people do."""
    for text in (after, re.sub(r"^,[^,.;:!?]{1,80},", "", after)):
        found = lists.find(name, text[:90])
        if found and not re.search(r"\w", text[: found.start()]):
            return True
    return False
