"""A résumé or CV as text, in English, French, German, Spanish or Portuguese."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.intake.lines import Line, fact, normalise, split
from assistant.intake.passage import Passage, bullet, details, joined, text_of
from assistant.intake.pdf.card import address_words, is_spoken, looks_like_name
from assistant.intake.pdf.sections import is_page_mark
from assistant.intake.places import known_place
from assistant.intake.resume.roles import cells, read_roles
from assistant.intake.resume.schools import read_schools
from assistant.intake.resume.words import section_of
from assistant.intake.wording import key
from assistant.models import Fact, Profile

_GLYPHS = re.compile(r"[\ue000-\uf8ff]")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/(?:in|pub)/[^\s|·•,;()]+", re.IGNORECASE
)
_WEB = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|me|example|eu|uk|de|fr|es|pt|br|co|ca|edu)\b(?:/\S*)?",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+|\(?\d)[\d\s().\-/]{6,}\d")
_LABEL = re.compile(r"(?P<label>[^:]{2,40}?)\s*:\s*(?P<value>\S.*)$")
_APART = re.compile(r"\t+|\s+[|•·◦∙–—]\s+|\s{3,}")
_ITEM = re.compile(r"\s*[,;|•·▪●\t]\s*|\s+[–—]\s+")
_WRAP = 110
_CARD_LINES = 12
_MOST_LINES = 5000  # a longer text is no résumé; what comes after is not read


def read_resume(text: str) -> Profile:
    """The facts of a résumé; a field that is a guess is not `sure`. Never raises."""
    source = normalise(_GLYPHS.sub(" ", text))
    lines = [line for line in split(source) if not is_page_mark(line.text)][:_MOST_LINES]
    card, found, language = _sections(lines)
    name_line, rest = _name([*card, *found.get("contact", [])], lines)
    for section in found.values():
        if name_line in section and section is not found.get("contact"):
            place = section.index(name_line)
            rest = section[place + 1 :]  # a side column was printed before the name
            del section[place:]
    contact = [line for line in [*card, *found.get("contact", [])] if _is_contact(line.text)]
    about = [*_running_text(rest), *found.get("about", [])]
    skills, languages = _skills(found.get("skills", []))
    return Profile(
        kind="resume",
        language=language,
        source=source,
        name=joined([name_line]) if name_line else None,
        headline=_headline(rest),
        location=_location([*rest, *contact]),
        about=text_of(about, _WRAP),
        experiences=read_roles(found.get("experience", [])),
        education=read_schools(found.get("education", [])),
        skills=skills,
        languages=(*_items(found.get("languages", [])), *languages),
        certifications=_one_a_line(found.get("certifications", [])),
        volunteering=read_roles(found.get("volunteering", [])),
        publications=_one_a_line(found.get("publications", [])),
        email=_first(_MAIL, lines),
        link=_first(_LINK, lines),
    )


def _sections(lines: Sequence[Line]) -> tuple[list[Line], dict[str, list[Line]], str]:
    """The lines above the first title, the lines by section, and the titles' language."""
    card: list[Line] = []
    found: dict[str, list[Line]] = {}
    titles: list[str] = []
    current = card
    for line in lines:
        section = section_of(line.text)
        if section is not None and not bullet(line.text):
            current = found.setdefault(section, [])
            titles.append(key(line.text))
            continue
        labelled = _labelled_section(line, current is card)
        if labelled is not None:
            found.setdefault(labelled[0], []).append(labelled[1])
            continue
        current.append(line)
    return card, found, _language(titles)


def _labelled_section(line: Line, in_card: bool) -> tuple[str, Line] | None:
    """ "Languages: French, German": a section on one line."""
    match = _LABEL.match(line.text)
    if match is None or in_card or bullet(line.text):
        return None
    section = section_of(match["label"])
    if section not in ("languages", "skills", "certifications"):
        return None
    if section == "languages" and not any(
        is_spoken(word) for word in re.findall(r"\w+", match["value"])
    ):
        return None  # programming languages stand among the skills
    part = line.part(match.start("value"), len(line.text))
    return (section, part) if part else None


_TITLES_BY_LANGUAGE = {
    "fr": (
        "expérience",
        "formation",
        "compétences",
        "langues",
        "profil professionnel",
        "coordonnées",
        "parcours",
        "centres d",
        "études",
        "diplômes",
    ),
    "de": (
        "erfahrung",
        "werdegang",
        "ausbildung",
        "kenntnisse",
        "sprachen",
        "bildung",
        "studium",
        "fähigkeiten",
        "persönliche",
        "kompetenzen",
    ),
    "es": (
        "experiencia",
        "educación",
        "formación",
        "habilidades",
        "aptitudes",
        "competencias",
        "perfil prof",
        "estudios",
        "datos personales",
        "conocimientos",
    ),
    "pt": (
        "experiência",
        "educação",
        "formação",
        "competências",
        "habilitações",
        "dados pessoais",
        "resumo",
        "conhecimentos",
        "línguas",
    ),
}


def _language(titles: Sequence[str]) -> str:
    counts = {
        language: sum(any(word in title for word in words) for title in titles)
        for language, words in _TITLES_BY_LANGUAGE.items()
    }
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] and counts[best] * 2 >= len(titles) else "en"


