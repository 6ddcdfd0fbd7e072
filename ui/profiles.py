"""A profile as a few lines of text."""

from __future__ import annotations

from assistant.models import Fact, Profile


def lines(profile: Profile) -> list[str]:
    """Name, headline, place, jobs, schools and skills, one a line; what is unknown is left out."""
    jobs = [_joined(" · ", job.title, job.company) for job in profile.experiences]
    schools = [_joined(" · ", school.school, school.degree) for school in profile.education]
    skills = "Skills: " + ", ".join(skill.text for skill in profile.skills)
    first = [_joined("", fact) for fact in (profile.name, profile.headline, profile.location)]
    return [line for line in (*first, *jobs, *schools) if line] + [skills] * bool(profile.skills)


def _joined(between: str, *facts: Fact | None) -> str:
    return between.join(fact.text for fact in facts if fact)
