"""Search over what was learned: by meaning and by words, and a second group from the notes.

One query of the index and one of each FTS5 table; `fusion.py` makes one ranking of the first
two. A word that no insight holds is looked for in the words most like it. Nothing that is off
the record is found.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Connection, select

from assistant.craft.topics import named
from assistant.errors import ModelError, NotFound
from assistant.insights import Insight, Topic
from assistant.searches import Filters, Found, Hit, NoteHit
from assistant.store import fusion, rows, schema
from assistant.store.database import Database
from assistant.store.filtering import Held, Known, among, hold
from assistant.store.lit import lit
from assistant.store.nearest import Near
from assistant.store.note_search import notes, referrals
from assistant.store.queries import Query, read_query
from assistant.store.word_search import Scores, Terms, Words, languages, said
from assistant.store.words import unspaced

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.store.vectors import Vectors
    from assistant.tasks.ports import Embed

POOL = 50  # candidates of each side
THREADS = 4  # searches at once whose meaning is looked for while their words are
OF_TOPIC = 0.25  # standard scores more for an insight of the topic that the query names
ONLY_TOPIC = 2.0  # where the topic is all that is known of the query
OF_PERSON = 1.0  # for one of a conversation with somebody whom the query names
ENGLISH_ONLY = "minilm"  # how the id of an embedder begins that knows no other language
SHOWN = 3  # unknown words that the user is told
NOTHING_KEPT = "Nothing is kept yet. Debrief a conversation; then it can be searched."
NOTHING_ASKED = "Type what you want to know, or choose a filter."
NOTHING_FOUND = "Nothing that is kept says something about this. Try other words."
NOTHING_MEETS = "Nothing that is kept meets these filters."
NOBODY = "Nobody who is kept meets these filters."


class Meaning(Protocol):
    """Texts compared by meaning: the index, or the vectors of the record."""

    @property
    def embedder(self) -> Embed:
        """Which makes the vectors."""
        ...

    @property
    def vectors(self) -> Vectors:
        """The vectors that the record keeps."""
        ...

    def vector(self, text: str) -> NDArray[np.float32]:
        """A text as a vector. Raises ModelError where an endpoint does not answer."""
        ...

    def nearest(
        self,
        text: NDArray[np.float32],
        limit: int,
        where: Mapping[str, Any] | None = None,
        allowed: Callable[[], Collection[str] | None] = lambda: None,
    ) -> Near:
        """The insights nearest to a vector."""
        ...


class Search:
    """The search of one data folder."""

    def __init__(self, record: Database, meaning: Meaning) -> None:
        self._record = record
        self._meaning = meaning
        self._people: Known = {}
        self._words = Words()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="search")

    def search(
        self,
        typed: str,
        filters: Filters | None = None,
        limit: int = 10,
        *,
        in_notes: bool = True,
        without: str = "",
    ) -> Found:
        """What answers a query, the best first: insights, and places in the notes.

        An empty query with filters gives the newest that meet them. `without` is an insight
        that is left out. What was typed is never an error.
        """
        asked = filters or Filters()
        typed = typed.encode("utf-8", "replace").decode()  # halves of characters cannot be shown
        with self._record.read() as connection:
            query = read_query(typed, languages(connection))
            held = hold(connection, asked, self._people)
            if held.nobody:
                return Found(query=typed, told=_nothing(connection, NOBODY))
            if not query.words:
                return _newest(connection, typed, held, asked, limit)
            return self._answer(connection, typed, query, held, limit, in_notes, without)

    def more_like(self, insight: str, limit: int = 10) -> Found:
        """Other insights that say the like; NotFound where it is not kept."""
        with self._record.read() as connection:
            body = connection.scalar(
                select(schema.insights.c.body).where(schema.insights.c.id == insight)
            )
        if body is None:
            raise NotFound("That insight is no longer kept.", "Look at the list of insights.")
        one = rows.read(Insight, body)
        return self.search(one.statement, limit=limit, in_notes=False, without=insight)

    def _answer(
        self,
        connection: Connection,
        typed: str,
        query: Query,
        held: Held,
        limit: int,
        in_notes: bool,
        without: str,
    ) -> Found:
        # Both sides at once: neither the model nor SQLite holds up the other.
        meant = self._threads.submit(self._near, query, held)
        terms = self._words.terms(connection, query)
        topic = named(query.text)
        # Such as "salario" over English notes, or "who should I talk to".
        only_topic = topic is not None and not (terms.known and query.telling)
        words = said(connection, terms, held, POOL) if query.telling or topic is None else {}
        talks = self._words.talks_with_named(connection, query)
        more = _of_talks(connection, talks, held)
        if only_topic:
            more += _of_topic(connection, topic, held)
        places = _places(connection, terms, topic, held, limit) if in_notes else ()
        near, vector = meant.result()
        cosines = dict(near.hits)
        candidates = _candidates(connection, {*cosines, *words, *more} - {without}, held)
        if vector is not None:
            cosines |= self._cosines(candidates, cosines, vector)
        scores = fusion.fused(candidates, cosines, words, self._weight(candidates))
        for one, row in candidates.items():
            if topic is not None and f" {topic} " in row.topics:
                scores[one] += ONLY_TOPIC if only_topic else OF_TOPIC
            if row.talk in talks:
                scores[one] += OF_PERSON
        best = sorted(scores, key=lambda one: (-scores[one], one))[:limit]
        hits = _hits(connection, {one: scores[one] for one in best}, terms.all)
        told = near.told or _told(connection, query, terms, bool(hits), bool(hits or places))
        return Found(query=typed, insights=hits, notes=places, by=near.by, told=told)

    def _near(self, query: Query, held: Held) -> tuple[Near, NDArray[np.float32] | None]:
        """What means the like, and the query's vector; without one, only the words find."""
        try:
            vector = self._meaning.vector(query.text)
        except ModelError as error:
            return Near([], "record", f"{error.message} Only words were searched."), None

        def allowed() -> Collection[str] | None:
            if not held.insights:
                return None
            with self._record.read() as connection:
                return list(
                    connection.scalars(select(schema.findable.c.insight).where(*held.insights))
                )

        return self._meaning.nearest(vector, POOL, held.where, allowed), vector

    def _cosines(
        self, candidates: Mapping[str, Any], known: Scores, vector: NDArray[np.float32]
    ) -> Scores:
        """How near the candidates are that were not found by meaning, by the kept vectors."""
        import numpy as np

        own, size = self._meaning.embedder.id, 4 * len(vector)
        rest = [
            one
            for one, row in candidates.items()
            if one not in known and row.embedder == own and len(row.embedding) == size
        ]
        if not rest:
            return {}
        kept = b"".join(candidates[one].embedding for one in rest)
        matrix = np.frombuffer(kept, dtype="<f4").reshape(len(rest), -1)
        return dict(zip(rest, (matrix @ vector).tolist(), strict=True))

    def _weight(self, candidates: Mapping[str, Any]) -> float:
        """How much meaning counts against words, by the language of what may be the answer."""
        english = sum(row.language == "en" for row in candidates.values())
        if not self._meaning.embedder.id.startswith(ENGLISH_ONLY) or 2 * english >= len(candidates):
            return fusion.EVEN
        return fusion.WORDS_FIRST


