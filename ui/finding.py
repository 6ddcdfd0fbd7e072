"""What is asked on the Insights screen, kept in the address, and the data of its component."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import streamlit as st
from pydantic import ValidationError

from assistant.app.referring import asked_for
from assistant.insights import Topic
from assistant.models import Fact, Person, Record
from assistant.searches import Filters, Found, Hit, NoteHit, SavedSearch, Span
from ui import insight_words, words
from ui.house import House, Named

NOTES = 6  # places in the notes that are shown beside the insights
QUERY, FILTERS, LIKE = "q", "in", "like"  # in the address
PERSPECTIVE = {
    "peer": "Doing the work",
    "manager": "Leading a team",
    "executive": "At the top",
    "recruiter": "Hiring",
    "former": "Left the work",
}
SENIORITY = {
    "junior": "New to it",
    "experienced": "Experienced",
    "manager": "Manager",
    "executive": "Executive",
}
STANCE = {"positive": "For", "negative": "Against", "mixed": "Both", "neutral": "Neither"}


class Asked(Record):
    """A query with its filters; or `like`, an insight of which more is wanted."""

    query: str = ""
    filters: Filters = Filters()
    like: str = ""

    @property
    def anything(self) -> bool:
        """Whether there is something to look for."""
        return bool(self.query.strip() or self.like or self.filters != Filters())


def asked() -> Asked:
    """What the address asks; a part that cannot be read asks nothing."""
    try:
        filters = Filters.model_validate_json(st.query_params.get(FILTERS, "{}"))
    except ValidationError:
        filters = Filters()
    return Asked(
        query=st.query_params.get(QUERY, ""), filters=filters, like=st.query_params.get(LIKE, "")
    )


def ask(wanted: Asked) -> None:
    """Put what is asked into the address, so that a reload comes back to it."""
    filters = bare(wanted.filters)
    texts = {QUERY: wanted.query, FILTERS: json.dumps(filters) if filters else ""}
    for name, text in (texts | {LIKE: wanted.like}).items():
        if text:
            st.query_params[name] = text
        elif name in st.query_params:
            del st.query_params[name]


def bare(filters: Filters) -> dict[str, Any]:
    """The filters that ask something, by name in order, as the component holds them."""
    found = filters.model_dump(mode="json", exclude_defaults=True)
    return dict(sorted(found.items()))


def data(wanted: Asked, found: Found, house: House, saved: Sequence[SavedSearch]) -> dict[str, Any]:
    """Everything the component shows."""
    return {
        "query": wanted.query,
        "filters": bare(wanted.filters),
        "like": wanted.like,
        "choices": list(_choices(house)),
        "people": [_person(one) for one in named(wanted, house)],
        "hits": [_hit(one) for one in found.insights],
        "notes": [_note(one) for one in islice(_rest(found), NOTES)],
        "heads": [
            "People to talk to",
            insight_words.count(len(found.insights), "insight"),
            "In your own notes",
        ],
        "told": _told(wanted, found, house),
        "saved": [{"id": one.id, "name": one.name} for one in saved],
    }


def named(wanted: Asked, house: House) -> list[Named]:
    """The people whom others named, where it is them that is asked for."""
    if not wanted.query.strip() or wanted.filters != Filters():
        return []
    return [one for one in house.named if asked_for(wanted.query, one.of)]


def counts(found: Found) -> dict[str, dict[Topic, int]]:
    """How many insights were found, by person and topic."""
    by_person: dict[str, dict[Topic, int]] = {}
    for hit in found.insights:
        by_topic = by_person.setdefault(hit.name or "Imported", {})
        by_topic[hit.topic] = by_topic.get(hit.topic, 0) + 1
    return by_person


def name_for(wanted: Asked) -> str:
    """What a saved search is called: its words, then what it is held to."""
    chosen = bare(wanted.filters)
    values = [str(one) for value in chosen.values() for one in _values(value)]
    parts = [wanted.query.strip()[:60], *(_word(one) for one in values[:3])]
    return " · ".join(filter(None, parts)) or "Search"


def _choices(house: House) -> Iterator[dict[str, Any]]:
    people = sorted((house.name(t), t.person) for t in house.talks if t.person in house.people)
    spoken = {one.topic for found in house.insights.values() for one in found}
    jobs = [job for one in house.people.values() for job in one.profile.experiences[:1]]
    lists: list[tuple[str, str, Iterable[tuple[str, str]]]] = [
        (
            "topics",
            "Topic",
            ((t, insight_words.TOPIC[t]) for t in insight_words.TOPICS if t in spoken),
        ),
        ("people", "Person", dict.fromkeys((key, name) for name, key in people if key)),
        ("companies", "Employer", _texts(job.company for job in jobs)),
        ("roles", "Role", _texts(_title(one) for one in house.people.values())),
        ("perspectives", "Speaks from", PERSPECTIVE.items()),
        ("seniorities", "Seniority", SENIORITY.items()),
        ("stances", "For or against", STANCE.items()),
    ]
    for name, label, values in lists:
        found = [list(value) for value in values]
        if found:
            yield {"name": name, "label": label, "values": found, "days": False}
    since = [["since", "From"], ["until", "To"]]
    yield {"name": "days", "label": "When", "values": since, "days": True}


def _title(person: Person) -> Fact | None:
    jobs = person.profile.experiences
    return jobs[0].title if jobs and jobs[0].title else person.profile.headline


def _texts(facts: Iterable[Fact | None]) -> list[tuple[str, str]]:
    found = sorted({fact.text for fact in facts if fact})
    return [(text, text) for text in found]


def _hit(hit: Hit) -> dict[str, Any]:
    day = words.day(hit.date) if hit.date else ""
    stance = STANCE[hit.stance].lower() if hit.stance in ("positive", "negative") else ""
    bare_one = "imported, without a quote" if hit.imported else ""
    state = "" if hit.reviewed or hit.imported else "○ not reviewed"
    return {
        "id": hit.id,
        "topic": insight_words.TOPIC[hit.topic],
        "known": [one for one in (hit.name, day, stance, bare_one, state) if one],
        "statement": cut(hit.statement, hit.lit_statement),
        "quote": [] if hit.imported else cut(hit.quote, hit.lit_quote),
        "opens": hit.talk is not None,
        "more": True,
    }


def _person(one: Named) -> dict[str, Any]:
    where = f", {one.of.organisation}" if one.of.organisation else ""
    offered = "they introduce you" if one.of.introduces else "you write yourself"
    name = "you may name them" if one.of.may_name else "ask before you name them"
    met = "✓ you talked" if one.met else ""
    return {
        "id": f"{one.talk.id}:{one.of.start}",
        "topic": f"{one.of.name}{where}",
        "known": [x for x in (f"named by {one.by}", words.day(one.talk.on), met) if x],
        "statement": [[f"{offered}; {name}"[:1].upper() + f"{offered}; {name}"[1:], False]],
        "quote": [[one.of.quote, False]],
        "opens": True,
        "more": False,
    }


def _rest(found: Found) -> Iterator[NoteHit]:
    """The places in the notes on which none of the insights that were found rests."""
    shown = [(one.talk, one.start, one.end) for one in found.insights]
    for note in found.notes:
        if not any(
            talk == note.talk and start < note.end and note.start < end
            for talk, start, end in shown
        ):
            yield note


def _note(note: NoteHit) -> dict[str, Any]:
    day = words.day(note.date) if note.date else ""
    return {
        "id": f"{note.talk}:{note.start}",
        "topic": "Notes",
        "known": [one for one in (note.name, day) if one],
        "statement": None,
        "quote": cut(note.text, note.lit),
        "opens": True,
        "more": False,
    }


def cut(text: str, lit: Sequence[Span]) -> list[list[Any]]:
    """A text in pieces, each with whether it is lit; the pieces together are the text."""
    pieces: list[list[Any]] = []
    at = 0
    for start, end in sorted(lit):
        begin = max(start, at)
        if end <= begin:
            continue
        pieces += [[text[at:begin], False], [text[begin:end], True]]
        at = end
    pieces.append([text[at:], False])
    return [piece for piece in pieces if piece[0]]


def _told(wanted: Asked, found: Found, house: House) -> str:
    """What is to be said of a search; that the index did not serve, in its own words."""
    if not wanted.anything:
        return ""
    said = ""
    if not (found.insights or found.notes or named(wanted, house)):
        said = "No one has said anything about this yet."
    elif wanted.query.strip() and not found.told and not _worded(found):
        said = "Nobody used these words. The nearest in meaning:"
    return " ".join(filter(None, (found.told, said)))


def _worded(found: Found) -> bool:
    """Whether words of the query stand in anything that was found."""
    return bool(found.notes) or any(one.lit_statement or one.lit_quote for one in found.insights)


def _values(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _word(value: str) -> str:
    topics = {str(topic): name for topic, name in insight_words.TOPIC.items()}
    return (topics | PERSPECTIVE | SENIORITY | STANCE).get(value, value)
