"""The lines of notes and the turns of a transcript, each with who speaks and of what.

Notes are read by their layout: headings, tags, labels before a colon, questions and answers,
times in the margin, the user's own lines. Of a transcript, the question last asked says what
an answer is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from assistant.craft.lexicon import level
from assistant.craft.likeness import asked_about
from assistant.craft.notes.layout import (
    HEADING_WORDS,
    is_title,
    marked_headings,
    presents,
    titles,
)
from assistant.craft.notes.silence import asks_silence
from assistant.craft.notes.voices import same_person, voices
from assistant.craft.notes.words import expression, find, whole
from assistant.craft.topics import heads, named
from assistant.insights import Speaker, Topic
from assistant.talks import Conversation

__all__ = ["Kind", "Line", "lines"]

Kind = Literal["said", "mine", "asked", "title", "heading"]


class Line(NamedTuple):
    """A line of notes or a turn: `text[start:end]` are its words, its label and marks left off.

    `topic` is what a heading, a label or the question before it says it is about. `first`
    says whether "I" is the one who speaks here, which in unlabelled notes is the user.
    """

    start: int
    end: int
    kind: Kind
    speaker: Speaker
    topic: Topic | None = None
    label: int = 0  # where the label begins that belongs to the words, else `start`
    noted: bool = True  # written down by the user; else as it was said
    off_record: bool = False
    first: Speaker = "unclear"
    at: float | None = None
    turn: int = 0
    late: bool = False  # near the end of notes without headings: where next steps stand

    @property
    def following(self) -> bool:
        """Whether next steps are told here: asked for, headed so, or at the end of notes."""
        return self.topic == "referrals_next" or self.late


_MARKS = re.compile(
    r"\s*(?:(?:!{2,}|-+>|=+>|→|>+|\+|[-–—*•]|\[[ xX]?\])\s+"
    r"|\((?=(?:me|ich|yo|moi|io|eu)\s?:)|(?:->|→)\s*)*"
)
_TAG = re.compile(r"#{1,6}\s*(?P<tag>[\w-]+)[:\s]*")
_LABEL = re.compile(
    r"(?P<label>[^\W\d_][^:=?!.;,\"“„]{0,38}?)\s*(?P<sign>:|=(?!>)|\s[-–—](?=\s))\s*(?=\S)"
)
_MARGIN = re.compile(r"\[?\(?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\)?\]?\s*(?:[-–—|:]\s*)?(?=\S)")
_OWN_INSIDE = re.compile(r"\s(?=\(?(?:me|me after|ich|yo|moi|io|eu)\s?:\s)", re.IGNORECASE)
# Words before "me" that make it no label: "don't quote me: …" is one sentence, and locked.
_OBJECT = re.compile(
    r"(?<!\w)(?:quot\w+|cit\w+|told|tell\w*|ask\w*|gave|giv\w+|show\w*|let|and|to|for|with"
    r"|about|from|of|by|ow\w+|promis\w+|offer\w+)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")
_PROSE = 25  # words; a shorter line that begins with what the user said tells nothing else
_BOLD = re.compile(r"(\*\*|__)[^*_]+\1:?")
_NUMBERED = re.compile(r"^(?:Q|F|P|Nr\.?|No\.?)?\s?\d{1,2}[.:)]\s+")
_OPENED = re.compile(
    r"([^.!?:,\"“„]{3,50})([.?])\s+(?=\S)"
)  # "Typical day? None." or "Money. Poor."
_STANDS_FOR = re.compile(
    r"(?<!\w)([A-Z][A-Za-z]{0,2}) ?= ?(him|her|them|me|myself|I|she|he|ich|sie|er|yo|ella|él"
    r"|moi|elle|lui)(?!\w)"
)
_LEGEND_LINES = 4
_LABEL_WORDS = 5
_LATE = 0.6  # of the lines
_MARGINS = 4  # lines that begin with a time, for the times to be a margin


def lines(conversation: Conversation, me: str | None, person: str | None) -> list[Line]:
    """Every line or turn in order, `me` and `person` as `voices` takes them."""
    starts, position = [], 0
    for turn in conversation.turns:
        starts.append(position)
        position += len(turn.text) + 1
    if conversation.speakers:
        return list(_spoken(conversation, starts, me, person))
    return list(_noted(conversation, starts, person))


def _spoken(
    conversation: Conversation, starts: list[int], me: str | None, person: str | None
) -> Iterator[Line]:
    sides = voices(conversation, me, person)
    topic: Topic | None = None
    for index, (turn, start) in enumerate(zip(conversation.turns, starts, strict=True)):
        side = sides[turn.speaker]
        if side == "user":
            topic = _asked_topic(turn.text, topic)
        kind: Kind = "mine" if side == "user" else "said"
        if turn.speaker is None and index == 0 and is_title(turn.text):
            kind = "title"
        yield Line(
            start,
            start + len(turn.text),
            kind,
            side,
            None if kind == "mine" else topic,
            start,
            noted=False,
            first=side,
            at=turn.start,
            turn=index,
        )


def _asked_topic(text: str, before: Topic | None) -> Topic | None:
    """What a turn of the user asks about; without a question, what was asked before."""
    questions = re.findall(r"[^.?!]*\?", text)
    if not questions:
        request = re.search(r"(?:tell me|curious|wanted to ask|walk me)\b.*", text, re.IGNORECASE)
        return (asked_about(request[0]) or before) if request else before
    for question in reversed(questions):
        topic = asked_about(question)
        if topic:
            return topic
    return None if len(" ".join(questions).split()) > HEADING_WORDS else before


def _noted(conversation: Conversation, starts: list[int], person: str | None) -> Iterator[Line]:
    above = titles(conversation, person)
    legend = _legend(conversation)
    margin = sum(bool(_MARGIN.match(turn.text)) for turn in conversation.turns) >= max(
        _MARGINS, len(conversation.turns) // 3
    )
    marked = marked_headings(conversation.source)
    topic: Topic | None = None
    locked = own = False
    for index, (turn, start) in enumerate(zip(conversation.turns, starts, strict=True)):
        if index in above:
            yield Line(start, start + len(turn.text), "title", "unclear", turn=index)
            continue
        if index < _LEGEND_LINES + 1 and presents(turn.text, person):
            yield Line(start, start + len(turn.text), "title", "unclear", turn=index)
            continue
        bare = _NUMBERED.sub("", turn.text.strip("*_= "))
        bold = _BOLD.fullmatch(turn.text.strip()) and len(bare.split()) <= HEADING_WORDS + 2
        if turn.text in marked or bold or (bare != turn.text.strip() and bare.endswith("?")):
            found = asked_about(bare)
            own = find("of_me", bare) is not None
            locked = asks_silence(turn.text)
            topic = found
            yield Line(
                start,
                start + len(turn.text),
                "heading",
                "unclear",
                found,
                start,
                off_record=locked,
                turn=index,
            )
            continue
        for begin, end in _parts(turn.text, legend):
            words = turn.text[begin:end]
            if not any(c.isalpha() for c in words) and not heads(words):
                continue
            line = _note(words, start + begin, margin, topic, person, legend)._replace(turn=index)
            if own and line.kind == "said":
                line = line._replace(kind="mine", speaker="user", first="user")
            if line.kind in ("heading", "asked"):
                own = find("of_me", words) is not None
                topic, locked = line.topic, line.kind == "heading" and line.off_record
            elif locked:
                line = line._replace(off_record=True)
            late = topic is None and index >= _LATE * len(conversation.turns)
            yield line._replace(late=late)


def _legend(conversation: Conversation) -> Mapping[str, Speaker]:
    """Who the letters stand for that notes explain: "K = him, N = me"."""
    found: dict[str, Speaker] = {}
    for turn in conversation.turns[:_LEGEND_LINES]:
        for match in _STANDS_FOR.finditer(turn.text):
            found[match[1]] = "user" if whole("me", match[2]) else "interviewee"
    return found


def _parts(text: str, legend: Mapping[str, Speaker]) -> Iterator[tuple[int, int]]:
    """A line is parted where somebody's label stands within it: "… alone me: noted"."""
    cuts = {
        match.end()
        for match in _OWN_INSIDE.finditer(text)
        if not _OBJECT.search(text, 0, match.start())
    }
    for name in legend:
        cuts |= {match.start() for match in re.finditer(rf"(?<=\s){re.escape(name)}:\s", text)}
    ordered = sorted(cuts)
    yield from zip([0, *ordered], [*ordered, len(text)], strict=True)


