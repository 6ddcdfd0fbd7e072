"""A plan on the page, all literal: the minutes as a strip, the questions, and the brief."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from importlib.resources import files

import streamlit as st

from assistant.plans import Brief, Earlier, Known, Plan, Question, Slot
from ui import insight_words, widgets, words

STATE = {
    "unknown": "nobody yet",
    "one view": "one person's view",
    "echoed": "echoed by two",
    "pattern": "a pattern",
    "conflict": "they disagree",
}
UNCHECKED = " · just arriving, not checked yet"
REPLACED = " · the model's did not pass; this is ours"
_MARKS = '"“”„«» '  # around a quote that was written down as one


def style() -> None:
    """What these pieces need beside the style of every page."""
    st.html(f"<style>{_css()}</style>")


def strip(plan: Plan) -> None:
    """The minutes from left to right, each stretch as long as it lasts, a dot a question."""
    parts = "".join(_stretch(slot) for slot in plan.slots)
    told = f"{plan.minutes} minutes"
    st.html(f'<div class="fh-agenda" role="list" aria-label="{told}">{parts}</div>')


def slots(plan: Plan, draw: Callable[[Question], None]) -> None:
    """The stretches one after another, each question drawn by `draw`; one without is a line."""
    for slot in plan.slots:
        title = f"{slot.start}–{slot.end} min · {slot.title}"
        if not slot.questions:
            widgets.literal(title)
            continue
        st.subheader(widgets.label(title), anchor=False)
        for one in slot.questions:
            draw(one)


def question(one: Question, *, arriving: bool = False) -> None:
    """A question, why it is asked of this person, and how to follow up.

    `arriving`: a model is writing it, and no rule has looked at it yet.
    """
    mark = {"must": "● must", "if time": "◐ if time", "spare": "○ spare"}[one.priority]
    topic = escape(insight_words.TOPIC[one.topic])
    probe = f'<p class="fh-small fh-text">Then: {escape(one.probe)}</p>' if one.probe else ""
    said = UNCHECKED if arriving else REPLACED if one.replaced else ""
    kind = "fh-ask fh-arriving" if arriving else "fh-ask"
    st.html(
        f'<div class="{kind}"><p class="fh-known">{mark} · {topic}{escape(said)}</p>'
        f'<p class="fh-question">{escape(one.text)}</p>{probe}'
        f'<p class="fh-why">{escape(one.why)}</p></div>'
    )


def brief(held: Brief) -> None:
    """One page to read before the call."""
    parts = [
        _list("Who they are", held.who),
        _list("What you share", held.shared),
        _earlier(held),
        _list("Listen for", held.listen_for),
    ]
    if held.introduction:
        said = f'<p class="fh-text">{escape(held.introduction)}</p>'
        parts.append(f"<h4>You, in 30 seconds</h4>{said}")
    st.html(f'<div class="fh-brief">{"".join(parts)}</div>')


def coverage(known: Sequence[Known], plan: Plan | None) -> None:
    """What is known so far, a dot an independent source; what the plan asks is marked."""
    asked = {one.topic for one in plan.questions} if plan else set()
    by_topic = {one.topic: one for one in known}
    rows = []
    for topic in insight_words.TOPICS:
        one = by_topic.get(topic, Known(topic=topic))
        full, half = divmod(one.sources, 1)
        dots = "●" * min(int(full), 6) + ("◐" if half else "")
        mark = "▸ asked" if topic in asked else ""
        rows.append(
            f"<tr{' class=fh-asked' if mark else ''}>"
            f'<th scope="row">{escape(insight_words.TOPIC[topic])}</th>'
            f'<td class="fh-dots" aria-label="{one.sources:g} sources">{dots or "·"}</td>'
            f"<td>{escape(_state(one))}</td><td>{mark}</td></tr>"
        )
    st.html(
        '<table class="fh-coverage"><caption>What you know so far</caption>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _state(one: Known) -> str:
    several = one.state == "one view" and one.sources > 1
    return "each their own view" if several else STATE[one.state]


def _stretch(slot: Slot) -> str:
    minutes, title = max(1, slot.end - slot.start), slot.title.partition(",")[0]
    dots = "".join(f'<i class="fh-{one.priority.replace(" ", "-")}"></i>' for one in slot.questions)
    return (
        f'<div role="listitem" class="fh-{slot.stage}" style="flex-grow:{minutes}">'
        f'<span class="fh-minutes">{slot.start}–{slot.end}</span><b>{escape(title)}</b>'
        f'<span class="fh-dots" aria-hidden="true">{dots}</span></div>'
    )


def _list(title: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h4>{title}</h4><ul>{items}</ul>"


def _earlier(held: Brief) -> str:
    if not held.earlier:
        return ""
    items = "".join(_told(one) for one in held.earlier)
    return f"<h4>What others told you: for your eyes only</h4><ul>{items}</ul>"


def _told(one: Earlier) -> str:
    quote, day = one.quote.strip(_MARKS), f", {words.day(one.date)}" if one.date else ""
    return (
        f'<li>{escape(one.statement)} <span class="fh-quote">“{escape(quote)}”</span> '
        f'<span class="fh-known">{escape(one.name + day)}</span></li>'
    )


@cache
def _css() -> str:
    return files("ui").joinpath("agenda.css").read_text("utf-8")
