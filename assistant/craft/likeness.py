"""What a text is about, learnt from examples of each topic.

A ridge regression over how alike texts are: by their words and parts of words, which serves
every language and shorthand, and by their vectors where an embedder gave some. It is solved
in closed form, so the same examples always give the same weights.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from assistant.craft.lexicon import level
from assistant.craft.topics import asked_examples, examples, heads, named, topics
from assistant.insights import Topic

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Learnt", "asked_about", "digest", "known_vectors", "learn", "likeness"]

VECTORS = "examples.npz"  # of the examples, by the embedder that comes with the package

# Set on conversations of known topics (benchmarks.debrief_eval); flat around these values.
_BY_WORDS = 0.5  # how much likeness by words counts beside likeness by vectors
_RIDGE = 0.5
_POINTS = 8.0  # of a text that is all one topic: as much as five clear words (topics.scores)
_CLEAR = 0.25  # of 1, for a question that is like none of the others
_NAMED = 0.35  # of 1, for the topic whose name or words stand in a question
_WORDS = 2  # a question of fewer is only about what it names
_GRAMS = (4, 5)  # letters of the parts of words
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[%£€$]")
_STEM = 6  # letters in which the forms of a word agree


Claims = tuple[tuple[Topic, str], ...]


class Learnt(NamedTuple):
    """What was learnt from the examples: `weights` is (examples, topics)."""

    weights: NDArray[np.float64]
    vectors: NDArray[np.float32] | None


def learn(vectors: NDArray[np.float32] | None = None) -> Learnt:
    """The weights for `examples()`; `vectors` are those of the examples, of unit length."""
    return _by_words() if vectors is None else _learn(examples(), vectors)


def known_vectors(embedder: str) -> NDArray[np.float32] | None:
    """The examples' vectors that come with the package; None for another embedder or text.

    They are kept in half precision: rounded by less than 0.0005 of their length.
    """
    import numpy as np

    with (files(__package__) / "taxonomy" / VECTORS).open("rb") as file, np.load(file) as kept:
        if str(kept["embedder"]) != embedder or str(kept["texts"]) != digest():
            return None
        vectors: NDArray[np.float32] = kept["vectors"].astype(np.float32)
        return vectors


def digest() -> str:
    """Names the examples as they are now, in their order."""
    return hashlib.sha256("\n".join(text for _, text in examples()).encode()).hexdigest()


@cache
def _by_words() -> Learnt:
    return _learn(examples(), None)


def likeness(
    learnt: Learnt, texts: Sequence[str], vectors: NDArray[np.float32] | None
) -> list[dict[Topic, float]]:
    """Points of each text for the topics it is like; `vectors` as those of the examples."""
    if not texts:
        return []
    known = _lexicon(examples())
    alike = _BY_WORDS * (known.of(texts) @ known.matrix.T)
    if vectors is not None and learnt.vectors is not None:
        alike = alike + vectors @ learnt.vectors.T
    order = [topic.id for topic in topics()]
    return [
        {topic: value * _POINTS for topic, value in zip(order, row, strict=True) if value > 0}
        for row in (alike @ learnt.weights).tolist()
    ]


def asked_about(question: str) -> Topic | None:
    """The topic that a question is about: named outright, or like questions that are."""
    if heads(question) or len(_TOKEN.findall(question)) < _WORDS:
        return named(question)
    known = _lexicon(asked_examples())
    alike = _BY_WORDS * (known.of([question]) @ known.matrix.T)
    row = (alike @ _learnt_questions().weights)[0].tolist()
    likely = dict(zip((topic.id for topic in topics()), row, strict=True))
    said = named(question)
    if said:
        likely[said] += _NAMED
    best = max(likely, key=lambda topic: likely[topic])
    return best if likely[best] >= _CLEAR else said


@cache
def _learnt_questions() -> Learnt:
    return _learn(asked_examples(), None)


def _learn(known: Claims, vectors: NDArray[np.float32] | None) -> Learnt:
    import numpy as np

    words = _lexicon(known).matrix
    alike = _BY_WORDS * (words @ words.T)
    if vectors is not None:
        alike = alike + vectors @ vectors.T
    order = [topic.id for topic in topics()]
    aims = np.full((len(words), len(order)), -1.0 / (len(order) - 1))
    for row, (topic, _) in enumerate(known):
        aims[row, order.index(topic)] = 1.0
    return Learnt(np.linalg.solve(alike + _RIDGE * np.eye(len(words)), aims), vectors)


class _Lexicon(NamedTuple):
    """The parts of words that stand in the examples, with how telling each is."""

    places: Mapping[str, int]
    telling: NDArray[np.float64]
    matrix: NDArray[np.float64]  # a row of unit length for each example

    def of(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """A row of unit length for each text; zeros where nothing is known of it."""
        return _rows(texts, self.places, self.telling)


@cache
def _lexicon(known: Claims) -> _Lexicon:
    import numpy as np

    texts = [text for _, text in known]
    found = Counter(part for text in texts for part in set(_parts(text)))
    places = {part: place for place, part in enumerate(found)}
    telling = np.log(1 + len(texts) / np.array(list(found.values()), dtype=np.float64))
    return _Lexicon(places, telling, _rows(texts, places, telling))


def _rows(
    texts: Sequence[str], places: Mapping[str, int], telling: NDArray[np.float64]
) -> NDArray[np.float64]:
    import numpy as np

    rows = np.zeros((len(texts), len(places)))
    for row, text in enumerate(texts):
        known = [places[part] for part in _parts(text) if part in places]
        rows[row, known] = telling[known]
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: NDArray[np.float64] = rows / np.maximum(lengths, 1e-9)
    return unit


def _parts(text: str) -> list[str]:
    """Words cut to their stem, and parts of words; figures are all one."""
    out: list[str] = []
    for token in _TOKEN.findall(level(text).lower()):
        if not token[0].isalpha():
            out.append("#" if token.isdigit() else token)
            continue
        out.append(token[:_STEM])
        marked = f"<{token}>"
        out += [marked[i : i + n] for n in _GRAMS for i in range(len(marked) - n + 1)]
    return out
