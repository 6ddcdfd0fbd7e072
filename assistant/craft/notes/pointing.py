"""People whom a sentence sends one to, wherever in a talk it is said: the words that send.

Three things send: a call to get in touch that stands before the name ("ring Odile"), one that
takes the name up again ("…, pick his brain"), and praise of somebody as the one to hear
("Odile is the one for that"). A name beside none of them is only somebody who was mentioned.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.craft.lexicon import level
from assistant.craft.notes.words import expression, find, language_of, whole

__all__ = ["first_mentioned", "is_told_of", "pointed", "points_on", "small_first", "takes_up"]

_CAPITAL = "A-ZÀ-ÞŠŽČĆŁŚ"
_WORD = rf"[{_CAPITAL}](?:[\w]|['’](?!s\b))*\w(?:-[{_CAPITAL}]?[\w'’]*\w)*"
_INITIAL = rf"[{_CAPITAL}]\.(?!\w)"
_JOIN = (
    r"(?:(?:van der|van den|van|von|zu|del|della|de|da|dos|di|al|bin|ibn|el|la|le|y)\s|[dDO]['’])"
)
_TITLE = rf"(?:(?i:{expression('roles_before')}|{expression('ranks_before')})\s+)"
_NAME = rf"(?:{_TITLE}{{0,2}}(?:{_WORD}|{_INITIAL})(?:\s{_JOIN}?(?:{_WORD}|{_INITIAL})){{0,2}})"
# What may stand between the call and the name: "her old boss, ", "the warden, ", "a ".
_SOMEBODY = (
    r"(?:(?i:the|an?|one|her|his|my|their|our|your|this|some|old|dear|good|uncle|aunt"
    r"|de[rmns]|die|das|eine?[mnr]?|meine?[mnr]?|unser\w*|ihre?[mnr]?|seine?[mnr]?"
    r"|el|la|los|mi|su|una?|le|les|mon|ma|son|sa|notre|votre|une?)"
    r"(?:\s[a-zà-ÿ'’&-]+){0,5}?[,(:]?\s)?[\"“„«]?"
)
_ASKED = (  # what makes a verb a call: the beginning of a clause, or a word that advises
    r"(?:^|[.!?,;:()\"“”–—→>/=&]\s*|\s-\s|['’](?:d|ll)\s+"
    r"|(?<!\w)(?:should|could|can|must|might|may|would|to|please|pls|just|and|or|then"
    r"|also|do|go|so|next|first|simply|maybe|perhaps"
    r"|definitely|def|always|better|best|but|2|said|me|dont|don't|never|not|let's|bitte|einfach|mal"
    r"|doch|unbedingt|ruhig|am besten|dann|luego|mejor|después|también|puis|ensuite|aussi)\s+)"
)
_OWN_CALL = re.compile(  # what somebody did, which advises nothing
    r"(?<!\w)(?:i|we|they|he|she) (?:\w+ )?(?:had|used|got|tried) to\s*$", re.IGNORECASE
)
_OWN_CALLS = re.compile(r"\b(?:I|we) (?:had|used|got) to\b")
_PLACED = r"['’]s\b|\s*[,(@;:.]|\s*$|\s[–-]\s|\s(?i:at|from|in|who|bei|de|chez)\s"
_BEHIND = re.compile(
    r"(?:@|&|\b(?:at|bei|from|of|in|into|for|about|chez|en|de|del|du|von|vom|by|on|than|like|near"
    r"|under|unter|via|after|as|beat|with|to|de (?:la|los|las|el)|par|por|bajo|sous|im|am)"
    r"(?: the| der| dem| la)?)\s*$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?:,[^,]{0,40},|,|\s\([^)]*\)|\s(?:in|and) \w+)?\s(?:who\s)?"
    r"(?:(?:was|were|had|got|went|gave|left|came|let|ran|took|put|beat|kept|sat"
    r"|told|taught|fell|made|met|(?!need|speed)[a-z]{2,}ed|signs|stands|says|used to)\b|war\b"
    r"|hatte\b|hat\s.*\bge\w+|hat\s.*\bver\w+t\b|era\b|fue\b|\w+ó\b|était\b|avait\b|a \w+é\b|oft\b)"
)
_AUTHOR = re.compile(
    r"\b(?:under|by|unter|von|after|beat|met|hired|gave|quotes?|verfasst|hat|was|were|former)"
    r"(?: \w+){0,4}\s*$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?:[^aeiou]en|ern|amt|ung|heit|keit|schaft|schaften|ion|ionen|tät|nis|ismus)$")


def pointed(words: str, *, noted: bool, taken_up: bool = False) -> list[tuple[str, int]]:
    """Names that a sentence sends one to, with where they stand.

    `taken_up` if the words behind this sentence send one to somebody named in it.
    """
    found = _called_on(words)
    if noted:
        found += _small(words)
    if _OWN_CALLS.search(words):
        return []
    if not found and (taken_up or takes_up(words, noted=noted)):
        found = [one for one in _mentioned(words) if _stands_out(words, *one)][:1]
    if not found:
        found = _praised(words)
    if not found and not noted:
        found = _told_you(words)
    if not found and noted:
        found = _at_work(words) or _opening(words)
    return [(name, at) for name, at in found if _may_be(name, words)]


def takes_up(words: str, *, noted: bool) -> bool:
    """Whether words send one to somebody named before: "you must talk to her"."""
    return (
        find("contact_them", words) is not None
        or _praises_them().search(level(words)) is not None
        or (noted and find("reachable", words) is not None)
    )


def points_on(words: str) -> bool:
    """Whether words announce somebody whom the next ones name: "You know who'd be great?"."""
    return re.search(rf"(?:{expression('announces')})\W*$", level(words), re.I) is not None


def first_mentioned(words: str) -> list[tuple[str, int]]:
    """The first name in an answer to whom to talk to, of whom nothing else is told."""
    found = [
        one
        for one in _mentioned(words)
        if _stands_out(words, *one)
        and not is_told_of(words, *one)
        and not re.search(r"\b(?:the|a|an|my|we had|uses?) $", words[: one[1]], re.IGNORECASE)
        and not _is_story(words)
        and not re.match(r"\W*(?:bye|thanks|thank you|hi|hello|cheers)\b", words, re.IGNORECASE)
        and (language_of(words, "en") != "de" or _stands_first(words, *one))
    ]
    return found[:1]


def is_told_of(words: str, name: str, at: int) -> bool:
    """Whether a name is there because something is told of its bearer, not to send one there."""
    before, behind = words[:at], words[at + len(name) :]
    return _PAST.match(behind) is not None or _AUTHOR.search(before) is not None


@cache
def _praises_them() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:he|she|they)(?:'s|'re| is| are)?\s?(?:{expression('praises_them')})(?!\w)",
        re.I,
    )


def _called_on(words: str) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for pattern in _calls():
        for match in pattern.finditer(words):
            name, before = match["name"], words[: match.start("name")]
            call = words[: match.start("call")] if "call" in match.re.groupindex else ""
            thing = " " not in name and re.search(
                r"\b(?:the|an?|your|our|dem|den|das|die|le|la|el|un|une|una) $", before, re.I
            )
            if not _OWN_CALL.search(call) and not thing:
                found.append((match["name"], match.start("name")))
    return found


@cache
def _calls() -> tuple[re.Pattern[str], ...]:
    name = rf"(?P<name>{_NAME})"
    return (
        re.compile(
            rf"(?i:{_ASKED})(?:(?i:go|come|try) (?i:and|&|to) )?"
            rf"(?P<call>(?i:{expression('contact_verbs')}))[\s:]+{_SOMEBODY}{name}"
        ),
        re.compile(rf"(?<!\w)(?i:{expression('points_to')})[\s,:=]*\s*{_SOMEBODY}{name}"),
        re.compile(rf"(?:→|->|=>|»|>>)\s*{_SOMEBODY}{name}(?={_PLACED})"),
        re.compile(rf"(?<!\w)(?i:{expression('around')})\s{_SOMEBODY}{name}(?=.*?{_around()})"),
    )


def _around() -> str:
    return rf"(?i:(?:{expression('around_end')})(?!\w))"


def small_first(words: str, *, full: bool = False) -> list[tuple[str, int]]:
    """A name in small letters that a line begins with: "odile marsh she runs the mill"."""
    match = _SMALL_FIRST.match(words)
    if match is None or (full and " " not in match["name"]):
        return []
    if any(_is_ordinary(word) for word in match["name"].split()):
        return []
    return [(match["name"].title(), match.start("name"))]


_SMALL_FIRST = re.compile(
    r"^(?:(?:also|and|then|next|or|maybe)\s)?(?P<name>[a-zà-ÿ]{3,}\s[a-zà-ÿ'-]{3,}(?<!s)|[a-zà-ÿ]{3,})"
    r"(?=\s(?:she|he|who|at|from)\s|\s?[@(,–]|\s?\?\?|\s-\s|\s[a-z]+\s(?:at|from)\s)"
)


def _small(words: str) -> list[tuple[str, int]]:
    """A name that was dictated, all in small letters: "talk to priya at the depot"."""
    if any(letter.isupper() for letter in words):
        return []
    alone, full = r"[a-zà-ÿ]{3,}(?<!s)(?<!ing)", r"[a-zà-ÿ]{3,}\s[a-zà-ÿ'-]{3,}"
    told = r"(?=\s(?:at|from|in|who|on|she|he)\s|\s?[@(,–]|$)"
    patterns = (
        rf"(?<!\w)(?:{expression('to_somebody')})\s(?P<name>{full}|{alone}){told}",
        rf"(?<!\w)(?:called|named|(?:name|one)(?:'s| is))\s(?P<name>{full}|{alone}){told}",
    )
    return [
        (match["name"].title(), match.start("name"))
        for pattern in patterns
        for match in re.finditer(pattern, level(words))
        if not any(_is_ordinary(word) for word in match["name"].split())
    ]


def _is_ordinary(word: str) -> bool:
    kinds = ("no_person", "no_name_small", "openers", "ordinary")
    return any(whole(kind, word) for kind in kinds)


def _mentioned(words: str) -> list[tuple[str, int]]:
    """The names of a sentence that may be people: titles first, then those not behind "at"."""
    found = [
        (match[0], match.start())
        for match in re.finditer(rf"(?<![\w@#]){_NAME}", words)
        if not _BEHIND.search(words[: match.start()]) and _may_be(match[0], words)
    ]
    titled = [one for one in found if re.match(_TITLE, one[0])]
    if language_of(words, "en") == "de":  # every noun has a capital
        found = [one for one in found if " " in one[0] or one in titled or _kin(words, one[1])]
    return titled or found


def _stands_out(words: str, name: str, at: int) -> bool:
    """Whether a capital is more than that of the sentence's first word."""
    behind = words[at + len(name) :]
    alone = " " not in name and not re.search(r"\w", words[:at])
    placed = r"['’]s\b|\s?[,@(–:=→]|\s-|\s(?:at|from|in|of|who|is|has|does|drives|looks|knows)\s"
    return not alone or re.match(placed, behind) is not None


