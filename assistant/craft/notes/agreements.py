"""What was agreed: who promised what to whom, what is left to do, and by when.

A promise is said to the other side ("I'll send her my page"); an action is anything to do,
so every promise is one as well. "Can I send you …?" – "Yes, before Christmas" is a promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from assistant.craft.notes.claims import pieces_of
from assistant.craft.notes.dates import Due, due_in
from assistant.craft.notes.directed_promises import directed
from assistant.craft.notes.lines import Line
from assistant.craft.notes.listed_promises import Setting
from assistant.craft.notes.noted_promises import noted_promise
from assistant.craft.notes.off_record import Spans, overlaps
from assistant.craft.notes.spoken_promises import is_judged, spoken_promise
from assistant.craft.notes.wording import task_of
from assistant.craft.notes.words import find, matches
from assistant.craft.remarks import is_like
from assistant.craft.sentences import Piece, piece
from assistant.insights import Action, Owner, Promise

__all__ = ["Agreed", "agreements"]

_CLAUSES = re.compile(
    r"\s*(?:->|→)\s*|;\s+|,\s+(?:then |and )?(?=(?:will|sends?|e-?mails|texts|rings|calls"
    r"|forwards|writes|asks|checks|shares)\s)|\s(?:--|[-–—])\s|[,.:]\s+(?:and\s+)?(?=(?:she"
    r"|he|they|i|we|pa|er|sie|ich|ella|él|yo|elle|il|je)(?:'ll|'d)?\s)"
    r"|\s(?:and|und)\s(?=(?:she|he|i|we|ich|sie|er)(?:'ll|'d)?\s)|\.\s+(?=[A-Z])",
    re.IGNORECASE,
)
_LONG = 40  # words of a clause; more were dictated without a stop
_DICTATED = re.compile(
    rf"{_CLAUSES.pattern}|\s(?:(?:and|so|but|then|also)\s)*(?=(?:i|she|he|they)(?:'ll|'m going to"
    r"|'s going to| will| am going to| is going to| promised| offered| said (?:i|she|he)(?:'d|'ll)"
    r"| told (?:her|him) i(?:'d|'ll))\s)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\bI(?:'| (?!(?:sent|said|told)))|\bme:")
_HER = re.compile(r"\b(?:her|him|them|ihr|ihm|le|la|lui|gli)\b", re.IGNORECASE)
_ME = re.compile(r"\b(?:mir|mich|uns|mein\w*|nos|m'|nous|mi)\b", re.IGNORECASE)
_OWNER = re.compile(r"\W*(?:me|i|her|him|she|he|[A-Z]\w+)\W*", re.IGNORECASE)  # "me → send …"
_NO_PROMISE = re.compile(
    r"(?:if|when|whether|before|after|because|wenn|si|quand)\s+$|(?:n't|not|never|nicht)\s+\w*\s*$",
    re.IGNORECASE,
)


_OPENING = 3  # characters: a time that stands before this opens the line
_LISTED: Mapping[str, Owner] = {"listed_me": "me", "listed_them": "them"}


class Agreed(NamedTuple):
    """Everything agreed in a conversation, in the order it was said."""

    actions: tuple[Action, ...]
    promises: tuple[Promise, ...]


class _Found(NamedTuple):
    start: int
    end: int
    by: Owner
    promised: bool
    due: Due | None


def agreements(
    text: str, lines: list[Line], on: date, locked: Spans, person: str | None = None
) -> Agreed:
    """The promises and actions of a conversation with `person` on the day `on`."""
    actions: list[Action] = []
    promises: list[Promise] = []
    taken: list[tuple[int, int, Owner]] = []
    for found in _found(text, lines, on, person):
        if (found.start, found.end, found.by) in taken:
            continue
        taken.append((found.start, found.end, found.by))
        quote = text[found.start : found.end]
        common = {
            "quote": quote,
            "start": found.start,
            "end": found.end,
            "what": task_of(quote, found.due.text if found.due else None) or quote,
            "due_text": found.due.text if found.due else None,
            "due": found.due.day if found.due else None,
            "off_record": overlaps(locked, found.start, found.end),
        }
        actions.append(Action.model_validate({"owner": found.by, **common}))
        if found.promised:
            promises.append(Promise.model_validate({"by": found.by, **common}))
    return Agreed(tuple(actions), tuple(promises))


def _found(text: str, lines: list[Line], on: date, person: str | None) -> Iterator[_Found]:
    for index, line in enumerate(lines):
        if line.kind in ("title", "heading") or (line.kind == "asked" and not _is_spoken(line)):
            continue
        yield from _answered(text, lines, index, on)
        for part in _parts(text, line, person):
            found = _of_clause(line, part, on, _after(lines, index, text), person)
            if found:
                yield found


def _is_spoken(line: Line) -> bool:
    """Whether the words are as they were said; in notes "I" is the user, unless labelled."""
    return not (line.noted and line.first == "user")


def _parts(text: str, line: Line, person: str | None) -> Iterator[Piece]:
    """Sentences of speech; of notes, their clauses, since one line holds both sides' promises."""
    for sentence in pieces_of(text, line):
        if _is_spoken(line):
            yield sentence
            continue
        begin = sentence.start
        if directed(sentence.text, person, due=False) and len(sentence.text.split()) <= _LONG:
            yield sentence
            continue
        cuts = _CLAUSES if len(sentence.text.split()) <= _LONG else _DICTATED
        for cut in cuts.finditer(sentence.text):
            part = piece(text, begin, sentence.start + cut.start())
            if part and _OWNER.fullmatch(part.text):
                continue
            if part:
                yield part
            begin = sentence.start + cut.end()
        last = piece(text, begin, sentence.end)
        if last:
            yield last