def _note(
    words: str,
    start: int,
    margin: bool,
    topic: Topic | None,
    person: str | None,
    legend: Mapping[str, Speaker],
) -> Line:
    """One line of notes; `topic` is that of the heading or question above it."""
    text = level(words)
    at = _MARGIN.match(text) if margin else None
    begin = at.end() if at else 0
    begin += _skipped(text[begin:])
    end = start + len(text)
    tag = _TAG.match(text, begin)
    if tag:
        return _tagged(text, start, tag, topic)
    rest = text[begin:].strip()
    if _is_heading(rest):
        hidden = asks_silence(rest)
        topic = asked_about(rest)
        return Line(start + begin, end, "heading", "unclear", topic, off_record=hidden)
    label = _LABEL.match(text, begin)
    if label and len(label["label"].split()) <= _LABEL_WORDS:
        found = _labelled(label, text, start, topic, person, legend)
        if found:
            return found
    opened = _OPENED.match(text, begin)
    about = opened and (asked_about(opened[1]) if opened[2] == "?" else heads(opened[1]))
    if opened and about:
        after = start + opened.end()
        return Line(after, end, "said", "interviewee", about, after, first="user")
    if rest.endswith("?") and len(rest.split()) <= 20 and not re.search(r"[.!](?=\s)", rest):
        return Line(start + begin, end, "asked", "user", asked_about(rest))
    if re.match(rf"(?:{expression('asked')})(?!\w)(?=.{{3,60}}$)", rest, re.IGNORECASE):
        return Line(start + begin, end, "asked", "user", asked_about(rest))
    if re.match(rf"(?:{expression('said_i')})(?!\w)", rest, re.IGNORECASE):
        opening, *answer = _SENTENCE_END.split(rest, maxsplit=1)
        if answer and len(rest.split()) >= _PROSE:  # "I asked about money. A tuning is …"
            about = asked_about(opening) or topic
            return Line(start + begin, end, "said", "interviewee", about, start, first="user")
        return Line(start + begin, end, "mine", "user", topic, start + begin, first="user")
    return Line(start + begin, end, "said", "interviewee", topic, start + begin, first="user")


