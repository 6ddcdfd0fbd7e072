"""Is a model's message in the language that was asked for?"""

from __future__ import annotations

from assistant.craft.message import language_of
from assistant.models import Case, Finding
from assistant.tasks.languages import base, language_name

__all__ = ["other_language"]

RULE = "language"
_ENOUGH = 40  # letters from which the language of a text can be told


def other_language(body: str, case: Case) -> list[Finding]:
    """An E finding on the whole where English was written and another language was asked for.

    Small models fall back to English; other mixtures are not told apart, so that a kindred
    language is never taken for the wrong one.
    """
    wanted = base(case.request.language)
    letters = sum(letter.isalpha() for letter in body)
    if wanted in ("", "en") or letters < _ENOUGH or language_of(body) != "en":
        return []
    name = language_name(case.request.language)
    return [
        Finding(
            rule=RULE,
            severity="E",
            message=f"This is in English; {name} was asked for.",
            mend=f"Write it in {name}.",
        )
    ]
