"""Rules about applications: L10, a job that is asked for, and L11, an attachment.

A sentence asks for a job in one of four ways: outright ("refer me", "your vacancies"); by a
wish that comes to one ("start with you", "recommend me"); by asking whether the reader's
side is hiring; by telling of a search and asking for leads. Questions of how, what and why
are about the work, and so is what somebody's own career holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.craft.lexicon import level
from assistant.craft.names import tokens
from assistant.craft.rules.letter import Letter, at, is_question, place_in, place_of
from assistant.models import Finding, Sentence

Hit = tuple[Sentence, re.Match[str]]


def no_job_ask(letter: Letter) -> Iterator[Finding]:
    """L10. No job, internship, referral or vacancy is asked of the recipient.

    What is denied, past or disclosed ("I plan to apply in May") is no ask, nor are the
    recipient's own job and employer. The subject counts like a sentence.
    """
    if (lexicon := letter.lexicon) is None:
        return
    message = "This asks for a job or for help in getting one."
    mend = "Ask about the work; leave the job out of this message."
    subject = letter.subject or ""
    asked = lexicon.find("job_ask", subject)
    if asked and not lexicon.find("negation", subject):
        yield at("L10", "E", place_in(subject, *asked.span()), message, mend, "subject")
    for found in (_outright, _wished, _joining, _vacancies, _leads):
        for sentence, match in found(letter):
            if not letter.denied(sentence, match):
                yield at("L10", "E", place_of(sentence, match), message, mend)
                return


def _outright(letter: Letter) -> Iterator[Hit]:
    """What asks for a job by its words alone; "what do you look for when you hire" does not."""
    for sentence, found in letter.hits("job_ask"):
        hiring = _named(letter, "hiring_word", found[0]) and _learns(letter, sentence, found)
        if not (hiring or _named(letter, "career", found[0])):
            yield sentence, found
    yield from letter.hits("handler")  # who is in charge of hiring


def _wished(letter: Letter) -> Iterator[Hit]:
    """Wishes and questions that come to a job; not where what is asked is how or what."""
    for name in ("job_hint", "job_wanted", "vacancy"):
        for sentence, found in letter.hits(name):
            before = level(sentence.text)[: found.start()]
            if not _wishes(letter, sentence) or _learns(letter, sentence, found):
                continue
            if _OF_LIKING.search(before):
                continue
            if name != "job_hint" and (
                _named(letter, "own", before) or _named(letter, "career", sentence.text)
            ):
                continue
            if name == "job_wanted" and not _is_theirs(letter, sentence):
                continue
            yield sentence, found


def _joining(letter: Letter) -> Iterator[Hit]:
    """The sender's wish to work on the reader's side: "I'd love to contribute to your team"."""
    for sentence, found in letter.hits("join"):
        rest = re.split(r"[,.;:?!]", sentence.text[found.end() : found.end() + 40])[0]
        theirs = any(
            _named(letter, "beside", part) or _names_employer(letter, part)
            for part in (found[0], rest)
        )
        indirect = _named(letter, "learning", found[0]) or _OF_OTHERS.search(found[0])
        learns = indirect or _learns(letter, sentence, found)
        if theirs and not learns and _wishes(letter, sentence):
            yield sentence, found


_OF_LIKING = re.compile(  # "whether you like working in your team"
    r"\b(?:if|whether|ob|si|se) (?:\w+ ){0,3}?"
    r"(?:enjoy|like|love|prefer|mögen|gern|aim|préf|gusta|gosta|piac|prefier)\w*",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(  # "I wonder whether you like working …": somebody else's work
    r"\b(?:if|whether|that|when|while|ob|dass|als|si|que|quand|cuando|se|quando|che)\b"
    r"(?! (?:i|ich|je|j['’]|pudiera|podría|puedo|potessi|posso|pudesse|poderia)\b)",
    re.IGNORECASE,
)


def _vacancies(letter: Letter) -> Iterator[Hit]:
    """Whether the reader's side is hiring."""
    for sentence, found in letter.hits("hiring"):
        if _wishes(letter, sentence) and not _learns(letter, sentence, found):
            yield sentence, found


def _leads(letter: Letter) -> Iterator[Hit]:
    """A search that is told, with a wish for help in it: in this sentence or the next."""
    for index, sentence in enumerate(letter.sentences):
        if not letter.has("seeking", sentence):
            continue
        for item in letter.sentences[index : index + 2]:
            found = letter.lexicon.find("leads", item.text) if letter.lexicon else None
            if found and _wishes(letter, item) and not _learns(letter, item, found):
                yield item, found


def _named(letter: Letter, name: str, text: str) -> bool:
    return letter.lexicon is not None and letter.lexicon.find(name, text) is not None


def _wishes(letter: Letter, sentence: Sentence) -> bool:
    """Whether the sentence asks, hopes or wishes."""
    return is_question(sentence) or any(letter.has(name, sentence) for name in ("request", "hope"))


def _learns(letter: Letter, sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether "how", "what" or "why" governs what was found."""
    if letter.lexicon is None:
        return False
    governing = letter.lexicon.find("learning", sentence.text)
    return governing is not None and governing.start() <= found.start()


def _is_theirs(letter: Letter, sentence: Sentence) -> bool:
    """Whether the sentence speaks of the reader's side: "your team", or the employer's name."""
    return letter.has("theirs", sentence) or _names_employer(letter, sentence.text)


def _names_employer(letter: Letter, text: str) -> bool:
    """Whether the text names the reader's employer, by its first word."""
    contact = letter.case.contact
    post = contact.current if contact else None
    employer = set(tokens(post.company.text)[:1]) if post and post.company else set()
    return bool(employer & set(tokens(text)))


def no_attachment(letter: Letter) -> Iterator[Finding]:
    """L11. No résumé, no attachment: none sent, offered or to be read; a link is fine."""
    for found in (_attached, _conveyed):
        for sentence, match in found(letter):
            if not (letter.denied(sentence, match) or letter.has("elsewhere", sentence)):
                message = "A résumé or an attachment makes this an application."
                mend = "Leave it out; a link to your profile in the signature is enough."
                yield at("L11", "E", place_of(sentence, match), message, mend)
                return


def _attached(letter: Letter) -> Iterator[Hit]:
    """What is attached, offered or to be read by its words alone."""
    yield from letter.hits("attachment")


def _conveyed(letter: Letter) -> Iterator[Hit]:
    """Papers of the sender's that come with the message, follow it or lie behind a link."""
    for sentence, match in letter.hits("papers"):
        conveyed = [found for item, found in letter.hits("conveyed") if item == sentence]
        if conveyed and not any(_refused(letter, sentence, found) for found in conveyed):
            yield sentence, match


def _refused(letter: Letter, sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether a negation stands before what was found, or as its next word."""
    following = re.match(r"\W*(\w+)", sentence.text[found.end() :])
    after = following is not None and _named(letter, "negation", following[1])
    return after or letter.denied(sentence, found)