def _tagged(text: str, start: int, tag: re.Match[str], topic: Topic | None) -> Line:
    end, name = start + len(text), tag["tag"].replace("_", " ").replace("-", " ")
    begin = tag.end()
    if begin >= len(text):
        return Line(start + tag.start(), end, "heading", "unclear", named(name))
    if whole("me", name):
        return Line(start + begin, end, "mine", "user", None, start + begin, first="user")
    if tag[0].startswith("# ") or tag[0].startswith("## "):
        return Line(
            start + tag.start("tag"), end, "heading", "unclear", named(text[tag.start("tag") :])
        )
    if whole("logistics", name):
        return Line(start + begin, end, "title", "unclear")
    found = heads(name) or named(name) or topic
    hidden = asks_silence(name)
    return Line(
        start + begin,
        end,
        "said",
        "interviewee",
        found,
        start + begin,
        off_record=hidden,
        first="user",
    )


def _labelled(
    label: re.Match[str],
    text: str,
    start: int,
    topic: Topic | None,
    person: str | None,
    legend: Mapping[str, Speaker],
) -> Line | None:
    """A line whose words before ":" or "=" say who speaks, or what it is about."""
    name, begin, end = label["label"].strip(), start + label.end(), start + len(text)
    if whole("me", name) or legend.get(name) == "user":
        return Line(begin, end, "mine", "user", topic, begin, first="user")
    colon = label["sign"] == ":"
    if colon and whole("asked", name):
        return Line(begin, end, "asked", "user", asked_about(text[label.end() :]))
    if colon and (whole("them", name) or legend.get(name) == "interviewee"):
        told = re.search(
            r"(?<!\w)(?:she|he|they|her|his|sie|er|ella|elle|il)(?!\w)", text, re.IGNORECASE
        )
        first: Speaker = "user" if told else "interviewee"
        return Line(begin, end, "said", "interviewee", topic, begin, first=first)
    if colon and not heads(name) and _is_speaker(name, person):
        return Line(begin, end, "said", "interviewee", topic, begin, first="interviewee")
    at = start + label.start()
    if asks_silence(name):
        return Line(at, end, "said", "interviewee", topic, at, off_record=True, first="user")
    found = heads(name) or (asked_about(name) if topic is None and colon else None)
    if found and colon:
        return Line(begin, end, "said", "interviewee", found, at, first="user")
    if found or (named(name) and topic is None):
        return Line(at, end, "said", "interviewee", found or named(name), at, first="user")
    return None


def _is_speaker(name: str, person: str | None) -> bool:
    if re.fullmatch(r"[A-Z]\.?", name):
        return True
    return bool(person) and len(name.split()) <= 3 and same_person(name, person or "")


def _is_heading(rest: str) -> bool:
    """Whether a line only says what follows: "SKILLS", "Werdegang", "Pay:", "asked about pay"."""
    rest = re.sub(r"\s*\([^()]*\)\s*:?$", "", rest)
    words = rest.split()
    if not words or len(words) > HEADING_WORDS or rest.endswith((".", ",")):
        return False
    if heads(rest):
        return True
    if asks_silence(rest) and rest.endswith(":"):
        return True
    letters = [c for c in rest if c.isalpha()]
    shouted = (
        len(letters) > 3 and rest.upper() == rest != rest.lower() and not re.search(r"\d", rest)
    )
    return shouted or (rest.endswith(":") and not re.search(r"\d", rest))


def _skipped(text: str) -> int:
    marks = _MARKS.match(text)
    return marks.end() if marks else 0
