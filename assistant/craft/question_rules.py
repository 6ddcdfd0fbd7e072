"""What one question of a plan must be: open, short, one thing, for this person, safe to say.

Each rule looks at the words alone, whoever wrote them. `Setting` is what it may know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache

from assistant.craft.earlier_views import told_views
from assistant.craft.lexicon import level, lexicon
from assistant.craft.message import Message
from assistant.craft.names import stem, tokens
from assistant.craft.path import employer_of, sure
from assistant.craft.plan_setting import PlanFinding, Setting, expression, found, search, words
from assistant.craft.rules.job import no_job_ask
from assistant.craft.rules.letter import Letter
from assistant.craft.rules.third import sensitive_traits
from assistant.craft.sentences import sentences
from assistant.insights import Topic
from assistant.models import Case, Profile, Sentence
from assistant.plans import Question

__all__ = ["late_by_words", "of_question"]

LONGEST = 34  # words of a question with its lead-in: longer ones are lost on the phone
LONGEST_PROBE = 40  # a probe may hold two earlier views


_Rule = Callable[[Question, Setting], Iterator[PlanFinding]]


def of_question(said: Question, setting: Setting) -> tuple[PlanFinding, ...]:
    """Everything the rules say of one question."""
    return tuple(found for rule in _RULES for found in rule(said, setting))


# --- what the profile answers -------------------------------------------------------------


def _answered(said: Question, setting: Setting) -> Iterator[PlanFinding]:
    """P07. Nothing that the profile, or the posting, already answers."""
    contact = setting.contact
    for row in words("answered"):
        match = re.search(row["asks"], level(said.text), re.IGNORECASE)
        if match and contact is not None and _states(contact, row["field"]):
            mend = "Ask what is behind it: how, why, what came of it."
            yield found(said, "P07", "E", "The profile already answers this.", mend, match[0])
            return
    if contact is not None and (reason := _told_reason(said.text, contact)):
        mend = "Build on the reason they give, and ask what followed."
        message = f"The profile gives the reason: “{reason}”."
        yield found(said, "P07", "E", message, mend)
    role = setting.role
    asks_pay = search("asks_pay", level(said.text))
    if role and role.pay and asks_pay and role.pay.text not in said.text:
        message = f"The posting gives the pay: {role.pay.text}."
        yield found(said, "P07", "E", message, "Ask what decides where in it one starts.")


def _states(contact: Profile, field: str) -> bool:
    posts = contact.experiences
    return {
        "title": any(sure(post.title) for post in posts if post.current),
        "employer": any(employer_of(post) for post in posts if post.current),
        "start": any(sure(post.start) for post in posts if post.current),
        "before": len([post for post in posts if employer_of(post)]) > 1,
        "career": len(posts) > 1,
        "degree": any(sure(school.degree) for school in contact.education),
        "school": any(sure(school.school) for school in contact.education),
        "certificate": bool(contact.certifications),
        "place": contact.location is not None,
        "languages": bool(contact.languages),
    }[field]


@lru_cache(maxsize=512)
def _told_reason(question: str, contact: Profile) -> str:
    """The sentence in which the profile says why, where a question asks why of the same."""
    if not search("asks_why", level(question)):
        return ""
    names = {stem(word) for post in contact.experiences for word in tokens(employer_of(post))}
    asked = {stem(word) for word in tokens(question) if len(word) > 3} - _common()
    for path, fact in contact.facts():
        if not re.match(r"about|experiences\.\d+\.details|posts", path) or not fact.sure:
            continue
        for sentence in re.split(r"(?<=[.!?])\s+|\n", fact.text):
            if not search("reason", level(sentence)):
                continue
            held = {stem(word) for word in tokens(sentence) if len(word) > 3}
            if len(asked & held) >= 2 and asked & held - names:
                return sentence.strip()
    return ""


@cache
def _common() -> frozenset[str]:
    return frozenset(stem(word) for word in str(words("common")).split())


# --- what is not asked for ----------------------------------------------------------------


def _job(said: Question, setting: Setting) -> Iterator[PlanFinding]:
    """P08. No job, referral, vacancy or reading of papers is asked for (as L10 of a draft)."""
    for text in filter(None, (said.text, said.probe)):
        own = search("asks_job", level(text))
        letter = _letter(text, setting)
        hit = own or next(iter(no_job_ask(letter)), None)
        if hit:
            words = hit[0] if isinstance(hit, re.Match) else hit.text
            mend = "Ask how it works, not whether there is something for you."
            yield found(
                said, "P08", "E", "This asks for a job, or help in getting one.", mend, words
            )
            return


def _traits(said: Question, setting: Setting) -> Iterator[PlanFinding]:
    """P12. Nobody's gender, family, age, faith or health comes into it."""
    for text in filter(None, (said.text, said.probe, said.why)):
        match = search("gender", level(text))
        words = (
            match[0]
            if match
            else next((f.text for f in sensitive_traits(_letter(text, setting))), "")
        )
        if words:
            mend = "Say “they”, or the name; leave out what is nobody's business."
            yield found(
                said, "P12", "E", "This speaks of gender or something personal.", mend, words
            )
            return


