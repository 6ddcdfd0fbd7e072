"""What I do and what I want to learn, as sentences: three typed fields become prose.

"maths teacher", "I teach maths", "Estimator at Y" and "working in retail" all become a
sentence in the first person; "pricing", "how analysts work" and "I want to learn about
pricing" all become a wish that follows "I would like to". What has no known shape is
repeated as it stands, behind a neutral lead.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from assistant.craft.english import is_english, is_role, starts_with_verb
from assistant.models import plain
from assistant.tasks.offline.wording import article, data, lowered

_MOST_WORDS = 26  # of what the user typed about themselves, in one sentence


def _first_sentence(text: str) -> str:
    """The first sentence or line, without stops, bars or an apology for its length."""
    line = plain(next((line for line in text.splitlines() if line.strip()), ""))
    line = re.split(r"\s+[|•·]\s+", line.lstrip("-•* "))[0]
    sentence = re.split(r"(?<=[a-z\d)][.!])\s+(?=[A-Z])", line)[0].strip(" .,;:!…")
    return _shorter(sentence)


def _shorter(text: str) -> str:
    if len(text.split()) <= _MOST_WORDS:
        return text
    cuts = [found.start() for found in re.finditer(r"[,;:]\s|\s[–—-]\s", text)]
    fitting = [text[:cut] for cut in cuts if 3 <= len(text[:cut].split()) <= _MOST_WORDS]
    return fitting[-1] if fitting else ""


def introduction(work: str) -> str:
    """`work` as a sentence in the first person, without its stop; "" where nothing was typed.

    "Estimator at Y" → "I am an estimator at Y"; "teach maths" → "I teach maths".
    """
    said = _first_sentence(work)
    if not said:
        return ""
    if re.match(r"(?:I|I['’]\w+|We|We['’]\w+|My|Our|For|After|Since|By|At)\b", said):
        return said
    said, now = re.subn(r"^(?:currently|now|still)[\s,:]+", "", said, flags=re.IGNORECASE)
    then = "currently " if now else ""
    first = said.split()[0].lower()
    if re.match(r"(?:an?|the|one of)\s", said, re.IGNORECASE):
        return f"I am {then}{said[0].lower()}{said[1:]}"
    if re.match(
        r"(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|twenty)\+?\s+years\b", said
    ):
        return f"I have spent {said}"
    if (first in _set("states") and not _role(said)) or re.match(
        r"(?:in|on|at|between|out of|from)\s", said, re.IGNORECASE
    ):
        return f"I am {then}{said[0].lower()}{said[1:]}"
    return _verb_or_role(said, first, then)


def _verb_or_role(said: str, first: str, then: str) -> str:
    role = _role(said)
    if first in _set("third_person") and not role:
        base = data()["me"]["third_person"][first]
        return f"I {then}{base}{said[len(first) :]}"
    if re.fullmatch(r"\w+ work", said.lower()):
        return f"I do {lowered(said)}"
    if first in _set("verbs") and not role:
        return f"I {then}{said[0].lower()}{said[1:]}"
    if first in _set("doing") and not role:
        return f"I am {then}{said[0].lower()}{said[1:]}"
    if first in _set("did"):
        return f"I {said[0].lower()}{said[1:]}"
    if role:
        return f"I am {then}{role}"
    field = re.match(r"(?P<field>[A-Za-z' &-]+?)(?P<tail>\s(?:at|for|with|in)\s.+)?$", said)
    known = re.search(
        r"(?:ing|ics|ment|tion|logy|care|ance|sales|law)$",
        (field["field"] if field else "").lower(),
    )
    if field and is_english(f"the {said}") and (first in _set("fields") or known or field["tail"]):
        return f"I work in {lowered(field['field'])}{field['tail'] or ''}"
    return f"A word on me: {said}"


def _role(said: str) -> str:
    """`said` as a role with its article where its head is a word for a person at work."""
    cut = re.search(
        r"[,;]|\s(?:at|as|in|with|for|from|of|and|who|on|to|by|since|turned|@)\s|\s\(", said
    )
    head, tail = (said[: cut.start()], said[cut.start() :]) if cut else (said, "")
    if not is_role(head) or len(head.split()) > 6:
        return ""
    tail = re.sub(r"^\s@\s", " at ", tail)
    return f"{article(lowered(head))} {lowered(head)}{tail}"


@cache
def _set(key: str) -> frozenset[str]:
    words: Any = data()["me"][key]
    return frozenset(words.split() if isinstance(words, str) else words)


def role_of(work: str) -> str:
    """The role alone ("an estimator"), for a subject line; "" where it is not plain."""
    found = re.match(
        r"I am (?:currently )?(an? [^,;]+?)(?: (?:at|in|with|for|from|of|and|who) .*)?$",
        introduction(work),
    )
    return found[1] if found and len(found[1].split()) <= 4 else ""


_WANT = re.compile(
    r"""^(?:I\s+(?:(?:really|also|just|now)\s+)?
    (?:want|wish|hope|need|like|(?:would|['’]d)\s+(?:\w+\s+)?(?:like|love|want)|am\s+\w+ing|plan|intend)
    |I['’]d\s+(?:\w+\s+)?(?:like|love|want)|I['’]m\s+(?:trying|hoping|looking|keen|eager|curious)
    |(?:my\s+(?:goal|aim|hope|wish)\s+is)|to)\s+(?:to\s+)?""",
    re.IGNORECASE | re.VERBOSE,
)
_CURIOUS = re.compile(
    r"^(?:I\s+am|I['’]m|I\s+was|I)?\s*(?:curious|interested|wondering|keen\s+to\s+know|wonder)\s*"
    r"(?P<link>about|in|if|whether|how|what|why|to)?\s*",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:what|how|why|when|where|which|who)\s+(?:is|are|do|does|did|can|could|would|should|was|were)\b"
    r"|(?:is|are|do|does|did|can|could|would|should)\s",
    re.IGNORECASE,
)


# What would ask the reader for a job is no wish to learn, and is never written.
_FAVOUR = re.compile(
    r"\b(?:get|getting|find|land|secure|offer)\b.{0,20}\b(?:job|position|internship|vacancy|offer)\b"
    r"|\bhire me\b|\bhired (?:at|by) (?:your|you)\b|\b(?:refer|recommend) me\b|\breferral\b"
    r"|\bvacanc|\bjob openings?\b",
    re.IGNORECASE,
)


def wish(learn: str) -> str:
    """`learn` as what follows "I would like to"; "" where nothing (or nothing fit) was typed.

    "pricing" → "learn about pricing"; "how analysts work" → "learn how analysts work".
    """
    said = _first_sentence(learn).rstrip("?")
    if not said or _FAVOUR.search(said):
        return ""
    if (found := _CURIOUS.match(said)) and said[: found.end()].strip():
        link = (found["link"] or "about").lower()
        rest = said[found.end() :]
        said = rest if link in {"about", "in", "to"} else f"{link} {rest}"
        if link == "to":
            return rest
    wanted = _WANT.match(said)
    if wanted:
        said = said[wanted.end() :]
    first = said.split()[0].lower() if said.split() else ""
    if first in _set("seeking"):
        return f"{said[0].lower()}{said[1:]}"
    if first.removesuffix("ing") in _set("seeking") and first.endswith("ing"):
        return f"{first.removesuffix('ing')}{said[len(first) :]}"
    if _QUESTION.match(said) and not re.match(
        r"(?:what|how)\s+(?:it|the|a)\b", said, re.IGNORECASE
    ):
        return _asked(said)
    if first in {"how", "what", "why", "whether", "which", "where", "who", "when", "if"}:
        verb = "find out" if first in {"whether", "if"} else "learn"
        return f"{verb} {said[0].lower()}{said[1:]}"
    if first == "about":
        return f"learn {said[0].lower()}{said[1:]}"
    if wanted and starts_with_verb(said):
        return f"{said[0].lower()}{said[1:]}"
    return f"learn about {lowered(said)}" if said else ""


def _asked(said: str) -> str:
    """A direct question as an indirect one where its words can simply be put in order."""
    simple = re.match(
        r"(?P<word>what|how|why|where|who)\s+(?P<verb>is|are|was|were)\s+(?P<rest>.+?)(?P<like>\s+like)?$",
        said,
        re.IGNORECASE,
    )
    if simple and simple["like"]:
        return f"learn {simple['word'].lower()} {simple['rest']} {simple['verb']} like"
    does = re.match(
        r"(?P<word>what|how|why|where|when)\s+(?:do|can|should)\s+(?P<rest>\S+\s.+)$",
        said,
        re.IGNORECASE,
    )
    if does:
        return f"learn {does['word'].lower()} {does['rest']}"
    looks = re.match(
        r"(?P<word>what|how)\s+does\s+(?P<rest>.+?)\s+look\s+like(?P<end>.*)$", said, re.IGNORECASE
    )
    if looks:
        return f"learn {looks['word'].lower()} {looks['rest']} looks like{looks['end']}"
    whether = re.match(
        r"(?P<verb>is|are)\s+(?P<rest>(?:the|this|a|an|it|your)\s?\w*)\s+(?P<end>.+)$",
        said,
        re.IGNORECASE,
    )
    if whether:
        return f"find out whether {whether['rest']} {whether['verb'].lower()} {whether['end']}"
    return ""
