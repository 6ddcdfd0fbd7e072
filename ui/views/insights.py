"""Insights: the conversations, what each taught, by topic and by person."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from assistant.insights import Talk, Topic
from assistant.models import Person
from ui import components, insight_words, margin, notes, profiles, widgets, words
from ui.house import House, Told, open_house
from ui.panels import agreed, conversations, employers, samples, searching
from ui.panels.searching import AT, TALK
from ui.runtime import act, get_assistant

PERSON, TOPIC = "person", "topic"  # in the address, so that a reload comes back


def show() -> None:
    """Draw the page."""
    st.title("Insights", anchor=False)
    widgets.trouble()
    margin.style()
    house = open_house(get_assistant())
    if not house.talks and not house.imported:
        _empty()
        return
    samples.away()
    talk = next((one for one in house.talks if one.id == st.query_params.get(TALK)), None)
    person = house.people.get(st.query_params.get(PERSON, ""))
    if talk is not None:
        _conversation(house, talk)
    elif person is not None:
        _person(house, person)
    else:
        _overview(house)


def _empty() -> None:
    widgets.literal(
        "Here is what your conversations taught you, each insight with the words it rests on. "
        "After your first call, paste your notes in Debrief.",
        "lead",
    )
    st.page_link("views/debrief.py", label="Go to Debrief", icon=":material/edit_note:")
    samples.offer()


def _overview(house: House) -> None:
    left, right = st.columns([0.6, 0.4], gap="large")
    with left, st.container(key="searching"):
        found = searching.show(house)
    with right, st.container(key="topics-map"):
        if found is None:
            _map(house)
            margin.named(house.named)
        else:
            searching.map_of(found)
    if found is not None:
        return
    with left, st.container(key="talks"):
        st.subheader("Your conversations", anchor=False)
        for talk in house.talks:
            _row(house, talk)
    _topics(house)
    employers.show()


def _map(house: House) -> None:
    """Counts by topic and person; what is off the record is for the user alone, and not counted."""
    counts: dict[str, Counter[Topic]] = {}
    hidden = 0
    for talk in house.talks:
        counted = counts.setdefault(house.name(talk), Counter())
        for one in house.insights[talk.id]:
            hidden += one.off_record
            counted[one.topic] += not one.off_record
    margin.chart(counts, "What was talked about")
    if hidden:
        told = f"🔒 {hidden} more off the record: for you alone, and not counted."
        widgets.literal(told, "small")


def _row(house: House, talk: Talk, *, named: bool = True) -> None:
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key=f"talk-{talk.id}"
    ):
        with st.container(gap=None, width="stretch"):
            found = list(house.insights[talk.id])
            name = house.name(talk) if named else ""
            conversations.row(talk, name, found, sample=talk.id in house.invented)
        st.button("Read", key=f"read-{talk.id}", on_click=_go, args=(TALK, talk.id))
        if named and talk.person in house.people:
            st.button(
                "Person",
                key=f"who-{talk.id}",
                type="tertiary",
                on_click=_go,
                args=(PERSON, talk.person),
            )


def _topics(house: House) -> None:
    """The insights of one topic, from everybody."""
    bare = [Told(insight=one, source="Not evidence, and not counted") for one in house.imported]
    told = [*house.told(house.talks), *bare]
    spoken_of = {one.insight.topic for one in told}
    known = [topic for topic in insight_words.TOPICS if topic in spoken_of]
    if not known:
        return
    st.subheader("By topic", anchor=False)
    chosen = st.query_params.get(TOPIC)
    st.session_state["insights-topic"] = chosen if chosen in known else known[0]
    st.pills(
        "Topic",
        options=known,
        format_func=insight_words.TOPIC.__getitem__,
        required=True,
        key="insights-topic",
        on_change=_topic,
        label_visibility="collapsed",
    )
    topic = st.session_state["insights-topic"]
    margin.cards(one for one in told if one.insight.topic == topic)


def _conversation(house: House, talk: Talk) -> None:
    """One conversation, its insights in the margin."""
    _back()
    st.header(widgets.label(house.name(talk)), anchor=False)
    found = list(house.insights[talk.id])
    sample = "A sample. " if talk.id in house.invented else ""
    widgets.literal(f"{sample}{words.day(talk.on)} · {conversations.counts(found)}", "small")
    with st.container(horizontal=True):
        if st.button("Review it in Debrief", key="to-review"):
            with act():
                notes.reopen(talk.id)
            st.switch_page("views/debrief.py")
        if talk.person in house.people:
            st.button(
                "The person", key="who", type="tertiary", on_click=_go, args=(PERSON, talk.person)
            )
    with st.container(key="margin"):
        at = st.query_params.get(AT, "")
        margin.conversation(talk, found, int(at) if at.isdecimal() else None)
    if at:
        components.there(margin.HERE)
    agreed.show(talk.id, get_assistant().debriefed(talk.id).reflections)


def _person(house: House, person: Person) -> None:
    """Everything one person told, by topic."""
    _back()
    name, *facts = profiles.lines(person.profile) or ["Somebody without a name"]
    st.header(widgets.label(name), anchor=False)
    for fact in facts:
        widgets.literal(fact, "small")
    talks = [talk for talk in house.talks if talk.person == person.id]
    for talk in talks:
        _row(house, talk, named=False)
    told = house.told(talks, named=False)
    for topic in insight_words.TOPICS:
        about = [one for one in told if one.insight.topic == topic]
        if about:
            st.subheader(f"{insight_words.TOPIC[topic]} · {len(about)}", anchor=False)
            margin.cards(about)
    for talk in talks:
        agreed.show(talk.id)


def _back() -> None:
    st.button(
        "All insights", key="all", icon=":material/arrow_back:", type="tertiary", on_click=_all
    )


def _go(what: str, which: str) -> None:
    _all()
    st.query_params[what] = which


def _all() -> None:
    """Back to everything; what was searched for stays in the address."""
    for name in (TALK, AT, PERSON, TOPIC):
        if name in st.query_params:
            del st.query_params[name]


def _topic() -> None:
    st.query_params[TOPIC] = st.session_state["insights-topic"]


show()
