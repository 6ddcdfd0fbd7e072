"""The people whom words send one to: how names stand in notes and in speech."""

from __future__ import annotations

import re
from functools import cache

from assistant.craft.names import tokens
from assistant.craft.notes.words import expression, whole

__all__ = ["organisation_behind", "people_in"]

_CAPITAL = "A-ZÀ-ÞŠŽČĆŁŚ"
_PART = rf"[{_CAPITAL}][\w'’]+(?:-[{_CAPITAL}]?[\w'’]+)*"
_JOINING = r"(?:van der|van den|van|von|zu|del|della|de|da|dos|di|al|bin|ibn|el|la|le|y|O')"
_NICKNAME = rf"(?:[\"“'(]{_PART}[\"”')]\s)?"
_FULL = rf"{_PART}(?:\s(?:{_JOINING}\s)?{_NICKNAME}(?:{_PART}|[A-Z]\.(?!\w))){{1,3}}"
_SMALL = r"[a-zà-ÿ]{2,} [a-zà-ÿ'-]{2,}(?=\s*(?:@|,|\(|at [A-Z]))"  # "mira quennell @ …"
_ALSO = r"also|and|then|plus|or|maybe|evtl\.|auch|también|aussi|2nd|another"
_LEADING = re.compile(rf"^(?:[-\s>→•*+–—\"'“]|(?:{_ALSO}):?\s)+", re.IGNORECASE)
_ANCHORED = re.compile(
    rf"^(?P<name>{_FULL})(?=\s*(?:[,@(–:-]|$|\s[-–@]\s|\s(?:at|bei|from|de|en|chez)\s))"
)
_PLACED = re.compile(rf"(?P<name>{_FULL})\s*(?:@|\(|,? (?:at|bei)\s)")
_PERSON = (
    r"woman|lass|lad|fella|girl|lady|man|guy|chap|bloke|person|someone|somebody|colleague|friend"
)
_HALF_KNOWN = re.compile(
    rf"(?<!\w)(?:{_PERSON})\b.{{0,50}}?,\s(?P<name>{_PART})(?= something|,? I think|,? or)"
)
_THERE = re.compile(
    rf"(?i:there'?s) (?:also )?(?:an?|this|one) (?:\w+ ){{0,2}}?(?:{_PERSON})\b"
    rf".{{0,40}}?,\s(?P<name>{_PART})"
)
_RUNG = re.compile(  # "he rings Fatou at Cornmill"
    r"(?i:he|she|they|i)(?:'?ll| will)? (?:rings?|calls?|e-?mails?|texts?|tells?|asks?|writes? to)"
    rf"\s(?P<name>{_FULL}|{_PART})(?=\s*(?:@|\(|,|at\b|from\b))"
)
# Behind these stands a place or an employer.
_AT = re.compile(
    r"(?:@|\b(?:at|bei|from|of|the|in|for|chez|en|de|del|du|von|vom|der|dem|on|than|like)|#)\s*$",
    re.IGNORECASE,
)
_CAPITALS = rf"[{_CAPITAL}][\w'’&.-]*"
_LINK = r"(?:&|and|of|de|der|und|y|et|the|du|des|la)"
_FIRM = rf"(?:the\s)?{_CAPITALS}(?:\s(?:{_LINK}\s)?{_CAPITALS}){{0,3}}(?:\stower)?"
_COMMON = r"[\w'-]+(?:\s(?!and|who|for|in|on|at|she|he|they|to|but|or|with|,)[\w'-]+){0,2}"
_BEFORE_FIRM = r"(?:at|bei|from|with|of|von(?: der| dem)?|vom|chez|runs|für|for)"
_ORGANISATIONS = (
    re.compile(
        rf"(?:@|(?<!\w){_BEFORE_FIRM}(?:\s(?=the\s)|(?: der| dem)?(?=\s)))\s*(?:the\s)?"
        rf"(?P<name>{_FIRM}|(?<=the ){_COMMON})"
    ),
    re.compile(rf"\((?P<name>{_CAPITALS}(?:\s{_CAPITALS}|\s&){{0,3}})\)"),
    re.compile(
        r"[,(]\s*[\w\s-]{0,40}?\s(?:en|na|no|presso|chez|au|à la|a la|del|de la|de)\s"
        rf"(?P<name>(?:la |el |les? )?{_CAPITALS}"
        rf"(?:\s(?:(?:de|del|la|du|des|da)\s)*{_CAPITALS}){{0,3}})"
    ),
)
_FAR = 140  # characters behind a name in which the employer is told


