"""Files as text: what is read, what is refused, and that nothing else ever comes out."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from assistant.errors import InputError
from assistant.intake import documents
from assistant.intake.conversation import read_conversation
from assistant.intake.documents import read_document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
    'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def pdf(*pages: list[str], password: str | None = None) -> bytes:
    """A PDF with these lines on its pages."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    file = io.BytesIO()
    lock = StandardEncryption(password, strength=40) if password else None
    canvas = Canvas(file, encrypt=lock)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 800 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def raw_pdf(*objects: str | bytes) -> bytes:
    """A PDF from its objects, numbered from 1; the first is the catalogue."""
    data = b"%PDF-1.4\n"
    places = []
    for number, item in enumerate(objects, start=1):
        places.append(len(data))
        body = item.encode("latin-1") if isinstance(item, str) else item
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    )
    return data + tail.encode()


def archive(entries: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in entries.items():
            target.writestr(name, data)
    return file.getvalue()


def docx_of(body: str, **more: bytes) -> bytes:
    """A Word document from the XML inside its body."""
    xml = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return archive(
        {
            "[Content_Types].xml": CONTENT_TYPES.encode(),
            "_rels/.rels": RELATIONS.encode(),
            "word/document.xml": xml.encode(),
            **more,
        }
    )


def refused(data: bytes, name: str = "file") -> InputError:
    with pytest.raises(InputError) as caught:
        read_document(name, data)
    assert caught.value.message
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    "data",
    [
        "Zoë Kühn\nNaïve café".encode(),
        "\ufeffZoë Kühn\nNaïve café".encode(),
        "\ufeffZoë Kühn\nNaïve café".encode("utf-16-le"),
        "\ufeffZoë Kühn\nNaïve café".encode("utf-16-be"),
        "Zoë Kühn\nNaïve café".encode("utf-16-le"),
        "\ufeffZoë Kühn\nNaïve café".encode("utf-32-le"),
        "Zoë Kühn\r\nNaïve café".encode("cp1252"),
    ],
)
def test_text_in_any_usual_encoding(data: bytes) -> None:
    document = read_document("notes.txt", data)
    assert document.text == "Zoë Kühn\nNaïve café"
    assert (document.format, document.pages) == ("txt", 1)


def test_nul_and_lone_surrogates_never_come_out() -> None:
    assert read_document("a.txt", b"one\x00two").text == "onetwo"
    wide = "a\ud800b".encode("utf-16-le", "surrogatepass")
    text = read_document("a.txt", b"\xff\xfe" + wide).text
    text.encode("utf-8")


def test_pdf_pages_in_order() -> None:
    document = read_document("cv.pdf", pdf(["First line", "Second line"], ["Third line"]))
    assert document.text.split() == ["First", "line", "Second", "line", "Third", "line"]
    assert (document.format, document.pages) == ("pdf", 2)


def test_content_decides_not_the_name() -> None:
    assert read_document("notes.txt", pdf(["Hello there"])).format == "pdf"
    assert read_document("cv.pdf", b"plain words").format == "txt"


def test_words_stay_whole_where_the_font_changes_inside_them() -> None:
    stream = (
        "BT /F1 12 Tf 1 0 0 1 0 0 Tm 100 700 Td (New ) Tj ET\n"
        "BT /F2 12 Tf 1 0 0 1 0 0 Tm 127.3 700 Td (Y) Tj ET\n"
        "BT /F1 12 Tf 1 0 0 1 0 0 Tm 135.3 700 Td (ork) Tj ET"
    )
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    data = raw_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        f" /Resources << /Font << /F1 {font} /F2 {font} >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    )
    assert read_document("cv.pdf", data).text.strip() == "New York"


def test_docx_paragraphs_tables_and_lists_in_order() -> None:
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "Ida Storm"
    file.add_paragraph("Experience")
    table = file.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Baker, Rye House"
    table.cell(0, 1).text = "2019 – 2021"
    file.add_paragraph("Early shifts", style="List Bullet")
    file.add_paragraph("Education")
    saved = io.BytesIO()
    file.save(saved)
    document = read_document("cv.docx", saved.getvalue())
    lines = [line for line in document.text.splitlines() if line]
    assert lines == [
        "Ida Storm",
        "Experience",
        "Baker, Rye House\t2019 – 2021",
        "• Early shifts",
        "Education",
    ]
    assert document.format == "docx"


def test_docx_content_controls_text_boxes_and_deleted_text() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    box = (
        "<w:p><w:r><w:pict><w:txbxContent><w:p>"
        + run.format("in a box")
        + "</w:p></w:txbxContent></w:pict></w:r>"
        + run.format("beside")
        + "</w:p>"
    )
    body = (
        f"<w:sdt><w:sdtContent><w:p>{run.format('controlled')}</w:p></w:sdtContent></w:sdt>"
        f"{box}<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        f"<w:ins>{run.format('new')}</w:ins></w:p>"
    )
    lines = read_document("cv.docx", docx_of(body)).text.split("\n")
    assert lines == ["controlled", "beside", "in a box", "new"]


def test_names_that_climb_out_of_the_archive_are_harmless(tmp_path: object) -> None:
    body = "<w:p><w:r><w:t>fine</w:t></w:r></w:p>"
    data = docx_of(body, **{"../../escaped.txt": b"x", "/abs.txt": b"y"})
    assert read_document("cv.docx", data).text == "fine"


def bomb(size: int) -> bytes:
    return docx_of("<w:p/>", **{"word/media/image1.xml": b"\0" * size})


