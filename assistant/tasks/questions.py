"""The plan of a conversation without a model: topics chosen, questions worded, slots filled.

What decides is who one talks to, what one is after, what the profile and the posting say, and
what earlier conversations have left open. The same input gives the same plan.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from assistant.craft.coverage_order import worth
from assistant.craft.plan_shape import Part, musts, parts, spares
from assistant.craft.questions import endings, questions, spoken, weight
from assistant.craft.topics import scores
from assistant.insights import Topic
from assistant.plans import Plan, Priority, Question, Slot, Source
from assistant.tasks.offline.wording import full_name, turned
from assistant.tasks.plan_brief import brief
from assistant.tasks.plan_choice import choose, fits
from assistant.tasks.plan_desk import Asked, Desk, chance, desk
from assistant.tasks.plan_wording import Choice, worded

__all__ = ["Asked", "desk", "plan"]

_LONG_TALK = 45  # minutes: there is time to ask what to read and where to go
_TOO_SOON = 6  # points that pay loses in a short talk with somebody who only looks around
_OWN_STEP = 1.5  # points by which their own path goes before their days
_TITLES = {
    "hello": "Thank them, say when you will stop, and who you are in one line",
    "opening": "An easy start",
    "core": "What you most want to know",
    "late": "Now that you know each other a little",
    "advice": "Advice for you",
    "closing": "Who else, your name, staying in touch. Stop on time",
}


def plan(asked: Asked) -> Plan:
    """The plan, with its brief. Every rule of `craft.call_plan` holds."""
    at = desk(asked)
    topics = _ranked(at)
    slots = []
    for part in parts(asked.minutes):
        found = list(_closing(at, part)) if part.kind == "closing" else _part(at, part, topics)
        at.chosen += found
        slots.append((part, found))
    priorities = _priorities(at, [choice for _, found in slots for choice in found])
    return Plan(
        id=hashlib.sha256(f"{at.seed}|{asked.minutes}|{asked.today}".encode()).hexdigest()[:32],
        person=asked.person,
        name=full_name(asked.contact),
        role=asked.role.title,
        goal=asked.goal,
        minutes=asked.minutes,
        on=asked.today,
        slots=tuple(_slot(at, part, found, priorities) for part, found in slots),
        brief=brief(asked, at.person),
    )


def _slot(
    at: Desk, part: Part, found: Sequence[Choice], priorities: Mapping[str, Priority]
) -> Slot:
    rank = get_args(Priority)
    asked = sorted(found, key=lambda choice: rank.index(priorities[choice.text]))
    return Slot(
        start=part.start,
        end=part.end,
        stage=part.stage,
        title=_TITLES[part.kind],
        questions=tuple(_question(at, choice, priorities[choice.text]) for choice in asked),
    )


def _question(at: Desk, choice: Choice, priority: Priority) -> Question:
    return Question(
        id=hashlib.sha256(f"{at.seed}|{choice.text}".encode()).hexdigest()[:16],
        text=choice.text,
        topic=choice.topic,
        priority=priority,
        why=at.views.why(choice, at.asked.left, priority, at.seed),
        sources=_sources(at, choice),
        probe=at.views.probe(choice, at.seed) or choice.probe,
    )


def _sources(at: Desk, choice: Choice) -> tuple[Source, ...]:
    """What a question rests on; where that is nothing of theirs, what is unknown or wanted."""
    found = (*choice.sources, *at.views.sources(choice.topic))
    if found:
        return tuple(dict.fromkeys(found))
    return (Source(kind="gap", text=questions()[choice.topic].title),)


# --- which topics -------------------------------------------------------------------------


def _ranked(at: Desk) -> list[tuple[float, Topic]]:
    """The topics worth asking, the best first: by what is unknown times who knows it
    (`coverage_order.worth`), by whom I talk to and what I am after, by what I care about."""
    asked = at.asked
    wished = {topic for wish in asked.criteria for topic in scores(wish)}
    found = []
    for number, topic in enumerate(get_args(Topic)):
        entry = questions()[topic]
        if topic == "referrals_next" or (entry.basic and at.person == "executive"):
            continue
        other = ["left"] * (topic in asked.left) + ["criterion"] * (topic in wished)
        if topic == "fit_setting" and "criterion" in at.terms:
            other.append("criterion")
        known = at.views.topics.get(topic)
        points = 2 * worth(topic, known, at.view, asked.goal, topic in at.counted)
        points += weight(topic, at.person, asked.goal, *other)
        points += 0.2 * _richness(at, topic) - 0.001 * number
        found.append((points, topic))
    return sorted(found, reverse=True)


def _richness(at: Desk, topic: Topic) -> float:
    """How much of the person and the role the best question of a topic can name."""
    return max((len(form.needs) for form in questions()[topic].forms if fits(at, form)), default=0)


def _part(at: Desk, part: Part, ranked: Sequence[tuple[float, Topic]]) -> list[Choice]:
    """The questions of one part: its own topics first, then what else may stand there."""
    found: list[Choice] = []
    for topic in _order(at, part, ranked):
        if len(found) == part.room:
            break
        if any(choice.topic == topic for choice in (*at.chosen, *found)):
            continue
        choice = choose(at, questions()[topic].forms, found)
        if choice is not None:
            found.append(choice)
        if topic == "fit_setting" and len(found) < part.room - 1:
            found += _second_criterion(at, found)
    return found


def _second_criterion(at: Desk, found: Sequence[Choice]) -> list[Choice]:
    """A second thing on my list, where there is room for it."""
    forms = [form for form in questions()["fit_setting"].forms if "criterion" in form.needs]
    several = len(at.terms.get("criterion", ())) > 1
    choice = choose(at, forms, found) if several else None
    return [choice] if choice else []


def _order(at: Desk, part: Part, ranked: Sequence[tuple[float, Topic]]) -> Iterator[Topic]:
    points = {topic: value for value, topic in ranked}
    stages = {topic: questions()[topic].stages for _, topic in ranked}
    kinds = {part.kind}
    if part.kind == "late" and not any(one.kind == "advice" for one in parts(at.asked.minutes)):
        kinds.add("advice")  # a short talk has no part of its own for it
        if at.asked.goal == "exploring":
            points["pay"] -= _TOO_SOON
    own = [topic for topic in stages if kinds & set(stages[topic])]
    if part.kind == "opening":
        # Story or day: which of the two is for the seed where they are worth the same.
        # A step that stands on their page is what only they can tell of.
        if at.terms.keys() & {"first", "former", "former_post"} and "path_in" in points:
            points["path_in"] += _OWN_STEP
        yield from sorted(own, key=lambda topic: -points[topic] - chance(at, f"open {topic}"))
        yield from [topic for _, topic in ranked if topic == "outlook"]  # with an executive
        return
    rest = [topic for _, topic in ranked if "core" in stages[topic] and topic not in own]
    if part.kind == "core":
        core = [topic for _, topic in ranked if "core" in stages[topic]]
        yield from sorted(core, key=lambda topic: 2 * ("advice" in stages[topic]) - points[topic])
        yield from [topic for _, topic in ranked if "opening" in stages[topic]]
        return
    # A core topic takes the place of a late one only where it is worth clearly more.
    yield from sorted([*own, *rest], key=lambda topic: -points[topic] - (4 if topic in own else 0))


def _closing(at: Desk, part: Part) -> Iterator[Choice]:
    """Who else to talk to, and leave to come back; with one question, both in its probe."""
    who = choose(at, endings("who"), ())
    if who is None:
        raise LookupError("taxonomy/questions.toml has no closing question that fits everybody")
    if part.room == 1:
        yield who._replace(probe=spoken("both_probe"))
        return
    yield who
    fitting = [form for form in endings("again") if fits(at, form)]
    again = turned(fitting, f"{at.seed}|again")[0]
    more = choose(at, endings("more"), [who]) if at.asked.minutes >= _LONG_TALK else None
    for choice in worded(again, at.terms):
        yield choice._replace(probe=more.text) if more else choice


# --- what must be asked -------------------------------------------------------------------


def _priorities(at: Desk, found: Sequence[Choice]) -> dict[str, Priority]:
    """Musts: the closing, the easy start, and the topics worth most; the least are spare."""
    points = {topic: value for value, topic in _ranked(at)}
    open_first = found[0]
    order = sorted(found, key=lambda choice: -points.get(choice.topic, 0))
    first = [choice for choice in order if choice.topic == "referrals_next"] + [open_first]
    order = [*first, *(choice for choice in order if choice not in first)]
    low = len(order) - spares(at.asked.minutes)
    most = musts(at.asked.minutes)
    return {
        choice.text: "must" if place < most else "spare" if place >= low else "if time"
        for place, choice in enumerate(order)
    }
