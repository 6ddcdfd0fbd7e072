"""The people whom others named: who asks for them, and in which words."""

from __future__ import annotations

import re

from assistant.insights import Referral

_TO_PEOPLE = re.compile(r"\b(?:talk|speak|write) to\b|\bwhom?\b.*\b(?:meet|ask|recommend)", re.I)
_SHORTEST = 3  # letters of a word by which a name is looked for


def asks_for_people(query: str) -> bool:
    """Whether a query is about whom to talk to next."""
    from assistant.craft.topics import named

    return named(query) == "referrals_next" or bool(_TO_PEOPLE.search(query))


def asked_for(query: str, referral: Referral) -> bool:
    """Whether a query is about whom to talk to, or about somebody of that name or place."""
    if asks_for_people(query):
        return True
    words = {word for word in re.findall(r"\w+", query.casefold()) if len(word) >= _SHORTEST}
    named = f"{referral.name} {referral.organisation or ''}"
    return bool(words & set(re.findall(r"\w+", named.casefold())))
