"""The text of a PDF in the order in which it was written into the file.

Runs only in the child process of `intake.documents`.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from assistant.intake.documents import MAX_PAGES, MAX_TEXT_CHARACTERS
from assistant.intake.refused import Refused

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import DictionaryObject, StreamObject

_NESTING = 4
_NUMBER = rb"[-+]?(?:\d+\.?\d*|\.\d+)"
# Chrome and Google Docs (Skia) set the matrix and then move: `… Tm x y Td`.
_SET_THEN_MOVE = re.compile(
    rb"(?<![\w.])((?:" + _NUMBER + rb"\s+){6})Tm\s+(" + _NUMBER + rb")\s+(" + _NUMBER + rb")\s+Td\b"
)


def pdf_text(data: io.BytesIO) -> tuple[str, int]:
    """Text and number of pages. Raises Refused; whatever pypdf raises ends the process."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    reader = PdfReader(data, strict=False)
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("encrypted")
        count = len(reader.pages)
    except (DependencyError, FileNotDecryptedError) as error:
        raise Refused("encrypted") from error
    if count > MAX_PAGES:
        raise Refused("pages")
    texts: list[str] = []
    length = 0
    for page in reader.pages:
        fold_moves(page)
        texts.append(page.extract_text())
        length += len(texts[-1])
        if length > MAX_TEXT_CHARACTERS:
            raise Refused("large")
    text = "\n".join(texts)
    if not any(character.isalnum() for character in text):
        raise Refused("scanned")
    return text, count


def fold_moves(page: PageObject) -> None:
    """Make `a b c d e f Tm x y Td` one Tm, in the page and in the forms it shows.

    pypdf measures the gap to the text before from the Tm alone and would print a
    blank inside a word wherever the font changes ("New Y ork").
    """
    from pypdf.generic import NameObject

    contents = page.get_contents()
    if contents is not None:
        folded = _folded(contents)
        if folded is not None:
            page[NameObject("/Contents")] = folded
    _fold_forms(page, set(), 0)


def _fold_forms(owner: DictionaryObject, seen: set[int], depth: int) -> None:
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    resources = owner.get("/Resources")
    resources = resources.get_object() if resources is not None else None
    if not isinstance(resources, DictionaryObject):
        return
    forms = resources.get("/XObject")
    forms = forms.get_object() if forms is not None else None
    if not isinstance(forms, DictionaryObject) or id(forms) in seen or depth > _NESTING:
        return
    seen.add(id(forms))
    for name in list(forms):
        form = forms[name]
        if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form":
            continue
        _fold_forms(form, seen, depth + 1)
        folded = _folded(form)
        if folded is not None:
            forms[NameObject(name)] = folded


def _folded(stream: StreamObject) -> StreamObject | None:
    """The stream with its moves folded into its matrices; None where there are none."""
    from pypdf.generic import DecodedStreamObject

    data = stream.get_data()
    mended = _SET_THEN_MOVE.sub(_one_matrix, data)
    if mended == data:
        return None
    result = DecodedStreamObject()
    result.update(
        {
            key: value
            for key, value in stream.items()
            if key not in ("/Filter", "/DecodeParms", "/Length")
        }
    )
    result.set_data(mended)
    return result


def _one_matrix(match: re.Match[bytes]) -> bytes:
    a, b, c, d, e, f = (float(number) for number in match[1].split())
    x, y = float(match[2]), float(match[3])
    return b"%f %f %f %f %f %f Tm" % (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
