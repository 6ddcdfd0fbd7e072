"""How well search finds, against its two sides alone, by set and language.

    python -m benchmarks.search_eval [FOLDER]

FOLDER has `docs.jsonl` ({set, id, text}) and `queries.jsonl` ({set, id, lang, text, relevant});
by default `insight-search` beside the outside samples (FIRSTHAND_SAMPLES), and without it
nothing is measured. The texts are imported as insights into a record of their own, indexed by
Chroma and searched as the app searches them. The settings of search were chosen on the half of
the questions that "chosen" names; "other" was only counted.

"words" is FTS5 alone (porter, question words dropped), "meaning" one query of the index alone,
"ranks" both by reciprocal ranks; intervals are 95 %, by 2,000 draws of the questions.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from assistant.app.assistant import Assistant, open_assistant
from assistant.settings import Settings
from assistant.store.queries import asking
from assistant.store.words import words

FOLDER = "insight-search"
BEST = 10
DRAWS = 2_000
RANK = 60  # of reciprocal ranks
WAYS = ("words", "meaning", "ranks", "ours")
Ranked = Callable[[dict[str, Any]], list[str]]


class Score(NamedTuple):
    """What one ranking is worth for one question."""

    ndcg: float
    recall: float
    reciprocal: float


Scores = dict[tuple[str, str, str], dict[str, list[Score]]]  # (set, language, half) → way → scores


def main(folders: Sequence[str] = ()) -> int:
    """Print the tables; 1 where search is worse than one of its sides."""
    given = Path(folders[0]) if folders else Settings().samples.parent / FOLDER
    if not given.is_dir():
        print(f"no questions at {given}: search is not measured")
        return 0
    scores: Scores = defaultdict(lambda: defaultdict(list))
    documents, questions = _lines(given / "docs.jsonl"), _lines(given / "queries.jsonl")
    for name in dict.fromkeys(document["set"] for document in documents):
        own = [document for document in documents if document["set"] == name]
        asked = [question for question in questions if question["set"] == name]
        with tempfile.TemporaryDirectory() as home:
            assistant = open_assistant(Path(home) / "firsthand")
            _measure(assistant, own, asked, scores)
            assistant.close_index()
    passed = [_show(scores, half) for half in ("chosen", "other", "all")]
    return 0 if all(passed) else 1


def _measure(
    assistant: Assistant,
    documents: list[dict[str, Any]],
    questions: list[dict[str, Any]],
    scores: Scores,
) -> None:
    lines = (json.dumps({"id": one["id"], "statement": one["text"]}) for one in documents)
    assistant.import_lines(io.BytesIO("\n".join(lines).encode()))
    assistant.settle_index()
    state = assistant.index_state()
    if state.owed or not state.serves:
        raise RuntimeError(f"the index does not serve: {state.told}")
    by_words, by_meaning = _by_words(documents), _by_meaning(assistant)
    ranked: dict[str, Ranked] = {
        "words": by_words,
        "meaning": by_meaning,
        "ranks": lambda asked: _by_ranks(by_words(asked), by_meaning(asked)),
        "ours": lambda asked: [hit.id for hit in assistant.search(asked["text"]).insights],
    }
    for asked in questions:
        for way in WAYS:
            score = _score(ranked[way](asked)[:BEST], set(asked["relevant"]))
            for half in (_half(asked["id"]), "all"):
                scores[asked["set"], asked["lang"], half][way].append(score)


def _by_words(documents: list[dict[str, Any]]) -> Ranked:
    """FTS5 as it comes."""
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='porter unicode61')")
    rows = [(number, one["text"]) for number, one in enumerate(documents)]
    table.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", rows)

    def ranked(asked: dict[str, Any]) -> list[str]:
        every = [asked["text"][word.start : word.end] for word in words(asked["text"], "en")]
        telling = [word for word in every if word.lower() not in asking(asked["lang"])]
        query = " OR ".join(f'"{word}"' for word in telling or every)
        found = table.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 100", (query,)
        )
        return [documents[number]["id"] for (number,) in found]

    return ranked


def _by_meaning(assistant: Assistant) -> Ranked:
    """The index as it comes."""

    def ranked(asked: dict[str, Any]) -> list[str]:
        near = assistant._indexing.nearest(asked["text"], 100)
        if near.by != "index":
            raise RuntimeError(f"the index does not serve: {near.told}")
        return [one for one, _ in near.hits]

    return ranked


def _by_ranks(*sides: list[str]) -> list[str]:
    points: dict[str, float] = defaultdict(float)
    for side in sides:
        for rank, one in enumerate(side):
            points[one] += 1 / (RANK + rank)
    return sorted(points, key=lambda one: -points[one])


def _score(found: list[str], relevant: set[str]) -> Score:
    ranks = [rank for rank, one in enumerate(found) if one in relevant]
    ideal = sum(1 / math.log2(rank + 2) for rank in range(min(len(relevant), BEST)))
    return Score(
        ndcg=sum(1 / math.log2(rank + 2) for rank in ranks) / ideal,
        recall=len(ranks) / len(relevant),
        reciprocal=1 / (ranks[0] + 1) if ranks else 0.0,
    )


def _half(question: str) -> str:
    return "other" if hashlib.sha256(question.encode()).digest()[-1] % 2 else "chosen"


def _show(scores: Scores, half: str) -> bool:
    """Print one half's table; whether ours is, on the mean, above both sides, and in no language
    below the better one by more than the interval of the difference."""
    print(f"{half:8}{'':10}{'n':>5}  " + "".join(f"{way:>8}" for way in WAYS), end="")
    print("  ours − better side  recall@10 " + "".join(f"{way:>8}" for way in WAYS), end="")
    print("  MRR " + "".join(f"{way:>8}" for way in WAYS))
    means, passed = [], True
    for (name, language, its_half), by_way in sorted(scores.items()):
        if its_half != half:
            continue
        mean = {way: np.mean([list(score) for score in by_way[way]], axis=0) for way in WAYS}
        better = max(("words", "meaning"), key=lambda way: mean[way][0])
        gained = [o.ndcg - b.ndcg for o, b in zip(by_way["ours"], by_way[better], strict=True)]
        low, high = interval(gained)
        passed &= high >= 0
        means.append([mean[way][0] for way in WAYS])
        columns = ["".join(f"{mean[way][part]:8.3f}" for way in WAYS) for part in range(3)]
        difference = f"{np.mean(gained):+.3f} [{low:+.3f}, {high:+.3f}]"
        row = f"{name:8}{language:10}{len(gained):5}  {columns[0]}  {difference:>30}"
        print(f"{row} {columns[1]}      {columns[2]}")
    whole = dict(zip(WAYS, np.mean(means, axis=0), strict=True))
    print(f"{'mean':23}  " + "".join(f"{whole[way]:8.3f}" for way in WAYS) + "\n")
    return passed and whole["ours"] > max(whole["words"], whole["meaning"])


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The middle 95 % of the mean over draws with replacement; the same every time."""
    chance = np.random.default_rng(0)
    drawn = chance.choice(np.asarray(values), size=(DRAWS, len(values))).mean(axis=1)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return float(low), float(high)


def _lines(file: Path) -> list[dict[str, Any]]:
    return list(_read(file))


def _read(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
