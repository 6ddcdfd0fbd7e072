"""Who promises something in a clause of English: a subject, a word that binds, an act for another.

In notes the person spoken with is often left out ("will send me the deck"), the user less so;
in speech who promises is who speaks.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from assistant.insights import Owner

__all__ = ["noted_promise", "spoken_promise"]

_LEAD = (
    r"^[\W_]*(?:(?:and|then|so|also|plus|ok|but|agreed|deal|next(?: steps?)?|to ?-?dos?|actions?"
    r"|follow[- ]?ups?|promised?|homework|owed?|maybe|in return)\b(?!\s(?:to|by|me|her|him"
    r"|that)\b)[\s:,(–-]*)*"
)
_SOON = (
    r"(?:(?:also|just|then|definitely|gladly|certainly|probably|try to|try and|even"
    r"|happily|kindly|personally|first|still|now|quickly|maybe|love to|be able to)\s+)*"
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
_WHOM_I = re.compile(r"\b(?:her|him|them|it|that|both|back|you)\b", re.IGNORECASE)
_PHRASE = re.compile(
    r"^\W*(?:you\s)?(?:be (?:honest|frank|fair)|say|admit|give (?:you )?(?:an?|one|some|two"
    r"|the|another)\s(?:\w+\s)?"
    r"(?:example|examples|answer|sense|idea|story|reason|instance|flavou?r|hint|secret"
    r"|overview|background|context)"
    r"|tell you(?! (?:the truth about|if|when|what i think|honestly what|how it))|put it"
    r"|see\b(?!\s(?:if|whether|what))|come back to (?:that|this|it)|go back|ask you"
    r"|have to\b|get (?:to|into) that)",
    re.IGNORECASE,
)
_ENOUGH = re.compile(  # acts that in speech are for the other without naming them
    r"(?:have|take) a look|look (?:into|at) (?:it|that|this)|ask (?:around|him|her|them|if"
    r"|whether)|find out|check (?:with|if|whether|on)"
    r"|see (?:if|whether|what) i can|dig (?:it|that|them|out)|send (?:it|that|them|over)"
    r"|make (?:the|that|an) intro\w*|"
    r"write (?:it|that|something) up|get back|report back|follow up|put in a (?:good )?word"
    r"|drop (?:him|her|them)|mark (?:it|that|them) up"
    r"|(?:listen to|read|watch|look over|go over|go through) (?:it|that|them|this|any\w*|whatever"
    r"|everything|(?:a|one|two|three|the first) (?:\w+ )?(?:pages?|minutes?|chapters?|drafts?)"
    r"|\w+ (?:minutes?|seconds?|pages?))\b|"
    r"(?:e-?mail|text|ring|call|ping|message|write(?: to)?|introduce|talk to"
    r"|speak to) (?:him|her|them|[A-Z]\w+)",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"(?:send|e-?mail|mail|forward|text|write up|scan|dig|follow up"
    r"|report back)",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"(?:ask|look|have a look|take a look|read|check|call|ring|make"
    r"|write)\b",
    re.IGNORECASE,
)
_INVITED = re.compile(
    r"^\W*(?:(?:she|he|they)\s+)?(?:said|told me|invited me|asked me|says)(?: (?:to|for"
    r"|i (?:can|could|should|may)))?"
    r" (?:come|visit|drop|sit in|join|shadow|a )",
    re.IGNORECASE,
)


_YOU_GET = re.compile(  # "you'll have it by Monday"
    r"\byou(?:'ll| will)? (?:get|have|receive)(?:\s[\w'-]+){1,4}?"
    r" (?:by|before|tonight|tomorrow|within|this week|next week|on (?:\w+day))\b"
    r"|\byou(?:'ll| will) (?:hear from me|have (?:it|them|one) (?:back|in your inbox))",
    re.IGNORECASE,
)
_VOWED = re.compile(
    r"\bi(?:'ll| will| won't)\b[^.?!]*,\s(?:i )?promise\W*$"
    r"|\bi promise (?:you )?(?:i'll|i will|to)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(r"^\W*must[- ]haves?\b", re.IGNORECASE)  # what is asked of applicants
_JOINED = re.compile(r"\s*(?:\+|&|,? and|,? then|;)\s+", re.IGNORECASE)


def noted_promise(words: str, *, person: str | None, following: bool, due: bool) -> Owner | None:
    """Who promises in a clause of the user's notes, where "I" is the user.

    `person` is the name of the one spoken with; `following` if the notes tell next steps here,
    `due` if the clause names a time. A habit ("she sends forty mails a day") is no promise.
    """
    sure = following or due
    if _WANTED.match(words):
        return None
    text = re.sub(_LEAD, "", words, flags=re.IGNORECASE)
    mine = _owner("me").match(text)
    if mine:
        return (
            "me"
            if _is_for_them(text[mine.end() :], mine, person, due=due, following=following)
            else None
        )
    bare = _bare(person).match(text)
    if bare:
        return "me" if sure or bare["must"] else None
    theirs = _owner(_first_name(person)).match(text)
    if theirs and _is_for_me(text[theirs.end() :], theirs, due=due, following=following):
        return "them"
    return "them" if sure and _INVITED.match(text) else None


def spoken_promise(words: str) -> bool:
    """Whether the speaker promises something to the other in a sentence of speech."""
    if words.rstrip().endswith("?") and not re.search(
        r"\b(?:why don'?t|shall) i\b", words, re.IGNORECASE
    ):
        return False
    words = re.sub(r"[\"“][^\"”]*[\"”]?", " ", words)  # what others said they would do
    if _VOWED.search(words) or (_YOU_GET.search(words) and re.search(r"\b(?:I|my|me)\b", words)):
        return True
    for match in _said().finditer(words):
        rest = words[match.end("lead") :]
        if _PHRASE.match(rest):
            continue
        near = re.split(r"[,;.?!]\s", rest[:80])[0]
        bound = not re.search(r"\b(?:can|could|love to)\b", match["lead"], re.IGNORECASE)
        if not (bound or match["given"] or _OFFERED.match(rest)):
            continue
        if _ENOUGH.match(rest.lstrip()) or re.search(r"\byou(?:r|rs)?\b", near, re.IGNORECASE):
            return True
        if bound and _SENT.match(match["given"] or "") and _WHOM_I.search(near):
            return True
    return False


def _is_for_them(
    rest: str, lead: re.Match[str], person: str | None, *, due: bool, following: bool
) -> bool:
    """Whether what the user means to do is for the other."""
    sure = due or following
    marked = any(lead[group] for group in ("vow", "gift", "bound", "may", "label"))
    if not (marked or sure) or re.fullmatch(r"should|might|may", lead["may"] or ""):
        return False
    if _acts("given").match(rest):
        return bool(lead["vow"] or lead["may"] is None or sure or _names_other(rest, person))
    if not _acts("done").match(rest):
        sent = any(_acts("given").match(part) for part in _JOINED.split(rest)[1:])
        owed = lead["label"] is not None and due and (sent or _names_other(rest, person))
        return lead["gift"] is not None or owed  # "me → two pages to her by Fri"
    return _names_other(rest, person) or (due and _THERE.match(rest) is not None)


def _is_for_me(rest: str, lead: re.Match[str], *, due: bool, following: bool) -> bool:
    """Whether what the other does is for the user, and once."""
    sure = due or following
    given, done = _acts("given").match(rest), _acts("done").match(rest)
    act = given or done
    if lead["gift"]:
        firm = re.match(r"owe|promise", lead["gift"], re.IGNORECASE)
        return bool(sure or firm or _WHOM_THEY.search(lead["gift"]))
    if act is None:
        return False
    told = any(lead[group] for group in ("label", "who", "bound", "may", "now"))
    if not told and act[0].lower() in _bases():
        return False  # "send me your CV" is asked of the user
    object_ = rest[act.end() :]
    if _NOT_FOR_ONE.match(object_):
        return False
    for_me = _WHOM_THEY.search(rest) is not None
    if lead["bound"] is not None:
        return for_me or sure or (given is not None or _ENOUGH.match(rest) is not None)
    if lead["may"] is not None:
        return for_me or sure or (lead["may"] == "to" and bool(lead["name"]) and bool(given))
    if lead["label"] or for_me:
        return True
    if not told:
        return due  # "sends it by Tuesday"
    if sure and given:
        return True
    return (due or following) and _VAGUE.match(act[0]) is None and lead["now"] is None


def _names_other(rest: str, person: str | None) -> bool:
    rest = re.split(r"[(,;]", rest)[0]
    if re.search(r"\b(?:her|him|them|back|again|u|you)\b", rest, re.IGNORECASE):
        return True
    first = _first_name(person)
    return re.search(rf"\b(?:{first})\b", rest) is not None


def _first_name(person: str | None) -> str:
    """The names of a person and the first letter, as alternatives; else what matches nothing."""
    names = (person or "").split()
    initial = [f"{names[0][0]}(?=[.:]? )"] if names else []
    return "|".join([*(re.escape(name) for name in names), *initial]) or r"(?!)"


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
            rf"|(?P<may>{_MAY})\s+)?\s*{_SOON}"
        )
        return re.compile(rf"{subject}{none}{mark}", re.IGNORECASE)
    subject = (
        rf"(?P<label>(?:her|him|she|he|{who})\s*(?:[:=)]|→|->)+\s*)?"
        rf"(?P<who>(?:she|he|they|shell|hell|theyll)(?=['\s])|(?:his|her|the|their) (?:pa"
        rf"|assistant|secretary|office|boss|colleague|team|friend)(?=['\s])|pa(?=['\s])"
        rf"|(?P<name>(?:{who})(?=['\s])|(?-i:[A-Z][a-zà-ÿ]+)(?='?(?:s|ll)? (?:to|will|ll|is"
        rf"|can|\w+s) )))?(?: \w+ly| also)?"
    )
    mark = (
        rf"\s*(?:{gift}|(?P<bound>{_BOUND}|(?<=hell)|(?<=shell))\s+|(?P<may>{_MAY})\s+"
        rf"|(?P<now>is|'s|are)\s+(?=\w+ing\b))?\s*{_SOON}"
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
    acts = rf"(?:{_forms('given')}|{_forms('done')})"
    return re.compile(
        rf"{must}{_SOON}(?:(?:let|keep) {whom} (?:know|have|see|posted|updated|informed)"
        rf"|{acts}\s+(?:(?:to|back to|with|a \w+ to|over to)\s+)?{whom}\b"
        rf"|(?:{_forms('given')})\s(?:[\w'-]+\s){{1,6}}(?:to|with|for) {whom}\b)",
        re.IGNORECASE,
    )


@cache
def _said() -> re.Pattern[str]:
    subject = (
        r"(?:\bi(?:'?ll| will|'?m going to| am going to|'?m gonna| promise to| promise i'll"
        r"| can| could|'d be happy to|'?m happy to"
        r"| am happy to|'d be glad to|'d love to|'ll be sure to| definitely will)"
        r"|\bill(?=\s)|\blet me|\bwhy don'?t i|\bshall i|\bremind me to"
        r"|(?:^|[.,!?]\s*)(?:yeah,?\s*|sure,?\s*|yes,?\s*|of course,?\s*)?(?:happy|glad) to"
        r"|\bwe(?:'ll| will)(?= (?:send|get|invite|have) you)"
        r"|(?:,| and)(?= (?:send|e-?mail|introduce|copy|let|forward|get back) ))"
    )
    return re.compile(
        rf"(?P<lead>{subject}\s+{_SOON})(?:(?P<given>{_forms('given')})|(?:{_forms('done')}))\b",
        re.IGNORECASE,
    )


@cache
def _acts(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_forms(kind)})(?![\w'])", re.IGNORECASE)


@cache
def _verbs(kind: str) -> tuple[str, ...]:
    table = tomllib.loads((files(__package__) / "promising.toml").read_text(encoding="utf-8"))
    return tuple(re.split(r"[|\n]+", table[kind].strip()))


@cache
def _bases() -> frozenset[str]:
    return frozenset((*_verbs("given"), *_verbs("done")))


@cache
def _forms(kind: str) -> str:
    """Every form of the verbs of a kind, the longest first."""
    found: set[str] = set()
    for base in _verbs(kind):
        verb, _, rest = base.partition(" ")
        found |= {f"{form} {rest}".strip() for form in _inflected(verb)}
    return "|".join(re.escape(form) for form in sorted(found, key=lambda form: (-len(form), form)))


def _inflected(verb: str) -> tuple[str, ...]:
    if verb == "have":
        return ("have", "has", "having")
    if verb == "be":
        return ("be",)
    third = f"{verb}es" if re.search(r"(?:s|sh|ch|x|o)$", verb) else f"{verb}s"
    if re.search(r"[^aeiou]y$", verb):
        third = f"{verb[:-1]}ies"
    stem = verb[:-1] if re.search(r"[^eo]e$", verb) else verb
    doubled = re.search(r"[^aeiou][aeiou][bgpt]$", verb) is not None and verb != "visit"
    return (verb, third, f"{stem}{verb[-1] if doubled else ''}ing")
