"""Take what happened to lie in memory out of the files of an HNSW graph.

The library writes its arrays whole, up to the elements that they have room for; what is behind
the last element was never set, and can be any text that the process had in its hands, such
as notes, or what was deleted a moment ago.
"""

from __future__ import annotations

import struct
from pathlib import Path

# Version, offset of the first level, room, elements, bytes of an element: as hnswlib writes them.
_HEADER = struct.Struct("<iQQQQ")
_VERSION = 1
_LENGTH = 4  # bytes of one element in length.bin


def scrub(generation: Path) -> None:
    """Put zeros behind the last element of each graph; no other process may have it open.

    What does not look as expected is left as it is: whoever opens it finds out.
    """
    for header in generation.glob("*/header.bin"):
        try:
            version, offset, room, elements, size = _HEADER.unpack(
                header.read_bytes()[: _HEADER.size]
            )
        except struct.error:
            continue
        if (version, offset) == (_VERSION, 0) and elements <= room:
            _clear(header.with_name("data_level0.bin"), elements * size, room * size)
            _clear(header.with_name("length.bin"), elements * _LENGTH, room * _LENGTH)


def _clear(file: Path, start: int, end: int) -> None:
    if not file.exists() or file.stat().st_size != end:
        return
    with file.open("r+b") as opened:
        opened.seek(start)
        if opened.read().strip(b"\0"):
            opened.seek(start)
            opened.write(bytes(end - start))
