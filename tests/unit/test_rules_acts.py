"""The acts behind many wordings: hidden asks for a job, attachments, second asks, traits.

Each table holds many wordings of one act, so that no rule leans on a single phrase.
"""

from __future__ import annotations

from datetime import date

import pytest

from assistant.craft.draft_rules import review
from assistant.models import Case, Fact, Profile

CASE = Case(contact=Profile(kind="facts", name=Fact(text="Noor Adeyemi")), today=date(2026, 3, 2))

HINTS = """
If you hear of anything at Northline, would you think of me?
I have no network in the city and would be grateful for a referral.
I wonder whether you could put me forward for the trainee post.
Would you be comfortable sharing my profile with your team lead?
Perhaps you could tell your manager that I am looking?
It would mean a lot if you could recommend me to your head of department.
I'd also love to know whether there is a seat on your team for a former teacher.
Do you think Northline would take me?
My hope is that this leads to a position with you.
Could you speak up for me when the trainee places are given out?
Your endorsement of my application would help me greatly.
If there is an opening for a junior planner, I'd be keen to be considered.
I am ready to start whenever you need me.
Would you mind letting me know when your team next recruits?
A recommendation from you would open doors for me.
I'd be thankful if you told me about open posts before they are advertised.
Falls bei Ihnen demnächst etwas frei wird, wäre ich Ihnen für einen Hinweis dankbar.
Vielleicht könnten Sie Ihrer Chefin von mir erzählen?
Es wäre schön, wenn Sie bei der nächsten Stelle an mich denken würden.
Würden Sie für mich ein Wort bei der Personalabteilung einlegen?
Meinen Sie, Ihr Team könnte jemanden wie mich gebrauchen?
Könnten Sie mir Bescheid geben, sobald eine Stelle ausgeschrieben wird?
Ich wäre sofort verfügbar.
Könnte ich bei Ihnen ein Praktikum machen?
Vielleicht haben Sie ja eine Stelle für mich.
Wüssten Sie, ob Ihr Haus gerade Leute sucht?
Pourriez-vous me faire signe si une place se libère chez vous ?
Seriez-vous prête à appuyer ma candidature ?
Pensez-vous que votre équipe pourrait m'embaucher ?
Je serais ravi de faire un stage dans votre service.
Pourriez-vous me dire si votre service compte recruter cette année ?
Une recommandation de votre part m'ouvrirait des portes.
Est-ce que je pourrais faire mon alternance chez vous ?
Accepteriez-vous de me parrainer pour le poste ?
Je suis disponible immédiatement.
Sauriez-vous s'il y aura bientôt un poste à prendre ?
¿Podría avisarme cuando salga una plaza en su servicio?
¿Sabe si en su departamento van a necesitar a alguien?
Le agradecería que hablara de mí con su jefa.
Me gustaría hacer las prácticas con ustedes.
Si pudiera recomendarme, le estaría muy agradecida.
Estoy disponible para empezar de inmediato.
¿Cree que en su equipo habría sitio para mí?
Una recomendación suya me abriría puertas.
¿Me podría decir si hay algún puesto libre?
Quizá pueda usted mover mi candidatura.
Poderia me avisar quando abrir uma vaga no seu setor?
Sabe se a sua equipe vai precisar de alguém?
Ficaria grata se falasse de mim à sua chefe.
Gostaria de fazer o meu estágio convosco.
Uma recomendação sua abriria portas.
Estou disponível para começar de imediato.
Será que haveria uma vaga para mim aí?
Se pudesse me recomendar, eu agradeceria muito.
Você acha que a sua empresa me contrataria?
Poderia dar um empurrãozinho na minha candidatura?
Potrebbe avvisarmi quando esce un posto nel Suo reparto?
Sa se il Suo ufficio avrà bisogno di qualcuno?
Le sarei grata se parlasse di me alla Sua responsabile.
Vorrei fare il tirocinio da voi.
Una Sua raccomandazione mi aprirebbe molte porte.
Sono disponibile da subito.
Pensa che nel Suo team ci sarebbe posto per me?
Se potesse raccomandarmi, Le sarei molto grato.
Crede che la Sua azienda mi assumerebbe?
Potrebbe dare una spinta alla mia candidatura?
Since I graduate in June, I wanted to ask whether your office has a place for me.
Might your studio be interested in someone with my background?
Would you put my name in the hat for the summer programme?
If you could slip my name to whoever is hiring, I'd owe you one.
I would be very glad of any tip about posts that come up at Northline.
Could you use me on your team?
I'd like to ask you to recommend me for the fellowship.
I hope you might have work for me.
Would it be possible to start as an assistant with you?
Is there any chance of a job in your lab?
I would be honoured to be part of your team.
Könnten Sie sich vorstellen, mich einzustellen?
Gibt es bei Ihnen Bedarf an jemandem mit meinem Profil?
Haben Sie vielleicht einen Tipp, wo bei Northline gerade eine Stelle frei ist?
Dürfte ich Sie bitten, meine Bewerbung zu befürworten?
Wäre es möglich, bei Ihnen als Assistentin anzufangen?
Ich hoffe, dass daraus eine Anstellung bei Ihnen werden kann.
Könnten Sie der Personalabteilung sagen, dass ich mich beworben habe?
Auriez-vous besoin de quelqu'un comme moi dans votre atelier ?
Pourriez-vous dire à votre responsable que je cherche un poste ?
Je serais honorée de faire partie de votre équipe.
Serait-il possible de commencer comme assistante chez vous ?
Pourriez-vous me tenir informée des postes qui s'ouvrent ?
Pourriez-vous soutenir ma candidature auprès de votre direction ?
J'espère que vous aurez du travail pour moi.
¿Necesitan a alguien con mi perfil en su taller?
¿Podría decirle a su jefe que busco trabajo?
Sería un honor formar parte de su equipo.
¿Sería posible empezar con ustedes como ayudante?
¿Podría apoyar mi candidatura ante su dirección?
Ojalá tenga usted trabajo para mí.
¿Me podría avisar de los puestos que salgan?
Vocês precisam de alguém com o meu perfil?
Poderia dizer ao seu chefe que procuro trabalho?
Seria uma honra fazer parte da sua equipe.
Seria possível começar convosco como assistente?
Poderia apoiar a minha candidatura junto da direção?
Tomara que tenha trabalho para mim.
Avete bisogno di qualcuno con il mio profilo?
Potrebbe dire al Suo capo che cerco lavoro?
Sarebbe un onore far parte del Suo team.
Sarebbe possibile cominciare da voi come assistente?
Potrebbe sostenere la mia candidatura presso la direzione?
Spero che abbia del lavoro per me.
If you ever need an extra translator, I would be glad to take the work.
Might there be freelance work you could send my way?
And should a desk become free in your office, may I ask you to remember my name?
I would also be grateful if you could point me to any vacancies at the port.
It would be wonderful if you could get me in front of whoever fills the junior posts.
Would you let me do a trial shift at your workshop?
Perhaps your lab takes on assistants in the autumn?
If there were an opening at the agency, would you tell me?
Do you happen to know whether the library will be filling posts in spring?
Could you perhaps let the people in recruitment know that I exist?
I'd be glad to hear of any opening that might fit me.
Nebenbei: Wird in Ihrer Abteilung im Herbst eine Stelle frei?
Könnten Sie mir Bescheid sagen, wenn Sie wieder jemanden einstellen?
Vielleicht ließe sich bei Ihnen auch ein Praktikum einrichten?
Sollte sich im Haus eine Möglichkeit für mich ergeben, wäre ich sehr dankbar.
Darf ich hoffen, dass Sie meine Bewerbung bei der Leitung ansprechen?
Wäre ein Einstieg in Ihrem Team für jemanden wie mich denkbar?
Hätten Sie vielleicht auch einen Auftrag für mich?
Et si un poste s'ouvre dans votre équipe, puis-je compter sur vous pour me prévenir ?
Votre service prend-il des stagiaires à l'automne ?
Peut-être pourriez-vous aussi en toucher un mot à votre DRH ?
Je serais très intéressée par un poste dans votre équipe.
Croyez-vous qu'il y aurait une place pour une débutante dans votre atelier ?
Si vous pouviez appuyer mon dossier, cela m'aiderait beaucoup.
Pourriez-vous me signaler les offres qui paraîtront chez vous ?
Y si se abriera una plaza en su servicio, ¿podría avisarme?
¿Su laboratorio admite becarios en otoño?
Quizá podría comentarle mi caso a recursos humanos.
Me interesaría mucho un puesto en su equipo.
¿Cree que habría un hueco para una principiante en su taller?
Si pudiera respaldar mi solicitud, me ayudaría mucho.
¿Tendría también algún encargo para mí?
E se abrir uma vaga no seu serviço, poderia avisar-me?
O seu laboratório aceita estagiários no outono?
Talvez pudesse comentar o meu caso com os recursos humanos.
Tenho muito interesse numa vaga na sua equipa.
Acha que haveria espaço para uma principiante na sua oficina?
Se pudesse reforçar a minha candidatura, ajudava-me muito.
E se si liberasse un posto nel Suo reparto, potrebbe avvisarmi?
Il Suo laboratorio prende tirocinanti in autunno?
Magari potrebbe accennare il mio caso alle risorse umane.
Mi interesserebbe molto un posto nel Suo team.
Pensa che ci sarebbe spazio per una principiante nella Sua officina?
Se potesse appoggiare la mia domanda, mi aiuterebbe molto.
Avrebbe anche qualche incarico per me?
"""