def _of_clause(
    line: Line, part: Piece, on: date, answered: str, person: str | None
) -> _Found | None:
    due = due_in(part.text, on)
    promised = _promised_by(line, part.text, due, person)
    if promised:
        return _Found(part.start, part.end, promised, True, due)
    if _is_spoken(line) and line.speaker != "user":
        wanted = find("asked_of_me", part.text)
        if wanted and due and find("agreed", answered):
            return _Found(part.start, part.end, "me", True, due)
        return _Found(part.start, part.end, "me", False, due) if _looks_up(part.text) else None
    if _to_do(line, part.text, due):
        return _Found(part.start, part.end, "me", False, due)
    return None


def _promised_by(line: Line, words: str, due: Due | None, person: str | None) -> Owner | None:
    """Who promises something in these words, if anybody does."""
    if not _is_spoken(line):
        return _promised_in_notes(line, words, due, person)
    if line.speaker == "unclear":
        return None
    mine = line.speaker == "user"
    if spoken_promise(words, mine=mine, due=due is not None) or _vowed(words, mine=mine, due=due):
        return "me" if mine else "them"
    like = is_like("promise_me" if mine else "promise_them", words)
    if like and not words.rstrip().endswith("?") and not is_judged(words):
        return "me" if mine else "them"
    if not line.noted or not line.following or re.search(r"(?<!\w)I(?!\w)", words):
        return None
    return _promised_in_notes(line, f"she: {words}", due, person)  # "Ann: find out about …"


def _promised_in_notes(line: Line, words: str, due: Due | None, person: str | None) -> Owner | None:
    """As `_promised_by`, for what the user wrote, where "I" is the user."""
    if line.kind == "mine" and not re.match(r"\W*I(?!\w)", words):
        words = f"me: {words}"
    if due and due.start < _OPENING:  # "by Friday: send her the list"
        words = re.sub(r"^\W*:\s+", "", words[due.start + len(due.text) :]) or words
    told = directed(words, person, due=due is not None)
    if told:
        return told
    setting = Setting(line.following, line.topic == "referrals_next", due is not None)
    by = noted_promise(words, person, setting)
    if by == "me" and find("may_name", words) and not _FIRST.search(words):
        return None  # "tell him I sent you" is said of a referral
    if by or find("in_general", words):
        return by
    if setting.sure:
        listed = next((kind for kind in _LISTED if _opens(kind, words)), None)
        if listed:
            return _LISTED[listed]
    mine, theirs = _match("promise_me", words), _match("promise_them", words)
    if mine and (setting.sure or _HER.search(mine[0])):
        return "me"
    if theirs and (setting.sure or _ME.search(theirs[0])):
        return "them"
    return _like_a_promise(words) if setting.sure else None


