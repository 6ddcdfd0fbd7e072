"""A plan on paper: Markdown, and a document for a word processor, with room for notes."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from assistant.app.plan_shapes import MARKS, brief_parts
from assistant.plans import Plan, Slot

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

__all__ = ["docx", "markdown"]

_KEY = "● must   ○ if time   – spare"
_MINUTES, _REST = 1.8, 15.2  # centimetres of the two columns of a slot


def markdown(plan: Plan) -> str:
    """The plan: agenda first, then the brief. What others wrote cannot be taken for markup."""
    lines = [f"# {_title(plan)}", "", f"{_under(plan)}  ", _KEY, ""]
    for slot in plan.slots:
        lines += [f"## {slot.start}–{slot.end} min · {_safe(slot.title)}", ""]
        for said in slot.questions:
            lines.append(f"- {MARKS[said.priority]} **{_safe(said.text)}**  ")
            if said.probe:
                lines.append(f"  *then:* {_safe(said.probe)}  ")
            lines += [f"  why: {_safe(said.why)}", ""]
    for title, texts in brief_parts(plan):
        lines += [f"## {title}", ""]
        lines += [f"- {_safe(text)}" for text in texts] if len(texts) > 1 else [_safe(texts[0])]
        lines.append("")
    return "\n".join(lines)


def _title(plan: Plan) -> str:
    return _safe(f"{plan.name}: {plan.role}" if plan.name else plan.role)


def _under(plan: Plan) -> str:
    day = f" · {plan.on.day} {plan.on:%B %Y}" if plan.on else ""
    return f"{plan.minutes} minutes · {plan.goal}{day}"


def _safe(text: str) -> str:
    """Text in which no mark of Markdown or HTML works."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    return re.sub(r"([\\`*_\[\]#|~!])", r"\\\1", plain)


# --- for a word processor -----------------------------------------------------------------


def docx(plan: Plan) -> bytes:
    """The plan as .docx: the minutes beside their questions, a line for notes under each."""
    import docx as word

    document = word.Document()
    _page(document)
    document.add_heading(_visible(f"{plan.name}: {plan.role}" if plan.name else plan.role), level=1)
    document.add_paragraph(f"{_under(plan)}    {_KEY}")
    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    for slot in plan.slots:
        _slot(table, slot)
    _widths(table)
    document.add_page_break()  # type: ignore[no-untyped-call]
    for title, texts in brief_parts(plan):
        document.add_heading(title, level=2)
        for text in texts:
            style = "List Bullet" if len(texts) > 1 else "Normal"
            document.add_paragraph(_visible(text), style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Document) -> None:
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin = section.bottom_margin = Cm(1.2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10)
    style.paragraph_format.space_after = Pt(0)


def _widths(table: Table) -> None:
    """Both columns as wide as they are to be: in the grid, and in each cell."""
    from docx.shared import Cm

    for column, width in zip(table.columns, (Cm(_MINUTES), Cm(_REST)), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _slot(table: Table, slot: Slot) -> None:
    """A row a question, which no page break parts; the first one carries the slot's head."""
    for place, said in enumerate(slot.questions or (None,)):
        minutes, rest = _row(table)
        if place == 0:
            minutes.paragraphs[0].add_run(f"{slot.start}–{slot.end}").bold = True
            rest.paragraphs[0].add_run(_visible(slot.title)).italic = True
        if said is None:
            continue
        first = None if place == 0 else rest.paragraphs[0]
        _line(rest, f"{MARKS[said.priority]} {_visible(said.text)}", bold=True, into=first)
        if said.probe:
            _line(rest, f"then: {_visible(said.probe)}", indent=0.5)
        _line(rest, _visible(said.why), indent=0.5, small=True)
        _ruled(_line(rest, "", indent=0.5))


def _row(table: Table) -> tuple[_Cell, _Cell]:
    from docx.oxml import OxmlElement

    row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    minutes, rest = row.cells
    return minutes, rest


def _line(
    cell: _Cell, text: str, *, bold: bool = False, indent: float = 0, small: bool = False,
    into: Paragraph | None = None,
) -> Paragraph:  # fmt: skip
    from docx.shared import Cm, Pt, RGBColor

    paragraph = into or cell.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = bold
    if small:
        run.font.size = Pt(9)
        run.font.color.rgb = RGBColor(0x55, 0x55, 0x55)
    paragraph.paragraph_format.left_indent = Cm(indent)
    paragraph.paragraph_format.space_before = Pt(2 if bold else 0)
    return paragraph


# What stands behind a paragraph's borders in its properties, in the order of the standard.
_BEHIND_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _ruled(paragraph: Paragraph) -> None:
    """A line to write on: the lower edge of an empty paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    edge = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "AAAAAA")):
        edge.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(edge)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_BEHIND_BORDERS)


def _visible(text: str) -> str:
    """Text without control characters, which a document cannot hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "", text)
