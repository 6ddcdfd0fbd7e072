"""E-mail addresses and phone numbers, taken out of a text before a model sees it.

A figure is no phone number: years, ranges of years or sums, dates, amounts with their
thousands apart. What could be either is masked only where a number of that length and
grouping is dialled and not counted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

__all__ = ["EMAIL", "PHONE", "found", "hide", "mask", "show"]

EMAIL = "[e-mail]"  # in brackets, so that rule L20 reports it where a model copies it
PHONE = "[phone]"

_AT = r"(?:[@＠﹫]|\s?[\[({]\s?(?:at|@|arroba|arobase)\s?[\])}]\s?|\s(?:(?-i:AT)|arroba|arobase)\s)"
_DOT = (
    r"(?:[.．。]|\s?[\[({]\s?(?:dot|punto|punkt|point|ponto)\s?[\])}]\s?"
    r"|\s(?:(?-i:DOT)|punto|ponto)\s)"
)
_ADDRESS = re.compile(
    rf"(?:mailto:)?[^\W_][\w.!#$%&'*+/=?^`|~-]{{0,63}}{_AT}"
    rf"(?:[\w-]{{1,63}}{_DOT}){{1,5}}(?:xn--[a-z0-9-]{{2,59}}|[^\W\d_]{{2,24}})",
    re.IGNORECASE,
)

_GAP = r"[ \t\u00a0\u2002-\u200a\u202f.\-\u2010-\u2015/()]"
_RUN = re.compile(
    r"(?<![\w.,;#№$€£¥+-])(?<!\d:)(?:(?:[+＋]|00(?=[ \t(]?[1-9]))[ \t]?)?(?:\((?=\d{1,6}\)))?"
    rf"\d(?:{_GAP}{{0,3}}\d)+(?![\w%‰$€£¥°]|[.,:]\d|[ \t\u00a0]?[%‰$€£¥°])"
)
_WORDS = re.compile(
    r"(?:(?<![^\W\d_])(?:tel|tél|teléfono|telefono|telefone|téléphone|telephone|telefon|telefoon|phone|fon|fone|"
    r"mobile|móvil|movil|mobil|mobiltelefon|cell|cellulare|celular|portable|handy|gsm|fax|"
    r"whatsapp|signal|viber|telegram|call(?: me)?|text me|ring|zap|t|m|p|тел|телефон|моб|tlf|"
    r"puh|gsm|ph|mob)\.?|電話|电话|手机|手機|携帯|微信|전화|휴대폰|هاتف|جوال|موبايل|تلفن|טלפון|נייד|फ़ोन|मोबाइल|โทร|"
    r"[☎☏✆📞📱🤙]\ufe0f?|wa\.me/)(?:[ \t]*(?:number|no|nr|n[º°]|num))?\.?[ \t]*[:：/|=–-]?[ \t]*\Z",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d")
_MONEY = re.compile(
    r"(?:[$€£¥₹]|\b(?:EUR|USD|GBP|CHF|BRL|INR|JPY|R\$|kr|zł))[ \t\u00a0]?\Z", re.IGNORECASE
)
_UNITS = re.compile(
    r"[ \t\u00a0](?:%|€|\$|£|euros?|dollars?|pounds|usd|eur|gbp|chf|people|users|customers|"
    r"million|millionen|billion|km|kg|mw|kwh|m²|sq)(?!\w)",
    re.IGNORECASE,
)


def mask(text: str) -> tuple[str, int]:
    """The text with every address and phone number replaced, and how many were."""
    text, hidden = hide(text)
    return text, len(hidden)


def hide(text: str) -> tuple[str, tuple[str, ...]]:
    """The same, with what was hidden, from left to right; `show` puts it back."""
    pieces: list[str] = []
    done = 0
    places = found(text)
    for start, end in places:
        pieces += [text[done:start], PHONE if _is_number(text[start:end]) else EMAIL]
        done = end
    kept = tuple(text[start:end] for start, end in places)
    return "".join([*pieces, text[done:]]), kept


def found(text: str) -> list[tuple[int, int]]:
    """Where addresses and phone numbers stand, from left to right."""
    places = [address.span() for address in _ADDRESS.finditer(text)]
    for run in _RUN.finditer(text):
        start, end = _without_years(text, *run.span())
        apart = all(end <= other[0] or other[1] <= start for other in places)
        if start < end and apart and _is_phone(text, start, end):
            places.append((start, end))
    return sorted(places)


def show(text: str, hidden: Sequence[str]) -> str:
    """The text with what `hide` took out of it, as often and in the order it still stands."""
    addresses = iter([item for item in hidden if not _is_number(item)])
    numbers = iter([item for item in hidden if _is_number(item)])

    def original(found: re.Match[str]) -> str:
        return next(addresses if found[0] == EMAIL else numbers, found[0])

    return re.sub(rf"{re.escape(EMAIL)}|{re.escape(PHONE)}", original, text)


def _is_number(text: str) -> bool:
    return not any(letter.isalpha() for letter in text)


def _without_years(text: str, start: int, end: int) -> tuple[int, int]:
    """The run without a range of years, or a date, that stands before or after it."""
    years = r"(?:\d\d?[./-])?(?:19|20)\d\d\s?[-–—/]\s?(?:\d\d?[./-])?(?:19|20)\d\d"
    if head := re.match(rf"{years}\s+(?=[(+\d])", text[start:end]):
        start += head.end()
    if tail := re.search(rf"(?<=\d)\s+{years}\Z", text[start:end]):
        end = start + tail.start()
    return start, end


def _is_phone(text: str, start: int, end: int) -> bool:
    """Whether a run of digits is dialled, and no year, date, range or amount."""
    run = unicodedata.normalize("NFKC", text[start:end])
    groups = re.findall(r"\d+", run)
    digits = "".join(str(int(digit)) for group in groups for digit in group)
    if not 6 <= len(digits) <= 15 or _is_dates(groups, run):
        return False
    amount = _is_amount(run, groups, digits)
    if run.startswith(("+", "00")):
        return len(digits) >= 8 and not (amount and groups[-1] == "000")
    if _WORDS.search(text[max(0, start - 30) : start]):
        return not _UNITS.match(text, end)
    if amount or _is_range(run, groups) or _MONEY.search(text[max(0, start - 6) : start]):
        return False
    if _UNITS.match(text, end):
        return False
    return len(digits) >= 9 or (len(digits) >= 7 and _is_dialled(groups, digits))


def _is_dates(groups: list[str], run: str) -> bool:
    """Years and days alone: "2019 - 2021", "03/2019 – 04/2021", "01.02.2019", "20190305"."""
    years = [group for group in groups if _YEARS.fullmatch(group)]
    rest = [group for group in groups if not _YEARS.fullmatch(group)]
    if years:
        short = all(len(group) <= 2 and int(group) <= 31 for group in rest)
        abbreviated = re.fullmatch(r"(?:19|20)\d\d[-–/]\d\d", run) is not None
        return (short and len(rest) <= 2 * len(years)) or abbreviated
    joined = re.fullmatch(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?", run)
    return joined is not None


def _is_amount(run: str, groups: list[str], digits: str) -> bool:
    """A sum with its thousands apart, or a round one."""
    separators = set(re.findall(r"[^\d()+]+", run))
    apart = len(groups) > 1 and len(groups[0]) <= 3 and all(len(item) == 3 for item in groups[1:])
    if (
        apart
        and len(separators) == 1
        and separators <= {" ", ".", "\u00a0", "\u202f"}
        and groups[0][0] != "0"
    ):
        # Nine digits that begin like a mobile number are one in Spain, Portugal and Poland.
        mobile = len(digits) == 9 and digits[0] in "679" and separators == {" "}
        return not mobile or groups[-1] == "000"
    return len(groups) == 1 and digits.endswith("00000")


def _is_range(run: str, groups: list[str]) -> bool:
    """From a smaller figure to a greater one: "1200-1500", "55000 – 62000"."""
    if len(groups) != 2 or not re.fullmatch(r"\d+\s?[-\u2010-\u2015]\s?\d+", run):
        return False
    low, high = groups
    return low[0] != "0" and int(low) < int(high) and len(high) - len(low) <= 1


def _is_dialled(groups: list[str], digits: str) -> bool:
    """Seven or eight digits in groups as phone books print them: "12 34 56 78", "6123 4567"."""
    sizes = [len(group) for group in groups]
    if len(digits) == 8 and sizes == [4, 4]:
        return not any(_YEARS.fullmatch(group) for group in groups)
    return sizes in ([2, 2, 2, 2], [3, 2, 3], [3, 2, 2], [2, 3, 3], [3, 5]) and len(digits) >= 7