def _like_a_promise(words: str) -> Owner | None:
    """Whose promise words of notes are like, where no rule says so; "I" is the user."""
    theirs, mine = is_like("promise_them", words), is_like("promise_me", words)
    if is_like("referral", words) or find("may_name", words) or find("no_name", words):
        return None  # whom to talk to is told alike
    if theirs and mine:
        return "me" if _FIRST.search(words) else "them"
    return "them" if theirs else "me" if mine else None


def _opens(kind: str, words: str) -> bool:
    """Whether words begin with what a kind says."""
    found = find(kind, words)
    return found is not None and not re.search(r"\w", words[: found.start()])


def _vowed(words: str, *, mine: bool, due: Due | None) -> bool:
    """Whether the speaker promises something in another language than English."""
    idle, sent = find("vow_idle", words), _match("promise_me", words)
    if sent and not (idle and idle.start() < sent.end() and sent.start() < idle.end()):
        return True
    if idle or _match("vow", words):
        return idle is None
    return (mine or due is not None) and _match("vow_mine", words) is not None


def _match(kind: str, words: str) -> re.Match[str] | None:
    """The first words of a kind that are neither denied nor a condition."""
    return next(
        (m for m in matches(kind, words) if not _NO_PROMISE.search(words[: m.start()])), None
    )


def _to_do(line: Line, words: str, due: Due | None) -> bool:
    """Whether words of the notes are something that the user means to do."""
    if line.topic == "referrals_next" and line.noted:
        meant = find("plan_me", words) or find("to_do", words)
        return bool(meant or ((due or line.kind == "mine") and not find("reaction", words)))
    meant = find("gotta", words)
    if line.noted and due and meant and not words[: meant.start()].strip(" -–>→("):
        return True
    plan = find("plan_me", words)
    sure = plan is not None and find("sure", plan[0]) is not None
    if line.kind == "mine":
        return sure if not line.noted else bool(plan or find("to_do", words))
    own = line.first == "user" and line.noted and re.match(r"\W*(?:I|I'll)\b", words)
    return bool(
        own and plan and (sure or due or line.late or re.search(r"should|must|need", words))
    )


def _looks_up(words: str) -> bool:
    return re.search(r"\blook (?:it|her|him|them) up\b", words, re.IGNORECASE) is not None


def _answered(text: str, lines: list[Line], index: int, on: date) -> Iterator[_Found]:
    """ "Can I send you my room?" – "Yes do, before Christmas": the answer makes it a promise."""
    line = lines[index]
    asked = find("can_i", text[line.start : line.end])
    if line.speaker != "user" or asked is None:
        return
    reply = next((x for x in lines[index + 1 : index + 2] if x.speaker != "user"), None)
    if reply is None or reply.kind not in ("said",):
        return
    first = pieces_of(text, reply)[:1]
    if first and _begins_agreeing(first[0].text):
        due = due_in(first[0].text, on) or due_in(text[line.start : line.end], on)
        yield _Found(line.start + asked.start(), first[0].end, "me", True, due)


def _begins_agreeing(words: str) -> bool:
    agreed = find("agreed", words)
    return agreed is not None and not words[: agreed.start()].strip(" \"'.,")


def _after(lines: list[Line], index: int, text: str) -> str:
    following = next((x for x in lines[index + 1 : index + 2]), None)
    return text[following.start : following.end] if following else ""
