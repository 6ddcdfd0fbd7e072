"""What is not a profile is refused, with what to do; what only looks a little like it is not."""

from __future__ import annotations

import pytest

from assistant.errors import InputError
from assistant.intake.profile import read_profile

WALLS = {
    "en": "LinkedIn\nSign in\nNew to LinkedIn? Join now\nAna R.\n*** ****** at *******\n"
    "Sign in to view Ana’s full profile\nExperience\n***** ******\n*** 2021 - Present",
    "fr": "Bon retour parmi nous\nE-mail ou téléphone\nMot de passe\nMot de passe oublié ?\n"
    "Nouveau sur LinkedIn ? S’inscrire maintenant\nAna R.\nBoulangère\n"
    "Identifiez-vous pour voir le profil complet de Ana",
    "de": "Willkommen zurück\nE-Mail-Adresse/Telefon\nPasswort\nPasswort vergessen?\nAna R.\n"
    "Einloggen, um das vollständige Profil von Ana zu sehen\nNeu bei LinkedIn? Mitglied werden",
    "es": "Te damos la bienvenida de nuevo\nEmail o teléfono\nContraseña\nAna R.\nPanadera\n"
    "Inicia sesión para ver el perfil completo de Ana\n¿Eres nuevo en LinkedIn? Únete ahora",
    "pt": "Boas-vindas de volta\nE-mail ou telefone\nSenha\nAna R.\nPadeira\n"
    "Entre para ver o perfil completo de Ana\nNunca usou o LinkedIn? Cadastre-se agora",
}
JOBS = {
    "en": "Baker\nAcme Mills · Leeds · 2 days ago · 41 applicants\nEasy Apply\nSave\n"
    "About the job\nWe knead.\nRequirements\n• early hours\nWhat we offer\n• bread",
    "plain": "Acme Mills is an old firm. We are looking for a baker who gets up early.\n\n"
    "Responsibilities:\n- bread\n- rolls\n\nRequirements:\n- two hands\n\nSalary: 30,000",
    "fr": "Boulanger (H/F)\nMoulin Acme · Nantes · 41 candidats\nCandidature simplifiée\n"
    "À propos de l’offre d’emploi\nNous recherchons un boulanger.\nVos missions :\n- pain\n"
    "Profil recherché :\n- matinal",
    "de": "Bäcker (m/w/d)\nMühle Acme · Ulm\nEinfach bewerben\nDetails zum Jobangebot\n"
    "Ihre Aufgaben:\n- Brot\nIhr Profil:\n- früh wach\nWir bieten:\n- Brötchen",
    "es": "Panadero\nMolino Acme · León · 41 solicitudes\nSolicitud sencilla\nAcerca del empleo\n"
    "Buscamos panadero.\nFunciones:\n- pan\nRequisitos:\n- madrugar\nSe ofrece:\n- bollos",
    "pt": "Padeiro\nMoinho Acme · Recife · 41 candidaturas\nCandidatura simplificada\n"
    "Sobre a vaga\nBuscamos padeiro.\nResponsabilidades:\n- pão\nRequisitos:\n- acordar cedo",
}
COMPANIES = {
    "en": "Acme Mills\nFood · Leeds · 12K followers · 51-200 employees\nFollow\nOverview\n"
    "We mill.\nWebsite\nacme.example\nCompany size\n51-200 employees\nHeadquarters\nLeeds\n"
    "Founded\n1899\nSpecialties\noats",
    "fr": "Moulin Acme\nSuivre\nPrésentation\nSite web\nacme.example\nTaille de l’entreprise\n"
    "51-200 employés\nSiège social\nNantes\nFondée en\n1899",
    "de": "Mühle Acme\nFolgen\nÜbersicht\nWebsite\nacme.example\nGröße\n51–200 Beschäftigte\n"
    "Hauptsitz\nUlm\nGegründet\n1899",
    "es": "Molino Acme\nSeguir\nDescripción general\nSitio web\nacme.example\n"
    "Tamaño de la empresa\n51-200 empleados\nSede\nLeón\nEspecialidades\navena",
    "pt": "Moinho Acme\nSeguir\nVisão geral\nSite\nacme.example\nTamanho da empresa\n"
    "51-200 funcionários\nSede\nRecife\nFundada em\n1899",
}
FRAMES = {
    "en": "0 notifications\nSkip to main content\nHome\nMy Network\nJobs\nTry Premium for $0\n3",
    "fr": "0 notification\nAccueil\nRéseau\nEmplois\nEssayer Premium pour 0 €",
    "de": "0 Benachrichtigungen\nIhr Netzwerk\nJobs\nPremium für 0 € testen",
    "es": "0 notificaciones\nInicio\nMi red\nEmpleos\nPrueba Premium por 0 €",
    "pt": "0 notificações\nInício\nMinha rede\nVagas\nExperimente Premium por R$ 0",
}
ONE = [
    *((text, "not signed in") for text in WALLS.values()),
    *((text, "job posting") for text in JOBS.values()),
    *((text, "company’s page".replace("’", "'")) for text in COMPANIES.values()),
    *((text, "frame of a page") for text in FRAMES.values()),
    ("", "nothing to read"),
    (" \n\t\u200b\n", "nothing to read"),
    ("https://www.linkedin.com/in/ana-ruiz-77/", "only a web address"),
    ("linkedin.com/in/ana-ruiz", "only a web address"),
    ("www.example.org/somebody?x=1\n", "only a web address"),
    ("See this profile: https://www.linkedin.com/in/ana-ruiz-77/?x=1", "only a web address"),
    (
        "Hi Bo, can you look at her profile?\nlinkedin.com/in/ana-ruiz\nThanks!",
        "only a web address",
    ),
    ("Découvrez ce profil : https://www.linkedin.com/in/ana-ruiz", "only a web address"),
    ("Schau dir dieses Profil an\n\nhttps://www.linkedin.com/in/ana-ruiz", "only a web address"),
    ("Mira este perfil https://www.linkedin.com/in/ana-ruiz", "only a web address"),
    ("Oi, veja este perfil: https://www.linkedin.com/in/ana-ruiz", "only a web address"),
    ("Ana Ruiz", "hardly more than a name"),
    (
        "Page 1\nAna Ruiz\nBaker\nSummary\nN/A\nPage 2\nAna Ruiz\nBaker\nContact Ana on LinkedIn",
        "hardly more than a name",
    ),
    (
        "0 notifications\nHome\nMy Network\nAna Ruiz\n\n· 2nd\n\nBaker\n\nMessage\nConnect",
        "hardly more than a name",
    ),
    (
        "About 4,100 results\nAll filters\nAna Ruiz\n• 2nd\nBaker\nConnect\nBo Ek\n• 3rd+\nMiller\n"
        "Follow\nCy Oda\n• 2nd\nCook\nMessage\nAre these results helpful?",
        "list of people",
    ),
    (
        "Home\nStart a post\nSort by: Top\nFeed post number 1\nAna Ruiz\n• 2nd\nBread!\nLike",
        "the feed",
    ),
]


