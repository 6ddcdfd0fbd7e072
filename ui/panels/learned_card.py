"""What a conversation added: which topics are new, what others say too, what they say otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files

import streamlit as st

from assistant.app.covering import Learned
from assistant.insights import Talk
from ui import insight_words
from ui.runtime import get_assistant

SHOWN = 3  # agreements, differences, people; the rest is folded
ENOUGH = 3  # dots a row: from three independent people on a claim can be a pattern
PERSPECTIVE = {
    "peer": "somebody who does this work",
    "manager": "a manager who hires for it",
    "executive": "somebody at the top of the field",
    "recruiter": "a recruiter",
    "former": "somebody who left it",
}


def show(talk: Talk) -> None:
    """Draw the card, where the conversation has insights that count."""
    learned = get_assistant().learned(talk.id)
    if not learned.insights:
        return
    with st.container(border=True, key=f"learned-{talk.id}"):
        st.subheader("What this conversation added", anchor=False)
        parts = [f"<style>{_css()}</style>", _summary(learned), _topics(learned)]
        parts += [_agree(learned), _differ(learned), _planned(learned), _next(learned)]
        st.html(f'<div class="fh-learned">{"".join(parts)}</div>')


def _summary(learned: Learned) -> str:
    new, agree, differ = len(learned.new), len(learned.confirmed), len(learned.differs)
    told = [
        f"<b>{new}</b> {'topic' if new == 1 else 'topics'} nobody had covered",
        f"<b>{agree}</b> {'thing' if agree == 1 else 'things'} others say too",
        f"<b>{differ}</b> that {'differs' if differ == 1 else 'differ'}",
    ]
    return f'<p class="fh-sums">{" · ".join(told)}</p>'


def _topics(learned: Learned) -> str:
    """A row a topic: a dot for each independent person, the new one ringed."""
    rows = []
    for bar in learned.bars:
        if bar.topic == "referrals_next":
            continue
        new = bar.after - bar.before
        words = "nobody yet"
        if bar.is_new:
            words = "new"
        elif bar.after:
            told = insight_words.count_of_people(bar.after)
            words = "views differ" if bar.state == "conflict" else told
        kind = "fh-fresh" if new > 0 else "fh-void" if not bar.after else ""
        rows.append(
            f'<li class="{kind}"><span class="fh-topic">{escape(insight_words.TOPIC[bar.topic])}'
            f'</span><span class="fh-dots" aria-hidden="true">{_dots(bar.before, bar.after)}</span>'
            f'<span class="fh-count">{words}</span></li>'
        )
    less = [bar for bar in learned.bars if bar.people > bar.after]
    note = (
        '<p class="fh-note">People of one employer, or who led you to one another, count as one; '
        "what was said long ago counts half.</p>"
        if less
        else ""
    )
    return f'<ul class="fh-coverage" aria-label="Topics">{"".join(rows)}</ul>{note}'


def _dots(before: float, after: float) -> str:
    """Up to three dots: full for who spoke of it before, ringed for who is new, else empty."""
    dots = []
    for number in range(ENOUGH):
        had, has = before - number, after - number
        kind = "fh-had" if had >= 1 else "fh-new" if has >= 1 else "fh-half" if has > 0 else "fh-no"
        dots.append(f'<i class="{kind}"></i>')
    more = f'<span class="fh-more">+{after - ENOUGH:g}</span>' if after > ENOUGH else ""
    return "".join(dots) + more


def _agree(learned: Learned) -> str:
    rows = [
        f"<li>{_tag(one.sources, 'say so')} {escape(one.statement)}</li>"
        for one in learned.confirmed
    ]
    return _list("Others say so too", rows)


def _differ(learned: Learned) -> str:
    rows = [
        f"<li>{_tag(one.sources, 'said otherwise', '▲ ')} {escape(one.statement)}"
        f'<span class="fh-other">The other view: {escape(one.other_statement)}</span></li>'
        for one in learned.differs
    ]
    return _list("This differs", rows)


def _planned(learned: Learned) -> str:
    if not learned.planned:
        return ""
    head = f"{learned.answered} of {learned.planned} planned questions answered"
    rows = [f"<li>{escape(one.text)}</li>" for one in learned.questions]
    again = "<p class='fh-note'>These come back in the next plan.</p>" if rows else ""
    return f'<h4>{head}</h4><ul class="fh-said-so">{"".join(rows)}</ul>{again}'


def _next(learned: Learned) -> str:
    rows = []
    for one in learned.people:
        where = f", {escape(one.organisation)}" if one.organisation else ""
        by = f"named by {escape(one.by)}" if one.by else "named to you"
        leave = "you may name them" if one.may_name else "ask before you name them"
        more = "; introduces you" if one.introduces else ""
        rows.append(f"<li><b>{escape(one.name)}</b>{where}: {by}, {leave}{more}</li>")
    if learned.kind:
        topics = ", ".join(insight_words.TOPIC[topic].lower() for topic in learned.kind.topics)
        who = PERSPECTIVE[learned.kind.perspective]
        rows.append(f"<li>Best next: <b>{who}</b>, who could tell of {escape(topics)}</li>")
    return _list("Whom to ask next", rows)


def _tag(sources: float, says: str, sign: str = "") -> str:
    torn = " fh-torn" if sign else ""
    people = insight_words.count_of_people(sources)
    return f'<span class="fh-tag{torn}">{sign}{people} {says}</span>'


def _list(head: str, rows: list[str]) -> str:
    if not rows:
        return ""
    first, rest = rows[:SHOWN], rows[SHOWN:]
    folded = f"<details><summary>{len(rest)} more</summary>{_rows(rest)}</details>" if rest else ""
    return f"<h4>{head}</h4>{_rows(first)}{folded}"


def _rows(rows: Iterable[str]) -> str:
    return f'<ul class="fh-said-so">{"".join(rows)}</ul>'


@cache
def _css() -> str:
    return files("ui").joinpath("learned.css").read_text("utf-8")
