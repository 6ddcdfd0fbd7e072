"""What of a model's answer stands in the conversation: nothing else becomes an insight.

A quote is looked for in the piece the model read. What the user said or thought is no
evidence; what the rules hold for hearsay, doubtful or off the record is so, whatever the
model says.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from assistant.craft.evidence import Place, flags, nearest
from assistant.craft.notes.certainty import basis_of, confidence_of
from assistant.craft.notes.entities import entities_of
from assistant.craft.notes.off_record import overlaps
from assistant.craft.notes.pay import pay_figures
from assistant.craft.notes.strength import weight_of
from assistant.craft.topics import chosen, scores
from assistant.insights import Debrief, Entity, Insight, Pay, Topic, Unsupported
from assistant.models import Span, plain
from assistant.talks import Conversation, Turn
from assistant.tasks.debrief_agreements import actions, promises, referrals
from assistant.tasks.debrief_answer import AnsweredInsight, AnsweredPay, AnsweredPiece
from assistant.tasks.debrief_known import Known, place_of, said_in

__all__ = ["supported"]

WORDS = 30  # of a statement
_PERIODS = {"hour", "day", "week", "month", "year"}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def supported(answer: AnsweredPiece, piece: Span, known: Known) -> Debrief:
    """What of an answer stands in its piece; the rest of its claims as unsupported."""
    text = known.conversation.text[piece.start : piece.end]
    read = Conversation(format=known.conversation.format, turns=(Turn(text=text),))
    insights, unsupported = list[Insight](), list[Unsupported]()
    for item in answer.insights:
        place = place_of(read, item.quote, piece.start)
        if not plain(item.statement):
            continue
        if place is None:
            near = nearest(read, item.quote)
            missing = Unsupported(statement=plain(item.statement), quote=item.quote, nearest=near)
            unsupported.append(missing)
        elif known.is_evidence(place):
            insights.append(_insight(item, place, known))
    return Debrief(
        insights=tuple(insights),
        actions=tuple(actions(answer.actions, read, piece.start, known)),
        referrals=tuple(referrals(answer.referrals, read, piece.start, known)),
        promises=tuple(promises(answer.promises, read, piece.start, known)),
        unsupported=tuple(unsupported),
    )


def _insight(item: AnsweredInsight, place: Place, known: Known) -> Insight:
    """One claim whose quote stands there; doubtful marks are the rules' where they have one."""
    twin, line = known.twin(place), known.line_of(place)
    statement = _statement(item.statement, place.quote, twin)
    topic, further = _topics(item, place.quote, twin)
    hearsay = "hearsay" in (basis_of(place.quote), twin and twin.basis)
    doubt = hearsay or "low" in (confidence_of(place.quote), twin and twin.confidence)
    off_record = item.off_record or overlaps(known.locked, place.start, place.end)
    identity = f"{place.start}\x00{place.end}\x00{statement}\x00{place.quote}"
    insight = Insight(
        id=hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:32],
        quote=place.quote,
        start=place.start,
        end=place.end,
        statement=statement,
        topic=topic,
        topics=further,
        at=line.at if line else None,
        speaker=line.speaker if line else "unclear",
        basis="hearsay" if hearsay else item.basis,
        stance=item.stance,
        toward=plain(item.toward),
        confidence="low" if doubt else "high",
        entities=tuple(_entities(item, place.quote)),
        pay=_pay(item.pay, place.quote, twin, about_pay=topic == "pay"),
        off_record=off_record,
        flags=flags(statement, place.quote),
    )
    points = scores(place.quote).get(topic, 0.0)
    weight = max(weight_of(insight, points), twin.weight if twin else 0)
    return insight.model_copy(update={"weight": weight})


def _statement(said: str, quote: str, twin: Insight | None) -> str:
    """The model's statement; one that is too long gives way to the rules', or to the quote."""
    said = plain(said)
    if len(said.split()) <= WORDS:
        return said
    return twin.statement if twin else " ".join(plain(quote).split()[:WORDS])


def _topics(
    item: AnsweredInsight, quote: str, twin: Insight | None
) -> tuple[Topic, tuple[Topic, ...]]:
    ranked = [item.topic] if item.topic else []
    if twin:
        ranked += [twin.topic]
    if not ranked:
        best, further = chosen(scores(f"{item.statement}\n{quote}"))
        ranked = [best or "day_to_day", *further]
    topics = [topic for topic in dict.fromkeys(ranked) if topic]
    return topics[0], tuple(topics[1:])


def _entities(item: AnsweredInsight, quote: str) -> Iterator[Entity]:
    """Those the rules find, and the model's that stand in the quote."""
    found = entities_of(quote)
    yield from found
    known = {one.text.casefold() for one in found}
    for one in item.entities:
        text = said_in(one.text, quote)
        if text and text.casefold() not in known:
            known.add(text.casefold())
            yield Entity(kind=one.kind, text=text)


def _pay(
    item: AnsweredPay | None, quote: str, twin: Insight | None, *, about_pay: bool
) -> Pay | None:
    """The figures the rules read, else the model's, if each of them stands in the quote."""
    if twin and twin.pay:
        return twin.pay
    read = pay_figures(quote, about_pay=about_pay)
    if read:
        return read[0].pay
    if item is None:
        return None
    values = [value for value in (item.low, item.high) if value is not None]
    said = _figures(quote)
    if not values or not all(value in said for value in values):
        return None
    currency = item.currency.strip().upper()
    return Pay.model_validate(
        {
            "low": item.low,
            "high": item.high,
            "currency": currency if re.fullmatch(r"[A-Z]{3}", currency) else None,
            "period": item.period if item.period in _PERIODS else None,
            "level": said_in(item.level, quote),
            "place": said_in(item.place, quote),
            "year": int(item.year) if item.year is not None and item.year in said else None,
        }
    )


def _figures(quote: str) -> set[float]:
    """The numbers of a quote, each also in thousands: "55-62k" holds 55,000 and 62,000."""
    found = set[float]()
    for number in _NUMBER.findall(quote):
        grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number)
        digits = re.sub(r"[.,]", "", number) if grouped else number.replace(",", ".")
        if digits.count(".") <= 1:
            found |= {float(digits), float(digits) * 1000}
    return found
