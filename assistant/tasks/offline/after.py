"""What is written without a model once somebody said yes, and after the conversation.

Nothing here judges: `tasks.outreach` reviews the candidates and keeps the best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.models import Heard, Pledge, Point
from assistant.tasks.offline.desk import Desk, joined, run
from assistant.tasks.offline.meeting import how_to_meet, minutes_of, time_lines
from assistant.tasks.offline.points import Said, said
from assistant.tasks.offline.wording import data, full_name, turned

__all__ = ["after_letters", "after_subject"]

_TRIED = 6  # points, the best first
_POINTLESS = 1000  # what a thank-you without a point lacks
_SOON = 2  # days after which a thank-you says that it is late
_GIVING = re.compile(
    r"^(?:said (?:i|that i) (?:would|will|'d|'ll) |i (?:will|would|'ll) |promised to |to )?"
    r"(?:also )?(?P<verb>send|write|e-?mail|mail|forward|share|show|bring|give|lend|text|owe)\s+"
    r"(?:over\s+)?(?:her|him|them|you|[A-Z]\.?(?=\s)|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)\s+"
    r"(?P<what>(?:my|an?|the|our|two|three|some|that|this|her|his|their|notes|feedback)\b.+)$",
    re.IGNORECASE,
)


def after_letters(at: Desk) -> Iterator[tuple[int, str]]:
    """Bodies for a thank-you, for its introducer or for a yes, each with what it lacks."""
    write = {"thanks": _thanks, "introducer": _introducer, "yes": _yes}[at.case.request.kind]
    yield from write(at)


def after_subject(at: Desk) -> str | None:
    """The subject; None where the channel has none."""
    if at.case.request.channel in {"note", "message"}:
        return None
    heard, limits = at.case.heard, at.case.limits
    near = heard and (at.case.today - heard.on).days <= 6
    slots = {"name": full_name(at.case.contact), "day": _day(heard, at) if heard and near else ""}
    options: list[str] = data()["after_subject"][at.case.request.kind]
    for option in turned(options, f"{at.pen.seed}|subject"):
        line = at.pen.first([option], slots)
        words = len(line.split())
        fits = limits.subject_words_low <= words <= limits.subject_words_high
        if line and fits and len(line) <= limits.subject_characters:
            return line
    return options[-1].format(name="")


# --- thanks -------------------------------------------------------------------------------------


def _thanks(at: Desk) -> Iterator[tuple[int, str]]:
    heard = at.case.heard
    start = _thanked(at, heard)
    end = at.say("thanks_end", at.tone)
    extras = [_introduced(at, heard), _promised(at, heard)]
    fit = [point for point in (heard.points if heard else ()) if point.fit]
    for rank, (point, way) in enumerate(_ways(at, fit)):
        middle = run(_worded(at, way), _use(at, point))
        yield 5 * rank, joined(at, start, middle, run(*extras), end)
        yield 5 * rank + 1, joined(at, run(start, middle), run(*extras, end))
        for left, extra in enumerate((*extras, ""), start=2):  # rather this point alone
            yield 5 * rank + left, joined(at, start, middle, run(extra, end))
    yield _POINTLESS, joined(at, start, run(*extras), end)
    yield _POINTLESS + 1, joined(at, start, end)


def _ways(at: Desk, points: list[Point]) -> Iterator[tuple[Point, Said]]:
    """Points and ways to say them; a line of my notes only where nothing else can be said."""
    ways = [(point, list(said(point))) for point in points]
    able = [(point, found) for point, found in ways if found]
    better = [pair for pair in able if pair[1][0].form != "note"]
    for point, found in [*better[:_TRIED], *(pair for pair in able if pair not in better)]:
        for way in turned(found, f"{at.pen.seed}|{point.statement}") if point.spoken else found:
            yield point, way


def _thanked(at: Desk, heard: Heard | None) -> str:
    day = _day(heard, at) if heard else "for our conversation"
    late = heard is not None and (at.case.today - heard.on).days > _SOON
    return at.say("thanked", at.tone, "late" if late else "dated", day=day)


def _worded(at: Desk, way: Said) -> str:
    said_so = re.sub(r"[.,;]+$", "", way.text)
    return at.say("point", way.form, at.tone, said=said_so)


def _use(at: Desk, point: Point) -> str:
    return at.say("use", point.topic if point.topic in data()["use"] else "other")


def _introduced(at: Desk, heard: Heard | None) -> str:
    if heard is None or not heard.introduces:
        return ""
    return at.say("introduced", "any", name=heard.introduces[0])


def _promised(at: Desk, heard: Heard | None) -> str:
    """What I promised to send, with its day where that is still ahead; "" where unsure."""
    for pledge in heard.pledges if heard else ():
        what = _given(pledge)
        if not what:
            continue
        if pledge.due is None:
            return at.say("promised", "undated", what=what)
        if pledge.due < at.case.today:
            return at.say("promised", "overdue", what=what)
        return at.say("promised", "dated", what=what, due=_date(pledge.due))
    return ""


def _given(pledge: Pledge) -> str:
    """The thing that I am to send: "my two surveys"; "" where it cannot be told for sure."""
    found = _GIVING.match(pledge.what)
    if found is None:
        return ""
    what = re.sub(r"\s+by (?:then|when)$|\s+(?:that|which) I mentioned$", "", found["what"])
    what = re.sub(r"^(?:her|his|their)\b", "your", what.strip(" .,"))
    unsure = re.search(r"[?;:]|\b(?:she|he|her|him|them|they|cv|r[ée]sum[ée])\b", what, re.I)
    return "" if unsure or len(what.split()) > 14 else what


# --- to whoever made the introduction -----------------------------------------------------------


def _introducer(at: Desk) -> Iterator[tuple[int, str]]:
    heard, name = at.case.heard, full_name(at.case.contact)
    day = _day(heard, at) if heard else "this week"
    topics = _topics(heard)
    start = at.say("passed_on", at.tone, name=name or "them", day=day)
    told = at.say("passed_topics", "any", topics=topics) if topics else ""
    told = told or at.say("passed_topics", "none")
    end = at.say("passed_end", "any")
    yield 0, joined(at, run(start, told), end)
    yield 1, joined(at, start, run(at.say("passed_topics", "none"), end))
    yield 2, joined(at, start, end)


def _topics(heard: Heard | None) -> str:
    """What it was about, in two phrases at most: never what was said."""
    phrases: dict[str, str] = data()["talked_about"]
    listed = [phrases[p.topic] for p in (heard.points if heard else ()) if p.topic in phrases]
    return " and ".join(list(dict.fromkeys(listed))[:2])


# --- the answer to a yes ------------------------------------------------------------------------


def _yes(at: Desk) -> Iterator[tuple[int, str]]:
    lines, outside = time_lines(at.case)
    times = "\n".join(f"- {line}" for line in lines)
    minutes = minutes_of(at.case, at.minutes)
    start = at.say("agreed", at.tone, "any")
    asked = at.say("offered", at.tone, minutes=minutes)
    odd = at.say("offered_outside", "any") if outside else ""
    meet = how_to_meet(at.case) or at.say("meeting", "any")
    easy = at.say("answering", "any")
    yield 0, joined(at, run(start, odd, asked), times, run(meet, easy))
    yield 1, joined(at, run(start, odd, asked), times, meet)


# --- days ---------------------------------------------------------------------------------------


def _day(heard: Heard, at: Desk) -> str:
    """When we talked, as one says it: "today", "on Tuesday", "on 9 October"."""
    ago = (at.case.today - heard.on).days
    if ago in (0, 1):
        return ("today", "yesterday")[ago]
    return f"on {heard.on:%A}" if 1 < ago < 7 else f"on {_date(heard.on, weekday=False)}"


def _date(day: date, *, weekday: bool = True) -> str:
    return f"{day:%A} {day.day} {day:%B}" if weekday else f"{day.day} {day:%B}"
