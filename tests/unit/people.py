"""Invented people for tests: varied, thin and awkward profiles, and three senders."""

from __future__ import annotations

from datetime import date

from assistant.models import (
    Case,
    Education,
    Experience,
    Fact,
    Me,
    Profile,
    ProfileKind,
    Request,
)

TODAY = date(2026, 11, 20)
SENT = date(2026, 11, 3)


def fact(text: str | None, *, sure: bool = True) -> Fact | None:
    """A typed fact, or None where there is no text."""
    return Fact(text=text, sure=sure) if text else None


def facts(*texts: str) -> tuple[Fact, ...]:
    return tuple(Fact(text=text) for text in texts)


def job(
    title: str | None,
    company: str | None,
    start: str | None = None,
    end: str | None = None,
    *details: str,
) -> Experience:
    """An experience; without an end, or with "Present", it is a current one."""
    current = end in {None, "Present"} and start is not None
    return Experience(
        title=fact(title),
        company=fact(company),
        start=fact(start),
        end=fact("Present" if current else end),
        current=current,
        details=facts(*details),
    )


def school(name: str, degree: str | None = None, start: str = "", end: str = "") -> Education:
    return Education(school=fact(name), degree=fact(degree), start=fact(start), end=fact(end))


def person(name: str, *, kind: ProfileKind = "web", **fields: object) -> Profile:
    """A profile whose source is the text of its facts, one a line."""
    bare = Profile.model_validate({"kind": kind, "name": fact(name), **fields})
    return bare.model_copy(update={"source": "\n".join(item.text for _, item in bare.facts())})


BEEKEEPER = person(
    "Ottilie Varga-Munro, RHS",
    given=fact("Ottilie"),
    headline=fact("Apiary Manager at Thistledown Honey | I count mites so that bees can sleep"),
    location=fact("Hereford, England, United Kingdom"),
    about=fact(
        "I look after 340 hives on nine farms between the river and the motorway.\n"
        "Half of my work is talking farmers out of spraying on a sunny morning. "
        "I left insurance because nobody there ever smelled of smoke."
    ),
    experiences=(
        job(
            "Apiary Manager", "Thistledown Honey", "Mar 2019", "Present",
            "Cut winter losses from 31 % to 12 % by weighing every hive in October",
            "Wrote the swarm handbook that the county's volunteers use",
        ),
        job("Claims Adjuster", "Wexcombe Mutual", "Sep 2011", "Feb 2019",
            "Handled storm claims for three counties."),
    ),
    education=(school("Aldermere College", "BSc, Environmental Biology", "2008", "2011"),),
    skills=facts("Queen rearing", "Pollination contracts"),
    certifications=facts("General Certificate in Beekeeping"),
)  # fmt: skip

TRAM_PLANNER = person(
    "Ruprecht Oyelaran",
    headline=fact("Timetable planner"),
    location=fact("Graz, Styria, Austria"),
    experiences=(
        job("Timetable Planner", "Murbahn Verkehrsbetriebe", "Jan 2022", "Present"),
        job("Tram Driver", "Murbahn Verkehrsbetriebe", "Apr 2016", "Dec 2021"),
        job("Warehouse Operative", "Lagerhaus Kettner & Sohn", "2013", "2016"),
    ),
    education=(school("HTL Andritz-Nord", "Logistics", "2009", "2013"),),
)

THIN = person(
    "Wen Zhaohui",
    headline=fact("Actuarial Analyst"),
    location=fact("Singapore"),
    experiences=(
        job("Actuarial Analyst", "Straits Lantern Assurance", "Jul 2023", "Present"),
        job("Analyst Intern", "Merlion Re", "May 2022", "Aug 2022"),
    ),
    education=(
        school("University of the Eastern Straits", "Bachelor of Science - BSc, Statistics"),
    ),
)

THINNER = person(
    "Kusuma",
    headline=fact("Actuarial Analyst"),
    location=fact("Singapore"),
    experiences=(job("Actuarial Analyst", "Straits Lantern Assurance", "Feb 2024", "Present"),),
    education=(school("Nusantara Polytechnic", "Diploma, Applied Mathematics"),),
)

