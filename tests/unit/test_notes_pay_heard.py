"""How people say what work pays, in notes of many hands: read through the whole debrief."""
# ruff: noqa: E501 (one line of notes a row)

from __future__ import annotations

from datetime import date

import pytest

from assistant.insights import Pay
from assistant.intake.conversation import read_conversation
from assistant.tasks.debrief import debrief

Read = tuple[float | None, float | None, str | None, str | None]
# fmt: off
PAY: list[tuple[str, list[Read]]] = [
    ("she's on 46k, not 41k as the advert says", [(46000, 46000, None, None)]),
    ('the pay is 34, sorry, 37', [(37000, 37000, None, None)]),
    ('salary is CHF 6,400 x 13', [(6400, 6400, None, 'CHF')]),
    ('contractors take 420/d there', [(420, 420, 'day', None)]),
    ('freelance pay: as much as 65 an hour', [(None, 65, 'hour', None)]),
    ('leads she pegs at 72ish', [(72000, 72000, None, None)]),
    ('salary is 33k, with overtime nearer 39k', [(33000, 39000, None, None)]),
    ('el sueldo pasa de treinta y pico mil', [(30000, None, None, None)]),
    ('gana cincuenta y dos mil euros', [(52000, 52000, None, 'EUR')]),
    ('they pay agencies about three and a half hundred a day', [(350, 350, 'day', None)]),
    ('pays €85 a call-out', [(85, 85, None, 'EUR')]),
    ('cobra 120 € por taller', [(120, 120, None, 'EUR')]),
    ('the trial shift is paid, 90 flat', [(90, 90, None, None)]),
    ('entry 31–34, after 4 yrs about 48k', [(31000, 34000, None, None), (48000, 48000, None, None)]),
    ('48k after 4 yrs', [(48000, 48000, None, None)]),
    ('on about thirty-two grand', [(32000, 32000, None, None)]),
    ('juniors there get £24/hr', [(24, 24, 'hour', 'GBP')]),
    ('low forties to begin with', [(40000, 43000, None, None)]),
    ('sales: OTE 90 w/ 60 base', [(90000, 90000, None, None), (60000, 60000, None, None)]),
    ('band 6 is roughly 37 to 44k', [(37000, 44000, None, None)]),
    ('makes maybe 3.2 a month before tax', [(3200, 3200, 'month', None)]),
    ('Juniors start on 31-34k, seniors 55+', [(31000, 34000, None, None), (55000, None, None, None)]),
    ('they pay between £25,000 and £27,500 for trainees', [(25000, 27500, None, 'GBP')]),
    ('first job: 1,900 a month net', [(1900, 1900, 'month', None)]),
    ('day rates of 350 to 500 once you have a name', [(350, 500, 'day', None)]),
    ('she gets 52k, her boss 75', [(52000, 52000, None, None), (75000, 75000, None, None)]),
    ('salary band is 42,000-51,000 (pts 28-33)', [(42000, 51000, None, None)]),
    ('$85k base + 15% bonus', [(85000, 85000, None, 'USD')]),
    ('contractors get 600/day, perm staff 65k', [(600, 600, 'day', None), (65000, 65000, None, None)]),
    ('starting salary around the thirty mark', [(30000, 30000, None, None)]),
    ('after two years you hit 40k', [(40000, 40000, None, None)]),
    ('tops out in the low 60s unless you manage', [(60000, 63000, None, None)]),
    ('NHS band 5 = £29,970', [(29970, 29970, None, 'GBP')]),
    ('paid weekly, about 640 before tax', [(640, 640, 'week', None)]),
    ('I make $38 an hour; new folks come in at 27', [(38, 38, 'hour', 'USD'), (27, 27, 'hour', None)]),
    ('comp: 110-125 base, 10% bonus, equity is lottery tickets', [(110000, 125000, None, None)]),
    ('she charges 80 quid a session', [(80, 80, None, 'GBP')]),
    ('2k a month while training', [(2000, 2000, 'month', None)]),
    ('a starter gets somewhere in the high twenties', [(27000, 29000, None, None)]),
    ('grad scheme 30.5k, London weighting another 4k', [(30500, 30500, None, None)]),
    ('Pay – 27k (yr 1), 33k (yr 3)', [(27000, 27000, None, None), (33000, 33000, None, None)]),
    ("pay: thirty-five to start, forty-two once you're chartered", [(35000, 42000, None, None)]),
    ('I was on 24 when I started. Now 39.', [(24000, 24000, None, None), (39000, 39000, None, None)]),
    ('earns 4,100 gross/month', [(4100, 4100, 'month', None)]),
    ('mid-level: £45k–£55k', [(45000, 55000, None, 'GBP')]),
    ('about $70,000 a year', [(70000, 70000, 'year', 'USD')]),
    ('pay not great: 23 and a half in year one', [(23500, 23500, None, None)]),
    ('paid £11.44 an hour on the floor, £13 as supervisor', [(11.44, 11.44, 'hour', 'GBP'), (13, 13, 'hour', 'GBP')]),
    ('100k+ for staff engineers', [(100000, None, None, None)]),
    ('senior folks clear 100k', [(100000, 100000, None, None)]),
    ('up to 58k w/ overtime', [(None, 58000, None, None)]),
    ('salary £26.5k rising to £31k', [(26500, 31000, None, 'GBP')]),
    ('pay 28 → 34 after probation', [(28000, 34000, None, None)]),
    ('salary: expect 45-ish', [(45000, 45000, None, None)]),
    ('the money: assistants 22-24, editors 28-32, senior eds maybe 40', [(22000, 24000, None, None), (28000, 32000, None, None), (40000, 40000, None, None)]),
    ("you're looking at around 55 thousand", [(55000, 55000, None, None)]),
    ('It pays about fifty-five thousand dollars a year to start.', [(55000, 55000, 'year', 'USD')]),
    ('a team lead is on seventy to eighty', [(70000, 80000, None, None)]),
    ('I think entry level right now is around sixty K', [(60000, 60000, None, None)]),
    ('we start people at nineteen dollars an hour', [(19, 19, 'hour', 'USD')]),
    ('starts ppl @ 21/h, 26/h w/ licence', [(21, 21, 'hour', None), (26, 26, 'hour', None)]),
    ('salary mid 30s for a curator', [(34000, 36000, None, None)]),
    ('base in the 50s', [(50000, 59000, None, None)]),
    ('Locums make £450-£500 per shift', [(450, 500, None, 'GBP')]),
    ('£32k (entry), £41k (senior), £55k+ (head)', [(32000, 32000, None, 'GBP'), (41000, 41000, None, 'GBP'), (55000, None, None, 'GBP')]),
    ('about 900 a week cash in hand', [(900, 900, 'week', None)]),
    ('started on £21k in 2016, now £46k', [(21000, 46000, None, 'GBP')]),
    ("you'd get 3 grand a month in hand", [(3000, 3000, 'month', None)]),
    ('new nurses: $34.20/hr nights, $31 otherwise', [(34.2, 34.2, 'hour', 'USD'), (31, 31, 'hour', 'USD')]),
    ('freelance: 45-60 an hour depending on client', [(45, 60, 'hour', None)]),
    ("CHF 6'200 a month as a junior", [(6200, 6200, 'month', 'CHF')]),
    ('SEK 34,000/month before tax', [(34000, 34000, 'month', 'SEK')]),
    ('The going rate is forty pounds an hour', [(40, 40, 'hour', 'GBP')]),
    ('a staff nurse there would be on just under thirty', [(None, 30000, None, None)]),
    ('no less than 500 a day', [(500, None, 'day', None)]),
    ('the ad said 38 to 42, they offered her 40', [(38000, 42000, None, None), (40000, 40000, None, None)]),
    ('partner track: 180k, maybe 200', [(180000, 180000, None, None), (200000, 200000, None, None)]),
    ('Tarif 450 am Tag', [(450, 450, 'day', None)]),
    ('Einstiegsgehalt ca. 42.000 €', [(42000, 42000, None, 'EUR')]),
    ('als Werkstudent 15 €/h', [(15, 15, 'hour', 'EUR')]),
    ('netto bleiben rund 2.100', [(2100, 2100, None, None)]),
    ('verdient 3.800 brutto', [(3800, 3800, None, None)]),
    ('E13, also etwa 4.600 im Monat', [(4600, 4600, 'month', None)]),
    ('Jahresgehalt 52–58k', [(52000, 58000, 'year', None)]),
    ('Gehalt zwischen 45 und 50 Tsd. im Jahr', [(45000, 50000, 'year', None)]),
    ('Berufsanfänger kriegen 38.500 im Jahr', [(38500, 38500, 'year', None)]),
    ('Meister so 4.200 brutto mtl.', [(4200, 4200, 'month', None)]),
    ('Stundensatz 95 €', [(95, 95, 'hour', 'EUR')]),
    ('nach drei Jahren 55k', [(55000, 55000, None, None)]),
    ('48 Tausend zum Einstieg', [(48000, 48000, None, None)]),
    ('anfangs 2,4k brutto', [(2400, 2400, None, None)]),
    ('Geld: 36 am Anfang, nach 5 Jahren eher 50', [(36000, 36000, None, None), (50000, 50000, None, None)]),
    ('Azubi 1.100 im ersten Jahr, ausgelernt 2.700', [(1100, 1100, None, None), (2700, 2700, None, None)]),
    ('freiberuflich 80–100 € die Stunde', [(80, 100, 'hour', 'EUR')]),
    ('cobran unos 1.350 netos al mes', [(1350, 1350, 'month', None)]),
    ('entre 22.000 y 25.000 brutos al año', [(22000, 25000, 'year', None)]),
    ('24k de entrada, 32k con experiencia', [(24000, 24000, None, None), (32000, 32000, None, None)]),
    ('autónoma: 250 € al día', [(250, 250, 'day', 'EUR')]),
    ('el convenio marca 19.400 brutos anuales', [(19400, 19400, 'year', None)]),
    ('sueldo: empieza en 1.600 y llega a 2.300', [(1600, 2300, None, None)]),
    ('gana 18 euros la hora', [(18, 18, 'hour', 'EUR')]),
    ('débutante : 2 100 € brut/mois', [(2100, 2100, 'month', 'EUR')]),
    ('environ 28 k€ bruts annuels', [(28000, 28000, 'year', 'EUR')]),
    ("salaire entre 32 et 36K selon l'expérience", [(32000, 36000, None, None)]),
    ('350 € la journée en freelance', [(350, 350, 'day', 'EUR')]),
    ('SMIC au début puis 1 900 net', [(1900, 1900, None, None)]),
    ('TJM 450', [(450, 450, 'day', None)]),
    ('elle touche 2.400 net par mois', [(2400, 2400, 'month', None)]),
    ("payé 15 € de l'heure", [(15, 15, 'hour', 'EUR')]),
    ('un junior démarre à 30K, 45 au bout de 5 ans', [(30000, 30000, None, None), (45000, 45000, None, None)]),
    ('stipendio 1.500 netti al mese', [(1500, 1500, 'month', None)]),
    ('ganha 1.100 euros por mês', [(1100, 1100, 'month', 'EUR')]),
]
NO_PAY = [
    'team of 45, two sites',
    '£2m budget',
    'saved the client 300k',
    'sign-on bonus of 3k',
    'rents are 1,200 a month there',
    'the course is £900',
    'commute 45 min each way',
    '20 days holiday plus bank holidays',
    'she handles 30 accounts',
    'fundraised 50k last year',
    'turnover of 4 million',
    'has a student loan of 25k',
    'manages a budget of 2.5m',
    'pension 8%, matched',
    '28 days off',
    'sells 40k units a year',
    'her flat costs 950 pcm',
    'pays 500 for the licence every year',
    '45 hrs a week in season',
    'the van cost 18k',
    'Kurs kostet 1.200 Euro',
    'un budget de 50k',
    '5 years to get there, 2 of them unpaid',
    '40% of the day is email',
    'on call 1 week in 4',
    'in 2019 they were 300 people',
    'company raised $12m series A',
    '3 of 5 interns were kept',
    'the machine cost £80k',
    'invoice of 3k unpaid for months',
]
# fmt: on