def _is_story(words: str) -> bool:
    """Whether a sentence tells of what was, and says nothing that one could do now."""
    explained = re.match(r"\w+ = ", words) is not None
    return (explained or find("told_past", words) is not None) and not find("told_now", words)


def _stands_first(words: str, name: str, at: int) -> bool:
    """Whether a name begins its sentence and is told more of: "Odile at the mill"."""
    return at <= 4 and re.match(_PLACED, words[at + len(name) :]) is not None


def _kin(words: str, at: int) -> bool:
    """Whether a name follows who its bearer is: "Schwager Detlef"."""
    return re.search(rf"(?:{expression('kin')})[,:]?\s$", words[:at], re.IGNORECASE) is not None


def _praised(words: str) -> list[tuple[str, int]]:
    """Names said to be the ones to hear: "Odile is the one who knows"."""
    return [
        (name, at)
        for name, at in _mentioned(words)
        if re.match(
            rf"(?:\s\([^()]*\)|,[^,]{{1,40}},|\s(?:in|at|from|of|on|@)\s[^,.;]{{2,40}}?)?"
            rf"(?:'s)?[\s,:–-]*(?:{expression('praises')})(?!\w)",
            level(words[at + len(name) :]),
            re.IGNORECASE,
        )
    ]


def _told_you(words: str) -> list[tuple[str, int]]:
    """A full name, or one with a place, where somebody tells "you" what is, not what was."""
    plain = level(words)
    if not re.search(r"\b(?:you(?!\sknow\b)|your|sie|ihnen|te|usted|vous)\b", plain, re.I):
        return []
    if find("told_past", words) or re.search(r"\b(?:thank|imagine|if you|when you)\b", plain, re.I):
        return []
    return [
        (name, at)
        for name, at in _mentioned(words)[:1]
        if re.search(r"\w", words[:at] + " ")
        and (re.match(_TITLE, name) or re.match(_WORKING, words[at + len(name) :]))
    ]