ATTACHED = """
My CV is below for your convenience.
I've put my résumé in this email.
Here's my resume, in case it is useful.
Would you mind glancing at my CV beforehand?
I am sending along my CV so that you can see my background.
I took the liberty of enclosing a short résumé.
Feel free to look at the attached PDF.
Meine Unterlagen liegen bei.
Ich lege meinen Lebenslauf bei.
Zur Information hänge ich meinen Lebenslauf an.
Würden Sie meinen Lebenslauf kurz durchsehen?
Mon CV est joint à ce message.
Je me permets de joindre mon CV.
Accepteriez-vous de jeter un œil à mon CV ?
Le he adjuntado mi currículum.
Me permito enviarle mi currículum.
¿Le importaría echar un vistazo a mi currículum?
Tomo a liberdade de enviar o meu currículo.
Meu currículo está anexado.
Você se importaria de olhar meu currículo?
Mi permetto di allegare il mio curriculum.
Il mio CV è in allegato.
Le dispiacerebbe guardare il mio curriculum?
"""

SECOND = """
Could we talk for 20 minutes? I would also ask you to read my essay.
Could we talk for 20 minutes? And could you put me in touch with the person who runs your lab?
Could we talk for 20 minutes? Would you also let me visit your plant?
Could we talk for 20 minutes? I'd also be glad if you could share your budget template.
Could we talk for 20 minutes? Could you also write a few lines for my blog?
Could we talk for 20 minutes? Would you also speak to my class in May?
Hätten Sie 20 Minuten? Würden Sie außerdem meinen Aufsatz lesen?
Hätten Sie 20 Minuten? Dürfte ich außerdem einen Tag bei Ihnen hospitieren?
Hätten Sie 20 Minuten? Würden Sie außerdem einen Vortrag vor meiner Klasse halten?
Auriez-vous 20 minutes ? Pourriez-vous aussi lire mon mémoire ?
Auriez-vous 20 minutes ? Pourrais-je aussi passer une journée avec vous ?
Auriez-vous 20 minutes ? Accepteriez-vous aussi de parler à ma classe ?
¿Tendría 20 minutos? ¿Podría además leer mi tesis?
¿Tendría 20 minutos? ¿Podría también acompañarle un día?
¿Tendría 20 minutos? ¿Podría además hablar ante mi clase?
Teria 20 minutos? Poderia também ler a minha tese?
Teria 20 minutos? Poderia também passar um dia consigo?
Teria 20 minutos? Poderia ainda falar na minha turma?
Avrebbe 20 minuti? Potrebbe anche leggere la mia tesi?
Avrebbe 20 minuti? Potrei anche passare una giornata con Lei?
Avrebbe 20 minuti? Potrebbe anche parlare alla mia classe?
"""

