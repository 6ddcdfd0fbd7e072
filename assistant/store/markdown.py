"""What is kept as one Markdown file, to read and to print."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from assistant.insights import Action, Insight, Pay, Promise, Referral, Talk
from assistant.models import KeptRequest, Me, Person, Profile
from assistant.plans import Plan
from assistant.store.snapshot import Snapshot
from assistant.talks import Turn

BEGIN = "# What Firsthand keeps"
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_SIDES = {"me": "I", "them": "they"}


def to_markdown(kept: Snapshot) -> str:
    """All of a snapshot, people with their requests and conversations below them."""
    return "\n".join([BEGIN, "", *_lines(kept)]).rstrip() + "\n"


def _lines(kept: Snapshot) -> Iterator[str]:
    if kept.left_out:
        yield f"Left out because it is off the record: {kept.left_out}."
        yield ""
    if kept.me != Me():
        yield from _me(kept.me)
    for person in kept.people:
        yield from _person(person)
        for request in kept.requests:
            if request.person == person.id:
                yield from _request(request)
        for talk in kept.talks:
            if talk.person == person.id:
                yield from _talk(talk, kept)
    yield from _of_nobody(kept)
    for plan in kept.plans:
        yield from _plan(plan)
    if kept.searches or kept.employers:
        yield from ("## Saved searches, and employers joined or parted", "")
        yield from (f"- {_plain(one.name)}: {_plain(one.query)}" for one in kept.searches)
        yield from (f"- {_plain(json.dumps(one.body))}" for one in kept.employers)
        yield ""
    if kept.model_calls:
        yield from ("## Calls of models", "", "| when | task | model | where | outcome |")
        yield "|---|---|---|---|---|"
        for call in kept.model_calls:
            cells = (str(call.at), call.task, call.model, call.host, call.outcome)
            yield f"| {' | '.join(_plain(cell) for cell in cells)} |"


def _of_nobody(kept: Snapshot) -> Iterator[str]:
    alone = [talk for talk in kept.talks if talk.person is None]
    if alone:
        yield from ("## Conversations with nobody named", "")
    for talk in alone:
        yield from _talk(talk, kept)
    bare = [item.of for item in kept.insights if item.talk is None]
    if bare:
        yield from ("## Statements from elsewhere, which rest on no conversation", "")
        yield from (f"- {_plain(insight.statement)}" for insight in bare)
        yield ""


def _plan(plan: Plan) -> Iterator[str]:
    yield from (f"## Plan of {plan.minutes} minutes: {_plain(plan.role)}", "")
    for slot in plan.slots:
        yield from (f"### {slot.start}–{slot.end}: {_plain(slot.title)}", "")
        for question in slot.questions:
            mark = plan.marks.get(question.id)
            yield f"- {_plain(question.text)}" + (f" ({mark})" if mark else "")
        yield ""


def _me(me: Me) -> Iterator[str]:
    yield from ("## Me", "")
    told = {"Name": me.name, "What I do": me.work, "What I want to learn": me.learn}
    yield from (f"- {name}: {_plain(text)}" for name, text in told.items() if text)
    yield ""
    for example in me.voice:
        yield from _quote(example)
    if me.profile:
        yield from _profile(me.profile)


def _person(person: Person) -> Iterator[str]:
    name = person.profile.name
    yield from (f"## {_plain(name.text) if name else 'Somebody without a name'}", "")
    yield from _profile(person.profile)


def _profile(profile: Profile) -> Iterator[str]:
    for path, fact in profile.facts():
        yield f"- {path}: {_plain(fact.text)}"
    yield ""
    if profile.source:
        yield from ("What was read:", "")
        yield from _fenced(profile.source)


_KINDS = {"thanks": "thank-you", "yes": "reply to a yes", "introducer": "word to the introducer"}


def _request(kept: KeptRequest) -> Iterator[str]:
    when = f"sent on {kept.sent_on}" if kept.status == "sent" else "a draft"
    yield from (f"### A {_KINDS.get(kept.request.kind, kept.request.kind)}, {when}", "")
    if kept.subject:
        yield from (f"Subject: {_plain(kept.subject)}", "")
    yield from _quote(kept.body)


def _talk(talk: Talk, kept: Snapshot) -> Iterator[str]:
    yield from (f"### Conversation of {talk.on}", "")
    insights = [item.of for item in kept.insights if item.talk == talk.id]
    for topic in dict.fromkeys(insight.topic for insight in insights):
        yield from (f"#### {topic.replace('_', ' ')}", "")
        for insight in insights:
            if insight.topic == topic:
                yield from _insight(insight)
    agreed = [item.of for item in kept.agreements if item.talk == talk.id]
    if agreed:
        yield from ("#### Agreed", "", *(_agreed(of) for of in agreed), "")
    own = [item.of for item in kept.reflections if item.talk == talk.id]
    if own:
        yield from ("#### My own reactions", "", *(f"- {_plain(of.quote)}" for of in own), "")
    yield from ("#### Word for word", "")
    yield from _fenced("\n".join(_turn(turn) for turn in talk.conversation.turns))


def _insight(insight: Insight) -> Iterator[str]:
    marks = [insight.basis, f"{insight.confidence} confidence", insight.speaker]
    marks += [f"also {topic.replace('_', ' ')}" for topic in insight.topics]
    marks += [_pay(insight.pay)] if insight.pay else []
    marks += [] if insight.reviewed else ["not reviewed"]
    marks += ["imported"] if insight.imported else []
    yield f"- {_plain(insight.statement)} ({_plain(', '.join(marks))})"
    yield from (f"  > {line}" for line in _plain(insight.quote).split("\n"))
    yield ""


def _agreed(of: Action | Referral | Promise) -> str:
    if isinstance(of, Referral):
        parts = [of.name, of.organisation or "", "introduces me" if of.introduces else ""]
        parts += ["may be named" if of.may_name else ""]
        return f"- referral: {_plain(', '.join(part for part in parts if part))}"
    due = of.due.isoformat() if of.due else of.due_text or ""
    side = of.owner if isinstance(of, Action) else of.by
    kind = "action" if isinstance(of, Action) else "promise"
    return f"- {kind}, {_SIDES[side]}: {_plain(of.what)}{f' (by {_plain(due)})' if due else ''}"


def _pay(pay: Pay) -> str:
    told = pay.model_dump(exclude_none=True)
    return "pay: " + " ".join(f"{name} {value}" for name, value in told.items())


def _turn(turn: Turn) -> str:
    minutes, seconds = divmod(int(turn.start or 0), 60)
    at = "" if turn.start is None else f"[{minutes}:{seconds:02}]"
    head = " ".join(part for part in (at, turn.speaker or "") if part)
    return f"{head}: {turn.text}" if head else turn.text


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return _MARKS.sub(r"\\\1", text)


def _quote(text: str) -> Iterator[str]:
    yield from (f"> {_plain(line)}".rstrip() for line in text.split("\n"))
    yield ""


def _fenced(text: str) -> Iterator[str]:
    """Text word for word between fences that it does not hold itself."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from (f"{fence}text", text, fence, "")
