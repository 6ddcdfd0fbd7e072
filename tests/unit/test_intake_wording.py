"""The interface's words: every language has every list, and every expression compiles."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from assistant.intake import wording

TABLES = {
    language: tomllib.loads(
        (resources.files("assistant.intake") / "wording" / f"{language}.toml").read_text("utf-8")
    )
    for language in wording.LANGUAGES
}
ENGLISH_ONLY = {"school_stems"}  # parts of words of any language


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("table", ["sections", "words", "patterns", "dates"])
def test_no_language_lacks_a_list(language: str, table: str) -> None:
    assert set(TABLES["en"][table]) - ENGLISH_ONLY == set(TABLES[language][table]) - ENGLISH_ONLY
    assert all(TABLES[language][table].values())


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_expression_compiles_and_none_is_empty(language: str) -> None:
    for name in TABLES[language]["patterns"]:
        for pattern in wording.patterns(name, language):
            assert not pattern.fullmatch(""), (name, pattern.pattern)


def test_twelve_months_in_each_language() -> None:
    for language in wording.LANGUAGES:
        assert len(TABLES[language]["dates"]["months"]) == 12
    assert wording.months()["févr"] == wording.months()["fev"] == 2


@pytest.mark.parametrize(
    ("title", "language", "section"),
    [
        ("Licenses & certifications", "en", "certifications"),
        ("Centres d'intérêt", "fr", "interests"),
        ("CENTRES D’INTÉRÊT", "fr", "interests"),
        ("Berufserfahrung", "de", "experience"),
        ("Conocimientos y aptitudes", "es", "skills"),
        ("Formação académica", "pt", "education"),
        ("Experience", "pt", "experience"),
        ("Baking", "en", None),
    ],
)
def test_sections(title: str, language: str, section: str | None) -> None:
    assert wording.sections(language).get(wording.key(title)) == section


def test_says_looks_at_whole_lines_of_the_pages_length() -> None:
    assert wording.says("nav", "Try Premium for IDR0", "en")
    assert wording.says("skills_line", "SQL, dbt and +6 skills", "en")
    assert wording.says("skills_line", "SQL, dbt et 3 compétences de plus", "fr")
    assert not wording.says("chrome", "I do not Follow", "en")
    assert not wording.says("ends", "People also viewed " + "x" * 400, "en")
