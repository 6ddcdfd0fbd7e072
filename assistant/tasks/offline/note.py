"""Connection notes without a model: one hook, one ask, in two or three hundred characters."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.craft.english import is_sentence
from assistant.tasks.offline.claims import Claim, slots_of
from assistant.tasks.offline.desk import Desk, day, greeting, run, signature
from assistant.tasks.offline.me import wish
from assistant.tasks.offline.sentences import me_in_words, worded
from assistant.tasks.offline.wording import data, full_name, sentence

_WEAK = frozenset({"at", "place", "skill", "language"})


def notes(at: Desk) -> Iterator[tuple[int, str]]:
    """Notes within the limit, each with what it lacks: the two best for every hook."""
    case, limits = at.case, at.case.limits
    limit = limits.note_premium if case.request.premium else limits.note_free
    for rank, item in enumerate([*at.claims[:12], *_cheap(at), None]):
        weak = item is None or item.hook.kind in _WEAK or _is_scrap(item)
        fitting = [pair for pair in _notes(at, item) if len(pair[1]) <= limit]
        for cost, body in sorted(fitting, key=lambda pair: pair[0])[:2]:
            yield cost + 2 * (rank + (14 if weak else 0)), body


def _is_scrap(item: Claim) -> bool:
    """Whether only words without a verb, or in another language, could be quoted."""
    clause = item.hook.clause
    return item.kind == "said" and clause is not None and not is_sentence(clause.text)


def _notes(at: Desk, item: Claim | None) -> Iterator[tuple[int, str]]:
    """Every note that opens with `item`, with what was left out."""
    for start_cost, start in enumerate(_starts(at, item)):
        if item and item.kind == "shared" and item.slots["company"] not in start:
            start_cost += 8  # a school alone is shared by everybody who went there
        for mine_cost, mine in _mine(at):
            for ask_cost, asked in enumerate(_asks(at)):
                yield start_cost + mine_cost + ask_cost, _note(at, start, mine, asked)


def _cheap(at: Desk) -> list[Claim]:
    """Facts of few words, for long names and narrow limits."""
    rest = [item for item in at.claims[12:] if item.hook.beyond]
    return sorted(rest, key=lambda item: len(item.you))[:2]


def _note(at: Desk, *parts: str) -> str:
    return "\n".join(line for line in (greeting(at), run(*parts), signature(at)) if line)


def _mine(at: Desk) -> Iterator[tuple[int, str]]:
    """What of my side goes in, and what it costs to leave the rest out."""
    me, kind = at.case.me, at.case.request.kind
    who, hope = me_in_words(at), wish(me.learn)
    if kind in {"request", "blurb"} and who and hope:
        both = (
            f"{who} and would like to {hope}"
            if "," not in who and " and " not in who
            else f"{who}, and I would like to {hope}"
        )
        yield 0, sentence(both)
    if kind != "follow-up" and hope:
        yield 3, at.pen.filled("I would like to {wish}.", {"wish": hope})
    if kind in {"request", "blurb"} and who:
        yield 4, sentence(who)
    yield 9, ""


def _asks(at: Desk) -> list[str]:
    slots = {"minutes": at.minutes}
    if at.case.request.kind == "introduction":
        return [at.pen.filled(option, slots) for option in data()["through_note"]["any"]]
    return [at.pen.filled(option, slots) for option in data()["ask_note"]["any"]]


def _starts(at: Desk, item: Claim | None) -> Iterator[str]:
    """The hook in one sentence, with and without what I would like to hear."""
    request = at.case.request
    lead = at.lead
    if request.kind == "introduction":
        yield from _through(at, item)
    elif item is None:
        again = "I wrote to you a while ago" if request.kind == "follow-up" else lead
        yield sentence(again) if again else ""
    else:
        key = "start_note"
        if request.kind == "follow-up":
            key = "again_note"
        elif lead:
            key = "lead_note"
        slots = worded(item) | {"lead": lead, "date": day(request.sent)}
        for option in data()[key][item.kind]:
            if all(slots.get(name) for name in slots_of(option)):
                yield sentence(at.pen.filled(option, slots))


def _through(at: Desk, item: Claim | None) -> Iterator[str]:
    name = full_name(at.case.contact) or "somebody"
    if item is None:
        yield f"I hope to talk to {name}."
        return
    again = item.they if at.pen.who == name else item.they.replace(at.pen.who, name, 1)
    yield sentence(f"I hope to talk to {name}: {item.they}")
    yield sentence(again)
