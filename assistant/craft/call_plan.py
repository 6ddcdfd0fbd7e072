"""The rules of a plan, whoever wrote it: that it fits its minutes, keeps its order and its end.

`check` looks at the whole and, through `question_rules`, at each question. The ids are listed
with what they ask in `RULES` and in docs/call-plan.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from assistant.craft.common_ground import keys
from assistant.craft.lexicon import level
from assistant.craft.names import stem, tokens
from assistant.craft.path import employer_of, sure
from assistant.craft.plan_setting import PlanFinding, Setting
from assistant.craft.plan_shape import bounds, late_from, musts
from assistant.craft.question_rules import late_by_words, of_question
from assistant.craft.questions import questions
from assistant.insights import Topic
from assistant.models import Severity
from assistant.plans import Plan, Question, Slot, Source

__all__ = [
    "RULES",
    "PlanFinding",
    "Setting",
    "asks_who_else",
    "check",
    "names_something",
    "of_question",
    "stands",
]

RULES: Mapping[str, str] = {
    "P01": "The slots follow each other without gaps, from 0 to the end",
    "P02": "As many questions as fit: 4 in 15 minutes, 6–8 in 25, 10–12 in 45, 12 in 60",
    "P03": "The closing slot is kept: who else, may I use your name, may I follow up",
    "P04": "An easy start: how they got here, or what the days are like",
    "P05": "Pay comes late: from minute 12 of 25",
    "P06": "Leaving and unadvertised roles come late too",
    "P07": "Nothing that the profile or the posting already answers",
    "P08": "Nothing that asks for a job",
    "P09": "An earlier view is a probe, never the question",
    "P10": "No name or employer of anybody you talked to",
    "P11": "No view told to a colleague of the only one who said it",
    "P12": "No gender, nothing personal",
    "P13": "No placeholder",
    "P14": "One question a question",
    "P15": "Short enough to be said",
    "P16": "Musts fit the time; the first of the closing is one",
    "P17": "Nothing twice",
    "P18": "No stock phrases",
    "P19": "At least half name something of the person or the role",
    "P20": "Each says why it is asked, and on what that rests, word for word",
    "P21": "No basics to an executive",
    "P22": "Open questions",
    "P23": "Names and figures stand in the profile, the posting or what I typed",
}

_LATE: Mapping[Topic, str] = {"pay": "P05", "stay_leave": "P06", "hidden_market": "P06"}
_CLOSING_MINUTES = (2, 8)
_WHO = re.compile(
    r"\bwho(?:m)? (?:else|among|in your circle|do you know|sees|started|outside|would|could|should|"
    r"might|knows|can)\b|"
    r"\b(?:who|whom|which)\b.*\b(?:talk to|speak (?:to|with)|meet|ask|hear about this|"
    r"point me to)\b|"
    r"\banyone else\b|\bwhich (?:two |other )?people\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b(?:use|mention|give|drop)\b.{0,12}\byour name\b|\bsay (?:that )?you (?:sent|suggested)\b|"
    r"\bin your name\b|\bwith (?:a )?greetings? from you\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:write|come back|get back|return|talk|speak|reach out|report back) (?:to|with) you\b|"
    r"\b(?:let|keep|ask|contact|send|update|call|e-?mail) you\b|\bfollow up\b|\bstay in touch\b",
    re.IGNORECASE,
)
_ALIKE = 0.7  # of the telling words of two questions, from where on they are the same


def check(plan: Plan, setting: Setting) -> tuple[PlanFinding, ...]:
    """Everything the rules say of a plan, in its order."""
    found = [
        *_shape(plan),
        *_order(plan),
        *_closing(plan),
        *_importance(plan),
        *_twice(plan, setting),
    ]
    found += _named(plan, setting)
    for said in plan.questions:
        found += [*of_question(said, setting), *_rests(said, setting)]
        found += stands(said, setting) if said.model else ()
        if setting.executive and questions()[said.topic].basic:
            mend = "Ask where the field goes, or what separates the good ones."
            found.append(_of(said, "P21", "W", "This is basic for somebody at the top.", mend))
    return tuple(found)


def asks_who_else(text: str) -> bool:
    """Whether a question asks for somebody else to talk to."""
    return _WHO.search(text) is not None


def _plan(rule: str, message: str, mend: str, severity: Severity = "E") -> PlanFinding:
    return PlanFinding(rule=rule, severity=severity, message=message, mend=mend)


def _of(said: Question, rule: str, severity: Severity, message: str, mend: str) -> PlanFinding:
    return PlanFinding(
        rule=rule, severity=severity, question=said.id, text=said.text,
        message=message, mend=mend,
    )  # fmt: skip


# --- the shape ----------------------------------------------------------------------------


def _shape(plan: Plan) -> Iterator[PlanFinding]:
    starts = [0, *(slot.end for slot in plan.slots)]
    ends = [*(slot.start for slot in plan.slots), plan.minutes]
    if starts != ends or any(slot.end <= slot.start for slot in plan.slots):
        mend = f"Let each slot begin where the last one ends, up to {plan.minutes}."
        yield _plan("P01", "The slots do not cover the conversation.", mend)
    low, high = bounds(plan.minutes)
    number = len(plan.questions)
    if not low <= number <= high:
        wanted = str(low) if low == high else f"{low} to {high}"
        message = f"{number} questions do not fit {plan.minutes} minutes: {wanted} do."
        yield _plan("P02", message, "Take the least of them out, or add from the spare ones.")


def _order(plan: Plan) -> Iterator[PlanFinding]:
    asked = plan.questions
    if asked and asked[0].topic not in ("path_in", "day_to_day", "outlook"):
        mend = "Begin with their story, or with a day of theirs."
        yield _of(asked[0], "P04", "W", "This is a hard question to begin with.", mend)
    for slot in plan.slots:
        if slot.start >= late_from(plan.minutes):
            continue
        for said in slot.questions:
            for topic in (said.topic, late_by_words(said.text)):
                if topic is not None and topic in _LATE:
                    message = f"This comes too early, in minute {slot.start} of {plan.minutes}."
                    mend = f"Ask it from minute {-(-plan.minutes * 12 // 25)} on."
                    yield _of(said, _LATE[topic], "E", message, mend)
                    break


def _closing(plan: Plan) -> Iterator[PlanFinding]:
    last: Slot | None = plan.slots[-1] if plan.slots else None
    low, high = _CLOSING_MINUTES
    if last is None or last.stage != "closing" or not low <= last.end - last.start <= high:
        mend = "Keep the last three minutes for who else, their name, and staying in touch."
        yield _plan("P03", "The closing is missing.", mend)
        return
    said = [part for one in last.questions for part in (one.text, one.probe)]
    lacking = [
        name
        for name, pattern in (
            ("who else to talk to", _WHO),
            ("leave to use their name", _NAME),
            ("leave to follow up", _AGAIN),
        )
        if not any(pattern.search(part) for part in said)
    ]
    if lacking:
        mend = "Ask for it in the closing slot, as a question or its probe."
        yield _plan("P03", f"The closing does not ask for: {', '.join(lacking)}.", mend)


def _importance(plan: Plan) -> Iterator[PlanFinding]:
    must = [said for said in plan.questions if said.priority == "must"]
    most = musts(plan.minutes)
    if not must or len(must) > most:
        message = f"{len(must)} musts: {plan.minutes} minutes have room for 1 to {most}."
        yield _plan("P16", message, "Mark what you could do without as “if time” or “spare”.")
    closing = plan.slots[-1].questions if plan.slots else ()
    if closing and all(said.priority != "must" for said in closing):
        yield _of(closing[0], "P16", "E", "Who else to talk to is always a must.", "Mark it so.")


def _twice(plan: Plan, setting: Setting) -> Iterator[PlanFinding]:
    seen = {said.id for said in plan.questions}
    if len(seen) < len(plan.questions):
        yield _plan("P17", "Two questions have the same id.", "Give each its own.")
    names = {stem(word) for name in _names(setting) for word in tokens(name)}
    for one, two in combinations(plan.questions, 2):
        first, second = (_telling(said.text) - names for said in (one, two))
        smaller = min(len(first), len(second))
        if smaller and len(first & second) / smaller >= _ALIKE and len(first & second) >= 4:
            mend = "Ask the better one of the two, and something else in its place."
            yield _of(two, "P17", "W", f"This was asked before: “{one.text}”", mend)
    for topic in {said.topic for said in plan.questions} - {"referrals_next"}:
        of_topic = [said for said in plan.questions if said.topic == topic]
        if len(of_topic) > 2:
            mend = "Two questions of one topic are enough."
            yield _of(of_topic[2], "P17", "W", "A third question of the same topic.", mend)


def _telling(text: str) -> set[str]:
    return {stem(word) for word in tokens(text) if len(word) > 3}


# --- of this person, on these grounds -------------------------------------------------------


def _named(plan: Plan, setting: Setting) -> Iterator[PlanFinding]:
    named = sum(names_something(said, setting) for said in plan.questions)
    if plan.questions and 2 * named < len(plan.questions):
        message = (
            f"Only {named} of {len(plan.questions)} questions name anything of them or the role."
        )
        yield _plan("P19", message, "Put their place, their path or the role into the others.", "W")


def names_something(said: Question, setting: Setting) -> bool:
    """Whether a question names something of the person or of the role: a place, a title, a
    school, a year, words of theirs, the role itself, a line of the posting."""
    text = f" {' '.join(tokens(said.text))} "
    return any(f" {' '.join(tokens(name))} " in text for name in _names(setting)) or any(
        source.kind in ("profile", "role") and _quoted(source, said.text) for source in said.sources
    )


def _names(setting: Setting) -> Iterator[str]:
    contact, role = setting.contact, setting.role
    if contact is not None:
        for post in contact.experiences:
            for name in (employer_of(post), re.split(r"[,(|]", sure(post.title))[0]):
                yield from _forms(name)
        for school in contact.education:
            yield from _forms(sure(school.school))
    if role is not None:
        yield from _forms(re.split(r"[,(|]|\s(?:für|for|im|und)\s", role.title)[0])
        yield from _forms(role.employer)


def _forms(name: str) -> Iterator[str]:
    """A name as it may be said: with and without legal form, and in the plural."""
    if not name.strip():
        return
    for form in {name, name.replace("&", "and"), *keys(name), re.split(r",|\s\(", name)[0]}:
        if len(form) > 1:
            yield form
            yield f"{form}s"
            yield f"{form}nen"  # German: "Ausbilderinnen"
            if form.endswith("y"):
                yield f"{form[:-1]}ies"


def _quoted(source: Source, text: str) -> bool:
    """Whether words of the source stand in the question."""
    words = {stem(word) for word in tokens(source.text) if len(word) > 3 or word.isdigit()}
    said = {stem(word) for word in tokens(text)}
    return bool(words) and len(words & said) >= max(1, round(0.5 * min(len(words), 6)))


_CAPITAL_OR_FIGURE = re.compile(r"[A-ZÀ-ÞА-Я][\w’'&.-]*|\d[\d.,]*")
_NO_NAME = frozenset({"I", "CV", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"})


def _names_in(text: str) -> Iterator[str]:
    """Capitalised words and figures of a text, but for the first word of a sentence."""
    for sentence in re.split(r"(?<=[.!?:])\s+|[“”\"]", text):
        for found in _CAPITAL_OR_FIGURE.finditer(sentence.lstrip()):
            name = found[0].rstrip(".,'’-").removesuffix("'s").removesuffix("’s")
            first = found.start() == 0 and not name[:1].isdigit()
            if name and not first and level(name).split("'")[0] not in _NO_NAME:
                yield name


def stands(said: Question, setting: Setting, mine: str = "") -> Iterator[PlanFinding]:
    """P23. A name or figure in a question stands in the profile, the posting, or what I typed."""
    contact, role = setting.contact, setting.role
    facts = " ".join(fact.text for _, fact in contact.facts()) if contact else ""
    known = f"{contact.source if contact else ''} {facts} {mine}"
    known += f" {role.title} {role.source} {role.employer}" if role else ""
    words = set(tokens(known))
    earlier = [one.statement for one in setting.witnesses]
    told = {word for text in earlier for word in (*tokens(text), *re.findall(r"\d+", text))}
    for text, allowed in ((said.text, words), (said.probe, words | told)):
        for name in _names_in(text):
            if set(tokens(name)) <= allowed:
                continue
            mend = "Take the words as their page, or the posting, has them."
            message = f"“{name}” stands nowhere in what you know of them."
            yield _of(said, "P23", "E", message, mend)
            return


def _rests(said: Question, setting: Setting) -> Iterator[PlanFinding]:
    if not said.why.strip() or not said.sources:
        mend = "Name the words, the gap or the view that make you ask."
        yield _of(said, "P20", "E", "It does not say why it is asked of this person.", mend)
    for source in said.sources:
        if source.kind in ("profile", "role") and not _stands(source, setting):
            message = f"“{source.text}” does not stand there."
            yield _of(said, "P20", "E", message, "Quote the words as they are.")


def _stands(source: Source, setting: Setting) -> bool:
    """Whether the words of a source stand at their place, or, typed ones, among the facts."""
    contact, role = setting.contact, setting.role
    text = (contact.source if contact else "") if source.kind == "profile" else ""
    text = role.source if source.kind == "role" and role else text
    if source.start is not None and source.end is not None:
        return text[source.start : source.end] == source.text
    facts = [fact.text for _, fact in contact.facts()] if contact else []
    typed = [role.title] if source.kind == "role" and role else facts
    return any(level(source.text) in level(fact) for fact in typed)