FOUNDER = person(
    "Dr. Perpetua Lindqvist-Abara",
    headline=fact("Founder & CEO | Dad | hiring! | Ask me about cold chains"),
    location=fact("Lagos, Nigeria"),
    about=fact(
        "We move vaccines and ice cream, and the truck does not know which is which. "
        "Passionate thought leader and innovative visionary. "
        "I built the first cold box from a door of my mother's freezer. "
        "Contact me at p@cold.example."
    ),
    experiences=(
        job("Founder & CEO", "Harmattan Cold & Dry Ltd.", "2018", "Present",
            "Responsible for 46 trucks, two warehouses and one very old generator",
            "Own the route plan and every late delivery on it"),
        job("Freelance", "Self-employed", "2015", "2018"),
        job("Refrigeration Engineer", "Palmgrove Breweries", "2009", "2015",
            "Developing and testing cooling loops for bottling lines",
            "- Rebuilt the ammonia plant; 14 days planned, 9 needed"),
    ),
    education=(
        school("Ikoyi Institute of Technology (IIT)", "PhD, Thermodynamics", "2003", "2008"),
    ),
    posts=facts(
        "A generator that starts at the first try is a generator that nobody maintains."
        "\n#coldchain",
    ),
    publications=facts("Ice without mains: forty clinics, two summers"),
    volunteering=(job("Mentor", "Lagos Girls Weld", "2019", "Present"),),
)  # fmt: skip

STUDENT = person(
    "Mbali 🌻 Fourie",
    headline=fact("Marine biology student at Kelpwood University"),
    location=fact("Cape Town, Western Cape, South Africa"),
    about=fact(
        "Third-year student. I count urchins on Fridays and explain them to tourists on Saturdays."
    ),
    experiences=(job("Weekend Guide", "Two Bays Aquarium", "Feb 2025", "Present"),),
    education=(school("Kelpwood University", "BSc, Marine Biology", "2024", "2027"),),
    languages=facts("isiXhosa (Native or Bilingual)", "English (Full Professional)"),
)

GERMAN = person(
    "Dr. Friederike Ambros-Tannhäuser",
    language="de",
    headline=fact("Leiterin Qualitätssicherung | Schrauben, Normen, Geduld"),
    location=fact("Kassel, Hessen, Deutschland"),
    about=fact("Ich prüfe Schrauben, die niemand sieht. Wenn ich gut arbeite, passiert nichts."),
    experiences=(
        job("Leiterin Qualitätssicherung", "Wolfsanger Schraubwerk GmbH", "März 2018", "Heute",
            "Prüfplan für 1.200 Teile in drei Werken."),
        job("Prüfingenieurin", "Dornkaat & Stolz", "Okt. 2011", "Feb. 2018"),
    ),
    education=(school("Technische Universität Habichtswald", "Promotion, Werkstoffkunde"),),
)  # fmt: skip
GERMAN = GERMAN.model_copy(
    update={
        "experiences": (
            GERMAN.experiences[0].model_copy(update={"current": True}),
            *GERMAN.experiences[1:],
        )
    }
)

UNSURE = person(
    "Iolanda Brightwell",
    experiences=(
        Experience(
            title=fact("Tallyport", sure=False),
            company=fact("5 yrs 2 mos", sure=False),
            start=fact("2020"),
            current=True,
        ),
    ),
    education=(school("Marrowbone School of Design"),),
)

EVERYBODY = {
    "beekeeper": BEEKEEPER,
    "tram planner": TRAM_PLANNER,
    "thin": THIN,
    "thinner": THINNER,
    "founder": FOUNDER,
    "student": STUDENT,
    "german": GERMAN,
    "unsure": UNSURE,
}

SAM = Me(
    name="Sam Okonjo",
    work="maths teacher at Redhill Secondary School",
    learn="how analysts decide which numbers to trust",
)

LEILA = Me(
    name="Leila Strand",
    work="I handle storm claims at an insurer",
    learn="I want to understand what it takes to change fields after thirty",
    profile=person(
        "Leila Strand",
        kind="resume",
        location=fact("Hereford, England, United Kingdom"),
        experiences=(
            job("Claims Adjuster", "Northgate Cover", "2020", "Present"),
            job("Trainee", "Wexcombe Mutual Ltd", "2018", "2020"),
        ),
        education=(school("Aldermere College", "BA, History"),),
        languages=facts("isiXhosa"),
    ),
)

NOBODY = Me()


def case(contact: Profile | None = BEEKEEPER, me: Me = SAM, **request: object) -> Case:
    """A case on the tests' day; keywords are the request's fields."""
    return Case(request=Request.model_validate(request), contact=contact, me=me, today=TODAY)
