"""Whether somebody promises something in a sentence of English speech.

Who speaks says who promises. The one interviewed also tells how the work goes ("I'll drive out
and look at the pump"), so of her a promise must be for the other; of the user what she means
to do is one.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.craft.notes.acts import forms

__all__ = ["is_judged", "spoken_promise"]

SOON = (
    r"(?:(?:also|just|then|definitely|gladly|certainly|probably|try to|try and|even"
    r"|happily|kindly|personally|first|still|now|quickly|maybe|love to|be able to|always be able to"
    r"|be sure to|make sure to|make sure i|go and|go away and|of course|actually|honestly"
    r"|at least|either|simply|immediately|promptly)\s+)*"
)
_PHRASE = re.compile(
    r"^\W*(?:you\s)?(?:be (?:honest|frank|fair|blunt|brief|quick|straight|open|careful|\w+ing\b)"
    r"|say\b|admit|give (?:you )?(?:an?|one|some|two|the|another)\s(?:\w+\s)?"
    r"(?:example|examples|answer|sense|idea|story|reason|instance|flavou?r|hint|secret"
    r"|overview|background|context|number|figure|picture of)"
    r"|tell you\b(?! (?:the truth about|if|when|as soon|by|on |what (?:they|she|he|came|happens"
    r"|i think)"
    r"|honestly what|how it|whether))|put it\b|show you what i mean|explain\b(?!.*\blater)"
    r"|see\b(?!\s(?:if|whether|what))|come back to (?:that|this|it)|go back|ask you"
    r"|have to\b|get (?:to|into) that|think\b(?! (?:it |that |about it )?over)|never\b|not\b"
    r"|leave it (?:there|at that)|ask (?:an?|the|one|another|this|that|my) (?:\w+ )?(?:question"
    r"|one|thing)|remember\b|miss\b|need\b|want\b|know\b|regret)",
    re.IGNORECASE,
)
# What the user says to lead the talk: no promise, though it begins with "I'll".
_LEADING = re.compile(
    r"^\W*(?:start|begin|ask\s+(?:you|(?:an?|one|the|another|this|that|my)\s(?:\w+\s)?question"
    r"|about)\b|skip|stop|let you (?!know|have|see)"
    r"|move|jump|turn|switch|record|mute|share my screen|wrap|keep (?:it|that|this|an eye|quiet)"
    r"|be\b(?! (?:in touch|there|back))|take (?:that|it|this) (?:as|on)|write (?:that|it) down"
    r"|note\b|remember|hear|wait\b|hang|look (?:up )?at (?:my )?notes|read (?:you|it) (?:out|back)"
    r"|graduate|have to|come to|probably\b|pass\b(?! (?:it|them|that|on|your|her|his))|end up"
    r"|own|study|become|need|edit\b|cut\b|leave\b(?! (?:it at|you))|try (?:not )?to (?:be|keep)"
    r"|do my best|stay)",
    re.IGNORECASE,
)
_ENOUGH = (  # acts that in speech are for the other without naming them
    r"(?:(?:have|take) a look|dig around|be in touch|do (?:that|this|it|so)\b|keep an (?:eye|ear)"
    r"|find (?:it|that|the|him|her|them|those)\b|look (?:into|at|for) (?:it|that|this|them)"
    r"|ask (?:around|him|her|them"
    r"|if|whether)|find out|check (?:with|if|whether|on)|have a (?:quiet )?word"
    r"|see (?:if|whether|what) (?:i|we|they|there)|dig (?:it|that|them|out)"
    r"|send (?:it|that|them|over)|set (?:it|that|this|something) up|put in a (?:good )?word"
    r"|(?:make|do) (?:the|that|an|this) (?:intro\w*|connection)|"
    r"write (?:it|that|something) up|get back|report back|follow up|come back with"
    r"|drop (?:him|her|them)|mark (?:it|that|them) up|put (?:it|that|them) (?:aside|in the post)"
    r"|(?:listen to|read|watch|look over|go over|go through) (?:it|that|them|this|any\w*|whatever"
    r"|everything|(?:a|one|two|three|the first) (?:\w+ )?(?:pages?|minutes?|chapters?|drafts?)"
    r"|\w+ (?:minutes?|seconds?|pages?))\b|(?:sort|arrange|organi[sz]e|book) (?:it|that|something)"
    r"|(?:e-?mail|text|ring|call|ping|message|write(?: to)?|introduce|talk to"
    r"|speak to|tell) (?:him|her|them|[A-Z]\w+)|(?:ask|speak to|talk to|speak with|talk with"
    r"|check with|mention|call|ring|e-?mail|write to|look up) (?:it|this|that|my|our|the|a|some)\b)"
)
_SENT = re.compile(
    r"(?:send|e-?mail|mail|forward|text|message|write up|scan|dig|follow up|report back|post"
    r"|share|pass|introduce|let)",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"(?:ask|look|have a look|take a look|read|check|call|ring|make|write|introduce|connect|put"
    r"|forward|send|pass|show|share|give you|lend|mention|get you|bring|set|arrange|sort|book"
    r"|find you"
    r"|find out|proofread|teach you|take you|go (?:through|over)|talk to|speak to|invite"
    r"|help you with)\b",
    re.IGNORECASE,
)
_WHOM = re.compile(r"\b(?:her|him|them|it|that|both|back|you)\b", re.IGNORECASE)
_YOU = re.compile(r"\byou(?:r|rs|'re|'ve|'d)?\b", re.IGNORECASE)
_SOMETIME = (
    r"(?:by|before|tonight|tomorrow|within|this (?:week|afternoon|evening|weekend)|next week"
    r"|on (?:\w+day)|as soon as|once|when i|the (?:day|minute|moment))"
)
_COMING = re.compile(  # "you'll have it by Monday", "it will go out to you with the post"
    rf"\byou(?:'ll| will)? (?:get|have|receive)(?:\s[\w'-]+){{1,9}}? {_SOMETIME}\b"
    r"|\byou(?:'ll| will) (?:hear from (?:me|us)|be (?:hearing from (?:me|us)|the first to know)"
    r"|(?:get|have) (?:it|them|one|an? \w+ from (?:me|us)|word)\b"
    r"|have [\w' ]{1,40}? in your inbox)"
    r"|\b(?:will|'ll|is going to) (?:go out|be with|be sent|be mailed|be posted|come|be in the post"
    r"|be on its way|reach|follow) (?:to )?you\b|\bfollows? (?:on|by|in|tomorrow|tonight|next)\b",
    re.IGNORECASE,
)
_HERS = re.compile(  # others who will act at the speaker's word
    r"\b(?:my|our|the|somebody|someone) (?:[\w'-]+ ){0,4}?(?:will|'ll|can|is going to) (?:call"
    r"|ring|e-?mail|write to|send|contact"
    r"|show|get back to|text|message|let|be in touch with|get in touch with|help"
    r"|take) you (?!in\b|every|each|always)"
    r"|\bi'm (?:just |also |already )?(?:sending|forwarding|mailing|e-?mailing|putting|introducing"
    r"|copying|connecting|inviting|signing|lending|adding) you(?:r)?\b"
    r"|\bexpect (?:an?|my|the) [\w ]{2,30} from me\b"
    r"|\bi (?:send|mail|e-?mail|text|forward|call|ring|show|bring) you\b.*\b(?:tonight|tomorrow"
    r"|later"
    r"|after(?:wards)?|right away|this \w+|next \w+|on \w+day|when we)\b"
    r"|\b(?:i'll|i will|i'm going to) (?:have|get|ask|tell) (?:my )?\w+(?: \w+)? (?:to )?(?:send"
    r"|call"
    r"|e-?mail|write|ring|show|put|get|contact|message)\b",
    re.IGNORECASE,
)
_VOWED = re.compile(
    r"\b(?:leave (?:it|that|this) (?:with|to) me|consider it done|you have my word|count on me"
    r"|you can (?:hold|keep) me to (?:it|that)|(?:it's|that's) a (?:promise|deal))\b|"
    r"\bi(?:'ll| will| won't)\b[^.?!]*,\s(?:i |that's a )?promise\W*$"
    r"|\bi promise (?:you )?(?:i'll|i will|to|that i)\b|\bi owe you (?:an?|the|that|one"
    r"|my)\b(?!.* if i(?:'m| am) ever)",
    re.IGNORECASE,
)
_KEPT_QUIET = re.compile(  # what the user says when asked to keep something to herself
    r"\bi (?:won't|will not|would never|'ll never)\s(?:\w+\s)?(?:say|tell|mention|bring|repeat|pass"
    r"|quote|use|write|share|name|breathe)\b|\bi(?:'ll| will) (?:keep (?:that|it|this) (?:to myself"
    r"|quiet|between|private)|leave (?:that|it|this|you|your name) out|take (?:that|it|this) out)\b"
    r"|\bi can (?:take|leave|cut) (?:that|it|this) out\b",
    re.IGNORECASE,
)
_MEANT = re.compile(  # what the user says she will do
    rf"(?:\b(?:i|we)(?:'ll| will| shall)|\bi(?:'m| am) (?:going to|gonna)|\bill(?=\s)"
    rf"|\bwhich i'll|\band will(?= (?:tell|write|send"
    rf"|let|report|call|ring|get back|come back)))\s+{SOON}(?P<deed>\w.*)",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:if|when|whenever|unless)\b", re.IGNORECASE)
_SAID_BY_OTHERS = re.compile(r"[\"“][^\"”]*[\"”]?")
_FILLER = re.compile(r",?\s\b(?:um+|uh+|erm?|hm+)\b,?(?=\s)", re.IGNORECASE)
_ALREADY = re.compile(
    r"\b(?:i'?ll|i will|going to|let me|i have to|i can|we'll"
    r"|i've)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:says?|said|think|thought|told \w+|if you|when you) $", re.IGNORECASE)


def spoken_promise(words: str, *, mine: bool, due: bool) -> bool:
    """Whether the speaker promises something to the other in a sentence of speech.

    `mine` if the user speaks; `due` if the sentence names a time.
    """
    if words.rstrip().endswith("?") and not re.search(
        r"\b(?:why don'?t|shall) i\b|i'll\b", words, re.IGNORECASE
    ):
        return False
    words = _FILLER.sub("", _SAID_BY_OTHERS.sub(" ", words.replace("’", "'")))
    if _VOWED.search(words) or _HERS.search(words):
        return True
    if _COMING.search(words) and (due or mine or re.search(r"\b(?:I|my|me|us|inbox)\b", words)):
        return True
    if mine and _KEPT_QUIET.search(words):
        return True
    if mine and any(_is_meant(match["deed"]) for match in _MEANT.finditer(words)):
        return True
    return any(
        _is_for_you(words, match, due=due)
        for match in _said().finditer(words)
        if not (mine and _LEADING.match(words[match.end("lead") :]))
    )


def is_judged(words: str) -> bool:
    """Whether `spoken_promise` knows the form of a sentence, so that its No is one."""
    said = words.replace("’", "'")
    return any(known.search(said) for known in (_said(), _MEANT, _SUPPOSED))


def _is_meant(deed: str) -> bool:
    return not (_PHRASE.match(deed) or _LEADING.match(deed))


def _is_for_you(words: str, lead: re.Match[str], *, due: bool) -> bool:
    """Whether what the speaker will do, behind `lead`, is for the one spoken to."""
    rest = words[lead.end("lead") :]
    if _PHRASE.match(rest) or _CONDITION.search(words[: lead.start()]):
        return False
    if lead["lead"][0] in ", " and not _ALREADY.search(words[: lead.end("lead")]):
        return False  # "…, call it art" follows nothing that was promised
    sentence = re.split(r"[.;?!]\s", rest)[0]
    near = re.split(r",\s", sentence[:100])[0]
    bound = not re.search(r"\b(?:can|could|love to)\b", lead["lead"], re.IGNORECASE)
    known = lead["given"] or lead["done"]
    if not bound:
        offered = lead["given"] or _OFFERED.match(rest)
        return bool(offered and (_enough().match(rest) or _YOU.search(near)))
    if _enough().match(rest) or _YOU.search(near):
        return True
    if not known:
        return False
    if _YOU.search(sentence) or (lead["given"] and due):
        return True
    return bool(_SENT.match(lead["given"] or "") and _WHOM.search(near))


@cache
def _enough() -> re.Pattern[str]:
    return re.compile(_ENOUGH, re.IGNORECASE)


@cache
def _said() -> re.Pattern[str]:
    subject = (
        r"(?:\bi(?:'?ll| will| shall|'?m going to| am going to|'?m gonna| promise to| promise i'll"
        r"| can| could|'d be happy to|'?m happy to| have to(?= (?:ask|check|find))"
        r"| am happy to|'d be (?:glad|delighted|willing|pleased) to|'m (?:glad|willing) to"
        r"|'d gladly|'d love to|'ll be sure to| definitely will)"
        r"|\bill(?=\s)|\blet me|\bwhy don'?t i|\bshall i|\bremind me to"
        r"|(?:^|[.,!?]\s*)(?:yeah,?\s*|sure,?\s*|yes,?\s*|of course,?\s*)?(?:happy|glad) to"
        r"|\bwe(?:'ll| will)(?= (?:send|get|invite|have|set|show|find|let|do a|give) )"
        r"|(?:,| and)(?: then)?(?: i'll| i will| will)?(?= (?:send|e-?mail|introduce|copy|let"
        r"|forward"
        r"|get back|return|write|tell|ring|call) ))"
    )
    verb = rf"(?:(?P<given>{forms('given')})|(?P<done>{forms('done')})|[a-z]+)\b"
    return re.compile(rf"(?P<lead>{subject}\s+{SOON}){verb}", re.IGNORECASE)
