"""Text that stands in another form: base64 and its kin, escapes, ciphers, spaced letters.

Each form is found by its shape and decoded; whether what comes out is a command, the caller
asks. What is decoded is never longer than what it was decoded from, and each character
belongs to few candidates, so that all of it takes time in proportion to the text.
"""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
import string
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

from assistant.craft.instructions.cutting import LINE, sentences

MIN_DECODED = 8  # characters; no command is shorter


class Decoded(NamedTuple):
    """What the characters `start` to `end` say in clear, and the form's name."""

    text: str
    start: int
    end: int
    form: str


def decoded(text: str) -> Iterator[Decoded]:
    """Everything in `text` that reads as another text."""
    for form, shape, decode in _FORMS:
        for found in shape.finditer(text):
            clear = decode(found[0])
            if clear is not None and len(clear) >= MIN_DECODED and _is_text(clear):
                yield Decoded(clear, found.start(), found.end(), form)
    yield from _ciphered(text)


def spaced(text: str) -> Iterator[Decoded]:
    """Letters written apart (`i g n o r e`), pulled together."""
    for found in _SPACED.finditer(text):
        clear = "".join(part for part in found[0] if part.isalnum() or part in "@$!")
        yield Decoded(clear, found.start(), found.end(), "letters written apart")


def plain_digits(text: str) -> str:
    """Text with the digits and signs inside words read as letters: `1gn0re` is `ignore`."""
    return _MIXED.sub(lambda found: _letters(found[0]), text)


def _letters(word: str) -> str:
    if not any(character.isalpha() for character in word):
        return word
    return re.sub(r"1(?=1)|(?<=1)1|(?<=[a-z])1(?=\b)", "l", word).translate(_LEET)


_LEET = str.maketrans("013456789@$!|+", "oieasgtbgasiit")
_MIXED = re.compile(r"(?=[a-z]*[0-9@$!|+])[a-z0-9@$!|+]{2,40}")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W_][ .\-_*|·/]{1,3}){7,600}[^\W_](?![^\W_])")


def _is_text(clear: str) -> bool:
    printable = sum(character.isprintable() or character in "\n\r\t" for character in clear)
    return printable >= 0.9 * len(clear) and (" " in clear.strip() or len(clear) >= 24)


def _bytes_text(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("utf-16-le", "ignore") if raw[1::2].count(0) * 3 > len(raw) else None


def _by(decode: Callable[[bytes], bytes]) -> Callable[[str], str | None]:
    def whole(found: str) -> str | None:
        try:
            return _bytes_text(decode("".join(found.split()).encode("ascii")))
        except (ValueError, binascii.Error):
            return None

    return whole


def _base64(found: bytes) -> bytes:
    bare = found.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
    usable = bare[: len(bare) - (len(bare) % 4 == 1)]
    return base64.b64decode(usable + b"=" * (-len(usable) % 4))


def _base32(found: bytes) -> bytes:
    bare = found.rstrip(b"=").upper()
    return base64.b32decode(bare + b"=" * (-len(bare) % 8))


def _hexadecimal(found: bytes) -> bytes:
    digits = re.sub(rb"\\x|0x|[^0-9a-fA-F]", b"", found)
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))


def _framed85(found: bytes) -> bytes:
    return base64.a85decode(found, adobe=True)


def _any85(found: str) -> str | None:
    """Base85 in any of its two alphabets; only for runs that hold signs no word or link has."""
    if not _ODD_SIGNS.search(found):
        return None
    for decode in (base64.b85decode, base64.a85decode):
        clear = _by(decode)(found)
        if clear is not None and _is_text(clear):
            return clear
    return None


def _binary(found: str) -> str | None:
    return _bytes_text(bytes(int(octet, 2) for octet in re.findall(r"[01]{8}", found)))


def _numbers(found: str) -> str | None:
    codes = [int(code) for code in re.findall(r"\d+", found)]
    return "".join(map(chr, codes)) if all(32 <= code < 127 for code in codes) else None


def _escapes(found: str) -> str | None:
    digits = re.findall(r"\\(?:u\{?|U|x)([0-9a-fA-F]{2,8})", found)
    codes = [int(code, 16) for code in digits]
    return "".join(chr(code) for code in codes if code < 0x110000)


def _octal(found: str) -> str | None:
    return "".join(chr(int(code, 8)) for code in re.findall(r"\\([0-3]?[0-7]{2})", found))


def _quoted_printable(found: str) -> str | None:
    return _bytes_text(quopri.decodestring(found.encode("utf-8", "replace")))


def _morse(found: str) -> str | None:
    words = re.split(r"\s*[/|]\s*|\s{2,}", found.strip())
    return " ".join("".join(_MORSE.get(sign, "?") for sign in word.split()) for word in words)


