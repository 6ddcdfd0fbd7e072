"""The change to another embedder: its vectors are made beside those that serve, then swapped.

What is made is kept in a file until all is made, so that a stop or a crash costs no text
twice; the record changes in one transaction, so that two embedders are never mixed.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.store.copies import sync_folder
from assistant.store.database import Database
from assistant.store.entries import document, lacking
from assistant.store.generations import in_words
from assistant.store.vectors import BATCH, Stop, Told, keep

if TYPE_CHECKING:
    from assistant.tasks.ports import Embed

BEGIN, END = "vectors-", ".jsonl"  # of the files' names; they hold ids and numbers, no text


def turn(record: Database, embedder: Embed, folder: Path, told: Told, stop: Stop) -> bool:
    """Give every insight a vector of `embedder`; false where it was stopped before the end.

    Raises what the embedder raises; what was made until then is kept for the next time.
    """
    short = hashlib.sha256(embedder.id.encode()).hexdigest()[:16]
    file = folder / f"{BEGIN}{short}{END}"
    with in_words(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = _read(file)
    size = 4 * embedder.embed(["?"]).shape[1]  # a server may have changed it under the same name
    with record.read() as connection:
        wanted = lacking(connection, -1, embedder.id, size)
    made = {one: vector for one, vector in made.items() if len(vector) == size}
    missing = [one for one in wanted if (one[0], one[1]) not in made]
    for start in range(0, len(missing), BATCH):
        if stop():
            return False
        batch = missing[start : start + BATCH]
        rows = embedder.embed([document(insight) for _, _, insight in batch])
        new = {
            (one, content): row.astype("<f4").tobytes()
            for (one, content, _), row in zip(batch, rows, strict=True)
        }
        with in_words(folder):
            _append(file, new)
        made |= new
        told(len(wanted) - len(missing) + start + len(batch), len(wanted))
    with record.write() as connection:
        for (one, content), vector in made.items():
            keep(connection, one, content, embedder.id, vector)
    with in_words(folder):
        file.unlink(missing_ok=True)
    return True


def forget(folder: Path) -> None:
    """Delete what was made and not used: it may be of text that is deleted."""
    with in_words(folder):
        for file in folder.glob(f"{BEGIN}*{END}"):
            file.unlink()


def _read(file: Path) -> dict[tuple[str, str], bytes]:
    found = {}
    if file.exists():
        for line in file.read_text("utf-8").splitlines():
            try:
                one, content, vector = json.loads(line)
            except ValueError:  # the last line, cut by a kill
                continue
            found[one, content] = base64.b64decode(vector)
    return found


def _append(file: Path, made: dict[tuple[str, str], bytes]) -> None:
    new = not file.exists()
    with file.open("a", encoding="utf-8") as out:
        file.chmod(0o600)
        out.write("\n" * (not new))  # after a line that a kill cut
        for (one, content), vector in made.items():
            out.write(json.dumps([one, content, base64.b64encode(vector).decode()]) + "\n")
    if new:
        sync_folder(file.parent)
