"""The people whom words send one to: how names stand in notes and in speech."""

from __future__ import annotations

import re
from functools import cache

from assistant.craft.names import tokens
from assistant.craft.notes.pointing import (
    first_mentioned,
    is_told_of,
    pointed,
    small_first,
    takes_up,
)
from assistant.craft.notes.words import expression, find, whole

__all__ = ["organisation_behind", "people_in"]

_CAPITAL = "A-ZÀ-ÞŠŽČĆŁŚ"
_PART = rf"[{_CAPITAL}][\w'’]+(?:-[{_CAPITAL}]?[\w'’]+)*"
_JOINING = r"(?:van der|van den|van|von|zu|del|della|de|da|dos|di|al|bin|ibn|el|la|le|y|O')"
_NICKNAME = rf"(?:[\"“'(]{_PART}[\"”')]\s)?"
_FULL = rf"{_PART}(?:\s(?:{_JOINING}\s)?{_NICKNAME}(?:{_PART}|[A-Z]\.(?!\w))){{1,3}}"
_SMALL = r"[a-zà-ÿ]{2,} [a-zà-ÿ'-]{2,}(?=\s*(?:@|,|\(|at [A-Z]))"  # "mira quennell @ …"
_ALSO = r"also|and|then|plus|or|maybe|evtl\.|auch|también|aussi|2nd|another"
_HEADED = (
    r"next(?: up)?|who else\??|referrals?|contacts?|intros?|names?|people|talk to"
    r"|tipp?|suggested|recommended"
)
_LEADING = re.compile(
    rf"^(?:[-\s>→•*+–—\"'“?:]|(?:{_ALSO})(?!\w):?\s|(?:{_HEADED})\s*(?:[:=→–-]"
    rf"|->)+)+",
    re.IGNORECASE,
)
_DOUBTED = re.compile(  # "Dr? Lund": the title is in doubt, the name is not
    rf"(?i:herrn?|frau|mme|m|señora?|sra?|mrs|mr|ms|dr|prof)\.?\s?\?+\s(?P<name>{_FULL}|{_PART})"
)
_PLACED_AFTER = r"\s*(?:[,@(–:-]|$|\s[-–@]\s|\s(?:at|bei|from|de|en|chez|who|runs|in|von)\s)"
_ANCHORED = re.compile(rf"^(?P<name>{_FULL})(?={_PLACED_AFTER})")
_PLACED = re.compile(rf"(?P<name>{_FULL})\s*(?:@|\(|,? (?:at|bei)\s)")
_ALONE = re.compile(rf"^(?P<name>{_PART})(?=\s*(?:\(|@)|\s(?:at|bei|from|chez)\s|,\s[a-z])")
_PERSON = (
    r"woman|lass|lad|fella|girl|lady|man|guy|chap|bloke|person|someone|somebody|colleague"
    r"|friend|mate"
    r"|contact|recruiter|boss|manager|mentor|supervisor|sister|brother|cousin|husband|wife"
    r"|partner|aunt|uncle"
    r"|neighbou?r|flatmate|classmate|teacher|tutor|professor(?:in)?|coach|buddy|intern"
    r"|assistant|deputy|predecessor|successor"
    r"|kolleg(?:e|en|in)|chef(?:in)?|freund(?:in)?|bekannten?|schwester|bruder|jef[ea]"
    r"|amig[oa]|compañer[oa]|collègue|ami[e]?|copine"
)
# What may stand between words of introduction and the name: "her old boss, …", "the head of … (".
_DETERMINED = (
    r"(?:(?i:the|a|an|her|his|my|their|this|some|one of (?:her|his|their)|seine[mrn]?"
    r"|ihre[mrn]?|dem|der|su|sus|una?|le|la|son|sa|une?)"
    r"\s(?:[a-zà-ÿ'’&-]+\s?){0,6}?[,(:]?\s?)?"
)
_RELATED = re.compile(
    rf"(?i:(?<!\w)(?:{_PERSON}))(?:\s(?i:of|from)\s[\w']+|\s(?i:i|she|he"
    rf"|we)(?:\s[a-z'-]+){{1,4}}?|\s(?i:at|in|bei)\s[\w'&-]+)?"
    rf"(?:,?\s(?i:called|named))?[,:(]?\s(?P<name>{_FULL}|{_PART})"
)
_LISTED_ON = re.compile(
    rf"(?:\s*\([^()]*\))?\s*(?:,|/|&|;|\sand|\sund|\sy|\set|\sor|\so)\s*(?:(?i:also"
    rf"|maybe)\s)?(?P<name>{_FULL}|{_PART}(?=\s*(?:$|[,.;(])))"
)
_DROPPED = re.compile(
    rf"(?i:drop|give|shoot|send|write)\s(?P<name>{_FULL}|{_PART})\s(?i:an?|my)\s(?i:line"
    rf"|ring|call|note|message|e-?mail|mail|text|shout|bell|cv|dm)"
)
_TITLED = re.compile(
    rf"(?P<name>(?:(?i:herrn?|frau|hr\.|fr\.|mme|mlle|monsieur|madame|señora?|sra?\.|mrs?\.?"
    rf"|ms\.?|dr\.?|prof\.?)\s){{1,2}}(?:{_FULL}|{_PART}))"
)
_RUNG = re.compile(  # "he rings Fatou at Cornmill"
    r"(?i:he|she|they|i)(?:'?ll| will)? (?:rings?|calls?|e-?mails?|texts?|tells?|asks?"
    r"|writes? to|pings?)"
    rf"\s(?P<name>{_FULL}|{_PART})(?=\s*(?:@|\(|,|$|\.|at\b|from\b|if\b|and\b))"
)
# Behind these stands a place or an employer.
_AT = re.compile(
    r"(?:@|\b(?:at|bei|from|of|the|in|into|for|about|chez|en|de|del|du|von|vom|der|dem|on"
    r"|than|like|near|around|ex|now|via|by|to)|#)\s*$",
    re.IGNORECASE,
)
_EMPLOYED = re.compile(
    r"(?:\b(?:he|she|they)(?:['’]s| is|['’]re| are| works) (?:now )?(?:with|for)"
    r"|\bat,? (?:u[mh]+,?|an? [\w ]+,|the [\w ]+,)|\bdel\w* \w+|\bde (?:la|los|las|el))\s*$",
    re.IGNORECASE,
)
_TELLING_ON = re.compile(r",(?!.*(?:\b(?:and|or|und|oder|y|et|ou)\b|[;/+&])).*\w.*,\s*")
_CAPITALS = rf"[{_CAPITAL}][\w'’&-]*(?:\.\w[\w'’&-]*)*"
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


