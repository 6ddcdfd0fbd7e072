"""A message as its reader meets it: greeting, sentences, signature.

Works on plain text in any language. Greetings and closing phrases of all languages with
a list are known together, because letters mix them. Every piece keeps its place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from assistant.craft.lexicon import IN_CHARACTERS, all_words, languages, level, lexicon
from assistant.craft.sentences import BULLET, POSTSCRIPT, Piece, blocks, piece, sentences
from assistant.models import Record


class Message(Record):
    """A body taken apart. A sentence never spans two paragraphs."""

    greeting: Piece | None
    sentences: tuple[Piece, ...]
    signature: Piece | None
    language: str  # ISO 639-1


_WORD = re.compile(r"[^\s—–/]*\w[^\s—–/]*")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|\b[\w-]+\.(?:com|org|net|io|me|dev|de|fr|es|it|pt|nl|eu|uk|edu|in)(?:/\S*|\b)"
)
_SCRIPTS = (
    ("ja", r"[\u3040-\u30ff]"),
    ("ko", r"[\uac00-\ud7af]"),
    ("zh", r"[\u4e00-\u9fff]"),
    ("th", r"[\u0e00-\u0e7f]"),
    ("el", r"[\u0370-\u03ff]"),
    ("he", r"[\u0590-\u05ff]"),
    ("ar", r"[\u0600-\u06ff]"),
    ("hi", r"[\u0900-\u097f]"),
    ("ru", r"[\u0400-\u04ff]"),
)


def words(text: str) -> list[str]:
    """The words of `text` as a reader counts them: runs without blanks that hold a letter or digit.

    An address is one word, so is "20-minute"; a slash or a dash between words parts them.
    """
    out: list[str] = []
    rest = 0
    for found in _URL.finditer(text):
        out += _WORD.findall(text[rest : found.start()])
        out.append(found[0])
        rest = found.end()
    return out + _WORD.findall(text[rest:])


def length(text: str, language: str) -> int:
    """How long `text` is, in words; Japanese, Chinese and Thai: characters put into words."""
    if language not in IN_CHARACTERS:
        return len(words(text))
    letters = sum(1 for letter in text if letter.isalnum())
    return round(letters / IN_CHARACTERS[language])


def language_of(text: str) -> str:
    """The language of `text` (ISO 639-1); "en" where nothing tells.

    Scripts first, then function words, which decide most messages of a few words; what
    they leave open is asked of py3langid among the languages that people write here.
    """
    letters = sum(1 for letter in text if letter.isalpha())
    for language, script in _SCRIPTS:
        if len(re.findall(script, text)) > max(3, letters * (0.1 if language == "ja" else 0.4)):
            return language
    tokens = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", level(text).lower())
    counts = {
        language: sum(1 for token in tokens if token in stop)
        for language in languages()
        if (stop := _stop_words(language))
    }
    ranked = sorted(counts, key=lambda language: (-counts[language], language))
    best, second = ranked[0], ranked[1]
    if counts[best] >= 2 and counts[best] >= 1.25 * counts[second] + 1:
        return best
    return _guess(text) if len(tokens) >= 3 else "en"


@cache
def _stop_words(language: str) -> frozenset[str]:
    found = lexicon(language)
    return found.words.get("stop", frozenset()) if found else frozenset()


def _guess(text: str) -> str:
    return str(_identifier().classify(text)[0])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages("en fr de es pt it nl pl sv da no fi cs ro tr".split())  # noqa: SIM905
    return identifier


def read_message(body: str, language: str | None = None) -> Message:
    """Take `body` apart. `language` (ISO 639-1) is found where it is not given."""
    greeting = _greeting(body)
    top = greeting.end if greeting else 0
    signature = _signature(body, top)
    places: list[Piece] = []
    for start, end in _around(top, len(body), signature):
        for block in blocks(body, start, end):
            places += sentences(body, *block)
    spoken = language or language_of(" ".join(place.text for place in places) or body)
    return Message(greeting=greeting, sentences=tuple(places), signature=signature, language=spoken)


def _around(top: int, bottom: int, signature: Piece | None) -> list[tuple[int, int]]:
    if signature is None:
        return [(top, bottom)]
    return [(top, signature.start), (signature.end, bottom)]


# --- greeting ---------------------------------------------------------------------------

_CJK_GREETING = re.compile(
    r"[^\s、，,。：:！]{1,20}(?:様|さん|さま|先生|殿|您好|你好)[、，,：:！。]?"
)
_NAME = r"(?:[^\W\d_a-z][\w'’.-]*|de|da|do|dos|von|van|der|den|del|della|di|la|le|bin|al|y|e)"


@cache
def _greeting_pattern() -> re.Pattern[str]:
    listed = sorted(all_words("greetings"), key=len, reverse=True)
    opening = "|".join(re.escape(word) for word in listed)
    name = rf"{_NAME}(?:[ \t]+{_NAME}){{0,6}}"
    return re.compile(
        rf"(?:(?i:{opening})(?![\w'])\.?(?:,?[ \t]+{name})?"
        rf"|{name},?[ \t]+(?:bonjour|hola|hallo|hello|buongiorno|ciao)(?!\w))"
        r"(?P<tail>[ \t]*(?:[,:;!.،]+|[ \t][-–—](?=\s)|(?=[ \t]*(?:\n|$))))"
    )


def _greeting(body: str) -> Piece | None:
    """The opening address, whether on its own line or before the first sentence."""
    start = len(body) - len(body.lstrip())
    line_end = body.find("\n", start)
    line_end = len(body) if line_end < 0 else line_end
    line = body[start:line_end]
    for pattern in (_CJK_GREETING, _greeting_pattern()):
        found = pattern.match(line)
        if found and found.end() > 0:
            return piece(body, start, start + found.end())
    opens = line.split(maxsplit=1)[:1]
    known = bool(opens) and opens[0].lower().strip(",.:!") in all_words("greetings")
    short = len(words(line)) <= 8
    alone = re.fullmatch(rf"{_NAME}(?:[ \t]+{_NAME}){{0,4}}[ \t]*[,:!–—-]", line)
    if line_end < len(body) and ((known and short and line.rstrip()[-1:] in ",:!") or alone):
        return piece(body, start, line_end)
    inline = re.match(r"[^\s,]+(?:[ \t]+[^\s,.!?]+){0,5}[ \t]*[,:!]", line) if known else None
    if inline and len(words(inline[0])) <= 5:
        return piece(body, start, start + inline.end())
    named = re.match(rf"{_NAME}(?:[ \t]+{_NAME})?,(?=[ \t]+\S)", line)
    if named and re.match(r"[ \t]+(?:I|ich|je|j['’]|mi|my|your)\b", line[named.end() :]):
        return piece(body, start, start + named.end())
    return None


# --- signature --------------------------------------------------------------------------


def _lines(body: str, top: int) -> list[Piece]:
    """The lines that hold something, without the blanks around them."""
    places = re.compile(r"[^\n]+").finditer(body, top)
    found = (piece(body, place.start(), place.end()) for place in places)
    return [line for line in found if line]


def is_signoff(line: str) -> bool:
    """Whether the line is nothing but a closing phrase ("Best regards," "Un saludo")."""
    bare = level(line).strip(" ,.!;:-\U0001f642\U0001f64f").lower().replace("’", "'")
    return bare in {level(word) for word in all_words("signoffs")}


def _is_card(line: str) -> bool:
    """Whether a line could stand in a signature: a name, a role, an address, a number."""
    bare = _URL.sub("", line).strip(" -–—|·•,()")
    if not bare or re.fullmatch(r"[+\d\s().|/-]{6,}", bare):
        return True
    if len(words(bare)) > 9 or BULLET.match(line) or re.search(r"[?!。？！]\s*$", line):
        return False
    if re.search(r"[.]\s*$", line) and not re.search(r"(?:\b\w|\b[A-Z]\w{0,3})\.\s*$", line):
        return False
    first = bare[0]
    return first.isupper() or first.isdigit() or not (first.islower() or first in "\"'“«¿¡")


def _signature(body: str, top: int) -> Piece | None:
    """The closing block: a sign-off and what stands below it, or a name and its links."""
    lines = _lines(body, top)
    last = len(lines)
    for index, line in enumerate(lines):
        if POSTSCRIPT.match(line.text) and index > 0:
            last = index
            break
    first = _first_of_signature(body, lines[:last])
    if first is not None:
        return piece(body, lines[first].start, lines[last - 1].end)
    return _inline_signature(body, lines[last - 1]) if last else None


def _first_of_signature(body: str, lines: list[Piece]) -> int | None:
    bottom = len(lines)
    while bottom > 0 and len(lines) - bottom < 8 and _is_card(lines[bottom - 1].text):
        bottom -= 1
    for index in range(max(0, bottom - 1), len(lines)):
        line = lines[index].text
        comma = line.endswith((",", "，")) and len(words(line)) <= 7 and index + 1 < len(lines)
        lone = index + 1 == len(lines) and re.search(r"[.!！。]\W*$", line)
        if (is_signoff(line) and not lone) or (comma and not _runs_on(body, lines, index)):
            return index
        signed = _signoff_then_name(line)
        if signed == 0:
            return index
    for index in range(bottom, len(lines)):
        if not _runs_on(body, lines, index):
            return index if _looks_signed(lines[index].text) else None
    return None


def _runs_on(body: str, lines: list[Piece], index: int) -> bool:
    """Whether the line goes on with the sentence of the line above (wrapped text)."""
    if index == 0:
        return True
    above = lines[index - 1]
    if body[above.end : lines[index].start].count("\n") > 1:
        return False
    return not re.search(r"[.!?…:。！？)\"»”]\s*$", above.text) and not is_signoff(above.text)


def _looks_signed(line: str) -> bool:
    """Whether the first line of an unannounced signature is a name, an address or a dash."""
    if _URL.search(line) or re.match(r"[-–—~]\s*\w", line):
        return True
    return bool(re.fullmatch(rf"{_NAME}(?:[ \t]+{_NAME}){{0,4}}(?:[,|(].*)?", line))


def _signoff_then_name(line: str) -> int | None:
    """Where in the line a closing phrase begins that is followed only by a name."""
    for found in re.finditer(rf"(?:^|(?<=[.!?]\s)|(?<=\s[-–—]\s)|(?<=\s))(?P<close>[^\s,.!?][^,.!?\n]{{1,40}}?)(?:,|[ \t]+[-–—])[ \t]*{_NAME}(?:[ \t]+{_NAME}){{0,3}}[ \t.]*$", line):  # noqa: E501  # fmt: skip
        if is_signoff(found["close"]):
            return found.start("close")
    return None


def _inline_signature(body: str, line: Piece) -> Piece | None:
    """A signature at the end of the last line: "… 20 minutes? Thanks, Sam" or "… – Sam"."""
    at = _signoff_then_name(line.text)
    if at is None:
        dash = re.search(rf"(?<=[.!?…])\s+[-–—~]\s?{_NAME}(?:[ \t]+{_NAME}){{0,3}}\.?$", line.text)
        bare = re.search(rf"(?<=[!?])\s+{_NAME}(?:[ \t]+{_NAME}){{0,2}}$", line.text)
        found = dash or bare
        at = found.start() if found else None
    if at is None:
        tail = re.search(r"(?<=[.!?…])\s+([^.!?…]{2,40})$", line.text)
        at = tail.start() if tail and is_signoff(tail[1]) else None
    return None if at is None else piece(body, line.start + at, line.end)
