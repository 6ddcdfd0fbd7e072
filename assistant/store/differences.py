"""How the index differs from the record: by ids, content, metadata and vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.store import chroma
from assistant.store.chroma import IndexDamaged
from assistant.store.database import Database
from assistant.store.entries import Entry, contents, entries, pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.store.chroma import Collection

SAMPLE = 16  # insights of a generation that was closed in order, looked at on opening
ASKED = 4  # vectors of a page that must be found by themselves


class Seen(NamedTuple):
    """What was found: the insights that differ, and the content that the index holds, by id."""

    due: list[str]
    held: dict[str, str]


def quick(record: Database, embedder: str, collection: Collection, held: dict[str, str]) -> Seen:
    """Compare what a seal, or a server, says with the record, and a sample with the files.

    Where the sample is not right, everything is looked at.
    """
    with record.read() as connection:
        kept = contents(connection, embedder)
    due = [one for one in {*kept, *held} if kept.get(one) != held.get(one)]
    whole = sorted({*kept} - {*due})
    sample = whole[:: max(1, len(whole) // SAMPLE)]
    if chroma.count(collection) != len(held) or _differing(record, embedder, collection, sample)[0]:
        return thorough(record, embedder, collection)
    return Seen(due, held)


def thorough(record: Database, embedder: str, collection: Collection) -> Seen:
    """Compare everything. Raises IndexDamaged where mending by difference would not help."""
    with record.read() as connection:
        kept = contents(connection, embedder)
    due, held = [], {}
    for page in pages(sorted({*kept, *chroma.ids(collection)})):
        other, found = _differing(record, embedder, collection, page)
        due += other
        held.update({one: str(entry.metadata.get("content", "")) for one, entry in found.items()})
    return Seen(due, held)


def _differing(
    record: Database, embedder: str, collection: Collection, ids: Sequence[str]
) -> tuple[list[str], dict[str, Entry]]:
    with record.read() as connection:
        wanted = entries(connection, embedder, ids)
    held = chroma.fetch(collection, ids)
    due = [one for one in ids if not chroma.same(wanted.get(one), held.get(one))]
    verify(collection, wanted, held)
    return due, held


def verify(collection: Collection, wanted: dict[str, Entry], held: dict[str, Entry]) -> None:
    """Raise IndexDamaged where a vector is another than that of the same text, or where one is
    not found by itself: then the graph is broken, and adding to it mends nothing."""
    both = [one for one in wanted if one in held and wanted[one].document == held[one].document]
    if not all(chroma.near(wanted[one].vector, held[one].vector) for one in both):
        raise IndexDamaged
    for one in both[:: max(1, len(both) // ASKED)]:
        found = chroma.query(collection, chroma.floats(wanted[one].vector), 3)
        if not found or found[0][1] < 0.999:
            raise IndexDamaged
