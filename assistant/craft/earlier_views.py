"""What earlier people said, and how much of it may be told: P09, P10, P11.

Only as a probe, without name or employer, and never to a colleague of the only one who said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.craft.employers import key
from assistant.craft.lexicon import level
from assistant.craft.names import name_keys, stem, tokens
from assistant.craft.path import employer_of
from assistant.craft.plan_setting import PlanFinding, Setting, found, search, words
from assistant.plans import Question, Witness

__all__ = ["colleagues", "names_others", "told_views"]

_CAPITALISED = re.compile(r"(?<=[\w,;:)] )[A-ZÀ-Þ][\w’'&-]*")


def told_views(said: Question, setting: Setting) -> Iterator[PlanFinding]:
    """P09, P10, P11. What earlier people said: only as a probe, without name or employer, and
    never to a colleague of the only one who said it."""
    if match := search("reported", level(said.text)):
        mend = "Ask openly first; the earlier view belongs into the probe."
        yield found(said, "P09", "E", "This tells an earlier view in the question.", mend, match[0])
    for text in (said.text, said.probe):
        if name := names_others(text, setting):
            message = "This names somebody you talked to, or where they work."
            yield found(said, "P10", "E", message, "Say it without the name.", name)
            break
    told = [one for one in setting.witnesses if _repeats(said.probe, one.statement)]
    for one in told:
        if _only_source(one, setting) and colleagues(one, setting):
            message = "Only a colleague of theirs told you this: they could guess who it was."
            yield found(said, "P11", "E", message, "Ask openly, without that view.", one.statement)
            break


def names_others(text: str, setting: Setting) -> str:
    """The name or employer of an earlier person that stands in `text`; "" where none does.

    One word of an employer's name is enough, where it is written as a name inside a sentence
    ("at Karsk"). The contact's own employers may be named: they are on the page.
    """
    said = set(tokens(text))
    capitals = {word for name in _CAPITALISED.findall(text) for word in tokens(name)}
    own = setting.contact
    known = {
        word for post in (own.experiences if own else ()) for word in tokens(employer_of(post))
    }
    known |= set(tokens(own.name.text)) if own and own.name else set()
    role = setting.role
    known |= set(tokens(f"{role.title} {role.employer}")) if role else set()
    for one in setting.witnesses:
        for name in (one.name, one.employer):
            keys = [
                word for word in name_keys(name) if len(word) > 2 and word not in _common_words()
            ]
            spoken = said if name == one.name else capitals  # "the yard" is not "Karsk Yard"
            alone = any(word in spoken and word not in known for word in keys)
            whole = keys and set(keys) <= said and not set(keys) <= known
            if alone or whole:
                return name
    return ""


@cache
def _common_words() -> frozenset[str]:
    return frozenset(str(words("common")).split())


def colleagues(witness: Witness, setting: Setting) -> bool:
    """Whether the contact is, or was, of the employer of somebody who said something."""
    theirs = key(witness.employer, setting.joined, setting.parted)
    contact = setting.contact
    places = [employer_of(post) for post in (contact.experiences if contact else ())]
    return bool(theirs) and theirs in {
        key(place, setting.joined, setting.parted) for place in places
    }


def _only_source(witness: Witness, setting: Setting) -> bool:
    """Whether all who say the like are of one employer with the witness, or are the witness."""
    groups = [group for one in setting.known for group in one.agreeing if witness.insight in group]
    alike = {insight for group in groups for insight in group} | {witness.insight}
    others = [one for one in setting.witnesses if one.insight in alike]
    place = key(witness.employer, setting.joined, setting.parted)
    return all(
        one.person == witness.person
        or (place and key(one.employer, setting.joined, setting.parted) == place)
        for one in others
    )


def _repeats(text: str, statement: str) -> bool:
    """Whether a text says again what a statement says: most of its telling words."""
    words = {stem(word) for word in tokens(statement) if len(word) > 3} - _common_stems()
    said = {stem(word) for word in tokens(text)}
    return len(words) >= 2 and len(words & said) >= 0.7 * len(words)


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(map(stem, _common_words()))
