"""Which forms of address a profile itself bears out.

Nothing is guessed from a name. Evidence is what the person wrote: pronouns, a title
such as "Dr.", a doctorate, or a job title whose grammar shows it ("Leiterin").
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.craft.lexicon import languages, lexicon
from assistant.craft.message import language_of
from assistant.models import Profile

_DOCTOR = re.compile(
    r"(?<!\w)(?:dr|dra|drs|dott|dottore|dottoressa|doctora?|doctoral?|doktor(?:in)?|docteure?|doutora?"
    r"|ph\.?\s?d|d\.?phil|doctorate|doctorado|doutorado|doutoramento|doctorat|dottorato|promotion"
    r"|m\.?d|pharm\.?d|ed\.?d|psy\.?d|d\.?d\.?s|d\.?v\.?m|dnp|edd|rer\.\s?nat|laurea)(?!\w)",
    re.IGNORECASE,
)
_PROFESSOR = re.compile(r"(?<!\w)prof(?:\.|essor\w*|esora?|esseure?)?(?!\w)", re.IGNORECASE)
_SHE = re.compile(r"(?<!\w)(?:she|her|hers|elle|ella|ela|zij|sie/ihr|lei)(?!\w)", re.IGNORECASE)
_HE = re.compile(r"(?<!\w)(?:he|him|his|il|él|ele|hij|er/ihm|lui)(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=256)
def stated_forms(contact: Profile | None) -> frozenset[str]:
    """Out of "f", "m", "doctor", "professor": what the profile states or its grammar shows."""
    if contact is None:
        return frozenset()
    own = [fact.text for fact in (contact.name, contact.headline) if fact]
    titles = [item.title.text for item in contact.experiences if item.title]
    degrees = [item.degree.text for item in contact.education if item.degree]
    forms: set[str] = set()
    if _DOCTOR.search("\n".join(own + titles + degrees)):
        forms.add("doctor")
    if _PROFESSOR.search("\n".join(own + titles)):
        forms.add("professor")
    about = contact.about.text if contact.about else ""
    pronouns = contact.pronouns.text if contact.pronouns else ""
    if _SHE.search(pronouns):
        forms.add("f")
    if _HE.search(pronouns):
        forms.add("m")
    return frozenset(forms | _grammatical(contact.language, [*own[1:], *titles, *degrees, about]))


def _grammatical(page: str, texts: list[str]) -> set[str]:
    """What gendered forms in the person's own words show, in the language of those words."""
    joined = "\n".join(text for text in texts if text)
    forms: set[str] = set()
    for language in {language_of(joined), page} & set(languages()):
        lists = lexicon(language)
        for form in ("f", "m") if lists else ():
            if lists and lists.find(f"form_{form}", joined):
                forms.add(form)
    return forms if len(forms) == 1 else set()