def people_in(
    words: str,
    *,
    following: bool,
    cued: bool,
    noted: bool,
    taken_up: bool = False,
    asked: bool = False,
) -> list[tuple[str, int]]:
    """Names with where they stand. `following` if these words answer whom to talk to next,
    `cued` if an introduction is spoken of beside them, `noted` if they were written by the user,
    `taken_up` if the words behind them send one to somebody named here, `asked` if a heading
    or a question asked for people.
    """
    beside = _beside(words, following=following, cued=cued, noted=noted)
    sent = _people(
        words, pointed(words, noted=noted, taken_up=taken_up and not beside), placed=False
    )
    if sent or (following and not cued):
        beside = [one for one in beside if not is_told_of(words, *one)]
    if not beside and not sent:
        near = asked or cued or taken_up or takes_up(words, noted=True)
        if noted and (near or following):
            sent = _people(words, small_first(words, full=not near), placed=False)
        if asked and not sent:
            sent = _people(words, first_mentioned(words), placed=False)
    return _apart([*beside, *sent])


def _beside(words: str, *, following: bool, cued: bool, noted: bool) -> list[tuple[str, int]]:
    """Names by how they stand in notes and answers, not by the words that send one."""
    found = _led(
        words,
        ("talk_to", "introduces_to", "called") if noted or following else ("advised", "called"),
    )
    told = bool(found) or cued or following or find("talk_after", words) is not None
    if noted or following:
        found += _matched(_DROPPED, words)
        found += [one for one in _matched(_RUNG, words) if cued or following]
    if told and (noted or following or cued):
        found += _matched(_RELATED, words)
        if following or (noted and find("talk_after", words)):
            found += _matched(_TITLED, words)
    if not found and ((cued and noted) or (following and not noted)):
        found = _listed(words)
    if not found and noted and find("talk_after", words):
        found = _listed(words) or _first_of(words, noted)
    found = _people(words, found)
    found += _people(words, _listed_on(words, found))
    sure = noted or following  # in the midst of a talk a lone capital is anything
    kept = _apart([one for one in found if sure or " " in one[0]])
    return kept or (_first_of(words, noted) if following else [])


