"""Rules about length and the subject line: L01–L05, L17."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from assistant.craft.lexicon import all_words, level
from assistant.craft.message import length, words
from assistant.craft.rules.letter import Letter, at, place_in, printed, said, whole
from assistant.models import AskingKind, Finding


def email_words(letter: Letter) -> Iterator[Finding]:
    """L01. Words between greeting and signature of an e-mail: aim at 50–125, never above 150.

    Follow-ups and blurbs may be shorter: what they lean on was said before, or is said
    by the one who forwards. Limits in words are scaled for languages without blanks.
    """
    limits, request = letter.case.limits, letter.case.request
    if request.channel != "email":
        return
    count = length(letter.prose, letter.message.language)
    shorten = "Cut what the reader does not need in order to say yes or no."
    if count > limits.email_words_error:
        error = limits.email_words_error
        yield whole("L01", "E", f"{count} words; above {error} few people read on.", shorten)
    elif count > limits.email_words_high:
        high = limits.email_words_high
        yield whole("L01", "W", f"{count} words; answers fall above {high}.", shorten)
    elif count < limits.email_words_low and letter.kind in ("request", "introduction"):
        low = limits.email_words_low
        mend = "Say why this person, and what you would like to ask."
        yield whole("L01", "W", f"{count} words; below {low} the reader learns little.", mend)


def note_characters(letter: Letter) -> Iterator[Finding]:
    """L02. All characters of a LinkedIn connection note: 200 free, 300 with Premium."""
    request, limits = letter.case.request, letter.case.limits
    if request.channel != "note":
        return
    limit = limits.note_premium if request.premium else limits.note_free
    count = len(letter.body.strip())
    if count > limit:
        over = place_in(letter.body, _offset(letter.body, limit), len(letter.body.rstrip()))
        message = f"{count} characters; LinkedIn takes {limit}."
        yield at("L02", "E", over, message, f"Cut {count - limit} characters: one hook, one ask.")


def inmail_characters(letter: Letter) -> Iterator[Finding]:
    """L03. An InMail: body limit 1,900 characters, aim 400 where it is the first; subject 200."""
    limits, subject = letter.case.limits, letter.subject or ""
    if letter.case.request.channel != "inmail":
        return
    if len(subject.strip()) > limits.inmail_subject:
        message = f"The subject has {len(subject.strip())} characters; the limit is "
        over = place_in(subject, _offset(subject, limits.inmail_subject), len(subject.rstrip()))
        message += f"{limits.inmail_subject}."
        yield at("L03", "E", over, message, "Shorten the subject.", "subject")
    count = len(letter.body.strip())
    if count > limits.inmail_body:
        over = place_in(
            letter.body, _offset(letter.body, limits.inmail_body), len(letter.body.rstrip())
        )
        message = f"{count} characters; LinkedIn takes {limits.inmail_body}."
        yield at("L03", "E", over, message, f"Cut {count - limits.inmail_body} characters.")
    elif count > limits.inmail_aim and letter.kind in get_args(AskingKind):
        message = f"{count} characters; short InMails, up to {limits.inmail_aim}, get more answers."
        yield whole("L03", "W", message, "Keep the hook, one line about yourself and the ask.")


def _offset(text: str, limit: int) -> int:
    """Where in `text` the first character above `limit` stands, leading blanks not counted."""
    return len(text) - len(text.lstrip()) + limit


def subject_length(letter: Letter) -> Iterator[Finding]:
    """L04. A subject of 3–7 words and at most 50 characters; never empty."""
    limits, subject = letter.case.limits, letter.subject
    if not _has_subject(letter):
        return
    if subject is None or not subject.strip():
        mend = "Name the link between you, or what you would like to ask about."
        yield whole("L04", "E", "The subject is empty.", mend, "subject")
        return
    low, high = limits.subject_words_low, limits.subject_words_high
    bare = _without_reply_mark(subject)
    count, letters = length(bare, letter.message.language), len(subject.strip())
    place = place_in(subject, 0, len(subject))
    if letters > limits.subject_characters:
        message = f"{letters} characters; phones show about {limits.subject_characters}."
        yield at("L04", "W", place, message, "Shorten the subject.", "subject")
    elif not low <= count <= high:
        message = f"The subject has {count} words; {low} to {high} are opened most."
        yield at("L04", "W", place, message, f"Write {low} to {high} words.", "subject")


def subject_says(letter: Letter) -> Iterator[Finding]:
    """L05. The subject says who or why: not only "Hello", "Inquiry" or "Coffee chat"."""
    subject = letter.subject
    if not _has_subject(letter) or not subject or letter.lexicon is None:
        return
    generic = all_words("generic") | all_words("stop")  # a subject may be in another language
    said_words = [word.strip(".,:;!?¿¡\"'«»“”()…").lower() for word in words(level(subject))]
    if said_words and all(word in generic for word in said_words):
        place = place_in(subject, 0, len(subject))
        message = "This subject could stand on anybody's message."
        mend = "Name the person who sent you, the place you share, or the thing you ask about."
        yield at("L05", "W", place, message, mend, "subject")


def _has_subject(letter: Letter) -> bool:
    """E-mail and InMail have one; a blurb is pasted into somebody else's message."""
    return letter.case.request.channel in ("email", "inmail") and (
        letter.kind != "blurb" or bool(letter.subject and letter.subject.strip())
    )


def _without_reply_mark(subject: str) -> str:
    return re.sub(r"^\s*(?:re|fwd?|aw|wg|tr|rv|res|enc|r|i)\s*:\s*", "", subject, flags=re.I)


def reading_grade(letter: Letter) -> Iterator[Finding]:
    """L17. A hint above grade 8 (Flesch-Kincaid; English only).

    Names, numbers and addresses are left out: nobody can shorten "Northumberland
    Infrastructure Authority". Syllables are counted by hyphenation, without a download.
    """
    if letter.message.language != "en" or len(letter.sentences) < 3:
        return
    known = f"{printed(letter.case.contact)}\n{said(letter.case)}".lower()
    counted: list[str] = []
    for sentence in letter.sentences:
        for index, word in enumerate(words(sentence.text)):
            bare = re.sub(r"[^A-Za-z'-]", "", word)
            name = index > 0 and bare[:1].isupper() and bare != "I"
            if bare and not name and not (bare[0].isupper() and bare.lower() in known):
                counted += [part for part in bare.split("-") if part]
    if not counted:
        return
    syllables = sum(_syllables(word.lower()) for word in counted)
    grade = 0.39 * len(counted) / len(letter.sentences) + 11.8 * syllables / len(counted) - 15.59
    if grade > letter.case.limits.grade:
        message = f"Reads at school grade {grade:.0f}; plain messages get more answers."
        yield whole("L17", "I", message, "Shorter sentences, shorter words.")


def _syllables(word: str) -> int:
    """Syllables of an English word: hyphenation points, and groups of vowels where it has few."""
    stripped = re.sub(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$", "", word.replace("'", ""))
    groups = max(1, len(re.findall(r"[aeiouy]+", stripped)))
    return max(groups, str(_hyphenation().inserted(word)).count("-") + 1)


@cache
def _hyphenation() -> Any:
    import pyphen

    return pyphen.Pyphen(lang="en_US")
