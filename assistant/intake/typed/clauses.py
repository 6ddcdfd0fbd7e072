"""What a typed clause says: "is research lead at Northline", "studied at Wrenfield"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from assistant.intake.places import known_place
from assistant.intake.typed.dates import Dated, dates_in, single_in
from assistant.intake.typed.phrases import Clause, Stretch, company_and_place, placed, read_phrase
from assistant.intake.typed.words import (
    LANGUAGES,
    expression,
    holds_verb,
    is_title,
    names_degree,
    names_school,
    table,
    words,
)

_SLOTS = {
    "{T}": r"(?P<title>[^,;:.!?()\d][^;:!?()]{1,90}?)",
    "{C}": r"(?P<company>[^,;:!?()\s][^;:!?()]{0,110}?)",
    "{S}": r"(?P<school>[^,;:!?()\s][^;:!?()]{1,100}?)",
    "{D}": r"(?P<degree>[^,;:!?()\s][^;:!?()]{1,80}?)",
    "{P}": r"(?P<place>[^;:!?()\s][^;:!?()]{1,60}?)",
}
_SENTENCE_END = re.compile(
    r"(?<=[.!?])[\"”»’)]?\s+(?=[\"“«‘¿¡(]?[A-ZÀ-ÖØ-ÞŁŚŻ]"
    r"|(?:before|antes|avant|prima|vorher|davor|auparavant|previously)\b)"
)
_SMALL_END = re.compile(r"(?<=[^\W_]{2}[.!?])\s+(?=[^\W_])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Mx|Prof|St|Ste|Inc|Ltd|Co|Corp|Jr|Sr|vs|No|Nr|Bd|bzw|approx|Sra|Srta"
    r"|Mme|Dra|Fa|Univ)|\b(?:[Aa]m|[Vv]om|[Zz]um|[Bb]is|[Dd]e[rmn]) \d{1,2}"
    r"|\b[A-ZÀ-Ý]|\b(?:e\.g|i\.e|z\.B|d\.h|p\.ej|U\.S))\.$"
)
_ARTICLE = re.compile(r"(?:the|la|le|les|el|los|las|il|lo|gli|die|der|das|dem|den|a|o)\s+|l['’]")
_RUNS_ON = re.compile(
    r"\s(?:who|which|where|that|before|after|as|to|because|when|while)\s"
    r"|\sand (?:[a-z]+(?:ed|s|ing)|gave|wrote|spoke)\b"
)


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found: list[tuple[str, re.Pattern[str]]] = []
    for says in ("school", "degree_school", "past", "place", "partly", "role"):
        for written in table("facts")[language][says]:
            pattern = written
            for slot, written_as in _SLOTS.items():
                pattern = pattern.replace(slot, written_as)
            found.append((says, re.compile(pattern, re.IGNORECASE)))
    return tuple(found)


def _verbs(language: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words("verbs", language)))


@cache
def _starts(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    said: Mapping[str, str] = table("facts")[language]
    return (
        re.compile(said["subject"], re.IGNORECASE),
        re.compile(rf"\s+(?=(?:{said['be']}|{_verbs(language)})\b)|(?=[’']s\s)", re.IGNORECASE),
        re.compile(rf"{said['joint']}|(?<!\d)\s+[-–—]\s+(?!\d)", re.IGNORECASE),
    )


def is_pronoun(word: str) -> bool:
    """Whether a word is "she", "I", "il" … and so begins a sentence about somebody named before."""
    return any(_starts(language)[0].match(f"{word} ") for language in LANGUAGES)


def sentences(text: str) -> Iterator[Stretch]:
    """Start and end of each sentence; who begins small begins every sentence small."""
    ends = _SMALL_END if text[:1].islower() else _SENTENCE_END
    start = 0
    for match in ends.finditer(text):
        if not _ABBREVIATION.search(text[max(start, match.start() - 12) : match.start()]):
            yield start, match.start()
            start = match.end()
    if text[start:].strip():
        yield start, len(text)


def verb_after_name(text: str, order: Sequence[str]) -> int | None:
    """Where the name that begins a sentence ends and its verb begins."""
    for language in order:
        match = _starts(language)[1].search(text)
        if match and match.start():
            name = text[: match.start()].split()
            if 1 <= len(name) <= 6 and all(not word[0].islower() or len(word) < 4 for word in name):
                return match.start()
    return None


def clauses(text: str, order: Sequence[str], *, lower: bool = False) -> list[Clause]:
    """What a sentence says, in the first of the languages in which it says anything."""
    for language in order:
        whole = _clause(text, language, lower=lower)
        if whole is not None and not _starts(language)[2].search(text):
            return [whole]
        found: list[Clause] = []
        for start, end in _fragments(text, language):
            clause = _clause(text[start:end], language, lower=lower)
            if clause is not None:
                found.append(clause.moved(start))
        if found or whole:
            return found or [whole] if whole else found
    return []


def _fragments(text: str, language: str) -> Iterator[Stretch]:
    """A sentence cut where a new statement begins."""
    start = 0
    for match in _starts(language)[2].finditer(text):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _clause(text: str, language: str, *, lower: bool) -> Clause | None:
    """One clause; a role's phrase where there is no verb."""
    subject = _starts(language)[0].match(text)
    low = subject.end() if subject else 0
    rest = text[low:].rstrip(" .!,;")
    if text[low:].startswith(f"{rest}.") and re.search(r"\s(?:Inc|Ltd|Co|Corp|Bros)$", rest):
        rest += "."
    dated = dates_in(rest)
    last = None if dated else single_in(rest)
    found = None
    if subject is None and expression("before", language).match(rest):
        found = read_phrase(rest, language, lower=lower)
    found = (
        found
        or _matched(rest, dated or last, language, schools=True, lower=lower)
        or _matched(rest, dated, language, schools=False, lower=lower)
    )
    if found is None and subject is None:
        found = read_phrase(rest, language, lower=lower)
    return found.moved(low) if found else None


