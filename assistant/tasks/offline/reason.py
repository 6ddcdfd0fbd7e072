"""Why I write to this person, as the user typed it, turned into a clause of my letter."""

from __future__ import annotations

import re

from assistant.craft.english import starts_with_verb
from assistant.models import Profile, plain
from assistant.tasks.offline.wording import full_name

_MOST_WORDS = 32
_TELLS = (
    "said|told|suggested|recommended|mentioned|introduced|pointed|gave|spoke|wrote|led|taught|came|buys?|"
    "works?|knows?|teach(?:es)?|is|are|was|were|has|have|had|runs?|lives?|made|helped"
)
_SAW = (
    "heard|saw|read|found|met|watched|attended|came across|listened to|discovered|noticed|enjoyed|"
    "liked|followed|know|knew|remember|admired|studied|worked|took|bought|use|used|visited|spoke|talked"
)
_THROUGH = re.compile(
    r"\b(?:directory|alumni|list|newsletter|website|search|page|group|association|linkedin|database)\b",
    re.IGNORECASE,
)


def reason(why: str, contact: Profile | None) -> str:
    """`why` as a clause spoken to the contact, without its stop; "" where nothing was typed.

    "heard her talk on rosters" → "I heard your talk on rosters".
    """
    said = _whole(why)
    if not said:
        return ""
    for name in _names(contact):
        said = re.sub(rf"\b{re.escape(name)}['’]s?\b", "your", said)
        said = re.sub(rf"(?<=\w ){re.escape(name)}\b(?=$|[ ,.](?!\w+s\b))", "you", said)
        said = re.sub(
            rf"^{re.escape(name)}(?= (?:\w+ed|spoke|gave|wrote|taught|led|ran|told|came)\b)",
            "You",
            said,
        )
    said = re.sub(
        rf"^((?:I )?(?:{_SAW}) )(?:her|his|their)\b(?= \w)", r"\1your", said, flags=re.IGNORECASE
    )
    said = re.sub(rf"^((?:I )?(?:{_SAW}) )(?:her|him|them)\b", r"\1you", said, flags=re.IGNORECASE)
    said = re.sub(r"^(?:her|his|their)\b(?= \w)", "your", said, flags=re.IGNORECASE)
    said = re.sub(
        r"^(?:she|he|they)(?= (?:\w+ed|spoke|gave|wrote|taught|led|ran|told|came)\b)",
        "you",
        said,
        flags=re.IGNORECASE,
    )
    said = re.sub(r"^(?:she|he) (was|is)\b", _turned, said, flags=re.IGNORECASE)
    return _clause(said)


def _turned(found: re.Match[str]) -> str:
    return "you were" if found[1].lower() == "was" else "you are"


def own_reason(why: str, contact: Profile | None) -> str:
    """`why` as a clause spoken to somebody else about the contact."""
    said = _whole(why)
    who = next(iter(_names(contact)), "")
    if who:
        said = re.sub(
            r"\b(?:your)\b|^(?:her|his|their)\b", lambda _: f"{who}'s", said, flags=re.IGNORECASE
        )
        said = re.sub(r"\byou\b|^(?:she|he|they)\b", lambda _: who, said, flags=re.IGNORECASE)
        if re.match(rf"{re.escape(who)}['’]s ", said) and not _is_clause(said):
            return f"I am writing because of {said}"
    clause = _clause(said) if said else ""
    both = re.match(r"We(?= (?:met|talked|spoke|worked|studied)\b)", clause)
    return f"{who} and I{clause[2:]}" if who and both else clause


def _whole(why: str) -> str:
    """The text without loud stops, cut at a sentence or clause where it is long."""
    said = re.sub(r"\s*!+(?=\s)", ".", plain(why)).strip(" .,;:!…")
    if len(said.split()) > _MOST_WORDS:
        ends = [found.start() for found in re.finditer(r"[.;,](?=\s)|\s(?=because\b)", said)]
        fitting = [said[:end] for end in ends if 4 <= len(said[:end].split()) <= _MOST_WORDS]
        said = fitting[-1].strip(" .,;:") if fitting else ""
    return "" if "?" in said else said


def _is_clause(said: str) -> bool:
    """Whether a verb of telling or being follows within the first words."""
    return bool(re.match(rf"(?:[^\s,;]+\s){{1,4}}(?:{_TELLS})\b", said))


def _names(contact: Profile | None) -> list[str]:
    full = full_name(contact)
    given = plain(contact.given.text) if contact and contact.given else ""
    first = full.split()[0] if len(full.split()) > 1 else ""
    return [name for name in (full, given, first) if len(name) > 2]


def _clause(said: str) -> str:
    if re.match(r"(?:I|We|You)(?=\s)", said, re.IGNORECASE):
        return said[0].upper() + said[1:]
    if re.match(
        r"(?:I['’]|We['’]|My|Our|It|There|When|While|At|After|Last|In|On|As|Since|Two|Some)\b",
        said,
    ):
        return said
    lower = said[0].lower() + said[1:]
    if re.match(
        r"(?:met|worked together|both|studied together|share|talked|spoke)\b(?! (?:you|your)\b)",
        lower,
    ):
        return f"We {lower}"
    if re.match(rf"(?:{_SAW})\b", lower) or starts_with_verb(said) == "past":
        return f"I {lower}"
    if re.match(r"(?:following|reading|listening|watching)\b", lower):
        return f"I have been {lower}"
    if _is_clause(said) and not re.match(r"(?:she|he|they)\b", lower):
        return said[0].upper() + said[1:]
    if re.match(r"your\b", lower):
        return f"I am writing because of {lower}"
    if (
        _THROUGH.search(said)
        and len(said.split()) <= 12
        and not re.match(r"(?:via|through|from|by|on|in)\b", lower)
    ):
        known = said if said.split()[0].isupper() or not said.split()[0].istitle() else lower
        return f"I found you through {known}"
    if re.match(r"(?:via|through|from|by|on|in)\b", lower):
        return f"I found you {lower}"
    return f"What brought me to you: {said}"
