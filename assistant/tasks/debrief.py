"""From a conversation to what it taught, without a model: insights with their evidence.

Every quote is cut out of `Conversation.text`, so it stands there; the statement is the note
itself, cleaned; topics are told by the words, by the question asked and, with an embedder, by
nearness to examples. The same conversation gives the same debrief, ids included.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from assistant.craft.evidence import flags
from assistant.craft.likeness import Learnt, known_vectors, learn, likeness
from assistant.craft.notes.agreements import agreements
from assistant.craft.notes.certainty import basis_of, confidence_of
from assistant.craft.notes.claims import Claim, claims_of, stands_alone
from assistant.craft.notes.entities import entities_of
from assistant.craft.notes.lines import Line, lines
from assistant.craft.notes.off_record import Spans, locked, overlaps
from assistant.craft.notes.referrals import referrals
from assistant.craft.notes.reflections import is_of_user, is_reaction, reflections
from assistant.craft.notes.stance import stance_of, toward_of
from assistant.craft.notes.strength import weight_of
from assistant.craft.notes.wording import statement_of
from assistant.craft.notes.words import language_of
from assistant.craft.topics import chosen, examples, heads, scores
from assistant.errors import ModelStopped
from assistant.insights import Debrief, Insight, Quoted, Topic
from assistant.talks import Conversation
from assistant.tasks.ports import Embed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["debrief"]

_ASKED = 3.0  # points for the topic that was asked about, or that a heading names
_CLEAR_SPOKEN = 1.5  # points by words that a short answer needs, to be more than talk
_CLEAR_TALK = 4.5  # points by words and likeness of speech that answers no question of a topic
_LONG_TURN = 120  # words; of interviews nine turns of ten are shorter, in podcasts one of ten
_PART = 96  # claims between two looks at whether to go on: half a second's work
_SHORT_SPOKEN = 6  # words; a shorter answer needs clear words of its own


Item = TypeVar("Item")


class _Draft(NamedTuple):
    """A claim, and the points each topic has for it."""

    claim: Claim
    points: Mapping[Topic, float]


def debrief(
    conversation: Conversation,
    *,
    me: str | None,
    person: str | None,
    on: date,
    embed: Embed | None = None,
    told: Callable[[int, int], None] = lambda _part, _of: None,
    stop: Callable[[], bool] = lambda: False,
) -> Debrief:
    """Everything that can be drawn from a conversation by rules.

    `me` is the user's label in a transcript, `person` the name of the one interviewed, `on` the
    day of the conversation, from which due dates are counted. Without `embed`, topics are told
    by words alone. Insights stand in the order of the conversation; `weight` says how much
    each tells.

    `told` hears which part of a long text is read now, and of how many; `stop` is asked before
    each. Raises ModelStopped where it says so.
    """
    text = conversation.text
    read = lines(conversation, me, person)
    _heed(stop)
    hidden = locked(text, read)
    agreed = agreements(text, read, on, hidden, person)
    named = referrals(text, read, person, hidden)
    own = reflections(text, read, hidden)
    taken: list[Quoted] = [*agreed.promises, *agreed.actions, *named, *own]
    language = language_of(text)
    heard = None if embed is None else _Heard(embed, told, stop)
    drafts = _drafts(text, read, taken, hidden, heard, stop)
    return Debrief(
        insights=tuple(_insight(text, draft, hidden, language) for draft in _heeding(drafts, stop)),
        actions=agreed.actions,
        referrals=tuple(named),
        promises=agreed.promises,
        reflections=tuple(own),
    )


def _heed(stop: Callable[[], bool]) -> None:
    if stop():
        raise ModelStopped("The reading was stopped.", "Start it again when you like.")


def _heeding(items: Iterable[Item], stop: Callable[[], bool]) -> Iterator[Item]:
    """The items, until the reading is to stop."""
    for item in items:
        _heed(stop)
        yield item


class _Heard(NamedTuple):
    """An embedder that reads in parts, tells which, and asks before each whether to go on."""

    embedder: Embed
    told: Callable[[int, int], None]
    stop: Callable[[], bool]

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        starts = range(0, max(1, len(texts)), _PART)
        found = []
        for part, start in enumerate(starts, 1):
            _heed(self.stop)
            self.told(part, len(starts))
            found.append(self.embedder.embed(texts[start : start + _PART]))
        return np.concatenate(found)


def _drafts(
    text: str,
    read: Sequence[Line],
    taken: Sequence[Quoted],
    hidden: Spans,
    embed: _Heard | None,
    stop: Callable[[], bool],
) -> list[_Draft]:
    """The claims that tell something, with the points of their topics."""
    found = [
        claim
        for line in _heeding(read, stop)
        for claim in claims_of(text, line)
        if not _is_taken(text, claim, taken, hidden)
    ]
    near = _near([text[claim.start : claim.end] for claim in found], embed)
    out: list[_Draft] = []
    for claim, vector in zip(_heeding(found, stop), near, strict=True):
        said = scores(text[claim.start : claim.end])
        points = {
            topic: said.get(topic, 0.0) + vector.get(topic, 0.0) for topic in {*said, *vector}
        }
        clear = max(points.values(), default=0.0)
        if claim.line.topic and claim.line.topic != "referrals_next":
            points[claim.line.topic] = points.get(claim.line.topic, 0.0) + _ASKED
        if claim.pay:
            points["pay"] = points.get("pay", 0.0) + _ASKED
        if overlaps(hidden, claim.start, claim.end) or _tells(text, claim, said, clear):
            out.append(_Draft(claim, points))
    return out


def _near(texts: Sequence[str], embed: _Heard | None) -> list[dict[Topic, float]]:
    if not texts:
        return []
    vectors = None if embed is None else embed.embed(texts)
    return likeness(_learnt(embed.embedder if embed else None), texts, vectors)


_LEARNT: dict[str, Learnt] = {}  # by the embedder's id: its vectors of the examples never change


def _learnt(embed: Embed | None) -> Learnt:
    """What the examples teach; an embedder of the user's own reads them once a process."""
    key = embed.id if embed else ""
    if key not in _LEARNT:
        known = None if embed is None else known_vectors(embed.id)
        if embed is not None and known is None:
            known = embed.embed([text for _, text in examples()])
        _LEARNT[key] = learn(known)
    return _LEARNT[key]


