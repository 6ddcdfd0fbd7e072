"""The text of a Word document: headers, then paragraphs and tables in their order.

Runs only in the child process of `intake.documents`. Read from the XML that
python-docx holds, because its own paragraphs leave out content controls and text
boxes, which résumé templates are made of.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from assistant.intake.refused import Refused

MAX_ENTRIES = 2000
MAX_UNPACKED = 100_000_000  # bytes, of all entries together
MAX_PART = 40_000_000  # bytes, of one XML part
MAX_RATIO = 200  # unpacked to packed; XML of real documents stays under 30
_FREE = 1_000_000  # bytes that any entry may have, whatever its ratio

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OTHER_FORMATS = (("xl/", "sheet"), ("ppt/", "slides"), ("content.xml", "odt"))


def docx_text(data: io.BytesIO) -> str:
    """The text. Raises Refused; whatever python-docx raises ends the process."""
    check_archive(data)
    import docx

    document = docx.Document(data)
    parts: dict[str, None] = {}  # a header that every section repeats counts once
    for section in document.sections:
        for header in (section.first_page_header, section.header):
            if not header.is_linked_to_previous:
                parts["\n".join(_blocks(header._element))] = None
    parts["\n".join(_blocks(document.element.body))] = None
    return "\n".join(part for part in parts if part.strip())


def check_archive(data: io.BytesIO) -> None:
    """Refuse what is no Word document or unpacks to more than one holds.

    Sizes are counted while unpacking, not believed. Nothing is written to disk, so
    the names of the entries (`../…`) lead nowhere.
    """
    try:
        with zipfile.ZipFile(data) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise Refused("bomb")
            names = {entry.filename for entry in entries}
            if "word/document.xml" not in names:
                raise Refused(_other_format(names))
            total = 0
            for entry in entries:
                total += _unpacked_size(archive, entry, MAX_UNPACKED - total)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise Refused("broken") from error
    except RuntimeError as error:  # zipfile's word for an entry with a password
        raise Refused("broken") from error
    data.seek(0)


def _other_format(names: set[str]) -> str:
    for start, reason in _OTHER_FORMATS:
        if any(name.startswith(start) for name in names):
            return reason
    return "zip"


def _unpacked_size(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    limit = min(left, MAX_PART, max(_FREE, entry.compress_size * MAX_RATIO))
    if entry.file_size > limit:
        raise Refused("bomb")
    size = 0
    with archive.open(entry) as stream:
        while chunk := stream.read(1 << 16):
            size += len(chunk)
            if size > limit:
                raise Refused("bomb")
    return size


def _blocks(element: Any) -> Iterator[str]:
    """Lines of a body, cell, header or text box."""
    for child in element:
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
        elif child.tag == f"{_W}tbl":
            for row in child.iter(f"{_W}tr"):
                if _table_of(row) is child:
                    yield from _row(row)
        elif isinstance(child.tag, str) and child.tag != f"{_W}del":
            yield from _blocks(child)  # content controls, insertions, custom XML


def _table_of(row: Any) -> Any:
    return next(row.iterancestors(f"{_W}tbl"))


def _row(row: Any) -> Iterator[str]:
    """A row of one-line cells as one line with tabs; any other row cell by cell."""
    cells = [
        [line for line in _blocks(cell) if line.strip()]
        for cell in row.iter(f"{_W}tc")
        if next(cell.iterancestors(f"{_W}tr")) is row
    ]
    filled = [cell for cell in cells if cell]
    if filled and all(len(cell) == 1 for cell in filled):
        yield "\t".join(cell[0] for cell in filled)
    else:
        for cell in filled:
            yield from cell


def _paragraph(paragraph: Any) -> Iterator[str]:
    text = "".join(_runs(paragraph))
    bullet = "• " if text.strip() and _is_listed(paragraph) else ""
    yield bullet + text
    for box in paragraph.iter(f"{_W}txbxContent"):
        ancestors = list(box.iterancestors(_FALLBACK, f"{_W}txbxContent", f"{_W}p"))
        if ancestors and ancestors[0] is paragraph:  # neither a second copy nor nested
            yield from _blocks(box)


def _is_listed(paragraph: Any) -> bool:
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        return True
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and style.get(f"{_W}val", "").startswith("ListBullet")


def _runs(element: Any) -> Iterator[str]:
    """Text of a paragraph, without its text boxes and without deleted text."""
    for child in element:
        match child.tag:
            case t if t == f"{_W}t":
                yield child.text or ""
            case t if t in (f"{_W}tab", f"{_W}ptab"):
                yield "\t"
            case t if t in (f"{_W}br", f"{_W}cr"):
                yield "\n"
            case t if t == f"{_W}noBreakHyphen":
                yield "-"
            case t if t in (f"{_W}pPr", f"{_W}del", f"{_W}txbxContent", _FALLBACK):
                continue
            case str():
                yield from _runs(child)
