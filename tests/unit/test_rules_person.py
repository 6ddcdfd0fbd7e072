"""L18, L20, L21 and L23: how people are called, who is named, and what is nobody's business."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.craft.draft_rules import review
from assistant.models import Case, Education, Experience, Fact, Me, Profile, Request

TODAY = date(2026, 3, 2)


def _profile(name: str = "Noor Adeyemi", title: str = "", **more: object) -> Profile:
    roles = (Experience(title=Fact(text=title), current=True),) if title else ()
    given = {"kind": "facts", "name": Fact(text=name), "experiences": roles}
    return Profile.model_validate({**given, **more})


def _found(rule: str, body: str, contact: Profile, me: Me | None = None, **request: object) -> str:
    case = Case(
        request=Request.model_validate(request), contact=contact, me=me or Me(), today=TODAY
    )
    found = [item for item in review(None, body, case)[1] if item.rule == rule]
    for item in found:
        assert body[item.start : item.end] == item.text or item.part == "subject"
    return found[0].severity if found else ""


@pytest.mark.parametrize(
    ("greeting", "contact"),
    [
        ("Dear Ms. Adeyemi,", _profile()),
        ("Dear Mr Adeyemi,", _profile(title="Director of Nursing")),
        ("Dear Dr. Adeyemi,", _profile(title="Research lead")),
        ("Dear Professor Adeyemi,", _profile(title="Lecturer")),
        ("Sehr geehrte Frau Weber,", _profile("Kim Weber", "Projektmanagement")),
        ("Sehr geehrter Herr Weber,", _profile("Kim Weber")),
        ("Monsieur Duval,", _profile("Camille Duval", "Responsable qualité")),
        ("Bonjour Madame Duval,", _profile("Camille Duval")),
        ("Estimada Sra. Ruiz:", _profile("Alex Ruiz", "Analista de datos")),
        ("Estimado señor Ruiz:", _profile("Alex Ruiz")),
        ("Prezado Sr. Lima,", _profile("Noa Lima", "Analista")),
        ("Gentile dott.ssa Riva,", _profile("Andrea Riva", "Responsabile")),
        ("Egregio Signor Riva,", _profile("Andrea Riva")),
    ],
)
def test_a_guessed_title_is_an_error(greeting: str, contact: Profile) -> None:
    assert _found("L18", f"{greeting}\n\nI read your article with care.", contact) == "E"


@pytest.mark.parametrize(
    ("greeting", "contact"),
    [
        ("Dear Noor,", _profile()),
        ("Dear Noor Adeyemi,", _profile()),
        ("Dear Ms. Adeyemi,", _profile(pronouns=Fact(text="She/Her"))),
        ("Dear Mr. Adeyemi,", _profile(pronouns=Fact(text="he/him"))),
        ("Dear Dr. Adeyemi,", _profile("Dr. Noor Adeyemi")),
        ("Dear Dr Adeyemi,", _profile("Noor Adeyemi, PhD")),
        ("Dear Professor Adeyemi,", _profile(title="Associate Professor of Law")),
        (
            "Dear Dr. Adeyemi,",
            _profile(education=(Education(degree=Fact(text="PhD, Chemistry")),)),
        ),
        (
            "Sehr geehrte Frau Weber,",
            _profile("Kim Weber", "Leiterin Controlling", language="de"),
        ),
        ("Sehr geehrte Kim Weber,", _profile("Kim Weber")),
        ("Bonjour Madame Duval,", _profile("Camille Duval", "Traductrice", language="fr")),
        ("Madame, Monsieur,", _profile("Camille Duval")),
        ("Chère Camille,", _profile("Camille Duval")),
        ("Estimada Sra. Ruiz:", _profile("Alex Ruiz", "Ingeniera de caminos", language="es")),
        ("Estimada Alex:", _profile("Alex Ruiz")),
        ("Prezada Sra. Lima,", _profile("Noa Lima", "Engenheira civil", language="pt")),
        ("Gentile dott.ssa Riva,", _profile("Andrea Riva", "Direttrice", language="it")),
        ("山田様", _profile("山田花子")),
    ],
)
def test_a_name_or_a_stated_title_is_fine(greeting: str, contact: Profile) -> None:
    assert not _found("L18", f"{greeting}\n\nI read your article with care.", contact)


def test_what_the_user_typed_is_stated() -> None:
    body = "Sehr geehrte Frau Weber,\n\nich habe Ihren Artikel gelesen."
    assert _found("L18", body, _profile("Kim Weber")) == "E"
    assert not _found("L18", body, _profile("Kim Weber"), why="Ich traf Frau Weber am Stand.")


def test_a_guessed_pronoun_in_an_introduction_is_an_error() -> None:
    body = "Hi Priya,\n\nYou know Noor Adeyemi. Could you introduce me? I admire how she counts."
    given = {"kind": "introduction", "via": "Priya Raman"}
    assert _found("L18", body, _profile(), **given) == "E"
    assert not _found("L18", body, _profile(pronouns=Fact(text="she/her")), **given)
    assert not _found("L18", body.replace("she counts", "Noor counts"), _profile(), **given)


def test_somebody_else_may_have_a_title() -> None:
    body = "Dear Noor,\n\nMr. Hall taught me chemistry, and Ms. Ortiz lent me your book."
    assert not _found("L18", body, _profile())


@pytest.mark.parametrize(
    "body",
    [
        "Dear [Name],\n\nI read your article.",
        "Dear Noor,\n\nI read your article about {topic}.",
        "Dear Noor,\n\nI work at <Company> and read your article.",
        "Dear Noor,\n\nI read XXX with care.",
        "Dear Noor,\n\nI read your article.\n\nBest,\n[Your Name]",
        "Dear Noor,\n\nI read your article.\n\nBest,\nYour Name",
        "Dear Noor,\n\nI read your article on INSERT TOPIC with care.",
        "Hallo Noor,\n\nich bin [Beruf] und las Ihren Artikel.",
        "Bonjour [Prénom],\n\nj'ai lu votre article.",
        "Dear Noah,\n\nI read your article.",
        "Dear Nora Adeyemi,\n\nI read your article.",
        "Dear Noor Adeyemy,\n\nI read your article.",
        "Hi Sarah,\n\nI read your article.",
        "Hola Sofía:\n\nLeí su artículo.",
        "hi nour,\n\nI read your article.",
    ],
)
def test_a_placeholder_or_another_name_is_an_error(body: str) -> None:
    assert _found("L20", body, _profile()) == "E"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Dear Noor,\n\nI read your article.", "Noor Adeyemi"),
        ("Hello again, Noor!\n\nI read your article.", "Noor Adeyemi"),
        ("Dear N. Adeyemi,\n\nI read your article.", "Noor Adeyemi"),
        ("Dear Noor Adeyemi,\n\nI read it [1] and [sic] liked it.", "Noor Adeyemi"),
        ("Liebe Frau Müller,\n\nich las Ihren Artikel.", "Kim Müller"),
        ("Dear Anna-Lena,\n\nI read your article.", "Anna-Lena Weiß"),
        ("Dear Liz,\n\nI read your article.", 'Elizabeth "Liz" Hall'),
        ("Dear Jean-Luc de la Tour,\n\nI read your article.", "Jean-Luc de la Tour"),
        ("NOOR,\n\nI read your article.", "Noor Adeyemi"),
        ("Dear colleague,\n\nI read your article.", "Noor Adeyemi"),
        ("Good morning,\n\nI read your article.", "Noor Adeyemi"),
        ("Estimada colega:\n\nLeí su artículo.", "Noor Adeyemi"),
        ("Dear Ngọc Anh,\n\nI read your article.", "Trần Ngọc Anh"),
        ("Dear Ana,\n\nSee <https://example.org> or <me@example.org>.", "Ana Ruiz"),
        ("Dear Ana,\n\nI read [the article](https://example.org).", "Ana Ruiz"),
    ],
)
def test_the_name_as_printed_is_fine(body: str, name: str) -> None:
    assert not _found("L20", body, _profile(name))


def test_dropped_diacritics_are_a_warning() -> None:
    assert _found("L20", "Bonjour Maelys,\n\nj'ai lu.", _profile("Maëlys Roux")) == "W"
    assert _found("L20", "Liebe Joerg,\n\nich las.", _profile("Jörg Roux")) == "W"


def test_an_introduction_greets_who_introduces() -> None:
    given = {"kind": "introduction", "via": "Priya Raman"}
    body = "Hi Priya,\n\nCould you introduce me to Noor Adeyemi?"
    assert not _found("L20", body, _profile(), **given)
    assert _found("L20", body.replace("Hi Priya", "Hi Noor"), _profile(), **given) == "E"
    assert _found("L20", body.replace("Adeyemi", "Adeyemy"), _profile(), **given) == "E"


@pytest.mark.parametrize(
    "body",
    [
        "Dear Noor,\n\nPriya Raman suggested I write to you.",
        "Dear Noor,\n\nPriya told me about your ward.",
        "Dear Noor,\n\nI write on the recommendation of Priya Raman.",
        "Dear Noor,\n\nOur mutual friend Tom Hall speaks well of your ward.",
        "Dear Noor,\n\nI was given your name by Tom Hall.",
        "Hallo Noor,\n\nTom Hall hat mir empfohlen, Ihnen zu schreiben.",
        "Hallo Noor,\n\nich schreibe Ihnen auf Empfehlung von Tom Hall.",
        "Bonjour Noor,\n\nTom Hall m'a conseillé de vous écrire.",
        "Hola Noor:\n\nTom Hall me recomendó que le escribiera.",
        "Olá, Noor,\n\nTom Hall me sugeriu que escrevesse para você.",
        "Buongiorno Noor,\n\nTom Hall mi ha consigliato di scriverLe.",
        "Dear Noor,\n\nI saw that we both know Mia Sund.",
    ],
)
def test_naming_somebody_needs_their_leave(body: str) -> None:
    contact = _profile(mutual=(Fact(text="Mia Sund"),))
    assert _found("L21", body, contact, via="Priya Raman") == "E"
    agreed = ("Priya Raman", "Tom Hall", "Mia Sund")
    assert not _found("L21", body, contact, via="Priya Raman", agreed=agreed)


@pytest.mark.parametrize(
    "body",
    [
        "Dear Noor,\n\nA colleague of yours suggested I write.",
        "Dear Noor,\n\nThe alumni office gave me your name.",
        "Dear Noor,\n\nLinkedIn suggested your page to me.",
        "Dear Noor,\n\nYour talk recommended that beginners read widely.",
        "Dear Noor,\n\nI read Grace Hill's book after your review.",
        "Dear Noor,\n\nThis suggested to me that wards can be run calmly.",
        "Hallo Noor,\n\nIhr Beitrag hat mir empfohlen, genauer zu zählen.",
        "Bonjour Noor,\n\nVotre article m'a encouragée à vous écrire.",
    ],
)
def test_no_person_is_named(body: str) -> None:
    assert not _found("L21", body, _profile())


TRAITS = """
It must be hard at your age to change field.
As a fellow mother, I wondered how you manage nights.
You must be in your fifties by now.
As a woman in tech like you, I would like to hear your story.
I imagine you have children, so evenings may be full.
I would like to hear how your family coped with the move.
We are both Muslim, and that gives me courage to write.
How did you balance your kids and the residency?
Your illness must have changed how you work.
From your name I guess you are from Nigeria.
In Ihrem Alter noch einmal zu wechseln, beeindruckt mich.
Als Mutter wissen Sie, wie voll die Tage sind.
Wie vereinbaren Sie Ihre Kinder mit dem Schichtdienst?
Wir sind beide Muslime, das macht mir Mut.
Ihre Herkunft hat Ihnen sicher geholfen.
À votre âge, changer de métier demande du courage.
Comme vous êtes sans doute maman, vous savez ce que c'est.
Comment conciliez-vous vos enfants et les gardes ?
Vos origines vous ont sûrement aidée.
A su edad, cambiar de oficio es valiente.
Como madre que es usted, lo sabrá bien.
¿Cómo concilia su familia con los turnos?
Imagino que es usted musulmana, como yo.
Na sua idade, mudar de área é corajoso.
Como é que concilia os seus filhos com os turnos?
Imagino que você é mãe, como eu.
Alla Sua età cambiare mestiere è coraggioso.
Come concilia la Sua famiglia con i turni?
Immagino che Lei sia madre, come me.
"""

NO_TRAITS = """
You moved from family medicine to public health.
Your health data team publishes its methods.
I teach in a school for children with disabilities.
How old is the building your team works in?
My family runs a bakery, and I keep its books.
I am a father of two and study at night.
You wrote about mental health at work, which helped my ward.
Which generation of sensors does your team use?
I grew up in Lagos and work in Leeds.
What did the years in care work teach you?
Your work on women in engineering is why I write.
You are a manager who still draws.
Ich bin Vater von zwei Kindern und lerne abends.
Sie leiten die Kinderklinik in Hanau.
Ihr Team arbeitet in der Gesundheitspolitik.
Je suis père de deux enfants et j'étudie le soir.
Vous dirigez un service de santé publique.
Soy madre de dos hijos y estudio por las noches.
Usted dirige un centro de salud.
Sou pai de dois filhos e estudo à noite.
Dirige um centro de saúde em Braga.
Sono madre di due figli e studio la sera.
Lei dirige un reparto di salute pubblica.
"""


@pytest.mark.parametrize("sentence", TRAITS.strip().splitlines())
def test_an_inferred_trait_is_an_error(sentence: str) -> None:
    assert _found("L23", sentence, _profile()) == "E"


@pytest.mark.parametrize("sentence", NO_TRAITS.strip().splitlines())
def test_work_and_what_i_say_of_myself_are_fine(sentence: str) -> None:
    assert not _found("L23", sentence, _profile())


def test_what_a_side_states_may_be_said() -> None:
    body = "Dear Noor,\n\nAs a fellow mother, I liked your post."
    assert _found("L23", body, _profile()) == "E"
    assert not _found("L23", body, _profile(about=Fact(text="Mother of three, nurse.")))
