"""Does a quote stand in the notes, and does its statement say no more than the quote?

A model's quote is compared after NFKC and with white space made single; what does not stand
there is never kept as an insight.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from assistant.craft.lexicon import level
from assistant.craft.names import fold, stem, tokens
from assistant.craft.notes.figures import figures
from assistant.talks import Conversation

__all__ = ["Place", "flags", "locate", "nearest"]

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?")
_NEGATION = re.compile(
    r"(?<!\w)(?:not|no|never|none|nobody|nothing|neither|nor|without|hardly|\w+n't|cannot|w/o"
    r"|nicht|nie|kein\w*|niemand|nichts|ohne|no|nunca|nadie|nada|sin|ni|ne|n'\w+|pas|jamais|rien"
    r"|aucune?|sans|não|nem|ninguém|sem|non|mai|nessun\w*|niente|senza|dont|didnt|doesnt|isnt"
    r"|arent|wont|cant|wasnt|unposted|unable)(?!\w)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?:\"“'] )(?<!^)(?<!\w)[^\W\d_a-zß-ÿ][\w'’&.-]*\w")
_LEAST = 0.2  # of a quote's words; a passage that shares less is no help


class Place(NamedTuple):
    """Where a quote stands: `text[start:end]`, as it is written there."""

    start: int
    end: int
    quote: str


def locate(conversation: Conversation, quote: str) -> Place | None:
    """Where a quote stands in `Conversation.text`, or None.

    Both sides are NFKC with single blanks, so a quote may run across turns; quotation marks
    that a model put around it are left off. Case, words and their order must agree.
    """
    text = conversation.text
    wanted = _plain(quote)[0].strip()
    if not wanted:
        return None
    plain, places = _plain(text)
    for candidate in dict.fromkeys((wanted, wanted.strip(" \"'“”„«»…"))):
        at = plain.find(candidate) if candidate else -1
        if at >= 0:
            start, end = places[at][0], places[at + len(candidate) - 1][1]
            return Place(start, end, text[start:end])
    return None


def nearest(conversation: Conversation, quote: str) -> str:
    """The passage, as long as the quote, that shares most words with it; "" if nothing does."""
    wanted = {fold(word) for word in _WORD.findall(quote)}
    text = conversation.text
    words = [(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
    size = max(3, len(_WORD.findall(quote)))
    best, where = 0.0, (0, 0)
    for first in range(max(1, len(words) - size + 1)):
        window = words[first : first + size]
        if not window or window[0][0] not in wanted:
            continue
        share = len(wanted & {word for word, _, _ in window}) / max(1, len(wanted))
        if share > best:
            best, where = share, (window[0][1], window[-1][2])
    return text[slice(*where)] if best >= _LEAST else ""


def flags(statement: str, quote: str) -> tuple[str, ...]:
    """What of a statement does not stand in its quote, for the user to check.

    "number 60", "name Priya", "negation": a number in figures may stand there in words, a
    negation in other words, a name in another form of the same word.
    """
    found = [f"number {number}" for number in _missing_numbers(statement, quote)]
    said = {stem(word) for word in tokens(quote)}
    found += [
        f"name {match[0]}"
        for match in _NAME.finditer(level(statement))
        if not {stem(word) for word in tokens(match[0])} <= said
    ]
    if bool(_NEGATION.search(level(statement))) != bool(_NEGATION.search(level(quote))):
        found.append("negation")
    return tuple(dict.fromkeys(found))


def _plain(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Text in NFKC with single blanks, and for each of its characters the place it came from."""
    out: list[str] = []
    places: list[tuple[int, int]] = []
    for match in re.finditer(r".[\u0300-\u036f]*", text, re.DOTALL):
        for character in unicodedata.normalize("NFKC", match[0]):
            blank = character.isspace()
            if blank and (not out or out[-1] == " "):
                continue
            out.append(" " if blank else character)
            places.append(match.span())
    return "".join(out), places


def _missing_numbers(statement: str, quote: str) -> list[str]:
    said = {figure.value for figure in figures(level(quote))}
    said |= {_value(number) for number in _NUMBER.findall(quote)}
    said |= {value * 1000 for value in said} | {value / 1000 for value in said}
    return [number for number in _NUMBER.findall(statement) if _value(number) not in said]


def _value(number: str) -> float:
    """ "1,200" and "1.200" are thousands; "2.5" is not."""
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number)
    return float(re.sub(r"[.,]", "", number) if grouped else number.replace(",", "."))
