"""Who promises something in an English clause of notes: a subject, what binds, an act for another.

The person spoken with is often left out ("will send me the deck"), the user mostly where the
notes list what is next ("send her the deck").
"""

from __future__ import annotations

import re
from functools import cache

from assistant.craft.notes.acts import acts, bases, forms
from assistant.craft.notes.listed_promises import Setting, is_coming, is_general, is_to_be_done
from assistant.craft.notes.spoken_promises import SOON, spoken_promise
from assistant.insights import Owner

__all__ = ["noted_promise"]

_LEAD = (
    r"^[\W_]*(?:(?:and|then|so|also|plus|ok|but|agreed|deal|next(?: steps?)?|to ?-?dos?|actions?"
    r"|follow[- ]?ups?(?=\s*(?:[:(–]|-\s))|promised?(?=\s*(?:[:(–]|-\s))|homework|owed?(?=\s*:)"
    r"|maybe"
    r"|in return|deadline)\b(?!\s(?:to|by|me|her|him|that)\b)[\s:,(–-]*)*"
)
_BOUND = (
    r"(?:'?ll|will|wil|wll|shall|(?:is|am|are|'?s|'?m|'?re)?\s?(?:going to|gonna)"
    r"|(?:has |have |'?ve |'?s )?(?:promised|offered|agreed|volunteered|undertook|committed"
    r"|proposed)(?: (?:me|her|him|them|us))?(?: that)?(?: (?:to|(?:i|she|he|they)(?:'?d"
    r"| would|'?ll)))"
    r"|(?:has |have )?(?:said|told \w+|says|agreed|thinks)(?: that)? (?:i|she|he|they)(?:'?d"
    r"|'?ll| would| will| can| could)"
    r"|(?:is|am|'?m|'?s|would be|'?d be)?\s?(?:happy|glad|willing|keen|delighted|okay|ok"
    r"|up for)(?: to)?)"
)
_MAY = (
    r"(?:'?d|would|can|could|wants? to|ha(?:s|ve) to|need(?:s)? to|must|should|(?:is|am"
    r"|'?m|'?s) to|to|might|may)"
)
_ME = r"(?:me|us|my|mine|both of us|the two of us|i)"
# What stands in any sentence: without "for me" it is a habit ("they do read it").
_VAGUE = re.compile(
    r"(?:do|be|ha(?:s|ve|ving)|get|make|see|read|look|find|hear|try|come|start|run|test"
    r"|teach|walk|work|help|bring|tell"
    r"|explain|edit|correct|sign|say|think|answer|judge|consider|join|meet|visit|host|save"
    r"|order|fill|print|talk|speak|move|point)",
    re.IGNORECASE,
)
_ENOUGH = re.compile(  # acts that are for the user without naming her
    r"(?:have|take) a look|look (?:into|at) (?:it|that)|ask (?:around|him|her|them|if|whether)"
    r"|find out|check (?:with|if|whether|on)|see (?:if|whether|what)|look (?:if|whether|up)"
    r"|have a word|talk to|speak to|ask\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?:come|be|join|visit|shadow|start|meet|help|turn up|drop (?:in|by)|do|sit"
    r"|take)\b",
    re.IGNORECASE,
)
_WHOM_THEY = re.compile(rf"\b{_ME}\b", re.IGNORECASE)
_OTHERS = (
    r"(?:you|people|ppl|everyone|everybody|anyone|anybody|customers?|clients?"
    r"|patients?|students?|users?|kids|children|parents|staff|juniors|newcomers|beginners"
    r"|applicants|candidates)"
)
_NOT_FOR_ONE = re.compile(rf"^\W*(?:\w+\s)?{_OTHERS}\b", re.IGNORECASE)
_INVITED = re.compile(
    r"^\W*(?:(?:she|he|they)\s+)?invited me (?:to|along|over|for|in)\b"
    r"|^\W*(?:(?:she|he|they)\s+)?(?:said|told me|invited me|asked me|says)(?: (?:to|for"
    r"|i (?:can|could|should|may)))?"
    r" (?:come|visit|drop|sit in|join|shadow|a )",
    re.IGNORECASE,
)
_FOR_ME = re.compile(r"\b(?:me|my|i|us)\b|^\W*(?:she|he)(?:'ll| will|'s going)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"\btold (?:her|him|them)\b|^\W*shall\b|\blet (?-i:[A-Z])|\b(?:her"
    r"|him)\s.*\bmy\b",
    re.IGNORECASE,
)
_THIRD = re.compile(r"(?:they|theyll|the \w+|(?:his|her) .*)$", re.IGNORECASE)  # not the person
_QUOTED = re.compile(r"^\W*[\"“]\s?i(?:'ll| will| can| could)\b", re.IGNORECASE)
_MY = re.compile(r"\b(?:me|my|us)\b", re.IGNORECASE)
# What somebody will do in a life of his own, and what only strikes the user.
_LIFE = re.compile(
    r"(?:retire|move|leave\b(?! (?:a|it|the|me))|be\b|have|become|turn|quit|stop|earn|finish"
    r"|get\b|marry|need|miss|stay|never"
    r"|not\b|go\b|fish|work|take over|apply|study|hire|open|close|buy|sell|grow|lose|change"
    r"|replace)",
    re.IGNORECASE,
)
_STRIKES = re.compile(
    r"(?:gives me (?:hope|a|the)|reminds|makes|strikes|scares|surprises|tells|worries|interests"
    r"|tempts"
    r"|bothers|puts me off|reassures|helps|suits|fits|says|thinks|likes|is|was|has|does|sounds)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(  # no verb, or one that tells how somebody works
    r"(?:reports? to|shows? up|get (?:worse|better|easier|harder|used|old)|shares an? (?:office"
    r"|desk|flat|room|car)"
    r"|\w+s (?:maybe|worth|are|is|were|per|at|of)\b)",
    re.IGNORECASE,
)
_WANTED = re.compile(  # what is asked of applicants, and what the user thought
    r"^\W*must[- ]haves?\b|\bi (?:noticed|reali[sz]ed|thought|felt|wondered"
    r"|wonder)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:\+|&|,? and|,? then|;)\s+", re.IGNORECASE)


def noted_promise(words: str, person: str | None, setting: Setting) -> Owner | None:
    """Who promises in a clause of the user's notes, where "I" is the user.

    `person` is the name of the one spoken with. A habit ("she sends forty mails a day") is no
    promise.
    """
    if _WANTED.search(words) or (is_general(words) and not _FOR_ME.search(words)):
        return None
    if _QUOTED.match(words):
        return "them" if spoken_promise(words.strip(' "“”'), mine=False, due=setting.due) else None
    text = re.sub(_LEAD, "", words, flags=re.IGNORECASE)
    if setting.sure and is_coming(text):
        return "them"
    mine = _owner("me").match(text)
    if mine:
        rest = text[mine.end() :]
        if _is_for_them(rest, mine, person, setting):
            return "me"
        told = mine["label"] is None and mine["may"] is None
        if told and is_to_be_done(rest, setting):
            return "me"
        if mine["who"] or mine["also"] is None:
            return None
    bare = _bare(person).match(text)
    if bare and not re.match(r"\w+[^s]s\s", bare[0]):
        return "me" if setting.sure or bare["must"] else None
    if is_to_be_done(text, setting):
        return "me"
    theirs = _owner(_first_name(person)).match(text)
    if theirs and _is_for_me(text[theirs.end() :], theirs, setting):
        return "me" if _is_mine_after_all(text, theirs, person) else "them"
    return "them" if setting.sure and _INVITED.match(text) else None


def _is_mine_after_all(text: str, lead: re.Match[str], person: str | None) -> bool:
    """Whether a subject left out, or an initial that is not the person's, is the user.

    "will come on the 14th, told her so", and "N sends him photos" of notes on Kim.
    """
    if lead["who"] is None and lead["label"] is None:
        return _TOLD.search(text) is not None
    initial = re.fullmatch(r"[A-Z]\.?", lead["who"] or "")
    other = initial and not (person or "").startswith(initial[0][0])
    return bool(other and re.match(r"\w+ (?:him|her)\b", text[lead.end() :]))


def _is_for_them(rest: str, lead: re.Match[str], person: str | None, setting: Setting) -> bool:
    """Whether what the user means to do is for the other."""
    sure, due = setting.sure, setting.due
    marked = any(lead[group] for group in ("vow", "gift", "bound", "may", "label"))
    if not (marked or sure) or re.fullmatch(r"should|might|may", lead["may"] or ""):
        return False
    if lead["vow"] and (lead["bound"] or lead["may"]) and not re.match(r"never|not\b", rest):
        return True
    if lead["bound"] and due and acts("alone").match(rest):
        return True
    if acts("given").match(rest):
        return bool(lead["vow"] or lead["may"] is None or sure or _names_other(rest, person))
    if not acts("done").match(rest):
        sent = any(acts("given").match(part) for part in _JOINED.split(rest)[1:])
        owed = lead["label"] is not None and due and (sent or _names_other(rest, person))
        return lead["gift"] is not None or owed  # "me → two pages to her by Fri"
    if lead["label"] and sure and acts("told").match(rest):
        return True
    return _names_other(rest, person) or (due and _THERE.match(rest) is not None)


def _is_for_me(rest: str, lead: re.Match[str], setting: Setting) -> bool:
    """Whether what the other does is for the user, and once."""
    if lead["gift"]:
        firm = re.match(r"owe|promise", lead["gift"], re.IGNORECASE)
        return bool(setting.sure or firm or _WHOM_THEY.search(lead["gift"]))
    act = acts("given").match(rest) or acts("done").match(rest)
    if act is None:
        return setting.sure and _is_kind(rest, lead)
    if _NOUN.match(rest) or _NOT_FOR_ONE.match(rest[act.end() :]):
        return False
    if not any(lead[group] for group in ("label", "who", "bound", "may", "now")):
        return _is_bare_for_me(rest, act[0].lower(), setting)
    return _is_told_for_me(rest, act, lead, setting)


def _is_bare_for_me(rest: str, verb: str, setting: Setting) -> bool:
    """As `_is_for_me`, where nothing stands before the verb: "sends it by Tuesday"."""
    if verb in bases("given", "done"):
        return False  # "send me your CV" is asked of the user
    if verb.endswith("ing") and not setting.sure:
        return False  # "Walking back I noticed …"
    given = acts("given").match(rest) is not None
    for_me = _WHOM_THEY.search(rest) is not None
    return for_me or setting.due or (setting.headed and given)


def _is_told_for_me(rest: str, act: re.Match[str], lead: re.Match[str], setting: Setting) -> bool:
    """As `_is_for_me`, where a subject or a word that binds stands before the verb."""
    sure, for_me = setting.sure, _WHOM_THEY.search(rest) is not None
    given = acts("given").match(rest) is not None
    if _THIRD.match(lead["who"] or ""):
        return for_me or (sure and given)
    if lead["bound"] is not None:
        return for_me or sure or given or _ENOUGH.match(rest) is not None
    if lead["may"] is not None:
        meant = not re.match(r"(?:have to|need to|like|love|rather|never|prefer)\b", rest)
        return meant and (for_me or sure or (lead["may"] == "to" and bool(lead["name"]) and given))
    if lead["label"] or for_me or (sure and given):
        return True
    return sure and _VAGUE.match(act[0]) is None and lead["now"] is None


def _is_kind(rest: str, lead: re.Match[str]) -> bool:
    """Whether the other does for the user what no list of verbs holds: "saves me a seat"."""
    if _NOT_FOR_ONE.match(rest) or _LIFE.match(rest):
        return False
    if lead["bound"] and not _THIRD.match(lead["who"] or ""):
        firm = re.search(r"promis|offer|agree|volunt|said|told", lead["bound"], re.IGNORECASE)
        return bool(firm or lead["who"] or _MY.search(rest))
    verb = lead["may"] or re.match(r"[a-z]+s\s", rest)
    return bool(verb and _MY.search(rest) and not _STRIKES.match(rest))


def _names_other(rest: str, person: str | None) -> bool:
    rest = re.split(r"[(,;]", rest)[0]
    if re.search(r"\b(?:her|him|them|back|again|u|you)\b", rest, re.IGNORECASE):
        return True
    first = _first_name(person)
    return re.search(rf"\b(?:{first})\b", rest) is not None


def _first_name(person: str | None) -> str:
    """The names of a person, short for them too ("kez" for Keziah), and the first letter.

    As alternatives; without a person what matches nothing.
    """
    names = (person or "").split()
    initial = [f"{names[0][0]}(?=[.:]? )"] if names else []
    short = (
        [rf"{re.escape(names[0][:3])}\w?(?:y|ie|i|o|z|s)?"] if names and len(names[0]) > 3 else []
    )
    return "|".join([*(re.escape(name) for name in names), *short, *initial]) or r"(?!)"


@cache
def _owner(who: str) -> re.Pattern[str]:
    """How a clause begins in which `who` ("me", or the person's names) does something."""
    gift = (
        r"(?P<gift>(?:owes?|promis\w*d|offere?d)(?: (?:me|us|her|him|them"
        r"|you))?(?=:?\s(?!(?:to|by|that|i|she|he)\b)))"
    )
    if who == "me":
        subject = (
            r"(?P<label>(?:me|i|to ?-?do \(?me\)?)\s*(?:[:=)]|→|->|–|-)+\s*)?"
            r"(?P<vow>(?:we agreed|agreed|(?:i )?(?:said|told \w+|promised(?: \w+)?"
            r"|confirmed))(?: that)?\s+(?=i\b)"
            r"|(?:i (?:have |'ve )?)?promised (?:(?:her|him|them) )?to\s+(?P<also>)"
            r"|(?=(?:promis\w*d|offered|owe) (?:her|him|them)\b)(?P<gave>))?"
            r"(?P<who>i(?=['\s])|ill(?=\s)|i?m to)?"
        )
        none = r"(?(label)|(?(who)|(?(also)|(?(gave)|(?!)))))"
        mark = (
            rf"\s*(?:(?:have |'ve )?{gift}|(?P<bound>{_BOUND}|(?<=ill))\s+"
            rf"|(?P<may>{_MAY})\s+)?\s*{SOON}"
        )
        return re.compile(rf"{subject}{none}{mark}", re.IGNORECASE)
    subject = (
        rf"(?P<label>(?:her|him|she|he|{who}|(?-i:[A-Z][\w-]*\.?)(?=\s*(?:→|->)))\s*"
        rf"(?:[:=)]|→|->)+\s*)?"
        rf"(?P<who>(?:she|he|they|shell|hell|theyll)(?=['\s])|(?:(?:his|her) [a-z]+(?: (?:in|at"
        rf"|from) \w+)?"
        rf"|the (?:office|secretary|assistant|team))(?=['\s])|pa(?=['\s])"
        rf"|(?-i:[A-Z]{{2,}})(?=['\s](?:will|ll|to|is|can)\b)"
        rf"|(?P<name>(?:{who})(?=['\s])|(?-i:(?:[A-Z][a-zà-ÿ]+|[A-HJ-Z]\.?))(?='?(?:s|ll)? (?:to"
        rf"|will|ll|is"
        rf"|can|shall|promised|offered|owes|\w+s) )))?(?: \w+ly| also)?"
    )
    mark = (
        rf"\s*(?:{gift}|(?P<bound>{_BOUND}|(?<=hell)|(?<=shell))\s+|(?P<may>{_MAY})\s+"
        rf"|(?P<now>is|'s|are)\s+(?=\w+ing\b))?\s*{SOON}"
    )
    return re.compile(rf"{subject}{mark}", re.IGNORECASE)


@cache
def _bare(person: str | None) -> re.Pattern[str]:
    """What is to be done for the other, without a subject: "send her the article"."""
    whom = rf"(?:her|him|them|(?-i:{_first_name(person)}))"
    must = (
        r"(?P<must>(?:need|have|want|remember|got|gotta|ought|meant)(?: to)?|must"
        r"|don'?t forget to|todo:?|to do:?)?(?:should|to)?\s*"
    )
    acts = rf"(?:{forms('given')}|{forms('done')})"
    return re.compile(
        rf"{must}{SOON}(?:(?:let|keep) {whom} (?:know|have|see|posted|updated|informed)"
        rf"|{acts}\s+(?:(?:to|back to|with|a \w+ to|over to)\s+)?{whom}\b"
        rf"|(?:{forms('given')})\s(?:[\w'-]+\s){{1,6}}(?:to|with|for) {whom}\b)",
        re.IGNORECASE,
    )
