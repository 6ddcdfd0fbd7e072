"""What a page prints beside its facts: where a talk was given, prizes, a position in a position.

The reader keeps the title of a publication as a fact; the line below it ("Talk, Forum X,
May 2024") says as much about the person. Lines of other people's boxes are never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.models import Experience, Fact, Profile

__all__ = ["below_works", "featured", "honours", "inner"]

_BELOW = re.compile(r".*(?:·|(?<!\d)(?:19|20)\d\d(?!\d)).*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HONOURS = re.compile(
    r"\W*(?:hono(?:u)?rs?(?: ?[-&] ?awards?)?|awards?|prix|distinctions|auszeichnungen.*|preise|"
    r"premios|reconocimientos.*|pr[ée]mios|pr[êe]mios|riconoscimenti.*|premi)\W*",
    re.IGNORECASE,
)
_FEATURED = re.compile(
    r"(?:featured|sélection|im fokus|destacado|em destaque|in primo piano){1,2}", re.IGNORECASE
)
_SECTION = re.compile(
    r"(?:(?:activity|experience|education|about|activité|expérience|formation|infos|aktivitäten|"
    r"berufserfahrung|ausbildung|info|actividad|experiencia|educación|acerca de|atividades?|"
    r"experiência|formação acadêmica|sobre|attività|esperienza|formazione|informazioni)){1,2}",
    re.IGNORECASE,
)
_RANGE = re.compile(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)(?: ?·.*)?", re.IGNORECASE)
_SHOWN = 6  # lines of featured work that are read
_LINES = 3  # in which a prize is printed: its name, who gives it, the year


def below_works(profile: Profile) -> Iterator[tuple[str, str]]:
    """Path of a publication or certificate, and the line that stands below its title."""
    taken = {item.spans[0].start for _, item in profile.facts() if item.spans}
    for path, fact in profile.facts():
        if not path.startswith(("publications", "certifications")) or not fact.spans:
            continue
        for start, line in _lines_from(profile.source, fact.spans[-1].end)[:3]:
            if line.strip() == fact.text.strip():
                continue  # the page prints the title twice
            if start not in taken and _BELOW.fullmatch(line.strip()):
                yield path, line.strip()
            elif path.startswith("certifications") and start not in taken:
                continue  # who issued it stands between the title and the year
            break


def honours(profile: Profile) -> Iterator[str]:
    """Prizes below a heading that says so, each with its year."""
    lines = [line.strip() for line in profile.source.splitlines() if line.strip()]
    for index, line in enumerate(lines):
        heading = line[: len(line) // 2] if line[: len(line) // 2] * 2 == line else line
        if not _HONOURS.fullmatch(heading) or (index and lines[index - 1] == line):
            continue
        block: list[str] = []
        for below in lines[index + 1 : index + 1 + _LINES]:
            if below not in (line, *block):
                block.append(below)
            if _YEAR.search(below):
                yield ", ".join(block)
                break


def featured(profile: Profile) -> Iterator[str]:
    """What a page shows below its heading of featured work: kind, title, where and when."""
    lines = [line.strip() for line in profile.source.splitlines() if line.strip()]
    for index, line in enumerate(lines):
        if _FEATURED.fullmatch(line) and (not index or lines[index - 1] != line):
            for below in lines[index + 1 : index + 1 + _SHOWN]:
                if _SECTION.fullmatch(below):
                    break
                if below != line:
                    yield below


def inner(profile: Profile) -> Iterator[tuple[int, Experience, frozenset[str]]]:
    """Positions that stand among the details of another: where, and the paths they come from."""
    for number, item in enumerate(profile.experiences):
        for index, fact in enumerate(item.details):
            years = _RANGE.fullmatch(fact.text.strip())
            if years and index >= 2:
                record = Experience(
                    title=item.details[index - 2],
                    company=item.details[index - 1],
                    start=Fact(text=years[1]),
                    end=Fact(text=years[2]),
                    place=next(iter(item.details[index + 1 : index + 2]), None),
                )
                places = range(index - 2, index + 2)
                paths = frozenset(f"experiences.{number}.details.{place}" for place in places)
                yield number, record, paths
                break


def _lines_from(source: str, place: int) -> list[tuple[int, str]]:
    """The next lines that are not blank, with their places."""
    end = source.find("\n", place)
    return [
        (match.start(), match[0]) for match in re.finditer(r"[^\n]*\S[^\n]*", source[end:][:400])
    ] if end >= 0 else []  # fmt: skip
