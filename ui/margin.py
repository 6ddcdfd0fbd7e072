"""Insights on the page, all literal: in the margin of their conversation, as cards, as a map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files

import streamlit as st

from assistant.insights import Insight, Talk, Topic
from ui import insight_words, review, words
from ui.house import Named, Told

PLAIN = 5  # turns in a row without an insight from which on they are folded
HERE = "fh-here"  # the id of the turn that a search led to
COLUMNS = 8  # people in the map; of more, the latest


def style() -> None:
    """What these pieces need beside the style of every page."""
    st.html(f"<style>{_css()}</style>")


def conversation(talk: Talk, insights: Sequence[Insight], at: int | None = None) -> None:
    """A conversation with the quotes marked, and beside each what was drawn from it.

    The turn in which the character `at` of the conversation stands gets the id `HERE`.
    """
    ordered = sorted(insights, key=lambda one: (one.start, one.end))
    numbers = {one.id: number for number, one in enumerate(ordered, start=1)}
    off = {one.id for one in ordered if one.off_record}
    begun: set[str] = set()
    lines, plain = [], list[str]()
    begin = 0
    for line in review.turns(talk.conversation, ordered):
        said = _said(line, numbers, off)
        end = begin + sum(len(piece.text) for piece in line.pieces)
        sought = at is not None and begin <= at <= end
        begin = end + 1
        here = {key for piece in line.pieces for key in piece.ids} - begun
        if sought:
            lines.append(_folded(plain))
            plain = []
            notes = [one for one in ordered if one.id in here]
            lines.append(f'<div id="{HERE}" tabindex="-1">{_beside(said, notes, numbers)}</div>')
            begun |= here
            continue
        if not here:
            plain.append(f'<div class="fh-turn">{said}</div>')
            continue
        lines += [
            _folded(plain),
            _beside(said, [one for one in ordered if one.id in here], numbers),
        ]
        plain = []
        begun |= here
    st.html("".join([*lines, _folded(plain)]))


def cards(told: Iterable[Told]) -> None:
    """Insights of one topic, with their quotes and who told them."""
    st.html(f'<div class="fh-cards">{"".join(_card(one) for one in told)}</div>')


def named(people: Sequence[Named]) -> None:
    """The people whom others named as worth talking to, with who did and what was offered."""
    items = "".join(
        f"<li><strong>{escape(one.of.name)}</strong>"
        f"{escape(f', {one.of.organisation}' if one.of.organisation else '')}"
        f'<span class="fh-known">{escape(_offered(one))}</span></li>'
        for one in people
    )
    if items:
        st.html(f'<div class="fh-people"><h4>People to talk to</h4><ul>{items}</ul></div>')


def chart(
    counts: Mapping[str, Mapping[Topic, int]], caption: str, *, every_topic: bool = True
) -> None:
    """How many insights there are by topic and person; a dot a pair, a bar a topic.

    A topic that nobody spoke of has its row as well: it is what to ask next.
    """
    people = list(counts)[:COLUMNS]
    totals = {
        topic: sum(by_topic.get(topic, 0) for by_topic in counts.values())
        for topic in insight_words.TOPICS
        if every_topic or any(by_topic.get(topic) for by_topic in counts.values())
    }
    most = max([*totals.values(), 1])
    heads = "".join(f'<th scope="col">{_head(name)}</th>' for name in people)
    rows = [
        f'<tr><th scope="row">{escape(insight_words.TOPIC[topic])}</th>'
        + "".join(_dot(counts[name].get(topic, 0)) for name in people)
        + f'<td><span class="fh-bar" style="width:{3 * total / most:.2f}rem"></span>{total}</td>'
        "</tr>"
        for topic, total in totals.items()
    ]
    st.html(
        f'<table class="fh-map"><caption>{escape(caption)}</caption>'
        f'<thead><tr><th scope="col">Topic</th>{heads}<th scope="col">In all</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _offered(one: Named) -> str:
    offered = "introduces you" if one.of.introduces else "named them"
    met = " · ✓ you talked" if one.met else ""
    return f"{one.by} {offered}, {words.day(one.talk.on)}{met}"


def _said(line: review.Line, numbers: Mapping[str, int], off: set[str]) -> str:
    text = []
    for at, piece in enumerate(line.pieces):
        after = line.pieces[at + 1].ids if at + 1 < len(line.pieces) else ()
        ends = "".join(f"<sup>{numbers[key]}</sup>" for key in piece.ids if key not in after)
        kind = ' class="fh-off"' if off.intersection(piece.ids) else ""
        words = escape(piece.text)
        text.append(f"<mark{kind}>{words}</mark>{ends}" if piece.ids else words)
    who = f"<b>{escape(line.who)}</b>" if line.who else ""
    return f'<p class="fh-said">{who}{"".join(text)}</p>'


def _beside(said: str, insights: Iterable[Insight], numbers: Mapping[str, int]) -> str:
    notes = "".join(_insight(one, f"{numbers[one.id]} · ") for one in insights)
    return f'<div class="fh-turn">{said}<aside class="fh-margin">{notes}</aside></div>'


def _folded(plain: Sequence[str]) -> str:
    """Turns that nothing was drawn from: as they are, or folded where they are many."""
    if len(plain) < PLAIN:
        return "".join(plain)
    summary = f"… {len(plain)} lines from which nothing was drawn"
    return f'<details class="fh-plain"><summary>{summary}</summary>{"".join(plain)}</details>'


def _card(told: Told) -> str:
    bare = told.insight.imported
    quote = "" if bare else f'<p class="fh-quote">“{escape(told.insight.quote)}”</p>'
    source = f'<p class="fh-known">{escape(told.source)}</p>'
    return _insight(told.insight, "", quote + source, under_topic=True)


def _insight(insight: Insight, before: str, more: str = "", *, under_topic: bool = False) -> str:
    topic = "" if under_topic else f"<strong>{escape(insight_words.TOPIC[insight.topic])}</strong>"
    lock = '<span class="fh-lock">🔒 for you alone</span>' if insight.off_record else ""
    state = "" if insight.reviewed else "○ not reviewed"
    known = [topic, *map(escape, insight_words.marks(insight)), lock, state]
    kind = "fh-insight fh-off" if insight.off_record else "fh-insight"
    told = before + " · ".join(filter(None, known))
    head = f'<p class="fh-known">{told}</p>' if told else ""
    return f'<div class="{kind}">{head}<p>{escape(insight.statement)}</p>{more}</div>'


def _dot(count: int) -> str:
    if not count:
        return '<td><span class="fh-none" aria-label="none">·</span></td>'
    return f'<td><span class="fh-dot" style="--much:{min(count, 6) * 9}">{count}</span></td>'


def _head(name: str) -> str:
    """The first name, so that columns stay narrow; on a telephone the initials."""
    parts = name.split() or [""]
    initials = "".join(part[:1] for part in (parts[0], *parts[1:][-1:]))
    long = f'<span class="fh-long">{escape(parts[0][:10])}</span>'
    return f'{long}<abbr class="fh-initials" title="{escape(name)}">{escape(initials)}</abbr>'


@cache
def _css() -> str:
    return files("ui").joinpath("insights.css").read_text("utf-8")