def _matched(
    text: str, dated: Dated | None, language: str, *, schools: bool, lower: bool
) -> Clause | None:
    bare = dated.without(text) if dated else text
    bare, note = _without_note(bare) if schools else (bare, None)
    stop = len(bare.rstrip(" ,;"))
    for says, pattern in _patterns(language):
        if ("school" in says) != schools:
            continue
        match = pattern.fullmatch(bare, 0, stop)
        parts = _parts(match, says, language, lower=lower) if match else None
        if parts is None:
            continue
        if note:
            parts["note" if "degree" in parts else "degree"] = note
        whole = placed(parts, dated)
        if whole is None or (says == "degree_school" and dated and dated.current):
            continue
        if schools:
            return Clause("school", whole)
        if says == "place":
            return Clause("place", parts) if not dated else None
        ended = bool(dated and not dated.current)
        return Clause(
            "past" if says == "past" or ended else "role", whole, says != "past" and not ended
        )
    return None


def _without_note(text: str) -> tuple[str, Stretch | None]:
    """ "… at Ashgrove University (BA" once its year is taken off: the note goes too."""
    note = re.search(r"\(([^()]*)\)?[\s,;]*$", text)
    if note is None or not note.start():
        return text, None
    stop = note.start(1) + len(note[1].rstrip(" ,;"))
    return text[: note.start()], ((note.start(1), stop) if stop > note.start(1) else None)


def _after_article(text: str, low: int) -> int:
    article = _ARTICLE.match(text, low)
    return article.end() if article else low


def _parts(
    match: re.Match[str], says: str, language: str, *, lower: bool
) -> dict[str, Stretch] | None:
    """The stretches of a match, if each can be what the pattern takes it for."""
    text = match.string
    parts = {
        name: (_after_article(text, match.start(name)), match.end(name))
        for name, value in match.groupdict().items()
        if value
    }
    if "title" in parts and not is_title(text[slice(*parts["title"])], language):
        return None
    if "company" in parts:
        low = parts["company"][0]
        found = company_and_place(text[slice(*parts["company"])], language, lower=lower)
        if found is None or _RUNS_ON.search(text[slice(*parts["company"])].split(",")[0]):
            return None
        del parts["company"]
        parts |= {name: (a + low, b + low) for name, (a, b) in found.items()}
    if "school" in parts:
        low = parts["school"][0]
        school = text[slice(*parts["school"])].split(",")[0]
        parts["school"] = (low, low + len(school))
        if _RUNS_ON.search(school) or not re.search(r"[^\W\d_a-zà-ÿ]", school):
            return None
    if says == "degree_school":
        known = language == "en" or names_school(text[slice(*parts["school"])])
        if not known or not names_degree(text[slice(*parts["degree"])]):
            return None
    if "degree" in parts and holds_verb(text[slice(*parts["degree"])], language):
        return None
    if says == "place":
        place = text[slice(*parts["place"])]
        if not re.match(r"[^\W\d_a-zà-ÿ]", place):
            return None
        return parts if known_place(place) or len(place.split()) <= 5 else None
    return parts
