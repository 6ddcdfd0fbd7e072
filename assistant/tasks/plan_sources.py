"""What the terms of a plan rest on: words of the profile or the posting, with their place."""

from __future__ import annotations

from assistant.craft.hook import Hook
from assistant.models import Fact, Profile, plain
from assistant.plans import Phrase, Role, Source

__all__ = ["of_fact", "of_hook", "of_phrase", "of_title", "source_of"]


def of_title(role: Role) -> Source:
    """The role's name as the posting prints it: "Designer (m/f/d) Print" gives "Designer"."""
    words = role.title.split()
    for count in range(len(words), 0, -1):
        text = " ".join(words[:count])
        if (start := role.source.find(text)) >= 0:
            return Source(kind="role", text=text, start=start, end=start + len(text))
    return Source(kind="role", text=role.title)


def of_phrase(phrase: Phrase) -> Source:
    """A line of the posting as a source."""
    return Source(kind="role", text=phrase.text, start=phrase.start, end=phrase.end)


def of_hook(contact: Profile, hook: Hook) -> tuple[Source, ...]:
    """What a hook rests on, each with its place."""
    found = [of_fact(contact, item.field, item.quote) for item in hook.sources]
    return tuple(source for sources in found for source in sources)


def source_of(contact: Profile, field: str) -> Source | None:
    """The fact of a path as a source; None where there is no such fact."""
    return next(iter(of_fact(contact, field)), None)


def of_fact(contact: Profile, field: str, quote: str = "") -> tuple[Source, ...]:
    """The fact of that path as a source: its words as the page prints them, with their place."""
    fact = next((fact for path, fact in contact.facts() if path == field), None)
    return (_placed(contact, fact, quote),) if fact is not None else ()


def _placed(contact: Profile, fact: Fact, quote: str) -> Source:
    if not fact.spans:
        return Source(kind="profile", text=quote or plain(fact.text))
    first, last = fact.spans[0].start, fact.spans[-1].end
    if quote and (at := contact.source.find(quote, first, last)) >= 0:
        return Source(kind="profile", text=quote, start=at, end=at + len(quote))
    longest = max(fact.spans, key=lambda span: span.end - span.start)
    words = contact.source[longest.start : longest.end]
    return Source(kind="profile", text=words, start=longest.start, end=longest.end)