TRAITS = """
You must know what it is like to raise children on shifts.
I suppose that as an immigrant you had to work twice as hard.
Women like us are rare in this trade.
Coming from a Turkish family, you surely know the pressure.
Now that your children are grown, you may have more time.
I gather that you came back after an illness.
With retirement in sight, you may see things differently.
You are about my mother's age, so you will understand.
I noticed your wheelchair in the photo, and I use one too.
Your faith must carry you through hard nights.
Sicher kennen Sie als Frau in der Technik solche Blicke.
Ich nehme an, Sie haben auch Kinder.
Da Sie vermutlich aus der Türkei stammen, kennen Sie das.
Nach Ihrer Krankheit sehen Sie den Beruf wohl anders.
Sie sind ja auch nicht mehr die Jüngste.
Vous qui avez des enfants, comment faites-vous ?
En tant que femme dans un métier d'hommes, vous avez dû vous battre.
Votre prénom me dit que vous êtes d'origine maghrébine, comme moi.
Après votre maladie, vous avez sans doute changé de regard.
À l'approche de la retraite, vous avez du recul.
Vous êtes de la génération de mes parents.
Siendo mujer en un oficio de hombres, usted sabrá lo que cuesta.
Supongo que tiene hijos y poco tiempo.
Por su apellido imagino que es de origen árabe, como yo.
Después de su enfermedad verá el oficio de otro modo.
Ahora que se acerca a la jubilación, tendrá perspectiva.
Usted es de la generación de mis padres.
Sendo mulher numa área de homens, deve ter sido difícil para você.
Suponho que tenha filhos e pouco tempo.
Pelo seu sobrenome, imagino que seja de origem japonesa, como eu.
Depois da sua doença, você deve ver a profissão de outro modo.
Agora que se aproxima da aposentadoria, você terá outra visão.
O senhor é da geração dos meus pais.
Essendo donna in un mestiere di uomini, Lei saprà quanto costa.
Suppongo che abbia figli e poco tempo.
Dal Suo cognome immagino che sia di origine araba, come me.
Dopo la Sua malattia vedrà il mestiere in altro modo.
Ora che si avvicina alla pensione, avrà uno sguardo diverso.
Lei è della generazione dei miei genitori.
As a woman yourself, you will know how meetings go.
You probably understand this as a parent.
Being from an immigrant family, as you seem to be, must have shaped you.
I hope your health is better now.
I saw that you were away for a year; I hope the baby is well.
At your stage of life you may enjoy looking back.
You seem young for such a post.
Als Frau in Führung haben Sie es sicher schwerer gehabt.
Sie als Vater kennen das bestimmt.
Ich hoffe, Ihrer Familie und dem Baby geht es gut.
Für eine Leiterin sind Sie noch sehr jung.
Als Migrantin hatten Sie es sicher nicht leicht.
Étant vous-même maman, vous comprendrez.
J'espère que votre santé s'est rétablie.
Vous semblez bien jeune pour un tel poste.
En tant qu'immigrée, vous avez dû vous battre.
Como madre, usted me entenderá.
Espero que su salud haya mejorado.
Parece usted muy joven para ese puesto.
Como inmigrante, usted habrá tenido que luchar.
Como mãe, você vai me entender.
Espero que a sua saúde esteja melhor.
Você parece muito jovem para esse cargo.
Come madre, Lei mi capirà.
Spero che la Sua salute sia migliorata.
Lei sembra molto giovane per quel ruolo.
"""

