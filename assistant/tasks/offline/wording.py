"""Small matters of English that every offline sentence needs: names, articles, small letters."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from assistant.models import Fact, Profile, plain

T = TypeVar("T")


@cache
def data() -> dict[str, Any]:
    """The sentence plans and word lists of the offline engine."""
    found: dict[str, Any] = {}
    for name in ("words", "claims", "plans", "after"):
        text = files("assistant.tasks.offline").joinpath(f"{name}.toml").read_text("utf-8")
        found |= tomllib.loads(text)
    return found


def pick(options: Sequence[T], seed: str) -> T:
    """One of `options`, the same for the same seed on every machine."""
    digest = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()
    return options[int.from_bytes(digest[:4], "big") % len(options)]


def turned(options: Sequence[T], seed: str) -> list[T]:
    """All of `options`, beginning with the one that `pick` gives."""
    start = options.index(pick(options, seed))
    return [*options[start:], *options[:start]]


def article(noun: str) -> str:
    """ "a" or "an", by the sound: "an hour", "a user", "an HR manager", "a UX researcher"."""
    word = re.split(r"[\s-]", noun.strip())[0]
    if re.match(r"(?:hour|honest|honou?r|heir)", word, re.IGNORECASE):
        return "an"
    if word.isupper() and len(word) <= 4 and not re.fullmatch(r"[A-Z][AEIOU][A-Z]+", word):
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    if re.match(r"(?:u(?:ni(?!m|n)|s[aeu]|t[ei])|eu|one\b|once\b)", word, re.IGNORECASE):
        return "a"
    return "an" if word[:1].lower() in set("aeiou8") else "a"


def lowered(text: str) -> str:
    """A title or field in small letters as in running text; names and abbreviations stay.

    "Senior Estimator" → "senior estimator"; "UX Researcher" → "UX researcher";
    "French Teacher" → "French teacher".
    """
    return " ".join(_small(word) for word in text.split())


def _small(word: str) -> str:
    bare = re.sub(r"[^\w-]", "", word)
    if bare in data()["words"]["proper"].split() or not re.fullmatch(
        r"[A-Z][a-z]+(?:-[A-Za-z][a-z]+)*", bare
    ):
        return word
    return word.lower()


def sentence(text: str) -> str:
    """`text` with a capital and one stop; never two stops after "Inc."."""
    bare = text.strip()
    bare = bare[:1].upper() + bare[1:]
    return bare if bare.endswith((".", "?", ".”")) else f"{bare}."


_OF = re.compile(
    r"(?:(?:national|federal|royal|state|technical|european|american|municipal|public|regional|international)\s)*"
    r"(?:university|institute|college|school|city|county|town|ministry|department|office|bank|museum|"
    r"board|council|library|government|bureau|agency|association|society|federation|academy|"
    r"faculty|consortium|committee|league|house|centre|center|port|district|library\sconsortium)\s(?:of|for)\s",
    re.IGNORECASE,
)


def named(place: str) -> str:
    """An organisation in running text: "the University of X"; "Acme Inc" without a stop."""
    bare = re.sub(r"(?<=\b(?:Inc|Ltd|Llc|LLC))\.$|(?<=\bCo)\.$|(?<=\bCorp)\.$", "", plain(place))
    return f"the {bare}" if _OF.match(bare) else bare


_SUFFIX = re.compile(
    r"[\s,]+(?:MBA|PhD|Ph\.D\.?|MD|M\.D\.?|DO|RN|BSN|MSN|DNP|CPA|CFA|PMP|PE|P\.E\.?|Esq\.?|JD|LLM|MSc|BSc|MA|BA|MPH|"
    r"MPA|MPP|SHRM-CP|SHRM-SCP|PHR|SPHR|CSM|CISSP|FCA|ACA|ACCA|FRSA|FCIPD|MCIPD|Jr\.?|Sr\.?|II|III|IV|"
    r"[A-Z]{2,6}(?:-[A-Z]{1,4})?®?)$"
)


def full_name(profile: Profile | None) -> str:
    """The contact's name as one writes it in a greeting: no emoji, suffix or nickname.

    "Dr." and "Prof." stay where the page prints them; nothing is ever added.
    """
    name = profile.name if profile else None
    if name is None or not name.sure:
        return ""
    text = plain(name.text)
    text = re.sub(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”", " ", text)
    text = "".join(
        " "
        if unicodedata.category(letter) in {"So", "Sk", "Cs", "Co", "Cn", "Cf", "Mn"}
        and not _joins(letter)
        else letter
        for letter in text
    )
    text = plain(re.split(r",|\s[|•·–—-]\s", text)[0])
    while not text.isupper() and _SUFFIX.search(text) and len(text.split()) > 2:
        text = _SUFFIX.sub("", text).strip()
    return " ".join(_in_small(word) for word in text.split()) if text.isupper() else text


def _in_small(word: str) -> str:
    """A word of a name that is printed in capitals, as it is written in a letter."""
    return "-".join(part.capitalize() for part in word.split("-"))


def _joins(letter: str) -> bool:
    """Whether a mark belongs to the letter before it, and not to an emoji."""
    return unicodedata.category(letter) == "Mn" and not 0xFE00 <= ord(letter) <= 0xFE0F


def called(profile: Profile | None) -> str:
    """How the person is greeted: the first name where the page prints it apart, else the name."""
    given: Fact | None = profile.given if profile else None
    full = full_name(profile)
    if given is not None and given.sure and plain(given.text) and not _titled(full):
        return plain(given.text)
    return full


def _titled(name: str) -> bool:
    return bool(re.match(r"(?:Dr|Prof|Professor|Doctor|Rev|Sir|Dame)\b", name))


def contracted(template: str) -> str:
    """A sentence plan in a warm voice: "I would like" as "I'd like". Slots stay as they are."""
    for long, short in data()["words"]["contractions"].items():
        template = re.sub(rf"(?<![\w'’]){long}(?![\w'’])", short, template)
    return template
