"""Whether two names are of one employer: what of a name is no name, and what the user said.

A legal form, an article, a bracket ("Acme (UK)"), case, accents and points do not tell two
employers apart. A subsidiary, a brand or a former name is never guessed: the user joins them.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache
from importlib.resources import files

from assistant.craft.names import fold
from assistant.models import plain

__all__ = ["cleaned", "headlined", "key", "same", "spelt"]

# "Insight manager at Harrow Mutual | Speaker": what follows the preposition, up to a bar.
_AT = re.compile(r"\s(?:@|at|bei|beim|chez|presso|na|no|en)\s+(?P<name>[^|•·–—;]+)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_][./]\s?){1,5}[^\W\d_](?![^\W_])\.?")  # "S.p.A."
_BEHIND = re.compile(r"\s[·•|]\s")
_PARTS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[+#]+|[^\s\w]")
_FORM_WORDS = 5  # of the longest form, "S. de R.L. de C.V."
_PEELED = 6  # forms at the end of one name, such as "GmbH & Co. KG"


@lru_cache(maxsize=20_000)
def cleaned(name: str) -> str:
    """The words that tell an employer from others, folded; empty where none is named.

    "The Acme Co., Ltd." and "ACME (UK)" give "acme"; "Freelance" gives "". A name that is
    nothing but such words keeps them ("Limited").
    """
    told = _once(name)
    return told if told == name else cleaned(told)


def _once(name: str) -> str:
    """A name cleaned; what is taken off may uncover another form, so that `cleaned` repeats."""
    front, *behind = _BEHIND.split(plain(name))
    while behind and " ".join(_words(behind[-1])) in _listed("manner"):
        behind.pop()
    text = _without_joined(" ".join((front, *behind)))
    words = _words(_BRACKETS.sub(" ", text)) or _words(text)
    told = " ".join(_bare(words))
    return "" if told in _listed("nobody") else told


@lru_cache(maxsize=20_000)
def spelt(name: str) -> str:
    """A name as it is written, without regard to case and white space: what a parting names."""
    return plain(name).casefold()


def key(name: str, joined: Collection[tuple[str, str]] = (), parted: Collection[str] = ()) -> str:
    """What is equal for all names of one employer; empty where none is named.

    `joined` are pairs of names that the user called one employer; `parted` are names that the
    user took out from among those that are cleaned to the same.
    """
    apart = {spelt(one) for one in parted}
    own = _own(name, apart)
    if not own or not joined:
        return own
    group, grown = {own}, True
    while grown:
        grown = False
        for pair in joined:
            both = {_own(one, apart) for one in pair} - {""}
            if both & group and not both <= group:
                group |= both
                grown = True
    return min(group)


def same(
    one: str,
    other: str,
    joined: Collection[tuple[str, str]] = (),
    parted: Collection[str] = (),
) -> bool:
    """Whether two names are of one employer. Two people who name none share none."""
    of_one = key(one, joined, parted)
    return bool(of_one) and of_one == key(other, joined, parted)


def headlined(headline: str) -> str:
    """The employer that a headline names: "User researcher at Calderbank Energy"; else empty.

    A name begins with a capital or a figure: "good at spreadsheets" names none.
    """
    for found in _AT.finditer(plain(headline)):
        name = re.sub(r"^(?:the|der|die|das|la|el|le|les)\s+", "", found["name"].strip())
        if name and (name[0].isupper() or name[0].isdigit()):
            return re.split(r",\s|\s-\s", name)[0].strip(" .")
    return ""


def _own(name: str, apart: Collection[str]) -> str:
    """The key of a name before joinings; an "=" keeps a parted one from every cleaned one."""
    return f"={spelt(name)}" if spelt(name) in apart else cleaned(name)


def _words(text: str) -> list[str]:
    """The folded words and joining signs of a text: "Müller & Co." → müller, and, co."""
    closed = _INITIALS.sub(lambda found: re.sub(r"[\W_]", "", found[0]), plain(text))
    words: list[str] = []
    for part in _PARTS.findall(closed):
        if part == "&":
            words.append("and")
        elif part[0].isalnum() or part[0] in "+#":
            words.append(re.sub(r"['’]", "", fold(part)))
    return [word for word in words if word]


def _bare(words: list[str]) -> list[str]:
    """Without article and legal forms; all of them where nothing else would be left."""
    kept = list(words)
    if len(kept) > 1 and kept[0] in _listed("articles"):
        kept = kept[1:]
    for _ in range(_PEELED):
        shorter = _peeled(kept)
        if shorter == kept:
            break
        kept = shorter
    return kept or words


def _peeled(words: list[str]) -> list[str]:
    """A name without one legal form: at its end, or at its beginning where such stand."""
    for length in range(_FORM_WORDS, 0, -1):
        if len(words) > length and " ".join(words[-length:]) in _listed("legal"):
            rest = words[:-length]
            return rest[:-1] if len(rest) > 1 and rest[-1] in _listed("joining") else rest
    if len(words) > 1 and words[0] in _listed("first"):
        return words[1:]
    return words


def _without_joined(text: str) -> str:
    """Without the legal forms of scripts that have no blanks, at either end."""
    for form in sorted(_listed("joined"), key=len, reverse=True):
        text = re.sub(rf"^\s*{form}\s*(?=\S)|(?<=\S)\s*{form}\s*$", "", text)
    return text


@cache
def _listed(kind: str) -> frozenset[str]:
    """One list of employers.toml, each entry folded as names are."""
    text = (files(__package__) / "employers.toml").read_text(encoding="utf-8")
    return frozenset(_folded(entry) for entry in tomllib.loads(text)[kind])


def _folded(entry: str) -> str:
    return fold(unicodedata.normalize("NFKC", entry))