FINE = """
Would your workshop have a quiet hour when a call would suit?
Could you tell me how people usually get their first post in your lab?
I would like to understand what it is like to work in your team.
Who thrives on your team, and who struggles?
I have an offer from another firm and want to choose with open eyes.
I am applying elsewhere, so nothing here depends on you.
My manager suggested that I ask people who do the work.
I wrote to HR in March and have had their answer.
I was an intern at your company in 2019 and still use what I learned.
When you hire, does a degree matter as much as people say?
I will start as an assistant in a library in May.
Would you have time to tell me how you began to work with your team abroad?
Do you miss the open positions of your freelance years?
Your team has room for doubt, which I admire.
What would you tell someone with my background to read first?
I hope to be part of this profession one day, and I would like to know what it costs.
Is the field open to someone like me, who starts at forty?
Ich fange im Mai als Assistentin in einer Bibliothek an.
Ich würde gern verstehen, wie es ist, in Ihrem Team zu arbeiten.
Worauf achten Sie, wenn Sie jemanden einstellen?
Ich war 2019 Praktikantin in Ihrem Haus und zehre noch davon.
Bekommt man in Ihrem Beruf auch ohne Studium eine Stelle?
Wie war Ihr Einstieg in das Team?
Meine Chefin hat mir geraten, mit Menschen aus dem Beruf zu sprechen.
Je commence en mai comme assistante dans une bibliothèque.
J'aimerais comprendre comment on travaille dans votre équipe.
À quoi faites-vous attention quand vous recrutez ?
J'ai été stagiaire dans votre maison en 2019 et j'en garde beaucoup.
Peut-on faire ce métier sans diplôme ?
Ma responsable m'a conseillé de parler avec des gens du métier.
Empiezo en mayo como ayudante en una biblioteca.
Me gustaría entender cómo es trabajar en su equipo.
¿En qué se fija cuando contrata?
Hice prácticas en su empresa en 2019 y aún me sirven.
¿Se puede ejercer este oficio sin título?
Mi jefa me aconsejó hablar con gente del oficio.
Começo em maio como assistente numa biblioteca.
Gostaria de entender como é trabalhar na sua equipe.
A que dá atenção quando contrata?
Fiz estágio na sua empresa em 2019 e ainda me serve.
A minha chefe aconselhou-me a falar com gente da área.
Comincio a maggio come assistente in una biblioteca.
Vorrei capire com'è lavorare nel Suo team.
A che cosa guarda quando assume?
Ho fatto uno stage nella Sua azienda nel 2019 e mi serve ancora.
La mia responsabile mi ha consigliato di parlare con chi fa il mestiere.
"""


def _rules(body: str) -> set[str]:
    found = review(None, body, CASE)[1]
    return {finding.rule for finding in found if finding.severity == "E"}


def _table(rule: str, text: str) -> list[tuple[str, str]]:
    return [(rule, line) for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        *_table("L10", HINTS),
        *_table("L11", ATTACHED),
        *_table("L07", SECOND),
        *_table("L23", TRAITS),
    ],
)
def test_the_act_is_found(rule: str, body: str) -> None:
    assert rule in _rules(body)


@pytest.mark.parametrize("body", FINE.strip().splitlines())
def test_the_word_alone_is_fine(body: str) -> None:
    assert not _rules(body) & {"L10", "L11", "L18", "L20", "L21", "L23"}


def test_a_job_in_the_subject_is_an_ask() -> None:
    findings = review("Looking for an internship at your lab", "May I ask you?", CASE)[1]
    assert [(item.rule, item.part) for item in findings if item.rule == "L10"] == [
        ("L10", "subject")
    ]