_WORKING = r"(?:,\s[\w' -]{3,30},)?\s(?:at|from|in)\s(?:the\s|our\s)?\w+|,\s(?:she|he)\b"


def _opening(words: str) -> list[tuple[str, int]]:
    """A full name that a line begins with, where its bearer's place or trade follows."""
    match = re.match(
        rf"(?P<name>{_NAME})\s?(?=[,(@–]|[–-]\s|(?:at|from|bei|chez)\s(?:the\s|der\s)?[{_CAPITAL}])",
        words,
    )
    if match is None or " " not in match["name"] or is_told_of(words, match["name"], 0):
        return []
    if match["name"].split()[0].endswith("ó") or (
        language_of(words, "en") == "de" and words[match.end()] not in "(@"
    ):
        return []  # two nouns, or a verb and its object
    return [(match["name"].strip(), 0)]


def _at_work(words: str) -> list[tuple[str, int]]:
    """A name that notes begin with or add, and where to find its bearer: "Odile @ the mill"."""
    pattern = rf"(?:^|[,;+&(→]\s?|\sor\s|\sand\s)(?P<name>{_NAME})(?=\s?@\s?\w)"
    return [(match["name"], match.start("name")) for match in re.finditer(pattern, words)]


def _may_be(name: str, words: str) -> bool:
    parts = name.split()
    titled = len(parts) > 1 and re.match(_TITLE, name) is not None
    german = language_of(words, "en") == "de"
    if not titled and any(whole("no_person", part.strip(".'’")) for part in parts):
        return False
    if len(parts) == 1 and whole("openers", name):
        return False
    if any(len(part.strip(".")) > 1 and part.isupper() for part in parts):
        return False
    return titled or len(parts) > 1 or not (german and _NOUN.search(name))
