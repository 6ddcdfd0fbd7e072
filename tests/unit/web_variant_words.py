"""What the varied pages are made of: words of the page in each language, and invented names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Also:
    """Words of the interface that only the varied pages need."""

    months: str  # twelve, with blanks between
    now: str
    year: tuple[str, str]
    month: tuple[str, str]
    kinds: tuple[str, ...]
    modes: tuple[str, ...]
    titles: tuple[str, ...]  # of roles, that are words of the page too
    certificates: str
    issued: str
    languages: str
    fluent: str
    opinions: str
    unknown: str
    show_all_roles: str
    more: str
    grade: str
    societies: str
    verified: str
    at: str
    endorsed: tuple[str, ...]
    mutual: tuple[tuple[str, tuple[str, ...]], ...]
    posted: str

    def date(self, month: int) -> str:
        return f"{self.months.split()[(month - 1) % 12]} {(month - 1) // 12}"

    def length(self, months: int) -> str:
        years, rest = divmod(months, 12)
        parts = [f"{years} {self.year[years > 1]}"] if years else []
        parts += [f"{rest} {self.month[rest > 1]}"] if rest else []
        return " ".join(parts)


_EN = Also(
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "Present",
    ("yr", "yrs"),
    ("mo", "mos"),
    ("Full-time", "Part-time", "Self-employed", "Contract", "Internship", "Seasonal"),
    ("On-site", "Hybrid", "Remote"),
    ("Trainee", "Apprentice", "Volunteer", "Owner", "Head of Skills", "Education"),
    "Licenses & certifications",
    "Issued Mar 2022",
    "Languages",
    "Full professional proficiency",
    "Recommendations",
    "Kiln diary",
    "Show all 9 experiences",
    "…see more",
    "Grade: 1.3",
    "Activities and societies: rowing, choir",
    "{} has verifications",
    "{} at {}",
    (
        "Endorsed by 3 colleagues at Vexford Mills",
        "12 endorsements",
        "Endorsed by Olla Brine who is highly skilled at this",
    ),
    (
        ("Odile Karst, Bram Uyl, and 14 other mutual connections", ("Odile Karst", "Bram Uyl")),
        ("Odile Karst and Bram Uyl are mutual connections", ("Odile Karst", "Bram Uyl")),
        ("Odile Karst is a mutual connection", ("Odile Karst",)),
    ),
    "{} posted this • 3w",
)
_FR = Also(
    "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "aujourd’hui",
    ("an", "ans"),
    ("mois", "mois"),
    ("CDI", "CDD", "Temps plein", "Indépendant", "Stage", "Contrat en alternance"),
    ("Sur site", "Hybride", "À distance"),
    ("Stagiaire", "Saisonnier", "Intérimaire", "Formation", "Vacataire"),
    "Licences et certifications",
    "Émise le mars 2022",
    "Langues",
    "Capacité professionnelle complète",
    "Recommandations",
    "Carnet de cuisson",
    "Afficher les 9 expériences",
    "…voir plus",
    "Résultat : mention bien",
    "Activités et associations : aviron, chœur",
    "{} a des vérifications",
    "{} chez {}",
    (
        "Recommandée par 3 collègues chez Vexford Mills",
        "12 recommandations de compétences",
        "2 expériences chez Vexford Mills",
    ),
    (
        ("Odile Karst, Bram Uyl et 14 autres relations en commun", ("Odile Karst", "Bram Uyl")),
        ("Odile Karst et Bram Uyl sont des relations en commun", ("Odile Karst", "Bram Uyl")),
        ("Odile Karst est une relation en commun", ("Odile Karst",)),
    ),
    "{} a publié ceci • 3 sem",
)
_DE = Also(
    "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "Heute",
    ("Jahr", "Jahre"),
    ("Monat", "Monate"),
    ("Vollzeit", "Teilzeit", "Selbstständig", "Freiberuflich", "Praktikum", "Befristet"),
    ("Vor Ort", "Hybrid", "Remote"),
    ("Werkstudent", "Aushilfe", "Trainee", "Freiberuflerin", "Ausbildung"),
    "Bescheinigungen und Zertifikate",
    "Ausgestellt: März 2022",
    "Sprachen",
    "Verhandlungssicher",
    "Empfehlungen",
    "Ofentagebuch",
    "Alle 9 Berufserfahrungen anzeigen",
    "…mehr anzeigen",
    "Note: 1,3",
    "Aktivitäten und Verbände: Rudern, Chor",
    "{} hat Verifizierungen",
    "{} bei {}",
    (
        "Von 3 Kollegen bei Vexford Mills bestätigt",
        "12 Kenntnisbestätigungen",
        "2 Berufserfahrungen bei Vexford Mills",
    ),
    (
        (
            "Odile Karst, Bram Uyl und 14 weitere gemeinsame Kontakte",
            ("Odile Karst", "Bram Uyl"),
        ),
        ("Odile Karst und Bram Uyl sind gemeinsame Kontakte", ("Odile Karst", "Bram Uyl")),
        ("Odile Karst ist ein gemeinsamer Kontakt", ("Odile Karst",)),
    ),
    "{} hat dies gepostet • 3 Wochen",
)
_ES = Also(
    "ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.",
    "actualidad",
    ("año", "años"),
    ("mes", "meses"),
    ("Jornada completa", "Media jornada", "Autónomo", "Contrato temporal", "Prácticas"),
    ("Presencial", "Híbrido", "En remoto"),
    ("Becaria", "Aprendiz", "Voluntaria", "Educación", "Interino"),
    "Licencias y certificaciones",
    "Expedición: mar. 2022",
    "Idiomas",
    "Competencia profesional completa",
    "Recomendaciones",
    "Diario del horno",
    "Mostrar las 9 experiencias",
    "…ver más",
    "Nota: 8,7",
    "Actividades y grupos: remo, coro",
    "{} tiene verificaciones",
    "{} en {}",
    (
        "Validada por 3 compañeros de Vexford Mills",
        "12 validaciones",
        "2 experiencias en Vexford Mills",
    ),
    (
        ("Odile Karst, Bram Uyl y 14 contactos más en común", ("Odile Karst", "Bram Uyl")),
        ("Odile Karst y Bram Uyl son contactos en común", ("Odile Karst", "Bram Uyl")),
        ("Odile Karst es un contacto en común", ("Odile Karst",)),
    ),
    "{} ha publicado esto • 3 sem",
)
_PT = Also(
    "jan fev mar abr mai jun jul ago set out nov dez",
    "o momento",
    ("ano", "anos"),
    ("mês", "meses"),
    ("Tempo integral", "Meio período", "Autônomo", "Temporário", "Estágio", "Freelance"),
    ("Presencial", "Híbrida", "Remota"),
    ("Estagiária", "Jovem aprendiz", "Voluntária", "Formação", "Trainee"),
    "Licenças e certificados",
    "Emitido em mar de 2022",
    "Idiomas",
    "Proficiência profissional completa",
    "Recomendações",
    "Diário do forno",
    "Exibir todas as 9 experiências",
    "…ver mais",
    "Nota: 8,7",
    "Atividades e grupos: remo, coral",
    "{} tem verificações",
    "{} na empresa {}",
    (
        "Recomendada por 3 colegas da empresa Vexford Mills",
        "12 recomendações de competências",
        "2 experiências na empresa Vexford Mills",
    ),
    (
        ("Odile Karst, Bram Uyl e mais 14 conexões em comum", ("Odile Karst", "Bram Uyl")),
        ("Odile Karst e Bram Uyl são conexões em comum", ("Odile Karst", "Bram Uyl")),
        ("Odile Karst é uma conexão em comum", ("Odile Karst",)),
    ),
    "{} publicou isto • 3 sem",
)
ALSO = {"en": _EN, "fr": _FR, "de": _DE, "es": _ES, "pt-BR": _PT, "pt-PT": _PT}

TITLES = (
    "Kiln Operator",
    "Head of Glaze, Tile and Pipe",
    "Potter / Teacher",
    "Mold Maker (nights)",
    "Co-Founder & Thrower",
    "VP, Clay",
    "Lecturer – Slipcasting",
    "Shift Lead | Kiln 4",
    "May Queen Organiser",
    "R&D",
    "Glazer",
    "Site Remote Sensing Technician",
)
EMPLOYERS = (
    "Tegelwerk Oud-Vossum",
    "Bramante, Ossola & Figli",
    "Port Merrow",
    "Vossum, Gelderland",
    "Kiln – Kiln",
    "3M Ceramica",
    "1492 Tiles",
    "Ofen & Söhne GmbH",
    "Clay+Co.",
    "École du Grès",
    "Remote",
    "Studio Åkerlund",
    "Pottery at the Mill",
    "Present Glazes Ltd.",
)
PLACES = ("Oud-Vossum", "Merrow, Devon", "Lyon et périphérie", "Porto, Portugal", "Vossum (GE)")
TEXTS = (
    ("Fired 4,000 tiles a week and dropped nine.",),
    ("Kiln 4", "Kept the night log.", "Head of Nothing"),
    ("• Rebuilt two kilns", "• Taught six apprentices", "• 2016 - 2018: the big repair"),
    ("Responsibilities:", "- stacking", "- glazing", "Skills: patience"),
    ("Two of us, one kiln.", "Port Merrow"),
    ("Tiles for the station. Tiles for the pool; then tiles for the other station, again.",),
)
