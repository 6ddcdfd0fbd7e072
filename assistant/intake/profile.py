"""A text becomes a profile: which layout it has, whether it is one at all, who reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.intake import dates, lines, refusals, wording
from assistant.intake.lines import Line
from assistant.intake.web.page import degree_in, language_of, logo_of, title_of
from assistant.intake.web.profile import read_web
from assistant.models import Profile, ProfileKind

_PAGE_OF = re.compile(r"(?:Page|Seite|Página) \d{1,3} (?:of|sur|von|de) \d{1,3}")
_PAGE = re.compile(r"Page \d{1,3}")
_MARKED_ADDRESS = re.compile(r"\(LinkedIn\)")  # a kept column may stand behind it
_ICONS = re.compile("[\ue000-\uf8ff]")  # drawn by the export's own font
_CONTACT_ON = re.compile(r"Contact .{1,60} on LinkedIn")


def read_profile(text: str, kind: ProfileKind | None = None) -> Profile:
    """The profile in `text`: a pasted web page, the text of a "Save to PDF", a résumé, facts.

    `kind` None: the layout is found out. Raises InputError, with what to do instead, for a
    text that is no person's profile, says nothing about one, or is longer than 5 MB.
    """
    refusal = refusals.too_long(text)
    if refusal is not None:
        raise refusal
    source = lines.normalise(text)
    found = lines.split(source)
    refusal = refusals.before_reading(found)
    if refusal is not None:
        raise refusal
    kind = kind or kind_of(found)
    refusal = refusals.too_long_for(kind, source)
    if refusal is not None:
        raise refusal
    profile = _read(source, kind)
    refusal = refusals.after_reading(profile)
    if refusal is not None:
        raise refusal
    return profile


def _read(source: str, kind: ProfileKind) -> Profile:
    if kind == "web":
        return read_web(source)
    if kind == "pdf":
        from assistant.intake.pdf.profile import read_pdf_export

        return read_pdf_export(source)
    if kind == "resume":
        from assistant.intake.resume.profile import read_resume

        return read_resume(source)
    from assistant.intake.typed.profile import read_facts

    return read_facts(source)


def kind_of(found: Sequence[Line]) -> ProfileKind:
    """The layout of a text that may be a profile."""
    texts = [line.text for line in found if len(line.text) <= wording.LONGEST]
    language = language_of(found)
    if not _is_page(found, language) and _is_export(texts):
        return "pdf"
    titles = {title_of(lines.halved(line).text, language) for line in found} - {None}
    if _is_page(found, language):
        return "web"
    if _is_resume(texts, titles):
        return "resume"
    return "facts"


def _is_export(texts: Sequence[str]) -> bool:
    """ "Save to PDF" numbers its pages, mostly in English, and marks its address."""
    texts = [_ICONS.sub("", text).strip() for text in texts]
    pages = any(_PAGE_OF.fullmatch(text) for text in texts)
    return (
        any(_MARKED_ADDRESS.search(text) for text in texts)
        or any(_CONTACT_ON.fullmatch(text) for text in texts)
        or (pages and any(wording.key(text) in wording.words("export_titles") for text in texts))
        or sum(bool(_PAGE.fullmatch(text)) for text in texts) >= 2
    )


def _is_page(found: Sequence[Line], language: str) -> bool:
    """Whether the page's own furniture stands around the text: at least three signs of it.

    A line of dates in the page's own form is one, so that sections alone are known too.
    """
    signs = set()
    previous = ""
    for line in found:
        text = line.text
        if len(text) > wording.LONGEST:
            continue
        if degree_in(text, alone=False):
            signs.add("degree")
        if wording.says("nav", text, language) or wording.says("chrome", text, language):
            signs.add(wording.key(text))
        if wording.says("followers", text, language):
            signs.add("followers")
        if wording.says("show_all", text, language) or wording.says("skills_line", text, language):
            signs.add("more")
        if logo_of(text):
            signs.add("logo")
        if title_of(text, language) and text == previous:
            signs |= {"doubled", f"doubled {text}"}
        half = lines.halved(line)
        if half is not line and title_of(half.text, language):
            signs |= {"doubled", f"doubled {half.text}"}
        if _dates_with_length(text):
            signs.add(text)
        previous = text
        if len(signs) >= 3:
            return True
    return False


def _dates_with_length(text: str) -> bool:
    """ "Feb 2019 - Present · 5 yrs": only the web page puts the length behind a dot."""
    found = dates.range_line(text)
    return found is not None and found.months is not None and " · " in text


def _is_resume(texts: Sequence[str], titles: set[str | None]) -> bool:
    """Headed sections, with dates or some length; typed facts hold dates too, but no headings."""
    ranged = sum(dates.find_range(text) is not None for text in texts)
    headed = bool(titles & {"experience", "education"}) or any(
        wording.key(text.rstrip(":")) in wording.words("resume_titles") for text in texts
    )
    return headed and (ranged > 0 or len(texts) >= 8)