@pytest.mark.parametrize(("text", "says"), ONE)
def test_refused(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_profile(text)
    assert caught.value.hint
    assert "Ana" not in caught.value.message + caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, head baker at Horno Alto in Lima\nhttps://www.linkedin.com/in/ana-ruiz",
        "Name: Ana Ruiz\nRole: Head baker\nCompany: Horno Alto\nlinkedin.com/in/ana-ruiz",
    ],
)
def test_an_address_among_facts_is_no_ground(text: str) -> None:
    assert read_profile(text).kind == "facts"


ROLES = (
    "\nExperience\n\nAcme Mills logo\n\nRecruiter\n\nAcme Mills · Full-time\n\n"
    "Jan 2020 - Present · 5 yrs\n\nRequirements\nSalary: yes, every month\n"
    "Sign in to see my work\nWe are looking for bakers who sing.\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "Recruiter | hiring bakers",
        "We're hiring! Apply now",
        "Job poster",
        "About the job",
        "Requirements",
        "Forgot password?",
        "11-50 employees",
    ],
)
def test_a_person_whose_page_talks_of_jobs_is_read(line: str) -> None:
    page = (
        f"0 notifications\nAna Ruiz\n\n· 2nd\n\n{line}\n\nLeeds\n\n·\n\nContact info\n"
        f"About\n\n{line}\nQualifications\nApply\n{ROLES}"
    )
    profile = read_profile(page)
    assert profile.name is not None
    assert profile.name.text == "Ana Ruiz"
    assert profile.experiences[0].title is not None
    assert profile.experiences[0].title.text == "Recruiter"


def test_too_long() -> None:
    for text in ("x" * 5_000_001, "é" * 2_500_001, "a\n" * 20_001, "a\r" * 20_001):
        with pytest.raises(InputError, match="too long"):
            read_profile(text)
    with pytest.raises(InputError, match="does not have the layout"):
        read_profile("Ana bakes. " * 5_000)
    with pytest.raises(InputError, match="nothing to read"):
        read_profile("\n" * 100_000)


@pytest.mark.parametrize(
    "filler",
    [
        " " * 50_000,
        "·" * 50_000,
        " · " * 20_000,
        "a" * 50_000,
        "2019 - " * 8_000,
        "a and " * 9_000,
        "\n" * 50_000,
        "e\u0301\u0316" * 20_000,
        "(" * 50_000,
        "#a " * 20_000,
        "x@y." * 12_000,
        "Title\nJan 2019 - Present · 2 yrs\n" * 3_000,
        "same\n" * 9_000,
        "* " * 20_000,
    ],
)
def test_long_and_even_texts_come_to_an_end(filler: str) -> None:
    page = f"Ana Ruiz\n· 2nd\nBaker\nLeeds\n·\nContact info\nAbout\n\n{filler}\n{ROLES}\n{filler}"
    assert read_profile(page).kind == "web"
