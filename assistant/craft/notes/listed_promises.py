"""What is promised on a list of what is next, where the words leave out who: "ring the guild".

A verb in its base form is the user's; "photo coming by mail" is the other's. What holds in
general ("forty mails a day", "tip: ring first") is nobody's promise.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.craft.notes.acts import acts, bases

__all__ = ["Setting", "is_coming", "is_general", "is_to_be_done"]

_GENERAL = re.compile(
    r"\b(?:every(?! (?:so|now))|each|always|usually|often|sometimes|seldom|rarely|mostly|normally"
    r"|weekly|daily|monthly|yearly|annually|regularly|constantly|as a rule|in general|generally"
    r"|once a|twice a|all (?:day|night|the time)|half the (?:day|time)|from day one"
    r"|(?:in|of|at) (?:this|our|the) (?:job|trade|field|business)"
    r"|unannounced|whoever|nobody|anyone|everyone|ppl|people|customers?|clients?|guests?"
    r"|patients?|applicants|candidates|juniors|trainees|apprentices|newcomers|takes \d+"
    r"|months? late"
    r"|by (?:courier|post|fax)|rather than|instead of|before you|when you)\b|(?:^|,\s)if (?:the|a"
    r"|an|you|u|they|it)\b"
    r"|\d\s?(?:/|per|a|an|each)\s?(?:day|d\b|wk|week|month|mth|yr|year|shift|night)"
    r"|\b(?:the )?(?:1st|first|last|\d+(?:st|nd|rd|th)) of (?:the |each )?(?:month|quarter|year)\b"
    r"|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)days\b|\b(?:mon|tues|wednes|thurs|fri)days\b"
    r"|\b(?:motto|advice|house rule|tip|tips|jok(?:es?|ing)|laugh\w*|scam|lol no|never|seldom"
    r"|not her job|not his job|policy|by law|standard)\b"
    r"|\b(?:if|were) (?:i|she|he) (?:were|was|wd be|had)\b|\b(?:if i were|in (?:your|my"
    r"|ur) place)\b",
    re.IGNORECASE,
)
_ADVISED = re.compile(
    r"^\W*(?:tips?|advice|adv|rule|lesson|motto|best|better|always|never|don'?t|do not|you|u|they"
    r"|would|wd|wouldn'?t|one should|shouldn'?t)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"^\W*(?:(?:action|todo|to do|next|task|homework)\s?\(?(?:for )?me\)?|my (?:job|part|turn"
    r"|homework|task|side|promise|to-?do))\s*(?:[:=]|→|->|–|-\s)\s*"
    r"|\((?:me|i|mine|my job|on me|ich|yo|moi)\)\W*$|\s[-–—]\s?me\W*$",
    re.IGNORECASE,
)
# What makes of the user's own doing something promised: word of it, or the next time one meets.
_OWED = re.compile(
    r"\b(?:(?:as )?promised (?:her|him|them|to|the|(?-i:[A-Z]\w+)|\w+(?=\)))"
    r"|told (?:her|him|them) (?:so|i(?:'d| would|'ll)|yes)|said yes|say (?:yes|no|if|whether)"
    r"|(?:w/|with|for|4) (?:her|him|them)|next time|(?:and|,) (?:answer|reply|confirm|decide)"
    r"|(?:then|and)\s(?:then )?(?:report|tell|send|mail|e-?mail|text|call|ring|show|get back"
    r"|come back|follow up|let (?:\w+|the \w+) (?:know|have|see|read))\b"
    r"|(?:til|till|until|by|before|b4|at|to|for|4|in time for)\s"
    r"(?:(?:our|the|my|next|2nd|second|follow-?up)\s)*(?:call|chat|talk|meeting|mtg|visit|coffee"
    r"|session|catch-?up|time we)\b|(?:she|he|they) (?:named|mentioned|suggested|recommended"
    r"|told me about|showed me|gave me|lent me))\b"
    r"|(?:,|\+|;|–|-|&)\s*(?:then )?(?:report|tell|send|mail|e-?mail|text|call|ring|show|get back"
    r"|come back|bugs|note|notes|qs|results?|let \w+ know)\b|\bto (?:her|him|them)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\W*(?:(?:need(?: to)?|want to|should|to|must|have to|gotta|shall|remember to|todo|to do"
    r"|don'?t forget(?: to)?|and|then|also|pls|please|again|i(?:'ll| will)?|ill)\s*:?\s+)+",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\?\W*$|(?<!thank[- ])\byour?\b|^\W*call cent", re.IGNORECASE
)  # nothing the user will do
_AGAIN = re.compile(
    r"^\W*(?:(?:thank[- ]?(?:you|u)|thanks|thx)\b[- ](?:mail|e-?mail|note|card|letter|message|msg"
    r"|text|to|her|him)\b(?!s|.*\b(?:sell|is|are)\b)"
    r"|(?:follow[- ]?up|check in|catch up|touch base)\s(?:w/|with|call|mail|e-?mail|in|on|next"
    r"|after"
    r"|again)|(?:call|ring|mail|ping|write|meet|talk|speak|chat|ask) (?:\w+ )?again\b)",
    re.IGNORECASE,
)
_IN_HAND = re.compile(  # "CV to him by Fri", "watch her talk", "sign up for her newsletter"
    r"^(?:my|the|an?|short|cv|photos?|pics?|links?|drafts?|notes?|questions?|qs|answers?|lists?"
    r"|reply"
    r"|portfolio|samples?|summary|updates?|report|feedback|invoice|scans?|copy|\d+)\b[^.:]*"
    r"(?:\b(?:to|for|2|4)|->|→) (?:her|him|them|(?-i:[A-Z]\w+))\b"
    r"|(?:read|watch|try|practi[sc]e|listen|visit|attend|join|sign up|apply|look|test|use|take"
    r"|learn"
    r"|check|buy|order|finish|study|go)(?: up)?(?: for| to| on| about| at)? (?:her|his)\b",
    re.IGNORECASE,
)
_BY_HER_WORD = re.compile(
    r"\b(?:coming|to come|to follow|on its way|on the way|incoming)\b"
    r"(?=[\s,:(]*(?:by (?!\w+ing)|via|per|from (?:her|him)|tmrw|tomorrow|tonight|w/))"
    r"|\b(?:to follow|on its way)\W*$|^\W*(?:expect|await|awaiting|waiting (?:for|on)|wait for)\b"
    r"(?=.*\b(?:her|his|from|answer|reply|mail|e-?mail|link|call)\b)|\blunch on (?:her|him)\b"
    r"|\b(?:will|'ll|to) be (?:sent|mailed|e-?mailed|forwarded|posted)\b"
    r"|\b(?:comes?|arrives?) (?:by|via|per) (?:mail|e-?mail|post|whatsapp|sms|text|linkedin)\b"
    r"|\b(?:her|his) (?:idea|offer|treat|suggestion)\b|\bfrom (?:her|him)\b"
    r"|^\W*i(?:'ll| will)?\s(?:get|receive|hear)\s(?:[\w'-]+\s){0,5}?(?:her|his|their|from|back"
    r"|by|via|tomorrow|tmrw|tonight|next)\b|\byou(?:'ll| will) (?:get|have|hear)\b.*\bfrom me\b"
    r"|^\W*you(?:'ll| will) (?:get|have|hear)\b.*\b(?:by|tonight|tomorrow|tmrw)\b",
    re.IGNORECASE,
)
_FROM_ME = re.compile(
    r"\b(?:from me|by me)\b|^\W*(?:my|i|me)\b(?! (?:get|receive|hear|will|'ll))", re.IGNORECASE
)


class Setting(NamedTuple):
    """Where a clause stands: `following` if next steps are told here, `headed` if a heading says
    so, `due` if the clause names a time."""

    following: bool
    headed: bool
    due: bool

    @property
    def sure(self) -> bool:
        """Whether something once and still to come is told."""
        return self.following or self.due


def is_general(words: str) -> bool:
    """Whether words of notes tell what holds in general, or what one should do."""
    return _GENERAL.search(words) is not None or _ADVISED.match(words) is not None


def is_to_be_done(words: str, setting: Setting) -> bool:
    """Whether words without a subject, or behind "I", say what the user will do for another."""
    own = _OWN.search(words) is not None
    rest = _OPENING.sub("", _OWN.sub("", words))
    if own or not setting.sure or len(rest.split()) < 2 or _ASKED.search(words):
        return own
    if _AGAIN.match(rest) or (_is_base("given", rest)):
        return True
    told = _is_base("told", rest) and not rest.lower().startswith("thank you")
    if setting.following and (told or _IN_HAND.match(rest)):
        return True
    return _is_base("alone", rest) and _OWED.search(words) is not None


def is_coming(words: str) -> bool:
    """Whether something comes from the other side: "photo coming by whatsapp"."""
    return _BY_HER_WORD.search(words) is not None and _FROM_ME.search(words) is None


def _is_base(kind: str, words: str) -> bool:
    act = acts(kind).match(words)
    return act is not None and act[0].lower() in bases(kind)