def _people(
    words: str, found: list[tuple[str, int]], *, placed: bool = True
) -> list[tuple[str, int]]:
    """Those that are names of people, without the word before that says what they are."""
    out: list[tuple[str, int]] = []
    for name, at in found:
        kin = re.match(rf"(?:{_PERSON}|{_ALSO}|oh|but)\s+(?=\S)", name, re.IGNORECASE)
        bare, place = (name[kin.end() :], at + kin.end()) if kin else (name, at)
        if _is_name(bare) and not (placed and _is_place(words, bare, place)):
            out.append((bare, place))
    return out


def _apart(found: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Of names that overlap, the longest that begins first."""
    kept: list[tuple[str, int]] = []
    for name, at in sorted(found, key=lambda one: (one[1], -len(one[0]))):
        if all(at >= place + len(other) or place >= at + len(name) for other, place in kept):
            kept.append((name, at))
    return kept


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


def _matched(pattern: re.Pattern[str], words: str) -> list[tuple[str, int]]:
    return [(match["name"], match.start("name")) for match in pattern.finditer(words)]


def _listed_on(words: str, found: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Names that go on a list: "Ines Moreau (Delphi), Chi Okafor and Tom"."""
    out: list[tuple[str, int]] = []
    for name, at in found:
        match = _LISTED_ON.match(words, at + len(name))
        while match:
            out.append((match["name"], match.start("name")))
            match = _LISTED_ON.match(words, match.end("name"))
    return out


@cache
def _leads(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    lead = rf"(?<!\w)(?i:{expression(kind)})[\s,:]+(?:(?i:also|with|to|mit|a|noch)\s)?"
    title = rf"(?i:{expression('roles_before')})\s+"
    name = rf"(?P<name>(?:{title})?{_FULL}|{title}{_PART}|{_PART})"
    return re.compile(lead + _DETERMINED + name), re.compile(rf"{lead}(?P<name>{_SMALL})")


def _listed(words: str) -> list[tuple[str, int]]:
    """Full names in words that speak of an introduction; what stands behind "at" is no person,
    and neither is what ends the telling of somebody: "Odile Marsh, buyer, Cobalt Dairies".
    """
    found = list(re.finditer(_FULL, words))
    return [
        (match[0], match.start())
        for index, match in enumerate(found)
        if not _AT.search(words[: match.start()])
        and not _EMPLOYED.search(words[: match.start()])
        and not (index and _TELLING_ON.fullmatch(words[found[0].end() : match.start()]))
        and words[: match.start()].count("(") == words[: match.start()].count(")")
        and not re.search(r"&|\b(?:and|of)\b", match[0])
    ]


def _first_of(words: str, noted: bool) -> list[tuple[str, int]]:
    """The name, or the role where no name is known, that a line of next steps begins with."""
    body = _LEADING.sub("", words)
    skipped = len(words) - len(body)
    match = (
        (_ANCHORED.match(body) or _ALONE.match(body) or _DOUBTED.match(body) or _TITLED.match(body))
        if noted
        else _PLACED.search(body)
    )
    if match and _is_name(match["name"]):
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
    while whole("roles_before", words[0]) and len(words) > 1:
        words = words[1:]
    if name.isupper() and "." not in name:  # a short form or a shout
        return False
    return bool(tokens(name)) and not any(
        whole("no_person", word.strip(".'")) for word in (words[:1] if len(words) < 2 else words)
    )


def _is_place(words: str, name: str, at: int) -> bool:
    """Whether a lone word is where somebody works: "at Arup", "(Brightline)"."""
    return " " not in name and _AT.search(words[:at]) is not None and not _NAMED.search(words[:at])


_NAMED = re.compile(
    r"\b(?:to|of|avec|with|mit|a|à)\s*$|(?:name|number|details?|contact|call|e-?mail"
    r"|ask) (?:of|for)\s*$",
    re.IGNORECASE,
)
