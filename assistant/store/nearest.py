"""Semantic search: through the index where it serves, else by exact cosine over the record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from assistant.store.generations import IndexAway

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.store.index import Index
    from assistant.store.vectors import Vectors


class Near(NamedTuple):
    """What was found, by what, and what the user is told of it.

    An id may be of an insight that was deleted a moment ago.
    """

    hits: list[tuple[str, float]]  # Insight.id and cosine, the nearest first
    by: Literal["index", "record"]
    told: str = ""


def nearest(
    index: Index,
    vectors: Vectors,
    vector: NDArray[np.float32],
    limit: int,
    where: Mapping[str, Any] | None = None,
    allowed: Callable[[], Collection[str] | None] = lambda: None,
) -> Near:
    """The insights nearest to a vector.

    `where` holds the index to the filters, `allowed` the record: the ids that meet them, None
    for all; it is asked only where the index does not serve.
    """
    try:
        return Near(index.nearest(vector, limit, where, vectors.embedder.id), "index")
    except IndexAway as error:
        return Near(vectors.nearest(vector, limit, allowed()), "record", error.message)
