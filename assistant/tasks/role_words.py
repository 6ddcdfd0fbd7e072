"""A role, and the lines of a posting, as they are said in a sentence.

"Data Analyst" → "a data analyst", "data analysts"; "UX" → "a UX professional"; "Lead a team of
five payroll specialists" → "leading a team of five payroll specialists".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from assistant.craft.english import is_english, is_role, pattern, word_list
from assistant.plans import Phrase
from assistant.tasks.offline.wording import article, data, lowered

__all__ = ["Said", "duties", "needs", "noun", "pay_aloud", "plural", "role_words"]

_MOST_WORDS, _FEWEST_WORDS = 9, 2


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """An expression of role_words.toml; a line break in it stands for nothing."""
    text = (files("assistant.tasks") / "role_words.toml").read_text(encoding="utf-8")
    return re.compile(str(tomllib.loads(text)[name]).replace("\n", ""), re.IGNORECASE)


def role_words(title: str) -> tuple[str, str]:
    """A role with its article, and in the plural; a field becomes the people who work in it."""
    head = _head(title)
    said = noun(head)
    if said:
        return f"{article(said)} {said}", plural(said)
    small = _small(head or title.strip())
    if german := _pattern("german").match(small):
        many = {"in": "innen", "er": "er"}[german[2].lower()]
        return f"{article(german[0])} {german[0]}", f"{german[1]}{many}"
    if _is_field(head):
        return f"{article(small)} {small} professional", f"{small} professionals"
    return f"{article(small)} {small}", f"people working as {small}"


def _head(title: str) -> str:
    """A title without what stands before and behind it; "&" as one says it."""
    said = re.sub(r"\s+&\s+", " and ", title.strip())
    return _pattern("led").sub("", _pattern("split").sub("", said).strip())


def noun(title: str) -> str:
    """A plain English title in small letters ("head of learning"); "" for any other."""
    head = _head(title)
    words = head.split()
    if not 0 < len(words) <= 5 or not all(
        re.fullmatch(r"[A-Za-z][A-Za-z'’.&-]*", w) for w in words
    ):
        return ""
    front = re.split(r"\s+of\s+", head)[0]
    if not is_role(front) and not is_role(head):
        ending = _pattern("role_ending").search(front.split()[-1].lower())
        ranked = front != head and front.isupper()  # "VP of engineering"
        if ranked:
            return lowered(head)
        last = front.split()[-1]
        short = len(last) < 4 and not last.isupper()
        if not ending or short or _is_field(front):
            return ""
    return lowered(head)


def plural(said: str) -> str:
    """The plural of a role: "heads of learning", "midwives", "secretaries"."""
    front, of, rest = said.partition(" of ")
    words = front.split()
    stem, chief, tail = words[-1].partition("-in-")
    words[-1] = _plural(stem) + chief + tail
    return " ".join(words) + of + rest


def _plural(word: str) -> str:
    for ending, instead in (("woman", "women"), ("man", "men"), ("person", "people"), ("wife", "wives"), ("life", "lives"), ("staff", "staff")):  # noqa: E501  # fmt: skip
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:s|x|z|(?<!te)ch|sh)$", word) else f"{word}s"


def _is_field(head: str) -> bool:
    last = re.sub(r"\W", "", head.split()[-1].lower()) if head.split() else ""
    return bool(_pattern("field_ending").search(last)) and not is_role(head)


def _small(head: str) -> str:
    """An unknown title: in small letters where its words are English, else as printed."""
    words = head.split()
    known = _is_field(head) or any(
        _pattern("role_ending").search(word.lower()) for word in words[-1:]
    )
    return lowered(head) if known and head.isascii() else head


# --- the lines of a posting ---------------------------------------------------------------


class Said(NamedTuple):
    """A line of a posting as it is said, and the words it stands on."""

    text: str
    phrase: Phrase


def duties(found: Sequence[Phrase]) -> list[Said]:
    """What the posting says one does, as "leading a team of five", the most telling first."""
    if not is_english(" ".join(phrase.text for phrase in found)):
        return []
    said = [Said(text, phrase) for phrase in found for text in _duty(phrase.text)]
    return sorted(said, key=_dullness)


def needs(found: Sequence[Phrase]) -> tuple[list[Said], list[Said]]:
    """What the posting asks for: abilities, and formal conditions ("four years in payroll")."""
    if not is_english(" ".join(phrase.text for phrase in found)):
        return [], []
    said = [Said(text, phrase) for phrase in found for text in _need(phrase.text)]
    formal = [one for one in said if _pattern("formal").search(one.text)]
    able = [one for one in said if not _pattern("formal").search(one.text)]
    return sorted(able, key=_dullness), formal


def _duty(text: str) -> Iterator[str]:
    said = _pattern("you").sub("", _plain(text))
    verb, _, rest = said.partition(" ")
    verb = verb.strip(",").lower()
    gerund = verb if verb.endswith("ing") and len(verb) > 5 else _gerund(verb)
    if not gerund or not rest:
        return
    if gerund != verb:
        rest = re.sub(r"^and (\w+(?<!ly)(?<!s))(?= \w)", lambda at: f"and {_doing(at[1])}", rest)
    rest = re.sub(r"\band ((?:\w+ly )?)(\w+)\b", _second, rest)
    short = _short(f"{gerund} {rest}")
    if len(short.split()) > 2:
        yield short


def _second(found: re.Match[str]) -> str:
    """A second verb in the form of the first: "leading and managing"."""
    return f"and {found[1]}{_gerund(found[2]) or found[2]}"


def _need(text: str) -> Iterator[str]:
    label = _pattern("label").match(text)
    if label and len(label["label"].split()) <= 5:
        said = label["label"].strip(" *_")
    else:
        said = _pattern("praise").sub("", _pattern("you").sub("", _plain(text)))
        said = _as_noun(said)
    said = re.sub(r"^(?:the )?ability to\b", "the ability to", said, flags=re.IGNORECASE)
    said = re.sub(r"^knowledge of and (?=expertise)", "", said, flags=re.IGNORECASE)
    if _pattern("paper").search(said):  # "Teaching qualification"
        said = f"{article(said)} {said[:1].lower() if said[1:2].islower() else said[:1]}{said[1:]}"
    elif re.match(r"(?!working\b)[a-z]{3,}ing\s\w", said, re.IGNORECASE):
        said = re.sub(r"^(\w+ing)(?: of)?\b", r"experience in \1", said[:1].lower() + said[1:])
    first = said.split()[0].lower() if said.split() else ""
    if first in word_list("base") or first in {"you", "we", "our", "this", "is", "are", "must"}:
        return
    short = _short(said)
    if len(short.split()) > (4 if short.startswith("the ability to") else 1):  # "to speak" is cut
        yield short


def _as_noun(said: str) -> str:
    """What one is, as what one has: "able to lift 12 kg" → "the ability to lift 12 kg"."""
    for start, noun_of_it in _adjectives():
        if found := re.match(rf"{start}\b\s*", said, re.IGNORECASE):
            return f"{noun_of_it} {said[found.end() :]}"
    return said


@cache
def _adjectives() -> tuple[tuple[str, str], ...]:
    text = (files("assistant.tasks") / "role_words.toml").read_text(encoding="utf-8")
    return tuple((str(one), str(other)) for one, other in tomllib.loads(text)["as_noun"])


def pay_aloud(printed: str) -> str:
    """Figures of pay as one says them: "$31 - $38/hr" → "$31 to $38 an hour"."""
    said = re.sub(r"(?<=[\dkK])\s?[-–—]\s?(?=\D?\d)", " to ", printed)
    said = re.sub(r"\s?(?:/|\bper |\ban? )\s?(?:hour|hr|h)\b\.?", " an hour", said)
    period = r"\s?(?:/|\bper |\ban? )\s?(year|yr|annum|month|mo|week|wk|day)\b\.?|\s?p\.\s?(a)\.?"
    names = {"yr": "year", "annum": "year", "a": "year", "mo": "month", "wk": "week"}
    return re.sub(period, lambda at: f" a {names.get(at[1] or at[2], at[1])}", said)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[*_`#]+", "", text)).strip(" .;,:-–")


def _short(text: str) -> str:
    """A line cut where it can be said in one breath; "" where it cannot, or says nothing."""
    if _pattern("list").match(text):  # the rest of a list cannot be left out
        return ""
    said = _pattern("cut").sub("", text.replace("vs.", "vs")).strip(" ,")
    for _ in range(6):
        if len(said.split()) <= _MOST_WORDS:
            break
        front = said.rpartition(", ")[0]
        cut = front if front.count(" ") >= 2 else _pattern("softer").sub("", said).strip(" ,")
        if cut == said:
            return ""
        said = cut
    said = re.sub(r"\s(?:needed|required|provided|used|assigned)$", "", said)
    words = said.split()
    last = words[-1].lower() if words else ""
    bad = (
        pattern("planted").search(said)
        or _pattern("empty").search(said)
        or last in word_list("dangling")
    )
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or bad or not _reads(said):
        return ""
    return _first_small(said)


def _reads(said: str) -> bool:
    """Whether it is English enough for a sentence around it."""
    odd = sum(1 for letter in said if letter.isalpha() and not letter.isascii())
    return odd == 0 and (len(said.split()) <= 4 or is_english(f"the {said}"))


def _first_small(said: str) -> str:
    first, blank, rest = said.partition(" ")
    return (first.lower() if first in ("A", "An", "The") else lowered(first)) + blank + rest


def _gerund(verb: str) -> str:
    """ "plan" → "planning"; "" for what is no verb that postings begin with."""
    known = word_list("base") | frozenset(str(data()["posting"]["verbs"]).split())
    return _doing(verb) if verb in known else ""


def _doing(verb: str) -> str:
    if verb.endswith("ing"):
        return verb
    if re.search(r"(?:[^aeiouy]|qu)[aeiou][^aeiouwxy]$", verb) and (
        len(verb) <= 4 or verb in {"submit", "commit", "refer", "transfer", "begin", "control"}
    ):
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith("ee") else f"{verb}ing"


def _dullness(one: Said) -> int:
    """Less for whole lines and concrete words: a number, a name, no worn word."""
    words = one.text.lower().split()
    worn = sum(1 for word in words if word.strip(",") in word_list("worn"))
    concrete = bool(re.search(r"\d|\b[A-Z]{2,}", one.text)) or len(words) in (4, 5, 6)
    whole = _plain(one.phrase.text).lower().endswith(words[-1])
    return 3 * worn - 2 * concrete + max(0, len(words) - 7) - 3 * whole