def people_in(words: str, *, following: bool, cued: bool, noted: bool) -> list[tuple[str, int]]:
    """Names with where they stand. `following` if these words answer whom to talk to next,
    `cued` if an introduction is spoken of beside them, `noted` if they were written by the user.
    """
    found = _led(words, ("talk_to", "called") if noted or following else ("advised", "called"))
    if not found and ((cued and noted) or (following and not noted)):
        found = _listed(words)
    for pattern in (_HALF_KNOWN, _THERE, *((_RUNG,) if noted else ())):
        known = pattern.search(words)
        if known and not any(known["name"] in name for name, _ in found):
            found.append((known["name"], known.start("name")))
    if following and not found:
        found = _first_of(words, noted)
    sure = noted or following  # in the midst of a talk a lone capital is anything
    return [(name, at) for name, at in found if _is_name(name) and (sure or " " in name)]


def organisation_behind(words: str, name: str) -> str | None:
    """The employer named behind a name: "@ Cobwick Dairies", "bei …", "(Farq Aerial)"."""
    for pattern in _ORGANISATIONS:
        for match in pattern.finditer(words[:_FAR]):
            said = match["name"].strip(" .,")
            own = set(tokens(said)) <= set(tokens(name))
            if said and not own and not whole("no_person", said.split()[0]):
                return str(said)
    return None


def _led(words: str, kinds: tuple[str, ...]) -> list[tuple[str, int]]:
    """Names behind "talk to", "somebody called": written small only behind the first."""
    found: list[tuple[str, int]] = []
    for kind in kinds:
        named, small = _leads(kind)
        found += [(_fullest(m["name"], words), m.start("name")) for m in named.finditer(words)]
        if kind == "talk_to":
            found += [
                (m["name"].title(), m.start("name"))
                for m in small.finditer(words)
                if not any(whole("no_person", word) for word in m["name"].split())
            ]
    return found


@cache
def _leads(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    lead = rf"(?<!\w)(?i:{expression(kind)})[\s,:]+(?:(?i:also|with|to|mit|a|noch)\s)?"
    title = rf"(?i:{expression('roles_before')})\s+"
    name = rf"(?P<name>(?:{title})?{_FULL}|{title}{_PART}|{_PART})"
    return re.compile(lead + name), re.compile(rf"{lead}(?P<name>{_SMALL})")


def _listed(words: str) -> list[tuple[str, int]]:
    """Full names in words that speak of an introduction; what stands behind "at" is no person."""
    return [
        (match[0], match.start())
        for match in re.finditer(_FULL, words)
        if not _AT.search(words[: match.start()])
        and words[: match.start()].count("(") == words[: match.start()].count(")")
        and not re.search(r"&|\b(?:and|of)\b", match[0])
    ]


def _first_of(words: str, noted: bool) -> list[tuple[str, int]]:
    """The name, or the role where no name is known, that a line of next steps begins with."""
    body = _LEADING.sub("", words)
    skipped = len(words) - len(body)
    match = (_ANCHORED.match(body) if noted else None) or _PLACED.search(body)
    if match:
        return [(match["name"], skipped + match.start("name"))]
    role = re.match(
        rf"(?:{expression('nameless')})(?=\s(?:at|of|in|for|bei|de|who)\b)", body, re.IGNORECASE
    )
    if role is None:
        return []
    return [(re.sub(r"^(?:the|a|an|her|his) ", "", role[0], flags=re.IGNORECASE), skipped)]


def _fullest(name: str, words: str) -> str:
    """The fullest writing of a name in the words: "Philippa, Philippa Strangways"."""
    fuller = re.search(rf"(?<!\w){re.escape(name)}\s{_PART}(?:\s{_PART})?", words)
    return fuller[0] if fuller and " " not in name else name


def _is_name(name: str) -> bool:
    words = name.split()
    return bool(tokens(name)) and not whole("no_person", words[0].strip(".'"))