def _letter(text: str, setting: Setting) -> Letter:
    """A question as the rules of a draft see one: prose in English, to the contact."""
    pieces, message = _prose(text)
    case = Case(contact=setting.contact, today=date.min)
    return Letter(None, text, message, pieces, case, lexicon("en"))


@lru_cache(maxsize=4096)
def _prose(text: str) -> tuple[tuple[Sentence, ...], Message]:
    found = sentences(text, 0, len(text))
    pieces = tuple(Sentence(text=one.text, start=one.start, end=one.end) for one in found)
    return pieces, Message(greeting=None, sentences=tuple(found), signature=None, language="en")


# --- how it is said -----------------------------------------------------------------------


def _placeholder(said: Question, _: Setting) -> Iterator[PlanFinding]:
    """P13. No placeholder is left, and no words for a machine."""
    for text in filter(None, (said.text, said.probe, said.why)):
        if match := search("placeholder", text):
            mend = "Put the real word in, or ask without it."
            yield found(said, "P13", "E", "Something is not filled in.", mend, match[0])
            return


def _one(said: Question, _: Setting) -> Iterator[PlanFinding]:
    """P14. One question a question, and it is one."""
    text = level(said.text)
    marks = text.count("?")
    if marks != 1 or not text.rstrip(" \"'”»)").endswith("?"):
        message = "This is no single question." if marks else "This is no question."
        yield found(said, "P14", "E", message, "Ask one thing; the next can be its probe.")
        return
    if match := search("two", text):
        message, mend = "This asks two things at once.", "Keep the first; make the other a probe."
        yield found(said, "P14", "E", message, mend, match[0])


def _length(said: Question, _: Setting) -> Iterator[PlanFinding]:
    """P15. Short enough to be said and remembered."""
    for text, most in ((said.text, LONGEST), (said.probe, LONGEST_PROBE)):
        words = len(text.split())
        if words > most:
            message = f"{words} words are too many to say in one breath."
            yield found(said, "P15", "W", message, f"Bring it under {most}.", text)


def _stock(said: Question, _: Setting) -> Iterator[PlanFinding]:
    """P18. No phrases that everybody uses, no jargon of interviewers."""
    for text in filter(None, (said.text, said.probe)):
        if match := search("stock", level(text)):
            mend = "Say it as you would to a friend."
            yield found(said, "P18", "W", "This sounds like a form, not like you.", mend, match[0])
            return


def _closed(said: Question, _: Setting) -> Iterator[PlanFinding]:
    """P22. Open: it cannot be answered with yes or no. Asking for leave may be."""
    last = re.split(r"(?<=[.!:])\s+", level(said.text))[-1]
    leave = said.topic == "referrals_next"
    if not leave and expression("closed").match(last):
        mend = "Begin with what, how, which, who or when."
        yield found(said, "P22", "W", "Yes or no would answer this.", mend, last)


# --- all of them -------------------------------------------------------------------------


def late_by_words(text: str) -> Topic | None:
    """Which of the topics that come late a text is about by its words, if any."""
    kinds: tuple[tuple[Topic, str], ...] = (
        ("pay", "about_pay"),
        ("stay_leave", "about_leaving"),
        ("hidden_market", "about_unposted"),
    )
    said = level(text)
    return next((topic for topic, row in kinds if search(row, said)), None)


_RULES: Sequence[_Rule] = (
    _answered, _job, told_views, _traits, _placeholder, _one, _length, _stock, _closed,
)  # fmt: skip
