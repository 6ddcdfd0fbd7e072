"""Any facts, typed by anybody: the engine writes, within every limit, and never falls over."""

from __future__ import annotations

from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.models import AskingKind, Channel, Fact, Goal, Kind, Me, Profile, Tone
from assistant.tasks.outreach import write
from tests.unit.people import SENT, case, job, school

_LINES = st.one_of(
    st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip())),
    st.sampled_from(
        [
            "Founder & CEO | Dad",
            "Acme Inc.",
            "the office",
            "SQL",
            "Led a team of {nine}",
            "I run a 28-bed unit, and keep it",
            "Responsible for",
            "5 yrs 2 mos",
            "%s %d {0}",
            "«Кіт»",
        ]
    ),
)
_YEARS = st.sampled_from(["2019", "Mar 2020", "2031", "Present", "??", "März 2018"])
_JOBS = st.builds(job, _LINES, _LINES, _YEARS, _YEARS, _LINES)
_SCHOOLS = st.builds(school, _LINES, _LINES, _YEARS, _YEARS)
_FACTS = st.lists(st.builds(Fact, text=_LINES), max_size=2).map(tuple)
_PROFILES = st.builds(
    Profile,
    kind=st.just("facts"),
    name=st.builds(Fact, text=_LINES),
    headline=st.builds(Fact, text=_LINES),
    about=st.builds(Fact, text=_LINES),
    experiences=st.lists(_JOBS, max_size=3).map(tuple),
    education=st.lists(_SCHOOLS, max_size=2).map(tuple),
    volunteering=st.lists(_JOBS, max_size=1).map(tuple),
    skills=_FACTS,
    certifications=_FACTS,
    publications=_FACTS,
    posts=_FACTS,
)
_SENDERS = st.builds(Me, name=_LINES, work=_LINES, learn=_LINES)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    _PROFILES,
    _SENDERS,
    st.sampled_from(get_args(AskingKind)),
    st.sampled_from(get_args(Channel)),
    st.sampled_from(get_args(Tone)),
    st.sampled_from(get_args(Goal)),
    _LINES,
)
def test_any_facts_give_a_draft(
    contact: Profile, me: Me, kind: Kind, channel: Channel, tone: Tone, goal: Goal, why: str
) -> None:
    request = {"kind": kind, "channel": channel, "tone": tone, "goal": goal, "why": why}
    draft = write(case(contact, me, via="Bo", agreed=("Bo",), sent=SENT, **request)).draft
    assert draft.body.strip()
    assert (draft.subject is None) is (channel in {"note", "message"})
    if channel == "note":
        assert len(draft.body) <= 200
    if draft.subject:
        assert len(draft.subject) <= 50
        assert "\n" not in draft.subject
    for sentence in draft.sentences:
        assert draft.body[sentence.start : sentence.end] == sentence.text
