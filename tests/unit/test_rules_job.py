"""L10 and L11: what asks for a job or brings an application, and what only speaks of one."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.craft.draft_rules import review
from assistant.models import Case, Fact, Profile

CASE = Case(contact=Profile(kind="facts", name=Fact(text="Noor Adeyemi")), today=date(2026, 3, 2))

JOB_ASKED = """
Could you refer me for the analyst position on your team?
Would you be willing to put in a good word for me with your manager?
Could you pass my CV on to the hiring manager?
Are there any openings on your team for someone like me?
Do you know of any internships at your company this summer?
Is your team hiring at the moment?
Please keep me in mind if something opens up.
I would love to join your team and could start in June.
I am looking for an internship at your firm.
Would you consider me for a junior role?
Could you help me get a job in your department?
Please let me know if there are any vacancies.
I would be grateful for a referral.
Would you recommend me to your recruiter?
Could you introduce me to the hiring manager?
I think I would be a great fit for your team.
Might you be able to forward my resume internally?
Could you offer me a placement in your lab?
Does your company have any entry-level positions?
I would like to work for your company after my degree.
Could you vouch for me with HR?
Does Northline take interns?
Would you hire someone like me?
Any leads would be much appreciated.
I could start in June.
Could you tell me about any current openings?
May I put down your name as a reference when I apply?
Perhaps there is something for me at Northline?
Whom should I send my application to?
If a desk frees up on your team, I would be glad to be kept in mind.
Bietet Northline Praktika an?
Ich könnte ab Juni bei Ihnen anfangen.
Könnten Sie mir dort eine Tür öffnen?
Könnten Sie meinen Namen bei der Personalabteilung hinterlegen?
Könnten Sie mich im Hinterkopf behalten?
Northline recrute-t-elle en ce moment ?
Je pourrais commencer dès juin.
À qui puis-je envoyer mon CV ?
Pourriez-vous parler de moi à votre directrice ?
Podría empezar en junio.
¿Habría algo para mí en Northline?
¿Podría dejar mi nombre en recursos humanos?
¿Contrataría a alguien como yo?
Poderia começar em junho.
Haveria algum lugar para mim na Northline?
Poderia falar de mim ao seu chefe?
Potrei iniziare a giugno.
Ci sarebbe un posto per me alla Northline?
Potrebbe fare il mio nome al Suo responsabile?
Könnten Sie mich Ihrer Personalabteilung empfehlen?
Könnten Sie ein gutes Wort für mich einlegen?
Gibt es in Ihrem Team offene Stellen?
Haben Sie ein Praktikum für mich?
Würden Sie meinen Lebenslauf an Ihre Chefin weiterleiten?
Ich suche ein Praktikum in Ihrem Unternehmen.
Ich würde sehr gern in Ihrem Team arbeiten.
Bitte denken Sie an mich, wenn eine Stelle frei wird.
Könnten Sie mir helfen, einen Job bei Ihnen zu finden?
Können Sie mich für die Stelle vorschlagen?
Pourriez-vous me recommander auprès de votre responsable ?
Pourriez-vous transmettre mon CV à vos collègues des ressources humaines ?
Y a-t-il des postes ouverts dans votre équipe ?
Auriez-vous un stage à me proposer ?
Je cherche un stage au sein de votre entreprise.
J'aimerais beaucoup rejoindre votre équipe.
Pourriez-vous glisser un mot pour moi au recruteur ?
Votre équipe recrute-t-elle en ce moment ?
Pensez à moi si un poste se libère.
Pourriez-vous m'aider à trouver un emploi dans votre secteur ?
¿Podría recomendarme para el puesto?
¿Hay alguna vacante en su equipo?
¿Podría pasar mi currículum a recursos humanos?
Busco unas prácticas en su empresa.
Me encantaría trabajar en su equipo.
¿Están contratando en este momento?
Avíseme si se abre alguna plaza, por favor.
¿Podría ayudarme a conseguir un trabajo en su departamento?
Le agradecería una recomendación para el puesto.
Téngame en cuenta para futuras vacantes.
Você poderia me indicar para a vaga?
Há vagas abertas na sua equipe?
Poderia encaminhar meu currículo ao RH?
Procuro um estágio na sua empresa.
Gostaria muito de trabalhar na sua equipe.
Vocês estão contratando?
Me avise se surgir alguma vaga, por favor.
Poderia me ajudar a conseguir um emprego na sua área?
Poderia dar uma palavrinha por mim?
Potrebbe segnalarmi per la posizione?
Ci sono posizioni aperte nella Sua azienda?
Potrebbe inoltrare il mio curriculum alle risorse umane?
Cerco uno stage presso la Sua azienda.
Mi piacerebbe lavorare nel Suo team.
State assumendo in questo periodo?
Mi faccia sapere se si libera un posto.
Potrebbe mettere una buona parola per me?
Potrebbe aiutarmi a trovare lavoro nella Sua azienda?
"""

JOB_SPOKEN_OF = """
Does your team have a way of sharing notes?
I can start the call from my side.
Would Tuesday leave room for a call?
Did somebody open a door for you at the start?
If something comes up, we can find another day.
Who reads the applications that museums get?
May I use your name when I write to your colleague?
I could start by telling you what I know.
Könnten Sie mir sagen, was Ihnen die Tür geöffnet hat?
Ich kann im Juni nicht, aber im Juli.
Qui vous a ouvert la porte du métier ?
Si un créneau se libère dans votre agenda, je m'adapterai.
¿Quién le abrió la puerta del oficio?
Si le surge algo, buscamos otro día.
Quem lhe abriu a porta da profissão?
Se surgir um imprevisto, marcamos outro dia.
Chi Le ha aperto la porta del mestiere?
Se si libera un'ora, mi adatto volentieri.
I am not asking about a job; I only want to understand the work.
I plan to apply for the graduate scheme in May.
I have applied for the junior analyst role on your team.
I will apply in the spring whatever you tell me.
How did you get your first job in hospitals?
Which part of the job surprised you most?
What does your team look for when it hires?
Your post about hiring nurses made me rethink my plans.
I was offered an internship last year and turned it down.
Do you have any openings in your calendar next week?
Is there a position you look back on as the turning point?
Could you tell me how your role differs from a planner's?
Would you recommend that I study statistics first?
Could you refer me to a good book on the subject?
I do not expect you to refer me or to pass on my CV.
This is not a request for a referral.
I start a placement at another clinic in September.
You recruit for a museum, and I would like to hear how you read an application.
I wonder whether your job leaves time for field work.
I would like to learn how people in your role move on.
Before I choose between two jobs, I would like to hear how you chose.
My last job taught me to count carefully.
I'd love to hear what the role asks of you on a bad day.
I lost my job in March and am using the time to look around.
I hope to work in your field one day.
Could you recommend me a course?
If there is an hour when you are free, I would gladly ring you.
You moved from an open position in sales to research.
Would you have time to talk about your work for 20 minutes?
Is there anything you would do differently in your first role?
Ich frage nicht nach einer Stelle, sondern nach Ihrem Alltag.
Ich habe mich auf die Stelle in Ihrem Team beworben.
Im Mai bewerbe ich mich für den Master.
Wie sind Sie zu Ihrer ersten Stelle gekommen?
Um eine Stelle geht es mir nicht.
Welche Rolle spielt Statistik in Ihrer Arbeit?
Nach dem Praktikum in der Klinik wollte ich mehr wissen.
Hätten Sie 20 Minuten Zeit, mir von Ihrem Weg zu erzählen?
Ihr Beitrag über das Einstellen von Pflegekräften hat mir gefallen.
Gibt es eine Seite Ihrer Arbeit, die Sie überrascht hat?
Je ne cherche pas de poste, seulement à comprendre votre métier.
J'ai postulé en mars au poste de chargée d'études dans votre équipe.
Comment avez-vous trouvé votre premier emploi ?
Je vais candidater en mai à un master.
Mon stage à l'hôpital m'a donné envie d'en savoir plus.
Y a-t-il une partie de votre travail qui vous a surprise ?
Je vous écris sans arrière-pensée d'embauche.
Pourriez-vous me recommander un livre sur le sujet ?
Votre article sur le recrutement des infirmières m'a éclairé.
Quel poste vous a le plus appris ?
No busco trabajo: solo quiero entender su oficio.
He presentado mi candidatura al puesto de analista en su equipo.
¿Cómo consiguió su primer trabajo?
En mayo me presentaré a las oposiciones.
Mis prácticas en el hospital me dejaron con ganas de saber más.
¿Hay alguna parte de su trabajo que le sorprendió?
¿Podría recomendarme un libro sobre el tema?
Tengo un contrato hasta junio y estoy pensando qué hacer después.
¿Qué puesto le enseñó más?
Si encuentra un hueco en su agenda, se lo agradecería.
Não estou pedindo emprego, só quero entender o seu dia a dia.
Candidatei-me em março à vaga de analista na sua equipe.
Como conseguiu o seu primeiro emprego?
Em maio vou me inscrever no mestrado.
O meu estágio no hospital me deixou com vontade de saber mais.
Há alguma parte do seu trabalho que a surpreendeu?
Poderia me indicar um livro sobre o tema?
Que cargo lhe ensinou mais?
Não espero uma indicação nem uma vaga.
Trabalho há dez anos numa farmácia.
Non cerco un lavoro: vorrei solo capire il Suo mestiere.
Ho presentato la mia candidatura per il posto di analista nel Suo team.
Come ha trovato il Suo primo lavoro?
A maggio farò domanda per il master.
Il mio tirocinio in ospedale mi ha fatto venire voglia di saperne di più.
C'è una parte del Suo lavoro che L'ha sorpresa?
Potrebbe consigliarmi un libro sull'argomento?
Quale posizione Le ha insegnato di più?
Non Le chiedo una raccomandazione.
Lavoro da dieci anni in una farmacia.
"""

ATTACHED = """
I have attached my CV for your reference.
Please find attached my résumé.
My resume is attached.
I am enclosing my cover letter and references.
Could you look over my CV?
Would you be willing to review my resume?
I can send you my CV if that helps.
You will find my portfolio in the attachment.
Attached is a one-page summary of my work.
Im Anhang finden Sie meinen Lebenslauf.
Anbei sende ich Ihnen meine Unterlagen.
Ich habe meinen Lebenslauf angehängt.
Könnten Sie einen Blick auf meinen Lebenslauf werfen?
Vous trouverez mon CV en pièce jointe.
Je vous joins mon CV.
Ci-joint mon CV.
Pourriez-vous relire mon CV ?
Adjunto mi currículum.
Le envío mi CV por si le sirve.
¿Podría revisar mi currículum?
Segue em anexo o meu currículo.
Envio o meu CV em anexo.
Você poderia dar uma olhada no meu currículo?
In allegato trova il mio curriculum.
Le allego il mio CV.
Potrebbe dare un'occhiata al mio curriculum?
"""

NOT_ATTACHED = """
I have not attached a CV, because this is not an application.
I am not sending my résumé: I only have questions.
You read hundreds of CVs a year, and I would like to know what you look for.
I became attached to the ward during my training.
My profile is linked below.
You wrote that a résumé should fit on a page.
I rewrote my CV after reading your article.
How does your team read a portfolio?
I sent my application in March and heard that I start in June.
I enclosed the garden with a hedge, which taught me patience.
Einen Lebenslauf schicke ich nicht mit, es geht mir nur um Fragen.
Ihr Lebenslauf führt von der Pflege in die Verwaltung.
Ihr Beitrag über den perfekten Lebenslauf hat mir geholfen.
Ich habe meine Bewerbung im März abgeschickt.
Je ne joins pas de CV : je n'ai que des questions.
Votre article sur le CV des infirmières m'a servi.
J'ai envoyé ma candidature en mars.
No adjunto currículum porque no busco trabajo.
Su artículo sobre el currículum me ayudó mucho.
Fue profesora adjunta en la universidad.
Não envio currículo, porque não é um pedido de emprego.
O seu texto sobre currículos ajudou-me.
Não anexo nada: são só perguntas.
Non allego il curriculum, perché ho solo domande.
Il Suo articolo sul curriculum mi è servito.
Ho mandato la mia domanda a marzo.
"""


def _lines(text: str) -> list[str]:
    return text.strip().splitlines()


def _rules(sentence: str) -> set[str]:
    return {finding.rule for finding in review(None, sentence, CASE)[1]}


@pytest.mark.parametrize("sentence", _lines(JOB_ASKED))
def test_asking_for_a_job_is_found(sentence: str) -> None:
    assert "L10" in _rules(sentence)


@pytest.mark.parametrize("sentence", _lines(JOB_SPOKEN_OF))
def test_speaking_of_a_job_is_fine(sentence: str) -> None:
    assert "L10" not in _rules(sentence)


@pytest.mark.parametrize("sentence", _lines(ATTACHED))
def test_a_resume_or_attachment_is_found(sentence: str) -> None:
    assert "L11" in _rules(sentence)


@pytest.mark.parametrize("sentence", _lines(NOT_ATTACHED))
def test_speaking_of_a_resume_is_fine(sentence: str) -> None:
    assert "L11" not in _rules(sentence)