def paid(line: str) -> list[Pay]:
    notes = (
        f"Call with Ann Lee, 4 Nov\n\n- she likes her work with people\n- {line}\n- the van is new"
    )
    found = debrief(
        read_conversation("n.txt", notes), me=None, person="Ann Lee", on=date(2026, 11, 4)
    )
    return [insight.pay for insight in found.insights if insight.pay]


def agrees(pay: Pay, expected: Read) -> bool:
    """Ends within 3 %; a period or currency that was not said may be left open."""
    low, high, period, currency = expected
    ends = all(
        one is two if one is None or two is None else abs(one - two) <= 0.03 * max(one, two)
        for one, two in ((pay.low, low), (pay.high, high))
    )
    return ends and period in (pay.period, None) and pay.currency in (currency, None)


@pytest.mark.parametrize(("line", "expected"), PAY)
def test_pay_as_it_is_noted(line: str, expected: list[Read]) -> None:
    found = paid(line)
    assert len(found) == len(expected), found
    assert all(agrees(pay, wanted) for pay, wanted in zip(found, expected, strict=True)), found


@pytest.mark.parametrize("line", NO_PAY)
def test_other_money_and_numbers_are_no_pay(line: str) -> None:
    assert paid(line) == []


def test_what_is_paid_later_is_not_of_the_level_that_starts() -> None:
    levels = [pay.level for pay in paid("Juniors start on 31-34k, 48k after 4 yrs")]
    assert levels[1:] == [None]