_MORSE_SIGNS = (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- "
    "...- .-- -..- -.-- --.. .-.-.- --..--"
)
_MORSE = dict(zip(_MORSE_SIGNS.split(), [*string.ascii_lowercase, ".", ","], strict=True))
_ODD_SIGNS = re.compile(r"[!$*;<>^`{|}~\"']|[?&@#%+(][^\s=&?/.-]{0,6}[?&@#%+(<>{]")
_FORMS: tuple[tuple[str, re.Pattern[str], Callable[[str], str | None]], ...] = (
    (
        "base64",
        re.compile(r"(?:[A-Za-z0-9+/]{40,200}\r?\n){1,500}[A-Za-z0-9+/]{4,}={0,2}"),
        _by(_base64),
    ),
    ("base64", re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}"), _by(_base64)),
    ("base32", re.compile(r"\b[A-Z2-7]{16,}={0,6}|\b[a-z2-7]{16,}={0,6}"), _by(_base32)),
    ("hexadecimal", re.compile(r"(?:(?:\\x|0x)?[0-9a-fA-F]{2}[ :,-]?){8,}"), _by(_hexadecimal)),
    ("base85", re.compile(r"<~[^~]{8,}~>"), _by(_framed85)),
    ("base85", re.compile(r"[!-~]{20,}"), _any85),
    ("zeros and ones", re.compile(r"[01]{8}(?:[ ,]?[01]{8}){7,}"), _binary),
    ("numbers", re.compile(r"\b\d{2,3}(?:[ ,;-]{1,2}\d{2,3}){7,}\b"), _numbers),
    (
        "escapes",
        re.compile(r"\\(?:u\{?|U|x)[0-9a-fA-F]{2,8}\}?(?:\\(?:u\{?|U|x)[0-9a-fA-F]{2,8}\}?){7,}"),
        _escapes,
    ),
    ("escapes", re.compile(r"[^\s%]{0,200}%[0-9A-Fa-f]{2}\S*"), unquote),
    ("escapes", re.compile(r"(?:&#?\w{1,8};){8,}"), html.unescape),
    (
        "escapes",
        re.compile(r"(?:[\w!-%'-/:-~]{0,40}&(?:#\d{1,6}|#x[0-9a-f]{1,5}|nbsp);){2,}\S*"),
        html.unescape,
    ),
    ("escapes", re.compile(r"(?:\\[0-3]?[0-7]{2}){8,}"), _octal),
    ("escapes", re.compile(r"(?:[^\s=]{0,40}=[0-9A-F]{2}){4,}\S*"), _quoted_printable),
    ("morse", re.compile(r"[.-]{1,6}(?:[ /|]{1,3}[.-]{1,6}){11,}"), _morse),
)

# Words by which a ciphered command gives itself away.
_TELLING = (
    "ignore ignores ignoring disregard forget override instruction instructions previous prompt "
    "prompts system reveal assistant response answer output rules secret password following "
    "candidate recommend ignoriere anweisungen instrucciones anteriores precedenti istruzioni "
    "ignora ignorez consignes instrucoes"
)
_CLEAR = string.ascii_lowercase


def _shifted(by: int) -> dict[int, int]:
    turned = _CLEAR[by:] + _CLEAR[:by]
    return str.maketrans(_CLEAR + _CLEAR.upper(), turned + turned.upper())


def _backwards(line: str) -> str:
    return line[::-1]


def _words_backwards(line: str) -> str:
    return re.sub(r"\w+", lambda found: found[0][::-1], line)


def _rot47(line: str) -> str:
    return "".join(chr(33 + (ord(c) + 14) % 94) if "!" <= c <= "~" else c for c in line)


_ROT47_WORDS = tuple(_rot47(word) for word in ("ignore", "gnore ", "instruction", "system prompt"))


@cache
def _ciphers() -> dict[str, tuple[tuple[str, Callable[[str], str]], ...]]:
    """For each telling word in each cipher, the ways to read a line that holds it."""
    found: dict[str, tuple[tuple[str, Callable[[str], str]], ...]] = {}
    mirror = str.maketrans(_CLEAR + _CLEAR.upper(), _CLEAR[::-1] + _CLEAR[::-1].upper())
    tables = [_shifted(by) for by in range(1, 26)]
    for word in _TELLING.split():
        for by, table in enumerate(tables, start=1):
            back = tables[25 - by]
            found[word.translate(table)] = (("shifted letters", _translating(back)),)
        found[word.translate(mirror)] = (("mirrored letters", _translating(mirror)),)
        reading = (("letters in reverse", _backwards), ("letters in reverse", _words_backwards))
        found[word[::-1]] = reading
    return {word: ways for word, ways in found.items() if word not in _TELLING.split()}


def _translating(table: dict[int, int]) -> Callable[[str], str]:
    return lambda line: line.translate(table)


def _ciphered(text: str) -> Iterator[Decoded]:
    ciphers = _ciphers()
    for line in LINE.finditer(text):
        for sentence in sentences(line[0], line.start()):
            words = re.findall(r"[a-z]{5,14}", sentence.text.lower())
            ways = {way for word in words for way in ciphers.get(word, ())}
            if any(word in sentence.text for word in _ROT47_WORDS):
                ways.add(("shifted signs", _rot47))
            # A sentence in a cipher is in one; more are tried only as far as the work is bounded.
            for form, read in sorted(ways, key=lambda way: way[0])[:4]:
                yield Decoded(read(sentence.text), sentence.start, sentence.end, form)
