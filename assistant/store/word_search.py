"""Insights and notes by their words: BM25 over the FTS5 tables, held to the filters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, literal_column, select, text

from assistant.store import schema
from assistant.store.filtering import Held, among
from assistant.store.queries import Asked, Query
from assistant.store.vocabulary import Vocabulary
from assistant.store.words import words

LOOSE = 0.6  # what a word counts that stands for another
MOST_WORDS = 40  # of a query; of a longer one, the rarest

_EACH = (
    "WITH RECURSIVE found(one) AS (SELECT min(language) FROM {table} UNION ALL "
    "SELECT (SELECT min(language) FROM {table} WHERE language > one) FROM found "
    "WHERE one IS NOT NULL) SELECT one FROM found WHERE one IS NOT NULL"
)
_LANGUAGES = text(
    " UNION ".join(f"SELECT * FROM ({_EACH.format(table=t)})" for t in ("findable", "passages"))  # noqa: S608
)

Scores = dict[str, float]  # by Insight.id, the best first


class Terms(NamedTuple):
    """The words of a query, as the notes have them."""

    exact: tuple[str, ...]  # stems
    loose: tuple[str, ...]  # words like those that nothing holds
    unknown: tuple[str, ...]  # those, as they were typed, folded
    known: bool  # whether any insight holds any word of the query

    @property
    def all(self) -> frozenset[str]:
        """What is to be lit in what is found."""
        return frozenset((*self.exact, *self.loose))


class Words:
    """The words of one record's insights and names; read again when one was added."""

    def __init__(self) -> None:
        self._last = -1
        self._vocabulary = Vocabulary(())
        self._counted: object = None  # how many people there were, and the last change of one
        self._named: dict[str, list[str]] = {}  # Person.id by each word of a name

    def terms(self, connection: Connection, query: Query) -> Terms:
        """Which words to look for: those that are there, and for the others the likest."""
        held = _held_words(connection, {stem for asked in query.words for stem in asked.stems})
        known = [asked for asked in query.words if not held.keys().isdisjoint(asked.stems)]
        rarest = sorted(known, key=lambda asked: max(held.get(stem, 0) for stem in asked.stems))
        exact = [stem for asked in rarest[:MOST_WORDS] for stem in asked.stems]
        unknown = [asked for asked in query.words if asked not in known][:MOST_WORDS]
        loose = self._alike(connection, unknown) if unknown else []
        # What no insight holds may still stand in the notes.
        exact += [stem for asked in unknown for stem in asked.stems]
        return Terms(
            exact=tuple(exact),
            loose=tuple(one for one in loose if one not in exact),
            unknown=tuple(asked.surface for asked in unknown),
            known=bool(known),
        )

    def talks_with_named(self, connection: Connection, query: Query) -> frozenset[str]:
        """The conversations with everybody whose name stands in the query."""
        table, talks = schema.people, schema.talks
        state = connection.execute(select(func.count(), func.max(table.c.changed))).one()
        if state != self._counted:
            names = connection.execute(select(table.c.id, table.c.name)).all()
            self._counted, self._named = state, _by_word(names)
        asked = (word.surface for word in query.words if len(word.surface) > 1)
        people = [own_id for surface in asked for own_id in self._named.get(surface, ())]
        if not people:
            return frozenset()
        theirs = select(talks.c.id).where(among(talks.c.person, people))
        return frozenset(connection.scalars(theirs))

    def _alike(self, connection: Connection, unknown: Iterable[Asked]) -> list[str]:
        last = connection.scalar(select(func.max(schema.findable.c.number))) or 0
        if last != self._last:
            known = connection.scalars(select(schema.insight_words_known.c.term))
            self._last, self._vocabulary = last, Vocabulary(known)
        found = (self._vocabulary.alike(stem) for asked in unknown for stem in asked.stems)
        return list(dict.fromkeys(other for alike in found for other in alike))


def said(connection: Connection, terms: Terms, held: Held, limit: int) -> Scores:
    """The insights that say the words, and how well, the best first."""
    scores = _matching(connection, terms.exact, held.insights, limit)
    for one, score in _matching(connection, terms.loose, held.insights, limit).items():
        scores[one] = scores.get(one, 0.0) + LOOSE * score
    return dict(sorted(scores.items(), key=lambda found: (-found[1], found[0]))[:limit])


def match(stems: Collection[str]) -> str:
    """A query of FTS5 for any of these words; stems hold nothing that is a sign there."""
    return " OR ".join(f'"{stem}"' for stem in stems)


def languages(connection: Connection) -> list[str]:
    """The languages of what is kept, each read out of an index without looking at every row."""
    return sorted(connection.scalars(_LANGUAGES))


def _matching(
    connection: Connection, stems: Collection[str], held: Iterable[ColumnElement[bool]], limit: int
) -> Scores:
    if not stems:
        return {}
    table = schema.findable
    rank: Any = literal_column("insight_words.rank")
    found = connection.execute(
        select(table.c.insight, rank)
        .select_from(schema.insight_words)
        .join(table, table.c.number == schema.insight_words.c.rowid)
        .where(literal_column("insight_words").op("MATCH")(match(stems)), *held)
        .order_by(rank)
        .limit(limit)
    )
    return {row[0]: -row[1] for row in found}


def _by_word(names: Iterable[Any]) -> dict[str, list[str]]:
    found = defaultdict(list)
    for own_id, name in names:
        for word in words(name, ""):
            found[word.surface].append(own_id)
    return dict(found)


def _held_words(connection: Connection, stems: Collection[str]) -> dict[str, int]:
    """Those of the stems that insights hold, and in how many they stand."""
    table = schema.insight_words_known
    found = connection.execute(select(table.c.term, table.c.doc).where(among(table.c.term, stems)))
    return {row.term: row.doc for row in found}
