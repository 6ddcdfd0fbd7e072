"""Notes of one breath and notes in paragraphs: what is meant there is not the whole of them."""

from __future__ import annotations

from datetime import date

from assistant.insights import Debrief
from assistant.intake.conversation import read_conversation
from assistant.tasks.debrief import debrief

DAY = date(2026, 11, 2)
DICTATED = (
    "so I'm on the bus after talking to Ola she fits kitchens and she says the mornings are all "
    "measuring and the afternoons are all lifting and trainees get about twenty four thousand a "
    "year where she is and you need a van within two years and she loves the last hour of a job "
    "when the doors line up and then she said please don't write this down anywhere the owner is "
    "selling up in march and nobody at the workshop has been told and after that we talked about "
    "the course at the college which she says is worth it for the drawing alone and I said I'd "
    "send her a photo of my shelves by friday and she'll ring her old teacher for me next week"
)
PROSE = """Ola Brennan, kitchen fitter, second November.

I asked about money and she answered at once. A fitter of ten years takes home about 38,000 a \
year. Trainees start on 24,000, and the van is the first thing they pay for.

She likes the last hour of a job best, when the doors line up.
"""


def drawn(text: str) -> Debrief:
    return debrief(read_conversation("n.txt", text.encode()), me=None, person="Ola", on=DAY)


def test_a_mark_in_one_long_breath_locks_what_is_around_it_alone() -> None:
    found = drawn(DICTATED)
    hidden = " ".join(one.quote for one in found.insights if one.off_record)
    told = " ".join(one.quote for one in found.insights if not one.off_record)
    assert "selling up" in hidden
    assert "selling up" not in told
    assert "twenty four thousand" in told


def test_promises_are_found_in_one_long_breath() -> None:
    by = {(one.by, one.quote.split()[-1]) for one in drawn(DICTATED).promises}
    assert {by for by, _ in by} == {"me", "them"}


def test_a_paragraph_that_begins_with_what_i_asked_tells_the_answer() -> None:
    pays = [one.pay.low for one in drawn(PROSE).insights if one.pay]
    assert pays == [38000, 24000]
