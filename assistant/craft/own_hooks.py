"""Hooks from a person's own words: posts, publications, what they write of their work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.clauses import Clause, clauses, is_tellable
from assistant.craft.common_ground import keys
from assistant.craft.english import is_role, is_sentence
from assistant.craft.hook import Hook, HookKind
from assistant.craft.path import DEGREE, employer_of, sure
from assistant.models import Experience, Fact, Profile, Source, plain


def _worded(
    kind: HookKind, fact: Fact, field: str, item: Experience | None = None
) -> Iterator[Hook]:
    if not fact.sure:
        return
    for clause in clauses(fact.text):
        scrap = clause.shape == "phrase" and not is_sentence(clause.text)
        told = clause.score >= 0 or not clause.english
        usable = clause.quotable if clause.shape == "phrase" else True
        if not clause.english and kind != "headline" and _LABELLED.match(clause.text):
            continue
        if told and usable and not (scrap and DEGREE.search(clause.text)):
            yield Hook(
                kind=kind,
                text=clause.text,
                clause=clause,
                sources=(Source(origin="profile", quote=clause.text, field=field),),
                company=employer_of(item) if item else "",
                current=item.current if item else True,
            )


# In another language: what begins in the middle of a sentence, or with a label ("Desde: 2017").
_LABELLED = re.compile(r"[^\W\d_A-ZÀ-ÞĀ-Ž]|\w+ ?:")


def posts(contact: Profile) -> Iterator[Hook]:
    """Sentences of the person's posts that can be understood without the rest."""
    for index, fact in enumerate(contact.posts):
        for hook in _worded("post", _without_lists(fact), f"posts.{index}"):
            if hook.clause and hook.clause.quotable and _says(hook.clause):
                yield hook


_ITEM = re.compile(
    r"^\s*(?:[-*•▪◦‣→✓✔➢>]|\d{1,2}[.):\N{VARIATION SELECTOR-16}\u20e3]|[^\w\s\"“«(])\s*"
)


def _without_lists(fact: Fact) -> Fact:
    """The post without the items of a list, which mean little without what announces them."""
    lines = [line for line in fact.text.splitlines() if line.strip() and not _ITEM.match(line)]
    return fact.model_copy(update={"text": "\n".join(lines) or "-"})


def _says(clause: Clause) -> bool:
    """Whether it is a sentence of its own; in another language that is not asked."""
    return not clause.english or (is_sentence(clause.text) and len(clause.text.split()) > 5)


def publications(contact: Profile) -> Iterator[Hook]:
    """Titles that read as titles: no role, no list of authors, no date run into them."""
    for index, fact in enumerate(contact.publications):
        title = plain(fact.text.splitlines()[0])
        if fact.sure and is_tellable(title) and _is_title(title):
            yield Hook(
                kind="publication",
                text=title,
                sources=(Source(origin="profile", quote=title, field=f"publications.{index}"),),
            )


def _is_title(title: str) -> bool:
    ran_on = re.search(r"\bAuthors?:|\b(?:19|20)\d\d\b.*\w{4}|»,|[.!?] \w", title)
    long_enough = len(title.split()) > 2 or re.search(r"[,:?–—]", title)
    return (
        bool(long_enough)
        and len(title.split()) <= 12
        and not (ran_on or '"' in title or is_role(title))
    )


def about(contact: Profile) -> Iterator[Hook]:
    """What the person says of themselves."""
    if contact.about is not None:
        yield from _worded("about", contact.about, "about")


def work(contact: Profile) -> Iterator[Hook]:
    """The lines under each of their posts."""
    for index, item in enumerate(contact.experiences):
        for number, fact in enumerate(item.details):
            yield from _worded("work", fact, f"experiences.{index}.details.{number}", item)


def headline(contact: Profile) -> Iterator[Hook]:
    """The part of a headline between its bars that is not title or employer."""
    if contact.headline is None or not contact.headline.sure:
        return
    jobs = [name for item in contact.experiences for name in (sure(item.title), employer_of(item))]
    schools = [sure(item.school) for item in contact.education]
    names = [one for name in [*jobs, *schools] if name for one in keys(name)]
    for part in re.split(r"\s*[|•·/]\s*|\s[-–—]\s", contact.headline.text)[:6]:
        fact = Fact(text=part or "-")
        for hook in _worded("headline", fact, "headline"):
            known = any(one in key for one in names for key in keys(part))
            head = re.split(r",|\s(?:at|in|for|of|with|who)\s", part)[0]
            known = known or is_role(head) or bool(DEGREE.search(part))
            known = known or bool(re.search(r"@|\bex-", part))
            if hook.clause and hook.clause.quotable and not known and hook.text == plain(part):
                yield hook
