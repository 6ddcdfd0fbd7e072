"""Promises of notes whose words tell the direction: "she → me: the link", "I gave my word that …".

Unlike the other forms these need no heading and no date: who owes what to whom is written out.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.insights import Owner

__all__ = ["directed"]

_MINE = r"(?:me|i|ich|mich|yo|mí|mi|moi|je|io|eu)"
_THEIRS = r"(?:she|he|they|her|him|them|sie|er|ihr|ihm|ella|él|elle|il|lui|lei|ela|ele)"
_ARROW = r"\s*(?:→|->|=>|⇒)\s*"
_FROM = re.compile(
    rf"^\W*(?:from|von|de|da)\s+(?:(?P<me>me|mir|mí|moi|mim)|(?P<them>{_THEIRS}))\s*[:=]\s*\w",
    re.IGNORECASE,
)
_VOWED = re.compile(
    r"^\W*(?:(?:and|also|then|so|but)\s+)*i(?:'ve|'d| have| had)?(?:\s(?:also|then|have|even))*\s"
    r"(?:gave (?:(?:her|him|them) )?my word|promised|undertook|agreed to|offered to"
    r"|said (?:that )?i(?:'d|'ll| would| will)|told (?:her|him|them|(?-i:[A-Z][\w'-]+)) (?:that )?"
    r"i(?:'d|'ll| would| will|(?:'m| am) (?:there|coming|up for)))\b"
    r"(?!\s(?:hate|love|like|never|rather|prefer|always|often|once|only ever|be (?:sad|terrible|bad"
    r"|happy\b(?! to)|glad\b(?! to))|heard|been|had|thought|wondered|noticed|myself|the \w+ not))",
    re.IGNORECASE,
)
_ALSO_VOWED = re.compile(
    r"^\W*told (?:her|him|them) i(?:'d|'ll| would| will|(?:'m| am) (?:there|coming|up for))\b",
    re.IGNORECASE,
)
_DOING = re.compile(  # "he's ringing her Thursday himself"
    r"^\W*(?:she|he|they|(?-i:[A-Z][\w-]+))(?:'s| is|'re| are)\s(?:also |then )?(?:ring|call|phon"
    r"|send|e-?mail|mail|writ|ask|text|introduc|check|forward|shar|bring|lend|sett|arrang|book|pass"
    r"|copy)"
    r"\w*ing?\b(?!\s(?:people|everyone|staff|it quits|customers?|clients?|patients?|home|for a))",
    re.IGNORECASE,
)
_TO_ME = re.compile(
    r"\b(?:she|he)(?:'s| is) (?:going to|gonna) (?:\w+ )?(?:me\b|(?:\w+ ){0,3}my\b)", re.IGNORECASE
)
_GERMAN_MINE = re.compile(
    r"\bhab(?:e)?\b[^.;]*\b(?:zugesagt|versprochen)\b|\b(?:kriegt|bekommt) (?:sie|er)"
    r" (?:morgen|bis|am|nächste|noch)\b",
    re.IGNORECASE,
)
_GERMAN_THEIRS = re.compile(
    r"\b(?:darf|kann) ich\b[^.;]*\b(?:mitlaufen|mitkommen|mitfahren|zuschauen|hospitieren"
    r"|vorbeikommen|reinschnuppern|probearbeiten)\b"
    r"|\bhat (?:sie|er) (?:mir )?[^.;]*\b(?:zugesagt|versprochen)\b",
    re.IGNORECASE,
)


def directed(words: str, person: str | None, *, due: bool) -> Owner | None:
    """Who promises in a line of the user's notes that says so outright; else None.

    `due` says whether the words name a time.
    """
    arrow = _arrow(person).match(words)
    if arrow:
        return "me" if arrow["me"] else "them"
    source = _FROM.match(words)
    if source:
        return "me" if source["me"] else "them"
    if _VOWED.match(words) or _ALSO_VOWED.match(words) or _GERMAN_MINE.search(words):
        return "me"
    if _TO_ME.search(words) or _GERMAN_THEIRS.search(words) or (due and _DOING.match(words)):
        return "them"
    return None


@cache
def _arrow(person: str | None) -> re.Pattern[str]:
    """ "me → her: two pages", "Ana -> me: the deck"; a task without a target is none."""
    names = "|".join(re.escape(name) for name in (person or "").split())
    other = rf"(?:{_THEIRS}|{names})" if names else _THEIRS
    return re.compile(
        rf"^\W*(?:(?P<me>{_MINE}){_ARROW}{other}|{other}{_ARROW}{_MINE})\s*[:,–-]\s*\w",
        re.IGNORECASE,
    )