def _is_taken(text: str, claim: Claim, taken: Sequence[Quoted], hidden: Spans) -> bool:
    """Whether a claim is a promise, a referral or the user's own reaction instead."""
    if overlaps(hidden, claim.start, claim.end):
        return False
    words = text[claim.start : claim.end]
    if is_reaction(words, claim.line) or is_of_user(words, claim.line):
        return True
    size = claim.end - claim.start
    for other in taken:
        shared = min(claim.end, other.end) - max(claim.start, other.start)
        if shared * 2 > min(size, other.end - other.start) and shared * 2 > size:
            return True
    return claim.line.topic == "referrals_next" and claim.line.noted


def _tells(text: str, claim: Claim, said: Mapping[Topic, float], clear: float) -> bool:
    """Whether a claim is more than talk: always in notes, in speech if it answers or is clear.

    `said` are the points by words, `clear` the most that a topic has by words and likeness. A
    long turn is a story of which a part answers: its sentences must be clear by themselves.
    """
    line = claim.line
    if line.noted or claim.pay:
        return True
    words = text[claim.start : claim.end]
    asked = line.topic is not None and line.topic != "referrals_next"
    if asked and len(text[line.start : line.end].split()) <= _LONG_TURN:
        return (
            max(said.values(), default=0.0) >= _CLEAR_SPOKEN or len(words.split()) >= _SHORT_SPOKEN
        )
    return clear >= _CLEAR_TALK and stands_alone(words)


def _insight(text: str, draft: _Draft, hidden: Spans, language: str) -> Insight:
    claim, line = draft.claim, draft.claim.line
    quote = text[claim.start : claim.end]
    topic, further = chosen(draft.points)
    topic = topic or line.topic or "company"
    stance = stance_of(quote, topic)
    label = line.start - claim.start if claim.start < line.start < claim.end else 0
    bare = label and heads(quote[:label]) is not None
    told = line.first == "interviewee"
    statement = statement_of(
        quote, topic=topic, told=told, label=label if bare else 0, language=language
    )
    insight = Insight(
        id=_id(quote, claim.start),
        statement=statement or quote,
        topic=topic,
        topics=further,
        quote=quote,
        start=claim.start,
        end=claim.end,
        at=line.at,
        speaker=line.speaker,
        basis=basis_of(quote),
        stance=stance,
        toward=toward_of(quote, stance),
        confidence=confidence_of(quote),
        entities=entities_of(quote),
        pay=claim.pay,
        off_record=overlaps(hidden, claim.start, claim.end),
        flags=flags(statement, quote),
    )
    return insight.model_copy(update={"weight": weight_of(insight, draft.points.get(topic, 0.0))})


def _id(quote: str, start: int) -> str:
    return hashlib.sha256(f"{start}\n{quote}".encode()).hexdigest()[:16]
