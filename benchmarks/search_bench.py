"""How long a search takes, against its parts alone: one embedding, one raw query of Chroma,
one of FTS5, with the same filters and in turn with it. "with notes" also searches the raw
notes, against the same and one more query of FTS5.

    python -m benchmarks.search_bench [--large]

The record is made of invented words in the frequencies of a language, and its vectors are
random: only the number of insights matters here.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import numpy as np
from sqlalchemy import text

from assistant.app.assistant import Assistant, open_assistant
from assistant.insights import Debrief, Insight, Talk, Topic
from assistant.models import Experience, Fact, Profile
from assistant.searches import Filters
from assistant.store.filtering import hold
from assistant.store.queries import read_query
from assistant.store.word_search import match
from assistant.talks import Conversation, Turn

SIZES, LARGE = (100, 10_000), (100, 10_000, 100_000)
OF_ONE = 20  # insights of one conversation
VOCABULARY = 20_000
DIMENSIONS = 384
RUNS, WARM = 30, 4  # measured, and not yet
HEADS = ("search", "noted", "embed", "Chroma", "FTS5", "in notes")
BOUND = 1.5  # a search against the sum of its parts, at 10,000
NOW = datetime(2026, 1, 1)
TOPICS = get_args(Topic)
FILTERS = {
    "no filter": Filters(),
    "three topics, since 2024": Filters(
        topics=("pay", "skills", "outlook"), since=date(2024, 1, 1)
    ),
}


def main(arguments: list[str]) -> int:
    """Print the table; 1 where a search takes too long."""
    heads = "".join(f"{head:>9}" for head in HEADS)
    print(f"{'insights':>9} {'filter':26}{heads}   ratio, with notes")
    passed = True
    for size in LARGE if "--large" in arguments else SIZES:
        with tempfile.TemporaryDirectory() as home:
            assistant = open_assistant(Path(home) / "firsthand")
            said = _fill(assistant, size)
            assistant.settle_index()
            for name, filters in FILTERS.items():
                ratio = _measure(assistant, said, size, name, filters)
                passed &= ratio <= BOUND or size != 10_000
            assistant.close_index()
    return 0 if passed else 1


def _measure(
    assistant: Assistant, said: Iterator[str], size: int, name: str, filters: Filters
) -> float:
    embedder = assistant._indexing.embedder
    collection: Any = assistant._indexing._index._collection
    with assistant._database.read() as connection:
        held = hold(connection, filters, {})
    columns: list[tuple[float, ...]] = []
    for run in range(RUNS + WARM):
        query = next(said)
        vector = embedder.embed([query])[0]
        where = {"where": held.where} if held.where else {}
        acts = [
            lambda: assistant.search(query, filters, in_notes=False),  # noqa: B023
            lambda: assistant.search(query, filters),  # noqa: B023
            lambda: embedder.embed([query]),  # noqa: B023
            lambda: collection.query(query_embeddings=[vector], n_results=10, **where),  # noqa: B023
            lambda: _fts(assistant, query, filters),  # noqa: B023
            lambda: _fts_notes(assistant, query),  # noqa: B023
        ]
        order = range(len(acts)) if run % 2 else reversed(range(len(acts)))
        taken = {at: _time(acts[at]) for at in order}  # the first one fills the machine's caches
        if run >= WARM:
            columns.append(tuple(taken[at] for at in range(len(acts))))
    ratio = statistics.median(row[0] / sum(row[2:5]) for row in columns)
    with_notes = statistics.median(row[1] / sum(row[2:]) for row in columns)
    medians = [statistics.median(column) * 1e3 for column in zip(*columns, strict=True)]
    cells = "".join(f"{one:7.1f}ms" for one in medians)
    print(f"{size:9} {name:26}{cells}   {ratio:5.2f} {with_notes:11.2f}", flush=True)
    return ratio


def _fts(assistant: Assistant, query: str, filters: Filters) -> None:
    """One query of FTS5 with the filters, and nothing else."""
    stems = [stem for word in read_query(query).words for stem in word.stems]
    topics = " OR ".join(f"topics LIKE '% {topic} %'" for topic in filters.topics) or "true"
    days = (
        f"talk IN (SELECT id FROM talks WHERE held_on >= '{filters.since}')"
        if filters.since
        else "true"
    )
    with assistant._database.read() as connection:
        connection.execute(
            text(
                "SELECT insight FROM insight_words JOIN findable ON number = insight_words.rowid "
                f"WHERE insight_words MATCH :query AND ({topics}) AND {days} ORDER BY rank LIMIT 10"
            ),
            {"query": match(stems)},
        ).all()


def _fts_notes(assistant: Assistant, query: str) -> None:
    stems = [stem for word in read_query(query).words for stem in word.stems]
    with assistant._database.read() as connection:
        connection.execute(
            text(
                "SELECT rowid FROM turn_words WHERE turn_words MATCH :query ORDER BY rank LIMIT 10"
            ),
            {"query": match(stems)},
        ).all()


def _time(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _fill(assistant: Assistant, size: int) -> Iterator[str]:
    """Keep conversations until there are so many insights; gives questions in their words."""
    chance, numbers = random.Random(1), np.random.default_rng(1)
    known = [_word(chance) for _ in range(VOCABULARY)]
    weights = [1 / (rank + 10) for rank in range(VOCABULARY)]

    def sentence(length: int) -> str:
        return " ".join(chance.choices(known, weights, k=length))

    name = assistant._indexing.embedder.id
    for number in range(size // OF_ONE):
        title = Fact(text=sentence(2))
        post = Experience(title=title, company=Fact(text=sentence(2)), current=True)
        profile = Profile(
            kind="facts", source="", name=Fact(text=f"Zo{_word(chance)}"), experiences=(post,)
        )
        person = assistant._records.save_person(profile, NOW)
        turns = tuple(Turn(text=sentence(12)) for _ in range(OF_ONE))
        talk = Talk(
            id=f"t{number}",
            person=person.id,
            on=date(2022, 1, 1) + timedelta(days=chance.randrange(1_600)),
            conversation=Conversation(format="notes", turns=turns),
            created=NOW,
            changed=NOW,
        )
        assistant._talks.save_talk(talk)
        begin, insights = 0, []
        for place, turn in enumerate(turns):
            end = begin + len(turn.text)
            insights.append(
                Insight(
                    id=f"i{number}-{place}",
                    statement=sentence(16),
                    quote=turn.text,
                    start=begin,
                    end=end,
                    topic=chance.choice(TOPICS),
                )
            )
            begin = end + 1
        vectors = numbers.normal(size=(OF_ONE, DIMENSIONS)).astype("<f4")
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        kept = {
            one.id: (name, vector.tobytes()) for one, vector in zip(insights, vectors, strict=True)
        }
        assistant._talks.save_debrief(talk.id, Debrief(insights=tuple(insights)), kept)
    return iter(lambda: f"what did they say about {sentence(6)}?", None)


def _word(chance: random.Random) -> str:
    syllables = (
        "ba",
        "do",
        "fin",
        "gar",
        "he",
        "kul",
        "lo",
        "mer",
        "nis",
        "pro",
        "sta",
        "tu",
        "vel",
    )
    return "".join(chance.choices(syllables, k=chance.randint(2, 4)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