def _places(
    connection: Connection, terms: Terms, topic: Topic | None, held: Held, limit: int
) -> tuple[NoteHit, ...]:
    """Places in the notes; where somebody to talk to is asked for, first those that name one."""
    found = notes(connection, terms.all, held, limit)
    if topic == "referrals_next":
        naming = referrals(connection, terms.all, held, limit)
        known = {(place.talk, place.start) for place in naming}
        found = (*naming, *(one for one in found if (one.talk, one.start) not in known))
    return found[:limit]


def _told(connection: Connection, query: Query, terms: Terms, hits: bool, anything: bool) -> str:
    """How the query was understood, where that is not plain."""
    if not anything:
        return _nothing(connection, NOTHING_FOUND)
    unknown = [f"“{word}”" for word in terms.unknown if not unspaced(word)][:SHOWN]
    if not hits or not unknown or not query.telling:
        return ""
    return f"No insight says {', '.join(unknown)}; what is nearest is shown."


def _nothing(connection: Connection, told: str) -> str:
    """What the user is told where nothing was found: what to do first, where nothing is kept."""
    for table in (schema.findable, schema.passages):
        if connection.scalar(select(table.c.number).limit(1)) is not None:
            return told
    return NOTHING_KEPT


def _of_talks(connection: Connection, talks: Collection[str], held: Held) -> list[str]:
    """The newest insights of some conversations."""
    if not talks:
        return []
    table = schema.findable
    newest = (
        select(table.c.insight)
        .where(among(table.c.talk, talks), *held.insights)
        .order_by(table.c.number.desc())
        .limit(POOL)
    )
    return list(connection.scalars(newest))


