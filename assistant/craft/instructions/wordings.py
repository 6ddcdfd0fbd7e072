"""What instructions to a machine sound like: the rules of `wordings.toml`, compiled.

`words.toml` holds each language's words. A rule is tried on a piece of text only where one
of the words it cannot do without begins a word there, so that an ordinary page costs a set
look-up a sentence. All patterns have bounded gaps and see pieces of bounded length.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from assistant.craft.instructions.folding import fold, unmarked

KEY = 4  # letters of a word's beginning by which rules are looked up
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
# The lists of which a rule needs one word, so that it is worth trying.
_KEY_LISTS = ("rules", "prompt", "unbound", "machine", "in_answer", "forget")


class Rule(NamedTuple):
    """One wording: the keys that lead to it, and what it tells.

    `leading` is tried where a clause begins, `anywhere` at every character.
    """

    why: str
    keys: frozenset[str]
    leading: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    unless: re.Pattern[str] | None = None
    joined: bool = False  # of a language written without blanks: led to by its script


class Asked(NamedTuple):
    """What one asks a machine, for texts in which nothing else stands near."""

    why: str
    requests: re.Pattern[str]
    questions: re.Pattern[str]
    alone: re.Pattern[str]
    duties: re.Pattern[str]
    elsewhere: re.Pattern[str]


def commands(piece: str) -> Iterator[tuple[int, int, str]]:
    """Where a piece of folded text commands a machine (start, end), and in what way."""
    starts: list[int] | None = None
    for rule in _led_to(piece):
        if rule.leading and starts is None:
            starts = sorted({0} | {found.end() for found in _clause().finditer(piece)})
        found = _found(rule, piece, starts or [])
        if found and not (rule.unless and rule.unless.search(piece)):
            yield found.start(), found.end(), rule.why


def _found(rule: Rule, piece: str, starts: list[int]) -> re.Match[str] | None:
    if rule.leading:
        for start in starts:
            if found := rule.leading.match(piece, start):
                return found
    return rule.anywhere.search(piece) if rule.anywhere else None


def _led_to(piece: str) -> list[Rule]:
    """The rules of which a word, or the beginning of a long one, stands in the piece."""
    words = set(_WORD.findall(piece))
    keys = words | {word[:KEY] for word in words}
    if not piece.isascii():
        keys |= {word[:size] for word in words for size in range(2, KEY)}
    numbers = {number for key in keys & _index().keys() for number in _index()[key]}
    if _JOINED.search(piece):
        numbers |= {number for number, rule in enumerate(_rules()) if rule.joined}
    return [_rules()[number] for number in sorted(numbers)]


def is_compact_command(word: str) -> bool:
    """Whether a folded word without blanks is a command, such as `ignoreallpreviousrules`."""
    return bool(_single("compact").search(word))


def tells_of_attacks(line: str) -> bool:
    """Whether a folded line is about attacks, so that what it quotes is said to nobody."""
    return bool(_single("attack_words").search(line))


@cache
def asked() -> Asked:
    """The wordings of requests that are harmless in themselves."""
    data, parts = _data()
    entry = data["asked"]
    return Asked(
        entry["why"], *(_compiled(entry[name], parts) for name in Asked._fields if name != "why")
    )


@cache
def _data() -> tuple[dict[str, Any], Mapping[str, str]]:
    text = (files(__package__) / "wordings.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return data, data["parts"]


@cache
def _single(name: str) -> re.Pattern[str]:
    data, parts = _data()
    return _compiled(data[name]["patterns"], parts)


@cache
def _rules() -> tuple[Rule, ...]:
    data, parts = _data()
    found = [
        Rule(entry["why"], frozenset(entry["needs"]), *_both(entry["patterns"], parts))
        for entry in data["english"].values()
    ]
    words = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    for language in words.values():
        found += _spoken(language, data["rules"], parts)
    return tuple(found)


@cache
def _index() -> Mapping[str, tuple[int, ...]]:
    """The numbers of the rules that a key leads to."""
    found: dict[str, tuple[int, ...]] = {}
    for number, rule in enumerate(_rules()):
        for key in rule.keys:
            found[key] = (*found.get(key, ()), number)
    return found


@cache
def _clause() -> re.Pattern[str]:
    _, parts = _data()
    return re.compile(unmarked(parts["start"]))


def _spoken(
    language: Mapping[str, Any], rules: Mapping[str, Any], parts: Mapping[str, str]
) -> Iterator[Rule]:
    """The rules that a language has the words for."""
    joined = language.get("joined", False)
    anywhere = joined or language.get("loose", False)
    lists = {name: terms for name, terms in language.items() if isinstance(terms, list)}
    own = dict(parts) | {name: _any_of(terms, joined) for name, terms in lists.items()}
    for entry in rules.values():
        spoken = [p for p in entry["patterns"] if set(_NAMED.findall(p)) <= own.keys()]
        if not spoken:
            continue
        needed = {name for p in spoken for name in _NAMED.findall(p)} & set(_KEY_LISTS)
        keys = frozenset(_key(term) for name in needed for term in lists[name])
        unless = _compiled([entry["unless"]], own) if "unless" in entry else None
        if anywhere:
            spoken = [pattern.removeprefix("{start}") for pattern in spoken]
        yield Rule(entry["why"], keys, *_both(spoken, own), unless, joined)


def _both(
    sources: Iterable[str], parts: Mapping[str, str]
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What stands at the beginning of a clause, and what may stand anywhere."""
    sources = list(sources)
    leading = [s.removeprefix("{start}") for s in sources if s.startswith("{start}")]
    rest = [source for source in sources if not source.startswith("{start}")]
    return (
        _compiled(leading, parts) if leading else None,
        _compiled(rest, parts) if rest else None,
    )


def _key(term: str) -> str:
    words: list[str] = _WORD.findall(fold(term).text)
    return max(words, key=len)[:KEY]


def _any_of(terms: Iterable[str], joined: bool) -> str:
    return "|".join(_term(fold(term).text, joined) for term in terms)


def _term(term: str, joined: bool) -> str:
    source = re.escape(term).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    if joined:
        return source
    return rf"(?<!\w){source}" if term.endswith("*") else rf"(?<!\w){source}(?!\w)"


def _compiled(sources: Iterable[str], parts: Mapping[str, str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{source})" for source in sources)
    for _ in range(4):  # parts may name parts
        joined = _NAMED.sub(lambda found: f"(?:{parts[found[1]]})", joined)
    return re.compile(unmarked(joined))


_NAMED = re.compile(r"\{([a-z_]{2,})\}")
