"""What the questions of a plan may name: the person's, the role's and my own terms.

Each term is worded as it stands in a sentence and knows what it rests on. What a profile
does not state for certain is no term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from assistant.craft import own_hooks, path_hooks
from assistant.craft.common_ground import same_occupation
from assistant.craft.employers import key
from assistant.craft.english import is_english, pattern, starts_with_verb, word_list
from assistant.craft.notes.entities import entities_of
from assistant.craft.path import employer_of, field_of_study, first_at_same_place, sure, year_of
from assistant.craft.perspective import akin, main_post, rank, recruits
from assistant.craft.question_rules import late_by_words
from assistant.models import Experience, Me, Profile, plain
from assistant.plans import Role, Source
from assistant.searches import Perspective, Seniority
from assistant.tasks.offline.claims import Pen, claim
from assistant.tasks.offline.me import introduction
from assistant.tasks.offline.wording import article, lowered, named
from assistant.tasks.plan_sources import of_fact, of_hook, of_phrase, of_title, source_of
from assistant.tasks.role_words import duties, needs, noun, pay_aloud, role_words

__all__ = ["Term", "Terms", "criterion", "source_of", "terms"]

_LONG_NAME = 50  # characters of a name that can still be said in a question
_LONG_SAYING = 14  # words of theirs that can still be repeated in one
_STAYED, _STAYED_AT_MOST = 3, 45  # years at one place


class Term(NamedTuple):
    """A term as it is said, and what it rests on."""

    said: str
    sources: tuple[Source, ...] = ()


Terms = Mapping[str, tuple[Term, ...]]
"""By the name of the slot; several where there is a choice (lines of a posting)."""


def terms(
    contact: Profile,
    role: Role,
    me: Me,
    stand: tuple[Seniority, Perspective],
    today: date,
    criteria: tuple[str, ...],
) -> Terms:
    """All terms for questions to `contact`, who speaks from `stand`, about `role`."""
    rank_of, view = stand
    found: dict[str, tuple[Term, ...]] = {f"rank_{rank_of}": (Term("yes"),)}
    for name, term in [
        *_person(contact, role, view, today),
        *_role(role),
        *_mine(me, role, criteria),
    ]:
        if pattern("planted").search(term.said):  # text that speaks to a machine, or markup
            continue
        if term.said and all(term.said != other.said for other in found.get(name, ())):
            found[name] = (*found.get(name, ()), term)
    return found


# --- the person ---------------------------------------------------------------------------


def _person(
    contact: Profile, role: Role, view: Perspective, today: date
) -> Iterator[tuple[str, Term]]:
    yield ("near" if _knows(contact, role, view) else "far"), Term("yes")
    post = main_post(contact, role.title)
    if post is None:
        return
    index = contact.experiences.index(post)
    now = post.current or post.end is None
    employer = _employer(contact, index)
    if now and employer:
        yield "employer", employer
    if now and not employer_of(post):
        yield "independent", Term("yes")
    title = _title(contact, post)
    at_title = of_fact(contact, f"experiences.{index}.title")
    if title and now:
        yield "title", Term(title, at_title)
        yield "post", Term(f"{article(title)} {title}", at_title)
    yield from _standing(contact, role, view, post, employer)
    yield from _path(contact, index, employer, view, role, today)
    yield from _learning(contact)
    yield from _deeds(contact)


def _knows(contact: Profile, role: Role, view: Perspective) -> bool:
    """Whether they know the role from inside: they do it, did it, lead it, hire for it, or are
    at the place that posted it. Where no title can be compared, it is taken for granted: there
    is none, or it is in another language."""
    titles = [item.title.text for item in contact.experiences if item.title]
    titles += [sure(contact.headline)] if sure(contact.headline) else []
    places = [employer_of(item) for item in contact.experiences if item.current]
    here = any(key(place) == key(role.employer) != "" for place in places)
    return (
        view in ("recruiter", "former")
        or here
        or (recruits(role.title) and any(map(recruits, titles)))
        or contact.language != "en"
        or not any(map(noun, titles))
        or any(akin(title, role.title) for title in titles)
    )


def _standing(
    contact: Profile, role: Role, view: Perspective, post: Experience, employer: Term | None
) -> Iterator[tuple[str, Term]]:
    """Whether the role is their own work, was it once, or is that of people they lead."""
    a_role, roles = role_words(role.title)
    at_title = of_fact(contact, f"experiences.{contact.experiences.index(post)}.title")
    title = sure(post.title)
    if post.current and same_occupation(title, role.title) and rank(title) == rank(role.title):
        yield "as_role", Term(f"as {a_role}", at_title)
    if view == "former":
        for index, item in enumerate(contact.experiences):
            if item is not post and not item.current and akin(sure(item.title), role.title):
                yield "was_role", Term("yes", of_fact(contact, f"experiences.{index}.title"))
                break
        else:
            if not post.current:
                yield "was_role", Term("yes", at_title)
    elif view in ("manager", "executive") and employer and akin(title, role.title):
        yield "team", Term(f"the {roles} on your team", at_title)


def _path(
    contact: Profile, index: int, employer: Term | None, view: Perspective, role: Role, today: date
) -> Iterator[tuple[str, Term]]:
    post = contact.experiences[index]
    company = employer_of(post)
    if view == "former":
        yield from _left(contact, role)
    else:
        for move in path_hooks.moves(contact):
            if move.company == company and employer:
                yield "former", Term(_short(move.former), of_hook(contact, move))
                former_post = _said(contact, move.title)
                if move.changed and former_post and not _alike(move.title, sure(post.title)):
                    said = f"{article(former_post)} {former_post}"
                    yield "former_post", Term(said, of_hook(contact, move))
                    yield "changed", Term("yes")
                break
    first = first_at_same_place(contact, index)
    begun, now = _title(contact, contact.experiences[first]), _title(contact, post)
    over = not contact.experiences[first].current
    if first != index and over and employer and begun and now and begun != now:
        sources = (
            *of_fact(contact, f"experiences.{first}.title"),
            *of_fact(contact, f"experiences.{index}.title"),
        )
        yield "first", Term(begun, sources)
        yield "now", Term(now, sources)
    year = year_of(contact.experiences[first].start)
    if year and employer and _STAYED <= today.year - int(year) <= _STAYED_AT_MOST:
        yield "since", Term(year, of_fact(contact, f"experiences.{first}.start"))


def _title(contact: Profile, post: Experience) -> str:
    return _said(contact, sure(post.title))


def _said(contact: Profile, title: str) -> str:
    """A title as it is said of them; of another language it stays as printed: "Bauleiter"."""
    said = noun(title)
    if not said or contact.language == "en":
        return said
    start = title.lower().find(said.lower())
    return title[start : start + len(said)] if start >= 0 else ""


_SAME_ENDING = 6  # letters: "Jungbauleiter" and "Oberbauleiter" are steps of one line of work


def _alike(one: str, other: str) -> bool:
    """Whether two titles are steps of one line of work, so that nothing new was begun."""
    ends = {title.split()[-1].lower()[-_SAME_ENDING:] for title in (one, other) if title.split()}
    return akin(one, other) or (len(ends) == 1 and len(min(ends)) == _SAME_ENDING)


def _left(contact: Profile, role: Role) -> Iterator[tuple[str, Term]]:
    """The place where they did the work that they do no longer."""
    for index, item in enumerate(contact.experiences):
        if item.current or item.end is None or not akin(sure(item.title), role.title):
            continue
        if place := _employer(contact, index):
            yield "former", place
            if said := _title(contact, item):
                at_title = of_fact(contact, f"experiences.{index}.title")
                yield "former_post", Term(f"{article(said)} {said}", at_title)
            return


def _learning(contact: Profile) -> Iterator[tuple[str, Term]]:
    for index, item in enumerate(contact.education):
        field = field_of_study(sure(item.degree)) if contact.language == "en" else ""
        if field and is_english(f"the {field} of") and len(field.split()) <= 4:
            yield "field", Term(lowered(field), of_fact(contact, f"education.{index}.degree"))
            break
    for hook in path_hooks.certificates(contact):
        if len(hook.text.split()) <= 7:
            yield "certificate", Term(hook.text, of_hook(contact, hook))
            break
    for index, fact in enumerate(contact.skills):
        for entity in entities_of(sure(fact)):
            if entity.kind == "tool" and entity.text == plain(fact.text):
                yield "tool", Term(entity.text, of_fact(contact, f"skills.{index}"))


def _deeds(contact: Profile) -> Iterator[tuple[str, Term]]:
    """What they did and say of themselves, in their own words."""
    pen = Pen(seed=contact.name.text if contact.name else "", tone="warm", who="this person")
    done = sorted(
        own_hooks.work(contact), key=lambda hook: -(hook.clause.score if hook.clause else 0)
    )
    for hook in done:
        told = claim(hook, pen) if hook.current and hook.clause and hook.clause.score >= 4 else None
        # "You taught it since 2012" is no English, and may still be going on.
        brief = told and len(told.you.split()) <= 20 and " since " not in told.you
        if told and brief and told.pattern in {"did", "result"}:
            yield "deed", Term(re.sub(r" \([^)]*\)$", "", told.you), of_hook(contact, hook))
            break
    for hook in [*own_hooks.about(contact), *own_hooks.headline(contact)]:
        if hook.clause and hook.clause.english and hook.clause.quotable and _habit(hook.text):
            yield "said", Term(hook.text.rstrip("."), of_hook(contact, hook))
            break


def _habit(said: str) -> bool:
    """Whether somebody says what they do ("I build rosters people can live with")."""
    words = said.split()
    acts = word_list("base") - {"like", "love"}
    return 4 <= len(words) <= _LONG_SAYING and words[0] == "I" and words[1] in acts


# --- the role and me ----------------------------------------------------------------------


def _role(role: Role) -> Iterator[tuple[str, Term]]:
    a_role, roles = role_words(role.title)
    at_title = (of_title(role),)
    yield "a_role", Term(a_role, at_title)
    yield "roles", Term(roles, at_title)
    if rank(role.title) in ("junior", "experienced"):
        yield "led", Term(roles, at_title)
    for duty in duties(role.duties):
        yield "duty", Term(duty.text, (of_phrase(duty.phrase),))
    able, formal = needs(role.needs)
    for need in able:
        yield "need", Term(need.text, (of_phrase(need.phrase),))
    for need in formal:
        yield "formal", Term(need.text, (of_phrase(need.phrase),))
    if role.pay:
        yield "pay", Term(pay_aloud(role.pay.text), (of_phrase(role.pay),))
    for phrase in (*role.needs, *role.duties):
        for item in entities_of(phrase.text):
            if item.kind == "tool":
                yield "tool", Term(item.text, (of_phrase(phrase),))


def _mine(me: Me, role: Role, criteria: tuple[str, ...]) -> Iterator[tuple[str, Term]]:
    who = introduction(me.work)
    found = re.match(
        r"I am (?:currently )?(an? [^,;.]+?)(?: (?:at|in|with|for|from|of|and|who)\b.*)?$", who
    )
    mine = found[1] if found else ""
    post = me.profile.current if me.profile else None
    title = noun(sure(post.title)) if post else ""
    if not mine and title:
        mine = f"{article(title)} {title}"
    if mine and len(mine.split()) <= 5 and not same_occupation(mine, role.title):
        yield "my_post", Term(mine, (Source(kind="goal", text=plain(me.work) or mine),))
    for wish in criteria:
        if late_by_words(wish) is None:  # pay has its own time, and is weighed by its topic
            yield "criterion", Term(criterion(wish), (Source(kind="goal", text=plain(wish)),))


def criterion(wish: str) -> str:
    """A criterion as I would say it: "No night shifts" → "I'd rather not have night shifts."."""
    said = plain(wish).strip(" .;,!•-*")
    if not said or "?" in said or len(said.split()) > 16:
        return ""
    small = (
        said
        if said.split()[0].isupper() and len(said.split()[0]) > 1
        else said[0].lower() + said[1:]
    )
    if re.match(r"(?:I|my|I['’]\w+)\b", said, re.IGNORECASE):
        return f"{said[0].upper()}{said[1:]}."
    if found := re.match(r"(?:no|not too many|never any|without)\s+(.+)$", small):
        return f"I'd rather not have {found[1]}."
    if found := re.match(r"(?:not|never|avoid)\s+(\w+ing\b.+|.+)$", small):
        return (
            f"I'd rather not have to do with {found[1]}."
            if not re.match(r"\w+ing\b", found[1])
            else f"I'd rather avoid {found[1]}."
        )
    if small.startswith("to "):
        return f"I'd like {small}."
    if starts_with_verb(said) == "base":
        return f"I'd like to {small}."
    if re.search(r"\s(?:is|are|should be|must be|has|have|can)\s", small):
        return f"It matters to me that {small}."
    return f"I care a lot about {small}."


def _employer(contact: Profile, index: int) -> Term | None:
    name = _short(employer_of(contact.experiences[index]))
    return Term(name, of_fact(contact, f"experiences.{index}.company")) if name else None


_LEGAL = re.compile(
    r"(?:,? (?:inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|gmbh(?: & co\.? kg)?|"
    r"ggmbh|ag|kg|se|s\.?a\.?|s\.?l\.?|s\.?r\.?l\.?|sas|sarl|spa|b\.?v\.?|n\.?v\.?|ab|as|hf|oy|"
    r"aps|cic|pty|pte|s\. ?coop\.?|e\. ?v\.?|partgmbb)\.?)+$",
    re.IGNORECASE,
)


def _short(name: str) -> str:
    """An employer as one says it: no legal form, nothing in brackets or behind a comma."""
    bare = _LEGAL.sub("", re.sub(r"\s*\([^)]*\)", "", name)).strip(" ,")
    front = bare.split(",")[0]
    bare = front if len(front.split()) > 1 else bare
    return named(bare) if bare and len(bare) <= _LONG_NAME else ""
