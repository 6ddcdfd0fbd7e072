"""The rules of a draft: one registry, and the review of a message by all of them.

Every rule is a small pure function of the message and its case. Rules judge the act, not
the word: what is denied, past or disclosed asks nothing of the reader. No finding ever
stops anybody from copying a message.

Sources: Boomerang's studies of e-mail response (2016–2017, Gmail users); Simon Fraser
University career services; Duke career hub, informational interviewing guide; Tufts and
Berkeley career centres; Search Engine Journal on LinkedIn's InMail figures; Backlinko's
study of subject lines, through The Ladders; "The 2-Hour Job Search" (Dalton), second-hand;
LinkedIn's limits by lettercounter. The studies of length and tone are correlational.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.craft.grounding import ground
from assistant.craft.lexicon import Lexicon, lexicon
from assistant.craft.message import read_message
from assistant.craft.rules.ask import (
    ask_is_question,
    easy_out,
    one_ask,
    time_box,
)
from assistant.craft.rules.followup import followup_timing
from assistant.craft.rules.hook import hook_first, self_talk, why_you
from assistant.craft.rules.job import no_attachment, no_job_ask
from assistant.craft.rules.length import (
    email_words,
    inmail_characters,
    note_characters,
    reading_grade,
    subject_length,
    subject_says,
)
from assistant.craft.rules.letter import Letter, Rule, whole
from assistant.craft.rules.person import honorifics, placeholders
from assistant.craft.rules.third import sensitive_traits, third_parties
from assistant.craft.rules.times import proposed_times
from assistant.craft.rules.tone import flattery, stock_phrases, thankful_close
from assistant.models import Case, Finding, Sentence

__all__ = ["AFTERWARDS", "RULES", "THRESHOLDS", "review"]


def _grounding(_: Letter) -> Iterator[Finding]:
    """L13. Every claim about the reader, and every common ground, stands in a source: an error
    for a name, a role or a title, a warning for a number, a date or a deed.

    The findings come with the sentences' sources, from `grounding.ground`.
    """
    return iter(())


SYNTHESIS = "our own synthesis"

RULES: tuple[Rule, ...] = (
    Rule("L01", "E", "E-mail: 50–125 words, at most 150", "Boomerang, Duke", email_words),
    Rule("L02", "E", "Note: 200 characters, 300 with Premium", "LinkedIn", note_characters),
    Rule("L03", "E", "InMail: 400 characters, at most 1,900", "LinkedIn", inmail_characters),
    Rule("L04", "E", "Subject: 3–7 words, 50 characters", "Boomerang, Backlinko", subject_length),
    Rule("L05", "W", "The subject says who or why", SYNTHESIS, subject_says, True),
    Rule("L06", "W", "The link comes first", "Simon Fraser", hook_first),
    Rule("L07", "E", "One ask, one to three question marks", "Boomerang", one_ask, True),
    Rule("L08", "W", "The ask is a question", "The 2-Hour Job Search", ask_is_question, True),
    Rule("L09", "W", "15–30 minutes are named", "Tufts, Berkeley", time_box, True),
    Rule("L10", "E", "No ask for a job, referral or vacancy", "career services", no_job_ask, True),
    Rule("L11", "E", "No résumé and no attachment", "career services", no_attachment, True),
    Rule("L12", "E", "Why this person", "Duke", why_you),
    Rule("L13", "E", "Every claim stands in its source", SYNTHESIS, _grounding),
    Rule("L14", "W", "No flattery", "Boomerang", flattery, True),
    Rule("L15", "W", "Little about yourself", "Simon Fraser", self_talk, True),
    Rule("L16", "W", "No stock phrases", "career services", stock_phrases, True),
    Rule("L17", "I", "Plain words (English)", "Boomerang", reading_grade),
    Rule("L18", "E", "No guessed Mr, Ms or pronoun", SYNTHESIS, honorifics),
    Rule("L19", "I", 'An easy way to say "no"', SYNTHESIS, easy_out, True),
    Rule("L20", "E", "No placeholder; the name as printed", SYNTHESIS, placeholders),
    Rule("L21", "E", "Whoever is named has agreed", SYNTHESIS, third_parties),
    Rule("L22", "E", "One follow-up, after 7 business days", "Simon Fraser, Duke", followup_timing),
    Rule("L23", "E", "No inferred personal traits", SYNTHESIS, sensitive_traits, True),
    Rule("L24", "W", "A thankful close", "Boomerang", thankful_close, True),
    Rule("L25", "E", "Three times, in both zones", SYNTHESIS, proposed_times),
)  # fmt: skip
"""All rules, by id. A severity is the gravest that the rule gives."""

THRESHOLDS: Mapping[str, str] = {
    "L01": "W below {email_words_low} or above {email_words_high} words, E above"
    " {email_words_error}",
    "L02": "above {note_free} characters, {note_premium} with Premium",
    "L03": "body: W above {inmail_aim} characters, E above {inmail_body}; subject: E above"
    " {inmail_subject}",
    "L04": "E when empty; W outside {subject_words_low}–{subject_words_high} words or above"
    " {subject_characters} characters",
    "L06": "within the first two sentences",
    "L07": "E for none or a second ask, W above three question marks",
    "L09": "{minutes_low}–{minutes_high} minutes",
    "L12": "one fact beyond name, title and company",
    "L14": 'a second superlative or a second "!"',
    "L15": "more than two sentences, or more than half",
    "L17": "above grade {grade:g}",
    "L20": "E for a placeholder or another name, W for diacritics left out",
    "L22": "W before {followup_days} business days and for a second one, E for a third",
}
"""From where on a rule speaks, with the names of `models.Limits`; others: whenever it finds."""

AFTERWARDS: Mapping[str, str] = {
    "L01": "no fewest words",
    "L03": "the limit, not the aim",
    "L06": "not asked",
    "L07": "thanks, introducer: any ask is an error; yes: the choice of a time is the ask",
    "L08": "yes only",
    "L09": "yes only",
    "L12": "thanks: one point of the conversation; introducer: with whom it was; yes: not asked",
    "L13": "the conversation is a source; what they are said to have said stands in its notes, a"
    " quotation to the letter (E), a paraphrase by its words (W); off the record (E)",
    "L19": "not asked",
    "L21": "thanks: whom the reader named in the conversation may be named",
    "L22": "a hint: thanks a day after the conversation, the introducer two",
    "L24": "anywhere in the message; a warning in thanks",
    "L25": "yes only",
}
"""How a rule differs once somebody said yes: in a "yes", in "thanks" and for an "introducer"."""

_GRAVITY = {"E": 0, "W": 1, "I": 2}


def review(
    subject: str | None, body: str, case: Case
) -> tuple[tuple[Sentence, ...], tuple[Finding, ...]]:
    """All that the rules have to say about a message, gravest first, then by place.

    `subject` is None where the channel has none. Returns the sentences, each with where
    its facts come from, and the findings. The language is the text's own; where it has no
    word list, one hint says that the rules which live by words did not check.
    """
    message = read_message(body)
    sentences, found = ground(message, case)
    letter = Letter(subject, body, message, sentences, case, _lists(message.language))
    findings = list(found)
    for rule in RULES:
        findings += rule.check(letter)
    if letter.lexicon is None and sentences:
        findings.append(_not_checked(message.language))
    findings.sort(key=lambda item: (_GRAVITY[item.severity], item.part == "body", item.start))
    return sentences, tuple(findings)


def _lists(language: str) -> Lexicon | None:
    """The language's lists, where it has any for rules."""
    lists = lexicon(language)
    return lists if lists and lists.patterns else None


def _not_checked(language: str) -> Finding:
    skipped = ", ".join(rule.id for rule in RULES if rule.lexical)
    message = f"Not checked for this language ({language}): {skipped}."
    return whole(skipped[:3], "I", message, "Read the message once more with these rules in mind.")
