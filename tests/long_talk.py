"""A long invented talk: questions and answers that come again with other words in them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

ASKED = (
    "What does a normal day look like when you are in {place}?",
    "How did you get into {trade}?",
    "What do people earn who begin in {trade}?",
    "Which skills matter most there, beside {skill}?",
    "Is there anything about {trade} that you would do differently?",
    "Who else should I talk to in {place}?",
)
ANSWERED = (
    "I leave at {hour} and spend most of the morning on {skill}. The afternoon goes to meetings "
    "with the people from {place}, and on some days I see no workshop at all. What I like is that "
    "no two days are the same; what I do not like is the paper.",
    "It was an accident. My neighbour in {place} needed help with {trade} for a summer, and I "
    "stayed for {years} years. You do not need a degree for it, but you do need {skill}, and you "
    "only learn that from somebody who has done it for a long time.",
    "Juniors start at {low}k in {place}, and after {years} years it is closer to {high}k. The "
    "bonus is small. People who know {skill} well earn more, and the large firms pay better than "
    "the small ones, though the hours are worse.",
    "You must know {skill}. Then patience, because {trade} is slow, and writing, because half of "
    "the work is telling a client in {place} why it takes so long. Nobody told me that, and it "
    "took me {years} years to see it.",
    "I would have asked for help sooner. In my {years} years in {place} I made every mistake "
    "alone. If you start in {trade} now, find two people who are ahead of you, and show them your "
    "{skill} before you think it is good.",
    "Talk to {name} at the {trade} guild in {place}. They hire every spring, they care about "
    "{skill} more than about papers, and most of their jobs are never posted anywhere.",
)
PLACES = ("Leeds", "Ghent", "Porto", "Malmö", "Graz", "Turku", "Brno")
TRADES = ("organ building", "map printing", "bridge inspection", "seed breeding", "book binding")
SKILLS = ("joinery", "statistics", "drawing by hand", "SQL", "negotiation", "acoustics", "welding")
NAMES = ("Priya Nair", "Tom Achterberg", "Lena Sandoval", "Yuki Amano", "Rosa Feld")
ME, PERSON = "Ike Dunmore", "Mara Quill"


def long_talk(words: int) -> str:
    """At least so many words, a line a turn, "Name: what was said"."""
    lines, found = list[str](), 0
    for line in _turns():
        lines.append(line)
        found += len(line.split()) - 2  # without the name
        if found >= words:
            return "\n".join(lines)
    raise AssertionError


def _turns() -> Iterator[str]:
    for i in count():
        slots = {
            "place": PLACES[i % len(PLACES)],
            "trade": TRADES[(i // 2) % len(TRADES)],
            "skill": SKILLS[(i // 3) % len(SKILLS)],
            "name": NAMES[(i // 5) % len(NAMES)],
            "years": 2 + i % 11,
            "hour": f"{5 + i % 4}:{10 + i % 50}",
            "low": 21 + i % 30,
            "high": 55 + i % 40,
        }
        which = i % len(ASKED)
        yield f"{ME}: {ASKED[which].format(**slots)}"
        yield f"{PERSON}: {ANSWERED[which].format(**slots)}"