def entity_bomb() -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 50}">' for n in range(9))
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE d [{levels}]><w:document xmlns:w="{WORD}">'
        "<w:body><w:p><w:r><w:t>&e8;</w:t></w:r></w:p></w:body></w:document>"
    )
    return archive(
        {
            "[Content_Types].xml": CONTENT_TYPES.encode(),
            "_rels/.rels": RELATIONS.encode(),
            "word/document.xml": xml.encode(),
        }
    )


def lying_size() -> bytes:
    """An archive whose directory declares a hundred bytes for fifty million."""
    data = bytearray(bomb(50_000_000))
    size = (50_000_000).to_bytes(4, "little")
    return bytes(data).replace(size, (100).to_bytes(4, "little"))


def pdf_stream_bomb() -> bytes:
    packed = zlib.compress(zlib.compress(b"0" * 400_000_000, 9), 9)
    head = f"<< /Filter [/FlateDecode /FlateDecode] /Length {len(packed)} >>\nstream\n"
    return raw_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << >> >> >>",
        head.encode() + packed + b"\nendstream",
    )


HOSTILE: dict[str, Callable[[], bytes]] = {
    "zip bomb": lambda: bomb(60_000_000),
    "declared size is a lie": lying_size,
    "too many entries": lambda: archive(
        {"word/document.xml": b"<x/>", **{f"{n}.xml": b"" for n in range(2500)}}
    ),
    "zip in a zip": lambda: archive({"inner.docx": bomb(1000)}),
    "entities that multiply": entity_bomb,
    "stream that unpacks to 400 MB": pdf_stream_bomb,
    "page tree that is its own child": lambda: raw_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
    ),
    "arrays ten thousand deep": lambda: raw_pdf(
        f"<< /Type /Catalog /Pages 2 0 R /X {'[' * 10_000}{']' * 10_000} >>",
        "<< /Type /Pages /Kids [] /Count 0 >>",
    ),
    "a count of two billion": lambda: raw_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>",
        "<< /Type /Page /Parent 2 0 R >>",
    ),
    "cut in the middle": lambda: pdf(["Some text"])[:400],
    "password": lambda: pdf(["Some text"], password="rosebud"),
    "no text": lambda: pdf([]),
    "too many pages": lambda: pdf(*[["x"]] * 201),
    "empty": lambda: b"",
    "only blanks": lambda: b" \r\n\x00\x00 ",
    "picture": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    "old Word": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "rich text": lambda: rb"{\rtf1\ansi Hello}",
    "spreadsheet": lambda: archive({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}),
    "any archive": lambda: archive({"readme.txt": b"hello"}),
    "broken archive": lambda: b"PK\x03\x04" + b"\x01" * 200,
    "machine code": lambda: bytes(range(256)) * 20,
    "six million letters": lambda: b"words and " * 600_000,
    "document of six million letters": lambda: docx_of(
        "".join(
            f"<w:p><w:r><w:t>{' '.join(map(str, range(n, n + 2000)))}</w:t></w:r></w:p>"
            for n in range(0, 900_000, 2000)
        )
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_refused_with_what_to_do(what: str) -> None:
    refused(HOSTILE[what](), f"{what}.bin")


@pytest.mark.parametrize(
    ("what", "word"),
    [
        ("password", "password"),
        ("no text", "scan"),
        ("too many pages", "200 pages"),
        ("spreadsheet", "spreadsheet"),
        ("picture", "picture"),
        ("old Word", ".doc"),
        ("six million letters", "5 MB"),
        ("zip bomb", "unpacks"),
        ("entities that multiply", "damaged"),
    ],
)
def test_the_message_names_the_reason(what: str, word: str) -> None:
    assert word in refused(HOSTILE[what]()).message


PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
RECORDING = b"\x1a\x45\xdf\xa3" + bytes(range(1, 32)) * 20


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (PICTURE, "type your notes"),
        (RECORDING, "its transcript"),
        (b"word " * 1_200_000, "one conversation"),
        (pdf([]), "type your notes"),
        (b" \n", "paste the text"),
    ],
    ids=["picture", "recording", "long", "scan", "blank"],
)
def test_what_is_said_of_a_file_fits_what_it_was_taken_for(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_conversation("talk", data)
    told = f"{caught.value.message} {caught.value.hint}"
    assert words in told
    assert not re.search("profile|résumé", told)


def test_a_reader_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "SECONDS", 0)
    assert "stopped" in refused(pdf(["Some text"])).message


def test_the_name_in_the_message_has_no_folder_and_no_control_characters() -> None:
    message = refused(b"", "../secret\x1b[31m/cv\x00.pdf").message
    assert message.startswith("cv.pdf: ")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_an_input_error(data: bytes) -> None:
    if b"%PDF-" in data or data.startswith(b"PK"):
        return  # those start a process: the next test
    try:
        document = read_document("any", data)
    except InputError:
        return
    document.text.encode("utf-8")
    assert "\x00" not in document.text


@settings(max_examples=4, deadline=None)
@given(st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04"]), st.binary(max_size=200))
def test_any_bytes_behind_a_magic_number(magic: bytes, data: bytes) -> None:
    with pytest.raises(InputError):
        read_document("any", magic + data)


@settings(max_examples=4, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([pdf(["Some text here"]), docx_of("<w:p/>")]))
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:place] + data.draw(st.binary(min_size=1, max_size=3)) + whole[place + 2 :]
    with contextlib.suppress(InputError):
        read_document("any", damaged)