def _of_topic(connection: Connection, topic: Topic | None, held: Held) -> list[str]:
    """The newest insights of a topic."""
    table = schema.findable
    newest = (
        select(table.c.insight)
        .where(table.c.topics.contains(f" {topic} "), *held.insights)
        .order_by(table.c.number.desc())
        .limit(POOL)
    )
    return list(connection.scalars(newest))


def _candidates(connection: Connection, ids: Collection[str], held: Held) -> dict[str, Any]:
    """What the ranking has to know of insights; those that are gone or do not meet the filters
    are left out, whatever the index still says."""
    table, insights = schema.findable, schema.insights
    found = connection.execute(
        select(
            table.c.insight,
            table.c.talk,
            table.c.topics,
            table.c.language,
            insights.c.embedder,
            insights.c.embedding,
        )
        .join(insights, insights.c.id == table.c.insight)
        .where(among(table.c.insight, ids), *held.insights)
    )
    return {row.insight: row for row in found}


def _hits(
    connection: Connection, scores: Mapping[str, float], terms: frozenset[str]
) -> tuple[Hit, ...]:
    """Insights as they are shown, in the order of `scores`."""
    table, talks, people = schema.insights, schema.talks, schema.people
    found = connection.execute(
        select(
            table.c.id,
            table.c.body,
            table.c.talk,
            schema.findable.c.language,
            talks.c.held_on,
            talks.c.person,
            people.c.name,
        )
        .join(schema.findable, schema.findable.c.insight == table.c.id)
        .outerjoin(talks, talks.c.id == table.c.talk)
        .outerjoin(people, people.c.id == talks.c.person)
        .where(among(table.c.id, list(scores)))
    ).all()
    by_id = {row.id: row for row in found}
    return tuple(_hit(by_id[one], scores[one], terms) for one in scores if one in by_id)


def _hit(row: Any, score: float, terms: frozenset[str]) -> Hit:
    insight = rows.read(Insight, row.body)
    return Hit(
        id=insight.id,
        score=round(score, 4),
        statement=insight.statement,
        quote=insight.quote,
        topic=insight.topic,
        stance=insight.stance,
        talk=row.talk,
        person=row.person,
        name=row.name or "",
        date=row.held_on,
        start=insight.start,
        end=insight.end,
        reviewed=insight.reviewed,
        imported=insight.imported,
        lit_statement=lit(insight.statement, terms, row.language),
        lit_quote=lit(insight.quote, terms, row.language),
    )


def _newest(connection: Connection, typed: str, held: Held, filters: Filters, limit: int) -> Found:
    """Without words: the newest that meet the filters; without those, what to do."""
    if filters == Filters():
        return Found(query=typed, told=_nothing(connection, NOTHING_ASKED))
    table, talks = schema.findable, schema.talks
    newest = connection.scalars(
        select(table.c.insight)
        .outerjoin(talks, talks.c.id == table.c.talk)
        .where(*held.insights)
        .order_by(talks.c.held_on.desc(), table.c.number.desc())
        .limit(limit)
    ).all()
    found = _hits(connection, dict.fromkeys(newest, 0.0), frozenset())
    told = "" if found else _nothing(connection, NOTHING_MEETS)
    return Found(query=typed, insights=found, told=told)