def _is_contact(text: str) -> bool:
    return bool(_MAIL.search(text) or _PHONE.search(text) or _WEB.search(text))


def _name(card: Sequence[Line], lines: Sequence[Line]) -> tuple[Line | None, list[Line]]:
    """The line, or part of one, that is the name; and the card's other lines."""
    spelled = address_words(
        [line for line in lines if _MAIL.search(line.text) or "linkedin" in line.text]
    )
    for number, line in enumerate(card[:_CARD_LINES]):
        for part in _apart(line):
            text = re.sub(r"^(?:name|nom|nombre|nome)\s*:\s*", "", part.text, flags=re.IGNORECASE)
            if key(text) in _NOT_NAMES or _is_contact(text) or not looks_like_name(text):
                continue
            if known_place(text) and "," in text:
                continue
            named = part.part(len(part.text) - len(text), len(part.text))
            others = [piece for piece in _apart(line) if piece != part]
            return named, [*card[:number], *others, *card[number + 1 :]]
    for line in lines:
        words = {key(word) for word in re.findall(r"[^\W\d_]+", line.text)}
        if looks_like_name(line.text) and len(words & set(spelled)) >= 2:
            return line, list(card)
    return None, list(card)


_NOT_NAMES = frozenset(
    key(title)
    for title in (
        "curriculum vitae",
        "résumé",
        "resume",
        "cv",
        "lebenslauf",
        "currículum",
        "currículo",
        "curriculum",
        "currículum vítae",
        "bewerbung",
        "europass",
    )
)


def _apart(line: Line) -> list[Line]:
    found: list[Line] = []
    for cell in cells(line):
        start = 0
        for match in [*_APART.finditer(cell.text), None]:
            stop = match.start() if match else len(cell.text)
            part = cell.part(start, stop)
            found.extend([part] if part else [])
            start = match.end() if match else stop
    return found


def _headline(rest: Sequence[Line]) -> Fact | None:
    """The short line below the name that is neither contact nor place nor running text."""
    for line in rest[:3]:
        text = line.text
        if (
            _is_contact(text)
            or known_place(text)
            or key(text) in _NOT_NAMES
            or re.match(r"\d", text)
        ):
            continue
        if len(text) <= 100 and not text.endswith(".") and not _LABEL.match(text):
            return joined([line], sure=False)
        return None
    return None


def _running_text(rest: Sequence[Line]) -> list[Line]:
    return [
        line
        for line in rest
        if (len(line.text) > 100 or line.text.endswith(".")) and not _is_contact(line.text)
    ]


def _location(lines: Sequence[Line]) -> Fact | None:
    for line in lines:
        for part in _apart(line):
            if known_place(part.text) and not _is_contact(part.text):
                return joined([part], sure="," in part.text)
    return None


def _first(pattern: re.Pattern[str], lines: Sequence[Line]) -> Fact | None:
    for line in lines:
        match = pattern.search(line.text)
        part = line.part(*match.span()) if match else None
        if part is not None:
            return fact(part)
    return None


def _skills(lines: Sequence[Line]) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The skills, and the spoken languages that a line among them lists."""
    skills: list[Fact] = []
    languages: list[Fact] = []
    set_apart = [cell for line in lines for cell in _columns(line)]
    for group in _wrapped(set_apart):
        passage = Passage(tuple(group))
        start = bullet(passage.text)
        match = _LABEL.match(passage.text[start:])
        if match and section_of(match["label"]) == "other":
            continue
        target = skills
        if match and len(match["label"].split()) <= 5:
            spoken = any(is_spoken(word) for word in re.findall(r"\w+", match["value"]))
            if section_of(match["label"]) == "languages" and spoken:
                target = languages
            start += match.start("value")
        target.extend(_split_items(passage, start))
    return tuple(skills), tuple(languages)


def _columns(line: Line) -> list[Line]:
    """Items that tabs set apart; a label stays with what it labels."""
    found = cells(line)
    return [line] if found[0].text.endswith(":") or bullet(line.text) else found


def _wrapped(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that list items with separators run on; a line with one item stands alone."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1].text if groups else ""
        open_end = last.endswith((",", ";", "|", "•", "·")) or last.count("(") > last.count(")")
        full = len(last) > 70 and _ITEM.search(last) and not _LABEL.match(line.text)
        if groups and not bullet(line.text) and (open_end or full or line.text[:1] in ",;|"):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _split_items(passage: Passage, start: int) -> list[Fact]:
    """Items between separators; a bracket keeps its commas."""
    text = passage.text
    items: list[Fact] = []
    low = start
    for match in [*_ITEM.finditer(text, start), None]:
        high = match.start() if match else len(text)
        piece = text[low:high]
        if match and piece.count("(") > piece.count(")"):
            continue
        stop = low + len(piece.rstrip(" .")) if not re.search(r"\b\w\.$", piece.strip()) else high
        item = passage.fact(low, stop)
        if item is not None and any(character.isalnum() for character in item.text):
            items.append(item)
        low = match.end() if match else high
    return items


def _items(lines: Sequence[Line]) -> tuple[Fact, ...]:
    return tuple(
        item for line in lines for item in _split_items(Passage((line,)), bullet(line.text))
    )


def _one_a_line(lines: Sequence[Line]) -> tuple[Fact, ...]:
    return details(lines, _WRAP)
